"""Which passage do the runs make that stand in the result?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from motions.domain.parts import Parts
from motions.domain.passage import Mark, MarkKind, Opening, Passage
from motions.domain.spliced import Run
from motions.domain.words import BLOCK_END, BLOCK_START

_WHOLE_BLOCKS = re.compile(rf"(?:{BLOCK_START}[^{BLOCK_START}{BLOCK_END}]*{BLOCK_END})*")


def standing_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Give the runs that stand in the result; the borders of a block that has lost all its words go with them."""
    standing: list[Run] = []
    for run in runs:
        if not run.in_result:
            continue
        rest = run
        if standing and _leaves_block_empty(standing[-1], run):
            rest = run._replace(start=run.start + 1)
            standing[-1] = standing[-1]._replace(end=standing[-1].end - 1)
        if standing and standing[-1].start == standing[-1].end:
            standing.pop()
        if rest.start < rest.end:
            standing.append(rest)
    return tuple(standing)


def _leaves_block_empty(left: Run, right: Run) -> bool:
    """Tell whether a block begins and ends where the two meet that was not empty from the beginning."""
    if left.ends_with != BLOCK_START or right.begins_with != BLOCK_END:
        return False
    return left.passage is not right.passage or left.end != right.start


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
        length = run.end - run.start
        if run.passage.openings or run.passage.marks:
            of_run = parts if run.passage is parts.passage else Parts(run.passage)
            openings += of_run.openings(run.start, run.end)
            reaching = _add_marks(marks, of_run.marks(run.start, run.end), position, length, reaching)
        else:
            reaching = {}
        position += length + len(run.space)
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
