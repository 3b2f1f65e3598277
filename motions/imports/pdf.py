"""Which text does a PDF hold?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

from motions.domain.blocks import assemble, recognise
from motions.domain.errors import Invalid
from motions.domain.text import DEFAULT_WIDTH, Head, Text
from motions.domain.typesetting import typeset
from motions.imports.head_and_form import head_of
from motions.imports.pdf_lines import numbered_lines, printed_lines, without_repeated
from motions.imports.pdf_numbers import Column, read_margin
from motions.imports.pdf_page import UNKNOWN, PageLine, lines_of
from motions.imports.printed_text import reading_of

FILE_LIMIT = 20_000_000
MOST_PAGES = 300
MOST_CHARACTERS = 2_000_000

# One character in so many may be unknown.
_UNKNOWN_AT_MOST = 20
# The reader of PDFs must not be used from two threads at a time.
_READER = Lock()


def read_pdf(content: bytes, width: int = DEFAULT_WIDTH) -> Text:
    """Read the text of a PDF by where its characters stand on the pages.

    Numbers in the margin become the numbers of the lines, also where only every fifth line, or so, has one; then the
    lines are read as those of a printed text. A PDF without such numbers is prose: a greater distance between lines
    parts blocks, and the text is typeset at the width (characters). Bold is what is set in a bold font. What is
    repeated on most pages is left out, and so are the lines above the first numbered one, from which only the head is
    taken. Text in pictures is not read.

    Raises Invalid if it cannot be read, or has more than 300 pages, 20 MB, or 2 million characters.
    """
    if len(content) > FILE_LIMIT:
        raise Invalid("Die Datei ist größer als 20 MB; ein PDF darf höchstens 20 MB haben.", code="too_large")
    with _READER:
        lines = _read_pages(content)
    _refuse_unreadable(lines)
    column = read_margin(without_repeated(lines) or lines)
    if column.step:
        return _numbered(column)
    reading = reading_of(printed_lines([line for line in column.lines if line.words]))
    return typeset(assemble(reading, recognise(reading)).blocks, width, head=reading.head, form=reading.form)


def _read_pages(content: bytes) -> tuple[PageLine, ...]:
    try:
        with closing(pypdfium2.PdfDocument(content)) as document:
            if len(document) > MOST_PAGES:
                raise Invalid(
                    "Das PDF hat %(pages)d Seiten; höchstens 300 werden gelesen.", code="too_large", pages=len(document)
                )
            return tuple(_lines(document))
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise Invalid(
                "Das PDF ist mit einem Passwort geschützt; erwartet war eines ohne Passwort.", code="not_readable"
            ) from error
        raise Invalid(
            "Die Datei ist kein PDF oder beschädigt und lässt sich nicht lesen.", code="not_readable"
        ) from error


def _lines(document: pypdfium2.PdfDocument) -> Iterator[PageLine]:
    characters = 0
    for index in range(len(document)):
        with closing(document[index]) as page, closing(page.get_textpage()) as textpage:
            characters += textpage.count_chars()
            if characters > MOST_CHARACTERS:
                raise Invalid(
                    "Das PDF enthält mehr als 2 Millionen Zeichen; so viel wird nicht gelesen.", code="too_large"
                )
            yield from lines_of(textpage, index)


def _refuse_unreadable(lines: Sequence[PageLine]) -> None:
    characters = [glyph.character for line in lines for glyph in line.glyphs if glyph.character != " "]
    if not any(line.words for line in lines):
        raise Invalid(
            "Das PDF enthält keinen Text; ein eingescanntes Blatt kann nicht gelesen werden.", code="not_readable"
        )
    if characters.count(UNKNOWN) * _UNKNOWN_AT_MOST > len(characters):
        raise Invalid(
            "In den Schriften des PDF steht nicht, welche Buchstaben gemeint sind; bitte das Dokument als DOCX oder "
            "als Text einlesen.",
            code="not_readable",
        )


def _numbered(column: Column) -> Text:
    front, lines = numbered_lines(column)
    reading = reading_of(lines)
    if reading.head == Head():
        reading = replace(reading, head=head_of(printed_lines(front)))
    return assemble(reading, recognise(reading))
