"""Who is at a conference, as a file can change it, and which files wait to be read in?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, select

from motions.domain.people_roster import FunctionHere, MandateHere, PersonHere, Roster, UnitHere
from motions.domain.permission import Role
from motions.domain.settings import settings_from_data
from motions.store.database import db
from motions.store.tables import Conference, Mandate, Membership, Participant, PeopleFile, Person, Unit, UnitFunction

ASKED_AT_ONCE = 500


def roster_of(conference_id: int) -> Roster:
    """Give units, persons, functions and mandates of a conference, in a fixed number of queries."""
    conference = db.session.get_one(Conference, conference_id)
    units = db.session.execute(
        select(Unit.id, Unit.short_name, Unit.name).where(Unit.conference_id == conference_id).order_by(Unit.id)
    )
    return Roster(
        tuple(UnitHere(*row) for row in units),
        _persons(conference_id),
        _functions(conference_id),
        _mandates(conference_id),
        settings_from_data(conference.settings).has_weights,
    )


def _persons(conference_id: int) -> tuple[PersonHere, ...]:
    members = set(
        db.session.scalars(
            select(Membership.person_id).where(
                Membership.conference_id == conference_id, Membership.role == Role.MEMBER
            )
        )
    )
    rows = db.session.execute(
        select(Participant.person_id, Participant.name, Person.email, Participant.membership_number)
        .join(Person, Person.id == Participant.person_id)
        .where(Participant.conference_id == conference_id)
        .order_by(Participant.id)
    )
    return tuple(
        PersonHere(person, name, email or "", number or "", person in members) for person, name, email, number in rows
    )


def _functions(conference_id: int) -> tuple[FunctionHere, ...]:
    rows = db.session.execute(
        select(UnitFunction.person_id, UnitFunction.unit_id, UnitFunction.title, UnitFunction.may_submit)
        .where(UnitFunction.conference_id == conference_id)
        .order_by(UnitFunction.id)
    )
    return tuple(FunctionHere(*row) for row in rows)


def _mandates(conference_id: int) -> tuple[MandateHere, ...]:
    columns = (Mandate.number, Mandate.unit_id, Mandate.holder_id, Mandate.deputy_id, Mandate.deputy_kind)
    rows = db.session.execute(
        select(*columns, Mandate.weight, Mandate.may_vote)
        .where(Mandate.conference_id == conference_id)
        .order_by(Mandate.number)
    )
    return tuple(MandateHere(*row) for row in rows)


def persons_by_email(emails: Iterable[str]) -> dict[str, Person]:
    """Give those of the whole installation who have one of these addresses, by address."""
    wanted = sorted(set(emails))
    found: list[Person] = []
    for start in range(0, len(wanted), ASKED_AT_ONCE):
        part = wanted[start : start + ASKED_AT_ONCE]
        found += db.session.scalars(select(Person).where(Person.email.in_(part)))
    return {person.email or "": person for person in found}


def ids_by_salt(salts: Iterable[str]) -> dict[str, int]:
    """Give the ids of the persons with these salts, which nobody else has, by salt."""
    wanted = sorted(salts)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), ASKED_AT_ONCE):
        part = wanted[start : start + ASKED_AT_ONCE]
        found |= {
            row.salt: row.id for row in db.session.execute(select(Person.id, Person.salt).where(Person.salt.in_(part)))
        }
    return found


def participants_by_person(conference_id: int) -> dict[int, Participant]:
    """Give all participants of a conference, by the ids of the persons."""
    rows = db.session.scalars(select(Participant).where(Participant.conference_id == conference_id))
    return {row.person_id: row for row in rows}


def salts_of(conference_id: int) -> dict[int, str]:
    """Give the salts of all participants of a conference, by the ids of the persons."""
    rows = db.session.execute(
        select(Person.id, Person.salt)
        .join(Participant, Participant.person_id == Person.id)
        .where(Participant.conference_id == conference_id)
    )
    return {row.id: row.salt for row in rows}


def functions_by_person(conference_id: int) -> dict[tuple[int, int], UnitFunction]:
    """Give all functions at a conference, by the ids of person and unit."""
    rows = db.session.scalars(select(UnitFunction).where(UnitFunction.conference_id == conference_id))
    return {(row.person_id, row.unit_id): row for row in rows}


def mandates_by_number(conference_id: int) -> dict[int, Mandate]:
    """Give all mandates of a conference, by their numbers."""
    rows = db.session.scalars(select(Mandate).where(Mandate.conference_id == conference_id))
    return {row.number: row for row in rows}


def file_by_id(conference_id: int, file_id: int) -> PeopleFile | None:
    """Give the file that waits at this conference under this id, if there is one."""
    return db.session.scalar(
        select(PeopleFile).where(PeopleFile.conference_id == conference_id, PeopleFile.id == file_id)
    )


def files_of(conference_id: int) -> Sequence[PeopleFile]:
    """Give the files that wait at a conference, the latest first, without their content."""
    return db.session.scalars(
        select(PeopleFile).where(PeopleFile.conference_id == conference_id).order_by(PeopleFile.id.desc())
    ).all()


def purge_files(before: datetime) -> None:
    """Throw away the files of every conference that were uploaded before this moment, in the running transaction."""
    db.session.execute(delete(PeopleFile).where(PeopleFile.uploaded_at < before))
