"""Do changes read the same in the few blocks they touch as in the whole text?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from motions.domain.consolidation import consolidate
from motions.domain.edit import Edit
from motions.domain.extract import extracts
from motions.domain.passage import Block, BlockKind
from motions.domain.redline import changed_blocks
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from tests.domain.strategies import compatible_edits, edit_of, texts


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[Text, tuple[Edit, ...]]:
    text = draw(texts())
    return text, draw(compatible_edits(text))


@given(texts_with_edits())
def test_changes_read_in_the_extracts_as_they_do_in_the_whole_text(drawn: tuple[Text, tuple[Edit, ...]]):
    text, edits = drawn
    parts = [changed_blocks(consolidate(part.text, part.edits).redline) for part in extracts(text, edits)]
    assert tuple(block for part in parts for block in part) == changed_blocks(consolidate(text, edits).redline)


def three_blocks() -> Text:
    return typeset([Block(BlockKind.PARAGRAPH, words) for words in ("Eins hier.", "Zwei hier.", "Drei hier.")])


def test_only_the_blocks_that_are_touched_are_taken():
    text = three_blocks()
    start = text.stream.index("Drei")
    (part,) = extracts(text, [edit_of(text, start, start + 4, "Vier")])
    assert part.text.stream == "\tDrei hier.\n"
    assert [line.number for line in part.text.lines] == [3]


def test_edits_in_one_block_stand_in_one_extract_and_those_apart_in_two():
    text = three_blocks()
    edits = [edit_of(text, text.stream.index(word), text.stream.index(word) + 4, "Null") for word in ("Eins", "Drei")]
    hier = edit_of(text, 6, 10, "da")
    assert [len(part.edits) for part in extracts(text, [*edits, hier])] == [2, 1]


def test_a_block_put_in_at_the_very_end_is_shown():
    text = three_blocks()
    end = len(text.stream)
    (part,) = extracts(text, [edit_of(text, end, end, "\tVier.\n")])
    assert consolidate(part.text, part.edits).blocks[-1].prose == "Vier."
