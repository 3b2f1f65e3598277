"""What can a file of persons hold?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

LETTERS = 26


class PeopleFileKind(Enum):
    """Whom the rows of a file are about."""

    MEMBERS = "members"
    DELEGATES = "delegates"

    @property
    def word(self) -> str:
        """The German name."""
        return {PeopleFileKind.MEMBERS: "Mitglieder", PeopleFileKind.DELEGATES: "Delegierte"}[self]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table: its number from 1 as a spreadsheet shows it, and the texts of its cells."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int | None) -> str:
        """Give the text in a column, counted from 0; "" where the row is shorter or the column is not read."""
        return self.cells[index] if index is not None and index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts: the row of headings, and those below it that hold something.

    `sheet` is the name of the sheet that was taken, `other_sheets` are those that hold something too and were not; both
    are empty for a file that has no sheets.
    """

    headings: TableRow
    rows: tuple[TableRow, ...]
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()


def column_letters(index: int) -> str:
    """Name a column, counted from 0, as a spreadsheet does.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(49)
    ('A', 'Z', 'AA', 'AX')
    """
    letters = ""
    number = index + 1
    while number:
        number, letter = divmod(number - 1, LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


def cell_name(index: int, row: int) -> str:
    """Name a cell as a spreadsheet does; the column is counted from 0, the row from 1."""
    return f"{column_letters(index)}{row}"
