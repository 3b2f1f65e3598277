"""Does the redline of a replaced whole text show what the two have in common?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from motions.domain.adopted import adopted_text, sources_by_line
from motions.domain.consolidation import consolidate
from motions.domain.passage import Block, BlockKind, Mark
from motions.domain.provenance import BlockState, PieceKind, RedlineBlock, Source
from motions.domain.typesetting import typeset
from tests.domain.strategies import blocks, texts, whole_text_edit

PARAGRAPH = BlockKind.PARAGRAPH
OLD = typeset([Block(PARAGRAPH, "Wir bauen in der Stadt zehn neue Wege."), Block(PARAGRAPH, "Das kostet Geld.")])


def shown(block: RedlineBlock) -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.text) for piece in block.pieces]


def test_words_in_common_show_as_kept_though_by_their_source_they_are_new() -> None:
    new = [Block(PARAGRAPH, "Wir bauen in der Stadt zwanzig neue Wege.")]

    result = consolidate(OLD, [whole_text_edit(OLD, new, "Ä1.1")])

    first, second = result.redline
    assert shown(first) == [
        ("kept", "Wir bauen in der Stadt "),
        ("deleted", "zehn"),
        ("inserted", "zwanzig "),
        ("kept", "neue Wege."),
    ]
    assert second.state is BlockState.DELETED
    assert {word.source for word in result.words} == {Source(edits=("Ä1.1",))}
    assert [block.state.value for block in result.sourced_blocks] == ["deleted", "deleted", "inserted"]
    pieces = [piece for line in sources_by_line(result, adopted_text(result)) for piece in line.pieces]
    assert {piece.source for piece in pieces} == {Source(edits=("Ä1.1",))}


def test_kept_words_show_in_the_marks_and_kinds_of_the_new_text() -> None:
    new = [Block(BlockKind.HEADING, "Wir bauen in der Stadt zehn neue Wege."), Block(PARAGRAPH, "Das kostet Geld.")]
    new[1] = Block(PARAGRAPH, "Das kostet kein Geld.", marks=(Mark(0, 3),))

    first, second = consolidate(OLD, [whole_text_edit(OLD, new, "Ä1.1")]).redline

    assert first.kind is BlockKind.HEADING
    assert second.pieces[0].marks == (Mark(0, 3),)


@given(st.data())
def test_what_is_not_deleted_is_the_new_text_and_what_is_not_inserted_the_old_one(data: st.DataObject) -> None:
    text = data.draw(texts())
    new = data.draw(st.lists(blocks(), max_size=4))

    result = consolidate(text, [whole_text_edit(text, new, "Ä1.1")])

    standing = [block for block in result.redline if block.state is not BlockState.DELETED]
    assert [(block.kind, block.mark, read(block, PieceKind.DELETED)) for block in standing] == [
        (block.kind, block.mark, block.prose) for block in result.blocks
    ]
    old = "".join(read(block, PieceKind.INSERTED) for block in result.redline)
    assert "".join(old.split()) == "".join(text.stream.split())


def read(block: RedlineBlock, without: PieceKind) -> str:
    return "".join(piece.text for piece in block.pieces if piece.kind is not without and not piece.is_border)
