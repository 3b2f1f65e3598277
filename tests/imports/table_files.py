"""How does a test write a spreadsheet?"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook


def written(book: Workbook) -> bytes:
    """Give the bytes of a workbook."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def a_workbook(*rows: Sequence[object]) -> Workbook:
    """Make a workbook whose only sheet has these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def a_sheet(*rows: Sequence[object]) -> bytes:
    """Write an XLSX whose only sheet has these rows."""
    return written(a_workbook(*rows))
