"""How are rows of texts written as a file that spreadsheets open and do not run?"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from io import BytesIO, StringIO

from openpyxl import Workbook

from motions.domain.characters import FORBIDDEN
from motions.domain.people_text import defused, one_line

Rows = Iterable[Sequence[str]]


class TableFormat(Enum):
    """As what a table is written."""

    CSV = "csv"
    XLSX = "xlsx"


def write_table(headings: Sequence[str], rows: Rows, sheet: str, table_format: TableFormat) -> bytes:
    """Write a table with a row of headings; `sheet` names it.

    Every cell is text in one line; one that a spreadsheet would take for a formula gets an apostrophe before it, which
    reading the file takes away again.
    """
    written = ([_cell(text) for text in row] for row in (headings, *rows))
    return _WRITERS[table_format](written, sheet)


def _cell(text: str) -> str:
    return defused(one_line(FORBIDDEN.sub("\ufffd", text)))


def _csv(rows: Rows, _: str) -> bytes:
    out = StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    # With this mark spreadsheets know that it is UTF-8.
    return out.getvalue().encode("utf-8-sig")


def _xlsx(rows: Rows, sheet: str) -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    for row in rows:
        page.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


_WRITERS: Mapping[TableFormat, Callable[[Rows, str], bytes]] = {TableFormat.CSV: _csv, TableFormat.XLSX: _xlsx}
