"""Does the listing name the sources of each line?"""

from __future__ import annotations

from motions.domain.adopted import adopted_text
from motions.domain.blame import BlamedLine, blame, written_blame
from motions.domain.consolidation import consolidate
from motions.domain.passage import Block, BlockKind
from tests.domain.strategies import edit_of, printed

PROSE = "eins zwei drei vier fünf sechs"
TEXT = printed([Block(BlockKind.PARAGRAPH, PROSE), Block(BlockKind.PARAGRAPH, "Ende.")], 10, None, 39)


def changed(quote: str, new: str, number: str) -> tuple[BlamedLine, ...]:
    start = TEXT.stream.index(quote)
    result = consolidate(TEXT, [edit_of(TEXT, start, start + len(quote), new, number)])
    return blame(result, adopted_text(result, 16))


def test_each_line_names_the_lines_and_edits_its_words_come_from() -> None:
    assert changed("zwei", "2", "Ä3.1") == (
        BlamedLine(1, (39, 40), ("Ä3.1",), "eins 2 drei vier"),
        BlamedLine(2, (41,), (), "fünf sechs"),
        BlamedLine(3, (42,), (), "Ende."),
    )


def test_it_is_written_with_one_line_for_each() -> None:
    assert written_blame(changed("zwei", "2", "Ä3.1")) == (
        "1  Z. 39–40, Ä3.1  | eins 2 drei vier\n2  Z. 41           | fünf sechs\n3  Z. 42           | Ende."
    )


def test_a_line_of_new_words_names_edits_alone_and_lines_apart_are_named_apart() -> None:
    assert [line.sources for line in changed("Ende.", "Schluss", "Ä12.3")][-1] == "Ä12.3"
    assert BlamedLine(1, (7, 8, 9, 12, 14), (), "").sources == "Z. 7–9, Z. 12, Z. 14"


def test_a_text_without_lines_has_an_empty_listing() -> None:
    assert written_blame(()) == ""
