"""Which persons are there, and what are they at a conference?"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Integer,
    String,
    and_,
    bindparam,
    cast,
    literal,
    null,
    or_,
    select,
    union_all,
)

from motions.domain.errors import Invalid
from motions.domain.permission import Role
from motions.store.database import db
from motions.store.tables import Mandate, Membership, Participant, Person, UnitFunction

_NO_NUMBER = cast(null(), Integer)
_NO_WORD = cast(null(), String)


@dataclass(frozen=True, slots=True)
class Part:
    """What a person is at a conference: called how there, in which roles, submitting for which units, which mandates.

    `name` is None for who takes no part; `units` and `mandates` are ids.
    """

    name: str | None
    roles: frozenset[Role]
    units: tuple[int, ...]
    mandates: tuple[int, ...]


def normal_email(email: str) -> str:
    """Write an e-mail address as it is kept: without spaces around it, in lower case."""
    return email.strip().lower()


def check_email(email: str) -> str:
    """Give an e-mail address as it is kept.

    Raises Invalid if it is none.
    """
    kept = normal_email(email)
    local, at, domain = kept.partition("@")
    is_one = local and at and "." in domain.strip(".") and "@" not in domain and kept.isprintable()
    if not is_one or " " in kept:
        raise Invalid("„%(email)s“ ist keine E-Mail-Adresse.", email=email)
    return kept


def new_person(name: str, email: str | None) -> Person:
    """Make a person with a salt of their own.

    Raises Invalid without a name or for an address that is none.
    """
    if not name.strip():
        raise Invalid("Eine neue Person braucht einen Namen.")
    return Person(name=name.strip(), email=check_email(email) if email else None, salt=secrets.token_hex(16))


def person_by_id(person_id: int) -> Person | None:
    """Give the person with this id, if there is one."""
    return db.session.get(Person, person_id)


def person_by_email(email: str) -> Person | None:
    """Give the person with this e-mail address, however it is written, if there is one."""
    return db.session.scalar(select(Person).where(Person.email == normal_email(email)))


def participant(person_id: int, conference_id: int) -> Participant | None:
    """Give the person as the conference knows them, None for who takes no part."""
    return db.session.scalar(
        select(Participant).where(Participant.person_id == person_id, Participant.conference_id == conference_id)
    )


def part_of(person_id: int, conference_id: int) -> Part:
    """Give what a person is at a conference, in one query; a conference that does not exist takes as long."""
    rows = db.session().connection().execute(_PARTS, {"person": person_id, "conference": conference_id})
    found: dict[str, list[Any]] = defaultdict(list)
    for what, word, number in rows:
        found[what].append(word if number is None else number)
    roles = {Role(word) for word in found["role"]}
    roles |= {Role.MEMBER} if found["unit"] else set()
    roles |= {Role.DELEGATE} if found["mandate"] else set()
    return Part(
        next(iter(found["name"]), None), frozenset(roles), tuple(sorted(found["unit"])), tuple(sorted(found["mandate"]))
    )


def exercised_by(person_id: int | BindParameter[int]) -> ColumnElement[bool]:
    """Select the mandates that a person exercises: as deputy, or as holder where nobody does so instead."""
    return or_(Mandate.deputy_id == person_id, and_(Mandate.holder_id == person_id, Mandate.deputy_id.is_(None)))


def _all_parts() -> CompoundSelect[Any]:
    person, conference = bindparam("person", type_=Integer), bindparam("conference", type_=Integer)

    def here(table: type[Participant | Membership | UnitFunction]) -> ColumnElement[bool]:
        return and_(table.person_id == person, table.conference_id == conference)

    return union_all(
        select(literal("name"), Participant.name, _NO_NUMBER).where(here(Participant)),
        select(literal("role"), cast(Membership.role, String), _NO_NUMBER).where(here(Membership)),
        select(literal("unit"), _NO_WORD, UnitFunction.unit_id).where(here(UnitFunction), UnitFunction.may_submit),
        select(literal("mandate"), _NO_WORD, Mandate.id).where(
            Mandate.conference_id == conference, exercised_by(person)
        ),
    )


# Made once and sent as it is: every use case reads it while everybody else who writes for the conference waits.
_PARTS = _all_parts()


def persons_with_role(conference_id: int, role: Role) -> Sequence[Person]:
    """Give the persons who were given the role at the conference, in the order in which it was given."""
    return db.session.scalars(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.conference_id == conference_id, Membership.role == role)
        .order_by(Membership.id)
    ).all()


def has_role(person_id: int, conference_id: int, role: Role) -> bool:
    """Tell whether the person was given the role at the conference."""
    return membership(person_id, conference_id, role) is not None


def membership(person_id: int, conference_id: int, role: Role) -> Membership | None:
    """Give the row by which the person has the role at the conference, if there is one."""
    return db.session.scalar(
        select(Membership).where(
            Membership.person_id == person_id, Membership.conference_id == conference_id, Membership.role == role
        )
    )
