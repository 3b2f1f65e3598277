"""Who takes part in a conference, and as what?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select, true, update
from sqlalchemy.orm import InstrumentedAttribute

from motions.domain.permission import Role
from motions.domain.seen import mark_of
from motions.store.database import db
from motions.store.links import void_links_of
from motions.store.sessions import end_sessions_of
from motions.store.tables import (
    Mandate,
    Membership,
    Participant,
    Person,
    Unit,
    UnitFunction,
)


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """What somebody is in a unit; `mark` is that of how it is now."""

    unit: int
    unit_name: str
    title: str
    may_submit: bool
    mark: str


@dataclass(frozen=True, slots=True)
class MandateOfPerson:
    """A mandate that somebody holds or is the deputy for; `is_exercised` tells whether they exercise it."""

    id: int
    number: int
    is_exercised: bool


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """Everything that one person is at a conference; `id` is that of the participant, `mark` of how they are called.

    The person's own id tells how long the installation knows them, so that no page shows it.
    """

    id: int
    person: int
    name: str
    email: str | None
    membership_number: str | None
    roles: frozenset[Role]
    functions: tuple[FunctionRow, ...]
    mandates: tuple[MandateOfPerson, ...]
    mark: str


def participants(conference_id: int, only: int | None = None) -> list[ParticipantRow]:
    """Give who takes part in a conference, by name, in four queries; `only` one of them, by the participant's id."""
    wanted = (
        select(Participant, Person.email)
        .join(Person, Person.id == Participant.person_id)
        .where(Participant.conference_id == conference_id, _only(Participant.id, only))
        .order_by(Participant.name, Participant.id)
    )
    found = db.session.execute(wanted).all()
    only_person = found[0][0].person_id if only is not None and found else None
    roles, functions = _roles(conference_id, only_person), _functions(conference_id, only_person)
    mandates = _mandates(conference_id, only_person)
    return [
        ParticipantRow(
            id=row.id,
            person=row.person_id,
            name=row.name,
            email=email,
            membership_number=row.membership_number,
            roles=frozenset(roles[row.person_id]),
            functions=tuple(functions[row.person_id]),
            mandates=tuple(mandates[row.person_id]),
            mark=participant_mark(row, email),
        )
        for row, email in found
    ]


def _only(column: InstrumentedAttribute[Any], value: int | None) -> ColumnElement[bool]:
    """Select the rows with this value, all for None."""
    return true() if value is None else column == value


def _roles(conference_id: int, only: int | None) -> dict[int, list[Role]]:
    rows = db.session.execute(
        select(Membership.person_id, Membership.role).where(
            Membership.conference_id == conference_id, _only(Membership.person_id, only)
        )
    )
    found: dict[int, list[Role]] = defaultdict(list)
    for person, role in rows:
        found[person].append(role)
    return found


def _functions(conference_id: int, only: int | None) -> dict[int, list[FunctionRow]]:
    rows = db.session.execute(
        select(UnitFunction, Unit.short_name)
        .join(Unit, Unit.id == UnitFunction.unit_id)
        .where(UnitFunction.conference_id == conference_id, _only(UnitFunction.person_id, only))
        .order_by(Unit.short_name)
    )
    found: dict[int, list[FunctionRow]] = defaultdict(list)
    for row, unit in rows:
        found[row.person_id].append(FunctionRow(row.unit_id, unit, row.title, row.may_submit, function_mark(row)))
    return found


def _mandates(conference_id: int, only: int | None) -> dict[int, list[MandateOfPerson]]:
    rows = db.session.execute(
        select(Mandate.id, Mandate.number, Mandate.holder_id, Mandate.deputy_id)
        .where(
            Mandate.conference_id == conference_id,
            _only(Mandate.holder_id, only) | _only(Mandate.deputy_id, only),
        )
        .order_by(Mandate.number)
    )
    found: dict[int, list[MandateOfPerson]] = defaultdict(list)
    for mandate, number, holder, deputy in rows:
        for person in {one for one in (holder, deputy) if one is not None}:
            found[person].append(MandateOfPerson(mandate, number, person == (deputy or holder)))
    return found


def participant_mark(row: Participant, email: str | None) -> str:
    """Give the mark of how a participant is called now."""
    return mark_of([row.id, row.name, row.membership_number, email])


def function_mark(row: UnitFunction | None) -> str:
    """Give the mark of how a function is now, or of there being none."""
    return mark_of([row.unit_id, row.person_id, row.title, row.may_submit] if row else None)


NO_FUNCTION = function_mark(None)


def participant_by_id(conference_id: int, participant_id: int) -> Participant | None:
    """Give the participant with this id, if it is one of the conference's."""
    return db.session.scalar(
        select(Participant).where(Participant.id == participant_id, Participant.conference_id == conference_id)
    )


def participant_by_number(conference_id: int, membership_number: str) -> Participant | None:
    """Give the participant with this membership number, if there is one."""
    return db.session.scalar(
        select(Participant).where(
            Participant.conference_id == conference_id, Participant.membership_number == membership_number
        )
    )


def names_of(conference_id: int) -> Sequence[tuple[int, str]]:
    """Give the ids and names of all participants, by name, to choose from."""
    rows = db.session.execute(
        select(Participant.id, Participant.name)
        .where(Participant.conference_id == conference_id)
        .order_by(Participant.name, Participant.id)
    )
    return [(row.id, row.name) for row in rows]


def function_of(conference_id: int, person_id: int, unit_id: int) -> UnitFunction | None:
    """Give the function of a person in a unit, if there is one."""
    return db.session.scalar(
        select(UnitFunction).where(
            UnitFunction.conference_id == conference_id,
            UnitFunction.person_id == person_id,
            UnitFunction.unit_id == unit_id,
        )
    )


def count_with_role(conference_id: int, role: Role) -> int:
    """Count the persons who were given the role at the conference."""
    counted = select(func.count()).where(Membership.conference_id == conference_id, Membership.role == role)
    return db.session.scalar(counted) or 0


def take_out(row: Participant, now: datetime) -> None:
    """Let a person take no part any more; roles and functions go along.

    Whoever takes part nowhere else has nothing left to sign in for: sessions and links end.
    """
    person_id = row.person_id
    db.session.delete(row)
    db.session.flush()
    if not db.session.scalar(select(exists().where(Participant.person_id == person_id))):
        end_sessions_of(person_id, now)
        void_links_of(person_id)


def put_in_place(row: Participant, other: Person, now: datetime) -> Participant:
    """Put another account in the place of a participant's: roles, functions and mandates are that one's from now on."""
    old, here, kept_id = row.person_id, row.conference_id, row.id
    number, row.membership_number = row.membership_number, None
    new = Participant(person_id=other.id, conference_id=here, name=row.name, mailed_until=row.mailed_until)
    db.session.add(new)
    db.session.flush()
    for column in (Membership.person_id, UnitFunction.person_id, Mandate.holder_id, Mandate.deputy_id):
        table: Any = column.class_
        db.session.execute(
            update(table).where(table.conference_id == here, column == old).values({column.key: other.id})
        )
    take_out(row, now)
    # Forms and addresses name the participant, who is still the same.
    db.session.execute(update(Participant).where(Participant.id == new.id).values(id=kept_id, membership_number=number))
    db.session.expire_all()
    found = participant_by_id(here, kept_id)
    if found is None:
        raise RuntimeError("a participant is lost")
    return found
