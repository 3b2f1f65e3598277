"""Who gets a card, and what becomes of it?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime

from motions.domain.actor import Actor
from motions.domain.card import may_release
from motions.domain.errors import NotFound, NotPossible
from motions.domain.facts import Fact
from motions.domain.facts_of_people import CardReleased, CardsIssued, CardVoided
from motions.domain.journal import about_conference
from motions.domain.permission import Action
from motions.domain.signing_in import Counted
from motions.store import cards, failures
from motions.store.cards import MandateCard
from motions.store.journal import append
from motions.store.secrets import new_code
from motions.store.tables import Card
from motions.store.turn import permitted


@dataclass(frozen=True, slots=True)
class FreshCard:
    """What is printed on a card just issued; `mandate` is a number, `code` the secret, which is kept nowhere."""

    mandate: int
    unit: str
    name: str
    public_number: str
    code: str = field(repr=False)


def overview(actor: Actor, wanted: str = "") -> tuple[MandateCard, ...]:
    """Give the mandates in the order of their numbers, each with its last card.

    `wanted` selects by the number of a mandate or of a card. Raises NotPermitted.
    """
    actor.permit(Action.RELEASE_CARD)
    return cards.found(cards.mandate_cards(actor.conference), wanted)


def issue_cards(actor: Actor, mandate_ids: Collection[int] | None = None) -> tuple[FreshCard, ...]:
    """Issue cards to mandates, without `mandate_ids` to all that have none, and give what is to be printed.

    The secrets are in what is given back and nowhere else. A card that a mandate had before is void from now on, and
    its sessions end. Raises NotPermitted; NotFound for a mandate that is none of the conference; NotPossible if there
    is nothing to issue.
    """
    now = datetime.now(UTC)
    with permitted(actor, Action.ISSUE_CARDS) as (actor, session):
        chosen = _chosen(cards.mandate_cards(actor.conference), mandate_ids)
        cards.void_cards([line.mandate for line in chosen], now)
        given = cards.numbers_given(actor.conference)
        codes = [new_code() for _ in chosen]
        made = [cards.new_card(actor.conference, *pair, given, now) for pair in zip(chosen, codes, strict=True)]
        session.add_all(made)
        session.flush()
        _record(actor, CardsIssued(mandates=tuple(line.mandate for line in chosen)), now)
        return tuple(
            FreshCard(line.number, line.unit, line.name, card.public_number, code)
            for line, card, code in zip(chosen, made, codes, strict=True)
        )


def void_card(actor: Actor, mandate_id: int) -> int:
    """Void the card of a mandate, end its sessions, and give the mandate's number.

    Raises NotPermitted; NotFound if the mandate has no card that is good.
    """
    now = datetime.now(UTC)
    with permitted(actor, Action.ISSUE_CARDS):
        number = _in_force(actor, mandate_id).mandate.number
        cards.void_cards([mandate_id], now)
        _record(actor, CardVoided(mandate=mandate_id), now)
        return number


def release_card(actor: Actor, mandate_id: int) -> int:
    """Let the used card of a mandate sign in on one more device, and give the mandate's number.

    Failures counted against the card are forgotten with it: whoever tried too often gets on at once.
    Raises NotPermitted; NotFound if the mandate has no card that is good; NotPossible if it is not used yet or is
    released already.
    """
    now = datetime.now(UTC)
    with permitted(actor, Action.RELEASE_CARD):
        card = _in_force(actor, mandate_id)
        may_release(cards.facts_of(card), card.mandate.number)
        card.released_at = now
        failures.forget(failures.subject(Counted.CARD, card.secret_hash))
        _record(actor, CardReleased(mandate=mandate_id), now)
        return card.mandate.number


def _chosen(lines: tuple[MandateCard, ...], mandate_ids: Collection[int] | None) -> list[MandateCard]:
    if mandate_ids is None:
        chosen = [line for line in lines if not line.is_in_force]
        if not chosen:
            raise NotPossible("Alle Mandate haben schon eine Karte.")
        return chosen
    chosen = [line for line in lines if line.mandate in set(mandate_ids)]
    if not mandate_ids:
        raise NotPossible("Es ist kein Mandat ausgewählt.")
    if len(chosen) < len(set(mandate_ids)):
        raise NotFound("Dieses Mandat gibt es nicht.")
    return chosen


def _in_force(actor: Actor, mandate_id: int) -> Card:
    card = cards.card_in_force(actor.conference, mandate_id)
    if card is None:
        raise NotFound("Dieses Mandat hat keine gültige Karte.")
    return card


def _record(actor: Actor, fact: Fact, now: datetime) -> None:
    append(fact, actor_id=actor.person, conference_id=actor.conference, subject=about_conference(), at=now)
