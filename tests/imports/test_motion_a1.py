"""Is the customer's real motion read exactly as it is printed?"""

from __future__ import annotations

import pytest

from motions.domain.blocks import assemble, recognise
from motions.domain.passage import BlockKind, Mark
from motions.domain.serialisation import reading_from_data, reading_to_data, text_from_data, text_to_data
from motions.domain.text import Form, LineKind, Text
from motions.imports.printed_text import read_printed_text, read_text
from tests.motion_a1 import MOTION_A1, needs_motion_a1

pytestmark = needs_motion_a1

HEADINGS = [6, 35, 141, 239, 323, 472, 527, 599, 659, 727]
PAGE_BREAKS_IN_MID_SENTENCE = 12


@pytest.fixture(scope="module")
def text() -> Text:
    return read_text(MOTION_A1.read_bytes())


def test_each_line_has_its_number_and_its_words_exactly_as_printed(text):
    expected = []
    for row in MOTION_A1.read_text(encoding="utf-8").split("\n"):
        if row.strip():
            number, _, words = row.strip().removeprefix("- ").partition(" ")
            expected.append((int(number), words.replace("**", "")))
    assert len(expected) == 806
    assert [(line.number, line.printed) for line in text.lines] == expected


def test_39_lines_have_no_words(text):
    assert sum(not line.printed for line in text.lines) == 39


def test_there_are_141_blocks_ten_of_them_headings_and_no_items(text):
    kinds = [block.kind for block in text.blocks]
    assert (len(kinds), kinds.count(BlockKind.HEADING), kinds.count(BlockKind.ITEM)) == (141, 10, 0)
    assert [line.number for line in text.lines if line.kind is LineKind.HEADING] == HEADINGS


def test_headings_have_no_marks_left(text):
    headings = [block for block in text.blocks if block.kind is BlockKind.HEADING]
    assert all(block.marks == () and "*" not in block.prose for block in headings)


def test_the_bold_lines_484_to_486_are_one_bold_paragraph(text):
    index = text.block_index(text.line(484).start)
    assert [text.block_index(text.line(number).start) - index for number in (483, 484, 485, 486, 487)] == [
        -1,
        0,
        0,
        0,
        1,
    ]
    block = text.blocks[index]
    assert (block.kind, block.marks) == (BlockKind.PARAGRAPH, (Mark(0, len(block.prose)),))


def test_twelve_page_breaks_in_mid_sentence_join():
    reading = read_printed_text(MOTION_A1.read_bytes())
    starts = {start.line for start in recognise(reading)}
    joined = [line for line in reading.lines if line.has_words and line.after_gap and line.number not in starts]
    assert len(joined) == PAGE_BREAKS_IN_MID_SENTENCE


def test_the_head_is_read_and_its_subject_joined_over_two_lines(text):
    assert (text.head.number, text.head.submitter) == ("A1", "Unterbezirksvorstand")
    words = " ".join(text.line(number).printed for number in (3, 4)).partition(": ")[2]
    assert text.head.subject == words
    assert text.head.subject.startswith("„")
    assert text.head.subject.endswith(" 2020 - 2025“")
    assert [line.number for line in text.lines if line.kind is LineKind.HEAD] == [1, 2, 3, 4]


def test_the_form_is_empty_and_the_line_before_it_blank(text):
    assert text.form == Form()
    assert text.line(799).kind is LineKind.BLANK
    assert [line.number for line in text.lines if line.kind is LineKind.FORM] == list(range(800, 807))


def test_every_character_stands_on_exactly_one_line(text):
    position = 0
    for line in text.body:
        assert text.stream[position : line.start] in ("", " ", "\t", "\n\t")
        assert line.printed.startswith(text.stream[line.start : line.end])
        position = line.end
    assert text.stream[position:] == "\n"


def test_no_mark_is_shown_and_no_word_is_lost(text):
    assert "**" not in text.stream
    letters = [character for line in text.body for character in line.printed if character.isalnum()]
    assert [character for character in text.stream if character.isalnum()] == letters


def test_kept_text_and_draft_come_back_as_they_were(text):
    assert text_from_data(text_to_data(text)) == text
    reading = read_printed_text(MOTION_A1.read_bytes())
    kept, starts = reading_from_data(reading_to_data(reading, recognise(reading)))
    assert assemble(kept, starts) == text
