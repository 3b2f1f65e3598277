"""How does a consolidation read with what it took out and put in, block by block?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from motions.domain.line_sources import LineSources
from motions.domain.parts import Parts
from motions.domain.passage import Opening
from motions.domain.provenance import BORDER_SIGN, Moved, Piece, PieceKind, RedlineBlock, Source, joined_pieces
from motions.domain.spliced import Run
from motions.domain.weaving import Part, Space, weave
from motions.domain.words import BLOCK_START


@dataclass
class _OpenBlock:
    """A block that is being read; one that does not stand in the result is deleted whole."""

    opening: Opening
    in_result: bool
    original: Opening | None = None
    pieces: list[Piece] = field(default_factory=list)


@dataclass
class RedlineReader:
    """Reads the runs of one consolidation as blocks of pieces.

    Deleted words stand at their place, before what the same edit puts in. A border that was taken out stands as a
    deleted "¶" in the block that its two blocks became; one that was put in as an inserted "¶" where the first ends.
    `moved` tells of the edits that are halves of a move where the other half is.
    """

    sources: LineSources
    parts: Parts
    moved: Mapping[str, Moved] = field(default_factory=dict)
    _blocks: list[RedlineBlock] = field(default_factory=list)
    _open: _OpenBlock | None = None
    _original: Opening | None = None
    _new: Parts | None = None

    def read(self, runs: Iterable[Run]) -> tuple[RedlineBlock, ...]:
        """Give the blocks of the result and those deleted whole, in their order."""
        for item in weave(runs):
            if isinstance(item, Space):
                self._block.pieces.append(self._space(item))
            elif not item.is_border:
                self._add_words(item)
            elif item.text == BLOCK_START:
                self._begin(item)
            else:
                self._end(item)
        return tuple(self._blocks)

    @property
    def _block(self) -> _OpenBlock:
        if self._open is None:
            raise ValueError("words stand between two blocks")
        return self._open

    def _add_words(self, part: Part) -> None:
        block = self._block
        if part.in_original and block.original is None:
            block.original = self._original
        block.pieces.extend(self._pieces(part))

    def _pieces(self, part: Part) -> Iterator[Piece]:
        moved = self._moved(part)
        if part.kind is PieceKind.INSERTED:
            marks = self._parts_of(part).marks(part.start, part.end)
            yield Piece(part.kind, part.text, marks, Source(edits=part.run.edits), moved=moved)
            return
        for start, end, source in self.sources.stretches(part.start, part.end):
            words = part.run.passage.stream[start:end]
            yield Piece(part.kind, words, self.parts.marks(start, end), source, part.run.edits, moved=moved)

    def _moved(self, part: Part) -> Moved | None:
        return next((self.moved[edit] for edit in part.run.edits if edit in self.moved), None) if self.moved else None

    def _parts_of(self, part: Part) -> Parts:
        """Give the parts of the passage the words are from; those of one new text come one after another."""
        if part.in_original:
            return self.parts
        if self._new is None or self._new.passage is not part.run.passage:
            self._new = Parts(part.run.passage)
        return self._new

    def _space(self, space: Space) -> Piece:
        if space.kind is PieceKind.INSERTED:
            return Piece(space.kind, space.text, (), Source(edits=space.edits))
        end = space.position + len(space.text)
        source = self.sources.at(space.position, end)
        return Piece(space.kind, space.text, self.parts.marks(space.position, end), source, space.edits)

    def _begin(self, border: Part) -> None:
        opening = self._parts_of(border).openings(border.start, border.end)[0]
        if border.in_original:
            self._original = opening
        if self._open is None:
            self._open = _OpenBlock(opening, border.run.in_result, opening if border.in_original else None)
        elif border.run.in_result:
            self._open.opening, self._open.in_result = opening, True
        else:
            self._open.pieces.append(self._border_piece(border))

    def _end(self, border: Part) -> None:
        block = self._block
        if border.run.in_result:
            if border.kind is PieceKind.INSERTED and _is_part_of_a_block(block):
                block.pieces.append(self._border_piece(border))
            self._close(block, keep_empty=_is_empty_block(border))
        elif not block.in_result:
            self._close(block, keep_empty=False)

    def _border_piece(self, border: Part) -> Piece:
        if border.kind is PieceKind.INSERTED:
            return Piece(border.kind, BORDER_SIGN, (), Source(edits=border.run.edits), is_border=True)
        source = self.sources.at(border.start, border.end)
        return Piece(border.kind, BORDER_SIGN, (), source, border.run.edits, is_border=True)

    def _close(self, block: _OpenBlock, *, keep_empty: bool) -> None:
        self._open = None
        if not block.pieces and not keep_empty:
            return
        lines = [line for piece in block.pieces for line in piece.source.lines]
        pieces = joined_pieces(block.pieces)
        opening, first, last = block.opening, min(lines, default=None), max(lines, default=None)
        self._blocks.append(RedlineBlock(opening.kind, opening.mark, pieces, first, last, block.original))


def _is_part_of_a_block(block: _OpenBlock) -> bool:
    """Tell whether it has words in the result, and some that stood in the original."""
    kinds = {piece.kind for piece in block.pieces}
    return bool(kinds - {PieceKind.INSERTED}) and bool(kinds - {PieceKind.DELETED})


def _is_empty_block(end: Part) -> bool:
    """Tell whether the block that ends here has no words because it never had any."""
    return end.start > end.run.start and end.run.passage.stream[end.start - 1] == BLOCK_START
