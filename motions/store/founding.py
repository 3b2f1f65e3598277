"""What does a new conference take along from another one?"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from motions.domain.permission import Role
from motions.store.database import db
from motions.store.tables import Membership, Participant, UnitFunction


def participants_at(conference_id: int) -> Sequence[Participant]:
    """Give who takes part in a conference, with the persons, in the order in which they came."""
    return db.session.scalars(
        select(Participant)
        .where(Participant.conference_id == conference_id)
        .options(joinedload(Participant.person))
        .order_by(Participant.id)
    ).all()


def functions_at(conference_id: int) -> Sequence[UnitFunction]:
    """Give the functions in units at a conference."""
    return db.session.scalars(
        select(UnitFunction).where(UnitFunction.conference_id == conference_id).order_by(UnitFunction.id)
    ).all()


def roles_at(conference_id: int, roles: Collection[Role]) -> tuple[tuple[int, Role], ...]:
    """Give who has one of these roles at a conference: ids of persons with the roles."""
    rows = db.session.execute(
        select(Membership.person_id, Membership.role).where(
            Membership.conference_id == conference_id, Membership.role.in_(tuple(roles))
        )
    )
    return tuple((person_id, role) for person_id, role in rows)
