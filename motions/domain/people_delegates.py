"""What would a file of delegates change?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from motions.domain.mandate import DeputyKind
from motions.domain.people_book import Book
from motions.domain.people_cells import Entry, Problem
from motions.domain.people_columns import Column
from motions.domain.people_matching import Matching, Named
from motions.domain.people_roster import MandateHere, UnitHere
from motions.domain.people_row import Change, RowPlan, difference, row_plan, yes_or_no

Placed = tuple[Entry, UnitHere | None]


class _Seat:
    """A mandate as a row would have it, with whom the row names as holder and as substitute."""

    def __init__(self, entry: Entry, unit: UnitHere | None, book: Book) -> None:
        self.entry = entry
        self.before = book.mandates.get(entry.mandate or 0)
        there = self.before or MandateHere(entry.mandate or 0)
        self.unit = unit.id if unit else there.unit
        self.holder = Named(entry.row, entry.who, self.unit, there.holder)
        self.substitute = Named(
            entry.row, entry.substitute, self.unit, there.deputy, Column.SUBSTITUTE, Column.SUBSTITUTE_EMAIL
        )
        self.there = there

    @property
    def named(self) -> list[Named]:
        """Whom the row names."""
        return [named for named in (self.holder, self.substitute) if named.who.is_said]

    @property
    def wanted(self) -> MandateHere:
        """The mandate as the row has it; a deputy named for another holder goes with that one."""
        entry, there = self.entry, self.there
        wanted = replace(
            there,
            unit=self.unit,
            holder=self.holder.person if entry.who.is_said else there.holder,
            weight=entry.weight or there.weight,
            may_vote=there.may_vote if entry.may_vote is None else entry.may_vote,
        )
        if entry.substitute.is_said and self.substitute.person != there.deputy:
            return replace(wanted, deputy=self.substitute.person, deputy_kind=DeputyKind.SUBSTITUTE)
        if wanted.holder != there.holder and not entry.substitute.is_said:
            return replace(wanted, deputy=None, deputy_kind=None)
        return wanted


def plan_delegates(placed: Sequence[Placed], matching: Matching) -> list[RowPlan]:
    """Give what becomes of the rows of a file of delegates, each with its unit; a row without a person is vacant."""
    book = matching.book
    seats = [_Seat(entry, unit, book) for entry, unit in placed if entry.mandate is not None]
    matching.find_all([named for seat in seats for named in seat.named])
    seats = [seat for seat in seats if all(named.person is not None for named in seat.named)]
    for seat in seats:
        book.set_mandate(seat.wanted)
    taken = _taken(book)
    for seat in seats:
        matching.problems += _problems(seat, book, taken)
    return [_row(seat, book) for seat in seats]


def mandate_problems(entries: Sequence[Entry]) -> list[Problem]:
    """Give what is wrong with the numbers of mandates: one that is missing, and one that stands twice."""
    first: dict[int, int] = {}
    problems = []
    for entry in entries:
        if entry.mandate is None:
            problems.append(Problem(entry.row, Column.MANDATE, _NO_NUMBER))
        elif first.setdefault(entry.mandate, entry.row) != entry.row:
            problems.append(Problem(entry.row, Column.MANDATE, _TWICE, {"row": first[entry.mandate]}))
    return problems


def _taken(book: Book) -> dict[int, list[int]]:
    """Give the mandates in which each person is holder or substitute."""
    taken: dict[int, list[int]] = {}
    for mandate in book.mandates.values():
        deputy = mandate.deputy if mandate.deputy_kind is DeputyKind.SUBSTITUTE else None
        for person in (mandate.holder, deputy):
            if person is not None:
                taken.setdefault(person, []).append(mandate.number)
    return taken


def _problems(seat: _Seat, book: Book, taken: dict[int, list[int]]) -> list[Problem]:
    entry, there, wanted = seat.entry, seat.there, seat.wanted
    problems = []
    if not book.roster.has_weights and wanted.weight not in (1, there.weight):
        problems.append(Problem(entry.row, Column.WEIGHT, _NO_WEIGHTS, {"weight": wanted.weight}))
    for column, old, new in (
        (Column.NAME, there.holder, wanted.holder),
        (Column.SUBSTITUTE, there.deputy, wanted.deputy),
    ):
        if new is None or (new == old and wanted.holder != wanted.deputy):
            continue
        others = [number for number in taken[new] if number != wanted.number]
        name = book.persons[new].name
        if others:
            problems.append(Problem(entry.row, column, _OTHER_MANDATE, {"name": name, "number": others[0]}))
        elif wanted.holder == wanted.deputy and column is Column.SUBSTITUTE:
            problems.append(Problem(entry.row, column, _ITSELF, {"name": name}))
    return problems


def _row(seat: _Seat, book: Book) -> RowPlan:
    there, wanted = seat.there, seat.wanted
    persons = tuple(person for person in (wanted.holder, wanted.deputy) if person is not None)
    name = book.persons[wanted.holder].name if wanted.holder is not None else ""
    changes = [change for named in seat.named for change in named.changes]
    changes += _changes(there, wanted, book)
    return row_plan(seat.entry.row, name, str(wanted.number), persons, changes, new=seat.before is None)


def _changes(there: MandateHere, wanted: MandateHere, book: Book) -> list[Change]:
    def unit(of: MandateHere) -> str:
        return book.units[of.unit].short_name if of.unit is not None else ""

    changes = [
        *difference(Column.UNIT, unit(there), unit(wanted)),
        *difference(Column.WEIGHT, str(there.weight), str(wanted.weight)),
        *difference(Column.MAY_VOTE, yes_or_no(there.may_vote), yes_or_no(wanted.may_vote)),
    ]
    for column, old, new in (
        (Column.NAME, there.holder, wanted.holder),
        (Column.SUBSTITUTE, there.deputy, wanted.deputy),
    ):
        if old != new:
            changes.append(Change(column, _name(book, old), _name(book, new)))
    return changes


def _name(book: Book, person: int | None) -> str:
    return book.persons[person].name if person is not None else ""


_NO_NUMBER = "Die Mandatsnummer fehlt; richtig wäre eine ganze Zahl ab 1."
_TWICE = "Diese Mandatsnummer steht schon in Zeile %(row)d; jedes Mandat darf nur einmal vorkommen."
_NO_WEIGHTS = (
    "Das Stimmgewicht %(weight)d gibt es hier nicht, weil die Einstellungen keine Gewichte vorsehen; "
    "richtig wäre 1 oder eine leere Zelle."
)
_OTHER_MANDATE = "%(name)s übt schon Mandat %(number)d aus; richtig wäre eine andere Person."
_ITSELF = "%(name)s kann sich nicht selbst vertreten; richtig wäre eine andere Person oder eine leere Zelle."
