"""Which words have an old and a new whole text in common, for whoever reads the two as one?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from motions.domain.change import Change
from motions.domain.errors import Invalid
from motions.domain.line_sources import LineSources
from motions.domain.minimal import minimal_edits
from motions.domain.parts import Parts
from motions.domain.passage import Block, cut_marks
from motions.domain.pieces import RedlineReader
from motions.domain.provenance import BlockState, Piece, PieceKind, RedlineBlock, joined_pieces
from motions.domain.splicing import splice

_CHARACTER = re.compile(r"\S")


def side_by_side(sources: LineSources, whole: Change, blocks: Sequence[Block]) -> tuple[RedlineBlock, ...] | None:
    """Give the redline of a text that a change replaces as a whole, with the words that stay kept, for reading only.

    `sources` are of the old text and `blocks` those of the new one, in whose own marks, quotes and spaces words show.
    None if the two cannot be read as one, as where nothing is left.
    """
    text = sources.text
    if not text.stream or not blocks:
        return None
    try:
        edits = minimal_edits(text, 0, len(text.stream), whole.edit.new)
    except Invalid:
        edits = ()
    runs = splice(text.passage, [Change(edit, whole.ids) for edit in edits])
    redline = RedlineReader(sources, Parts(text.passage)).read(runs)
    if [_characters(standing) for standing in redline if _stands(standing)] != [len(_places(new)) for new in blocks]:
        return None
    return tuple(_as_in_the_new_text(redline, blocks))


def _stands(block: RedlineBlock) -> bool:
    return block.state is not BlockState.DELETED


def _in_result(piece: Piece) -> bool:
    return piece.kind is not PieceKind.DELETED and not piece.is_border


def _characters(block: RedlineBlock) -> int:
    return sum(len(_CHARACTER.findall(piece.text)) for piece in block.pieces if _in_result(piece))


def _places(block: Block) -> list[int]:
    return [found.start() for found in _CHARACTER.finditer(block.prose)]


def _as_in_the_new_text(redline: Iterable[RedlineBlock], blocks: Sequence[Block]) -> Iterator[RedlineBlock]:
    remaining = iter(blocks)
    for old in redline:
        if not _stands(old):
            yield old
            continue
        new = next(remaining)
        pieces = joined_pieces(_dressed(old.pieces, new))
        yield replace(old, kind=new.kind, mark=new.mark, pieces=pieces)


def _dressed(pieces: Iterable[Piece], block: Block) -> Iterator[Piece]:
    """Show each piece that stands in the result in the characters that the new text has for it."""
    places = [*_places(block), len(block.prose)]
    passed = 0
    for piece in pieces:
        if not _in_result(piece):
            yield piece
            continue
        start = places[passed]
        passed += len(_CHARACTER.findall(piece.text))
        text = block.prose[start : places[passed]]
        yield replace(piece, text=text, marks=cut_marks(block.marks, start, start + len(text)))
