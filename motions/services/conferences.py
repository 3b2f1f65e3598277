"""Which conference is held, which units may submit, and who is who there?"""

from __future__ import annotations

import re
import secrets
from datetime import UTC, date, datetime

from motions.domain.actor import Actor
from motions.domain.errors import Invalid, NotFound
from motions.domain.facts import ConferenceCreated, Fact, RoleGiven, UnitCreated
from motions.domain.journal import about_conference
from motions.domain.permission import Action, Role
from motions.store.conferences import conference_by_slug, conferences, is_demo_database, unit_by_short_name
from motions.store.database import transaction
from motions.store.journal import append
from motions.store.passwords import hash_password
from motions.store.people import memberships_of, normal_email, person_by_email
from motions.store.tables import Conference, Membership, Person, Unit

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
    actor.permit(Action.SET_UP_CONFERENCE)
    with transaction(actor.conference) as session:
        if not short_name.strip() or unit_by_short_name(actor.conference, short_name) is not None:
            raise Invalid("Eine Gliederung braucht einen eigenen Kurznamen; „%(name)s“ geht nicht.", name=short_name)
        unit = Unit(conference_id=actor.conference, short_name=short_name.strip(), name=name, kind=kind)
        session.add(unit)
        session.flush()
        _record(actor, UnitCreated(unit=unit.id, short_name=unit.short_name))
        return unit.id


def give_role(
    actor: Actor, email: str, role: Role, *, name: str = "", unit_id: int | None = None, password: str | None = None
) -> int:
    """Give a person a role at the conference, and give the person's id; a person not known yet is created.

    Raises NotPermitted; Invalid for an address that is none, a new person without name, a role the person has already,
    a password of wrong length, or one for a person who has one: it is changed by `set_password` alone.
    """
    actor.permit(Action.SET_UP_CONFERENCE)
    kept = hash_password(password) if password else None
    with transaction(actor.conference) as session:
        person = person_by_email(email)
        if person is not None and person.password_hash and kept:
            raise Invalid("%(name)s hat schon ein Passwort; es bleibt, wie es ist.", name=person.name)
        person = person or _new_person(email, name)
        person.password_hash = person.password_hash or kept
        session.add(person)
        session.flush()
        if any(membership.role is role for membership in memberships_of(person.id, actor.conference)):
            raise Invalid("%(name)s hat diese Rolle schon.", name=person.name)
        session.add(Membership(person_id=person.id, conference_id=actor.conference, unit_id=unit_id, role=role))
        session.flush()
        _record(actor, RoleGiven(person=person.id, role=role.value, unit=unit_id))
        return person.id


def set_password(email: str, password: str) -> None:
    """Give a person another password; raises NotFound for an unknown address, Invalid for a wrong length."""
    kept = hash_password(password)
    with transaction():
        person = person_by_email(email)
        if person is None:
            raise NotFound("Eine Person mit der Adresse „%(email)s“ gibt es nicht.", email=email)
        person.password_hash = kept


def _new_person(email: str, name: str) -> Person:
    local, at, domain = normal_email(email).partition("@")
    if not (local and at and "." in domain) or any(character.isspace() for character in email.strip()):
        raise Invalid("„%(email)s“ ist keine E-Mail-Adresse.", email=email)
    if not name.strip():
        raise Invalid("Eine neue Person braucht einen Namen.")
    return Person(name=name.strip(), email=normal_email(email), salt=secrets.token_hex(16))


def _record(actor: Actor, fact: Fact) -> None:
    append(
        fact,
        actor_id=actor.person,
        conference_id=actor.conference,
        subject=about_conference(),
        at=datetime.now(UTC),
    )
