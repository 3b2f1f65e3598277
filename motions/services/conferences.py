"""Which conference is held?"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from motions.domain.actor import Actor
from motions.domain.errors import Invalid, NotFound
from motions.domain.facts import ConferenceCreated, Fact
from motions.domain.journal import about_conference
from motions.domain.permission import Role
from motions.store.conferences import conference_by_slug, conferences, is_demo_database
from motions.store.database import transaction
from motions.store.journal import append
from motions.store.tables import Conference

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def create_conference(
    slug: str, name: str, *, place: str = "", starts_on: date | None = None, is_public: bool, is_demo: bool = False
) -> Actor:
    """Set up a conference and give the one who may do everything the secretariat may there, without being a person.

    `slug` is its name in addresses: lower-case letters, digits and hyphens. `is_public` lets everyone read what is
    published. Raises Invalid for a name that is taken or not of that form, and for a demo conference beside real ones
    or a real one beside demo ones: a marked database never becomes a real one.
    """
    if _SLUG.fullmatch(slug) is None:
        raise Invalid(
            "„%(slug)s“ taugt nicht für Adressen: bitte Kleinbuchstaben, Ziffern und Bindestriche.", slug=slug
        )
    with transaction() as session:
        if conference_by_slug(slug) is not None:
            raise Invalid("Eine Konferenz mit der Adresse „%(slug)s“ gibt es schon.", slug=slug)
        if not is_demo and is_demo_database():
            raise Invalid("Diese Datenbank ist zum Ausprobieren; für eine echte Konferenz braucht es eine neue.")
        if is_demo and conferences() and not is_demo_database():
            raise Invalid("In dieser Datenbank ist eine echte Konferenz; ausprobiert wird in einer anderen.")
        conference = Conference(
            slug=slug, name=name, place=place, starts_on=starts_on, is_public=is_public, is_demo=is_demo
        )
        session.add(conference)
        session.flush()
        founder = Actor(conference.id, None, "", frozenset({Role.SECRETARIAT}))
        _record(founder, ConferenceCreated(slug=slug, is_demo=is_demo))
        return founder


def founder_of(slug: str) -> Actor:
    """Give who may do at a conference what the secretariat may, for commands of whoever runs the server.

    Raises NotFound if there is no such conference.
    """
    conference = conference_by_slug(slug)
    if conference is None:
        raise NotFound("Eine Konferenz mit der Adresse „%(slug)s“ gibt es nicht.", slug=slug)
    return Actor(conference.id, None, "", frozenset({Role.SECRETARIAT}))


def _record(actor: Actor, fact: Fact) -> None:
    append(
        fact,
        actor_id=actor.person,
        conference_id=actor.conference,
        subject=about_conference(),
        at=datetime.now(UTC),
    )
