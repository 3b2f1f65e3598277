"""How does what a file of persons changes get into the tables?"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import insert
from sqlalchemy.orm import Session

from motions.domain.people_roster import FunctionHere, MandateHere, PersonHere, Roster, UnitHere
from motions.domain.permission import Role
from motions.store.mandates import end_sessions_by_card, holding_of
from motions.store.people_files import (
    functions_by_person,
    ids_by_salt,
    mandates_by_number,
    participants_by_person,
    persons_by_email,
)
from motions.store.row import Row
from motions.store.tables import Mandate, Membership, Participant, Person, Unit, UnitFunction

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written:
    """What is new or otherwise now, with the ids that the database gave; `members` are persons who became one."""

    units: tuple[Unit, ...]
    persons: tuple[PersonHere, ...]
    members: tuple[int, ...]
    functions: tuple[FunctionHere, ...]
    mandates: tuple[Mandate, ...]


def write_roster(session: Session, conference_id: int, before: Roster, after: Roster, now: datetime) -> Written:
    """Write what is new or otherwise in `after`, in the running transaction and a bounded number of statements.

    Who has an address that somebody in the installation has is that person, and joins the conference. Who exercises
    a mandate from now on has yet to come, and sessions by its card end.
    """
    writing = _Writing(session, conference_id, now)
    units = writing.units(_new(before.units, after.units))
    persons = writing.persons(_new(before.persons, after.persons))
    were_members = {person.id for person in before.persons if person.is_member}
    members = writing.members([each.id for each in persons if each.is_member and each.id not in were_members])
    functions = writing.functions(_new(before.functions, after.functions))
    mandates = writing.mandates(_new(before.mandates, after.mandates))
    return Written(units, persons, members, functions, mandates)


def _new(before: tuple[T, ...], after: tuple[T, ...]) -> list[T]:
    known = set(before)
    return [each for each in after if each not in known]


class _Writing:
    """Writes rows kind by kind; ids below 0 become those that the database gives."""

    def __init__(self, session: Session, conference_id: int, now: datetime) -> None:
        self.session = session
        self.now = now
        self.conference_id = conference_id
        self._units: dict[int, int] = {}
        self._persons: dict[int, int] = {}

    def units(self, units: list[UnitHere]) -> tuple[Unit, ...]:
        rows = [Unit(conference_id=self.conference_id, short_name=each.short_name, name=each.name) for each in units]
        self.session.add_all(rows)
        self.session.flush()
        self._units = {unit.id: row.id for unit, row in zip(units, rows, strict=True)}
        return tuple(rows)

    def persons(self, persons: list[PersonHere]) -> tuple[PersonHere, ...]:
        self._change([person for person in persons if person.id > 0])
        joining = [person for person in persons if person.id < 0]
        self._persons = self._ids(joining)
        settled = [replace(person, id=self._persons[person.id]) for person in joining]
        self._insert(
            Participant,
            [{"person_id": each.id, "name": each.name, "membership_number": each.number or None} for each in settled],
        )
        return (*(person for person in persons if person.id > 0), *settled)

    def _change(self, persons: list[PersonHere]) -> None:
        rows = participants_by_person(self.conference_id) if persons else {}
        # Two may change numbers with one another, and somebody new may get one that has become free.
        for person in persons:
            if rows[person.id].membership_number != (person.number or None):
                rows[person.id].membership_number = None
        self.session.flush()
        for person in persons:
            rows[person.id].name = person.name
            rows[person.id].membership_number = person.number or None
        self.session.flush()

    def _ids(self, joining: list[PersonHere]) -> dict[int, int]:
        """Give the ids of those who join: of who is known by address, and of those who are made."""
        known = persons_by_email(person.email for person in joining if person.email)
        salts = {person.id: secrets.token_hex(16) for person in joining if person.email not in known}
        made = [person for person in joining if person.id in salts]
        if made:
            rows = [{"name": each.name, "email": each.email or None, "salt": salts[each.id]} for each in made]
            self.session.execute(insert(Person), rows)
        ids = ids_by_salt(salts.values())
        return {
            person.id: ids[salts[person.id]] if person.id in salts else known[person.email].id for person in joining
        }

    def members(self, persons: list[int]) -> tuple[int, ...]:
        self._insert(Membership, [{"person_id": person, "role": Role.MEMBER} for person in persons])
        return tuple(persons)

    def functions(self, functions: list[FunctionHere]) -> tuple[FunctionHere, ...]:
        there = functions_by_person(self.conference_id) if functions else {}
        settled = [
            replace(each, person=self._settled(self._persons, each.person), unit=self._settled(self._units, each.unit))
            for each in functions
        ]
        added = []
        for each in settled:
            row = there.get((each.person, each.unit))
            if row is None:
                added.append(
                    {
                        "person_id": each.person,
                        "unit_id": each.unit,
                        "title": each.title,
                        "may_submit": each.may_submit,
                    }
                )
            else:
                row.title, row.may_submit = each.title, each.may_submit
        self.session.flush()
        self._insert(UnitFunction, added)
        return tuple(settled)

    def mandates(self, mandates: list[MandateHere]) -> tuple[Mandate, ...]:
        if not mandates:
            return ()
        there = mandates_by_number(self.conference_id)
        added = []
        passed_on = []
        for each in mandates:
            values = self._columns(each)
            row = there.get(each.number)
            if row is None:
                added.append({"number": each.number, **values})
                continue
            before = holding_of(row).exercised_by
            for name, value in values.items():
                setattr(row, name, value)
            if holding_of(row).exercised_by != before:
                row.is_present = False
                passed_on.append(row.id)
        self.session.flush()
        end_sessions_by_card(passed_on, self.now)
        self._insert(Mandate, added)
        numbered = mandates_by_number(self.conference_id)
        return tuple(numbered[each.number] for each in mandates)

    def _columns(self, mandate: MandateHere) -> dict[str, Any]:
        return {
            "unit_id": self._settled(self._units, mandate.unit),
            "holder_id": self._settled(self._persons, mandate.holder),
            "deputy_id": self._settled(self._persons, mandate.deputy),
            "deputy_kind": mandate.deputy_kind,
            "weight": mandate.weight,
            "may_vote": mandate.may_vote,
        }

    def _settled(self, given: dict[int, int], number: Any) -> Any:
        return given.get(number, number)

    def _insert(self, table: type[Row], rows: Sequence[dict[str, Any]]) -> None:
        """Insert rows of the conference in one statement, without asking for their ids."""
        if rows:
            self.session.execute(insert(table), [{"conference_id": self.conference_id, **row} for row in rows])
