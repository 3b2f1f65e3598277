"""What does a person see and change who rewrites lines?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.address import LineRange
from motions.domain.errors import Invalid
from motions.domain.passage import Block, BlockKind
from motions.domain.proposal import edits_of
from motions.domain.rewriting import prose_of_lines
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from motions.imports.printed_text import read_text
from tests.domain.garden_motion import garden_motion, rewriting
from tests.domain.strategies import texts
from tests.motion_a1 import MOTION_A1, needs_motion_a1


@pytest.fixture(scope="module")
def text() -> Text:
    return garden_motion()


def shown(text: Text, lines: LineRange, notation: str) -> list[tuple[str, str]]:
    return [(edit.old.stream, edit.new.stream) for edit in edits_of(text, rewriting(lines, notation))]


def test_the_field_holds_what_is_printed_on_the_lines(text):
    assert prose_of_lines(text, LineRange(13, 14)) == text.blocks[2].prose
    assert prose_of_lines(text, LineRange(11, 13)) == (
        "Siedlung beginnt.\n\nAlle dürfen ernten, was sie säen. Niemand braucht"
    )


def test_only_the_words_that_differ_are_edits(text):
    prose = prose_of_lines(text, LineRange(8, 13))
    changed = prose.replace("12 %", "15 %").replace("Alle dürfen", "Alle Kinder dürfen")
    assert shown(text, LineRange(8, 13), changed) == [("12 %", "15 %"), ("", "Kinder")]


def test_an_unchanged_field_is_refused(text):
    with pytest.raises(Invalid, match="keine Änderung des Wortlauts"):
        edits_of(text, rewriting(LineRange(8, 9), prose_of_lines(text, LineRange(8, 9)).replace(" ", "\n", 3)))


def test_a_change_of_marks_alone_is_refused_as_no_change_of_the_wording(text):
    with pytest.raises(Invalid, match="keine Änderung des Wortlauts"):
        edits_of(text, rewriting(LineRange(8, 9), prose_of_lines(text, LineRange(8, 9)).replace("mehr", "**mehr**")))


def test_a_block_is_divided_and_two_are_joined(text):
    prose = prose_of_lines(text, LineRange(11, 13))
    assert shown(text, LineRange(11, 13), prose.replace("\n\n", " ")) == [("\n\t", " ")]
    assert shown(text, LineRange(11, 13), prose.replace("säen. ", "säen.\n\n")) == [("", "\n\t")]
    assert shown(text, LineRange(11, 13), prose.replace("\n\n", "\n\nNeu.\n\n")) == [("", "\tNeu.\n")]


def test_the_part_of_a_word_on_the_lines_can_be_rewritten_beside_it(text):
    prose = prose_of_lines(text, LineRange(10, 10))
    assert shown(text, LineRange(10, 10), prose.replace("am", "beim")) == [("am", "beim")]


def test_the_words_of_an_item_that_begin_like_its_list_mark_keep_that():
    text = typeset([Block(BlockKind.ITEM, "– so gesagt – gilt das", "–")])
    prose = prose_of_lines(text, LineRange(1, 1))
    assert shown(text, LineRange(1, 1), prose.replace("gilt", "stimmt")) == [("gilt", "stimmt")]


@given(texts().flatmap(lambda text: st.tuples(st.just(text), st.sampled_from(text.lines), st.sampled_from(text.lines))))
def test_every_range_of_lines_is_unchanged_when_nothing_was_typed(case):
    text, one, other = case
    lines = LineRange(min(one.number, other.number), max(one.number, other.number))
    with pytest.raises(Invalid, match="keine Änderung des Wortlauts"):
        edits_of(text, rewriting(lines, prose_of_lines(text, lines)))


@needs_motion_a1
def test_every_line_of_the_real_motion_is_unchanged_when_nothing_was_typed():
    text = read_text(MOTION_A1.read_bytes())
    for line in text.body:
        lines = LineRange(line.number, line.number)
        with pytest.raises(Invalid, match="keine Änderung des Wortlauts"):
            edits_of(text, rewriting(lines, prose_of_lines(text, lines)))
