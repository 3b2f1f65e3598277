"""Which unit does a row of a file name?"""

from __future__ import annotations

from motions.domain.people_book import Book
from motions.domain.people_cells import Entry, Problem
from motions.domain.people_columns import Column
from motions.domain.people_roster import UnitHere


class Units:
    """Finds units by short name or name, and creates those that are not known where that was asked for."""

    def __init__(self, book: Book, *, creates: bool) -> None:
        self.book = book
        self.creates = creates
        self.problems: list[Problem] = []

    def find(self, entry: Entry) -> UnitHere | None:
        """Give the unit of a row, None where it names none or it is not known which."""
        if not entry.unit:
            return None
        found = self.book.units_named(entry.unit)
        if len(found) == 1:
            return found[0]
        if found:
            self._refuse(entry, _SEVERAL, units=", ".join(unit.short_name for unit in found))
            return None
        if self.creates:
            return self.book.add_unit(entry.unit)
        near = self.book.near_units(entry.unit)
        self._refuse(entry, _NEAR if near else _UNKNOWN, unit=entry.unit, near=" oder ".join(near))
        return None

    def _refuse(self, entry: Entry, message: str, **values: str) -> None:
        self.problems.append(Problem(entry.row, Column.UNIT, message, values))


_SEVERAL = "So heißen mehrere Gliederungen; bitte den Kurznamen nehmen: %(units)s."
_NEAR = "Eine Gliederung „%(unit)s“ gibt es hier nicht; gemeint sein könnte %(near)s."
_UNKNOWN = (
    "Eine Gliederung „%(unit)s“ gibt es hier nicht; bitte vorher anlegen oder unbekannte Gliederungen anlegen lassen."
)
