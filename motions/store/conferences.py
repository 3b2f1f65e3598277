"""Which conferences and units are there?"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import exists, or_, select

from motions.store.database import db
from motions.store.tables import Conference, Participant, Unit


def conference_by_slug(slug: str) -> Conference | None:
    """Give the conference with this name in addresses, if there is one."""
    return db.session.scalar(select(Conference).where(Conference.slug == slug))


def conference_by_id(conference_id: int) -> Conference | None:
    """Give the conference with this id, if there is one."""
    return db.session.get(Conference, conference_id)


def conferences() -> Sequence[Conference]:
    """Give all conferences, the latest first; those without a date after them."""
    return db.session.scalars(
        select(Conference).order_by(Conference.starts_on.desc().nulls_last(), Conference.name)
    ).all()


def conferences_readable_by(person_id: int | None, of_card: int | None = None) -> Sequence[Conference]:
    """Give the public conferences, those in which the person takes part, and that of a card, the latest first."""
    takes_part = exists().where(Participant.conference_id == Conference.id, Participant.person_id == person_id)
    return db.session.scalars(
        select(Conference)
        .where(or_(Conference.is_public, takes_part, Conference.id == of_card))
        .order_by(Conference.starts_on.desc().nulls_last(), Conference.name)
    ).all()


def is_demo_database() -> bool:
    """Tell whether the database is marked as one for trying out: it holds a demo conference."""
    return bool(db.session.scalar(select(exists().where(Conference.is_demo))))


def units_of(conference_id: int) -> Sequence[Unit]:
    """Give the units of a conference by their short names."""
    return db.session.scalars(select(Unit).where(Unit.conference_id == conference_id).order_by(Unit.short_name)).all()


def unit_by_short_name(conference_id: int, short_name: str) -> Unit | None:
    """Give the unit of a conference with this short name, if there is one."""
    return db.session.scalar(select(Unit).where(Unit.conference_id == conference_id, Unit.short_name == short_name))
