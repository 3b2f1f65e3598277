"""Who takes part in a conference, and in which roles?"""

from __future__ import annotations

from datetime import UTC, datetime

from motions.domain.actor import Actor
from motions.domain.errors import Invalid, NotFound
from motions.domain.facts import RoleGiven
from motions.domain.journal import about_person
from motions.domain.permission import GIVEN_ROLES, Action, Role
from motions.store.database import transaction
from motions.store.journal import append
from motions.store.passwords import hash_password
from motions.store.people import has_role, new_person, participant, person_by_email
from motions.store.tables import Membership, Participant, UnitFunction


def give_role(
    actor: Actor, email: str, role: Role, *, name: str = "", unit_id: int | None = None, password: str | None = None
) -> int:
    """Give a person a role at the conference, and give the person's id; a person not known yet is created.

    `unit_id` is the unit the person comes from; a member may submit for it. Raises NotPermitted; Invalid for an address
    that is none, a new person without name, a role that is not given or that the person has already, a password of
    wrong length, or one for a person who has one: it is changed by `set_password` alone.
    """
    actor.permit(Action.GIVE_OFFICE)
    kept = hash_password(password) if password else None
    if role not in GIVEN_ROLES:
        raise Invalid("%(role)s ist, wer ein Mandat hat; vergeben wird das Mandat.", role=role.word)
    with transaction(actor.conference) as session:
        person = person_by_email(email)
        if person is not None and person.password_hash and kept:
            raise Invalid("%(name)s hat schon ein Passwort; es bleibt, wie es ist.", name=person.name)
        person = person or new_person(name, email)
        person.password_hash = person.password_hash or kept
        session.add(person)
        session.flush()
        if participant(person.id, actor.conference) is None:
            session.add(
                Participant(person_id=person.id, conference_id=actor.conference, name=name.strip() or person.name)
            )
            session.flush()
        if has_role(person.id, actor.conference, role):
            raise Invalid("%(name)s hat diese Rolle schon.", name=person.name)
        session.add(Membership(person_id=person.id, conference_id=actor.conference, role=role))
        if unit_id is not None:
            session.add(
                UnitFunction(
                    person_id=person.id,
                    conference_id=actor.conference,
                    unit_id=unit_id,
                    may_submit=role is Role.MEMBER,
                )
            )
        session.flush()
        append(
            RoleGiven(person=person.id, role=role.value, unit=unit_id),
            actor_id=actor.person,
            conference_id=actor.conference,
            subject=about_person(person.id),
            at=datetime.now(UTC),
        )
        return person.id


def set_password(email: str, password: str) -> None:
    """Give a person another password; raises NotFound for an unknown address, Invalid for a wrong length."""
    kept = hash_password(password)
    with transaction():
        person = person_by_email(email)
        if person is None:
            raise NotFound("Eine Person mit der Adresse „%(email)s“ gibt es nicht.", email=email)
        person.password_hash = kept
