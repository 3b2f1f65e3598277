"""How does an amendment come in, and how is it withdrawn?"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from motions.domain.actor import Actor
from motions.domain.collision import Collision, collisions
from motions.domain.composition import UNNUMBERED, compose_amendment
from motions.domain.consolidation import Consolidation, consolidate
from motions.domain.deliberation import Deliberation
from motions.domain.edit import Amendment
from motions.domain.errors import Conflict, Invalid, NotPermitted, NotPossible
from motions.domain.facts import AmendmentSubmitted, AmendmentWithdrawn
from motions.domain.journal import about_motion, hash_of
from motions.domain.numbering import next_number
from motions.domain.permission import Action
from motions.domain.proposal import Proposal
from motions.domain.sentence import short_sentence
from motions.domain.serialisation import canonical_json, edit_to_data
from motions.domain.standing import Standing
from motions.domain.workflow import AmendmentState, Step, after
from motions.services import load
from motions.store import tables
from motions.store.amendments import amendment_numbers, edit_rows
from motions.store.conferences import units_of
from motions.store.journal import append
from motions.store.tables import Motion, TextVersion, Unit
from motions.store.turn import permitted

PREFIX = "Ä"
MOST_IN_A_REASON = 10_000


@dataclass(frozen=True, slots=True)
class Submission:
    """What a person submits: to which version (its ordinal), what is to change there, for which unit, and why."""

    version: int
    proposals: tuple[Proposal, ...]
    unit: int | None = None
    reason: str = ""
    indivisible: bool = False
    received: datetime | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What an amendment would be: its edits in sentences, the text with it alone, and what it collides with."""

    amendment: Amendment
    sentences: tuple[str, ...]
    alone: Consolidation
    collisions: tuple[Collision, ...]


def preview_amendment(actor: Actor, motion_number: str, proposals: Sequence[Proposal]) -> Preview:
    """Give what an amendment would be, without keeping anything.

    Raises NotFound, NotPermitted; Invalid for what is not a change of this text.
    """
    motion = load.motion(actor, motion_number)
    actor.permit(Action.SUBMIT_AMENDMENT)
    deliberation = load.deliberation(motion)
    amendment = compose_amendment(deliberation.text, UNNUMBERED, "", proposals)
    return Preview(
        amendment,
        tuple(short_sentence(deliberation.text, edit) for edit in amendment.edits),
        consolidate(deliberation.text, amendment.edits),
        collisions(deliberation, amendment),
    )


def submit_amendment(actor: Actor, motion_number: str, submission: Submission) -> str:
    """Submit an amendment to the current version of a motion, and give the number it gets.

    Raises NotFound; NotPermitted, also for a unit the person does not act for; Conflict if the motion has another
    version by now; NotPossible if the motion is decided; Invalid for what is not a change of this text.
    """
    with permitted(actor, Action.SUBMIT_AMENDMENT) as (actor, session):
        now = submission.received or datetime.now(UTC)
        motion = load.motion(actor, motion_number)
        unit = _unit(actor, submission.unit)
        version = load.version_of(motion)
        deliberation = load.deliberation(motion)
        _check(submission, version, deliberation)
        number = next_number(PREFIX, amendment_numbers(motion.id))
        amendment = _compose(deliberation, number, unit, submission, now)
        session.add(_row(actor, motion, version, unit, amendment, now))
        session.flush()
        _record(actor, motion, _submitted(actor, version, unit, amendment), now)
        return number


def withdraw_amendment(actor: Actor, motion_number: str, amendment_number: str) -> None:
    """Withdraw an amendment of which nothing is decided yet; the unit that submitted it may, and the secretariat.

    Raises NotFound, NotPermitted; NotPossible once something of it is decided or it is withdrawn already.
    """
    load.amendment(load.motion(actor, motion_number), amendment_number)
    with permitted(actor, Action.WITHDRAW_AMENDMENT) as (actor, _):
        motion = load.motion(actor, motion_number)
        row = load.amendment(motion, amendment_number)
        if not may_withdraw(actor, row):
            raise NotPermitted(
                "%(number)s kann nur zurückziehen, wer für %(unit)s handelt, oder das Sekretariat.",
                number=row.number,
                unit=row.submitter,
            )
        _check_undecided(load.deliberation(motion), row)
        row.state = after(row.state, Step.WITHDRAW)
        _record(actor, motion, AmendmentWithdrawn(motion=motion.id, amendment=row.number), datetime.now(UTC))


def may_withdraw(actor: Actor, row: tables.Amendment) -> bool:
    """Tell whether the actor may withdraw the amendment, whatever its state."""
    if actor.may(Action.SUBMIT_FOR_ANY_UNIT):
        return True
    acts_for_it = row.unit_id in actor.units if row.unit_id is not None else row.person_id == actor.person
    return actor.may(Action.WITHDRAW_AMENDMENT) and acts_for_it


def units_to_act_for(actor: Actor) -> tuple[Unit, ...]:
    """Give the units for which the actor may submit, by their short names."""
    everything = actor.may(Action.SUBMIT_FOR_ANY_UNIT)
    return tuple(unit for unit in units_of(actor.conference) if everything or unit.id in actor.units)


def _unit(actor: Actor, unit_id: int | None) -> Unit:
    units = {unit.id: unit for unit in units_to_act_for(actor)}
    if unit_id is None and len(units) == 1:
        return next(iter(units.values()))
    if unit_id is None:
        raise Invalid("Bitte angeben, für welche Gliederung der Änderungsantrag eingereicht wird.")
    if unit_id not in units:
        raise NotPermitted("Für diese Gliederung können Sie keine Änderungsanträge einreichen.")
    return units[unit_id]


def _check(submission: Submission, version: TextVersion, deliberation: Deliberation) -> None:
    if submission.version != version.ordinal:
        raise Conflict("Der Antrag hat inzwischen eine neue Fassung; bitte prüfen, ob die Zeilen noch stimmen.")
    if deliberation.motion_decision is not None:
        raise NotPossible("Über den Antrag ist schon entschieden; Änderungsanträge sind nicht mehr möglich.")
    if len(submission.reason) > MOST_IN_A_REASON:
        raise Invalid(
            "Die Begründung hat %(count)d Zeichen; höchstens %(most)d gehen.",
            count=len(submission.reason),
            most=MOST_IN_A_REASON,
        )


def _compose(deliberation: Deliberation, number: str, unit: Unit, submission: Submission, at: datetime) -> Amendment:
    return compose_amendment(
        deliberation.text,
        number,
        unit.short_name,
        submission.proposals,
        received=at.astimezone(UTC).replace(tzinfo=None),
        indivisible=submission.indivisible,
        reason=submission.reason.strip(),
    )


def _check_undecided(deliberation: Deliberation, row: tables.Amendment) -> None:
    untouched = {Standing.OPEN, Standing.HELD, Standing.WITHDRAWN}
    for edit in deliberation.amendment(row.number).edits:
        if deliberation.standings.standing(edit.id) not in untouched:
            raise NotPossible("Über %(edit)s ist schon entschieden; zurückziehen geht nicht mehr.", edit=edit.id)


def _row(
    actor: Actor, motion: Motion, version: TextVersion, unit: Unit, amendment: Amendment, at: datetime
) -> tables.Amendment:
    return tables.Amendment(
        motion_id=motion.id,
        text_version_id=version.id,
        number=amendment.number,
        state=AmendmentState.SUBMITTED,
        unit_id=unit.id,
        person_id=actor.person,
        submitter=amendment.submitter,
        received_at=at,
        indivisible=amendment.indivisible,
        reason=amendment.reason,
        edits=edit_rows(amendment.edits),
    )


def _submitted(actor: Actor, version: TextVersion, unit: Unit, amendment: Amendment) -> AmendmentSubmitted:
    edits = canonical_json([edit_to_data(edit) for edit in amendment.edits])
    return AmendmentSubmitted(
        motion=version.motion_id,
        version=version.ordinal,
        text_hash=version.text_hash or "",
        amendment=amendment.number,
        unit=unit.id,
        indivisible=amendment.indivisible,
        edits=len(amendment.edits),
        edits_hash=hashlib.sha256(edits.encode()).hexdigest(),
        reason_hash=hash_of(amendment.reason, actor.salt),
    )


def _record(actor: Actor, motion: Motion, fact: AmendmentSubmitted | AmendmentWithdrawn, at: datetime) -> None:
    append(fact, actor_id=actor.person, conference_id=actor.conference, subject=about_motion(motion.id), at=at)
