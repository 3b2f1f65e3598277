"""What are the things called that entries of the journal know by their ids?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from motions.domain.actor import Actor
from motions.domain.journal import Entry
from motions.domain.permission import Action
from motions.store.database import db
from motions.store.tables import Mandate, Motion, Participant, Unit


@dataclass(frozen=True, slots=True)
class Known:
    """Names by ids: of persons as the conference calls them, short names of units, numbers of motions and mandates.

    `all_persons` tells whether the reader may see whoever takes part; otherwise there is no one but the reader.
    """

    persons: Mapping[int, str]
    units: Mapping[int, str]
    motions: Mapping[int, str]
    mandates: Mapping[int, int]
    all_persons: bool


def known_to(actor: Actor, entries: Iterable[Entry]) -> Known:
    """Give what is named in the entries and the actor may see by name, in at most four queries."""
    told = list(entries)
    units = select(Unit.id, Unit.short_name).where(Unit.conference_id == actor.conference)
    motions = select(Motion.id, Motion.number).where(
        Motion.conference_id == actor.conference, Motion.number.is_not(None)
    )
    mandates = select(Mandate.id, Mandate.number).where(Mandate.conference_id == actor.conference)
    of_all = actor.may(Action.READ_PEOPLE)
    return Known(
        _persons(actor, told, of_all),
        _pairs(units.where(Unit.id.in_(_ids(told, "unit")))),
        _pairs(motions.where(Motion.id.in_(_ids(told, "motion")))),
        _pairs(mandates.where(Mandate.id.in_(_ids(told, "mandate")))),
        of_all,
    )


def _persons(actor: Actor, entries: Collection[Entry], of_all: bool) -> dict[int, str]:
    ids = {entry.actor for entry in entries} | _ids(entries, "person", "by", "holder", "deputy")
    seen = ids if of_all else ids & {actor.person}
    found = select(Participant.person_id, Participant.name).where(Participant.conference_id == actor.conference)
    return _pairs(found.where(Participant.person_id.in_([person for person in seen if person is not None])))


def _ids(entries: Iterable[Entry], *fields: str) -> set[int]:
    found = (entry.data.get(name) for entry in entries for name in fields)
    return {value for value in found if isinstance(value, int)}


def _pairs(statement: Select[Any, Any]) -> dict[int, Any]:
    return {row[0]: row[1] for row in db.session.execute(statement)}
