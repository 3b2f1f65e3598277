"""Which line numbers stand in the margin of a PDF's pages?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from motions.imports.pdf_page import Glyph, PageLine, printed_of

_LONGEST_NUMBER = 6
_LONGEST_STEP = 10
# In points; numbers below one another stand flush to the left or right, but for the rounding.
_SAME_EDGE = 1.5
# A share of the height of the characters.
_GAP_AFTER_NUMBER = 0.3


@dataclass(frozen=True, slots=True)
class MarginLine:
    """A line of a page without the number in the margin, and that number; `glyphs` is empty if the line is blank."""

    page: int
    base: float
    height: float
    glyphs: tuple[Glyph, ...]
    number: int | None = None

    @property
    def words(self) -> str:
        """The words without the number."""
        return printed_of(self.glyphs).words


@dataclass(frozen=True, slots=True)
class Column:
    """The lines of a document parted from their numbers; `step` is 1 if each has one, 0 if none has."""

    lines: tuple[MarginLine, ...]
    step: int = 0


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Digits at the beginning of a line that could be its number."""

    number: int
    left: float
    right: float
    length: int


def read_margin(lines: Sequence[PageLine]) -> Column:
    """Part the numbers in the margin from the lines.

    On each page numbers count that stand below one another, flush to the left or right. They are line numbers if half
    of the lines have one, or if they rise in even steps of 2 to 10 and all words stand right of them.
    """
    margin: list[MarginLine] = []
    for _, page in groupby(lines, key=lambda line: line.page):
        on_page = tuple(page)
        margin += map(_parted, on_page, _in_column([_candidate(line) for line in on_page]))
    numbers = [line.number for line in margin if line.number is not None]
    if numbers and 2 * len(numbers) >= len(margin):
        return Column(tuple(margin), 1)
    step = _even_step(numbers)
    if step and _words_stand_right(margin, lines):
        return Column(tuple(margin), step)
    return Column(tuple(_parted(line, None) for line in lines))


def _candidate(line: PageLine) -> _Candidate | None:
    gap = _GAP_AFTER_NUMBER * line.height
    digits: list[Glyph] = []
    for glyph in line.glyphs:
        if digits and (glyph.character == " " or glyph.left - digits[-1].right > gap):
            break
        if glyph.character not in "0123456789" or len(digits) == _LONGEST_NUMBER:
            return None
        digits.append(glyph)
    following = next((glyph for glyph in line.glyphs[len(digits) :] if glyph.character != " "), None)
    if following is not None and following.left - digits[-1].right <= gap:
        return None
    return _Candidate(int("".join(digit.character for digit in digits)), digits[0].left, digits[-1].right, len(digits))


def _in_column(candidates: Sequence[_Candidate | None]) -> list[_Candidate | None]:
    """Keep the candidates of a page that stand in one column, the longest there is."""
    best: list[_Candidate | None] = [None] * len(candidates)
    for edge in ("right", "left"):
        places = [None if each is None else round(getattr(each, edge) / _SAME_EDGE) for each in candidates]
        count = Counter(place for place in places if place is not None)
        if count:
            place = max(count, key=lambda place: (count[place] + count[place + 1], -place))
            kept = [each if at in (place, place + 1) else None for each, at in zip(candidates, places, strict=True)]
            best = max(best, kept, key=lambda column: len(column) - column.count(None))
    return best


def _parted(line: PageLine, candidate: _Candidate | None) -> MarginLine:
    length, number = (candidate.length, candidate.number) if candidate else (0, None)
    glyphs = line.glyphs[length:]
    has_words = any(glyph.character != " " for glyph in glyphs)
    return MarginLine(line.page, line.base, line.height, glyphs if has_words else (), number)


def _even_step(numbers: Sequence[int]) -> int:
    """Give the step in which numbers rise, the first aside, which may be 1; 0 if there is none."""
    steps = {later - earlier for earlier, later in pairwise(numbers[numbers[:1] == [1] :])}
    step = steps.pop() if len(steps) == 1 else 0
    return step if 2 <= step <= _LONGEST_STEP else 0


def _words_stand_right(margin: Sequence[MarginLine], lines: Sequence[PageLine]) -> bool:
    column = max(line.glyphs[0].left for line, each in zip(lines, margin, strict=True) if each.number is not None)
    others = [each.glyphs[0].left for each in margin if each.number is None and each.glyphs]
    return 2 * sum(left > column for left in others) > len(others)
