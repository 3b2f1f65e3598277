"""How does a change look at its place in the printed text?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flask_babel import gettext

from motions.domain.address import address
from motions.domain.consolidation import consolidate
from motions.domain.edit import Edit, Scope
from motions.domain.passage import BlockKind
from motions.domain.provenance import Piece, PieceKind
from motions.domain.redline import changed_blocks
from motions.domain.text import Text
from motions.web.wording import with_firm_spaces

EXCERPTS_IN_MEMORY = 2_000


@dataclass(frozen=True, slots=True)
class NumberedPiece:
    """A run of words that was kept, put in or taken out; `line` is the printed line that begins with it, if one does."""

    kind: PieceKind
    text: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ExcerptBlock:
    """A block with changes, shortened to them; `mark` is its list mark."""

    kind: BlockKind
    mark: str
    pieces: tuple[NumberedPiece, ...]
    is_subject: bool = False


@lru_cache(maxsize=EXCERPTS_IN_MEMORY)
def excerpt(text_hash: str, text: "TextByHash", edits: tuple[Edit, ...], context: int) -> tuple[ExcerptBlock, ...]:
    """Show edits of a text"""
