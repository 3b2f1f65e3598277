from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.bold import Printed, read_bold
from motions.domain.joining import join_lines
from motions.domain.passage import Mark


def joined(*lines: str) -> str:
    return join_lines([Printed(line) for line in lines]).prose


def test_lines_join_with_a_space():
    assert joined("Der Markt", "bleibt offen.") == "Der Markt bleibt offen."


@pytest.mark.parametrize(
    ("first", "second", "prose"),
    [
        ("am Hafen-", "Becken", "am Hafen-Becken"),
        ("das Modell B-", "12 fährt", "das Modell B-12 fährt"),
        ("die Pro-", "„Hafen“-Gruppe", "die Pro-„Hafen“-Gruppe"),
        ("die Pro-", '"Hafen"-Gruppe', 'die Pro-"Hafen"-Gruppe'),
        ("die Hafen-", "(und Fluss-)Stadt", "die Hafen-(und Fluss-)Stadt"),
        ("die Hafen-", "Über-Fahrt", "die Hafen-Über-Fahrt"),
    ],
)
def test_a_hyphen_is_kept_before_a_capital_a_digit_a_quote_or_a_bracket(first, second, prose):
    assert joined(first, second) == prose


@pytest.mark.parametrize("conjunction", ["und", "oder", "bzw.", "sowie"])
def test_a_hyphen_is_kept_with_a_space_before_a_conjunction(conjunction):
    assert joined("mit Bus-", f"{conjunction} Bahnfahrt") == f"mit Bus- {conjunction} Bahnfahrt"


def test_als_is_a_conjunction_before_auch_or_a_capital():
    assert joined("sowohl Bus-", "als auch Bahnfahrt") == "sowohl Bus- als auch Bahnfahrt"
    assert joined("mehr Bus-", "als Bahnfahrt") == "mehr Bus- als Bahnfahrt"
    assert joined("das war ehem-", "als die Mühle") == "das war ehemals die Mühle"


def test_noch_is_a_conjunction_before_a_capital():
    assert joined("weder Bus-", "noch Bahnfahrt") == "weder Bus- noch Bahnfahrt"
    assert joined("und den-", "noch ist es so") == "und dennoch ist es so"


def test_a_conjunction_that_stands_alone_on_its_line_sees_the_next():
    assert joined("weder Bus-", "noch", "Bahnfahrt") == "weder Bus- noch Bahnfahrt"
    assert joined("und den-", "noch", "ist es so") == "und dennoch ist es so"


def test_the_beginning_of_a_longer_word_is_no_conjunction():
    assert joined("die Bl-", "undheit") == "die Blundheit"
    assert joined("auf der Forst-", "oderau") == "auf der Forstoderau"


def test_a_hyphen_is_dropped_where_a_syllable_was_cut():
    assert joined("die Brü-", "cke am Fluss") == "die Brücke am Fluss"
    assert joined("die Bru\u0308-", "cke") == "die Bru\u0308cke"


@pytest.mark.parametrize(
    ("first", "second", "prose"),
    [
        ("eine 19-", "jährige", "eine 19-jährige"),
        ("die EWG-", "eigenen Häuser", "die EWG-eigenen Häuser"),
        ("CO₂-", "arm bauen", "CO₂-arm bauen"),
        ("die „Mühle“-", "nahe Straße", "die „Mühle“-nahe Straße"),
    ],
)
def test_a_hyphen_after_digits_capitals_and_quotes_cuts_no_syllable(first, second, prose):
    assert joined(first, second) == prose


def test_a_hyphen_before_a_comma_or_another_hyphen_is_kept():
    assert joined("Bus-", ", Bahn- und Rad") == "Bus-, Bahn- und Rad"
    assert joined("Kolleg/-", "innen") == "Kolleg/-innen"


def test_a_hyphen_before_a_sign_is_kept_with_a_space():
    assert joined("Bus-", "& Bahnfahrt") == "Bus- & Bahnfahrt"
    assert joined("Bus-", "– und Bahnfahrt") == "Bus- – und Bahnfahrt"


@pytest.mark.parametrize("sign", ["/", "–"])
def test_a_slash_or_dash_directly_after_a_word_joins_without_a_space(sign):
    assert joined(f"Hafen{sign}", "mitte") == f"Hafen{sign}mitte"
    assert joined(f"Hafen {sign}", "mitte") == f"Hafen {sign} mitte"


def test_a_hyphen_after_a_space_is_a_dash():
    assert joined("der Hafen -", "Mitte der Stadt -", "lebt") == "der Hafen - Mitte der Stadt - lebt"
    assert joined("2027 -", "2032") == "2027 - 2032"
    assert joined("der Hafen", "-", "und die Stadt") == "der Hafen - und die Stadt"


def test_soft_hyphens_are_dropped_everywhere():
    assert joined("die Brü\u00ad", "cke am Fluß\u00adufer") == "die Brücke am Flußufer"


def test_a_non_breaking_hyphen_is_kept_everywhere():
    assert joined("die S\u2011", "bahn und U\u2011Bahn") == "die S\u2011bahn und U\u2011Bahn"
    assert joined("der Rad\u2011", "weg") == "der Rad\u2011weg"
    assert joined("die S\u2011", "und U\u2011Bahn") == "die S\u2011 und U\u2011Bahn"


def test_each_line_has_the_range_of_what_is_printed_on_it():
    result = join_lines([Printed("die Brü-"), Printed("cke  am Hafen-"), Printed("Becken")])
    assert [result.prose[start:end] for start, end in result.ranges] == ["die Brü", "cke am Hafen-", "Becken"]


def test_bold_begun_on_one_line_ends_on_another():
    result = join_lines([read_bold("wir sagen **nein"), read_bold("danke** dazu")])
    assert result.marks == (Mark(10, 20),)
    assert result.prose[10:20] == "nein danke"


def test_bold_on_every_line_is_one_stretch():
    result = join_lines([read_bold("**Wir wollen die Brü-**"), read_bold("**cke wieder öffnen.**")])
    assert result.marks == (Mark(0, len(result.prose)),)


def test_bold_behind_a_run_of_spaces_and_a_soft_hyphen_is_in_its_place():
    result = join_lines([read_bold("das   al\u00adte **Tor**")])
    (mark,) = result.marks
    assert result.prose[mark.start : mark.end] == "Tor"


LINES = st.lists(
    st.text("abcÄB12 -–/“(\u00ad\u2011", min_size=1, max_size=12).map(lambda words: " ".join(words.split()) or "x"),
    min_size=1,
    max_size=8,
)


@given(LINES)
def test_every_character_but_the_joint_spaces_stands_on_exactly_one_line(lines):
    result = join_lines([Printed(line) for line in lines])
    position = 0
    for start, end in result.ranges:
        assert result.prose[position:start] in ("", " ")
        position = end
    assert position == len(result.prose)


@given(LINES)
def test_joining_changes_nothing_but_hyphens_and_spaces(lines):
    def letters(words: str) -> str:
        return words.translate(dict.fromkeys(map(ord, " -\u00ad")))

    assert letters(joined(*lines)) == letters("".join(lines))


def test_bold_stands_at_the_same_words_whatever_was_dropped_before_them():
    line = read_bold("Die  **alte \u00ad **  Bau**\u00adstelle** am\u200b  **  Fluss**")
    joined_line = join_lines([line])
    bold = [joined_line.prose[mark.start : mark.end] for mark in joined_line.marks]
    assert (joined_line.prose, bold) == ("Die alte Baustelle am Fluss", ["alte", "stelle", "Fluss"])


def test_a_line_full_of_bold_marks_is_joined_in_one_go():
    """Counting each mark's place from the beginning of the line would take minutes here."""
    assert len(join_lines([read_bold("**a** b " * 50_000)]).marks) == 50_000
