"""Which units may submit at a conference, and how do they stand below one another?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from motions.domain.actor import Actor
from motions.domain.errors import Invalid, NotFound, NotPossible
from motions.domain.facts import Fact
from motions.domain.facts_of_people import UnitRemoved, UnitSet
from motions.domain.journal import about_conference
from motions.domain.permission import Action
from motions.domain.seen import check_seen
from motions.domain.typed import in_one_line
from motions.domain.unit_tree import check_place, check_unit_names
from motions.store.conferences import unit_by_short_name
from motions.store.journal import append
from motions.store.tables import Unit
from motions.store.turn import permitted
from motions.store.units import hanging_on, parents_of, unit_by_id, unit_mark


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """What somebody enters about a unit; `parent` is the id of the unit it stands below, None for none."""

    short_name: str
    name: str
    kind: str = ""
    parent: int | None = None


def unit_id_of(actor: Actor, short_name: str) -> int | None:
    """Give the id of the unit with this short name, None for no name; raises NotFound if there is no such unit."""
    if not short_name:
        return None
    unit = unit_by_short_name(actor.conference, short_name)
    if unit is None:
        raise NotFound("Eine Gliederung „%(name)s“ gibt es nicht.", name=short_name)
    return unit.id


def create_unit(actor: Actor, short_name: str, name: str, kind: str = "", parent: int | None = None) -> int:
    """Add a unit that may submit, below the one with the id `parent` or none, and give its id.

    Raises NotPermitted; Invalid if the short name is taken, a name is missing or too long, or it would stand too deep;
    NotFound for a parent that is no unit of the conference.
    """
    with permitted(actor, Action.MANAGE_PEOPLE) as (actor, session):
        unit = Unit(conference_id=actor.conference)
        _enter(actor, unit, UnitEntry(short_name, name, kind, parent))
        session.add(unit)
        session.flush()
        _record(actor, _fact(unit))
        return unit.id


def change_unit(actor: Actor, unit_id: int, seen: str, entry: UnitEntry) -> None:
    """Rename a unit, change its kind, or move it below another one; `seen` is the mark of what the person saw.

    Raises what `create_unit` does; Conflict if it is otherwise by now; Invalid if it would stand below itself.
    """
    with permitted(actor, Action.MANAGE_PEOPLE):
        unit = _unit(actor, unit_id)
        check_seen(seen, unit_mark(unit))
        _enter(actor, unit, entry)
        _record(actor, _fact(unit))


def remove_unit(actor: Actor, unit_id: int, seen: str) -> None:
    """Remove a unit that nothing hangs on.

    Raises NotPermitted, NotFound; Conflict if it is otherwise by now; NotPossible, naming what hangs on it.
    """
    with permitted(actor, Action.MANAGE_PEOPLE) as (actor, session):
        unit = _unit(actor, unit_id)
        check_seen(seen, unit_mark(unit))
        if hanging := hanging_on(unit.id):
            raise NotPossible(
                "„%(name)s“ bleibt: Daran hängen noch %(what)s.",
                name=unit.short_name,
                what=", ".join(f"{word} ({count})" for word, count in hanging.items()),
            )
        session.delete(unit)
        _record(actor, UnitRemoved(unit=unit.id))


def _unit(actor: Actor, unit_id: int) -> Unit:
    unit = unit_by_id(actor.conference, unit_id)
    if unit is None:
        raise NotFound("Diese Gliederung gibt es hier nicht.")
    return unit


def _enter(actor: Actor, unit: Unit, entry: UnitEntry) -> None:
    """Check an entry against the other units of the conference, and take it over."""
    short_name, name, kind = (in_one_line(words) for words in (entry.short_name, entry.name, entry.kind))
    check_unit_names(short_name, name, kind)
    other = unit_by_short_name(actor.conference, short_name)
    if other is not None and other is not unit:
        raise Invalid("Den Kurznamen „%(name)s“ hat schon eine andere Gliederung.", name=short_name, code="short")
    if entry.parent is not None:
        _unit(actor, entry.parent)
        check_place(unit.id, entry.parent, parents_of(actor.conference))
    unit.short_name, unit.name, unit.kind, unit.parent_id = short_name, name, kind, entry.parent


def _fact(unit: Unit) -> UnitSet:
    return UnitSet(unit=unit.id, short_name=unit.short_name, title=unit.name, level=unit.kind, parent=unit.parent_id)


def _record(actor: Actor, fact: Fact) -> None:
    append(
        fact,
        actor_id=actor.person,
        conference_id=actor.conference,
        subject=about_conference(),
        at=datetime.now(UTC),
    )
