"""How does a person get another e-mail address for their own account?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from motions.domain.errors import Invalid, NotConfirmed, NotFound, NotPossible, TooMany
from motions.domain.mail_text import AddressMail
from motions.domain.mailing import MailKind
from motions.domain.signing_in import Counted, throttled_until
from motions.domain.typed import bounded
from motions.exports.mails import address_mail
from motions.store import failures, outbox
from motions.store.database import transaction
from motions.store.links import void_links_of
from motions.store.new_addresses import take_wanted, want_address, wanted_address
from motions.store.people import check_email, person_by_email, person_by_id
from motions.store.sessions import end_sessions_of
from motions.store.tables import Person
from motions.store.visit import Visit

NO_SUCH_LINK = (
    "Dieser Link gilt hier nicht: Er ist abgelaufen, schon benutzt, nicht vollständig oder von jemand anderem."
)


def ask_for_address(who: Visit, email: str, address_of: Callable[[str], str], sender: str = "") -> None:
    """Send a link to the e-mail address that is to become that of one's own account, and a notice to the one of now.

    `address_of` makes the whole address of a token, `sender` is where the request comes from. Whether somebody has the
    address already, nothing tells but the mail to it. Raises NotConfirmed if it was not made sure lately who sits
    there; Invalid for what is no address or one's own; NotFound without an account; TooMany after three within a
    quarter of an hour, or very many from one sender.
    """
    now = datetime.now(UTC)
    if not who.is_confirmed(now):
        raise NotConfirmed("Bitte bestätigen Sie zuerst, dass Sie es sind; danach ändern Sie Ihre Adresse.")
    wanted = check_email(bounded(email))
    with transaction():
        person = _self(who)
        if wanted == person.email:
            raise Invalid("Das ist schon die Adresse Ihres Kontos.")
        _count(person, now)
        if not failures.take_link(wanted, sender, now):
            return
        address = address_of(want_address(person.id, wanted, now))
        owner = person_by_email(wanted)
        if owner is None:
            text = address_mail(AddressMail.LINK, person.language, name=person.name, address=address)
        else:
            text = address_mail(AddressMail.TAKEN, owner.language, name=owner.name)
        outbox.put(text, kind=MailKind.NEW_ADDRESS, to=owner or person, at=now, recipient=wanted)
        _tell(person, AddressMail.ASKED, person.email, now)


def offered_address(who: Visit, token: str) -> str:
    """Give the e-mail address that the link with this token gives one's account, without using it.

    Raises NotFound if it gives nothing any more, or is another person's.
    """
    found = wanted_address(who.person.id if who.person else 0, token, datetime.now(UTC))
    if found is None:
        raise NotFound(NO_SUCH_LINK)
    return found


def take_address(who: Visit, token: str) -> str:
    """Make the e-mail address to which the link with this token was sent that of one's account, and give it.

    All other sessions and all links of the person end with it; the address before gets a notice. Whoever reads the
    mails there and has not signed in as the person gets nothing by it: the address may have been typed wrongly.
    Raises NotFound for a link that was used, has run out, never was, or is another person's; NotPossible if somebody
    else has the address by now.
    """
    now = datetime.now(UTC)
    with transaction():
        person = _self(who)
        wanted = take_wanted(person.id, token, now)
        if wanted is None:
            raise NotFound(NO_SUCH_LINK)
        if person_by_email(wanted) is not None:
            raise NotPossible("Diese Adresse gehört inzwischen zu einem anderen Konto; Ihres behält die bisherige.")
        before, person.email = person.email, wanted
        end_sessions_of(person.id, now, but=who.session)
        void_links_of(person.id)
        _tell(person, AddressMail.CHANGED, before, now)
    return wanted


def _self(who: Visit) -> Person:
    person = person_by_id(who.person.id if who.person else 0)
    if person is None:
        raise NotFound("Ein Konto hat nur, wer sich als Person angemeldet hat.")
    return person


def _count(person: Person, now: datetime) -> None:
    """Count that the person wants another address; raises TooMany after three within a quarter of an hour."""
    counted = failures.subject(Counted.LINK_MAIL, f"new address {person.id}")
    failures.lock(counted)
    until = throttled_until(failures.times_of(counted, now), now, counted.kind)
    if until is not None:
        raise TooMany("Ein Link ist schon unterwegs; in %(minutes)d Minuten geht es wieder.", wait=until - now)
    failures.note(counted, now)


def _tell(person: Person, what: AddressMail, recipient: str | None, now: datetime) -> None:
    text = address_mail(what, person.language, name=person.name)
    outbox.put(text, kind=MailKind.ACCOUNT, to=person, at=now, recipient=recipient)
