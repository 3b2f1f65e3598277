"""Do the rows of a table keep within bounds, and which of them hold something?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from motions.domain.characters import FORBIDDEN
from motions.domain.errors import Invalid
from motions.domain.people_file import Table, TableRow, cell_name
from motions.domain.people_text import armed

MOST_ROWS = 20_000
MOST_COLUMNS = 50
LONGEST_CELL = 1_000


def table_of(rows: Iterable[tuple[int, Sequence[str]]], sheet: str = "", other_sheets: Sequence[str] = ()) -> Table:
    """Make a table of numbered rows; those without any text are left out, the first of the others has the headings.

    Reading stops at the first row that is too much. Raises Invalid for more than 20,000 rows, 50 columns or 1,000
    characters in a cell, for control characters, and if there is no row.
    """
    kept = list(_checked(rows))
    if not kept:
        raise Invalid("In der Datei steht nichts; erwartet war eine Tabelle mit Überschriften in der ersten Zeile.")
    return Table(kept[0], tuple(kept[1:]), sheet, tuple(other_sheets))


def _checked(rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[TableRow]:
    count = 0
    for number, cells in rows:
        texts = _without_empty_end(cells)
        if not texts:
            continue
        count += 1
        # One more than the rows, for the headings.
        if count > MOST_ROWS + 1:
            raise Invalid("Die Tabelle hat mehr als 20.000 Zeilen; bitte auf mehrere Dateien verteilen.")
        if len(texts) > MOST_COLUMNS:
            raise Invalid("Zeile %(row)d hat mehr als 50 Spalten; bitte nur die nötigen behalten.", row=number)
        yield TableRow(number, tuple(_cell(text, index, number) for index, text in enumerate(texts)))


def _without_empty_end(cells: Sequence[str]) -> Sequence[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _cell(text: str, index: int, row: int) -> str:
    if len(text) > LONGEST_CELL:
        raise Invalid(
            "In Zelle %(cell)s stehen mehr als 1.000 Zeichen; so lang darf keine Angabe sein.",
            cell=cell_name(index, row),
        )
    if FORBIDDEN.search(text):
        raise Invalid("In Zelle %(cell)s steht ein Steuerzeichen; erwartet war nur Text.", cell=cell_name(index, row))
    return armed(text)
