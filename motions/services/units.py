"""Which units may submit at a conference?"""

from __future__ import annotations

from datetime import UTC, datetime

from motions.domain.actor import Actor
from motions.domain.errors import Invalid, NotFound
from motions.domain.facts_of_people import UnitSet
from motions.domain.journal import about_conference
from motions.domain.permission import Action
from motions.store.conferences import unit_by_short_name
from motions.store.database import transaction
from motions.store.journal import append
from motions.store.tables import Unit


def unit_id_of(actor: Actor, short_name: str) -> int | None:
    """Give the id of the unit with this short name, None for no name; raises NotFound if there is no such unit."""
    if not short_name:
        return None
    unit = unit_by_short_name(actor.conference, short_name)
    if unit is None:
        raise NotFound("Eine Gliederung „%(name)s“ gibt es nicht.", name=short_name)
    return unit.id


def create_unit(actor: Actor, short_name: str, name: str, kind: str = "") -> int:
    """Add a unit that may submit, and give its id.

    Raises NotPermitted; Invalid if the short name is taken or empty.
    """
    actor.permit(Action.MANAGE_PEOPLE)
    with transaction(actor.conference) as session:
        if not short_name.strip() or unit_by_short_name(actor.conference, short_name) is not None:
            raise Invalid("Eine Gliederung braucht einen eigenen Kurznamen; „%(name)s“ geht nicht.", name=short_name)
        unit = Unit(conference_id=actor.conference, short_name=short_name.strip(), name=name, kind=kind)
        session.add(unit)
        session.flush()
        append(
            _fact(unit),
            actor_id=actor.person,
            conference_id=actor.conference,
            subject=about_conference(),
            at=datetime.now(UTC),
        )
        return unit.id


def _fact(unit: Unit) -> UnitSet:
    return UnitSet(unit=unit.id, short_name=unit.short_name, title=unit.name, level=unit.kind, parent=unit.parent_id)
