"""Who takes part in a conference, and how are they called there?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from motions.domain.actor import Actor
from motions.domain.errors import Invalid, NotFound, NotPossible
from motions.domain.facts import Fact, RoleGiven
from motions.domain.facts_of_people import PersonRemoved, PersonReplaced, PersonSet
from motions.domain.journal import about_person, hash_of
from motions.domain.permission import GIVEN_ROLES, Action, Role
from motions.domain.seen import check_seen
from motions.domain.typed import bounded, named
from motions.store.database import transaction
from motions.store.journal import append
from motions.store.links import void_links_of
from motions.store.mandates import hold, holding_of, mandates_with, void_cards
from motions.store.participants import (
    count_with_role,
    participant_by_id,
    participant_by_number,
    participant_mark,
    put_in_place,
    take_out,
)
from motions.store.passwords import hash_password
from motions.store.people import has_role, new_person, participant, person_by_email, person_by_id
from motions.store.sessions import end_sessions_of
from motions.store.tables import Membership, Participant, Person, UnitFunction
from motions.store.turn import permitted


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """What somebody enters about a person who takes part; e-mail and membership number may be empty."""

    name: str
    email: str = ""
    membership_number: str = ""


def add_person(actor: Actor, entry: PersonEntry) -> int:
    """Let a person take part, and give the participant's id; it makes no difference who is known elsewhere.

    Raises NotPermitted; Invalid without a name, for an address that is none, and for an address or a membership number
    that somebody at this conference has already.
    """
    with permitted(actor, Action.MANAGE_PEOPLE) as (actor, session):
        name, number = named(entry.name), _number(actor, entry.membership_number)
        person = _account(actor, name, entry.email)
        session.add(person)
        session.flush()
        row = Participant(
            person_id=person.id, conference_id=actor.conference, name=name, membership_number=number or None
        )
        session.add(row)
        session.flush()
        _record(actor, person.id, PersonSet(person=person.id, **_hashes(person, row)))
        return row.id


def change_person(actor: Actor, participant_id: int, seen: str, name: str, membership_number: str = "") -> None:
    """Call a person otherwise at this conference; `seen` is the mark of what the one who changes it saw.

    Raises NotPermitted, NotFound; Conflict if it is otherwise by now; Invalid as `add_person` does.
    """
    with permitted(actor, Action.MANAGE_PEOPLE):
        row, person = _taking_part(actor, participant_id, seen)
        row.name = named(name)
        row.membership_number = _number(actor, membership_number, row) or None
        _record(actor, person.id, PersonSet(person=person.id, **_hashes(person, row)))


def change_address(actor: Actor, participant_id: int, seen: str, email: str) -> None:
    """Let another e-mail address, "" for none, stand for a person at this conference.

    It is another account, new or known, to which everything goes over that the person is here. The account of the
    address before stays what it is elsewhere; so nobody learns what else there is to it. Raises NotPermitted, NotFound,
    Conflict; Invalid for an address that is none or that somebody here has already; NotPossible for one's own.
    """
    with permitted(actor, Action.GIVE_OFFICE) as (actor, session):
        row, before = _taking_part(actor, participant_id, seen)
        if before.id == actor.person:
            raise NotPossible("Ihre eigene Adresse ändern Sie unter „Konto“.")
        other = _account(actor, row.name, email)
        session.add(other)
        session.flush()
        row = put_in_place(row, other, datetime.now(UTC))
        fact = PersonReplaced(person=before.id, by=other.id, **_hashes(other, row))
        _record(actor, before.id, fact)


def remove_person(actor: Actor, participant_id: int, seen: str) -> None:
    """Let a person take no part any more: roles and functions go, mandates are vacant or the holder's again.

    Raises NotPermitted, NotFound; Conflict if it is otherwise by now; NotPossible for the last of the secretariat.
    """
    now = datetime.now(UTC)
    with permitted(actor, Action.MANAGE_PEOPLE) as (actor, session):
        row, person = _taking_part(actor, participant_id, seen)
        last = count_with_role(actor.conference, Role.SECRETARIAT) == 1
        if last and has_role(person.id, actor.conference, Role.SECRETARIAT):
            raise NotPossible("%(name)s bleibt: Ohne Sekretariat geht es nicht weiter.", name=row.name)
        theirs = mandates_with(actor.conference, person.id)
        void_cards([one.id for one in theirs if holding_of(one).exercised_by == person.id], now)
        for mandate in theirs:
            hold(mandate, holding_of(mandate).without_person(person.id), now)
        session.flush()
        take_out(row, now)
        _record(actor, person.id, PersonRemoved(person=person.id))


def give_role(
    actor: Actor, email: str, role: Role, *, name: str = "", unit_id: int | None = None, password: str | None = None
) -> int:
    """Give a person a role at the conference, and give the person's id; a person not known yet is created.

    `unit_id` is the unit the person comes from; a member may submit for it. Raises NotPermitted; Invalid for an address
    that is none, a new person without name, a role that is not given or that the person has already, a password of
    wrong length or easily guessed, or one for a person who has one: it is changed by `set_password` alone.
    """
    actor.permit(Action.GIVE_OFFICE)
    kept = hash_password(password, name, email) if password else None
    if role not in GIVEN_ROLES:
        raise Invalid("%(role)s ist, wer ein Mandat hat; vergeben wird das Mandat.", role=role.word)
    with permitted(actor, Action.GIVE_OFFICE) as (actor, session):
        person = person_by_email(email)
        if person is not None and person.password_hash and kept:
            raise Invalid("Wer diese Adresse hat, hat schon ein Passwort; es bleibt, wie es ist.")
        person = person or new_person(name, email)
        person.password_hash = person.password_hash or kept
        session.add(person)
        session.flush()
        row = participant(person.id, actor.conference)
        if row is None:
            row = Participant(person_id=person.id, conference_id=actor.conference, name=name.strip() or person.name)
            session.add(row)
            session.flush()
        if has_role(person.id, actor.conference, role):
            raise Invalid("%(name)s hat diese Rolle schon.", name=row.name)
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
        _record(actor, person.id, RoleGiven(person=person.id, role=role.value, unit=unit_id))
        return person.id


def set_password(email: str, password: str) -> None:
    """Give a person another password, which ends their sessions.

    Raises NotFound for an unknown address, Invalid for a password of wrong length or one that is easily guessed.
    """
    with transaction():
        person = person_by_email(email)
        if person is None:
            raise NotFound("Eine Person mit der Adresse „%(email)s“ gibt es nicht.", email=email)
        person.password_hash = hash_password(password, person.name, email)
        end_sessions_of(person.id, datetime.now(UTC))
        void_links_of(person.id)


def _account(actor: Actor, name: str, email: str) -> Person:
    """Give the account with an address, a new one if none is known or no address is given."""
    bounded(email, code="email")
    found = person_by_email(email) if email.strip() else None
    if found is not None and participant(found.id, actor.conference) is not None:
        raise Invalid("Wer die Adresse „%(email)s“ hat, nimmt schon teil.", email=email.strip(), code="email")
    new = new_person(name, email.strip() or None)
    return found or new


def _taking_part(actor: Actor, participant_id: int, seen: str) -> tuple[Participant, Person]:
    row = participant_by_id(actor.conference, participant_id)
    person = person_by_id(row.person_id) if row else None
    if row is None or person is None:
        raise NotFound("Diese Person nimmt hier nicht teil.")
    check_seen(seen, participant_mark(row, person.email))
    return row, person


def _number(actor: Actor, membership_number: str, row: Participant | None = None) -> str:
    number = bounded(membership_number, code="membership_number")
    other = participant_by_number(actor.conference, number) if number else None
    if other is not None and other is not row:
        raise Invalid("Die Mitgliedsnummer hat hier schon %(name)s.", name=other.name, code="membership_number")
    return number


def _hashes(person: Person, row: Participant) -> dict[str, str]:
    return {
        "called_hash": hash_of(row.name, person.salt),
        "membership_number_hash": hash_of(row.membership_number or "", person.salt),
    }


def _record(actor: Actor, person_id: int, fact: Fact) -> None:
    append(
        fact,
        actor_id=actor.person,
        conference_id=actor.conference,
        subject=about_person(person_id),
        at=datetime.now(UTC),
    )
