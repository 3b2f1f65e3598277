"""Where in its lines does a quote stand?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from motions.domain.address import lines_of_range
from motions.domain.characters import tidy
from motions.domain.comparison import word_around
from motions.domain.errors import Invalid
from motions.domain.text import Text
from motions.domain.wording import wording
from motions.domain.words import is_border, words

_NUMERAL = re.compile(r"[+\u2212-]?(\d+(?:[.,]\d+)*)[ \u00a0\u202f]?(%|‰|€|Euro|Prozent|(?:Mio|Mrd)\..*)")
_CUT_BY_LINE_END = re.compile(r"(?<=\w)[-\u2010\u2011]\s+(?=\w)")
_PART = "\x00"
_MOST_PLACES = 1000
_NEARBY_LINES = 5
_MOST_LINES_NAMED = 12


@dataclass(frozen=True, slots=True)
class Quotation:
    """The whole words [start, end) of a text in which a quote stands.

    `before` and `after` are what of a numeral at its ends was not quoted: of "12 %", if the quote is "12", " %".
    """

    start: int
    end: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, or of a numeral its number or its unit, at [start, end) of the word at [word_start, word_end)."""

    start: int
    end: int
    wording: str
    word_start: int
    word_end: int


def find_quote(text: Text, quote: str, start: int, end: int, occurrence: int | None = None) -> Quotation:
    """Find the one place in [start, end) at which a quote stands.

    A quote is whole words, upper and lower case kept. Line breaks, hyphens at them, kinds of quotes and of spaces, soft
    hyphens and the form of composed letters do not matter; part of a numeral with a unit is found, and the place is the
    whole numeral. A word that the range cuts is in it. `occurrence` picks one of several places, counted from 1.

    Raises Invalid if the quote is empty, does not stand there, or stands there more than once and none is picked. It
    names the lines where it does stand, those within five lines first.
    """
    if not quote.strip():
        raise Invalid("Das Zitat enthält kein Wort.", code="no_words")
    found = find_in_range(text, quote, start, end)
    if occurrence is not None and 0 < occurrence <= len(found):
        return found[occurrence - 1]
    if not found:
        raise _not_found(text, quote, start, end)
    if occurrence is not None:
        raise Invalid(
            "„%(quote)s“ steht in %(lines)s nur %(count)d-mal, nicht %(occurrence)d-mal.",
            code="quote_not_found",
            suggestions=_lines_of(text, found),
            quote=_shown(quote),
            lines=lines_of_range(text, start, end),
            count=len(found),
            occurrence=occurrence,
        )
    if len(found) > 1:
        raise _ambiguous(text, quote, start, end, found)
    return found[0]


def find_in_range(text: Text, quote: str, start: int, end: int) -> list[Quotation]:
    """Give all places in [start, end), words that the range cuts included, at which a quote stands."""
    first, last = word_around(text, start), word_around(text, end)
    return find_all(text.stream, quote, first.start if first else start, last.end if last else end)


def find_all(stream: str, quote: str, start: int, end: int) -> list[Quotation]:
    """Give all places in [start, end) of a stream at which a quote stands, at most the first thousand."""
    pieces = list(_pieces(stream, start, end))
    for written in (quote, _CUT_BY_LINE_END.sub("", quote), _CUT_BY_LINE_END.sub("-", quote)):
        found = [_quotation(stream, *place) for place in _places(pieces, list(_pieces(tidy(written), 0, None)))]
        if found:
            return found
    return []


def _pieces(stream: str, start: int, end: int | None) -> Iterator[_Piece]:
    for word in words(stream, start, end):
        if is_border(word):
            continue
        numeral = _NUMERAL.fullmatch(word.text)
        if numeral is None:
            yield _Piece(word.start, word.end, wording(word.text), word.start, word.end)
            continue
        inner = [(0, numeral.start(1)), numeral.span(1)]
        inner += [(part.start, part.end) for part in words(word.text, numeral.start(2))]
        for first, last in inner:
            if first < last:
                part = wording(word.text[first:last])
                yield _Piece(word.start + first, word.start + last, part, word.start, word.end)


def _places(pieces: Sequence[_Piece], quoted: Sequence[_Piece]) -> Iterator[tuple[_Piece, _Piece]]:
    """Give the first and the last piece of each place at which the quoted pieces stand one after another."""
    if not quoted:
        return
    wanted = _PART.join(["", *(piece.wording for piece in quoted), ""])
    searched = _PART.join(["", *(piece.wording for piece in pieces), ""])
    starts = list(accumulate((len(piece.wording) + 1 for piece in pieces), initial=0))
    position = searched.find(wanted)
    for _ in range(_MOST_PLACES):
        if position < 0:
            return
        first = bisect_left(starts, position)
        yield pieces[first], pieces[first + len(quoted) - 1]
        position = searched.find(wanted, position + 1)


def _quotation(stream: str, first: _Piece, last: _Piece) -> Quotation:
    before, after = stream[first.word_start : first.start], stream[last.end : last.word_end]
    return Quotation(first.word_start, last.word_end, before, after)


def _not_found(text: Text, quote: str, start: int, end: int) -> Invalid:
    lines = lines_of_range(text, start, end)
    elsewhere = find_all(text.stream, quote, 0, len(text.stream))
    suggestions = _nearby_first(_lines_of(text, elsewhere), lines.first, lines.last)
    if not suggestions:
        return Invalid(
            "„%(quote)s“ steht weder in %(lines)s noch sonst im Text.",
            code="quote_not_found",
            quote=_shown(quote),
            lines=lines,
        )
    return Invalid(
        "„%(quote)s“ steht nicht in %(lines)s, wohl aber in %(others)s.",
        code="quote_not_found",
        suggestions=suggestions,
        quote=_shown(quote),
        lines=lines,
        others=_enumerated(suggestions),
    )


def _ambiguous(text: Text, quote: str, start: int, end: int, found: Sequence[Quotation]) -> Invalid:
    return Invalid(
        "„%(quote)s“ steht in %(lines)s %(count)d-mal (%(places)s); gemeint sein kann nur eine Stelle. "
        "Mehr Wörter oder die Nummer des Vorkommens machen sie eindeutig.",
        code="ambiguous_quote",
        suggestions=_lines_of(text, found),
        quote=_shown(quote),
        lines=lines_of_range(text, start, end),
        count=len(found),
        places=_enumerated(_lines_of(text, found)),
    )


def _lines_of(text: Text, found: Sequence[Quotation]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(lines_of_range(text, place.start, place.end).first for place in found))


def _nearby_first(lines: Sequence[int], first: int, last: int) -> tuple[int, ...]:
    nearby = range(first - _NEARBY_LINES, last + _NEARBY_LINES + 1)
    return tuple(sorted(lines, key=lambda line: (line not in nearby, line)))


def _enumerated(lines: Sequence[int]) -> str:
    numbers = [str(line) for line in sorted(lines[:_MOST_LINES_NAMED])]
    if len(lines) > _MOST_LINES_NAMED:
        return f"Z. {', '.join(numbers)} und weiteren"
    return f"Z. {' und '.join(filter(None, [', '.join(numbers[:-1]), numbers[-1]]))}"


def _shown(quote: str) -> str:
    return quote if len(quote) <= 80 else f"{quote[:79]}…"
