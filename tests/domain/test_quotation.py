"""Where does a quote stand?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.address import LineRange, parse_lines, range_of_lines
from motions.domain.characters import composed
from motions.domain.errors import Invalid
from motions.domain.notation import read_notation, write_notation
from motions.domain.passage import Block, BlockKind
from motions.domain.quotation import Quotation, find_in_range, find_quote
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from motions.domain.words import Word, words
from motions.imports.printed_text import read_text
from tests.domain.garden_motion import garden_motion
from tests.domain.strategies import texts
from tests.motion_a1 import MOTION_A1, needs_motion_a1

GARDEN_WALL_TO_SETTLEMENT = "Gartenmauer und am „Grünen Ring“, wo die Opel-Siedlung"


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
        ("Stadt legt 12\u202f% mehr", 8, 8, "Stadt legt 12 % mehr"),
        ("Garten-mauer", 9, 10, "Gartenmauer"),
        ("Garten- mauer", 9, 10, "Gartenmauer"),
        ("Garten\u00ad\nmauer", 9, 10, "Gartenmauer"),
        ("Garten-\nmauer und am „Grünen Ring“, wo die Opel-\nSiedlung", 9, 11, GARDEN_WALL_TO_SETTLEMENT),
        ("**Grünen Ring**", 10, 10, "Grünen Ring"),
        ("**Gärten für** alle", 6, 6, "Gärten für alle"),
        ("alle Die Stadt", 6, 8, "alle\n\tDie Stadt"),
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


@pytest.mark.parametrize(
    ("quote", "like"),
    [
        ("Gärte", "„Gärten“ in Z. 6, 8, 9 und 16"),
        ("garten", "„Garten“ in Z. 9 oder „Gärten“ in Z. 6, 8, 9 und 16 oder „Gartenmauer“ in Z. 9–10"),
        ("Opel", "„Opel-Siedlung“ in Z. 10–11"),
        ("400", "„2.400 Euro“ in Z. 8–9"),
        ("NIEMAND", "„Niemand“ in Z. 13 oder „niemand“ in Z. 14"),
    ],
)
def test_parts_of_words_and_other_cases_are_not_found(text, quote, like):
    with pytest.raises(Invalid) as refused:
        find(text, quote, 8, 14)
    assert refused.value.code == "quote_not_found"
    assert str(refused.value) == f"„{quote}“ steht weder in Z. 8–14 noch sonst im Text; gemeint vielleicht {like}."


def refusal(text: Text, quote: str, first: int, last: int | None = None, occurrence: int | None = None) -> Invalid:
    with pytest.raises(Invalid) as refused:
        find(text, quote, first, last, occurrence)
    return refused.value


def test_a_missing_quote_names_the_lines_where_it_stands(text):
    refused = refusal(text, "Gärten", 13)
    assert str(refused) == "„Gärten“ steht nicht in Z. 13, wohl aber in Z. 6, 8, 9 und 16."
    assert refused.suggestions == (8, 9, 16, 6)


def test_lines_near_by_are_suggested_first(text):
    assert refusal(text, "Die", 14).suggestions == (9, 16, 8)


def test_what_is_like_a_missing_quote_is_named_with_its_words_and_lines(text):
    refused = refusal(text, "der neuen Gartenmauer", 13)
    assert str(refused) == (
        "„der neuen Gartenmauer“ steht weder in Z. 13 noch sonst im Text; "
        "gemeint vielleicht „der alten Gartenmauer“ in Z. 9–10."
    )
    assert (refused.code, refused.suggestions) == ("quote_not_found", (9,))


def test_a_quote_that_only_begins_on_its_lines_names_all_lines_on_which_it_stands(text):
    refused = refusal(text, "Gartenmauer und", 9)
    assert str(refused) == "„Gartenmauer und“ steht nicht in Z. 9, wohl aber in Z. 9–10."
    assert refused.suggestions == (9,)


def test_what_is_like_a_quote_near_by_is_named_before_the_quote_itself_far_off():
    far_off = "\n\n".join(f"Absatz {number} über anderes." for number in range(10))
    text = typeset(read_notation(f"Wir bauen den kleinen Steg.\n\n{far_off}\n\nWir bauen den kleinen Weg."))
    refused = refusal(text, "den kleinen Weg", 1)
    assert str(refused) == (
        "„den kleinen Weg“ steht nicht in Z. 1, wohl aber in Z. 12; gemeint vielleicht „den kleinen Steg“ in Z. 1."
    )
    assert refused.suggestions == (1, 12)


def test_a_missing_quote_that_nothing_is_like_names_no_line(text):
    refused = refusal(text, "xyz", 8)
    assert (str(refused), refused.suggestions) == ("„xyz“ steht weder in Z. 8 noch sonst im Text.", ())
    assert str(refusal(text, "xyz", 6, 16)) == "„xyz“ steht nirgends im Text."


def test_an_ambiguous_quote_names_every_place(text):
    refused = refusal(text, "Gärten", 8, 11)
    assert (refused.code, refused.suggestions) == ("ambiguous_quote", (8, 9))
    assert "steht in Z. 8–11 2-mal (Z. 8 und 9); gemeint" in str(refused)
    assert "steht im Text 4-mal (Z. 6, 8, 9 und 16); gemeint" in str(refusal(text, "Gärten", 6, 16))


def test_a_quote_that_stands_twice_on_one_line_does_not_name_it_twice():
    text = typeset(read_notation("Ja und nein und vielleicht.\n\nEnde."))
    assert str(refusal(text, "und", 1)).startswith("„und“ steht in Z. 1 2-mal; gemeint sein kann nur eine Stelle.")


def test_all_lines_of_an_ambiguous_quote_are_suggested_and_the_first_twelve_named():
    text = typeset(read_notation("\n\n".join(["Ja."] * 15)))
    refused = refusal(text, "Ja", 1, 15)
    assert refused.suggestions == tuple(range(1, 16))
    assert "15-mal (Z. 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 und weiteren)" in str(refused)


def test_an_occurrence_picks_one_of_several(text):
    assert find(text, "Gärten", 8, 11, occurrence=2).start == text.stream.index("Gärten liegen")


@pytest.mark.parametrize("occurrence", [3, 0, -1])
def test_an_occurrence_that_is_not_there_is_refused(text, occurrence):
    refused = refusal(text, "Gärten", 8, 11, occurrence)
    assert str(refused) == f"„Gärten“ steht in Z. 8–11 nur 2-mal; ein {occurrence}. Vorkommen gibt es nicht."
    assert refused.suggestions == (8, 9)


@pytest.mark.parametrize("quote", ["", "   ", "\n", "\u00ad", "\u200b"])
def test_a_quote_without_words_is_refused(text, quote):
    with pytest.raises(Invalid, match="kein Wort"):
        find(text, quote, 8)


def test_a_quote_of_more_than_a_hundred_thousand_characters_is_refused(text):
    assert refusal(text, "a- " * 40_000, 8).code == "too_large"


@pytest.mark.parametrize(
    "written",
    ["<script>", "{{x}}", "###LINENUMBER###", "[1]", "%(line)d", "100 %s", "%", "**", "\\n", "a|b", ".*", "(-"],
)
def test_signs_of_markup_are_text(written):
    text = typeset(read_notation(f"Hier steht {write_notation([paragraph(written)])} im Text.\n\nUnd hier."))
    assert found(text, written, 1) == written
    assert str(refusal(text, written, 2)).startswith(f"„{written}“ steht nicht in Z. 2, wohl aber in Z. 1")
    assert f"„nicht {written}“ steht weder in Z. 2" in str(refusal(text, f"nicht {written}", 2))


@given(texts().flatmap(lambda text: st.tuples(st.just(text), st.data())))
def test_what_stands_in_a_text_is_found_where_it_stands(case):
    text, data = case
    start, end = some_words(text, data)
    places = find_in_range(text, text.stream[start:end], start, end)
    assert (start, end) in [(place.start, place.end) for place in places]
    if len(places) == 1:
        assert find_quote(text, text.stream[start:end], start, end) == places[0]


@given(texts().flatmap(lambda text: st.tuples(st.just(text), st.data())))
def test_every_form_of_a_quote_is_found_at_the_same_places(case):
    text, data = case
    start, end = some_words(text, data)
    quote, whole = text.stream[start:end], (0, len(text.stream))
    typed = data.draw(st.sampled_from([composed, decomposed, straight, spaced, broken, hyphenated]))(quote)
    if typed != hyphenated(quote):
        assert find_in_range(text, typed, *whole) == find_in_range(text, quote, *whole)
    assert (start, end) in [(place.start, place.end) for place in find_in_range(text, typed, *whole)]


@given(texts().flatmap(lambda text: st.tuples(st.just(text), st.data())))
def test_a_text_of_decomposed_letters_is_the_same_to_quotes(case):
    text, data = case
    start, end = some_words(text, data)
    apart = typeset([replace(block, prose=decomposed(block.prose), marks=()) for block in text.blocks])
    places = find_in_range(apart, composed(text.stream[start:end]), 0, len(apart.stream))
    assert composed(text.stream[start:end]) in [composed(apart.stream[place.start : place.end]) for place in places]


@given(texts())
def test_every_word_of_every_line_can_be_quoted_with_the_address_of_the_line(text):
    for line in text.body:
        searched = range_of_lines(text, parse_lines(text, f"Z. {line.number}"))
        for word in words(text.stream, line.start, line.end):
            places = find_in_range(text, around(text, word), *searched)
            assert any(place.start <= word.start and word.end <= place.end for place in places)


@needs_motion_a1
def test_what_is_printed_on_the_real_motion_can_be_quoted_as_it_is_printed():
    text = read_text(MOTION_A1.read_bytes())
    starts = {word.start for word in words(text.stream)}
    for first, second in pairwise(text.body):
        if first.start in starts and not second.printed.endswith("-"):
            places = find_in_range(text, f"{first.printed}\n{second.printed}", first.start, second.end)
            assert (first.start, second.end) in [(place.start, place.end) for place in places]


def some_words(text: Text, data: st.DataObject) -> tuple[int, int]:
    inside = [word for word in words(text.stream) if word.text not in "\n\t"]
    first = data.draw(st.integers(0, len(inside) - 1))
    last = data.draw(st.integers(first, min(first + 4, len(inside) - 1)))
    return inside[first].start, inside[last].end


def around(text: Text, word: Word) -> str:
    """The whole word of which a part is printed on a line."""
    return next(one.text for one in words(text.stream) if one.start <= word.start and word.end <= one.end)


def decomposed(quote: str) -> str:
    return unicodedata.normalize("NFD", quote)


def straight(quote: str) -> str:
    return quote.translate(str.maketrans("„“‚‘", "\"\"''"))


def spaced(quote: str) -> str:
    return quote.replace(" ", "\u00a0").replace("\n\t", "  ")


def broken(quote: str) -> str:
    return quote.replace(" ", "\r\n   ")


def hyphenated(quote: str) -> str:
    """A quote as printed where each longer word is cut at the end of a line."""
    return re.sub(r"([a-zäöü]{3})([a-zäöü]{3})", "\\1-\n\\2", quote)


def paragraph(words_in_it: str) -> Block:
    return Block(BlockKind.PARAGRAPH, words_in_it)
