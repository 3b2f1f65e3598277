"""Which units stand where, and what hangs on them?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from motions.domain.seen import mark_of
from motions.store.conferences import units_of
from motions.store.database import db
from motions.store.tables import Amendment, Mandate, Motion, Unit, UnitFunction

_HANGING: Mapping[str, tuple[type[Any], InstrumentedAttribute[Any]]] = {
    "Gliederungen darunter": (Unit, Unit.parent_id),
    "Funktionen": (UnitFunction, UnitFunction.unit_id),
    "Mandate": (Mandate, Mandate.unit_id),
    "Anträge": (Motion, Motion.unit_id),
    "Änderungsanträge": (Amendment, Amendment.unit_id),
}


def unit_by_id(conference_id: int, unit_id: int) -> Unit | None:
    """Give the unit with this id, if it is one of the conference's."""
    return db.session.scalar(select(Unit).where(Unit.id == unit_id, Unit.conference_id == conference_id))


def parents_of(conference_id: int) -> dict[int, int | None]:
    """Give for each unit of a conference, by the short names, the one it stands directly below."""
    return {unit.id: unit.parent_id for unit in units_of(conference_id)}


def unit_mark(unit: Unit) -> str:
    """Give the mark of how a unit is now."""
    return mark_of([unit.id, unit.short_name, unit.name, unit.kind, unit.parent_id])


def hanging_on(unit_id: int) -> dict[str, int]:
    """Count what hangs on a unit, by its German name; what there is none of is left out."""
    counted = {
        word: db.session.scalar(select(func.count()).select_from(table).where(column == unit_id)) or 0
        for word, (table, column) in _HANGING.items()
    }
    return {word: count for word, count in counted.items() if count}


def persons_by_unit(conference_id: int) -> dict[int, int]:
    """Count for each unit of a conference the persons with a function in it."""
    rows = db.session.execute(
        select(UnitFunction.unit_id, func.count())
        .where(UnitFunction.conference_id == conference_id)
        .group_by(UnitFunction.unit_id)
    )
    return {row[0]: row[1] for row in rows}


def mandates_by_unit(conference_id: int) -> dict[int, int]:
    """Count for each unit of a conference its mandates."""
    rows = db.session.execute(
        select(Mandate.unit_id, func.count()).where(Mandate.conference_id == conference_id).group_by(Mandate.unit_id)
    )
    return {row[0]: row[1] for row in rows if row[0] is not None}
