"""Who gets news of a conference, and what have they to do with it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select, update

from motions.domain.facts_of_people import PersonReplaced
from motions.domain.mailing import MailRhythm
from motions.domain.news import Interest, Replacement, now_in_place
from motions.store.database import db
from motions.store.tables import (
    Amendment,
    Conference,
    JournalEntry,
    Motion,
    Participant,
    Person,
    UnitFunction,
)


@dataclass(frozen=True, slots=True)
class Reader:
    """A person who wants news, what concerns them, and until which entry (0: none yet) they have been told."""

    participant: int
    person: int
    name: str
    language: str
    rhythm: MailRhythm
    told_until: int
    interest: Interest


def conferences_with_news() -> Sequence[Conference]:
    """Give the conferences in which something happened that somebody who wants news has not dealt with."""
    last = select(func.max(JournalEntry.number)).where(JournalEntry.conference_id == Conference.id).scalar_subquery()
    oldest = (
        select(func.min(Participant.mailed_until))
        .join(Person, Person.id == Participant.person_id)
        .where(
            Participant.conference_id == Conference.id,
            Person.email.is_not(None),
            Person.mail_rhythm != MailRhythm.NEVER,
        )
        .scalar_subquery()
    )
    return db.session.scalars(select(Conference).where(oldest < last).order_by(Conference.id)).all()


def readers_of(conference_id: int) -> tuple[Reader, ...]:
    """Give who wants news of a conference and has an address, with what concerns them; five queries for all."""
    rows = db.session.execute(
        select(Participant, Person)
        .join(Person, Person.id == Participant.person_id)
        .where(
            Participant.conference_id == conference_id,
            Person.email.is_not(None),
            Person.mail_rhythm != MailRhythm.NEVER,
        )
        .order_by(Participant.id)
    ).all()
    units = _grouped(
        select(UnitFunction.person_id, UnitFunction.unit_id).where(
            UnitFunction.conference_id == conference_id, UnitFunction.may_submit
        )
    )
    motions = _grouped(select(Motion.unit_id, Motion.id).where(Motion.conference_id == conference_id))
    of_units, of_persons = _amendments(conference_id)
    return tuple(
        Reader(
            participant.id,
            person.id,
            participant.name,
            person.language,
            person.mail_rhythm,
            participant.mailed_until,
            Interest(
                person.id,
                frozenset(units[person.id]),
                frozenset(motion for unit in units[person.id] for motion in motions[unit]),
                frozenset(of_persons[person.id]).union(*(of_units[unit] for unit in units[person.id])),
            ),
        )
        for participant, person in rows
    )


def _grouped(query: Select[Any, Any]) -> defaultdict[Any, list[Any]]:
    found: defaultdict[Any, list[Any]] = defaultdict(list)
    for key, value in db.session.execute(query):
        found[key].append(value)
    return found


def _amendments(conference_id: int) -> tuple[defaultdict[Any, list[Any]], defaultdict[Any, list[Any]]]:
    """Give the amendments by the unit that submitted them, and by the account that is in the place of who did so."""
    replacements = _replacements(conference_id)
    of_units: defaultdict[Any, list[Any]] = defaultdict(list)
    of_persons: defaultdict[Any, list[Any]] = defaultdict(list)
    rows = db.session.execute(
        select(Amendment.unit_id, Amendment.person_id, Amendment.received_at, Amendment.motion_id, Amendment.number)
        .join(Motion, Motion.id == Amendment.motion_id)
        .where(Motion.conference_id == conference_id)
    )
    for unit_id, person_id, received_at, motion_id, number in rows:
        of_units[unit_id].append((motion_id, number))
        of_persons[now_in_place(person_id, received_at, replacements)].append((motion_id, number))
    return of_units, of_persons


def _replacements(conference_id: int) -> tuple[Replacement, ...]:
    """Give which account was put in the place of which; what they submitted keeps who did so."""
    rows = db.session.execute(
        select(JournalEntry.at, JournalEntry.data)
        .where(JournalEntry.conference_id == conference_id, JournalEntry.kind == PersonReplaced.kind)
        .order_by(JournalEntry.number)
    )
    return tuple(Replacement(at, data["person"], data["by"]) for at, data in rows)


def last_number(conference_id: int) -> int:
    """Give the number of the conference's last journal entry, 0 if there is none."""
    return (
        db.session.scalar(select(func.max(JournalEntry.number)).where(JournalEntry.conference_id == conference_id)) or 0
    )


def names_of_motions(conference_id: int) -> dict[int, str]:
    """Give the numbers of the conference's motions by their ids."""
    rows = db.session.execute(select(Motion.id, Motion.number).where(Motion.conference_id == conference_id))
    return {motion_id: number or "" for motion_id, number in rows}


def move_cursor(participant_id: int, seen: int, number: int) -> bool:
    """Note, in the transaction, that a participant was told everything up to an entry; False if somebody else did."""
    moved = db.session.execute(
        update(Participant)
        .where(Participant.id == participant_id, Participant.mailed_until == seen)
        .values(mailed_until=number)
        .returning(Participant.id)
    )
    return moved.first() is not None
