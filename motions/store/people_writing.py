"""How does what a file of persons changes get into the tables?"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy.orm import Session

from motions.domain.people_roster import FunctionHere, MandateHere, PersonHere, Roster, UnitHere
from motions.domain.permission import Role
from motions.store.people_files import functions_by_person, mandates_by_number, participants_by_person, persons_by_email
from motions.store.row import Row
from motions.store.tables import Mandate, Membership, Participant, Person, Unit, UnitFunction

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written:
    """The rows that are new or otherwise now."""

    units: tuple[Unit, ...]
    participants: tuple[Participant, ...]
    memberships: tuple[Membership, ...]
    functions: tuple[UnitFunction, ...]
    mandates: tuple[Mandate, ...]


def write_roster(session: Session, conference_id: int, before: Roster, after: Roster) -> Written:
    """Write what is new or otherwise in `after`, in the running transaction and a bounded number of statements.

    Who has an address that somebody in the installation has is that person, and joins the conference.
    """
    writing = _Writing(session, conference_id)
    units = writing.units(_new(before.units, after.units))
    persons = _new(before.persons, after.persons)
    participants = writing.persons(persons)
    were_members = {person.id for person in before.persons if person.is_member}
    memberships = writing.memberships([each for each in persons if each.is_member and each.id not in were_members])
    functions = writing.functions(_new(before.functions, after.functions))
    mandates = writing.mandates(_new(before.mandates, after.mandates))
    session.flush()
    return Written(units, participants, memberships, functions, mandates)


def _new(before: tuple[T, ...], after: tuple[T, ...]) -> list[T]:
    known = set(before)
    return [each for each in after if each not in known]


class _Writing:
    """Writes rows kind by kind; ids below 0 become those that the database gives."""

    def __init__(self, session: Session, conference_id: int) -> None:
        self.session = session
        self.conference_id = conference_id
        self._units: dict[int, int] = {}
        self._persons: dict[int, int] = {}

    def units(self, units: list[UnitHere]) -> tuple[Unit, ...]:
        rows = [Unit(conference_id=self.conference_id, short_name=each.short_name, name=each.name) for each in units]
        self._add(rows)
        self._units = {unit.id: row.id for unit, row in zip(units, rows, strict=True)}
        return tuple(rows)

    def persons(self, persons: list[PersonHere]) -> tuple[Participant, ...]:
        changed = [person for person in persons if person.id > 0]
        joining = [person for person in persons if person.id < 0]
        return (*self._change(changed), *self._join(joining))

    def _change(self, persons: list[PersonHere]) -> list[Participant]:
        if not persons:
            return []
        rows = participants_by_person(self.conference_id)
        changed = [person for person in persons if person.id in rows]
        # Two may change numbers with one another, and somebody new may get one that has become free.
        for person in changed:
            if rows[person.id].membership_number != (person.number or None):
                rows[person.id].membership_number = None
        self.session.flush()
        for person in changed:
            rows[person.id].name = person.name
            rows[person.id].membership_number = person.number or None
        self.session.flush()
        return [rows[person.id] for person in changed]

    def _join(self, persons: list[PersonHere]) -> list[Participant]:
        known = persons_by_email(person.email for person in persons if person.email)
        rows = [known.get(person.email) or self._person(person) for person in persons]
        self._add(rows)
        self._persons = {person.id: row.id for person, row in zip(persons, rows, strict=True)}
        joined = [
            Participant(
                person_id=self._persons[person.id],
                conference_id=self.conference_id,
                name=person.name,
                membership_number=person.number or None,
            )
            for person in persons
        ]
        self._add(joined)
        return joined

    def _person(self, person: PersonHere) -> Person:
        return Person(name=person.name, email=person.email or None, salt=secrets.token_hex(16))

    def memberships(self, persons: list[PersonHere]) -> tuple[Membership, ...]:
        ids = [self._persons.get(each.id, each.id) for each in persons]
        rows = [Membership(person_id=each, conference_id=self.conference_id, role=Role.MEMBER) for each in ids]
        self._add(rows)
        return tuple(rows)

    def functions(self, functions: list[FunctionHere]) -> tuple[UnitFunction, ...]:
        there = functions_by_person(self.conference_id) if functions else {}
        rows = []
        for each in functions:
            key = self._persons.get(each.person, each.person), self._units.get(each.unit, each.unit)
            row = there.get(key) or UnitFunction(person_id=key[0], unit_id=key[1], conference_id=self.conference_id)
            row.title, row.may_submit = each.title, each.may_submit
            rows.append(row)
        self._add(rows)
        return tuple(rows)

    def mandates(self, mandates: list[MandateHere]) -> tuple[Mandate, ...]:
        there = mandates_by_number(self.conference_id) if mandates else {}
        rows = []
        for each in map(self._settled, mandates):
            row = there.get(each.number) or Mandate(conference_id=self.conference_id, number=each.number)
            row.unit_id, row.holder_id, row.deputy_id = each.unit, each.holder, each.deputy
            row.deputy_kind, row.weight, row.may_vote = each.deputy_kind, each.weight, each.may_vote
            row.is_present = row.is_present or False
            rows.append(row)
        self._add(rows)
        return tuple(rows)

    def _settled(self, mandate: MandateHere) -> MandateHere:
        def settled(given: dict[int, int], number: int | None) -> int | None:
            return None if number is None else given.get(number, number)

        return replace(
            mandate,
            unit=settled(self._units, mandate.unit),
            holder=settled(self._persons, mandate.holder),
            deputy=settled(self._persons, mandate.deputy),
        )

    def _add(self, rows: Sequence[Row]) -> None:
        self.session.add_all(rows)
        self.session.flush()
