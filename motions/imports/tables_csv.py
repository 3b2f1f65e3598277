"""Which table does a CSV hold, whatever its encoding and separator?"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from motions.domain.errors import Invalid
from motions.domain.people_file import Table, cell_name
from motions.imports.table_rows import table_of

SEPARATORS = (";", "\t", "|", ",")

_BEGINNINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEEN = 200
_NAMED = "sep="
_UNREADABLE = "Die Schrift der Datei ist nicht zu erkennen; bitte die Tabelle als „CSV UTF-8“ speichern."


def read_csv(content: bytes) -> Table:
    """Read a CSV in UTF-8, UTF-16 or Windows-1252, separated by semicolon, comma, tab or bar.

    Rows are counted as a spreadsheet counts them: a line break inside quotes begins none. Raises Invalid for other
    encodings, quotes that do not end, formulas, and what goes beyond the bounds of a table.
    """
    text = _decoded(content)
    separator, skipped = _separator(text)
    return table_of(_rows(text, separator, skipped))


def _decoded(content: bytes) -> str:
    encodings = [name for beginning, name in _BEGINNINGS if content.startswith(beginning)]
    for encoding in encodings or _guesses(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Invalid(_UNREADABLE)


def _guesses(content: bytes) -> list[str]:
    """Give the encodings to try, in order; every second byte is empty in UTF-16 of western letters."""
    seen = content[: 2 * _SEEN]
    if seen[1::2].count(0) > len(seen) // 4:
        return ["utf-16-le"]
    if seen[0::2].count(0) > len(seen) // 4:
        return ["utf-16-be"]
    return ["utf-8", "cp1252"]


def _separator(text: str) -> tuple[str, int]:
    """Give the separator, and how many rows say nothing but what it is."""
    first = text[: len(_NAMED) + 1]
    if first.lower().startswith(_NAMED) and first[-1:] in SEPARATORS:
        return first[-1], 1
    heading = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(heading.split('"')[::2])
    return max(SEPARATORS, key=outside.count), 0


def _rows(text: str, separator: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, cells in islice(enumerate(reader, 1), skipped, None):
            for index, cell in enumerate(cells):
                _refuse_formula(cell, index, number)
            yield number, cells
    except csv.Error as error:
        raise Invalid(
            "Bei Zeile %(line)d der Datei stimmen die Anführungszeichen nicht; erwartet war zu jedem öffnenden ein "
            "schließendes vor dem Trennzeichen.",
            line=reader.line_num,
        ) from error


def _refuse_formula(cell: str, index: int, row: int) -> None:
    if cell.startswith("="):
        raise Invalid(
            "In Zelle %(cell)s steht eine Formel; erwartet war ihr Ergebnis als Text.", cell=cell_name(index, row)
        )
