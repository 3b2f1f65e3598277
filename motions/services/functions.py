"""What is a person in a unit, and may they submit for it?"""

from __future__ import annotations

from datetime import UTC, datetime

from motions.domain.actor import Actor
from motions.domain.errors import NotFound
from motions.domain.facts import Fact
from motions.domain.facts_of_people import FunctionSet, FunctionTaken
from motions.domain.journal import about_person, hash_of
from motions.domain.permission import Action
from motions.domain.seen import check_seen
from motions.domain.typed import bounded
from motions.store.journal import append
from motions.store.participants import function_mark, function_of, participant_by_id
from motions.store.people import person_by_id
from motions.store.tables import Person, UnitFunction
from motions.store.turn import permitted
from motions.store.units import unit_by_id


def set_function(
    actor: Actor, participant_id: int, unit_id: int, seen: str, *, title: str = "", may_submit: bool = True
) -> None:
    """Give somebody who takes part a function in a unit, or change it; `seen` is the mark of what there was before.

    Raises NotPermitted, NotFound; Conflict if it is otherwise by now; Invalid for a title of more than 200 characters.
    """
    with permitted(actor, Action.MANAGE_PEOPLE) as (actor, session):
        person = _person_with_unit(actor, participant_id, unit_id)
        row = function_of(actor.conference, person.id, unit_id)
        check_seen(seen, function_mark(row))
        row = row or UnitFunction(person_id=person.id, conference_id=actor.conference, unit_id=unit_id)
        row.title, row.may_submit = bounded(title, code="title"), may_submit
        session.add(row)
        fact = FunctionSet(
            person=person.id, unit=unit_id, title_hash=hash_of(row.title, person.salt), may_submit=may_submit
        )
        _record(actor, person, fact)


def take_function(actor: Actor, participant_id: int, unit_id: int, seen: str) -> None:
    """Take a function in a unit from somebody; raises NotPermitted, NotFound; Conflict if it is otherwise by now."""
    with permitted(actor, Action.MANAGE_PEOPLE) as (actor, session):
        person = _person_with_unit(actor, participant_id, unit_id)
        row = function_of(actor.conference, person.id, unit_id)
        check_seen(seen, function_mark(row))
        if row is None:
            raise NotFound("Diese Funktion gibt es nicht.")
        session.delete(row)
        _record(actor, person, FunctionTaken(person=person.id, unit=unit_id))


def _person_with_unit(actor: Actor, participant_id: int, unit_id: int) -> Person:
    """Give the person who takes part; raises NotFound for a person or a unit that is none of the conference."""
    row = participant_by_id(actor.conference, participant_id)
    person = person_by_id(row.person_id) if row else None
    if person is None:
        raise NotFound("Diese Person nimmt hier nicht teil.")
    if unit_by_id(actor.conference, unit_id) is None:
        raise NotFound("Diese Gliederung gibt es hier nicht.")
    return person


def _record(actor: Actor, person: Person, fact: Fact) -> None:
    append(
        fact,
        actor_id=actor.person,
        conference_id=actor.conference,
        subject=about_person(person.id),
        at=datetime.now(UTC),
    )
