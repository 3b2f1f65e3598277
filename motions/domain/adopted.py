"""How does the adopted text stand on numbered lines of its own, and what is the source of each word on them?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from motions.domain.consolidation import Consolidation
from motions.domain.passage import cut_marks
from motions.domain.provenance import Piece, PieceKind, joined_pieces
from motions.domain.text import DEFAULT_WIDTH, Line, Text
from motions.domain.typesetting import typeset


@dataclass(frozen=True, slots=True)
class SourcedLine:
    """A line of the adopted text, with its words piece by piece; `begins_block` tells the first line of a block.

    The pieces name the lines of the original or the edits their words come from.
    """

    line: Line
    pieces: tuple[Piece, ...]
    begins_block: bool


def adopted_text(consolidation: Consolidation, width: int = DEFAULT_WIDTH) -> Text:
    """Typeset the adopted text anew, numbered from 1, under the original's head with the adopted subject."""
    head = replace(consolidation.text.head, subject=consolidation.subject)
    return typeset(consolidation.blocks, width, head=head)


def sources_by_line(consolidation: Consolidation, adopted: Text) -> tuple[SourcedLine, ...]:
    """Give each line of the adopted text (as `adopted_text` has set it) with the source of every word on it."""
    starts = {start for start, _ in adopted.ranges}
    placed = _placed(_blocks_of_pieces(consolidation), adopted)
    sourced: list[SourcedLine] = []
    waiting: list[tuple[int, Piece]] = []
    for line in adopted.body:
        while not waiting or _end(waiting[-1]) < line.end:
            following = next(placed, None)
            if following is None:
                break
            waiting.append(following)
        sourced.append(SourcedLine(line, joined_pieces(_cut(waiting, line)), line.start in starts))
        waiting = [positioned for positioned in waiting if _end(positioned) > line.end]
    return tuple(sourced)


def _blocks_of_pieces(consolidation: Consolidation) -> Iterator[list[Piece]]:
    """Give for each block of the result its pieces, without those deleted and the borders put in."""
    for block in consolidation.sourced_blocks:
        pieces = [piece for piece in block.pieces if piece.kind is not PieceKind.DELETED and not piece.is_border]
        if pieces or not block.pieces:
            yield pieces


def _placed(blocks: Iterable[Sequence[Piece]], adopted: Text) -> Iterator[tuple[int, Piece]]:
    """Give each piece with the position at which it begins in the adopted text."""
    for (start, _), pieces in zip(adopted.ranges, blocks, strict=True):
        position = start
        for piece in pieces:
            yield position, piece
            position += len(piece.text)


def _end(positioned: tuple[int, Piece]) -> int:
    position, piece = positioned
    return position + len(piece.text)


def _cut(waiting: Iterable[tuple[int, Piece]], line: Line) -> Iterator[Piece]:
    for position, piece in waiting:
        first, last = max(line.start - position, 0), min(line.end - position, len(piece.text))
        if first < last:
            yield replace(piece, text=piece.text[first:last], marks=cut_marks(piece.marks, first, last))
