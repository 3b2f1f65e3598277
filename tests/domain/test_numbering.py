"""Are numbers read, given and sorted as people count?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.errors import Invalid
from motions.domain.numbering import (
    AmendmentNumber,
    EditNumber,
    Number,
    adapted_number,
    natural_order,
    next_number,
    next_sub_number,
    numbers_kept,
    parse_amendment_number,
    parse_edit_id,
    parse_number,
)


def test_numbers_are_sorted_by_value_and_not_by_letter():
    numbers = ["Ä10.1", "Ä2.10", "Ä2.9", "A12", "A2"]
    assert sorted(numbers, key=natural_order) == ["A2", "A12", "Ä2.9", "Ä2.10", "Ä10.1"]


def test_an_amendment_stands_before_its_edits():
    assert sorted(["Ä3.1", "Ä3", "Ä3.2"], key=natural_order) == ["Ä3", "Ä3.1", "Ä3.2"]


def test_the_next_number_is_one_above_the_highest_even_where_one_is_missing():
    assert next_number("Ä", ["Ä1", "Ä25", "Ä7"]) == "Ä26"


def test_the_first_number_is_one():
    assert next_number("A", []) == "A1"


def test_numbers_with_another_prefix_do_not_count():
    assert next_number("A", ["Ä25", "AB7", "A2", "A2.9", "Antrag"]) == "A3"


def test_a_number_is_read_and_written_alike():
    assert parse_number("Ä26") == Number("Ä", 26)
    assert str(parse_number("Ä26")) == "Ä26"


def test_the_number_of_an_edit_names_its_amendment():
    assert parse_edit_id("Ä3.2") == EditNumber(AmendmentNumber("Ä3"), 2)
    assert str(parse_edit_id("Ä3.2")) == "Ä3.2"
    assert parse_edit_id("Ä9 neu.1").amendment == AmendmentNumber("Ä9 neu", adapts="Ä9")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("Ä3", AmendmentNumber("Ä3")),
        ("Ä3-1", AmendmentNumber("Ä3-1", amends="Ä3")),
        ("Ä3-1-2", AmendmentNumber("Ä3-1-2", amends="Ä3-1")),
        ("Ä9 neu", AmendmentNumber("Ä9 neu", adapts="Ä9")),
        ("Ä9 neu-1", AmendmentNumber("Ä9 neu-1", amends="Ä9 neu")),
        ("Ä3-1 neu", AmendmentNumber("Ä3-1 neu", adapts="Ä3-1")),
    ],
)
def test_the_number_of_an_amendment_tells_what_it_amends_or_takes_the_place_of(number, expected):
    assert parse_amendment_number(number) == expected
    assert str(expected) == number


@pytest.mark.parametrize(
    "wrong", ["", "Ä", "3", "Ä3-", "Ä3-0", "Ä3.1", "Ä9neu", "Ä9 Neu", "neu", "Ä-1", "Ä" + "9" * 10]
)
def test_what_is_no_number_of_an_amendment_is_refused(wrong):
    with pytest.raises(Invalid, match="keine Nummer eines Änderungsantrags"):
        parse_amendment_number(wrong)


def test_sub_amendments_stand_behind_their_amendment_and_before_the_next():
    numbers = ["Ä4", "Ä9 neu.1", "Ä3-1", "Ä3.1", "Ä3-10", "Ä10", "Ä3", "Ä3-2", "Ä9", "Ä9 neu", "Ä3-1.1", "Ä9.1"]
    assert sorted(numbers, key=natural_order) == [
        *("Ä3", "Ä3.1", "Ä3-1", "Ä3-1.1", "Ä3-2", "Ä3-10", "Ä4"),
        *("Ä9", "Ä9.1", "Ä9 neu", "Ä9 neu.1", "Ä10"),
    ]


def test_the_next_sub_amendment_gets_the_number_above_the_highest_to_the_same_amendment():
    assert next_sub_number("Ä3", []) == "Ä3-1"
    assert next_sub_number("Ä3", ["Ä3", "Ä3-1", "Ä3-3", "Ä3-4-7", "Ä30-9", "Ä3-9 neu"]) == "Ä3-4"
    assert next_sub_number("Ä9 neu", ["Ä9-3", "Ä9 neu-1"]) == "Ä9 neu-2"


def test_sub_amendments_and_what_takes_a_place_do_not_count_for_the_next_number():
    assert next_number("Ä", ["Ä3", "Ä3-7", "Ä9 neu"]) == "Ä4"


def test_what_takes_an_amendments_place_keeps_its_number():
    assert adapted_number("Ä9") == "Ä9 neu"
    assert numbers_kept(adapted_number("Ä3-1")) == ("Ä3-1 neu", "Ä3-1")
    assert numbers_kept("Ä9") == ("Ä9",)


@given(st.lists(st.text(alphabet="Ä39٣３²a.- neu", max_size=8) | st.text(max_size=5), max_size=8))
def test_anything_can_be_sorted_beside_anything(numbers):
    in_order = sorted(numbers, key=natural_order)
    assert sorted(in_order) == sorted(numbers)
    natural_order("Ä" + "7" * 10_000)


@pytest.mark.parametrize("wrong", ["", "3", "Ä", "Ä0", "Ä03", "Ä3.1", "Ä 3", "Ä-3", "Ä３", "Ä" + "9" * 5000])
def test_what_is_no_number_of_a_motion_is_refused(wrong):
    with pytest.raises(Invalid, match="keine Nummer eines Antrags"):
        parse_number(wrong)


@pytest.mark.parametrize("wrong", ["", "Ä3", "Ä3.", "Ä3.0", "Ä3.1.1", "3.1", "Ä3-1", "Ä9 neu", "Ä3.1-1"])
def test_what_is_no_number_of_an_edit_is_refused(wrong):
    with pytest.raises(Invalid, match="keine Nummer einer Teiländerung"):
        parse_edit_id(wrong)
