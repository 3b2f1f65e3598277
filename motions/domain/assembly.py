"""Which passage do the runs make that stand in the result?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from motions.domain.passage import Mark, MarkKind, Opening, Passage, cut_marks
from motions.domain.splicing import Run
from motions.domain.words import BLOCK_END, BLOCK_START

_WHOLE_BLOCKS = re.compile(rf"(?:{BLOCK_START}[^{BLOCK_START}{BLOCK_END}]*{BLOCK_END})*")


@dataclass(frozen=True)
class Parts:
    """Gives parts of one long passage, without going through the whole of it each time."""

    passage: Passage

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
        first, last = bisect_right(self._furthest_ends, start), bisect_left(self._mark_starts, end)
        touching = sorted(self._marks[first:last], key=lambda numbered: numbered[0])
        return cut_marks((mark for _, mark in touching), start, end)

    def openings(self, start: int, end: int) -> tuple[Opening, ...]:
        """Give the openings of the blocks that begin in [start, end)."""
        first, last = bisect_left(self._block_starts, start), bisect_left(self._block_starts, end)
        return self.passage.openings[first:last]


def standing_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Give the runs that stand in the result; the borders of a block that has lost all its words go with them."""
    standing: list[Run] = []
    for run in runs:
        if not run.in_result:
            continue
        rest = run
        if standing and standing[-1].last.character == BLOCK_START and run.first.character == BLOCK_END:
            rest = replace(run, start=run.start + 1)
            standing[-1] = replace(standing[-1], end=standing[-1].end - 1)
        if standing and standing[-1].start == standing[-1].end:
            standing.pop()
        if rest.start < rest.end:
            standing.append(rest)
    return tuple(standing)


def assemble(parts: Parts, standing: Sequence[Run]) -> Passage:
    """Make one passage of the runs that stand in the result, which are of `parts` or of new texts.

    A mark that ends one run and begins the next goes on over the space between them.

    Raises ValueError if an edit puts words between blocks or leaves a border without its partner: such an edit was
    never composed by the rules.
    """
    stream = "".join(run.passage.stream[run.start : run.end] + run.space for run in standing)
    if not _WHOLE_BLOCKS.fullmatch(stream):
        raise ValueError("an edit puts words between two blocks or one border without the other")
    openings: list[Opening] = []
    marks: list[Mark] = []
    reaching: dict[MarkKind, int] = {}
    position = 0
    for run in standing:
        of_run = parts if run.passage is parts.passage else Parts(run.passage)
        openings.extend(of_run.openings(run.start, run.end))
        reaching = _add_marks(marks, of_run.marks(run.start, run.end), position, run.end - run.start, reaching)
        position += run.end - run.start + len(run.space)
    return Passage(stream, tuple(marks), tuple(openings))


def _add_marks(
    marks: list[Mark], added: Iterable[Mark], position: int, length: int, reaching: dict[MarkKind, int]
) -> dict[MarkKind, int]:
    """Add the marks of a run at a position; give for each kind the index of the mark that reaches to the run's end."""
    reaching_now: dict[MarkKind, int] = {}
    for mark in added:
        index = reaching.get(mark.kind) if mark.start == 0 else None
        if index is None:
            index = len(marks)
            marks.append(mark.moved(position))
        else:
            marks[index] = replace(marks[index], end=position + mark.end)
        if mark.end == length:
            reaching_now[mark.kind] = index
    return reaching_now
