"""Which lines of words stand on a page of a PDF, and where?"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from motions.domain.bold import Printed
from motions.domain.characters import FORBIDDEN, tidy

UNKNOWN = "\ufffd"

_BOLD_NAME = re.compile(r"bold|black|heavy|demi|fett", re.IGNORECASE)
_BOLD_WEIGHT = 700
# The reader gives a hyphen at a line's end as a sign of its own; bullets come from fonts of symbols.
_MEANT = {"\x02": "-", "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf02d": "-", "\x00": UNKNOWN, "\ufffe": UNKNOWN}
_INVISIBLE = "\u200b\ufeff"
_LONGEST_FONT_NAME = 200
# Shares of the height of the characters.
_SAME_LINE = 0.35
_SPACE = 0.14


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as printed; positions count in points from the left and from below.

    `base` is the line it stands on, `height` the height of its font.
    """

    character: str
    left: float
    right: float
    base: float
    height: float
    is_bold: bool


@dataclass(frozen=True, slots=True)
class PageLine:
    """The characters on one line of a page, from left to right, and the line they stand on."""

    page: int
    base: float
    height: float
    glyphs: tuple[Glyph, ...]

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.glyphs[0].left

    @property
    def printed(self) -> Printed:
        """The words with what is bold in them; where a gap parts two characters stands a space."""
        return printed_of(self.glyphs)

    @property
    def words(self) -> str:
        """The words alone."""
        return self.printed.words


def lines_of(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[PageLine, ...]:
    """Give the lines of a page from top to bottom; `index` counts pages from 0."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(_glyphs(textpage), key=lambda glyph: -glyph.base):
        if lines and _is_on_line(glyph, lines[-1]):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return tuple(_line(index, line) for line in lines)


def _is_on_line(glyph: Glyph, line: Sequence[Glyph]) -> bool:
    # The first of a line are its highest: a number in the margin, a raised sign, or the words themselves.
    return line[0].base - glyph.base <= _SAME_LINE * max(glyph.height, line[-1].height)


def _line(index: int, glyphs: Sequence[Glyph]) -> PageLine:
    tallest = max(glyphs, key=lambda glyph: glyph.height)
    return PageLine(index, tallest.base, tallest.height, tuple(sorted(glyphs, key=lambda glyph: glyph.left)))


def printed_of(glyphs: Iterable[Glyph]) -> Printed:
    """Put characters together to words, and note where bold begins and ends."""
    characters: list[str] = []
    turns: list[int] = []
    before: Glyph | None = None
    is_apart = False
    for glyph in glyphs:
        if glyph.character == " ":
            is_apart = True
            continue
        if before is not None and before.is_bold and not glyph.is_bold:
            turns.append(len(characters))
        if before is not None and (is_apart or glyph.left - before.right > _SPACE * glyph.height):
            characters.append(" ")
        if glyph.is_bold and not (before is not None and before.is_bold):
            turns.append(len(characters))
        characters.append(glyph.character)
        before, is_apart = glyph, False
    if before is not None and before.is_bold:
        turns.append(len(characters))
    words = "".join(characters)
    return Printed(words, tuple(turns)) if tidy(words).strip() else Printed("")


def _glyphs(textpage: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    bold_fonts: dict[int, bool] = {}
    box, base = pdfium.FS_RECTF(), (ctypes.c_double(), ctypes.c_double())
    first_half = ""
    page = textpage.raw
    for index in range(textpage.count_chars()):
        if pdfium.FPDFText_IsGenerated(page, index) == 1:
            continue
        unit = chr(pdfium.FPDFText_GetUnicode(page, index))
        if "\ud800" <= unit < "\udc00":
            first_half = unit
            continue
        character = _character(first_half + unit)
        first_half = ""
        has_place = pdfium.FPDFText_GetLooseCharBox(page, index, box)
        if character and has_place and pdfium.FPDFText_GetCharOrigin(page, index, *base):
            is_bold = _is_bold(page, index, bold_fonts)
            glyph = Glyph(character, box.left, box.right, base[1].value, box.top - box.bottom, is_bold)
            if all(map(math.isfinite, (glyph.left, glyph.right, glyph.base, glyph.height))):
                yield glyph


@lru_cache(maxsize=10_000)
def _character(units: str) -> str:
    character = _MEANT.get(units) or units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if character.isspace() and character not in "\u00a0\u202f":
        return " "
    return "" if character in _INVISIBLE else FORBIDDEN.sub("", character)


def _is_bold(page: Any, index: int, known: dict[int, bool]) -> bool:
    """Tell whether a character is bold; all of one object of the page are set in one font."""
    place = pdfium.FPDFText_GetTextObject(page, index)
    key = ctypes.addressof(place.contents) if place else -1
    if key not in known:
        name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
        pdfium.FPDFText_GetFontInfo(page, index, name, _LONGEST_FONT_NAME, None)
        weight = pdfium.FPDFText_GetFontWeight(page, index)
        known[key] = bool(_BOLD_NAME.search(name.value.decode("utf-8", "replace"))) or weight >= _BOLD_WEIGHT
    return known[key]
