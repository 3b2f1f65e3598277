"""What is a run of prose made of: words, inline marks, and the borders of blocks?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from motions.domain.words import BLOCK_END, BLOCK_START


class BlockKind(Enum):
    """What a block of a text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


class MarkKind(Enum):
    """How a stretch of prose is set apart."""

    BOLD = "bold"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch [start, end) of prose that is set apart; positions count from the beginning of what holds the mark."""

    start: int
    end: int
    kind: MarkKind = MarkKind.BOLD

    def moved(self, distance: int) -> Mark:
        """Give the same mark, `distance` positions further on."""
        return Mark(self.start + distance, self.end + distance, self.kind)


@dataclass(frozen=True, slots=True)
class Opening:
    """What begins at a block's start: the kind of the block and its printed list mark, if it has one."""

    kind: BlockKind = BlockKind.PARAGRAPH
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or list item: its prose without list mark, and its inline marks."""

    kind: BlockKind
    prose: str
    mark: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    r"""A run of a text: its stream of characters, its inline marks, and one opening for each block that begins in it.

    In the stream each block stands between two border characters, `\t` before its prose and `\n` after it. So the three
    places at a border of two blocks are three positions: before `\n` (words at the end), between the two (a block of
    its own), and after `\t` (words at the beginning). A whole text begins with `\t` and ends with `\n`; a part of one
    may begin and end anywhere.
    """

    stream: str = ""
    marks: tuple[Mark, ...] = ()
    openings: tuple[Opening, ...] = ()

    def __post_init__(self) -> None:
        if self.stream.count(BLOCK_START) != len(self.openings):
            raise ValueError("a passage has one opening for each block that begins in it")

    def part(self, start: int, end: int) -> Passage:
        """Give the part [start, end) of the passage with its marks and openings."""
        first = self.stream.count(BLOCK_START, 0, start)
        count = self.stream.count(BLOCK_START, start, end)
        return Passage(self.stream[start:end], cut_marks(self.marks, start, end), self.openings[first : first + count])


def cut_marks(marks: Iterable[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """Give what of the marks lies in [start, end), counted from `start`."""
    return tuple(
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.kind)
        for mark in marks
        if max(mark.start, start) < min(mark.end, end)
    )


def without_bold_in_headings(passage: Passage) -> Passage:
    """Leave out what is bold in the headings that begin in a passage: a heading is bold in any case."""
    if not passage.marks or all(opening.kind is not BlockKind.HEADING for opening in passage.openings):
        return passage
    ranges = zip(block_ranges(passage.stream), passage.openings, strict=True)
    headings = [where for where, opening in ranges if opening.kind is BlockKind.HEADING]
    marks = (rest for mark in passage.marks for rest in _outside(mark, headings))
    return Passage(passage.stream, tuple(marks), passage.openings)


def _outside(mark: Mark, ranges: Iterable[tuple[int, int]]) -> Iterator[Mark]:
    """Give what of a mark, if it is bold, lies outside ranges, which stand in their order."""
    start = mark.start
    for first, last in ranges if mark.kind is MarkKind.BOLD else ():
        if first < mark.end and start < last:
            if start < first:
                yield Mark(start, first, mark.kind)
            start = last
    if start < mark.end:
        yield Mark(start, mark.end, mark.kind)


def passage_of(blocks: Iterable[Block]) -> Passage:
    """Join whole blocks, in their order, to one passage."""
    stream: list[str] = []
    marks: list[Mark] = []
    openings: list[Opening] = []
    position = 0
    for block in blocks:
        stream.append(f"{BLOCK_START}{block.prose}{BLOCK_END}")
        marks.extend(mark.moved(position + 1) for mark in block.marks)
        openings.append(Opening(block.kind, block.mark))
        position += len(block.prose) + 2
    return Passage("".join(stream), tuple(marks), tuple(openings))


def words_of(prose: str, marks: Iterable[Mark] = ()) -> Passage:
    """Make a passage of words alone, in which no block begins or ends."""
    return Passage(prose, tuple(marks))


def join(passages: Iterable[Passage]) -> Passage:
    """Put passages one after another; marks of one kind that then touch become one."""
    stream: list[str] = []
    marks: list[Mark] = []
    openings: list[Opening] = []
    position = 0
    for passage in passages:
        stream.append(passage.stream)
        marks.extend(mark.moved(position) for mark in passage.marks)
        openings.extend(passage.openings)
        position += len(passage.stream)
    return Passage("".join(stream), _merge_touching(marks), tuple(openings))


def _merge_touching(marks: list[Mark]) -> tuple[Mark, ...]:
    merged: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.kind.value, mark.start)):
        if merged and merged[-1].kind is mark.kind and mark.start <= merged[-1].end:
            merged[-1] = Mark(merged[-1].start, max(merged[-1].end, mark.end), mark.kind)
        else:
            merged.append(mark)
    return tuple(sorted(merged, key=lambda mark: (mark.start, mark.end, mark.kind.value)))


def block_ranges(stream: str) -> Iterator[tuple[int, int]]:
    """Give for each block that begins in the stream the range [start, end) of its prose, in their order."""
    start = stream.find(BLOCK_START)
    while start != -1:
        end = stream.find(BLOCK_END, start)
        end = len(stream) if end == -1 else end
        yield start + 1, end
        start = stream.find(BLOCK_START, end)


def blocks_of(passage: Passage) -> tuple[Block, ...]:
    """Cut a passage of whole blocks into them; the inverse of `passage_of`."""
    ranges = zip(block_ranges(passage.stream), passage.openings, strict=True)
    return tuple(
        Block(opening.kind, passage.stream[start:end], opening.mark, cut_marks(passage.marks, start, end))
        for (start, end), opening in ranges
    )
