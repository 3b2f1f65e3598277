from __future__ import annotations

import pytest

from motions.domain.list_marks import follows, list_mark, without_list_mark


@pytest.mark.parametrize("mark", ["-", "•", "*", "–", "1.", "12.", "1)", "a)"])
def test_a_list_mark_stands_before_a_space_and_words(mark):
    assert list_mark(f"{mark} Busse") == mark
    assert list_mark(f"{mark}Busse") == ""
    assert list_mark(mark) == ""


def test_a_year_a_number_and_a_capital_are_no_list_marks():
    assert not any(map(list_mark, ["2027. So", "2.400 Euro", "A) Busse", "z.B. Busse", "-5 Grad"]))


def test_the_mark_goes_with_the_spaces_after_it():
    assert "1.   Busse"[without_list_mark("1.   Busse") :] == "Busse"
    assert without_list_mark("Busse") == 0


def test_a_number_follows_the_one_before_in_its_own_style():
    assert follows("2.", "1.")
    assert follows("b)", "a)")
    assert not follows("2)", "1.")
    assert not follows("3.", "1.")
    assert not follows("-", "-")
