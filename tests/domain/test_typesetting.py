from __future__ import annotations

import textwrap
import unicodedata
from dataclasses import replace
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from motions.domain.bold import Printed
from motions.domain.characters import display_width
from motions.domain.joining import join_lines
from motions.domain.passage import Block, BlockKind
from motions.domain.text import Form, Head, LineKind
from motions.domain.typesetting import typeset
from tests.domain.written_blocks import longest_stretch, texts_as_printed, texts_as_written


def printed(prose: str, width: int) -> list[str]:
    return [line.printed for line in typeset([Block(BlockKind.PARAGRAPH, prose)], width).lines]


def test_as_many_words_as_fit_stand_on_a_line():
    assert printed("Wir bauen einen Weg am Fluss", 14) == ["Wir bauen", "einen Weg am", "Fluss"]
    assert printed("Wir bauen einen", 15) == ["Wir bauen einen"]
    assert printed("Wir bauen einen", 14) == ["Wir bauen", "einen"]


def test_a_no_break_space_holds_words_together():
    assert printed("rund 12\u00a0% mehr", 8) == ["rund", "12\u00a0%", "mehr"]


def test_a_line_may_end_after_a_dash_and_a_slash():
    assert printed("Hafen/Mitte", 8) == ["Hafen/", "Mitte"]
    assert printed("2027–2032", 8) == ["2027–", "2032"]


def test_a_line_may_end_after_a_hyphen_before_a_capital_or_a_digit_only():
    assert printed("Hafen-Mitte", 8) == ["Hafen-", "Mitte"]
    assert printed("Modell-12", 8) == ["Modell-", "12"]
    assert printed("Hafen-mitte", 8) == ["Hafen-mi", "tte"]
    assert printed("die 19-jährige", 7) == ["die", "19-jähr", "ige"]
    assert printed("U\u2011Bahn", 4) == ["U\u2011Ba", "hn"]


def test_a_line_does_not_end_where_reading_would_join_it_otherwise():
    assert printed("der Nord- Süd-Weg", 10) == ["der", "Nord- Süd-", "Weg"]
    assert printed("Hafen/ Mitte da", 13) == ["Hafen/ Mitte", "da"]
    assert printed("mit Bus- und Bahn", 9) == ["mit Bus-", "und Bahn"]


def test_words_that_cannot_be_parted_and_have_no_room_are_parted_all_the_same():
    assert printed("die Nord- Süd-Wege", 8) == ["die", "Nord-", "Süd-Wege"]


def test_words_that_cannot_be_parted_begin_a_line_like_a_longer_word_than_the_width():
    assert printed("im Nord- Süd-Weg", 8) == ["im", "Nord-", "Süd-Weg"]
    assert printed("am Hafen/  Mitte und Ost", 9) == ["am", "Hafen/", "Mitte und", "Ost"]


def test_runs_of_spaces_stand_on_no_line_and_take_room_only_within_one():
    assert printed("  ab   cd  ", 7) == ["ab   cd"]
    assert printed("  ab   cd  ", 6) == ["ab", "cd"]


def test_a_longer_word_than_the_width_begins_a_line_and_is_cut():
    assert printed("die Bahnhofsvorplatzgestaltung hier", 10) == ["die", "Bahnhofsvo", "rplatzgest", "altung", "hier"]


def test_a_cut_does_not_part_a_letter_from_its_mark():
    assert printed("xu\u0308xu\u0308xu\u0308", 2) == ["xu\u0308", "xu\u0308", "xu\u0308"]


def test_combining_marks_take_no_room():
    assert printed("Mu\u0308hle am Fluss", 8) == ["Mu\u0308hle am", "Fluss"]


def test_the_list_mark_stands_on_the_first_line_and_takes_room():
    text = typeset([Block(BlockKind.ITEM, "Busse und Bahnen", "10.")], 13)
    assert [line.printed for line in text.lines] == ["10. Busse und", "Bahnen"]
    assert [text.stream[line.start : line.end] for line in text.lines] == ["Busse und", "Bahnen"]


def test_lines_are_numbered_on_over_blocks_without_numbers_between():
    blocks = [Block(BlockKind.HEADING, "Wege"), Block(BlockKind.PARAGRAPH, "Am Fluss und im Wald")]
    text = typeset(blocks, 12, first_number=7)
    assert [(line.number, line.kind) for line in text.lines] == [
        (7, LineKind.HEADING),
        (8, LineKind.PARAGRAPH),
        (9, LineKind.PARAGRAPH),
    ]
    assert text.width == 12
    assert text.blocks == tuple(blocks)


def test_head_and_form_go_with_the_text():
    text = typeset([], head=Head("A1"), form=Form("x"))
    assert (text.head.number, text.form.adopted, text.lines, text.width) == ("A1", "x", (), 95)


@given(texts_as_written, st.integers(1, 60))
def test_no_line_is_wider_than_the_width(blocks, width):
    for line in typeset(blocks, width).lines:
        room = width if line.kind is not LineKind.ITEM else max(width, 5)
        assert display_width(line.printed) <= room


@given(texts_as_written, st.integers(1, 60))
def test_every_character_but_borders_and_joint_spaces_stands_on_exactly_one_line(blocks, width):
    text = typeset(blocks, width)
    position = 0
    for line in text.lines:
        assert not text.stream[position : line.start].strip(" \t\n")
        assert line.printed.endswith(text.stream[line.start : line.end])
        position = line.end
    assert not text.stream[position:].strip(" \t\n")


@given(st.lists(st.text("abcß", min_size=1, max_size=9), min_size=1).map(" ".join), st.integers(9, 40))
def test_plain_words_are_wrapped_as_everyone_does(prose, width):
    assert printed(prose, width) == textwrap.wrap(prose, width)


@given(texts_as_printed, st.integers(20, 60))
def test_reading_the_lines_of_a_block_gives_its_words(blocks, width):
    assume(all(longest_stretch(block.prose) + 4 <= width for block in blocks))
    text = typeset(blocks, width)
    for block, (start, end) in zip(text.blocks, text.ranges, strict=True):
        lines = [Printed(text.stream[line.start : line.end]) for line in text.lines_at(start, end)]
        assert join_lines(lines).prose == block.prose


@pytest.mark.parametrize("width", [1, 2, 95])
def test_a_text_without_words_has_no_lines(width):
    assert typeset([], width).lines == ()


@pytest.mark.parametrize("signs", ["a-", "a/ ", "- ", "-", "a–", "*", "ab ", "u\u0308", "\u00ad"])
def test_prose_of_nothing_but_one_sign_is_wrapped_with_no_character_lost(signs):
    prose = (signs * 5_000).strip()
    lines = printed(prose, 95)
    assert "".join(lines).replace(" ", "") == prose.replace(" ", "")
    assert all(display_width(line) <= 95 for line in lines)


@given(texts_as_written, st.integers(1, 60))
def test_each_line_is_as_full_as_it_can_be(blocks, width):
    """The first stretch of a line that could be parted from it had no room on the line before."""
    text = typeset(blocks, width)
    for before, line in pairwise(text.lines):
        first = line.printed.split(" ")[0]
        if line.start - before.end == 1 and not set(first) & set("-/–\u2011"):
            assert display_width(f"{before.printed} {first}") > width or len(blocks) > 1


@given(texts_as_printed, st.integers(10, 60))
def test_composed_and_decomposed_letters_break_at_the_same_words(blocks, width):
    def words_of_lines(form: Literal["NFC", "NFD"]) -> list[str]:
        written = [replace(block, prose=unicodedata.normalize(form, block.prose)) for block in blocks]
        return [unicodedata.normalize("NFC", line.printed) for line in typeset(written, width).lines]

    assert words_of_lines("NFD") == words_of_lines("NFC")
