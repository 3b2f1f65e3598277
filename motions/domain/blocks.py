"""Where does a block begin in the lines of a printed text?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from motions.domain.bold import Printed
from motions.domain.characters import display_width
from motions.domain.joining import join_lines
from motions.domain.list_marks import list_mark, ordinal, without_list_mark
from motions.domain.passage import Block, BlockKind, passage_of
from motions.domain.text import Form, Head, Line, LineKind, Text
from motions.domain.words import ends_with_abbreviation

ROOM_TO_SPARE = 8

_CLOSING_QUOTES = "“”\"»«‘’'"
_SENTENCE_END = re.compile(r"[.!?:][)\]]*$")


class Part(Enum):
    """Which part of a printed text a line belongs to."""

    HEAD = "head"
    BODY = "body"
    BLANK = "blank"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One numbered line as read: what is printed on it, and whether an empty line without a number stood before it."""

    number: int
    printed: Printed
    part: Part = Part.BODY
    after_gap: bool = False

    @property
    def words(self) -> str:
        """The words as printed, without bold marks."""
        return self.printed.words

    @property
    def has_words(self) -> bool:
        """Tell whether amendable words stand on the line."""
        return self.part is Part.BODY


@dataclass(frozen=True, slots=True)
class Reading:
    """A printed text as read, before it is parted into blocks: its lines, its head, and its decision form."""

    lines: tuple[PrintedLine, ...]
    head: Head = field(default_factory=Head)
    form: Form = field(default_factory=Form)

    def line(self, number: int) -> PrintedLine | None:
        """Give the line of this number, or None if there is none."""
        index = number - self.lines[0].number if self.lines else 0
        return self.lines[index] if 0 <= index < len(self.lines) else None


@dataclass(frozen=True, slots=True)
class Start:
    """The number of the line at which a block begins, and the block's kind.

    `printed_mark` is the list mark printed there; it counts only if the block is an item and belongs to the prose
    otherwise. `after_blank` tells that a blank line, the head, or nothing stands before, so that a block begins here
    in any case.
    """

    line: int
    kind: BlockKind = BlockKind.PARAGRAPH
    printed_mark: str = ""
    after_blank: bool = False

    @property
    def mark(self) -> str:
        """The block's list mark."""
        return self.printed_mark if self.kind is BlockKind.ITEM else ""


@dataclass(slots=True)
class _Course:
    """What has been seen of a text up to a line: the kind of the block it is in, and the last numbers of its lists."""

    kind: BlockKind | None = None
    numbers: dict[str, int] = field(default_factory=dict)


def recognise(reading: Reading) -> tuple[Start, ...]:
    """Tell which lines of a printed text begin a block, and of which kind.

    A block begins after a blank numbered line, at a heading and after it, and at an item. After an empty line without a
    number it begins if the line before ends a sentence or had room for the next word, and where no empty line stands,
    only if both are so: there the break was not needed. Room is measured against the usual length of the lines.
    """
    usual_length = usual_length_of(reading.lines)
    course = _Course()
    starts: list[Start] = []
    for before, line, after in _with_neighbours(reading.lines):
        if not line.has_words:
            continue
        kind = _kind_of_start(before, line, after, course)
        if _begins_block(before, line, kind, course, usual_length):
            starts.append(Start(line.number, kind, list_mark(line.words), not _has_words(before)))
            _go_on(course, starts[-1])
    return tuple(starts)


def _with_neighbours(
    lines: tuple[PrintedLine, ...],
) -> Iterable[tuple[PrintedLine | None, PrintedLine, PrintedLine | None]]:
    return zip((None, *lines), lines, (*lines[1:], None), strict=False)


def _has_words(line: PrintedLine | None) -> bool:
    return line is not None and line.has_words


def _kind_of_start(
    before: PrintedLine | None, line: PrintedLine, after: PrintedLine | None, course: _Course
) -> BlockKind:
    alone_above = line.after_gap or not _has_words(before)
    alone_below = after is None or after.after_gap or not after.has_words
    if line.printed.is_bold and alone_above and alone_below:
        return BlockKind.HEADING
    return BlockKind.ITEM if _is_item(before, line, course) else BlockKind.PARAGRAPH


def _is_item(before: PrintedLine | None, line: PrintedLine, course: _Course) -> bool:
    mark = list_mark(line.words)
    if not mark or not _may_stand_here(mark, before, line, course):
        return False
    number = ordinal(mark)
    return number is None or number[1] in (1, course.numbers.get(number[0], 0) + 1)


def _may_stand_here(mark: str, before: PrintedLine | None, line: PrintedLine, course: _Course) -> bool:
    if before is None or not before.has_words or course.kind is BlockKind.ITEM:
        return True
    # A dash is more often a thought than a list, and so needs a blank line.
    return mark != "–" and (line.after_gap or ends_sentence(before.words, line.words))


def _begins_block(
    before: PrintedLine | None, line: PrintedLine, kind: BlockKind, course: _Course, usual_length: int
) -> bool:
    if before is None or not before.has_words or kind is not BlockKind.PARAGRAPH or course.kind is BlockKind.HEADING:
        return True
    ended = ends_sentence(before.words, line.words)
    if line.after_gap:
        return ended or _had_room(before, line, usual_length)
    return ended and _had_room(before, line, usual_length)


def _go_on(course: _Course, start: Start) -> None:
    course.kind = start.kind
    if start.kind is BlockKind.HEADING:
        course.numbers.clear()
    number = ordinal(start.mark) if start.mark else None
    if number is not None:
        course.numbers[number[0]] = number[1]


def ends_sentence(words: str, following: str) -> bool:
    """Tell whether a line ends a sentence: with . ! ? : (closing brackets may follow) or a closing quote.

    A closing quote does not if the next line begins in lower case, and an abbreviation ("bzw.", "z. B.") never does.
    """
    if words[-1:] and words[-1] in _CLOSING_QUOTES:
        return not following[:1].islower()
    return _SENTENCE_END.search(words) is not None and not ends_with_abbreviation(words)


def _had_room(before: PrintedLine, line: PrintedLine, usual_length: int) -> bool:
    needed = display_width(before.words) + 1 + display_width(line.words.split(" ", 1)[0])
    return usual_length - needed >= ROOM_TO_SPARE


def usual_length_of(lines: Iterable[PrintedLine]) -> int:
    """Give the 90th percentile of the line lengths: the ⌈0.9·n⌉-th shortest of the n lines with words."""
    lengths = sorted(display_width(line.words) for line in lines if line.has_words)
    return lengths[-(-9 * len(lengths) // 10) - 1] if lengths else 0


def assemble(reading: Reading, starts: Iterable[Start]) -> Text:
    """Make the frozen text of a reading: blocks begin at the starts, and every line keeps its printed number.

    `starts` are those recognised in the reading, perhaps corrected.
    """
    blocks: list[Block] = []
    lines: list[Line] = []
    position = 0
    for start, group in _groups(reading.lines, starts):
        if start is None:
            lines.extend(Line(line.number, line.words, LineKind(line.part.value), position, position) for line in group)
            continue
        block, ranges = _block(start, group)
        blocks.append(block)
        lines.extend(
            Line(line.number, line.words, LineKind(start.kind.value), position + 1 + first, position + 1 + last)
            for line, (first, last) in zip(group, ranges, strict=True)
        )
        position += len(block.prose) + 2
    return Text(passage_of(blocks), tuple(lines), reading.head, reading.form)


def _groups(lines: Iterable[PrintedLine], starts: Iterable[Start]) -> Iterator[tuple[Start | None, list[PrintedLine]]]:
    start_at = {start.line: start for start in starts}
    current: Start | None = None
    group: list[PrintedLine] = []
    for line in lines:
        start = start_at.get(line.number, current) if line.has_words else None
        if group and start is not current:
            yield current, group
            group = []
        current = start
        group.append(line)
    if group:
        yield current, group


def _block(start: Start, group: list[PrintedLine]) -> tuple[Block, tuple[tuple[int, int], ...]]:
    printed = [line.printed for line in group]
    if start.mark:
        printed[0] = printed[0].without(without_list_mark(printed[0].words))
    joined = join_lines(printed)
    marks = () if start.kind is BlockKind.HEADING else joined.marks
    return Block(start.kind, joined.prose, start.mark, marks), joined.ranges
