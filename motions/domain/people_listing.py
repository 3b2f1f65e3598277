"""Which rows does a file have that holds the members or delegates of a conference?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from motions.domain.mandate import DeputyKind
from motions.domain.people_columns import Column
from motions.domain.people_file import PeopleFileKind
from motions.domain.people_roster import FunctionHere, MandateHere, PersonHere, Roster
from motions.domain.people_row import yes_or_no
from motions.domain.people_text import same

LISTED = {
    PeopleFileKind.MEMBERS: (
        Column.NAME,
        Column.EMAIL,
        Column.MEMBERSHIP_NUMBER,
        Column.UNIT,
        Column.FUNCTION,
        Column.MAY_SUBMIT,
    ),
    PeopleFileKind.DELEGATES: (
        Column.MANDATE,
        Column.NAME,
        Column.EMAIL,
        Column.MEMBERSHIP_NUMBER,
        Column.UNIT,
        Column.WEIGHT,
        Column.MAY_VOTE,
        Column.SUBSTITUTE,
        Column.SUBSTITUTE_EMAIL,
    ),
}
_EXAMPLES = {
    PeopleFileKind.MEMBERS: ("Mira Beispiel", "mira.beispiel@example.org", "00042", "OV Muster", "Kasse", "nein"),
    PeopleFileKind.DELEGATES: (
        "1",
        "Mira Beispiel",
        "mira.beispiel@example.org",
        "00042",
        "OV Muster",
        "1",
        "ja",
        "Jo Probe",
        "jo.probe@example.org",
    ),
}

Cells = tuple[str, ...]


def headings_of(kind: PeopleFileKind) -> Cells:
    """Give the headings of a file of this kind."""
    return tuple(column.word for column in LISTED[kind])


def example_of(kind: PeopleFileKind) -> Cells:
    """Give an invented row that shows what belongs in which column."""
    return _EXAMPLES[kind]


def rows_of(roster: Roster, kind: PeopleFileKind) -> tuple[Cells, ...]:
    """Give the rows of a file of this kind; read in again, they change nothing.

    Members have a row for each function, and one without unit if they have none. A proxy is no substitute, and does
    not stand in the file.
    """
    rows = _members(roster) if kind is PeopleFileKind.MEMBERS else _delegates(roster)
    return tuple(rows)


def _members(roster: Roster) -> Iterator[Cells]:
    units = {unit.id: unit.short_name for unit in roster.units}
    functions: dict[int, list[FunctionHere]] = defaultdict(list)
    for function in roster.functions:
        functions[function.person].append(function)
    for person in sorted(roster.persons, key=lambda each: (same(each.name), each.id)):
        for function in functions[person.id]:
            yield *_person(person), units[function.unit], function.title, yes_or_no(function.may_submit)
        if person.is_member and not functions[person.id]:
            yield *_person(person), "", "", ""


def _delegates(roster: Roster) -> Iterator[Cells]:
    units = {unit.id: unit.short_name for unit in roster.units}
    persons = {person.id: person for person in roster.persons}
    nobody = PersonHere(0, "")
    for mandate in roster.mandates:
        holder = persons.get(mandate.holder or 0, nobody)
        deputy = persons.get(_substitute(mandate), nobody)
        unit = units.get(mandate.unit or 0, "")
        votes = str(mandate.weight), yes_or_no(mandate.may_vote)
        yield str(mandate.number), *_person(holder), unit, *votes, deputy.name, deputy.email


def _substitute(mandate: MandateHere) -> int:
    return (mandate.deputy or 0) if mandate.deputy_kind is DeputyKind.SUBSTITUTE else 0


def _person(person: PersonHere) -> Cells:
    return person.name, person.email, person.number
