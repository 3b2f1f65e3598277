"""Where in a stream do given words stand one after another, however they are typed?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from motions.domain.characters import composed, tidy
from motions.domain.wording import wording
from motions.domain.words import Word, is_border, words

_NUMERAL = re.compile(r"[+\u2212-]?(\d+(?:[.,]\d+)*)[ \u00a0\u202f]?(%|‰|€|Euro|Prozent|(?:Mio|Mrd)\..*)")
_CUT_WORD = re.compile(r"(?<=[^\W_])(?:[-\u2010\u2011]\s*|\u00ad\s+)(?=[^\W_])")
_BOLD = re.compile(r"\*\*|__")
_ENDS_OF_NUMERALS = frozenset("%‰€ot.")
_ENDS_WITH_UNIT = re.compile(r"(?:[%‰€]|(?<!\w)(?:Euro|Prozent|(?:Mio|Mrd)\.)|\d(?:Euro|Prozent|(?:Mio|Mrd)\.))\Z")
_PART = "\x00"
_MOST_PLACES = 1000
_MOST_CUTS = 200


class Piece(NamedTuple):
    """A word, or of a numeral its number or its unit, at [start, end) of the word at [word_start, word_end)."""

    start: int
    end: int
    wording: str
    word_start: int
    word_end: int


class Found(NamedTuple):
    """A place at which words stand, from the first piece of them to the last."""

    first: Piece
    last: Piece


def pieces_of(stream: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """Cut the positions [start, end) of a stream into pieces; the borders of blocks are none."""
    for word in words(stream, start, end):
        if is_border(word):
            continue
        numeral = _NUMERAL.fullmatch(word.text) if word.text[-1] in _ENDS_OF_NUMERALS else None
        if numeral is None:
            yield Piece(word.start, word.end, wording(word.text), word.start, word.end)
        else:
            yield from _pieces_of_numeral(word, numeral)


def _pieces_of_numeral(word: Word, numeral: re.Match[str]) -> Iterator[Piece]:
    inner = [(0, numeral.start(1)), numeral.span(1)]
    inner += [(part.start, part.end) for part in words(word.text, numeral.start(2))]
    for first, last in inner:
        if first < last:
            part = wording(word.text[first:last])
            yield Piece(word.start + first, word.start + last, part, word.start, word.end)


def ends_with_unit(stream: str) -> bool:
    """Tell whether the last word of a stream is a unit or a numeral with its unit: "12 %", "zwölf Prozent"."""
    return _ENDS_WITH_UNIT.search(stream) is not None


class QuoteIndex:
    """The words of a stretch of a stream, made ready once for seeking many quotes in it."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self._joined = _PART.join(["", *(piece.wording for piece in pieces), ""])
        self._places = list(accumulate((len(piece.wording) + 1 for piece in pieces), initial=0))
        self._word_starts = [piece.word_start for piece in pieces]
        self._word_ends = [piece.word_end for piece in pieces]

    def find(self, quote: str, start: int, end: int) -> list[Found]:
        """Give the places at which a quote stands in [start, end), at most the first thousand.

        Words that the range cuts are in it. Where the quote does not stand as it is typed, a hyphen in it may be one at
        the end of a line, and signs for bold in it do not count.
        """
        first, last = self._indexes(start, end)
        if first >= last:
            return []
        begin, stop = self._places[first], self._places[last] + 1
        for written in dict.fromkeys((quote, _BOLD.sub("", quote))):
            wanted = _joined(written)
            found = self._exactly(wanted, begin, stop) or self._with_cut_words(written, begin, stop)
            if found:
                return found
        return []

    def between(self, start: int, end: int) -> Sequence[Piece]:
        """Give the pieces of the words of which something stands in [start, end)."""
        first, last = self._indexes(start, end)
        return self.pieces[first:last]

    def word_around(self, position: int) -> tuple[int, int] | None:
        """Give the range of the word that begins before the position and ends after it, if there is one."""
        index = bisect_left(self._word_starts, position) - 1
        if index < 0 or self._word_ends[index] <= position:
            return None
        return self._word_starts[index], self._word_ends[index]

    def _indexes(self, start: int, end: int) -> tuple[int, int]:
        return bisect_right(self._word_ends, start), bisect_left(self._word_starts, end)

    def _exactly(self, wanted: str, begin: int, stop: int) -> list[Found]:
        found: list[Found] = []
        place = self._joined.find(wanted, begin, stop) if wanted else -1
        while place >= 0 and len(found) < _MOST_PLACES:
            found.append(self._found(place, place + len(wanted) - 1))
            place = self._joined.find(wanted, place + 1, stop)
        return found

    def _with_cut_words(self, written: str, begin: int, stop: int) -> list[Found]:
        written_parts = _CUT_WORD.split(composed(written), _MOST_CUTS + 1)
        parts = [_joined(part)[1:-1] for part in written_parts]
        if not 1 < len(parts) <= _MOST_CUTS or not all(parts):
            return []
        wanted = re.compile(_PART + f"(?:-{_PART}|-|)".join(map(re.escape, parts)) + _PART)
        found: list[Found] = []
        match = wanted.search(self._joined, begin, stop)
        while match and len(found) < _MOST_PLACES:
            found.append(self._found(match.start(), match.end() - 1))
            match = wanted.search(self._joined, match.start() + 1, stop)
        return found

    def _found(self, begin: int, stop: int) -> Found:
        """Give the pieces that begin and end at these places of the joined wordings."""
        return Found(self.pieces[bisect_left(self._places, begin)], self.pieces[bisect_left(self._places, stop) - 1])


class QuoteIndexes:
    """The indexes of a text: one for each block and one for all of it, made when a quote is first sought there."""

    def __init__(self, stream: str, ranges: Sequence[tuple[int, int]]) -> None:
        self._stream = stream
        self._starts = [start for start, _ in ranges]
        self._ends = [end for _, end in ranges]
        self._blocks: dict[int, QuoteIndex] = {}

    def around(self, start: int, end: int) -> QuoteIndex:
        """Give the index of the block in which [start, end) lies, or of the whole text if it lies in several."""
        first, last = bisect_left(self._ends, start), bisect_right(self._starts, end) - 1
        if first != last:
            return self.whole
        if first not in self._blocks:
            self._blocks[first] = QuoteIndex(tuple(pieces_of(self._stream, self._starts[first], self._ends[first])))
        return self._blocks[first]

    @cached_property
    def whole(self) -> QuoteIndex:
        """The index of the whole text."""
        return QuoteIndex(tuple(pieces_of(self._stream)))


def _joined(written: str) -> str:
    wordings = [piece.wording for piece in pieces_of(tidy(written))]
    return _PART.join(["", *wordings, ""]) if wordings else ""
