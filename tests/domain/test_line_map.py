"""Is each line of the original found again, and each line of the adopted text traced back?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from motions.domain.adopted import adopted_text
from motions.domain.consolidation import consolidate
from motions.domain.line_map import LineMap, NewLine, OldLine, line_map
from motions.domain.passage import Block, BlockKind
from motions.domain.text import Text
from tests.domain.strategies import edit_of, printed, texts, with_sub_amendments

TEXT = printed([Block(BlockKind.PARAGRAPH, "eins zwei drei vier"), Block(BlockKind.PARAGRAPH, "fünf")], 10, None, 40)


def mapped(text: Text, *changes: tuple[str, str], width: int = 12) -> LineMap:
    """Replace, delete (new = "") the words quoted, as Ä1.1, Ä2.1 …"""
    edits = []
    for count, (quote, new) in enumerate(changes, 1):
        start = text.stream.index(quote)
        edits.append(edit_of(text, start, start + len(quote), new, f"Ä{count}.1"))
    result = consolidate(text, edits)
    return line_map(result, adopted_text(result, width))


def test_unchanged_lines_are_found_on_the_new_lines_they_run_over() -> None:
    assert mapped(TEXT) == LineMap(
        (OldLine(40, (1,)), OldLine(41, (2,)), OldLine(42, (3,))),
        (NewLine(1, (40,)), NewLine(2, (41,)), NewLine(3, (42,))),
    )
    assert mapped(TEXT, width=5).after(41) == OldLine(41, (3, 4))
    assert mapped(TEXT, width=40).before(1) == NewLine(1, (40, 41))


def test_a_line_of_which_nothing_stands_names_the_edits_that_removed_it() -> None:
    found = mapped(TEXT, ("drei", ""), ("vier", ""))

    assert found.after(41) == OldLine(41, (), ("Ä1.1", "Ä2.1"))
    assert found.after(40) == OldLine(40, (1,))


def test_a_line_with_new_words_names_their_edit() -> None:
    found = mapped(TEXT, ("zwei", "2"))

    assert found.before(1) == NewLine(1, (40, 41), ("Ä1.1",))
    assert found.after(40) == OldLine(40, (1,), ("Ä1.1",))


def test_a_number_without_words_leads_nowhere() -> None:
    assert mapped(TEXT).after(7) == OldLine(7)
    assert mapped(TEXT).before(7) == NewLine(7)


@given(st.data())
def test_both_ways_tell_the_same_and_every_line_has_a_source_or_an_end(data: st.DataObject) -> None:
    text = data.draw(texts())
    result = consolidate(text, data.draw(with_sub_amendments(text)))
    adopted = adopted_text(result, data.draw(st.integers(10, 60)))

    found = line_map(result, adopted)

    there = {(old.number, number) for old in found.old for number in old.now}
    back = {(number, new.number) for new in found.new for number in new.lines}
    assert there == back
    assert [old.number for old in found.old] == [line.number for line in text.body]
    assert [new.number for new in found.new] == [line.number for line in adopted.body]
    assert all(old.now or old.removed_by for old in found.old)
    assert all(new.lines or new.edits for new in found.new)


@given(texts())
def test_nothing_adopted_at_the_same_width_maps_each_typeset_line_to_itself(text: Text) -> None:
    result = consolidate(text, [])
    found = line_map(result, adopted_text(result, text.width or 95))

    if text.width:
        assert [old.now for old in found.old] == [(new.number,) for new in found.new]
    assert not any(old.removed_by for old in found.old)
