"""Why can something not be decided on as things stand?"""

from __future__ import annotations

from collections.abc import Sequence

from motions.domain.decision import Decision, DecisionKind
from motions.domain.errors import NotPossible
from motions.domain.outcome import Outcome
from motions.domain.register import Register
from motions.domain.relation import COMPETING
from motions.domain.standing import STANDING_AFTER, UNDECIDED, EditStanding, Standing


def refusals(register: Register, decision: Decision) -> dict[str, NotPossible]:
    """Say for each edit of the decision that cannot be decided on now why it cannot.

    It must be open, or held if it is its fall that is confirmed. All that is undecided of an indivisible amendment is
    decided together. Edits that compete cannot be adopted by one decision.
    """
    if decision.outcome not in STANDING_AFTER:
        sentence = "„%(outcome)s“ folgt aus den Beschlüssen zu den Teiländerungen und wird nicht selbst beschlossen."
        return dict.fromkeys(decision.edits, NotPossible(sentence, outcome=decision.outcome.word))
    reasons = {edit_id: _refusal(register, edit_id, decision) for edit_id in decision.edits}
    refused = {edit_id: reason for edit_id, reason in reasons.items() if reason is not None}
    if STANDING_AFTER[decision.outcome] is Standing.ADOPTED:
        refused |= _competing(register, [edit_id for edit_id in decision.edits if edit_id not in refused])
    return refused


def _refusal(register: Register, edit_id: str, decision: Decision) -> NotPossible | None:
    if edit_id not in register.edits:
        return NotPossible("Eine Teiländerung %(edit)s gibt es nicht.", edit=edit_id)
    at = register.edits[edit_id]
    if decision.outcome is Outcome.LAPSED:
        return _not_held(edit_id, at)
    if at.standing is Standing.OPEN:
        return _divided(register, edit_id, decision)
    if at.cause and decision.kind is DecisionKind.RECONSIDERATION:
        sentence = "%(edit)s kann nicht zurückgeholt werden, solange %(cause)s angenommen ist."
        return NotPossible(sentence, edit=edit_id, cause=at.cause)
    return _not_open(edit_id, at)


def _not_held(edit_id: str, at: EditStanding) -> NotPossible | None:
    if at.standing is Standing.HELD:
        return None
    if at.standing is Standing.OPEN:
        return NotPossible("%(edit)s steht zur Abstimmung und entfällt nicht.", edit=edit_id)
    return _not_open(edit_id, at)


def _not_open(edit_id: str, at: EditStanding) -> NotPossible:
    by_other = {
        Standing.HELD: "%(edit)s kann jetzt nicht abgestimmt werden, weil es sich mit dem angenommenen %(cause)s "
        "überschneidet; zuerst ist festzustellen, dass es entfällt.",
        Standing.LAPSED: "%(edit)s ist hinfällig wegen %(cause)s.",
        Standing.SETTLED: "%(edit)s ist erledigt durch das wortgleiche %(cause)s.",
        Standing.OVERRIDDEN: "%(edit)s ist angenommen und inzwischen durch %(cause)s überholt.",
    }
    if at.cause and at.standing in by_other:
        return NotPossible(by_other[at.standing], edit=edit_id, cause=at.cause)
    if at.decision == 0:
        return NotPossible("%(edit)s ist zurückgezogen.", edit=edit_id)
    return NotPossible(
        "Über %(edit)s ist schon entschieden (Beschluss Nr. %(number)d).", edit=edit_id, number=at.decision
    )


def _divided(register: Register, edit_id: str, decision: Decision) -> NotPossible | None:
    undecided = [part for part in register.parts.get(edit_id, ()) if register.standing(part) in UNDECIDED]
    if all(part in decision.edits for part in undecided):
        return None
    return NotPossible(
        "%(amendment)s ist unteilbar: über %(parts)s wird zusammen entschieden.",
        amendment=register.relations.edits[edit_id].amendment,
        parts=" und ".join(undecided),
    )


def _competing(register: Register, edit_ids: Sequence[str]) -> dict[str, NotPossible]:
    for edit_id in edit_ids:
        for other, kind in register.relations.of(edit_id):
            if kind in COMPETING and other in edit_ids:
                sentence = "%(edit)s und %(other)s ändern dieselben Wörter und können nicht zusammen angenommen werden."
                return dict.fromkeys(edit_ids, NotPossible(sentence, edit=edit_id, other=other))
    return {}


def refusal_on_motion(decision: Decision, undecided: Sequence[str], taken: Sequence[Decision]) -> NotPossible | None:
    """Say why the motion itself cannot be decided on now; None if it can.

    `undecided` are the edits that are open or held, `taken` the decisions on the motion so far. A final vote needs
    every amendment to be neither open nor held, and what was ended without one is ended.
    """
    if decision.outcome is Outcome.TAKEN_OVER:
        return NotPossible("Übernommen werden Änderungen; ein Antrag wird angenommen oder abgelehnt.")
    for earlier in taken:
        if not earlier.is_final_vote:
            return decided_on_motion(earlier)
    if decision.is_final_vote and undecided:
        return NotPossible(
            "Über den Antrag kann noch nicht abgestimmt werden; noch nicht erledigt: %(edits)s.",
            edits=", ".join(undecided),
        )
    return None


def decided_on_motion(decision: Decision) -> NotPossible:
    """Say that the motion is decided on already, by this decision."""
    return NotPossible(
        "Über den Antrag ist schon entschieden (Beschluss Nr. %(number)d: %(outcome)s).",
        number=decision.number,
        outcome=decision.outcome.word,
    )
