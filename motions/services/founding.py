"""How does one conference come from another?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from motions.domain.actor import Actor
from motions.domain.errors import Invalid, NotFound
from motions.domain.facts import RoleGiven
from motions.domain.facts_of_people import ConferenceFounded, FunctionSet, PersonSet, UnitSet
from motions.domain.journal import about_conference, hash_of
from motions.domain.permission import GIVEN_ROLES, OFFICES, Action, Role
from motions.domain.serialisation import canonical_json
from motions.domain.settings import Level, preset, settings_to_data
from motions.domain.typed import bounded, named
from motions.store.conferences import add_conference, conference_by_id, told_of, units_of
from motions.store.founding import functions_at, participants_at, roles_at
from motions.store.journal import append
from motions.store.tables import Conference, Membership, Participant, Unit, UnitFunction
from motions.store.turn import permitted

Persons = Mapping[int, Participant]


@dataclass(frozen=True, slots=True)
class Founding:
    """A conference to be: its name in addresses, what it is called, when, and what it takes along from the present one.

    Without a `level` it takes the settings of the present one. Persons come as members or guests and with their
    functions in the units, so they come with the units only; offices come with the persons only. Mandates and motions
    are never taken along.
    """

    slug: str
    name: str
    place: str = ""
    starts_on: date | None = None
    is_public: bool = False
    level: Level | None = None
    with_units: bool = True
    with_persons: bool = True
    with_offices: bool = True


def found_conference(actor: Actor, founding: Founding) -> str:
    """Set up another conference from the actor's, all or nothing, and give its name in addresses.

    Who founds it is of its secretariat. Raises NotPermitted; Invalid for a name that is taken or does not fit, and
    for persons without units or offices without persons.
    """
    with permitted(actor, Action.FOUND_CONFERENCE) as (actor, session):
        founder = _check(founding, actor)
        new = _conference(founding, conference_by_id(actor.conference))
        add_conference(new)
        session.flush()
        units = _units(actor.conference, new.id) if founding.with_units else {}
        session.add_all(units.values())
        session.flush()
        _put_below_one_another(actor.conference, units)
        everybody = participants_at(actor.conference)
        known = {one.person_id: one for one in everybody if founding.with_persons or one.person_id == founder}
        session.add_all(_participant(new.id, one) for one in known.values())
        session.flush()
        functions = _functions(actor.conference, new.id, units) if founding.with_persons else ()
        roles = {(founder, Role.SECRETARIAT)}
        roles.update(roles_at(actor.conference, _roles(founding)))
        session.add_all(functions)
        session.add_all(Membership(person_id=person, conference_id=new.id, role=role) for person, role in roles)
        session.flush()
        append(
            _fact(actor, new, units.values(), known, roles, functions),
            actor_id=actor.person,
            conference_id=new.id,
            subject=about_conference(),
            at=datetime.now(UTC),
        )
        return new.slug


def _check(founding: Founding, actor: Actor) -> int:
    """Give who founds it, if what is to be taken along fits together."""
    if founding.with_persons and not founding.with_units:
        raise Invalid("Personen kommen mit ihren Gliederungen: bitte beides mitnehmen oder keines.", code="with_units")
    if founding.with_offices and not founding.with_persons:
        raise Invalid("Ämter kommen mit den Personen: bitte beides mitnehmen oder keines.", code="with_persons")
    if actor.person is None:
        raise Invalid("Eine Konferenz legt eine Person an, denn sie wird ihr Sekretariat.")
    return actor.person


def _conference(founding: Founding, origin: Conference | None) -> Conference:
    if origin is None:
        raise NotFound("Diese Konferenz gibt es nicht.")
    return Conference(
        slug=founding.slug.strip(),
        name=named(founding.name),
        place=bounded(founding.place, code="place"),
        starts_on=founding.starts_on,
        is_public=founding.is_public,
        is_demo=origin.is_demo,
        settings=settings_to_data(preset(founding.level)) if founding.level else dict(origin.settings),
    )


def _roles(founding: Founding) -> tuple[Role, ...]:
    """Give the roles that come along: members and guests with the persons, offices where that is chosen."""
    persons = tuple(role for role in GIVEN_ROLES if role not in OFFICES) if founding.with_persons else ()
    return persons + (OFFICES if founding.with_offices else ())


def _units(origin: int, new: int) -> dict[int, Unit]:
    """Copy the units, and give the new ones by the ids of the old."""
    return {
        unit.id: Unit(conference_id=new, kind=unit.kind, short_name=unit.short_name, name=unit.name)
        for unit in units_of(origin)
    }


def _put_below_one_another(origin: int, units: Mapping[int, Unit]) -> None:
    for unit in units_of(origin):
        if units and unit.parent_id is not None:
            units[unit.id].parent_id = units[unit.parent_id].id


def _participant(new: int, known: Participant) -> Participant:
    return Participant(
        person_id=known.person_id, conference_id=new, name=known.name, membership_number=known.membership_number
    )


def _functions(origin: int, new: int, units: Mapping[int, Unit]) -> tuple[UnitFunction, ...]:
    return tuple(
        UnitFunction(
            conference_id=new,
            unit_id=units[function.unit_id].id,
            person_id=function.person_id,
            title=function.title,
            may_submit=function.may_submit,
        )
        for function in functions_at(origin)
    )


def _fact(
    actor: Actor,
    new: Conference,
    units: Iterable[Unit],
    known: Persons,
    roles: Iterable[tuple[int, Role]],
    functions: Iterable[UnitFunction],
) -> ConferenceFounded:
    given = sorted((person, role.value) for person, role in roles)
    return ConferenceFounded(
        slug=new.slug,
        is_demo=new.is_demo,
        settings=canonical_json(new.settings),
        origin=actor.conference,
        **told_of(new),
        units=tuple(
            UnitSet(unit=unit.id, short_name=unit.short_name, title=unit.name, level=unit.kind, parent=unit.parent_id)
            for unit in units
        ),
        persons=tuple(
            PersonSet(
                person=one.person_id,
                called_hash=hash_of(one.name, one.person.salt),
                membership_number_hash=hash_of(one.membership_number or "", one.person.salt),
            )
            for one in known.values()
        ),
        roles=tuple(RoleGiven(person=person, role=role) for person, role in given),
        functions=tuple(
            FunctionSet(
                person=function.person_id,
                unit=function.unit_id,
                title_hash=hash_of(function.title, known[function.person_id].person.salt),
                may_submit=function.may_submit,
            )
            for function in functions
        ),
    )
