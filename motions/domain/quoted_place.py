"""Which place of a text do quoted words, the lines they stand on, and a count name?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from motions.domain.address import LineRange, lines_of_range, range_of_lines
from motions.domain.comparison import word_around
from motions.domain.quotation import find_in_range
from motions.domain.text import Text
from motions.domain.wording import wording
from motions.domain.words import BLOCK_END, BLOCK_START, words

_BORDERS = BLOCK_START + BLOCK_END
_NO_BORDERS = re.compile(rf"[^{_BORDERS}]+")
_BORDER = re.compile(rf"[{_BORDERS}]+")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cut:
    """The part of a word that a range takes which cuts the word."""

    word: str
    part: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A run of a text as a quote names it: its stream, the words it cuts at its ends, and which occurrence it is.

    The occurrence counts from 1; it is 0 where the quote stands on its lines only once.
    """

    stream: str
    cuts: tuple[Cut, ...] = ()
    occurrence: int = 0


def quoted(text: Text, start: int, end: int) -> tuple[LineRange, Quoted]:
    """Quote what stands at [start, end), at least one character, with the lines it stands on; see `place_of_quote`."""
    lines = lines_of_range(text, start, end)
    stream, cuts = text.stream[start:end], cut_words(text, start, end)
    found = _places(text, lines, stream, cuts)
    occurrence = found.index((start, end)) + 1 if len(found) > 1 and (start, end) in found else 0
    return lines, Quoted(stream, cuts, occurrence)


def place_of_quote(text: Text, lines: LineRange, quote: Quoted) -> Range | None:
    """Find the place [start, end) that a quote from lines names; the inverse of `quoted`.

    None if the quote does not stand there, or several times and it does not say which is meant, or if it is only a part
    of a numeral.

    Raises Invalid if no word of the text stands on the lines.
    """
    if len(quote.stream) > len(text.stream):
        return None
    found = _places(text, lines, quote.stream, quote.cuts)
    if not found or quote.occurrence > len(found) or (not quote.occurrence and len(found) > 1):
        return None
    start, end = found[max(quote.occurrence - 1, 0)]
    return (start, end) if _same_words(text.stream[start:end], quote.stream) else None


def cut_words(text: Text, start: int, end: int) -> tuple[Cut, ...]:
    """Name the words at the ends of [start, end) that stand there only in part."""
    cut = dict.fromkeys(word for word in (word_around(text, start), word_around(text, end)) if word is not None)
    return tuple(Cut(word.text, text.stream[max(word.start, start) : min(word.end, end)]) for word in cut)


def _same_words(stream: str, quote: str) -> bool:
    return wording(_BORDER.sub(" ", stream)) == wording(_BORDER.sub(" ", quote))


def _places(text: Text, lines: LineRange, stream: str, cuts: tuple[Cut, ...]) -> list[Range]:
    """Give all places on lines at which a run of words, perhaps with borders of blocks, stands."""
    start, end = range_of_lines(text, lines)
    words_in_it = stream.strip(_BORDERS)
    if not words_in_it:
        return list(_occurrences(text.stream, stream, max(start - 2, 0), end + 2)) if stream else []
    first = stream.index(words_in_it)
    before, behind = stream[:first], stream[first + len(words_in_it) :]
    if cuts:
        found: Iterable[Range] = sorted(set(_places_of_cut(text, (start, end), words_in_it, cuts)))
    else:
        found = _places_of_words(text, (start, end), words_in_it)
    return [
        (first - len(before), last + len(behind))
        for first, last in found
        if text.stream.endswith(before, 0, first) and text.stream.startswith(behind, last)
    ]


def _places_of_words(text: Text, searched: Range, quote: str) -> list[Range]:
    borders = _NO_BORDERS.sub("", quote)
    found = [(place.start, place.end) for place in find_in_range(text, _BORDER.sub(" ", quote), *searched)]
    exact = _whole_words(text, searched, quote)
    return [
        (start, end)
        for start, end in dict.fromkeys((*found, *exact))
        if _NO_BORDERS.sub("", text.stream[start:end]) == borders
    ]


def _whole_words(text: Text, searched: Range, quote: str) -> Iterator[Range]:
    """Give the places at which a quote stands to the letter, from the beginning of one word to the end of one.

    Cut out of its text, a quote may come to other words than in it: of "„Ring“-Straße" the hyphen is one of them.
    """
    first, last = word_around(text, searched[0]), word_around(text, searched[1])
    start, end = first.start if first else searched[0], last.end if last else searched[1]
    found = words(text.stream, start, end)
    starts, ends = {word.start for word in found}, {word.end for word in found}
    for place in _occurrences(text.stream, quote, start, end):
        if place[0] in starts and place[1] in ends:
            yield place


def _occurrences(stream: str, quote: str, start: int, end: int) -> Iterator[Range]:
    position = stream.find(quote, start, end)
    while position >= 0:
        yield position, position + len(quote)
        position = stream.find(quote, position + 1, end)


def _places_of_cut(text: Text, searched: Range, quote: str, cuts: tuple[Cut, ...]) -> Iterator[Range]:
    """Give the places of a quote that begins or ends within words: those of the quote with the whole words, less them.

    With a single cut word it may be the first one, the last one, or the only one.
    """
    for whole, lefts in _widened(quote, cuts):
        for start, _ in _places_of_words(text, searched, whole):
            for left in lefts:
                if text.stream.startswith(quote, start + left):
                    yield start + left, start + left + len(quote)


def _widened(quote: str, cuts: tuple[Cut, ...]) -> Iterator[tuple[str, list[int]]]:
    """Give what a quote may be a part of, each time with how many characters can be left out before it."""
    first, last = cuts[0], cuts[-1]
    more_before = len(first.word) - len(first.part)
    if len(cuts) > 1:
        inner = quote[len(first.part) : len(quote) - len(last.part)]
        yield f"{first.word}{inner}{last.word}", [more_before]
    elif quote == first.part:
        yield first.word, [start for start, _ in _occurrences(first.word, quote, 0, len(first.word))]
    else:
        if quote.startswith(first.part):
            yield first.word + quote[len(first.part) :], [more_before]
        if quote.endswith(first.part):
            yield quote[: len(quote) - len(first.part)] + first.word, [0]
