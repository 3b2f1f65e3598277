"""What would a file of members change?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from motions.domain.people_book import Book
from motions.domain.people_cells import Entry, Problem
from motions.domain.people_columns import Column
from motions.domain.people_matching import Matching, Named
from motions.domain.people_roster import FunctionHere, PersonHere, UnitHere
from motions.domain.people_row import Change, RowPlan, difference, row_plan, yes_or_no
from motions.domain.people_text import one_line

Placed = tuple[Entry, UnitHere | None]


class _Rows:
    """The rows in which each person stood so far, by unit and at all."""

    def __init__(self) -> None:
        self._by_unit: dict[tuple[int, int | None], int] = {}
        self._first: dict[int, int] = {}

    def earlier(self, person: int, unit: int | None, row: int) -> int | None:
        """Note a row; give the earlier one that it repeats, if there is one."""
        found = self._by_unit.get((person, unit), self._first.get(person) if unit is None else None)
        self._by_unit.setdefault((person, unit), row)
        self._first.setdefault(person, row)
        return found


def plan_members(placed: Sequence[Placed], matching: Matching) -> list[RowPlan]:
    """Give what becomes of the rows of a file of members, each with its unit.

    Several rows of one person are that person in several units. Nobody may submit for a unit unless it is said.
    """
    named = [Named(entry.row, entry.who, unit.id if unit else None) for entry, unit in placed]
    matching.find_all(named)
    seen = _Rows()
    rows = []
    for (entry, unit), each in zip(placed, named, strict=True):
        if each.person is None:
            continue
        earlier = seen.earlier(each.person, each.unit, entry.row)
        matching.problems += _problems(entry, earlier)
        rows.append(_take(entry, unit, matching.book.persons[each.person], each, matching.book))
    return rows


def _problems(entry: Entry, earlier: int | None) -> Iterator[Problem]:
    if earlier is not None:
        yield Problem(entry.row, None, _TWICE, {"name": entry.who.name, "row": earlier})
    if not entry.unit and (entry.title or entry.may_submit):
        yield Problem(entry.row, Column.UNIT, _NO_UNIT)


def _take(entry: Entry, unit: UnitHere | None, person: PersonHere, named: Named, book: Book) -> RowPlan:
    changes = list(named.changes)
    if book.make_member(person.id):
        changes.append(Change(None, "", "Mitglied"))
    if unit is not None:
        changes += _function(entry, unit, person.id, book)
    label = unit.short_name if unit else ""
    return row_plan(entry.row, person.name, label, (person.id,), changes, new=person.id < 0)


def _function(entry: Entry, unit: UnitHere, person: int, book: Book) -> list[Change]:
    """Let the person be in the unit what the row says."""
    there = book.functions.get((person, unit.id))
    before = there or FunctionHere(person, unit.id)
    title = before.title if entry.title in ("", one_line(before.title)) else entry.title
    may_submit = before.may_submit if entry.may_submit is None else entry.may_submit
    book.set_function(FunctionHere(person, unit.id, title, may_submit))
    return [
        *difference(Column.UNIT, unit.short_name if there else "", unit.short_name),
        *difference(Column.FUNCTION, before.title, title),
        *difference(Column.MAY_SUBMIT, yes_or_no(before.may_submit), yes_or_no(may_submit)),
    ]


_TWICE = "%(name)s steht schon in Zeile %(row)d mit derselben Gliederung; bitte eine der beiden Zeilen löschen."
_NO_UNIT = "Zu einer Funktion gehört eine Gliederung; bitte angeben, in welcher."
