from __future__ import annotations

from dataclasses import replace

import pytest

from motions.domain.blocks import Part, Reading, assemble, recognise
from motions.domain.correction import join_block, retype_block, split_block, with_head
from motions.domain.errors import Invalid
from motions.domain.passage import Block, BlockKind, Mark
from motions.domain.text import Head
from tests.domain.readings import GAP, reading_of

READING = reading_of("**Wege**", "", "Busse fahren.", GAP, "**Bahnen** fahren.", "- Fähren fahren.", first=10)
STARTS = recognise(READING)


def kinds(starts):
    return [(start.line, start.kind) for start in starts]


def test_the_example_has_four_blocks():
    assert kinds(STARTS) == [
        (10, BlockKind.HEADING),
        (12, BlockKind.PARAGRAPH),
        (13, BlockKind.PARAGRAPH),
        (14, BlockKind.ITEM),
    ]


def test_a_joined_block_becomes_a_part_of_the_one_before():
    text = assemble(READING, join_block(STARTS, 13))
    assert text.blocks[1] == Block(BlockKind.PARAGRAPH, "Busse fahren. Bahnen fahren.", "", (Mark(14, 20),))


def test_the_list_mark_of_a_joined_item_becomes_prose():
    text = assemble(READING, join_block(STARTS, 14))
    assert text.blocks[-1].prose == "Bahnen fahren. - Fähren fahren."


def test_the_first_block_cannot_be_joined():
    with pytest.raises(Invalid, match="Der Block in Zeile 10 ist der erste"):
        join_block(STARTS, 10)


def test_a_block_after_a_blank_line_cannot_be_joined():
    with pytest.raises(Invalid, match="Vor Zeile 12 steht eine leere Zeile"):
        join_block(STARTS, 12)


def test_a_line_in_which_no_block_begins_can_be_neither_joined_nor_retyped():
    with pytest.raises(Invalid, match="In Zeile 11 beginnt kein Block"):
        join_block(STARTS, 11)
    with pytest.raises(Invalid, match="In Zeile 99 beginnt kein Block"):
        retype_block(STARTS, 99, BlockKind.ITEM)


def test_splitting_undoes_joining():
    assert split_block(READING, join_block(STARTS, 13), 13) == STARTS
    assert split_block(READING, join_block(STARTS, 14), 14) == STARTS


def test_a_block_cannot_begin_twice_nor_on_a_line_that_is_blank_or_missing():
    with pytest.raises(Invalid, match="In Zeile 13 beginnt schon ein Block"):
        split_block(READING, STARTS, 13)
    with pytest.raises(Invalid, match="Zeile 11 ist leer"):
        split_block(READING, STARTS, 11)
    for missing in (9, 15, 0, -1):
        with pytest.raises(Invalid, match=f"Zeile {missing} gibt es in diesem Text nicht"):
            split_block(READING, STARTS, missing)


def test_a_block_cannot_begin_in_the_head_or_the_form():
    head, *_, form = READING.lines
    reading = Reading((replace(head, part=Part.HEAD), *READING.lines[1:-1], replace(form, part=Part.FORM)))
    with pytest.raises(Invalid, match="Zeile 10 gehört zum Kopf"):
        split_block(reading, recognise(reading), 10)
    with pytest.raises(Invalid, match="Zeile 14 gehört zum Beschlussfeld"):
        split_block(reading, recognise(reading), 14)


def test_another_kind_takes_marks_as_that_kind_does():
    assert assemble(READING, retype_block(STARTS, 14, BlockKind.PARAGRAPH)).blocks[-1].prose == "- Fähren fahren."
    assert assemble(READING, retype_block(STARTS, 13, BlockKind.HEADING)).blocks[2].marks == ()
    assert assemble(READING, retype_block(STARTS, 10, BlockKind.PARAGRAPH)).blocks[0].marks == (Mark(0, 4),)


def test_retyping_there_and_back_changes_nothing():
    assert retype_block(retype_block(STARTS, 14, BlockKind.PARAGRAPH), 14, BlockKind.ITEM) == STARTS


def test_no_correction_changes_a_line():
    corrected = retype_block(join_block(STARTS, 13), 14, BlockKind.PARAGRAPH)
    before, after = assemble(READING, STARTS), assemble(READING, corrected)
    assert [(line.number, line.printed) for line in after.lines] == [
        (line.number, line.printed) for line in before.lines
    ]


def test_another_head_is_taken_with_single_spaces():
    corrected = with_head(READING, Head(" A2 ", "OV  Nord", "Mehr\nBusse"))
    assert corrected.head == Head("A2", "OV Nord", "Mehr Busse")
    assert corrected.lines == READING.lines


def test_a_control_character_in_the_head_is_refused():
    with pytest.raises(Invalid, match=r"Steuerzeichen U\+0000"):
        with_head(READING, Head("A2", "OV Nord", "Mehr\x00Busse"))
