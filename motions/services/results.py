"""What has the conference decided?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from motions.domain.actor import Actor
from motions.domain.ballot import Result
from motions.domain.decision import Decision, DecisionKind
from motions.domain.deliberation import Deliberation
from motions.domain.errors import Conflict, Invalid
from motions.domain.facts import FallConfirmed, ResultCorrected, ResultDeclared
from motions.domain.journal import about_motion, hash_of
from motions.domain.outcome import Outcome
from motions.domain.permission import Action
from motions.domain.voting import means_final_vote
from motions.services import load
from motions.store.decisions import decision_row
from motions.store.journal import append
from motions.store.tables import Motion
from motions.store.turn import permitted

VOTED = {Outcome.ADOPTED: True, Outcome.REJECTED: False}


@dataclass(frozen=True, slots=True)
class Declaration:
    """A result as the chair declares it.

    `edits` are the ids put as one item, none for the motion itself. `result` is how the vote went, None where there was
    none. `seen` is the number of facts recorded when the chair looked, `text_hash` the text a final vote was about.
    """

    edits: tuple[str, ...]
    outcome: Outcome
    seen: int
    result: Result | None = None
    referred_to: str = ""
    remark: str = ""
    text_hash: str = ""

    def __post_init__(self) -> None:
        if self.outcome in VOTED and self.result is None:
            raise Invalid("Zu diesem Ergebnis gehört, wie abgestimmt wurde.")
        if self.result is not None and self.outcome in VOTED and self.result.carried() is not VOTED[self.outcome]:
            raise Invalid("Das Ergebnis der Abstimmung und „%(word)s“ passen nicht zusammen.", word=self.outcome.word)


def declare_result(actor: Actor, motion_number: str, declaration: Declaration) -> int:
    """Record what was decided on an item or, without edits, on the motion; give the number of the fact.

    What falls, is held or is settled by it follows by replay. Raises NotFound, NotPermitted; Conflict if something was
    recorded since the chair looked; NotPossible if the item cannot be decided on; Invalid if outcome and vote do not
    agree or something is missing.
    """
    return _record(actor, motion_number, Action.DECLARE_RESULT, declaration, DecisionKind.DECISION, 0)


def confirm_fall(actor: Actor, motion_number: str, edits: Sequence[str], seen: int) -> int:
    """Record that edits which are held, because they overlap with something adopted, fall; give the fact's number.

    Raises as `declare_result`.
    """
    declaration = Declaration(tuple(edits), Outcome.LAPSED, seen)
    return _record(actor, motion_number, Action.DECLARE_RESULT, declaration, DecisionKind.CONFIRMED_FALL, 0)


def correct_result(actor: Actor, motion_number: str, number: int, declaration: Declaration) -> int:
    """Record that fact `number` was recorded wrongly and what is right; it takes the place of the wrong one.

    All that had followed from the wrong one is undone by replay. Raises as `declare_result`.
    """
    return _record(actor, motion_number, Action.CORRECT_RESULT, declaration, DecisionKind.CORRECTION, number)


def annul_result(actor: Actor, motion_number: str, number: int, remark: str, seen: int) -> int:
    """Record that nothing was decided where fact `number` stands; raises as `declare_result`."""
    actor_sees = Declaration((), Outcome.OTHER, seen, remark=remark)
    return _record(actor, motion_number, Action.CORRECT_RESULT, actor_sees, DecisionKind.ANNULMENT, number)


def reconsider(actor: Actor, motion_number: str, number: int, declaration: Declaration) -> int:
    """Record a new decision on what fact `number` had decided; the old one no longer counts (Rückholung).

    Raises as `declare_result`; also NotPossible while something adopted excludes the item.
    """
    return _record(actor, motion_number, Action.DECLARE_RESULT, declaration, DecisionKind.RECONSIDERATION, number)


def foresee(
    actor: Actor, motion_number: str, declaration: Declaration, kind: DecisionKind, number: int
) -> tuple[Deliberation, Deliberation]:
    """Give how everything stands, and how it would once fact `number` is corrected, annulled or reconsidered.

    Nothing is recorded. Raises as `declare_result`.
    """
    motion = load.motion(actor, motion_number)
    actor.permit(Action.DECLARE_RESULT if kind is DecisionKind.RECONSIDERATION else Action.CORRECT_RESULT)
    before = load.deliberation(motion)
    decision = _decision(before, declaration, kind, number)
    before.check(decision)
    return before, replace(before, decisions=(*before.decisions, decision))


def _record(
    actor: Actor, motion_number: str, action: Action, declaration: Declaration, kind: DecisionKind, of: int
) -> int:
    now = datetime.now(UTC)
    with permitted(actor, action) as (actor, session):
        motion = load.motion(actor, motion_number)
        deliberation = load.deliberation(motion)
        decision = _decision(deliberation, declaration, kind, of)
        deliberation.check(decision)
        said = what_yes_means(motion.number or "", deliberation, decision.edits)
        session.add(decision_row(decision, motion_id=motion.id, means=said, person_id=actor.person, decided_at=now))
        session.flush()
        fact = _fact(actor, motion, decision, said)
        append(fact, actor_id=actor.person, conference_id=actor.conference, subject=about_motion(motion.id), at=now)
        return decision.number


def _decision(deliberation: Deliberation, declaration: Declaration, kind: DecisionKind, of: int) -> Decision:
    recorded = len(deliberation.decisions)
    if declaration.seen != recorded:
        raise Conflict(
            "Inzwischen wurde etwas anderes festgestellt. Es wurde nichts gespeichert; bitte den neuen Stand prüfen."
        )
    return Decision(
        number=recorded + 1,
        outcome=declaration.outcome,
        edits=declaration.edits,
        kind=kind,
        of=of,
        result=declaration.result,
        text_hash=declaration.text_hash,
        referred_to=declaration.referred_to.strip(),
        remark=declaration.remark.strip(),
    )


def what_yes_means(motion_number: str, deliberation: Deliberation, edit_ids: Sequence[str]) -> str:
    """Say what a yes to these edits means, or without any to the motion in the final vote."""
    if not edit_ids:
        return means_final_vote(motion_number, bool(deliberation.standings.adopted))
    return deliberation.means(edit_ids)


def _fact(actor: Actor, motion: Motion, decision: Decision, said: str) -> ResultDeclared | FallConfirmed:
    if decision.kind is DecisionKind.CONFIRMED_FALL:
        return FallConfirmed(
            motion=motion.id,
            decision=decision.number,
            edits=decision.edits,
            means_hash=hash_of(said, actor.salt),
        )
    declared = _declared(actor, motion, decision, said)
    if not decision.of:
        return declared
    return ResultCorrected(**declared.data(), corrects=decision.of, revision=decision.kind.value)


def _declared(actor: Actor, motion: Motion, decision: Decision, said: str) -> ResultDeclared:
    result = decision.result
    tally = result.tally if result else None
    return ResultDeclared(
        motion=motion.id,
        decision=decision.number,
        edits=decision.edits,
        outcome=decision.outcome.value,
        way=result.way.value if result else "",
        judgement=result.judgement.value if result and result.judgement else None,
        yes=tally.yes if tally else None,
        no=tally.no if tally else None,
        abstentions=tally.abstentions if tally else None,
        text_hash=decision.text_hash,
        means_hash=hash_of(said, actor.salt),
        referral_hash=hash_of(decision.referred_to, actor.salt),
        remark_hash=hash_of(decision.remark, actor.salt),
        invalid=tally.invalid if tally else None,
        present=tally.present if tally else None,
        entitled=tally.entitled if tally else None,
        votes_against_seen=bool(result and result.votes_against),
        abstentions_seen=bool(result and result.abstentions),
        clearly_two_thirds=bool(result and result.clearly_two_thirds),
        result_remark_hash=hash_of(result.remark if result else "", actor.salt),
    )
