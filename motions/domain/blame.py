"""Who is behind each line of an adopted text?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from motions.domain.adopted import SourcedLine, sources_by_line
from motions.domain.change import numbers
from motions.domain.consolidation import Consolidation
from motions.domain.text import Text


@dataclass(frozen=True, slots=True)
class BlamedLine:
    """A line of the adopted text: the printed lines of the original with words on it, and the edits that put some."""

    number: int
    lines: tuple[int, ...]
    edits: tuple[str, ...]
    printed: str

    @property
    def sources(self) -> str:
        """The sources in words: "Z. 39–40, Ä3.1"."""
        return ", ".join([*_ranges(self.lines), *self.edits])


def blame(consolidation: Consolidation, adopted: Text) -> tuple[BlamedLine, ...]:
    """Give each line of the adopted text (as `adopted_text` has set it) with the lines and edits it comes from."""
    return tuple(_blamed(sourced) for sourced in sources_by_line(consolidation, adopted))


def written_blame(lines: Sequence[BlamedLine]) -> str:
    """Write one line each: its number, its sources, its words, as in "12  Z. 39, Ä3.1  | Die Stadt baut"."""
    number_width = max((len(str(line.number)) for line in lines), default=0)
    source_width = max((len(line.sources) for line in lines), default=0)
    return "\n".join(
        f"{line.number:>{number_width}}  {line.sources:<{source_width}}  | {line.printed}" for line in lines
    )


def _blamed(sourced: SourcedLine) -> BlamedLine:
    words = [piece.source for piece in sourced.pieces if piece.text.strip()]
    lines = sorted({line for source in words for line in source.lines})
    edits = numbers(edit for source in words for edit in source.edits)
    return BlamedLine(sourced.line.number, tuple(lines), edits, sourced.line.printed)


def _ranges(lines: Sequence[int]) -> Iterator[str]:
    """Write rising numbers of lines, neighbours as a range."""
    first = 0
    for index, line in enumerate(lines):
        if index + 1 == len(lines) or lines[index + 1] != line + 1:
            yield f"Z. {lines[first]}" if first == index else f"Z. {lines[first]}–{line}"
            first = index + 1
