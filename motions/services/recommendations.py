"""What does the motions committee recommend?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from motions.domain.actor import Actor
from motions.domain.decision import NEEDS_BODY
from motions.domain.deliberation import Deliberation
from motions.domain.errors import Conflict, Invalid, NotPossible
from motions.domain.facts import RecommendationGiven
from motions.domain.journal import about_motion, hash_of
from motions.domain.outcome import Outcome
from motions.domain.permission import Action
from motions.domain.standing import UNDECIDED
from motions.domain.workflow import AmendmentState
from motions.services import load
from motions.store.journal import append
from motions.store.recommendations import current_recommendation
from motions.store.tables import Amendment, Motion, Recommendation
from motions.store.turn import permitted

RECOMMENDABLE = (
    Outcome.ADOPTED,
    Outcome.REJECTED,
    Outcome.REFERRED,
    Outcome.AS_MATERIAL,
    Outcome.SETTLED,
    Outcome.NOT_CONSIDERED,
)


@dataclass(frozen=True, slots=True)
class Advice:
    """What is recommended: an outcome, to whom if it is a referral, why, and whether the committee agrees on it."""

    outcome: Outcome
    reason: str = ""
    referred_to: str = ""
    consensus: bool = False


def recommend(actor: Actor, motion_number: str, amendment_number: str, based_on: int, advice: Advice) -> int:
    """Save the committee's recommendation on an amendment as its next version, and give that version.

    `based_on` is the version the person saw, 0 if there was none. Raises NotFound, NotPermitted; Invalid for an outcome
    that is not recommended, or a referral to nobody; NotPossible for an amendment that is withdrawn or of which
    nothing is to be decided any more; Conflict, with the version that stands, if someone saved another one meanwhile:
    nothing is overwritten.
    """
    now = datetime.now(UTC)
    amendment = load.amendment(load.motion(actor, motion_number), amendment_number)
    try:
        with permitted(actor, Action.RECOMMEND) as (actor, session):
            _check(advice)
            _check_open(load.motion(actor, motion_number), amendment)
            _check_version(amendment, based_on)
            session.add(_row(actor, amendment, based_on + 1, advice, now))
            session.flush()
            fact = _fact(actor, amendment, based_on + 1, advice)
            append(
                fact,
                actor_id=actor.person,
                conference_id=actor.conference,
                subject=about_motion(amendment.motion_id),
                at=now,
            )
    except Conflict as conflict:
        raise Conflict(current=current_recommendation(amendment.id)) from conflict
    return based_on + 1


def _check(advice: Advice) -> None:
    if advice.outcome not in RECOMMENDABLE:
        raise Invalid("„%(word)s“ ist kein Votum.", word=advice.outcome.word)
    if advice.outcome in NEEDS_BODY and not advice.referred_to.strip():
        raise Invalid("Zu einer Überweisung gehört, an wen überwiesen wird.")


def is_decided(deliberation: Deliberation, amendment_number: str) -> bool:
    """Tell whether nothing of an amendment is open or held any more, so that what is recommended on it stays."""
    edits = deliberation.standings.amendments[amendment_number]
    return all(deliberation.standings.standing(edit_id) not in UNDECIDED for edit_id in edits)


def _check_open(motion: Motion, amendment: Amendment) -> None:
    if amendment.state is AmendmentState.WITHDRAWN:
        raise NotPossible("%(number)s ist zurückgezogen; ein Votum dazu gibt es nicht mehr.", number=amendment.number)
    if is_decided(load.deliberation(motion), amendment.number):
        raise NotPossible(
            "Über %(number)s ist schon entschieden; das Votum bleibt, wie es war.", number=amendment.number
        )


def _check_version(amendment: Amendment, based_on: int) -> None:
    current = current_recommendation(amendment.id)
    if (current.version if current else 0) != based_on:
        raise Conflict(current=current)


def _row(actor: Actor, amendment: Amendment, version: int, advice: Advice, at: datetime) -> Recommendation:
    return Recommendation(
        amendment_id=amendment.id,
        version=version,
        outcome=advice.outcome,
        referred_to=advice.referred_to.strip(),
        reason=advice.reason.strip(),
        consensus=advice.consensus,
        person_id=actor.person,
        recommended_at=at,
    )


def _fact(actor: Actor, amendment: Amendment, version: int, advice: Advice) -> RecommendationGiven:
    return RecommendationGiven(
        motion=amendment.motion_id,
        amendment=amendment.number,
        version=version,
        outcome=advice.outcome.value,
        consensus=advice.consensus,
        referral_hash=hash_of(advice.referred_to.strip(), actor.salt),
        reason_hash=hash_of(advice.reason.strip(), actor.salt),
    )
