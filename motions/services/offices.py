"""Which office or role does a person get, and which is taken from them?"""

from __future__ import annotations

from datetime import UTC, datetime

from motions.domain.actor import Actor
from motions.domain.errors import Conflict, Invalid, NotFound, NotPossible
from motions.domain.facts import Fact, RoleGiven
from motions.domain.facts_of_people import RoleTaken
from motions.domain.journal import about_person
from motions.domain.permission import GIVEN_ROLES, OFFICES, Action, Role
from motions.store.journal import append
from motions.store.participants import count_with_role, participant_by_id
from motions.store.people import membership
from motions.store.tables import Membership, Participant
from motions.store.turn import permitted


def give_office(actor: Actor, participant_id: int, role: Role) -> None:
    """Give somebody who takes part an office, or make them a member or guest by name.

    Raises NotPermitted, NotFound; Invalid for a role that comes with a mandate; Conflict if they have it by now.
    """
    with permitted(actor, _action(role)) as (actor, session):
        row = _taking_part(actor, participant_id)
        if membership(row.person_id, actor.conference, role) is not None:
            raise Conflict("%(name)s hat das inzwischen schon: %(role)s.", name=row.name, role=role.word)
        session.add(Membership(person_id=row.person_id, conference_id=actor.conference, role=role))
        _record(actor, row.person_id, RoleGiven(person=row.person_id, role=role.value))


def take_office(actor: Actor, participant_id: int, role: Role) -> None:
    """Take from somebody an office, or the role of a member or guest by name.

    Raises NotPermitted, NotFound, Invalid; Conflict if they do not have it any more; NotPossible for the last of the
    secretariat.
    """
    with permitted(actor, _action(role)) as (actor, session):
        row = _taking_part(actor, participant_id)
        found = membership(row.person_id, actor.conference, role)
        if found is None:
            raise Conflict("%(name)s hat das inzwischen nicht mehr: %(role)s.", name=row.name, role=role.word)
        if role is Role.SECRETARIAT and count_with_role(actor.conference, role) == 1:
            raise NotPossible("%(name)s bleibt im Sekretariat: Ohne geht es nicht weiter.", name=row.name)
        session.delete(found)
        _record(actor, row.person_id, RoleTaken(person=row.person_id, role=role.value))


def _action(role: Role) -> Action:
    """Say what one has to be permitted to give or take a role; raises Invalid for one that is not given by name."""
    if role not in GIVEN_ROLES:
        raise Invalid("%(role)s ist, wer ein Mandat hat; vergeben wird das Mandat.", role=role.word)
    return Action.GIVE_OFFICE if role in OFFICES else Action.MANAGE_PEOPLE


def _taking_part(actor: Actor, participant_id: int) -> Participant:
    row = participant_by_id(actor.conference, participant_id)
    if row is None:
        raise NotFound("Diese Person nimmt hier nicht teil.")
    return row


def _record(actor: Actor, person_id: int, fact: Fact) -> None:
    append(
        fact,
        actor_id=actor.person,
        conference_id=actor.conference,
        subject=about_person(person_id),
        at=datetime.now(UTC),
    )
