"""Which words do some blocks of a passage have, and how are they compared?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from motions.domain.parts import Parts
from motions.domain.passage import Passage
from motions.domain.wording import wording
from motions.domain.words import Word, places_of_words, sentence_borders

BORDER = "\n\t"


@dataclass(frozen=True, slots=True)
class Side:
    """The words of some blocks of a passage, with a BORDER after the last word of each, and how they are compared.

    `starts` and `ends` are the positions at which words begin and end. `block_starts` are the indices of the words with
    which blocks begin, and how many words there are. `ranges` are those of the blocks' prose, and `gap` is the position
    before the first of them.
    """

    parts: Parts
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    wordings: tuple[str, ...]
    block_starts: tuple[int, ...]
    ranges: tuple[tuple[int, int], ...]
    gap: int
    _borders: dict[int, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def stream(self) -> str:
        """The characters of the whole passage."""
        return self.parts.passage.stream

    def word(self, index: int) -> Word:
        """Give one word; what it is compared by is in `wordings`."""
        start, end = self.starts[index], self.ends[index]
        return Word(start, end, self.stream[start:end])

    def begins_block(self, index: int) -> bool:
        """Tell whether the word of this index would be the first of a block."""
        return index == 0 or self.wordings[index - 1] == BORDER

    def ends_block(self, index: int) -> bool:
        """Tell whether a block ends before the word of this index would come."""
        return index == len(self.wordings) or self.wordings[index] == BORDER

    def has_border(self, start: int, end: int) -> bool:
        """Tell whether a block ends within the words [start, end)."""
        return BORDER in self.wordings[start:end]

    def gap_before(self, index: int) -> int:
        """Give the position of the gap before the block that begins with the word of this index."""
        return self.starts[index - 1] + 1 if index else self.gap

    def words_between(self, start: int, end: int) -> Passage:
        """Give the words [start, end), at least one, as a passage."""
        return self.part(self.starts[start], self.ends[end - 1])

    def blocks_between(self, start: int, end: int) -> Passage:
        """Give the words [start, end), which are whole blocks, as a passage of whole blocks."""
        return self.part(self.gap_before(start), self.gap_before(end))

    def part(self, start: int, end: int) -> Passage:
        """Give the part [start, end) of the whole passage."""
        return Passage(self.stream[start:end], self.parts.marks(start, end), self.parts.openings(start, end))

    def block_of(self, position: int) -> int:
        """Give the index of the block, at least one, in which a position lies."""
        return max(bisect_right(self.ranges, (position, len(self.stream))) - 1, 0)

    def sentence_borders(self, position: int) -> tuple[int, ...]:
        """Give the positions at which a sentence of the block around a position begins or ends, in rising order."""
        index = self.block_of(position)
        if index not in self._borders:
            self._borders[index] = sentence_borders(self.stream, *self.ranges[index])
        return self._borders[index]

    def is_sentence_border(self, position: int) -> bool:
        """Tell whether a sentence begins or ends at a position."""
        borders = self.sentence_borders(position)
        index = bisect_right(borders, position)
        return index > 0 and borders[index - 1] == position

    def has_sentence_border(self, start: int, end: int) -> bool:
        """Tell whether a sentence of the block around `start` begins or ends in (start, end]."""
        borders = self.sentence_borders(start)
        index = bisect_right(borders, start)
        return index < len(borders) and borders[index] <= end

    def sentence_starts(self, start: int, end: int) -> list[int]:
        """Cut the words [start, end) into sentences: give where each begins, and `end`; a BORDER stands alone."""
        starts = {start, end}
        while start < end:
            stop = self._end_of_block(start, end)
            for border in self.sentence_borders(self.starts[start]):
                index = bisect_left(self.starts, border, start, stop)
                if index < stop and self.starts[index] == border:
                    starts.add(index)
            starts.update((stop, min(stop + 1, end)))
            start = stop + 1
        return sorted(starts)

    def _end_of_block(self, start: int, end: int) -> int:
        try:
            return self.wordings.index(BORDER, start, end)
        except ValueError:
            return end


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same blocks before and after a rewriting."""

    old: Side
    new: Side


def side(parts: Parts, ranges: tuple[tuple[int, int], ...], cuts: Sequence[int], gap: int) -> Side:
    """Give the words of blocks, of which the ranges of prose are known; a word that one of `cuts` divides is two."""
    stream = parts.passage.stream
    starts: list[int] = []
    ends: list[int] = []
    texts: list[str] = []
    block_starts = [0]
    for start, end in ranges:
        inside = [cut for cut in cuts if start < cut < end]
        for first, last in pairwise([start, *inside, end]):
            found = places_of_words(stream, first, last)
            starts += found[0]
            ends += found[1]
            texts += found[2]
        starts.append(end)
        ends.append(min(end + 2, len(stream)))
        texts.append(BORDER)
        block_starts.append(len(texts))
    return Side(parts, tuple(starts), tuple(ends), _wordings(texts), tuple(block_starts), ranges, gap)


def _wordings(texts: Sequence[str]) -> tuple[str, ...]:
    """Give the form in which each word, or BORDER, is compared; that of most words is the word itself."""
    wordings = {text: wording(text) for text in set(texts) if not text.isascii() or " " in text}
    differing = {text: compared for text, compared in wordings.items() if compared != text}
    return tuple([differing.get(text, text) for text in texts] if differing else texts)
