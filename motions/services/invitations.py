"""How does a person who takes part get to sign in for the first time?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from motions.domain.actor import Actor
from motions.domain.errors import Invalid, NotFound, TooMany
from motions.domain.facts_of_people import PersonInvited
from motions.domain.journal import about_person
from motions.domain.mailing import MailKind
from motions.domain.permission import Action
from motions.domain.signing_in import Counted, LinkPurpose, throttled_until
from motions.exports.mails import link_mail
from motions.store import failures, outbox
from motions.store.conferences import conference_by_id
from motions.store.journal import append
from motions.store.links import add_link
from motions.store.people import participant
from motions.store.turn import permitted


def invite_person(actor: Actor, person_id: int, address_of: Callable[[str], str]) -> None:
    """Send a person who takes part in the conference a link by which to set a password; it holds 14 days.

    `address_of` makes the whole address of a token. Raises NotPermitted; NotFound for who takes no part; Invalid for
    a person without e-mail address; TooMany after three invitations within a quarter of an hour.
    """
    now = datetime.now(UTC)
    counted = failures.subject(Counted.LINK_MAIL, f"invitation {actor.conference} {person_id}")
    with permitted(actor, Action.MANAGE_PEOPLE):
        found = participant(person_id, actor.conference)
        conference = conference_by_id(actor.conference)
        if found is None or conference is None:
            raise NotFound("Diese Person gibt es nicht.")
        if found.person.email is None:
            raise Invalid("%(name)s hat keine E-Mail-Adresse; bitte tragen Sie zuerst eine ein.", name=found.name)
        until = throttled_until(failures.times_of(counted, now), now, counted.kind)
        if until is not None:
            raise TooMany(
                "Eine Einladung ist schon unterwegs; in %(minutes)d Minuten geht es wieder.", wait=until - now
            )
        failures.note(counted, now)
        address = address_of(add_link(person_id, LinkPurpose.INVITATION, now, actor.conference))
        text = link_mail(
            LinkPurpose.INVITATION,
            found.person.language,
            name=found.name,
            address=address,
            conference=conference.name,
        )
        outbox.put(text, kind=MailKind.INVITATION, to=found.person, at=now, conference_id=actor.conference)
        append(
            PersonInvited(person=person_id),
            actor_id=actor.person,
            conference_id=actor.conference,
            subject=about_person(person_id),
            at=now,
        )
