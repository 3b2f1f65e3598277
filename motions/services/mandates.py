"""Which mandates are there, who exercises them, and who is there?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from motions.domain.actor import Actor
from motions.domain.errors import Conflict, Invalid, NotFound, NotPossible
from motions.domain.facts import Fact
from motions.domain.facts_of_people import MandateRemoved, MandatesAdded
from motions.domain.journal import about_conference
from motions.domain.mandate import (
    DeputyKind,
    Holding,
    check_exercised,
    check_kind,
    check_numbers,
    check_weight,
)
from motions.domain.permission import Action
from motions.domain.seen import check_seen
from motions.store.journal import append
from motions.store.mandates import (
    exercised_in_own_right,
    has_used_card,
    hold,
    holding_of,
    mandate_by_id,
    mandate_fact,
    mandate_mark,
    mandates_with,
    numbers_taken,
    settings_of,
)
from motions.store.participants import participant_by_id
from motions.store.tables import Mandate
from motions.store.turn import permitted
from motions.store.units import unit_by_id


@dataclass(frozen=True, slots=True)
class MandateEntry:
    """What somebody enters about a mandate; `unit` and `holder` are ids of a unit and a participant, or None."""

    number: int
    unit: int | None = None
    holder: int | None = None
    weight: int = 1
    may_vote: bool = True


def add_mandates(actor: Actor, first: int, last: int, entry: MandateEntry) -> tuple[int, ...]:
    """Add the mandates with the numbers from `first` to `last`, all alike but for these, and give their ids.

    Several have no holder. Raises NotPermitted, NotFound for a unit or person that is none of the conference; Invalid
    for numbers that are taken, too high or too many, for a weight where there is none, for a holder who has one.
    """
    with permitted(actor, Action.MANAGE_PEOPLE) as (actor, session):
        check_numbers(first, last)
        if taken := numbers_taken(actor.conference, first, last):
            raise Invalid("Mandat %(number)d gibt es schon.", number=taken[0], code="first")
        _check(actor, entry, 1)
        rows = [_described(Mandate(conference_id=actor.conference), number, entry) for number in range(first, last + 1)]
        holder = entry.holder if first == last else None
        hold(rows[0], Holding(_person(actor, holder, rows[0], None)), datetime.now(UTC))
        session.add_all(rows)
        session.flush()
        facts = tuple(mandate_fact(row) for row in rows)
        _record(actor, facts[0] if len(facts) == 1 else MandatesAdded(mandates=facts))
        return tuple(row.id for row in rows)


def change_mandate(actor: Actor, mandate_id: int, seen: str, entry: MandateEntry) -> None:
    """Change number, unit, holder, weight or voting right of a mandate; `seen` is the mark of what the person saw.

    With another holder the deputy ends. Raises NotPermitted, NotFound, Invalid as `add_mandates` does; Conflict if it
    is otherwise by now.
    """
    with permitted(actor, Action.MANAGE_PEOPLE) as (actor, session):
        check_numbers(entry.number, entry.number)
        row = _mandate(actor, mandate_id, seen)
        if entry.number != row.number and numbers_taken(actor.conference, entry.number, entry.number):
            raise Invalid("Mandat %(number)d gibt es schon.", number=entry.number, code="number")
        _check(actor, entry, row.weight)
        _described(row, entry.number, entry)
        holder = _person(actor, entry.holder, row, None)
        hold(row, holding_of(row).with_holder(holder), datetime.now(UTC))
        session.flush()
        _record(actor, mandate_fact(row))


def remove_mandate(actor: Actor, mandate_id: int, seen: str) -> None:
    """Remove a mandate that was not used.

    Raises NotPermitted, NotFound; Conflict if it is otherwise by now; NotPossible if somebody is there for it, or has
    signed in with its card.
    """
    with permitted(actor, Action.MANAGE_PEOPLE) as (actor, session):
        row = _mandate(actor, mandate_id, seen)
        if row.is_present:
            raise NotPossible("Mandat %(number)d bleibt: Es ist als anwesend eingetragen.", number=row.number)
        if has_used_card(row.id):
            raise NotPossible("Mandat %(number)d bleibt: Mit seiner Karte wurde schon angemeldet.", number=row.number)
        session.delete(row)
        _record(actor, MandateRemoved(mandate=row.id))


def set_deputy(actor: Actor, mandate_id: int, seen: str, deputy: int, kind: DeputyKind) -> None:
    """Let somebody who takes part exercise a mandate in place of its holder; `deputy` is the participant's id.

    Raises NotPermitted, NotFound, Conflict; Invalid for a vacant mandate, for its own holder, for who exercises another
    one as well, for votes handed to somebody without mandate or where the standing orders do not allow it.
    """
    with permitted(actor, Action.CHECK_IN):
        row = _mandate(actor, mandate_id, seen)
        check_kind(kind, settings_of(actor.conference))
        person = _person(actor, deputy, row, kind)
        hold(row, holding_of(row).with_deputy(person or 0, kind), datetime.now(UTC))
        _record(actor, mandate_fact(row))


def end_deputy(actor: Actor, mandate_id: int, seen: str) -> None:
    """Let the holder exercise a mandate again.

    Raises NotPermitted, NotFound; Conflict if it is otherwise by now; NotPossible if nobody does so in their place.
    """
    with permitted(actor, Action.CHECK_IN):
        row = _mandate(actor, mandate_id, seen)
        if row.deputy_id is None:
            raise NotPossible("Mandat %(number)d hat keine Vertretung.", number=row.number)
        hold(row, holding_of(row).without_deputy(), datetime.now(UTC))
        _record(actor, mandate_fact(row))


def mark_present(actor: Actor, mandate_id: int, *, is_present: bool) -> None:
    """Keep that somebody is there for a mandate, or has gone.

    Raises NotPermitted, NotFound; Conflict if that is kept already: twice the same number may be two persons.
    """
    with permitted(actor, Action.CHECK_IN):
        row = _mandate(actor, mandate_id)
        if row.is_present is is_present:
            words = "schon als anwesend" if is_present else "nicht mehr als anwesend"
            raise Conflict("Mandat %(number)d ist %(words)s eingetragen.", number=row.number, words=words)
        row.is_present = is_present
        _record(actor, mandate_fact(row))


def _mandate(actor: Actor, mandate_id: int, seen: str | None = None) -> Mandate:
    row = mandate_by_id(actor.conference, mandate_id)
    if row is None:
        raise NotFound("Dieses Mandat gibt es hier nicht.")
    if seen is not None:
        check_seen(seen, mandate_mark(row))
    return row


def _check(actor: Actor, entry: MandateEntry, weight: int) -> None:
    """Let an entry pass whose unit is one of the conference, and whose weight is as before or can be had there."""
    if entry.weight != weight:
        check_weight(entry.weight, settings_of(actor.conference))
    if entry.unit is not None and unit_by_id(actor.conference, entry.unit) is None:
        raise NotFound("Diese Gliederung gibt es hier nicht.")


def _described(row: Mandate, number: int, entry: MandateEntry) -> Mandate:
    row.number, row.unit_id, row.weight, row.may_vote = number, entry.unit, entry.weight, entry.may_vote
    return row


def _person(actor: Actor, participant_id: int | None, row: Mandate, kind: DeputyKind | None) -> int | None:
    """Give the id of the person who is to exercise the mandate, and see that they may; None for nobody."""
    if participant_id is None:
        return None
    found = participant_by_id(actor.conference, participant_id)
    if found is None:
        raise NotFound("Diese Person nimmt hier nicht teil.")
    others = [one for one in mandates_with(actor.conference, found.person_id) if one is not row]
    if kind is DeputyKind.PROXY:
        others = [one for one in others if holding_of(one).exercised_by == found.person_id]
    check_exercised(kind, exercised_in_own_right(others, found.person_id))
    return found.person_id


def _record(actor: Actor, fact: Fact) -> None:
    append(
        fact,
        actor_id=actor.person,
        conference_id=actor.conference,
        subject=about_conference(),
        at=datetime.now(UTC),
    )
