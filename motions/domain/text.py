"""What is the frozen text of a motion, and where in it does each printed line stand?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from motions.domain.errors import Invalid
from motions.domain.near_miss import Vocabulary
from motions.domain.parts import Parts
from motions.domain.passage import Block, Passage, block_ranges, blocks_of
from motions.domain.quote_index import QuoteIndexes

WRAP_VERSION = 1
DEFAULT_WIDTH = 95

_LETTERS = 26


class LineKind(Enum):
    """What stands on a printed line."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    BLANK = "blank"
    HEAD = "head"
    FORM = "form"


BODY_KINDS = frozenset({LineKind.HEADING, LineKind.PARAGRAPH, LineKind.ITEM})


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its number, the words as printed without marks, and its range [start, end) in the prose.

    A line without words in the prose (blank, head, form) has start = end: the place at which it stands.
    """

    number: int
    printed: str
    kind: LineKind
    start: int
    end: int

    @property
    def has_prose(self) -> bool:
        """Tell whether words of the amendable text stand on the line."""
        return self.kind in BODY_KINDS


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a printed motion: its number, who submits it, and its subject, joined over printed lines."""

    number: str = ""
    submitter: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The decision form at the end of a printed motion, with what was entered in it."""

    adopted: str = ""
    rejected: str = ""
    referred_to: str = ""


@dataclass(frozen=True)
class Text:
    """A frozen version of a motion's text: prose with its index of printed lines, the head, and the form.

    `passage` holds all blocks from the first to the last. `lines` rise by one in number and in position. `width` is the
    width at which the system has typeset the text (characters), 0 if the lines are those of a printed text. The new
    text of an edit has `lettered_after`, such as "Ä3:44": its lines 1, 2, 3 are then called Ä3:44a, Ä3:44b, Ä3:44c.
    """

    passage: Passage
    lines: tuple[Line, ...]
    head: Head = Head()
    form: Form = Form()
    width: int = 0
    wrap_version: int = WRAP_VERSION
    lettered_after: str = ""

    @property
    def stream(self) -> str:
        """All characters that positions count."""
        return self.passage.stream

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in their order."""
        return blocks_of(self.passage)

    @cached_property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """For each block the range [start, end) of its prose."""
        return tuple(block_ranges(self.stream))

    @cached_property
    def _block_starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.ranges)

    @cached_property
    def body(self) -> tuple[Line, ...]:
        """The lines on which words of the amendable text stand."""
        return tuple(line for line in self.lines if line.has_prose)

    @cached_property
    def quote_indexes(self) -> QuoteIndexes:
        """The words of the text, made ready for seeking quotes in them."""
        return QuoteIndexes(self.stream, self.ranges)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the text, made ready for seeking what is like a quote."""
        return Vocabulary(self.quote_indexes.whole.pieces)

    @cached_property
    def _body_starts(self) -> tuple[int, ...]:
        return tuple(line.start for line in self.body)

    def block_index(self, position: int) -> int:
        """Give the index of the block in whose prose, borders included, the position lies.

        A position between two blocks counts to the one before; one before the first block counts to the first.
        """
        return max(bisect_right(self._block_starts, position) - 1, 0)

    @cached_property
    def parts(self) -> Parts:
        """What gives parts of the passage in a time that does not grow with the text."""
        return Parts(self.passage)

    def part(self, start: int, end: int) -> Passage:
        """Give the part [start, end) of the text with its marks and openings."""
        return self.parts.part(start, end)

    def has_line(self, number: int) -> bool:
        """Tell whether the text has a printed line of this number."""
        return bool(self.lines) and self.lines[0].number <= number <= self.lines[-1].number

    def line_name(self, number: int) -> str:
        """Give the name of the line of this number: "44", or "Ä3:44b" for the second line of a new text."""
        return f"{self.lettered_after}{letters(number)}" if self.lettered_after else str(number)

    def line(self, number: int) -> Line:
        """Give the printed line of this number.

        Raises Invalid if the text has none.
        """
        if not self.has_line(number):
            raise Invalid(
                "Zeile %(line)s gibt es nicht; der Text hat die Zeilen %(first)s bis %(last)s.",
                code="no_such_line",
                line=self.line_name(number),
                first=self.line_name(self.lines[0].number if self.lines else 0),
                last=self.line_name(self.lines[-1].number if self.lines else 0),
            )
        return self.lines[number - self.lines[0].number]

    def lines_between(self, first: int, last: int) -> Sequence[Line]:
        """Give the printed lines from number `first` to number `last`, both included.

        Raises Invalid if one of them does not exist or they step back.
        """
        if last < first:
            raise Invalid(
                "„%(first)s–%(last)s“ ist kein Bereich von Zeilen; die erste Zeile darf nicht nach der letzten stehen.",
                code="no_such_line",
                first=self.line_name(first),
                last=self.line_name(last),
            )
        offset = self.lines[0].number if self.lines else 0
        self.line(first), self.line(last)
        return self.lines[first - offset : last - offset + 1]

    def lines_at(self, start: int, end: int) -> Sequence[Line]:
        """Give the lines on which something of the range [start, end) is printed; for start = end see `line_at`."""
        first = max(bisect_right(self._body_starts, start) - 1, 0)
        last = bisect_left(self._body_starts, end)
        return [line for line in self.body[first:last] if line.end > start]

    def line_at(self, position: int) -> Line | None:
        """Give the line on which the character at the position is printed, or the last one before; None before all."""
        index = bisect_right(self._body_starts, position) - 1
        return self.body[index] if index >= 0 else None


def letters(number: int) -> str:
    """Count in letters, as the lines of a new text do: a for 1, z for 26, aa for 27; "" for 0.

    >>> letters(1), letters(26), letters(27), letters(703)
    ('a', 'z', 'aa', 'aaa')
    """
    counted = ""
    while number > 0:
        number, place = divmod(number - 1, _LETTERS)
        counted = chr(ord("a") + place) + counted
    return counted


def number_of_letters(counted: str) -> int:
    """Read a number counted in the letters a to z; the inverse of `letters`."""
    number = 0
    for letter in counted:
        number = number * _LETTERS + ord(letter) - ord("a") + 1
    return number
