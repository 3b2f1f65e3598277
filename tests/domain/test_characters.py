from __future__ import annotations

from motions.domain.characters import FORBIDDEN, display_width, takes_room, tidy


def test_runs_of_spaces_become_one_and_soft_hyphens_go():
    assert tidy("Rad\u00adweg \t nach  Süden") == "Radweg nach Süden"


def test_no_break_spaces_and_non_breaking_hyphens_stay():
    assert tidy("12\u00a0% des S\u2011Bahn-Netzes") == "12\u00a0% des S\u2011Bahn-Netzes"


def test_width_counts_composed_letters():
    assert display_width("Mu\u0308hle") == display_width("Mühle") == 5


def test_letters_that_join_to_one_count_as_one() -> None:
    assert display_width("\ud55c\uad6d") == 2
    assert sum(map(takes_room, "\u1112\u1161\u11ab\u1100\u116e\u11a8")) == 2


def test_width_leaves_out_combining_marks_joiners_and_variation_selectors():
    assert display_width("x\u0301\u0323") == 1
    assert display_width("\u2764\ufe0f") == 1
    assert display_width("a\u200db\u2060c") == 3


def test_control_characters_and_turns_of_direction_are_forbidden():
    for character in "\x00\x07\x1b\x7f\x9b\u202e\u2066\ufffe":
        assert FORBIDDEN.search(f"Rad{character}weg"), hex(ord(character))


def test_letters_tabs_and_line_breaks_are_not_forbidden():
    assert not FORBIDDEN.search("Öl\tfür\r\ndie „Mühle“ – 5\u00a0€\u2028😀")
