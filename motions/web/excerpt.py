"""How does a change look at its place in the printed text?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from motions.domain.consolidation import consolidate
from motions.domain.edit import Edit, Scope
from motions.domain.extract import Extract, extracts
from motions.domain.provenance import BlockState, Piece, PieceKind, RedlineBlock
from motions.domain.redline import changed_blocks
from motions.domain.text import Text
from motions.web.wording import with_firm_spaces


@dataclass(frozen=True, slots=True)
class NumberedPiece:
    """Words that were kept, put in or taken out; `line` is the number of the printed line that begins with them."""

    kind: PieceKind
    text: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ExcerptBlock:
    """A block shortened to its changes. `css` is its kind, "subject" for the subject; `mark` its list mark."""

    css: str
    mark: str
    pieces: tuple[NumberedPiece, ...]


def excerpt(text: Text, edits: Sequence[Edit], context: int) -> tuple[ExcerptBlock, ...]:
    """Show edits that do not compete in the blocks they touch, each with `context` words before and after it.

    Of an edit of the whole text only the new words are shown: everything else is taken out.
    """
    in_text = [edit for edit in edits if edit.scope is not Scope.SUBJECT]
    blocks = [_subject(text, edits)] if len(in_text) < len(edits) else []
    for part in extracts(text, in_text):
        blocks += [_block(block) for block in changed_blocks(_redline(part), context)]
    return tuple(blocks)


def _subject(text: Text, edits: Iterable[Edit]) -> ExcerptBlock:
    alone = consolidate(text, [edit for edit in edits if edit.scope is Scope.SUBJECT])
    return ExcerptBlock("subject", "", tuple(_numbered(alone.subject_pieces)))


def _redline(part: Extract) -> tuple[RedlineBlock, ...]:
    alone = consolidate(part.text, part.edits)
    if any(edit.scope is Scope.WHOLE_TEXT for edit in part.edits):
        return tuple(block for block in alone.sourced_blocks if block.state is not BlockState.DELETED)
    return alone.redline


def _block(block: RedlineBlock) -> ExcerptBlock:
    return ExcerptBlock(block.kind.value, block.mark, tuple(_numbered(block.pieces)))


def _numbered(pieces: Iterable[Piece]) -> Iterator[NumberedPiece]:
    """Name a line before the first words that stand on it."""
    last: int | None = None
    for piece in pieces:
        line = next(iter(piece.source.lines), None)
        begins = line is not None and line != last
        last = line if begins else last
        yield NumberedPiece(piece.kind, with_firm_spaces(piece.text), line if begins else None)
