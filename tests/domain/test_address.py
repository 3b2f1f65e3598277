"""Which lines does an address name, and by which address is an edit called?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.address import LineRange, address, lines_of_text, parse_lines, range_of_lines
from motions.domain.edit import Edit, Scope
from motions.domain.errors import Invalid
from motions.domain.passage import Passage, words_of
from motions.domain.text import Text
from motions.imports.printed_text import read_text
from tests.domain.garden_motion import garden_motion
from tests.domain.strategies import edit_of, edits_over, texts


@pytest.fixture(scope="module")
def text() -> Text:
    return garden_motion()


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("9", 9, 9),
        ("Z. 9", 9, 9),
        ("Zeile 9", 9, 9),
        (" Zl. 9 ", 9, 9),
        ("9-11", 9, 11),
        ("9–11", 9, 11),
        ("9 bis 11", 9, 11),
        ("Zeilen 9 – 11", 9, 11),
        ("Z. 9–Z. 11", 9, 11),
        ("9 f.", 9, 10),
        ("9f", 9, 10),
        ("9 ff.", 9, 11),
        ("13ff", 13, 14),
        ("16 ff.", 16, 16),
    ],
)
def test_lines_are_read_however_they_are_written(text, written, first, last):
    assert parse_lines(text, written) == LineRange(first, last)


@pytest.mark.parametrize("written", ["", "Absatz 2", "9,11", "9-", "-9", "9 fff", "9 11", "²", "9" * 30])
def test_what_names_no_lines_is_refused_with_examples(text, written):
    with pytest.raises(Invalid, match="„130 ff.“") as refused:
        parse_lines(text, written)
    assert refused.value.code == "not_understood"


@pytest.mark.parametrize("written", ["19", "0", "16-19", "18 f.", "99 ff.", "11-9", "9" * 11, "9-" + "9" * 20])
def test_lines_that_do_not_exist_are_refused(text, written):
    with pytest.raises(Invalid) as refused:
        parse_lines(text, written)
    assert refused.value.code == "no_such_line"


def test_what_follows_a_blank_line_is_not_guessed(text):
    with pytest.raises(Invalid, match=r"Auf Z\. 12 beginnt kein Absatz"):
        parse_lines(text, "12 ff.")


def printed(text: Text, first: int, last: int) -> str:
    start, end = range_of_lines(text, LineRange(first, last))
    return text.stream[start:end]


def test_a_range_is_exactly_what_is_printed_on_its_lines(text):
    assert printed(text, 11, 11) == "Siedlung beginnt."
    assert printed(text, 9, 9).endswith("an der alten Garten")
    assert printed(text, 10, 10).startswith("mauer und")
    assert printed(text, 16, 16) == "Die Gärten öffnen im Mai."


def test_lines_without_words_at_the_ends_are_passed_over(text):
    assert printed(text, 15, 17) == printed(text, 16, 16)
    assert printed(text, 11, 13) == "Siedlung beginnt.\n\tAlle dürfen ernten, was sie säen. Niemand braucht"


def test_a_range_without_words_is_refused(text):
    with pytest.raises(Invalid, match=r"Auf Z\. 12 steht kein Wort"):
        range_of_lines(text, LineRange(12, 12))


@pytest.mark.parametrize(("first", "last", "part"), [(1, 8, "Kopf"), (3, 3, "Kopf"), (16, 18, "Beschlussfeld")])
def test_head_and_form_are_not_in_the_text(text, first, last, part):
    with pytest.raises(Invalid, match=part):
        range_of_lines(text, LineRange(first, last))


def test_blank_lines_of_the_form_are_not_in_the_text():
    text = read_text("1 Wir fahren Rad.\n2\n3 angenommen\n4\n5 abgelehnt\n6\n7 überwiesen an\n8\n".encode())
    assert lines_of_text(text, LineRange(2, 2))
    for number in (4, 8):
        with pytest.raises(Invalid, match="Beschlussfeld"):
            lines_of_text(text, LineRange(number, number))


def insertion(text: Text, position: int, new: str = "neu") -> str:
    return address(text, edit_of(text, position, position, new))


def test_words_are_addressed_by_their_lines(text):
    start = text.stream.index("12 %")
    assert address(text, edit_of(text, start, start + 4, "15 %")) == "Z. 8"
    assert address(text, edit_of(text, start, text.stream.index("Siedlung"), "")) == "Z. 8–10"


def test_the_border_of_two_blocks_stands_on_the_lines_beside_it(text):
    border = text.stream.index("\n\tAlle")
    assert address(text, edit_of(text, border, border + 2, " ")) == "Z. 11–13"


def test_a_place_inside_a_line_is_that_line(text):
    assert insertion(text, text.stream.index("mehr Gärten")) == "Z. 8"


def test_a_place_at_the_end_of_a_line_or_a_block_is_after_that_line(text):
    assert insertion(text, text.stream.index("dafür einen")) == "nach Z. 13"
    gap = text.stream.index("\tAlle")
    assert insertion(text, gap, "\tNeu.\n") == "nach Z. 11"
    assert insertion(text, gap - 1) == "nach Z. 11"
    assert insertion(text, len(text.stream), "\tNeu.\n") == "nach Z. 16"


def test_a_place_at_the_beginning_of_a_block_or_of_the_text_is_before_its_line(text):
    assert insertion(text, text.stream.index("Alle")) == "vor Z. 13"
    assert insertion(text, 0, "\tNeu.\n") == "vor Z. 6"
    assert insertion(text, 1) == "vor Z. 6"


def test_subject_and_whole_text_have_names(text):
    assert address(text, Edit(0, 4, words_of("Mehr"), words_of("Viel"), Scope.SUBJECT)) == "Betreff"
    assert address(text, Edit(0, len(text.stream), text.passage, Passage(), Scope.WHOLE_TEXT)) == "ganzer Text"


@given(texts().flatmap(lambda text: st.tuples(st.just(text), edits_over(text))))
def test_every_edit_has_an_address_of_lines_that_exist(case):
    text, edit = case
    written = address(text, edit)
    for place in ("nach ", "vor "):
        written = written.removeprefix(place)
    lines = parse_lines(text, written)
    assert lines.first <= lines.last


@given(texts().flatmap(lambda text: st.tuples(st.just(text), st.sampled_from(text.lines), st.sampled_from(text.lines))))
def test_the_range_of_lines_has_their_address(case):
    text, one, other = case
    first, last = sorted((one.number, other.number))
    start, end = range_of_lines(text, LineRange(first, last))
    assert address(text, edit_of(text, start, end, "")) == str(LineRange(first, last))
