"""What is one stretch of a passage into which changes are worked, and which edits are behind its parts?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from motions.domain.change import Share
from motions.domain.passage import Passage
from motions.domain.provenance import PieceKind
from motions.domain.spacing import Place


class Run(NamedTuple):
    """A stretch [start, end) of the old passage that is kept or deleted, or of a new text that is put in.

    `edits` are those that put it in or remove it. `space` is what stands after it in the result. `instead_of` is the
    range of the old passage that a new text stands in for. `repaired` marks punctuation that an editorial repair drops
    and that therefore does not stand in the result. `shares` tell which words of a new text are of sub-amendments.
    """

    kind: PieceKind
    passage: Passage
    start: int
    end: int
    edits: tuple[str, ...] = ()
    space: str = ""
    instead_of: tuple[int, int] | None = None
    repaired: bool = False
    shares: tuple[Share, ...] = ()

    @property
    def in_result(self) -> bool:
        """Tell whether it stands in the result."""
        return self.kind is not PieceKind.DELETED and not self.repaired

    @property
    def begins_with(self) -> str:
        """Its first character itself."""
        return self.passage.stream[self.start]

    @property
    def ends_with(self) -> str:
        """Its last character itself."""
        return self.passage.stream[self.end - 1]

    @property
    def first(self) -> Place:
        """Its first character."""
        return Place(self.passage.stream, self.start)

    @property
    def last(self) -> Place:
        """Its last character."""
        return Place(self.passage.stream, self.end - 1)


def by_source(runs: Iterable[Run]) -> Iterator[Run]:
    """Cut the runs of which parts were put in by different edits, so that each names only those of its own words."""
    for run in runs:
        if run.shares:
            yield from _by_share(run)
        else:
            yield run


def _by_share(run: Run) -> Iterator[Run]:
    stream = run.passage.stream
    own = [share for share in run.shares if share.start < run.end and run.start < share.end]
    for share, following in zip(own, [*own[1:], None], strict=True):
        start, end = max(share.start, run.start), min(share.end, run.end)
        space = run.space if following is None else stream[end : following.start]
        yield Run(run.kind, run.passage, start, end, share.edits, space, run.instead_of, run.repaired)
