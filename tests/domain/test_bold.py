from __future__ import annotations

from motions.domain.bold import Printed, bold_marks, read_bold
from motions.domain.passage import Mark


def test_a_pair_of_stars_turns_bold_on_and_off():
    assert read_bold("Ein **neuer** Weg") == Printed("Ein neuer Weg", (4, 9))


def test_a_single_star_is_a_character():
    assert read_bold("Alle Radler*innen") == Printed("Alle Radler*innen")


def test_four_stars_turn_bold_off_and_on_at_once():
    assert read_bold("**Wohnen, **das jede(r) zahlt****").words == "Wohnen, das jede(r) zahlt"
    assert read_bold("**Wohnen, **das jede(r) zahlt****").is_bold


def test_the_odd_star_of_three_is_dropped():
    assert read_bold("***Achtung*** hier") == Printed("Achtung hier", (0, 7))


def test_spaces_at_the_ends_are_dropped_and_turns_stay_inside():
    assert read_bold("  ** Mut ** ") == Printed("Mut", (0, 3))


def test_a_line_is_bold_only_if_it_begins_and_ends_with_a_mark():
    assert read_bold("**1. Wege**").is_bold
    assert not read_bold("**Wege** sind gut").is_bold
    assert not read_bold("Gut sind **Wege**").is_bold
    assert not read_bold("**").is_bold


def test_a_turn_left_over_is_dropped():
    assert bold_marks("ein Weg und noch einer", (4, 7, 12)) == (Mark(4, 7),)


def test_stretches_parted_by_a_space_are_one():
    assert bold_marks("ein Weg hier", (0, 3, 4, 7)) == (Mark(0, 7),)


def test_a_stretch_ends_at_its_last_word():
    assert bold_marks("ein Weg hier", (3, 8)) == (Mark(4, 7),)


def test_a_stretch_without_words_is_none():
    assert bold_marks("ein Weg", (2, 2, 3, 4)) == ()
