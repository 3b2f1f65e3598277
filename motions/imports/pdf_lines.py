"""Which numbered lines does a PDF hold, without what is repeated on its pages?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, product, zip_longest

from motions.domain.blocks import PrintedLine
from motions.domain.errors import Invalid
from motions.imports.pdf_numbers import Column, MarginLine
from motions.imports.pdf_page import PageLine, printed_of
from motions.imports.printed_text import beginning

_LINES_AT_THE_EDGE = 3
_NUMBER = re.compile(r"([0-9]{1,9})")
_MOST_NUMBERS = 4
_PAGE_NUMBER = re.compile(r"\W*\d+(?: ?(?:/|von) ?\d+)?\W*|.*\bSeite \d+(?: ?(?:/|von) ?\d+)?", re.DOTALL)
_SAME_PLACE = 2
_SMALL = 0.85
_WIDER = 1.12


def without_repeated(lines: Sequence[PageLine]) -> tuple[PageLine, ...]:
    """Leave out headers, footers and page numbers: what stands at the same place on more than half of the pages.

    Only the three lines at the top and at the bottom of a page are looked at. Numbers in them have to be the same on
    each page, or to rise by one from page to page.
    """
    patterns: dict[int, set[tuple[int, str]]] = {}
    pages: dict[tuple[int, str], set[int]] = defaultdict(set)
    for _, page in groupby(enumerate(lines), key=lambda each: each[1].page):
        on_page = list(page)
        for index, line in {**dict(on_page[:_LINES_AT_THE_EDGE]), **dict(on_page[-_LINES_AT_THE_EDGE:])}.items():
            patterns[index] = {(round(line.base / _SAME_PLACE), pattern) for pattern in _patterns(line)}
            for pattern in patterns[index]:
                pages[pattern].add(line.page)
    most = max(len({line.page for line in lines}) // 2, 1)
    return tuple(
        line
        for index, line in enumerate(lines)
        if all(len(pages[pattern]) <= most for pattern in patterns.get(index, ()))
    )


def _patterns(line: PageLine) -> Iterator[str]:
    """Give the words with each of their numbers as it is, or as it is counted from the number of the page."""
    pieces = _NUMBER.split(line.words)
    if len(pieces) > 2 * _MOST_NUMBERS + 1:
        yield line.words
        return
    for numbers in product(*((number, f"#{int(number) - line.page}") for number in pieces[1::2])):
        yield "".join(part for pair in zip_longest(pieces[::2], numbers, fillvalue="") for part in pair)


def numbered_lines(column: Column) -> tuple[tuple[MarginLine, ...], tuple[PrintedLine, ...]]:
    """Give the lines before the first numbered one, and all lines from there on with their numbers.

    Where only every fifth line, or so, has a number, those between are counted on, blank ones too where the distance
    shows them. Page numbers and small print above and below the numbered lines of a page are left out.

    Raises Invalid if a line has no number, or the count does not agree with the next one.
    """
    lines = [line for line in column.lines if line.words or line.number is not None]
    first = next(index for index, line in enumerate(lines) if line.number is not None)
    counted_back = max(min(column.step - 1, (lines[first].number or 0) - 1, first), 0)
    front = lines[: first - counted_back]
    counted = tuple(_counted(_without_small_print(lines[first - counted_back :]), column.step))
    return tuple(front), printed_lines([replace(line, number=number) for number, line in counted])


def printed_lines(lines: Sequence[MarginLine]) -> tuple[PrintedLine, ...]:
    """Give lines as the reader of printed texts takes them; a wider distance than usual counts as an empty line.

    Lines without a number are numbered from 1. From one page to the next there is no distance, only between words in
    bold and others.
    """
    usual = usual_distance(lines)
    result: list[PrintedLine] = []
    for index, line in enumerate(lines):
        printed = printed_of(line.glyphs)
        before = lines[index - 1] if index else None
        result.append(
            PrintedLine(index + 1 if line.number is None else line.number, printed, after_gap=_gap(before, line, usual))
        )
    return tuple(result)


def _gap(before: MarginLine | None, line: MarginLine, usual: float) -> bool:
    if before is None:
        return False
    if before.page != line.page:
        return printed_of(before.glyphs).is_bold != printed_of(line.glyphs).is_bold
    return before.base - line.base > _WIDER * usual


def usual_distance(lines: Sequence[MarginLine]) -> float:
    """Give the distance of most lines: that below which a quarter of the distances on a page lie, in points."""
    distances = sorted(
        before.base - line.base
        for before, line in pairwise(lines)
        if before.page == line.page and before.glyphs and line.glyphs
    )
    return distances[len(distances) // 4] if distances else 0.0


def _without_small_print(lines: Sequence[MarginLine]) -> list[MarginLine]:
    heights = sorted(line.height for line in lines if line.glyphs)
    usual = heights[len(heights) // 2] if heights else 0.0
    kept: list[MarginLine] = []
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        numbered = [index for index, line in enumerate(page) if line.number is not None]
        first, last = (numbered[0], numbered[-1]) if numbered else (len(page), -1)
        for index, line in enumerate(page):
            is_outside = index < first or index > last
            is_page_number = index in (0, len(page) - 1) and _PAGE_NUMBER.fullmatch(line.words)
            if not is_outside or not (is_page_number or line.height < _SMALL * usual):
                kept.append(line)
    return kept


def _counted(lines: Sequence[MarginLine], step: int) -> Iterator[tuple[int, MarginLine]]:
    numbered = [index for index, line in enumerate(lines) if line.number is not None]
    usual = usual_distance(lines)
    yield from _counted_back(lines[: numbered[0] + 1], usual)
    for index, following in pairwise(numbered):
        yield from _counted_between(lines[index : following + 1], step, usual)
    rest = lines[numbered[-1] :]
    if len(rest) > step:
        raise _without_number(rest[step], (rest[0].number or 0) + step)
    yield from enumerate(rest, rest[0].number or 0)


def _counted_back(lines: Sequence[MarginLine], usual: float) -> Iterator[tuple[int, MarginLine]]:
    """Count the lines before the first that has a number, with blank ones if the first line then has number 1."""
    first = (lines[-1].number or 0) - len(lines) + 1
    blanks = _blank_lines(lines, usual)
    if first - sum(blanks) == 1:
        yield from _counted_on(lines[:-1], blanks, 1, usual)
    else:
        yield from enumerate(lines[:-1], first)


def _counted_between(lines: Sequence[MarginLine], step: int, usual: float) -> Iterator[tuple[int, MarginLine]]:
    """Count the lines from one with a number to the next with one, which is not given itself."""
    first, last = lines[0].number or 0, lines[-1].number or 0
    missing = last - first - len(lines) + 1
    if step == 1 and len(lines) > 2:
        raise _without_number(lines[1], first + 1)
    blanks = _blank_lines(lines, usual) if step > 1 and missing else [0] * len(lines)
    if step > 1 and sum(blanks) != missing:
        raise _wrong_count(lines, sum(blanks))
    yield from _counted_on(lines[:-1], blanks, first, usual)


def _counted_on(
    lines: Sequence[MarginLine], blanks: Sequence[int], number: int, usual: float
) -> Iterator[tuple[int, MarginLine]]:
    for line, blank in zip(lines, blanks, strict=False):
        yield number, line
        for place in range(1, blank + 1):
            yield number + place, replace(line, base=line.base - place * usual, glyphs=())
        number += 1 + blank


def _blank_lines(lines: Sequence[MarginLine], usual: float) -> list[int]:
    """Count the blank lines after each line but the last for which the distance to the next has room."""
    return [
        max(round((before.base - line.base) / usual) - 1, 0) if before.page == line.page and usual >= 1 else 0
        for before, line in pairwise(lines)
    ]


def _without_number(line: MarginLine, expected: int) -> Invalid:
    return Invalid(
        "Auf Seite %(page)d hat „%(words)s“ keine Zeilennummer; erwartet war Zeile %(expected)d.",
        code="no_number",
        page=line.page + 1,
        words=beginning(line.words),
        expected=expected,
    )


def _wrong_count(lines: Sequence[MarginLine], blank: int) -> Invalid:
    return Invalid(
        "Auf Seite %(page)d stehen von Zeile %(first)d bis Zeile %(last)d %(count)d Zeilen; erwartet waren "
        "%(expected)d. Bitte ein PDF verwenden, in dem jede Zeile eine Nummer hat.",
        code="wrong_number",
        page=lines[0].page + 1,
        first=lines[0].number,
        last=lines[-1].number,
        count=len(lines) + blank,
        expected=(lines[-1].number or 0) - (lines[0].number or 0) + 1,
    )
