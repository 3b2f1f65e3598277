"""Where does a quote stand?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.address import LineRange, range_of_lines
from motions.domain.errors import Invalid
from motions.domain.quotation import Quotation, find_in_range, find_quote
from motions.domain.text import Text
from motions.domain.words import words
from tests.domain.garden_motion import garden_motion
from tests.domain.strategies import texts


@pytest.fixture(scope="module")
def text() -> Text:
    return garden_motion()


def find(text: Text, quote: str, first: int, last: int | None = None, occurrence: int | None = None) -> Quotation:
    return find_quote(text, quote, *range_of_lines(text, LineRange(first, last or first)), occurrence)


def found(text: Text, quote: str, first: int, last: int | None = None, occurrence: int | None = None) -> str:
    place = find(text, quote, first, last, occurrence)
    return text.stream[place.start : place.end]


@pytest.mark.parametrize(
    ("quote", "first", "last", "stands"),
    [
        ("12%", 8, 8, "12 %"),
        ("12\u00a0%", 8, 8, "12 %"),
        ("2.400\n  Euro", 8, 9, "2.400 Euro"),
        ('"Grünen Ring"', 10, 10, "„Grünen Ring“"),
        ("»Grünen Ring«", 10, 10, "„Grünen Ring“"),
        ("Gru\u0308nen Ring", 10, 10, "Grünen Ring"),
        ("Grü\u00adnen  Ring", 10, 10, "Grünen Ring"),
        ("Gartenmauer", 9, 10, "Gartenmauer"),
        ("Garten-\nmauer", 9, 10, "Gartenmauer"),
        ("Opel-\nSiedlung", 10, 11, "Opel-Siedlung"),
        ("Opel\u2011Siedlung", 10, 11, "Opel-Siedlung"),
        ("beginnt. Alle", 11, 13, "beginnt.\n\tAlle"),
    ],
)
def test_how_a_quote_is_typed_does_not_matter(text, quote, first, last, stands):
    assert found(text, quote, first, last) == stands


@pytest.mark.parametrize("line", [9, 10])
def test_a_word_on_two_lines_stands_on_both(text, line):
    assert found(text, "Gartenmauer", line) == "Gartenmauer"


def test_a_part_of_a_numeral_is_widened_to_the_whole(text):
    assert find(text, "12", 8) == Quotation(text.stream.index("12 %"), text.stream.index("12 %") + 4, "", " %")
    start = text.stream.index("12 Euro")
    assert find(text, "als 12", 14) == Quotation(start - 4, start + 7, "", " Euro")
    assert find(text, "Euro.", 14) == Quotation(start, start + 8, "12 ", "")


def test_a_number_across_two_lines_stands_on_both(text):
    assert found(text, "2.400 Euro", 8) == "2.400 Euro"
    assert found(text, "Euro", 9) == "2.400 Euro"


@pytest.mark.parametrize("quote", ["Gärte", "garten", "Opel", "400", "NIEMAND"])
def test_parts_of_words_and_other_cases_are_not_found(text, quote):
    with pytest.raises(Invalid) as refused:
        find(text, quote, 8, 14)
    assert refused.value.code == "quote_not_found"
    assert str(refused.value) == f"„{quote}“ steht weder in Z. 8–14 noch sonst im Text."


def test_a_missing_quote_names_the_lines_where_it_stands(text):
    with pytest.raises(Invalid) as refused:
        find(text, "Gärten", 13)
    assert str(refused.value) == "„Gärten“ steht nicht in Z. 13, wohl aber in Z. 6, 8, 9 und 16."
    assert refused.value.suggestions == (8, 9, 16, 6)


def test_lines_near_by_are_suggested_first(text):
    with pytest.raises(Invalid) as refused:
        find(text, "Die", 14)
    assert refused.value.suggestions == (9, 16, 8)


def test_an_ambiguous_quote_names_every_place(text):
    with pytest.raises(Invalid) as refused:
        find(text, "Gärten", 8, 11)
    assert refused.value.code == "ambiguous_quote"
    assert refused.value.suggestions == (8, 9)
    assert "steht in Z. 8–11 2-mal (Z. 8 und 9)" in str(refused.value)


def test_an_occurrence_picks_one_of_several(text):
    assert find(text, "Gärten", 8, 11, occurrence=2).start == text.stream.index("Gärten liegen")


@pytest.mark.parametrize("occurrence", [3, 0, -1])
def test_an_occurrence_that_is_not_there_is_refused(text, occurrence):
    with pytest.raises(Invalid, match="nur 2-mal"):
        find(text, "Gärten", 8, 11, occurrence=occurrence)


@pytest.mark.parametrize("quote", ["", "   ", "\n"])
def test_a_quote_without_words_is_refused(text, quote):
    with pytest.raises(Invalid, match="kein Wort"):
        find(text, quote, 8)


def test_signs_of_markup_are_text():
    with pytest.raises(Invalid, match="%d"):
        find(garden_motion(), "{{x}} %d <script>", 8)


@given(texts().flatmap(lambda text: st.tuples(st.just(text), st.data())))
def test_what_stands_in_a_text_is_found_where_it_stands(case):
    text, data = case
    inside = [word for word in words(text.stream) if word.text not in "\n\t"]
    first = data.draw(st.integers(0, len(inside) - 1))
    last = data.draw(st.integers(first, min(first + 4, len(inside) - 1)))
    start, end = inside[first].start, inside[last].end
    places = find_in_range(text, text.stream[start:end], start, end)
    assert (start, end) in [(place.start, place.end) for place in places]
    if len(places) == 1:
        assert find_quote(text, text.stream[start:end], start, end) == places[0]
