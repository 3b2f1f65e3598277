"""What does a scanner read on the pages of a PDF, and where does a word stand on it?"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2
import zxingcpp

# As coarse as a cheap printer and a phone's camera leave it.
DOTS_PER_INCH = 200
POINTS_PER_INCH = 72
MILLIMETRES_PER_INCH = 25.4


@dataclass(frozen=True)
class Scanned:
    """A QR code: what it says, and the place of its right edge and its middle on the page in millimetres."""

    says: str
    right: float
    middle: float


def scanned(pdf: bytes) -> list[list[Scanned]]:
    """Give the QR codes of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_codes_on(page) for page in document]


def place_of(word: str, pdf: bytes, page: int = 0) -> tuple[float, float]:
    """Give where a word that stands once on the page begins, and its middle from the top, in millimetres."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        text = sheet.get_textpage()
        found = text.search(word, match_case=True, match_whole_word=True)
        first, again = found.get_next(), found.get_next()
        assert first is not None, word
        assert again is None, word
        left, bottom, _, top = text.get_charbox(first[0])
        one = MILLIMETRES_PER_INCH / POINTS_PER_INCH
        return left * one, (sheet.get_height() - (bottom + top) / 2) * one


def _codes_on(page: pypdfium2.PdfPage) -> list[Scanned]:
    bitmap = page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH, grayscale=True)
    picture = memoryview(ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height))
    wanted = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(picture.cast("B", (bitmap.height, bitmap.stride)), formats=wanted)
    return [_scanned(code) for code in found]


def _scanned(code: zxingcpp.Barcode) -> Scanned:
    one = MILLIMETRES_PER_INCH / DOTS_PER_INCH
    place = code.position
    middle = (place.top_left.y + place.bottom_right.y) / 2
    return Scanned(code.text, place.bottom_right.x * one, middle * one)
