"""Which conferences and units are there?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, or_, select

from motions.domain.errors import Invalid
from motions.domain.journal import title_hash
from motions.store.database import db
from motions.store.tables import Conference, Participant, Unit

# Names in addresses that belong to the site itself.
RESERVED = frozenset({"anmelden", "abmelden", "bestaetigen", "karte", "konto", "link", "static", "api"})

# Made once, as every unit that is entered is looked up by it while others wait.
_UNIT_BY_SHORT_NAME = select(Unit).where(
    Unit.conference_id == bindparam("conference"), Unit.short_name == bindparam("short_name")
)

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def conference_by_slug(slug: str) -> Conference | None:
    """Give the conference with this name in addresses, if there is one."""
    return db.session.scalar(select(Conference).where(Conference.slug == slug))


def conference_by_id(conference_id: int) -> Conference | None:
    """Give the conference with this id, if there is one."""
    return db.session.get(Conference, conference_id)


def told_of(conference: Conference) -> dict[str, Any]:
    """Give what the journal tells of a conference besides its settings: its title by hash, its day, and for whom."""
    return {
        "title_hash": title_hash(conference.name, conference.place),
        "starts_on": conference.starts_on.isoformat() if conference.starts_on else None,
        "is_public": conference.is_public,
    }


def add_conference(conference: Conference) -> None:
    """Add a conference, in the running transaction.

    Raises Invalid for a name in addresses that is taken or not of lower-case letters, digits and hyphens, and for a
    demo conference beside real ones or a real one beside demo ones.
    """
    if _SLUG.fullmatch(conference.slug) is None or conference.slug in RESERVED:
        raise Invalid(
            "„%(slug)s“ taugt nicht für Adressen: bitte Kleinbuchstaben, Ziffern und Bindestriche.",
            slug=conference.slug,
            code="slug",
        )
    if conference_by_slug(conference.slug) is not None:
        raise Invalid("Eine Konferenz mit der Adresse „%(slug)s“ gibt es schon.", slug=conference.slug, code="slug")
    if not conference.is_demo and is_demo_database():
        raise Invalid("Diese Datenbank ist zum Ausprobieren; für eine echte Konferenz braucht es eine neue.")
    if conference.is_demo and conferences() and not is_demo_database():
        raise Invalid("In dieser Datenbank ist eine echte Konferenz; ausprobiert wird in einer anderen.")
    db.session.add(conference)


def conferences() -> Sequence[Conference]:
    """Give all conferences, the latest first; those without a date after them."""
    return db.session.scalars(
        select(Conference).order_by(Conference.starts_on.desc().nulls_last(), Conference.name)
    ).all()


def conferences_readable_by(person_id: int | None, of_card: int | None = None) -> Sequence[Conference]:
    """Give the conferences in which the person takes part, or to which a card belongs, then the other public ones.

    Of each kind the latest comes first, those without a date last.
    """
    takes_part = _takes_part(person_id, of_card)
    return db.session.scalars(
        select(Conference)
        .where(or_(Conference.is_public, takes_part))
        .order_by(takes_part.desc(), Conference.starts_on.desc().nulls_last(), Conference.name)
    ).all()


def conferences_of(person_id: int | None, of_card: int | None = None) -> Sequence[Conference]:
    """Give the conferences in which the person takes part, or to which a card belongs; those without a date last."""
    return db.session.scalars(
        select(Conference)
        .where(_takes_part(person_id, of_card))
        .order_by(Conference.starts_on.desc().nulls_last(), Conference.name)
    ).all()


def _takes_part(person_id: int | None, of_card: int | None) -> ColumnElement[bool]:
    is_in_it = exists().where(Participant.conference_id == Conference.id, Participant.person_id == person_id)
    return or_(is_in_it, Conference.id == of_card)


def is_demo_database() -> bool:
    """Tell whether the database is marked as one for trying out: it holds a demo conference."""
    return bool(db.session.scalar(select(exists().where(Conference.is_demo))))


def units_of(conference_id: int) -> Sequence[Unit]:
    """Give the units of a conference by their short names."""
    return db.session.scalars(select(Unit).where(Unit.conference_id == conference_id).order_by(Unit.short_name)).all()


def unit_by_short_name(conference_id: int, short_name: str) -> Unit | None:
    """Give the unit of a conference with this short name, if there is one."""
    return db.session.scalar(_UNIT_BY_SHORT_NAME, {"conference": conference_id, "short_name": short_name})
