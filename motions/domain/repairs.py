"""Which spaces and punctuation marks were changed only because an edit met its neighbours?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from motions.domain.provenance import PieceKind, Repair, Source
from motions.domain.spacing import is_repair, space_between
from motions.domain.spliced import Run

_LAST_WORD = re.compile(r"[^\s]*\Z")
_FIRST_WORD = re.compile(r"[^\s]*")
_FURTHEST = 60


def repairs_of(runs: Iterable[Run], source_at: Callable[[int, int], Source]) -> Iterator[Repair]:
    """Give, seam by seam, what the rules on spaces and doubled punctuation changed besides what the edits say.

    A punctuation mark that was dropped is such a change, and a space that neither side had in its own source, or that
    both sides had and that now is gone. `source_at` names the source of a stretch of the passage that was changed.
    """
    left: Run | None = None
    dropped: list[Run] = []
    for run in runs:
        if run.repaired:
            dropped.append(run)
        elif run.in_result:
            if left is not None and (dropped or _is_new_space(left, run)):
                yield _repair(left, dropped, run, source_at)
            left, dropped = run, []


def _is_new_space(left: Run, right: Run) -> bool:
    if left.last.is_border or right.first.is_border:
        return False
    return is_repair(left.last, right.first, left.space)


def _repair(left: Run, dropped: Sequence[Run], right: Run, source_at: Callable[[int, int], Source]) -> Repair:
    before, after = _last_word(left), _first_word(right)
    punctuation = "".join(_text(run) + _space(run, following) for run, following in pairwise([*dropped, right]))
    old_space = " " if left.last.after else ""
    where = _source(left, source_at)
    return Repair(where, f"{before}{old_space}{punctuation}{after}", f"{before}{left.space}{after}")


def _last_word(run: Run) -> str:
    found = _LAST_WORD.search(run.passage.stream, max(run.start, run.end - _FURTHEST), run.end)
    return found.group() if found else ""


def _first_word(run: Run) -> str:
    found = _FIRST_WORD.match(run.passage.stream, run.start, min(run.end, run.start + _FURTHEST))
    return found.group() if found else ""


def _space(left: Run, right: Run) -> str:
    return space_between(left.last, right.first)


def _text(run: Run) -> str:
    return run.passage.stream[run.start : run.end]


def _source(run: Run, source_at: Callable[[int, int], Source]) -> Source:
    if run.kind is PieceKind.INSERTED:
        return Source(edits=run.edits)
    return source_at(run.end - 1, run.end)
