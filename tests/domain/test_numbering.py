"""Are numbers read, given and sorted as people count?"""

from __future__ import annotations

import pytest

from motions.domain.errors import Invalid
from motions.domain.numbering import EditNumber, Number, natural_order, next_number, parse_edit_id, parse_number


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
    assert parse_edit_id("Ä3.2") == EditNumber(Number("Ä", 3), 2)
    assert str(parse_edit_id("Ä3.2")) == "Ä3.2"


@pytest.mark.parametrize("wrong", ["", "3", "Ä", "Ä0", "Ä03", "Ä3.1", "Ä 3", "Ä-3", "Ä３"])
def test_what_is_no_number_of_a_motion_is_refused(wrong):
    with pytest.raises(Invalid, match="keine Nummer eines Antrags"):
        parse_number(wrong)


@pytest.mark.parametrize("wrong", ["", "Ä3", "Ä3.", "Ä3.0", "Ä3.1.1", "3.1", "Ä3-1"])
def test_what_is_no_number_of_an_edit_is_refused(wrong):
    with pytest.raises(Invalid, match="keine Nummer einer Teiländerung"):
        parse_edit_id(wrong)
