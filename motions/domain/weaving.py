"""Where do the spaces belong, of the original and of the result, when both are read in one?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from motions.domain.provenance import PieceKind
from motions.domain.spacing import Place
from motions.domain.spliced import Run
from motions.domain.words import BLOCK_END, BLOCK_START

_BORDER_OR_PROSE = re.compile(rf"[{BLOCK_START}{BLOCK_END}]|[^{BLOCK_START}{BLOCK_END}]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A border, or prose without one, that lies in one run."""

    run: Run
    start: int
    end: int

    @property
    def kind(self) -> PieceKind:
        """What became of it."""
        return self.run.kind

    @property
    def in_original(self) -> bool:
        """Tell whether it stood in the original."""
        return self.run.kind is not PieceKind.INSERTED

    @property
    def text(self) -> str:
        """Its characters."""
        return self.run.passage.stream[self.start : self.end]

    @property
    def is_border(self) -> bool:
        """Tell whether it is the beginning or the end of a block."""
        return self.text in (BLOCK_START, BLOCK_END)

    @property
    def space_in_original(self) -> str:
        """The space that stood after it in the original."""
        return Place(self.run.passage.stream, self.end - 1).after or ""

    @property
    def space_in_result(self) -> str:
        """The space that stands after it in the result."""
        return self.run.space if self.end == self.run.end else ""


@dataclass(frozen=True, slots=True)
class Space:
    """A space between two parts: where it stood in the original, and which edits changed what stands beside it."""

    kind: PieceKind
    text: str
    position: int
    edits: tuple[str, ...]


def weave(runs: Iterable[Run]) -> Iterator[Part | Space]:
    """Give the parts of the runs with the spaces between them.

    The kept and deleted items one after another are the original, the kept and inserted ones the result. A space that
    stands in both is kept; one at which a block is divided has no item, the border that is put in stands for it.
    """
    original = result = ""
    position = 0
    before: Part | None = None
    for part in _parts(runs):
        if before is not None:
            if original and original == result:
                yield Space(PieceKind.KEPT, original, position, ())
                original = result = ""
            if original and part.in_original:
                yield Space(PieceKind.DELETED, original, position, _edits(PieceKind.DELETED, before, part))
            if result and part.run.in_result:
                yield Space(PieceKind.INSERTED, result, position, _edits(PieceKind.INSERTED, before, part))
        yield part
        if part.is_border and not part.in_original:
            original = ""
        if part.in_original:
            original, position = part.space_in_original, part.end
        if part.run.in_result:
            result = part.space_in_result
        before = part


def _parts(runs: Iterable[Run]) -> Iterator[Part]:
    for run in runs:
        if run.kind is PieceKind.INSERTED and run.repaired:
            continue
        for found in _BORDER_OR_PROSE.finditer(run.passage.stream, run.start, run.end):
            yield Part(run, *found.span())


def _edits(kind: PieceKind, before: Part, after: Part) -> tuple[str, ...]:
    alike = [part.run.edits for part in (before, after) if part.kind is kind]
    other = [part.run.edits for part in (before, after) if part.run.edits]
    return [*alike, *other, ()][0]
