"""How is a redline shown: shortened to its changes, or as HTML?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby

from motions.domain.passage import BlockKind, cut_marks
from motions.domain.printing import stretches
from motions.domain.provenance import BlockState, Piece, PieceKind, RedlineBlock

ELLIPSIS = "…"

_WORD = re.compile(r"\S+")
_TAGS = {PieceKind.KEPT: "", PieceKind.INSERTED: "ins", PieceKind.DELETED: "del"}


def changed_blocks(redline: Sequence[RedlineBlock], context: int = 8) -> tuple[RedlineBlock, ...]:
    """Give only the blocks with changes, each with `context` words (at least 0) before and after every change.

    What is left out shows as "…". The block after one that was divided, and one of another kind or with another list
    mark than before, count as changed at their beginning.
    """
    excerpt: list[RedlineBlock] = []
    follows_division = False
    for block in redline:
        if block.changed or follows_division:
            begins_changed = follows_division or block.opening_changed
            excerpt.append(replace(block, pieces=tuple(_shortened(block, context, begins_changed))))
        follows_division = bool(block.pieces) and _divides(block.pieces[-1])
    return tuple(excerpt)


def _divides(piece: Piece) -> bool:
    return piece.kind is PieceKind.INSERTED and piece.is_border


def _shortened(block: RedlineBlock, context: int, begins_changed: bool) -> Iterator[Piece]:
    parts = [list(pieces) for _, pieces in groupby(block.pieces, _kind)]
    for index, pieces in enumerate(parts):
        if pieces[0].kind is not PieceKind.KEPT:
            yield from pieces
            continue
        changed_before = index > 0 or begins_changed
        changed_after = index + 1 < len(parts)
        yield from _around_changes(pieces, context if changed_before else 0, context if changed_after else 0)


def _around_changes(pieces: Sequence[Piece], first_words: int, last_words: int) -> Iterator[Piece]:
    """Keep so many words at the beginning and at the end of kept pieces, if that leaves anything out."""
    text = "".join(piece.text for piece in pieces)
    found = list(_WORD.finditer(text))
    if len(found) <= first_words + last_words + 1:
        yield from pieces
        return
    head = found[first_words].start()
    tail = found[-last_words - 1].end()
    yield from _cut(pieces, 0, head)
    yield Piece(PieceKind.KEPT, ELLIPSIS)
    yield from _cut(pieces, tail, len(text))


def _cut(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    position = 0
    for piece in pieces:
        first, last = max(start - position, 0), min(end - position, len(piece.text))
        if first < last:
            yield replace(piece, text=piece.text[first:last], marks=cut_marks(piece.marks, first, last))
        position += len(piece.text)


def pieces_with_mark(block: RedlineBlock) -> tuple[Piece, ...]:
    """Give the pieces of a block behind its list mark, which is put in or taken out with the block or was changed."""
    kind = {BlockState.INSERTED: PieceKind.INSERTED, BlockState.DELETED: PieceKind.DELETED}.get(block.state)
    if kind is None and block.original is not None and block.original.mark != block.mark:
        marks = [Piece(PieceKind.DELETED, block.original.mark), Piece(PieceKind.INSERTED, block.mark)]
    else:
        marks = [Piece(kind or PieceKind.KEPT, block.mark)]
    return (*(replace(mark, text=f"{mark.text} ") for mark in marks if mark.text), *block.pieces)


def to_html(redline: Sequence[RedlineBlock]) -> str:
    """Write a redline as HTML, one element a block; what was put in stands in <ins>, what was taken out in <del>."""
    return "".join(f"{_block_html(block)}\n" for block in redline)


def _block_html(block: RedlineBlock) -> str:
    inside = "".join(_run_html(kind, list(pieces)) for kind, pieces in groupby(pieces_with_mark(block), _kind))
    if block.kind is BlockKind.HEADING:
        return f"<h2>{inside}</h2>"
    return f"<p>{inside}</p>" if block.kind is BlockKind.PARAGRAPH else f'<p class="item">{inside}</p>'


def _kind(piece: Piece) -> PieceKind:
    return piece.kind


def _run_html(kind: PieceKind, pieces: Sequence[Piece]) -> str:
    inside = "".join(_marked_html(piece) for piece in pieces)
    return f"<{_TAGS[kind]}>{inside}</{_TAGS[kind]}>" if _TAGS[kind] else inside


def _marked_html(piece: Piece) -> str:
    parts = []
    for stretch in stretches(piece.text, piece.marks):
        words = escape(stretch.text)
        words = f"<em>{words}</em>" if stretch.italic else words
        parts.append(f"<strong>{words}</strong>" if stretch.bold else words)
    return "".join(parts)
