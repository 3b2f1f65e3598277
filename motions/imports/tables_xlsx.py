"""Which table does the first sheet of an XLSX hold?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.workbook import Workbook

from motions.domain.errors import Invalid, Refused
from motions.domain.people_file import Table, cell_name
from motions.imports.table_rows import table_of
from motions.imports.xlsx_package import open_workbook

_VISIBLE = "visible"
_COLUMNS_SEEN = 100
_LAST_ROW = 30_000
_ROWS_SEEN = 50
_FORMULA, _ERROR = "f", "e"
_ZEROS = re.compile(r"0+")


def read_xlsx(content: bytes) -> Table:
    """Read the first visible sheet of an XLSX as texts: numbers and days as they are shown.

    Raises Invalid, naming the cell, for formulas and for values that are errors; for a file that is broken, unsafe or
    no XLSX; and for what goes beyond the bounds of a table.
    """
    book = open_workbook(content)
    try:
        return _table(book)
    except Refused:
        raise
    # What is wrong in a file shows as any kind of error in the package that reads it.
    except Exception as error:
        raise Invalid("Die Datei ist kein XLSX oder beschädigt und lässt sich nicht lesen.") from error
    finally:
        book.close()


def _table(book: Workbook) -> Table:
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == _VISIBLE]
    if not sheets:
        raise Invalid("Die Datei hat kein sichtbares Tabellenblatt; erwartet war eines mit Überschriften.")
    for sheet in sheets:
        sheet.reset_dimensions()
    first, *others = sheets
    return table_of(_rows(first), first.title, [sheet.title for sheet in others if _holds_something(sheet)])


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    # A row that is missing before another one is given as an empty one; so is everything up to the last possible row.
    for number, row in enumerate(sheet.iter_rows(max_col=_COLUMNS_SEEN), 1):
        if number > _LAST_ROW:
            raise Invalid(
                "Das Blatt reicht über Zeile 30.000 hinaus; erlaubt sind 20.000 Zeilen, leere am Ende bitte löschen."
            )
        yield number, ["" if cell.value is None else _text(cell, index, number) for index, cell in enumerate(row)]


def _holds_something(sheet: Any) -> bool:
    rows = islice(sheet.iter_rows(max_col=_COLUMNS_SEEN, values_only=True), _ROWS_SEEN)
    return any(value is not None for row in rows for value in row)


def _text(cell: ReadOnlyCell, index: int, row: int) -> str:
    if cell.data_type == _FORMULA:
        raise Invalid(
            "In Zelle %(cell)s steht eine Formel; erwartet war ihr Ergebnis als Text.", cell=cell_name(index, row)
        )
    if cell.data_type == _ERROR:
        raise Invalid("In Zelle %(cell)s steht ein Fehler der Tabelle; erwartet war Text.", cell=cell_name(index, row))
    return _shown(cell.value, cell)


def _shown(value: object, cell: ReadOnlyCell) -> str:
    """Write a value as the sheet shows it: 114.0 as 114, 123 in the format 00000 as 00123."""
    if isinstance(value, bool):
        return "WAHR" if value else "FALSCH"
    if isinstance(value, int | float):
        zeros = _ZEROS.fullmatch(cell.number_format or "")
        return f"{value:0{len(zeros.group())}.0f}" if zeros else f"{value:.15g}"
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y}" if value.time() == time() else f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return str(value)
