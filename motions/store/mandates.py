"""Which mandates are there, and who exercises them?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, exists, or_, select, true, update
from sqlalchemy.orm import aliased

from motions.domain.facts_of_people import MandateSet
from motions.domain.mandate import DeputyKind, Holding
from motions.domain.seen import mark_of
from motions.domain.settings import Settings, settings_from_data
from motions.store.database import db
from motions.store.tables import Card, Conference, Mandate, Participant, SignInSession, Unit

ENDED_AT_ONCE = 500

# Made once: whoever is checked in waits for it, and so does everybody else who writes for the conference.
_BY_ID = select(Mandate).where(Mandate.id == bindparam("mandate"), Mandate.conference_id == bindparam("conference"))


@dataclass(frozen=True, slots=True)
class MandateRow:
    """A mandate as lists show it; unit, holder and deputy with their names, the latter two by participant ids.

    `mark` is that of how it is now.
    """

    id: int
    number: int
    unit: int | None
    unit_name: str
    holder: int | None
    holder_name: str
    deputy: int | None
    deputy_name: str
    deputy_kind: DeputyKind | None
    weight: int
    may_vote: bool
    is_present: bool
    mark: str


def mandates(conference_id: int, only: int | None = None) -> list[MandateRow]:
    """Give the mandates of a conference by number, in one query; `only` one of them, by its id."""
    holder, deputy = aliased(Participant), aliased(Participant)
    found = db.session.execute(
        select(Mandate, Unit.short_name, holder.id, holder.name, deputy.id, deputy.name)
        .outerjoin(Unit, Unit.id == Mandate.unit_id)
        .outerjoin(holder, and_(holder.person_id == Mandate.holder_id, holder.conference_id == Mandate.conference_id))
        .outerjoin(deputy, and_(deputy.person_id == Mandate.deputy_id, deputy.conference_id == Mandate.conference_id))
        .where(Mandate.conference_id == conference_id, true() if only is None else Mandate.id == only)
        .order_by(Mandate.number)
    )
    return [
        MandateRow(
            id=row.id,
            number=row.number,
            unit=row.unit_id,
            unit_name=unit or "",
            holder=holder_id,
            holder_name=holder_name or "",
            deputy=deputy_id,
            deputy_name=deputy_name or "",
            deputy_kind=row.deputy_kind,
            weight=row.weight,
            may_vote=row.may_vote,
            is_present=row.is_present,
            mark=mandate_mark(row),
        )
        for row, unit, holder_id, holder_name, deputy_id, deputy_name in found
    ]


def mandate_by_id(conference_id: int, mandate_id: int) -> Mandate | None:
    """Give the mandate with this id, if it is one of the conference's."""
    return db.session.scalar(_BY_ID, {"mandate": mandate_id, "conference": conference_id})


def mandate_fact(row: Mandate) -> MandateSet:
    """Say for the journal what a mandate is now."""
    return MandateSet(
        mandate=row.id,
        number=row.number,
        unit=row.unit_id,
        holder=row.holder_id,
        deputy=row.deputy_id,
        deputy_kind=row.deputy_kind.value if row.deputy_kind else None,
        weight=row.weight,
        may_vote=row.may_vote,
        is_present=row.is_present,
    )


def mandate_mark(row: Mandate) -> str:
    """Give the mark of how a mandate is now."""
    return mark_of(mandate_fact(row).data())


def holding_of(row: Mandate) -> Holding:
    """Give who was elected to a mandate, who exercises it, and whether somebody is there for it."""
    return Holding(row.holder_id, row.deputy_id, row.deputy_kind, row.is_present)


def hold(row: Mandate, holding: Holding, now: datetime) -> None:
    """Keep who exercises a mandate; if that is somebody else now, sessions by its card end."""
    if holding.exercised_by != holding_of(row).exercised_by:
        end_sessions_by_card([row.id], now)
        take_back_releases([row.id])
    row.holder_id, row.deputy_id = holding.holder, holding.deputy
    row.deputy_kind, row.is_present = holding.kind, holding.is_present


def take_back_releases(mandate_ids: Sequence[int]) -> None:
    """Let the cards of mandates that somebody else exercises now sign in on no further device."""
    db.session.execute(update(Card).where(Card.mandate_id.in_(mandate_ids)).values(released_at=None))


def void_cards(mandate_ids: Sequence[int], now: datetime) -> None:
    """Let the cards of mandates sign in nobody any more; whoever exercises one next gets a new card."""
    db.session.execute(
        update(Card).where(Card.mandate_id.in_(mandate_ids), Card.voided_at.is_(None)).values(voided_at=now)
    )


def end_sessions_by_card(mandate_ids: Sequence[int], now: datetime) -> None:
    """End the sessions by the cards of mandates that somebody else exercises now."""
    for start in range(0, len(mandate_ids), ENDED_AT_ONCE):
        cards = select(Card.id).where(Card.mandate_id.in_(mandate_ids[start : start + ENDED_AT_ONCE]))
        db.session.execute(
            update(SignInSession)
            .where(SignInSession.card_id.in_(cards), SignInSession.ends_at > now)
            .values(ends_at=now)
        )


def mandates_with(conference_id: int, person_id: int) -> Sequence[Mandate]:
    """Give the mandates that a person holds or is the deputy for."""
    return db.session.scalars(
        select(Mandate)
        .where(
            Mandate.conference_id == conference_id,
            or_(Mandate.holder_id == person_id, Mandate.deputy_id == person_id),
        )
        .order_by(Mandate.number)
    ).all()


def exercised_in_own_right(found: Iterable[Mandate], person_id: int) -> tuple[int, ...]:
    """Give the numbers of those mandates that a person exercises, or was elected to, other than as a proxy."""
    return tuple(row.number for row in found if row.holder_id == person_id or row.deputy_kind is DeputyKind.SUBSTITUTE)


def numbers_taken(conference_id: int, first: int, last: int) -> Sequence[int]:
    """Give the numbers from `first` to `last` that mandates have already."""
    return db.session.scalars(
        select(Mandate.number)
        .where(Mandate.conference_id == conference_id, Mandate.number.between(first, last))
        .order_by(Mandate.number)
    ).all()


def has_used_card(mandate_id: int) -> bool:
    """Tell whether anybody has signed in with a card of the mandate."""
    used = exists().where(Card.mandate_id == mandate_id, Card.used_at.is_not(None))
    return bool(db.session.scalar(select(used)))


def settings_of(conference_id: int) -> Settings:
    """Give what the standing orders of a conference say."""
    found = db.session.scalar(select(Conference.settings).where(Conference.id == conference_id))
    return settings_from_data(found or {})
