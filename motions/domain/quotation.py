"""Where in its lines does a quote stand?"""

from __future__ import annotations

from dataclasses import dataclass

from motions.domain.errors import Invalid
from motions.domain.misquotation import ambiguous, not_found, too_few
from motions.domain.quote_index import Found, QuoteIndex, pieces_of
from motions.domain.text import Text

LONGEST_QUOTE = 100_000


@dataclass(frozen=True, slots=True)
class Quotation:
    """The whole words [start, end) of a text in which a quote stands.

    `before` and `after` are what of a numeral at its ends was not quoted: of "12 %", if the quote is "12", " %".
    """

    start: int
    end: int
    before: str = ""
    after: str = ""


def find_quote(text: Text, quote: str, start: int, end: int, occurrence: int | None = None) -> Quotation:
    """Find the one place in [start, end) at which a quote stands.

    A quote is whole words, upper and lower case kept. Line breaks, hyphens at them, kinds of quotes and of spaces, soft
    hyphens and the form of composed letters do not matter; part of a numeral with a unit is found, and the place is the
    whole numeral. A word that the range cuts is in it. `occurrence` picks one of several places, counted from 1.

    Raises Invalid if the quote is empty, does not stand there, or stands there more than once and none is picked. It
    names the lines where it does stand, those within five lines first, then those where something like it stands.
    """
    _check(quote)
    found = find_in_range(text, quote, start, end)
    places = [(place.start, place.end) for place in found]
    if not found:
        raise not_found(text, quote, start, end)
    if occurrence is None and len(found) > 1:
        raise ambiguous(text, quote, start, end, places)
    if not 0 < (occurrence or 1) <= len(found) or occurrence == 0:
        raise too_few(text, quote, start, end, places, occurrence or 0)
    return found[(occurrence or 1) - 1]


def _check(quote: str) -> None:
    if not any(piece.wording for piece in pieces_of(quote)):
        raise Invalid("Das Zitat enthält kein Wort.", code="no_words")
    if len(quote) > LONGEST_QUOTE:
        raise Invalid(
            "Das Zitat hat %(count)d Zeichen; höchstens %(most)d gehen.",
            code="too_large",
            count=len(quote),
            most=LONGEST_QUOTE,
        )


def find_in_range(text: Text, quote: str, start: int, end: int) -> list[Quotation]:
    """Give all places in [start, end), words that the range cuts included, at which a quote stands.

    They are the first thousand at most.
    """
    found = text.quote_indexes.around(start, end).find(quote, start, end)
    return [_quotation(text.stream, place) for place in found]


def find_all(stream: str, quote: str) -> list[Quotation]:
    """Give all places in a stream at which a quote stands, at most the first thousand."""
    found = QuoteIndex(tuple(pieces_of(stream))).find(quote, 0, len(stream))
    return [_quotation(stream, place) for place in found]


def _quotation(stream: str, found: Found) -> Quotation:
    first, last = found
    before, after = stream[first.word_start : first.start], stream[last.end : last.word_end]
    return Quotation(first.word_start, last.word_end, before, after)
