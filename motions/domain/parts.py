"""Which part of a long passage stands in a range?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from motions.domain.passage import Mark, Opening, Passage, cut_marks
from motions.domain.words import BLOCK_START


@dataclass(frozen=True)
class Parts:
    """Gives parts of one long passage, without going through the whole of it each time."""

    passage: Passage

    def part(self, start: int, end: int) -> Passage:
        """Give the part [start, end) of the passage with its marks and openings."""
        return Passage(self.passage.stream[start:end], self.marks(start, end), self.openings(start, end))

    @cached_property
    def _block_starts(self) -> tuple[int, ...]:
        return tuple(found.start() for found in re.finditer(BLOCK_START, self.passage.stream))

    @cached_property
    def _marks(self) -> tuple[tuple[int, Mark], ...]:
        return tuple(sorted(enumerate(self.passage.marks), key=lambda numbered: numbered[1].start))

    @cached_property
    def _mark_starts(self) -> tuple[int, ...]:
        return tuple(mark.start for _, mark in self._marks)

    @cached_property
    def _furthest_ends(self) -> tuple[int, ...]:
        return tuple(accumulate((mark.end for _, mark in self._marks), max))

    def marks(self, start: int, end: int) -> tuple[Mark, ...]:
        """Give what of the marks lies in [start, end), counted from `start`, in the order the passage has them."""
        if not self.passage.marks:
            return ()
        first, last = bisect_right(self._furthest_ends, start), bisect_left(self._mark_starts, end)
        touching = sorted(self._marks[first:last], key=lambda numbered: numbered[0])
        return cut_marks((mark for _, mark in touching), start, end)

    def openings(self, start: int, end: int) -> tuple[Opening, ...]:
        """Give the openings of the blocks that begin in [start, end)."""
        first, last = bisect_left(self._block_starts, start), bisect_left(self._block_starts, end)
        return self.passage.openings[first:last]
