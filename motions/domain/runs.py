"""Which runs of blocks does a rewriting change, and what changes in each of them?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from motions.domain.alignment import changed_blocks
from motions.domain.comparison import Rewriting
from motions.domain.difference import Difference, trim
from motions.domain.matching import differences
from motions.domain.moves import RunMoves, moved_blocks
from motions.domain.placement import only_takes_away, placed
from motions.domain.side import Comparison

_NO_MOVES = RunMoves()


@dataclass(frozen=True, slots=True)
class Run:
    """A run of neighbouring blocks that change: where it stands, its words, and the changes in them, each in its place.

    `moved` are those of the changes that only take whole blocks to another place or from there.
    """

    where: Difference
    comparison: Comparison
    changes: tuple[Difference, ...]
    moved: frozenset[Difference] = frozenset()


def changed_runs(rewriting: Rewriting) -> Iterator[Run]:
    """Give, in their order, the runs of blocks in which words change.

    Blocks are compared as a whole before words are. What only puts in or takes away words in one place is one change
    whatever blocks it reaches over.
    """
    middle = rewriting.middle
    if middle.is_nothing:
        return
    if middle.old_end - middle.old_start <= 1 or middle.new_end - middle.new_start <= 2:
        run = _run(rewriting, middle, RunMoves())
        is_one_block = middle.old_end - middle.old_start == middle.new_end - middle.new_start == 1
        if len(run.changes) <= 1 or is_one_block:
            yield run
            return
    old = rewriting.old.wordings(middle.old_start, middle.old_end)
    new = rewriting.new.wordings(middle.new_start, middle.new_end)
    runs = list(_merged(_moved_right(old, new, _differing(old, new))))
    moves = moved_blocks(old, new, runs, rewriting.stands_once)
    for where in runs:
        yield _run(rewriting, where.moved(middle.old_start, middle.new_start), moves.within(where))


def _differing(old: Sequence[str], new: Sequence[str]) -> list[Difference]:
    """Give the runs of blocks that differ; of those that changed places the longer stay."""
    numbers: dict[str, int] = {}
    old_numbers, new_numbers = ([numbers.setdefault(block, len(numbers)) for block in side] for side in (old, new))
    return differences(old_numbers, new_numbers, [len(block) for block in old])


def _moved_right(old: Sequence[str], new: Sequence[str], runs: list[Difference]) -> list[Difference]:
    """Move runs that only come or go as far right as the blocks after them are equal to their first ones."""
    following = Difference(len(old), len(old), len(new), len(new))
    for index in range(len(runs) - 1, -1, -1):
        run = runs[index]
        while run.is_deletion and run.old_end < following.old_start and old[run.old_start] == old[run.old_end]:
            run = run.moved(1, 1)
        while run.is_insertion and run.new_end < following.new_start and new[run.new_start] == new[run.new_end]:
            run = run.moved(1, 1)
        runs[index] = following = run
    return runs


def _merged(runs: Sequence[Difference]) -> Iterator[Difference]:
    last: Difference | None = None
    for run in runs:
        if last is None:
            last = run
        elif last.old_end == run.old_start:
            last = Difference(last.old_start, run.old_end, last.new_start, run.new_end)
        else:
            yield last
            last = run
    if last is not None:
        yield last


def _run(rewriting: Rewriting, where: Difference, moves: RunMoves) -> Run:
    old = rewriting.old.side(where.old_start, where.old_end)
    new = rewriting.new.side(where.new_start, where.new_end)
    comparison = Comparison(old, new)
    core = trim(old.wordings, new.wordings, Difference(0, len(old.wordings), 0, len(new.wordings)))
    if core.is_nothing:
        return Run(where, comparison, ())
    if not moves.any and (core.is_insertion or only_takes_away(comparison, core)):
        return Run(where, comparison, placed(comparison, [core]))
    changes = list(changed_blocks(old, new, moves))
    moved = frozenset(_moved(changes, comparison, moves))
    return Run(where, comparison, placed(comparison, changes, moved), moved)


def _moved(changes: Sequence[Difference], comparison: Comparison, moves: RunMoves) -> Iterator[Difference]:
    if not moves.any:
        return
    old = {start for index, start in enumerate(comparison.old.block_starts) if index in moves.old}
    new = {start for index, start in enumerate(comparison.new.block_starts) if index in moves.new}
    for change in changes:
        if (change.is_deletion and change.old_start in old) or (change.is_insertion and change.new_start in new):
            yield change
