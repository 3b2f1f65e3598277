"""Which lines of its own has the text that an amendment puts in?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.address import address, parse_lines, range_of_lines
from motions.domain.edit import Amendment, Edit, number_edits
from motions.domain.errors import Invalid
from motions.domain.new_text import NewTexts, has_new_text
from motions.domain.notation import read_notation
from motions.domain.passage import passage_of, words_of
from motions.domain.text import Text, letters, number_of_letters
from motions.domain.typesetting import typeset
from tests.domain.garden_motion import garden_motion
from tests.domain.strategies import amendments_over, edit_of, subject_edit, texts, whole_text_edit

LONG = "Wir pflanzen Linden, Eichen und Buchen. " * 5


@pytest.fixture(scope="module")
def text() -> Text:
    return garden_motion()


def amendment(*edits: Edit, number: str = "Ä3", amends: str = "") -> Amendment:
    return Amendment(number, "OV Süd", number_edits(number, edits), amends=amends)


def names(new: Text) -> list[str]:
    return [new.line_name(line.number) for line in new.lines]


def of_one(text: Text, edit: Edit) -> Text:
    return NewTexts(text, (amendment(edit),)).of("Ä3.1")


def test_lines_of_a_replacement_stand_after_its_last_line(text):
    start, end = range_of_lines(text, parse_lines(text, "13-14"))
    new = of_one(text, edit_of(text, start, end, LONG.strip()))
    assert names(new) == ["Ä3:14a", "Ä3:14b", "Ä3:14c"]
    assert new.stream == f"\t{LONG.strip()}\n"


def test_lines_of_an_insertion_stand_after_the_line_before_it(text):
    assert names(of_one(text, edit_of(text, text.stream.index("\tAlle"), text.stream.index("\tAlle"), "\tNeu.\n"))) == [
        "Ä3:11a"
    ]
    inside = text.stream.index("mehr Gärten")
    assert names(of_one(text, edit_of(text, inside, inside, "viel"))) == ["Ä3:8a"]
    assert names(of_one(text, edit_of(text, 0, 0, "\tVorab.\n\tUnd dann.\n"))) == ["Ä3:5a", "Ä3:5b"]


def test_several_new_texts_after_one_line_go_on_with_the_letters(text):
    gap, word = text.stream.index("\tAlle"), text.stream.index("beginnt")
    texts_of = NewTexts(
        text, (amendment(edit_of(text, word, word + 7, LONG.strip()), edit_of(text, gap, gap, "\tNeu.\n")),)
    )
    assert names(texts_of.of("Ä3.1")) == ["Ä3:11a", "Ä3:11b", "Ä3:11c"]
    assert names(texts_of.of("Ä3.2")) == ["Ä3:11d"]
    assert str(parse_lines(texts_of.of("Ä3.2"), "11d")) == "Z. Ä3:11d"


def test_the_whole_text_and_the_subject_have_new_texts_too(text):
    whole = of_one(text, whole_text_edit(text, read_notation("Eins.\n\nZwei.")))
    assert names(whole) == ["Ä3:16a", "Ä3:16b"]
    assert names(of_one(text, subject_edit(text, 0, 4, "Viel mehr"))) == ["Ä3:0a"]


def test_new_text_is_set_at_the_width_of_its_text():
    narrow = typeset(read_notation("Ein Satz."), 20)
    new = of_one(narrow, edit_of(narrow, 1, 4, "Noch ein viel längerer"))
    assert [line.printed for line in new.lines] == ["Noch ein viel", "längerer"]


def test_bold_and_kinds_of_blocks_are_kept(text):
    passage = passage_of(read_notation("**Titel**\n\n- ein **fetter** Punkt"))
    new = of_one(text, Edit(0, 0, text.part(0, 0), passage))
    assert new.passage == passage


def test_the_new_text_of_a_sub_amendment_has_lines_of_its_own(text):
    gap = text.stream.index("\tAlle")
    first = amendment(edit_of(text, gap, gap, "\tNeu ist das.\n"))
    second = Amendment("Ä3-1", "B", (Edit(5, 8, words_of("ist"), words_of("war"), id="Ä3-1.1", within="Ä3.1"),))
    third = Amendment("Ä3-1-1", "C", (Edit(1, 4, words_of("war"), words_of("sei"), id="Ä3-1-1.1", within="Ä3-1.1"),))
    texts_of = NewTexts(text, (first, second, third))
    assert names(texts_of.of("Ä3-1.1")) == ["Ä3-1:11a/a"]
    assert address(texts_of.text_of(third.edits[0]), third.edits[0]) == "Z. Ä3-1:11a/a"
    assert str(parse_lines(texts_of.of("Ä3-1.1"), "Ä3-1:11a/a")) == "Z. Ä3-1:11a/a"
    assert texts_of.text_of(first.edits[0]) is text


def test_what_puts_no_words_in_has_no_new_text(text):
    texts_of = NewTexts(text, (amendment(edit_of(text, 1, 7, "")),))
    with pytest.raises(Invalid, match=r"Ä3\.1 fügt keine Wörter ein"):
        texts_of.of("Ä3.1")
    with pytest.raises(Invalid, match=r"Nummer Ä4\.1 gibt es nicht"):
        texts_of.of("Ä4.1")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("Ä3:14a", 1, 1),
        ("A\u03083:14a", 1, 1),
        ("14a", 1, 1),
        ("Z. Ä3:14b", 2, 2),
        ("Z. Ä3:14a–c", 1, 3),
        ("Ä3:14a-c", 1, 3),
        ("14a-14c", 1, 3),
        ("Ä3:14a bis Ä3:14b", 1, 2),
        ("Zeilen 14b – c", 2, 3),
        ("Ä3:14b f.", 2, 3),
        ("14a ff.", 1, 3),
    ],
)
def test_lettered_lines_are_read_however_they_are_written(text, written, first, last):
    start, end = range_of_lines(text, parse_lines(text, "13-14"))
    lines = parse_lines(of_one(text, edit_of(text, start, end, LONG.strip())), written)
    assert (lines.first, lines.last) == (first, last)


@pytest.mark.parametrize(
    ("written", "code", "message"),
    [
        ("14d", "no_such_line", "Zeile Ä3:14d gibt es nicht; der Text hat die Zeilen Ä3:14a bis Ä3:14c."),
        ("14c-a", "no_such_line", "„Ä3:14c–Ä3:14a“ ist kein Bereich"),
        ("14", "not_understood", "„14“ nennt keine Zeilen; möglich sind zum Beispiel „Ä3:14a“ und „Ä3:14a–c“."),
        ("Ä4:14a", "not_understood", "„Ä4:14a“ nennt keine Zeilen"),
        ("13a", "not_understood", "„13a“ nennt keine Zeilen"),
    ],
)
def test_lettered_lines_that_are_not_there_are_refused(text, written, code, message):
    start, end = range_of_lines(text, parse_lines(text, "13-14"))
    with pytest.raises(Invalid) as refused:
        parse_lines(of_one(text, edit_of(text, start, end, LONG.strip())), written)
    assert refused.value.code == code
    assert str(refused.value).startswith(message)


@given(st.integers(1, 10**6))
def test_counting_in_letters_can_be_read_back(number):
    assert number_of_letters(letters(number)) == number
    assert letters(number) < letters(number + 1) or len(letters(number)) < len(letters(number + 1))


@given(texts().flatmap(lambda text: st.tuples(st.just(text), amendments_over(text))))
def test_new_text_holds_what_the_edit_puts_in_and_its_lines_have_addresses(case):
    text, amendments = case
    texts_of = NewTexts(text, amendments)
    named: list[str] = []
    for edit in (edit for one in amendments for edit in one.edits if has_new_text(edit)):
        new, shift = texts_of.of(edit.id), texts_of.shift_of(edit.id)
        assert new.part(shift, shift + len(edit.new.stream)) == edit.new
        named += names(new)
        for line in new.body:
            lines = parse_lines(new, str(parse_lines(new, new.line_name(line.number))))
            assert range_of_lines(new, lines) == (line.start, line.end)
    assert len(named) == len(set(named))


@given(texts().flatmap(lambda text: st.tuples(st.just(text), st.integers(0), st.integers(0))))
def test_a_part_of_a_text_is_that_part_of_its_passage(case):
    text, *places = case
    start, end = sorted(place % (len(text.stream) + 1) for place in places)
    assert text.part(start, end) == text.passage.part(start, end)
