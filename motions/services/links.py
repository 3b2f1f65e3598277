"""How does a person sign in with a link that comes by mail?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from motions.domain.errors import NotFound
from motions.domain.mailing import MailKind
from motions.domain.signing_in import LinkPurpose, Method
from motions.exports.mails import link_mail
from motions.store import failures, outbox
from motions.store.conferences import conference_by_id
from motions.store.database import transaction
from motions.store.links import add_link, anybody, good_link, use_link
from motions.store.people import check_email, person_by_email
from motions.store.sessions import add_session

NO_SUCH_LINK = "Dieser Link gilt nicht mehr: Er ist abgelaufen, schon benutzt oder nicht vollständig."


@dataclass(frozen=True, slots=True)
class Offer:
    """What a link offers: to sign in as the person called `name`, perhaps in order to set a password."""

    name: str
    purpose: LinkPurpose


@dataclass(frozen=True, slots=True)
class Redeemed:
    """What comes of a link that was used: the token of a session, and whether a password is to be set now.

    `conference` is the name in addresses of the conference the person was invited to, "" elsewhere.
    """

    token: str
    sets_password: bool
    conference: str


def send_link(email: str, purpose: LinkPurpose, address_of: Callable[[str], str], sender: str = "") -> None:
    """Send a link to the person with this e-mail address, if there is one; at most three in a quarter of an hour.

    `address_of` makes the whole address of a token; `sender` is the address the request comes from. Nothing tells
    whether there is such a person: for an address that nobody has the same is written, for anybody, and undone again.
    Raises Invalid for what is no e-mail address; TooMany, whoever it is for, if very many were asked for from there.
    """
    wanted = check_email(email)
    now = datetime.now(UTC)
    with transaction() as session:
        if not failures.take_link(wanted, sender, now):
            return
        person, somebody = person_by_email(wanted), anybody()
        undone = session.begin_nested()
        if (to := person or somebody) is not None:
            address = address_of(add_link(to.id, purpose, now))
            text = link_mail(purpose, to.language, name=to.name, address=address)
            outbox.put(text, kind=MailKind(purpose.value), to=to, at=now)
            session.flush()
        if person is None:
            undone.rollback()


def offer_of(token: str) -> Offer:
    """Give what the link with this token offers, without using it; raises NotFound if it offers nothing any more."""
    found = good_link(token, datetime.now(UTC))
    if found is None:
        raise NotFound(NO_SUCH_LINK)
    return Offer(found.person.name, found.purpose)


def redeem_link(token: str, device: str = "") -> Redeemed:
    """Use the link with this token and begin a session of its person; `device` is what the browser calls itself.

    Raises NotFound for a link that was used, has run out, or never was; of two who use it at once one gets this too.
    """
    now = datetime.now(UTC)
    with transaction():
        link = use_link(token, now)
        if link is None:
            raise NotFound(NO_SUCH_LINK)
        invited_to = conference_by_id(link.conference_id) if link.conference_id else None
        invited = link.purpose is LinkPurpose.INVITATION
        has_password = link.person.password_hash is not None
        return Redeemed(
            token=add_session(link.person_id, Method.LINK, device, now),
            sets_password=link.purpose is LinkPurpose.RECOVERY or (invited and not has_password),
            conference=invited_to.slug if invited_to else "",
        )
