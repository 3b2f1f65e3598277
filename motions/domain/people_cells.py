"""What does one row of a file of persons say, and is each cell what it should be?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from motions.domain.people_columns import Assignment, Column
from motions.domain.people_file import TableRow
from motions.domain.people_text import one_line, same

LARGEST_NUMBER = 999_999
LARGEST_WEIGHT = 100_000
LONGEST_NAME = 200

_YES = frozenset({"ja", "j", "yes", "y", "x", "1", "wahr", "true", "✓"})
_NO = frozenset({"nein", "n", "no", "0", "falsch", "false", "-", "–"})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a row: the column, None where it is the whole row, and a German sentence with its values."""

    row: int
    column: Column | None
    message: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The sentence with its values."""
        return self.message % self.values if self.values else self.message


@dataclass(frozen=True, slots=True)
class Who:
    """By what a row names a person; "" for what it does not say."""

    name: str
    email: str = ""
    number: str = ""

    @property
    def is_said(self) -> bool:
        """Whether the row names a person at all."""
        return bool(self.name or self.email or self.number)

    @property
    def is_certain(self) -> bool:
        """Whether the person is named by something that nobody else has."""
        return bool(self.email or self.number)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row says; None or "" for what it does not say, and that stays as it is."""

    row: int
    who: Who
    unit: str
    title: str
    may_submit: bool | None
    mandate: int | None
    weight: int | None
    may_vote: bool | None
    substitute: Who


class _Wrong(Exception):
    def __init__(self, message: str, **values: Any) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


def read_entry(row: TableRow, assignment: Assignment) -> tuple[Entry, tuple[Problem, ...]]:
    """Read the cells of a row; give what it says and a problem for each cell that is not what it should be."""
    cells = _Cells(row, assignment)
    name = cells.take(Column.NAME, _name, "")
    if not assignment.reads(Column.NAME):
        parts = (cells.take(Column.FIRST_NAME, _name, ""), cells.take(Column.LAST_NAME, _name, ""))
        name = " ".join(part for part in parts if part)
    entry = Entry(
        row.number,
        Who(name, cells.take(Column.EMAIL, _email, ""), cells.take(Column.MEMBERSHIP_NUMBER, _short, "")),
        cells.take(Column.UNIT, _short, ""),
        cells.take(Column.FUNCTION, _name, ""),
        cells.take(Column.MAY_SUBMIT, _choice, None),
        cells.take(Column.MANDATE, _mandate, None),
        cells.take(Column.WEIGHT, _weight, None),
        cells.take(Column.MAY_VOTE, _choice, None),
        Who(cells.take(Column.SUBSTITUTE, _name, ""), cells.take(Column.SUBSTITUTE_EMAIL, _email, "")),
    )
    return entry, tuple(cells.problems)


class _Cells:
    def __init__(self, row: TableRow, assignment: Assignment) -> None:
        self.row = row
        self.assignment = assignment
        self.problems: list[Problem] = []

    def take(self, column: Column, read: Callable[[str], T], unsaid: T) -> T:
        """Read a cell, if it holds something."""
        text = one_line(self.row.cell(self.assignment.index(column)))
        if not text:
            return unsaid
        try:
            return read(text)
        except _Wrong as wrong:
            self.problems.append(Problem(self.row.number, column, wrong.message, wrong.values))
            return unsaid


def _name(text: str) -> str:
    if len(text) > LONGEST_NAME:
        raise _Wrong("So lang kann ein Name nicht sein; möglich sind 200 Zeichen.")
    return text


def _short(text: str) -> str:
    if len(text) > LONGEST_NAME:
        raise _Wrong("Das ist zu lang; möglich sind 200 Zeichen.")
    return text


def is_email(text: str) -> bool:
    """Tell whether a text in small letters is an e-mail address.

    >>> is_email("anna@example.org"), is_email("anna@example"), is_email("anna kern@example.org")
    (True, False, False)
    """
    local, at, domain = text.partition("@")
    is_one = local and at and "." in domain.strip(".") and "@" not in domain and text.isprintable()
    return bool(is_one) and not any(character.isspace() for character in text)


def _email(text: str) -> str:
    kept = text.lower()
    if not is_email(kept):
        raise _Wrong("„%(text)s“ ist keine E-Mail-Adresse; richtig wäre etwas wie name@example.org.", text=text)
    return kept


def _choice(text: str) -> bool:
    if same(text) in _YES:
        return True
    if same(text) in _NO:
        return False
    raise _Wrong("„%(text)s“ ist weder ja noch nein; richtig wäre „ja“ oder „nein“.", text=text)


def _mandate(text: str) -> int:
    return _whole(text, LARGEST_NUMBER)


def _weight(text: str) -> int:
    return _whole(text, LARGEST_WEIGHT)


def _whole(text: str, most: int) -> int:
    is_number = text.isascii() and text.isdecimal() and len(text) < 2 * len(str(most))
    if not is_number or not 1 <= int(text) <= most:
        raise _Wrong("„%(text)s“ geht nicht; richtig wäre eine ganze Zahl von 1 bis %(most)d.", text=text, most=most)
    return int(text)
