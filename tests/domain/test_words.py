from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.words import places_of_words, sentence_borders, words


def ends(prose: str) -> list[str]:
    """Give the sentences that the borders make of one block's prose."""
    borders = sentence_borders(prose, 0, len(prose))
    return [prose[start:end] for start, end in pairwise(borders) if prose[start:end].strip()]


@pytest.mark.parametrize(
    ("prose", "sentences"),
    [
        ("Wir gehen. Sie kommen.", ["Wir gehen.", "Sie kommen."]),
        ("Er sagt: „Wir gehen.“ Sie kommen.", ["Er sagt:", "„Wir gehen.“", "Sie kommen."]),
        ("Das gilt (auch hier.) Dann nicht.", ["Das gilt (auch hier.)", "Dann nicht."]),
        ("Das kostet z. B. Geld. Viel sogar.", ["Das kostet z. B. Geld.", "Viel sogar."]),
        ("Es sind 3 Mio. Euro. So viel!", ["Es sind 3 Mio. Euro.", "So viel!"]),
        ("Am 13. September ist Wahl. Gut.", ["Am 13. September ist Wahl.", "Gut."]),
        ("Im Jahr 2020. Danach nicht.", ["Im Jahr 2020.", "Danach nicht."]),
        ("Es kommt bzw. geht. Und dann? Ja!", ["Es kommt bzw. geht.", "Und dann?", "Ja!"]),
        ("Das ist 2.400 wert. und bleibt es", ["Das ist 2.400 wert. und bleibt es"]),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(prose: str, sentences: list[str]) -> None:
    assert ends(prose) == sentences


@pytest.mark.parametrize(
    ("prose", "cut"),
    [
        ("12% und 12 %", ["12%", "und", "12 %"]),
        ("3,5 Mio. Euro für 82 Prozent", ["3,5 Mio. Euro", "für", "82 Prozent"]),
        (
            "1,5 Grad, 2.400,50 und 2,5-fach, 3,4a",
            ["1,5", "Grad", ",", "2.400,50", "und", "2,5-fach", ",", "3", ",", "4a"],
        ),
        ("+5 % oder -3 €", ["+5 %", "oder", "-3 €"]),
        ("Bürger*innen, Wissenschaftler/innen", ["Bürger*innen", ",", "Wissenschaftler/innen"]),
        ("Klima- und Umweltschutz", ["Klima-", "und", "Umweltschutz"]),
        ("3D-Druck im O-Werk", ["3D-Druck", "im", "O-Werk"]),
        ("Das - so sagt man - geht.", ["Das", "-", "so", "sagt", "man", "-", "geht", "."]),
        ("100 Prozent-Marke", ["100", "Prozent-Marke"]),
        (
            "Auf https://stadt.example/plan?teil=2, dort.",
            ["Auf", "https://stadt.example/plan?teil=2", ",", "dort", "."],
        ),
        ("(www.stadt.example/wege/)", ["(", "www.stadt.example/wege/", ")"]),
        ("An rat.haus@stadt-nord.example.", ["An", "rat.haus@stadt-nord.example", "."]),
        ("Jung@alt", ["Jung", "@", "alt"]),
        ("https: //", ["https", ":", "/", "/"]),
        ("CO₂ sinkt", ["CO₂", "sinkt"]),
        ("Cafe\u0301 an", ["Cafe\u0301", "an"]),
    ],
)
def test_a_word_is_what_a_reader_counts_as_one(prose: str, cut: list[str]) -> None:
    assert [word.text for word in words(prose)] == cut


letters = ["Rad", "weg", "u\u0308ber", " und ", " Mio. €", ":innen", "www.", "http://a.b/c", "a@b.de"]
signs = ["12", "2.400,--", *"%-/–,.(„“ _\t\n", "\u00a0", "\u2011", "\u00ad"]
pieces = st.sampled_from([*letters, *signs])


@given(st.lists(st.one_of(pieces, st.characters()), max_size=15).map("".join), st.data())
def test_the_places_of_words_are_those_of_the_words(stream, data) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(stream))] * 2)))
    found = words(stream, start, end)
    by_one = [word.start for word in found], [word.end for word in found], [word.text for word in found]
    assert places_of_words(stream, start, end) == by_one
