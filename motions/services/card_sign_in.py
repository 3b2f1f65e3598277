"""May a card sign in here, and as which mandate?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from motions.domain.card import UNKNOWN_CODE, Redemption, may_redeem, normal_code
from motions.domain.errors import NotFound, NotPossible, Refused, TooMany
from motions.domain.signing_in import Counted, throttled_until
from motions.store import cards, failures
from motions.store.database import transaction
from motions.store.failures import Subject
from motions.store.secrets import new_secret
from motions.store.tables import Card

# There are no electronic ballots yet, so that none is ever open for a mandate.
BALLOT_IS_OPEN = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What a card that is good offers: the mandate with this number at the conference with this name and address.

    `refusal` says why this browser cannot sign in with it now; `holds_here` that it has done so already.
    """

    conference: str
    slug: str
    mandate: int
    refusal: Refused | None
    holds_here: bool


@dataclass(frozen=True, slots=True)
class Redeemed:
    """What came of a card: the address of its conference, and the token of a session, if a new one has begun."""

    slug: str
    mandate: int
    token: str | None = field(repr=False)


def offered(code: str, browser: str, address: str) -> Offer:
    """Give what the card with this code offers, and redeem nothing.

    `browser` is the session token that the browser holds, "" for none; `address` is where the request comes from. What
    is unknown counts against the address. Raises NotFound, alike for what is void, altered or never was; TooMany.
    """
    now = datetime.now(UTC)
    card = cards.card_by_secret(normal_code(code))
    if card is None or card.voided_at is not None:
        raise _not_known(address, now)
    decided = _decide(card, browser, now)
    refusal = decided if isinstance(decided, Refused) else None
    at = card.conference
    return Offer(at.name, at.slug, card.mandate.number, refusal, decided is Redemption.AGAIN)


def redeem(code: str, browser: str, device: str, address: str) -> Redeemed:
    """Sign in with the card that has this code; for `browser` and `address` see `offered`.

    `device` is what the browser calls itself. Of several browsers that redeem a card at once one signs in. Failures
    count against the card, and what is unknown against the address; an address with too many failures keeps no card
    out that is good, as a whole hall comes from one address.
    Raises NotFound, alike for what is void, altered or never was; NotPossible for a card that has signed in elsewhere
    and is not released; TooMany.
    """
    now = datetime.now(UTC)
    with transaction() as session:
        card = cards.card_by_secret(normal_code(code), to_change=True)
        decided = _decide(card, browser, now) if card else None
        if card is not None and isinstance(decided, Redemption):
            token = new_secret() if decided.begins_session else None
            if decided.ends_others:
                cards.end_sessions([card.id], now)
            if decided.keeps_others:
                cards.keep_for_ballot(card.id, now)
            if token is not None:
                card.used_at, card.released_at = now, None
                session.add(cards.new_session(card, token, device, now))
            return Redeemed(card.conference.slug, card.mandate.number, token)
    if card is None or not isinstance(decided, NotPossible):
        raise _not_known(address, now)
    raise _counted(failures.subject(Counted.CARD, card.secret_hash), decided, now)


def _decide(card: Card, browser: str, now: datetime) -> Redemption | Refused:
    try:
        return may_redeem(
            cards.facts_of(card),
            holds_here=bool(browser) and cards.holds(browser, card, now),
            ballot_is_open=BALLOT_IS_OPEN,
        )
    except Refused as refusal:
        return refusal


def _not_known(address: str, now: datetime) -> Refused:
    return _counted(failures.subject(Counted.CARD_ADDRESS, address), NotFound(UNKNOWN_CODE), now)


def _counted(against: Subject, refusal: Refused, now: datetime) -> Refused:
    """Count a failure, and give its refusal, or that there were too many, which is not counted."""
    with transaction():
        failures.lock(against)
        until = throttled_until(failures.times_of(against, now), now, against.kind)
        if until is None:
            failures.note(against, now)
            return refusal
    return TooMany(
        "Zu viele Fehlversuche: In %(minutes)d Minuten geht es weiter. Am Zähltisch wird Ihnen sofort geholfen.",
        wait=until - now,
    )
