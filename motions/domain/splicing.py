"""What stands one after another when changes are worked into a passage: what is kept, put in, taken out?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from motions.domain.change import Change
from motions.domain.passage import Passage
from motions.domain.provenance import PieceKind
from motions.domain.spacing import (
    STOPS,
    Doubled,
    Place,
    doubled,
    is_space,
    repeats_comma,
    repeats_stop,
    shape,
    space_between,
)
from motions.domain.spliced import Run
from motions.domain.words import BLOCK_END, BLOCK_START

_BORDERS = (BLOCK_START, BLOCK_END)
_BORDERS_OR_WORDS = re.compile(rf"[{BLOCK_START}{BLOCK_END}]+|[^{BLOCK_START}{BLOCK_END}]+")


def splice(passage: Passage, changes: Iterable[Change]) -> tuple[Run, ...]:
    """Work changes, in their order, into a passage: one pass over its positions.

    A deletion takes words and leaves the borders of blocks in its range; a replacement takes them too. At each seam the
    space is settled, and punctuation is dropped that a deletion leaves doubled or a new text brings along.
    """
    runs: list[Run] = []
    deleted_before = False
    for run in _in_order(passage, changes):
        runs.append(run)
        if run.kind is PieceKind.DELETED:
            deleted_before = True
        elif deleted_before:
            _drop_doubled(runs)
            deleted_before = not runs[-1].in_result
    _drop_repeated(runs)
    return tuple(_with_spaces(passage, runs))


def _in_order(passage: Passage, changes: Iterable[Change]) -> list[Run]:
    runs: list[Run] = []
    position = 0
    for change in changes:
        edit = change.edit
        if edit.is_insertion and edit.is_deletion:
            continue  # A sub-amendment has left nothing of an insertion.
        _add_old(runs, PieceKind.KEPT, passage, position, edit.start)
        if edit.is_deletion:
            _add_taken_away(runs, passage, change)
        else:
            _add_old(runs, PieceKind.DELETED, passage, edit.start, edit.end, change.ids)
            _add_put_in(runs, change)
        position = max(position, edit.end)
    _add_old(runs, PieceKind.KEPT, passage, position, len(passage.stream))
    return runs


def _add_old(
    runs: list[Run], kind: PieceKind, passage: Passage, start: int, end: int, edits: tuple[str, ...] = ()
) -> None:
    start, end = _trimmed(passage.stream, start, end)
    if start < end:
        runs.append(Run(kind, passage, start, end, edits))


def _add_taken_away(runs: list[Run], passage: Passage, change: Change) -> None:
    for found in _BORDERS_OR_WORDS.finditer(passage.stream, change.edit.start, change.edit.end):
        start, end = found.span()
        if passage.stream[start] in _BORDERS:
            runs.append(Run(PieceKind.KEPT, passage, start, end))
        else:
            _add_old(runs, PieceKind.DELETED, passage, start, end, change.ids)


def _add_put_in(runs: list[Run], change: Change) -> None:
    edit = change.edit
    start, end = _trimmed(edit.new.stream, 0, len(edit.new.stream))
    instead_of = None if edit.is_insertion else (edit.start, edit.end)
    if start < end:
        runs.append(Run(PieceKind.INSERTED, edit.new, start, end, change.ids, "", instead_of, False, change.shares))


def _trimmed(stream: str, start: int, end: int) -> tuple[int, int]:
    while start < end and stream[start].isspace() and stream[start] not in _BORDERS:
        start += 1
    while start < end and stream[end - 1].isspace() and stream[end - 1] not in _BORDERS:
        end -= 1
    return start, end


def _drop_doubled(runs: list[Run]) -> None:
    while runs and runs[-1].in_result:
        left = len(runs) - 2
        while left >= 0 and not runs[left].in_result:
            left -= 1
        if left < 0 or not _deletion_between(runs, left, len(runs) - 1):
            return
        found = doubled(runs[left].last, runs[-1].first)
        if found is Doubled.NOTHING:
            return
        edits = runs[left + 1].edits
        if found is not Doubled.FIRST:
            runs[-1:] = _without_first(runs[-1], edits)
        if found is not Doubled.SECOND:
            runs[left : left + 1] = _without_last(runs[left], edits)


def _deletion_between(runs: list[Run], left: int, right: int) -> bool:
    replaced = runs[right].instead_of
    for run in runs[left + 1 : right]:
        if run.kind is PieceKind.DELETED and (replaced is None or run.start < replaced[0]):
            return True
    return False


def _drop_repeated(runs: list[Run]) -> None:
    """Drop marks of the old passage that a new text beside them brings along; from the last, so that places stay."""
    standing = [index for index, run in enumerate(runs) if run.in_result]
    for left, right in reversed(list(pairwise(standing))):
        before, after = runs[left], runs[right]
        if before.kind is after.kind:
            continue
        if before.kind is PieceKind.INSERTED:
            repeats = after.begins_with in STOPS and repeats_stop(before.last, after.first)
        else:
            repeats = before.ends_with == "," and repeats_comma(after.first, before.last)
        if not repeats or _deletion_between(runs, left, right):
            continue
        if before.kind is PieceKind.INSERTED:
            runs[right : right + 1] = _without_first(after, _edits_at(before, before.end - 1))
        else:
            runs[left : left + 1] = _without_last(before, _edits_at(after, after.start))


def _edits_at(run: Run, position: int) -> tuple[str, ...]:
    return next((share.edits for share in run.shares if share.start <= position < share.end), run.edits)


def _without_first(run: Run, edits: tuple[str, ...]) -> list[Run]:
    return [_dropped(run, run.start, edits), *_part(run, run.start + 1, run.end)]


def _without_last(run: Run, edits: tuple[str, ...]) -> list[Run]:
    return [*_part(run, run.start, run.end - 1), _dropped(run, run.end - 1, edits)]


def _part(run: Run, start: int, end: int) -> Iterator[Run]:
    start, end = _trimmed(run.passage.stream, start, end)
    if start < end:
        yield run._replace(start=start, end=end)


def _dropped(run: Run, position: int, edits: tuple[str, ...]) -> Run:
    if run.kind is PieceKind.INSERTED:
        return run._replace(start=position, end=position + 1, repaired=True)
    return Run(PieceKind.DELETED, run.passage, position, position + 1, edits, repaired=True)


def _with_spaces(passage: Passage, runs: Sequence[Run]) -> list[Run]:
    settled = list(runs)
    standing = [index for index, run in enumerate(runs) if run.in_result]
    for index, following in pairwise(standing):
        space = _space(passage, runs[index], runs[following])
        if space:
            settled[index] = _followed_by(runs[index], space)
    return settled


def _followed_by(run: Run, space: str) -> Run:
    return Run(run.kind, run.passage, run.start, run.end, run.edits, space, run.instead_of, False, run.shares)


def _space(passage: Passage, left: Run, right: Run) -> str:
    last, first = left.last, right.first
    if last.is_border or first.is_border:
        return ""
    after = _in_old(passage, left, last, left.instead_of and left.instead_of[1] - 1)
    before = _in_old(passage, right, first, right.instead_of and right.instead_of[0])
    if after is not None and before is not None:
        between = passage.stream[after + 1 : before]
        if not between.strip(" ") or all(map(is_space, between)):
            return between
    return space_between(last, first)


def _in_old(passage: Passage, run: Run, own: Place, replaced: int | None) -> int | None:
    """Give the position in the old passage of a run's own first or last character, or of the one it stands in for."""
    if run.kind is PieceKind.KEPT:
        return own.position
    if replaced is None:
        return None
    old = Place(passage.stream, replaced)
    return replaced if not old.is_border and shape(old) is shape(own) else None
