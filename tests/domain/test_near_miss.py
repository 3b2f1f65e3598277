"""What could be meant by a quote that does not stand in a text?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.near_miss import Vocabulary
from motions.domain.quote_index import pieces_of
from motions.domain.words import words
from tests.domain.strategies import texts

STREAM = (
    "\tDer Fahrradweg an der Ludwigsallee wird verbreitert.\n"
    "\tDie Stadt baut für 2.400 Euro neue Bänke, und zwar am Nordpark und am Südpark.\n"
    "\tDie Stadt-Bibliothek öffnet auch am Sonntag.\n"
)


def like(quote: str, most: int = 12) -> list[str]:
    misses = Vocabulary(tuple(pieces_of(STREAM))).near_misses(quote, most)
    return [STREAM[miss.start : miss.end] for miss in misses]


@pytest.mark.parametrize(
    ("quote", "meant"),
    [
        ("Fahradweg", "Fahrradweg"),
        ("fahrradweg", "Fahrradweg"),
        ("Stadtbibliothek", "Stadt-Bibliothek"),
        ("Ludwigs", "Ludwigsallee"),
        ("2400 Euro", "2.400 Euro"),
        ("neuen Bänke", "neue Bänke"),
        ("die Stadt baut für 2.400 Euro viele neue Bänke", "Die Stadt baut für 2.400 Euro neue Bänke"),
        ("Der Radweg an der Ludwigsallee wird verbreitert", "Der Fahrradweg an der Ludwigsallee wird verbreitert"),
        ("am Sontag", "am Sonntag"),
        ("verbreitert. Die Stadt baute", "verbreitert.\n\tDie Stadt baut"),
    ],
)
def test_what_is_most_like_a_quote_comes_first(quote, meant):
    assert like(quote)[0] == meant


@pytest.mark.parametrize("quote", ["", "Schwimmbad", "xyz", "?", "…", "Wer das liest, irrt"])
def test_nothing_is_like_words_of_another_text(quote):
    assert like(quote) == []


def test_places_that_are_equally_like_a_quote_are_all_named_up_to_a_number():
    assert like("an Nordpark") == ["am Nordpark"]
    assert sorted(like("am Ostpark")) == ["am Nordpark", "am Südpark"]
    assert len(like("am Ostpark", most=1)) == 1


def test_the_quote_itself_is_as_like_as_can_be():
    (first, *_) = Vocabulary(tuple(pieces_of(STREAM))).near_misses("Fahrradweg", 3)
    assert (first.likeness, STREAM[first.start : first.end]) == (1, "Fahrradweg")


@given(texts(), st.text() | st.lists(st.sampled_from(["Stadt", "wirt", "neu", "12", "€", "-", "\n"])).map(" ".join))
def test_whatever_is_asked_for_gives_whole_words_of_the_text_none_twice(text, quote):
    misses = text.vocabulary.near_misses(quote, 5)
    starts = {word.start for word in words(text.stream)}
    ends = {word.end for word in words(text.stream)}
    assert len(misses) <= 5
    for count, miss in enumerate(misses):
        assert miss.start in starts
        assert miss.end in ends
        assert 0 < miss.likeness <= 1
        assert all(miss.end <= other.start or other.end <= miss.start for other in misses[:count])


@given(texts(), st.data())
def test_a_slip_in_one_of_many_words_still_finds_the_place(text, data):
    found = [word for word in words(text.stream) if word.text[0].isalnum() and len(word.text) > 3]
    if len(found) >= 6:
        start = data.draw(st.integers(0, len(found) - 6))
        first, last = found[start], found[start + 5]
        misses = text.vocabulary.near_misses(text.stream[first.start : last.end].replace(first.text, "Q", 1), 12)
        assert any(miss.start < last.end and first.start < miss.end for miss in misses)
