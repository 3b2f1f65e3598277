"""Which cards are there, of which mandates, and which browsers hold them?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select, update
from sqlalchemy.orm import joinedload

from motions.domain.card import CardFacts, CardState, public_number
from motions.domain.signing_in import SESSION_HOLDS, Method, device_name
from motions.store.database import db
from motions.store.secrets import hash_of_secret, new_letters
from motions.store.tables import Card, Mandate, Participant, SignInSession, Unit


@dataclass(frozen=True, slots=True)
class MandateCard:
    """A mandate with its last card, and who exercises it; `mandate` is its id."""

    mandate: int
    number: int
    unit: str
    name: str
    card: Card | None

    @property
    def state(self) -> CardState:
        """How far the card has come."""
        return facts_of(self.card).state if self.card else CardState.NONE

    @property
    def is_in_force(self) -> bool:
        """Tell whether there is a card that is good."""
        return self.card is not None and self.card.voided_at is None


def facts_of(card: Card) -> CardFacts:
    """Give what the rules ask of a card."""
    return CardFacts(card.voided_at is not None, card.used_at is not None, card.released_at is not None)


def mandate_cards(conference_id: int) -> tuple[MandateCard, ...]:
    """Give the mandates of a conference in the order of their numbers, each with its last card, in one query."""
    last = select(func.max(Card.id)).where(Card.conference_id == conference_id).group_by(Card.mandate_id)
    exercising = func.coalesce(Mandate.deputy_id, Mandate.holder_id)
    rows = db.session.execute(
        select(Mandate.id, Mandate.number, Unit.name.label("unit"), Participant.name, Card)
        .outerjoin(Unit, Unit.id == Mandate.unit_id)
        .outerjoin(Participant, and_(Participant.conference_id == conference_id, Participant.person_id == exercising))
        .outerjoin(Card, and_(Card.mandate_id == Mandate.id, Card.id.in_(last)))
        .where(Mandate.conference_id == conference_id)
        .order_by(Mandate.number)
    )
    return tuple(MandateCard(row.id, row.number, row.unit or "", row.name or "", row.Card) for row in rows)


def numbers_given(conference_id: int) -> set[str]:
    """Give all public numbers that cards of the conference have or had."""
    return set(db.session.scalars(select(Card.public_number).where(Card.conference_id == conference_id)))


def new_card(conference_id: int, of: MandateCard, secret: str, given: Collection[str], now: datetime) -> Card:
    """Make a card that has the hash of its secret and a public number that is not among those given."""
    number = public_number(of.number, new_letters())
    while number in given:
        number = public_number(of.number, new_letters())
    return Card(
        conference_id=conference_id,
        mandate_id=of.mandate,
        public_number=number,
        secret_hash=hash_of_secret(secret),
        issued_at=now,
    )


def card_in_force(conference_id: int, mandate_id: int) -> Card | None:
    """Give the card of a mandate that is good, if there is one, for this transaction alone."""
    return db.session.scalar(
        select(Card)
        .join(Mandate, Mandate.id == Card.mandate_id)
        .where(Mandate.conference_id == conference_id, Card.mandate_id == mandate_id, Card.voided_at.is_(None))
        .options(joinedload(Card.mandate, innerjoin=True))
        .with_for_update(of=Card)
    )


def void_cards(mandate_ids: Collection[int], now: datetime) -> None:
    """Void the cards of mandates that are good, and end their sessions."""
    session = db.session()
    in_force = select(Card.id).where(Card.mandate_id.in_(mandate_ids), Card.voided_at.is_(None))
    cards = session.scalars(in_force.with_for_update()).all()
    session.execute(update(Card).where(Card.id.in_(cards)).values(voided_at=now))
    end_sessions(cards, now)


def end_sessions(card_ids: Collection[int], now: datetime) -> None:
    """End the sessions by cards that still hold."""
    db.session.execute(
        update(SignInSession)
        .where(SignInSession.card_id.in_(card_ids), SignInSession.ends_at > now)
        .values(ends_at=now)
    )


def keep_for_ballot(card_id: int, now: datetime) -> None:
    """Mark the card's sessions that still hold as kept only until the ballots of the mandate are closed."""
    db.session.execute(
        update(SignInSession)
        .where(SignInSession.card_id == card_id, SignInSession.ends_at > now)
        .values(kept_for_ballot_at=now)
    )


def end_sessions_kept_for_ballot(conference_id: int, now: datetime) -> None:
    """End, in the running transaction, the sessions that were kept for a ballot; whoever closes the last one calls it.

    The other device of each card, which signed in meanwhile, goes on.
    """
    of_conference = select(Card.id).where(Card.conference_id == conference_id)
    db.session.execute(
        update(SignInSession)
        .where(
            SignInSession.kept_for_ballot_at.is_not(None),
            SignInSession.ends_at > now,
            SignInSession.card_id.in_(of_conference),
        )
        .values(ends_at=now)
    )


def card_by_secret(secret: str, *, to_change: bool = False) -> Card | None:
    """Give the card with this secret, void or not, with mandate and conference; `to_change` locks it."""
    wanted = (
        select(Card)
        .where(Card.secret_hash == hash_of_secret(secret))
        .options(joinedload(Card.mandate, innerjoin=True), joinedload(Card.conference, innerjoin=True))
    )
    return db.session.scalar(wanted.with_for_update(of=Card) if to_change else wanted)


def holds(token: str, card: Card, now: datetime) -> bool:
    """Tell whether the browser with this session token has a session by the card that is still good."""
    found = select(SignInSession.id).where(
        SignInSession.token_hash == hash_of_secret(token),
        SignInSession.card_id == card.id,
        SignInSession.ends_at > now,
    )
    return db.session.scalar(found) is not None


def new_session(card: Card, token: str, device: str, now: datetime) -> SignInSession:
    """Make a session by a card; `device` is what the browser says of itself."""
    return SignInSession(
        token_hash=hash_of_secret(token),
        card_id=card.id,
        method=Method.CARD,
        device=device_name(device),
        began_at=now,
        seen_at=now,
        confirmed_at=now,
        ends_at=now + SESSION_HOLDS,
    )


def found(lines: Sequence[MandateCard], wanted: str) -> tuple[MandateCard, ...]:
    """Select by the number of a mandate or of a card as they are typed or scanned; nothing wanted selects all."""
    looked_for = wanted.strip().upper()
    if not looked_for:
        return tuple(lines)
    return tuple(
        line
        for line in lines
        if str(line.number) == looked_for or (line.card is not None and line.card.public_number == looked_for)
    )
