"""Which persons are there, and what are they at a conference?"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from motions.domain.permission import Role
from motions.store.database import db
from motions.store.tables import Membership, Person


def normal_email(email: str) -> str:
    """Write an e-mail address as it is kept: without spaces around it, in lower case."""
    return email.strip().lower()


def person_by_id(person_id: int) -> Person | None:
    """Give the person with this id, if there is one."""
    return db.session.get(Person, person_id)


def person_by_email(email: str) -> Person | None:
    """Give the person with this e-mail address, however it is written, if there is one."""
    return db.session.scalar(select(Person).where(Person.email == normal_email(email)))


def memberships_of(person_id: int, conference_id: int) -> Sequence[Membership]:
    """Give what the person is at the conference, with the units, in the order in which the roles were given."""
    return db.session.scalars(
        select(Membership)
        .where(Membership.person_id == person_id, Membership.conference_id == conference_id)
        .options(joinedload(Membership.unit))
        .order_by(Membership.id)
    ).all()


def persons_with_role(conference_id: int, role: Role) -> Sequence[Person]:
    """Give the persons who have the role at the conference, in the order in which it was given."""
    return db.session.scalars(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.conference_id == conference_id, Membership.role == role)
        .order_by(Membership.id)
    ).all()
