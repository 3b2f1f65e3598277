"""Where does each word of an adopted text come from, and what took the others away?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from motions.domain.passage import BlockKind, Mark, Opening

BORDER_SIGN = "¶"


@dataclass(frozen=True, slots=True)
class Source:
    """Where words come from: the printed lines they stood on, or the edits that put them there (all identical ones)."""

    lines: tuple[int, ...] = ()
    edits: tuple[str, ...] = ()


class PieceKind(Enum):
    """What became of a piece of text."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Moved:
    """The other half of a move: the edit that puts the words in or takes them away, and its place ("nach Z. 44")."""

    edit: str
    place: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one kind and one source, with the spaces that belong to it; pages show pieces without a break.

    `marks` count from the beginning of the piece. `removed_by` names the edits that removed a deleted piece. A border
    of two blocks that an edit removed or put in is a piece of its own, "¶", and `is_border`. A deleted piece that is
    moved tells in `moved` where its words now stand, an inserted one where they stood.
    """

    kind: PieceKind
    text: str
    marks: tuple[Mark, ...] = ()
    source: Source = Source()
    removed_by: tuple[str, ...] = ()
    is_border: bool = False
    moved: Moved | None = None


class BlockState(Enum):
    """What became of a block."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class RedlineBlock:
    """A block of the result, or one that was deleted whole, with everything kept, put in and taken out of it.

    `first_line` and `last_line` are the printed lines on which its kept and deleted words stood; None for a new block.
    `original` is the kind and list mark it had, where it has words of the original; None for a new block.
    """

    kind: BlockKind
    mark: str
    pieces: tuple[Piece, ...]
    first_line: int | None = None
    last_line: int | None = None
    original: Opening | None = None

    @property
    def changed(self) -> bool:
        """Tell whether anything in the block was put in or taken out, or it became a block of another kind."""
        return self.state is not BlockState.KEPT

    @property
    def opening_changed(self) -> bool:
        """Tell whether its kind or its list mark is another than in the original."""
        return self.original is not None and self.original != Opening(self.kind, self.mark)

    @property
    def state(self) -> BlockState:
        """Name what became of the block as a whole."""
        kinds = {piece.kind for piece in self.pieces}
        if kinds <= {PieceKind.KEPT}:
            return BlockState.CHANGED if self.opening_changed else BlockState.KEPT
        if kinds == {PieceKind.INSERTED}:
            return BlockState.INSERTED
        return BlockState.DELETED if kinds == {PieceKind.DELETED} else BlockState.CHANGED


@dataclass(frozen=True, slots=True)
class SourcedWord:
    """A word of the adopted text, where it comes from, and in which block of the result it stands (from 0)."""

    text: str
    source: Source
    block: int


@dataclass(frozen=True, slots=True)
class RemovedWord:
    """A word that is not in the adopted text, the lines it stood on, and the edits that removed it.

    `repaired` tells that the edits only left it behind as doubled punctuation, and an editorial repair dropped it.
    """

    text: str
    source: Source
    removed_by: tuple[str, ...]
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Repair:
    """An editorial change of a space or a punctuation mark where an edit met its neighbours.

    `where` is the line or the edit the word before it comes from.
    """

    where: Source
    before: str
    after: str


def joined_pieces(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Join neighbouring pieces that have the same kind and the same source; a border's sign stays alone."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and _alike(joined[-1], piece):
            joined[-1] = _together(joined[-1], piece)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)


def _alike(first: Piece, second: Piece) -> bool:
    return (
        first.kind is second.kind
        and first.source == second.source
        and first.removed_by == second.removed_by
        and not (first.is_border or second.is_border)
    )


def _together(first: Piece, second: Piece) -> Piece:
    marks = tuple(_joined_marks(first, [mark.moved(len(first.text)) for mark in second.marks]))
    return Piece(first.kind, first.text + second.text, marks, first.source, first.removed_by, moved=first.moved)


def _joined_marks(first: Piece, following: list[Mark]) -> Iterator[Mark]:
    for mark in first.marks:
        goes_on = (after for after in following if mark.end == after.start and mark.kind is after.kind)
        partner = next(goes_on, None)
        if partner is not None:
            following.remove(partner)
        yield mark if partner is None else Mark(mark.start, partner.end, mark.kind)
    yield from following
