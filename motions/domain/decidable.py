"""Why can something not be decided on as things stand?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from motions.domain.decision import Decision, DecisionKind
from motions.domain.errors import NotPossible
from motions.domain.outcome import Outcome
from motions.domain.register import Register
from motions.domain.relation import COMPETING, LISTED, Kind
from motions.domain.standing import STANDING_AFTER, UNDECIDED, EditStanding, Standing


def refusals(register: Register, decision: Decision) -> dict[str, NotPossible]:
    """Say for each edit of the decision that cannot be decided on now why it cannot.

    It must be open, or held if it is its fall that is confirmed. All that is undecided of an indivisible amendment is
    decided together. Edits that compete or exclude one another cannot be adopted by one decision, and one that requires
    another not before that one, unless together with it.
    """
    if decision.outcome not in STANDING_AFTER:
        sentence = "„%(outcome)s“ folgt aus den Beschlüssen zu den Teiländerungen und wird nicht selbst beschlossen."
        return dict.fromkeys(decision.edits, NotPossible(sentence, outcome=decision.outcome.word))
    reasons = {edit_id: _refusal(register, edit_id, decision) for edit_id in decision.edits}
    refused = {edit_id: reason for edit_id, reason in reasons.items() if reason is not None}
    if STANDING_AFTER[decision.outcome] is Standing.ADOPTED:
        refused |= competing(register, [edit_id for edit_id in decision.edits if edit_id not in refused])
        refused |= _too_early(register, [edit_id for edit_id in decision.edits if edit_id not in refused])
        refused |= undone(register, [edit_id for edit_id in decision.edits if edit_id not in refused])
    return refused


def no_such_edit(edit_id: str) -> NotPossible:
    """Say that there is no edit with this number."""
    return NotPossible("Eine Teiländerung %(edit)s gibt es nicht.", edit=edit_id)


def _refusal(register: Register, edit_id: str, decision: Decision) -> NotPossible | None:
    if edit_id not in register.before:
        return no_such_edit(edit_id)
    at = register.at(edit_id)
    if decision.outcome is Outcome.LAPSED:
        return _not_held(register, edit_id, at)
    if at.standing is Standing.OPEN:
        return _divided(register, edit_id, decision)
    if at.cause and decision.kind is DecisionKind.RECONSIDERATION and at.standing is not Standing.ADAPTED:
        return _not_brought_back(register, edit_id, at.cause)
    return _not_open(register, edit_id, at)


def _not_held(register: Register, edit_id: str, at: EditStanding) -> NotPossible | None:
    if at.standing is Standing.HELD:
        return None
    if at.standing is Standing.OPEN:
        return NotPossible("%(edit)s steht zur Abstimmung und entfällt nicht.", edit=edit_id)
    return _not_open(register, edit_id, at)


def _not_brought_back(register: Register, edit_id: str, cause: str) -> NotPossible:
    if register.standing(cause) is Standing.ADOPTED:
        sentence = "%(edit)s kann nicht zurückgeholt werden, solange %(cause)s angenommen ist."
    else:
        sentence = "%(edit)s kann nicht zurückgeholt werden, solange %(cause)s so entschieden ist."
    return NotPossible(sentence, edit=edit_id, cause=cause)


_BY_OTHER: Mapping[Standing, str] = {
    Standing.HELD: "%(edit)s kann jetzt nicht abgestimmt werden, weil es sich mit dem angenommenen %(cause)s "
    "überschneidet; zuerst ist festzustellen, dass es entfällt.",
    Standing.LAPSED: "%(edit)s ist hinfällig wegen %(cause)s.",
    Standing.SETTLED: "%(edit)s ist erledigt durch das wortgleiche %(cause)s.",
    Standing.OVERRIDDEN: "%(edit)s ist angenommen und inzwischen durch %(cause)s überholt.",
    Standing.ADAPTED: "An die Stelle von %(edit)s ist das angepasste %(cause)s getreten.",
}


def _not_open(register: Register, edit_id: str, at: EditStanding) -> NotPossible:
    if at.standing is Standing.ABSENT:
        sentence = "%(edit)s steht erst zur Abstimmung, wenn die angepasste Fassung aufgenommen ist."
        return NotPossible(sentence, edit=edit_id)
    if at.cause and at.standing is Standing.HELD and register.kind(at.cause, edit_id) is not Kind.PARTIAL:
        sentence = "%(edit)s kann jetzt nicht abgestimmt werden, weil %(cause)s zurückgestellt ist."
        return NotPossible(sentence, edit=edit_id, cause=at.cause)
    if at.standing is Standing.SETTLED and edit_id in register.bonds.replaced(at.cause):
        return NotPossible("%(edit)s ist erledigt durch den Kompromiss %(cause)s.", edit=edit_id, cause=at.cause)
    if at.cause and at.standing in _BY_OTHER:
        return NotPossible(_BY_OTHER[at.standing], edit=edit_id, cause=at.cause)
    if at.decision == 0:
        return NotPossible("%(edit)s ist zurückgezogen.", edit=edit_id)
    return NotPossible(
        "Über %(edit)s ist schon entschieden (Beschluss Nr. %(number)d).", edit=edit_id, number=at.decision
    )


def _divided(register: Register, edit_id: str, decision: Decision) -> NotPossible | None:
    parts = register.bonds.parts.get(edit_id, ())
    undecided = [part for part in parts if register.standing(part) in UNDECIDED]
    if all(part in decision.edits for part in undecided):
        return None
    return NotPossible(
        "%(amendment)s ist unteilbar: über %(parts)s wird zusammen entschieden.",
        amendment=register.bonds.relations.edits[edit_id].amendment,
        parts=" und ".join(undecided),
    )


def competing(register: Register, edit_ids: Sequence[str]) -> dict[str, NotPossible]:
    """Say why these edits cannot all be adopted by one decision, if they cannot: for each of them the same reason.

    Two may not compete, nor be alternatives, nor one a compromise that replaces the other.
    """
    chosen = frozenset(edit_ids)
    # Without sub-amendments nothing that does not compete by its place does; identical edits may be thousands.
    kinds = LISTED if register.bonds.has_sub_amendments else COMPETING
    for edit_id in edit_ids:
        for other, _ in register.bonds.relations.of(edit_id, kinds):
            if other in chosen and register.kind(edit_id, other) in COMPETING:
                sentence = "%(edit)s und %(other)s ändern dieselben Wörter und können nicht zusammen angenommen werden."
                return dict.fromkeys(edit_ids, NotPossible(sentence, edit=edit_id, other=other))
        for other in (*register.alternatives(edit_id), *register.bonds.replaced(edit_id)):
            if other in chosen and register.kind(edit_id, other) is not Kind.SAME:
                sentence = "%(edit)s und %(other)s schließen einander aus und können nicht zusammen angenommen werden."
                return dict.fromkeys(edit_ids, NotPossible(sentence, edit=edit_id, other=other))
    return {}


def _too_early(register: Register, edit_ids: Sequence[str]) -> dict[str, NotPossible]:
    """Refuse what requires something that is undecided and not adopted by the same decision."""
    chosen = list(edit_ids)
    refused: dict[str, NotPossible] = {}
    while True:
        missing = {edit_id: _missing(register, edit_id, chosen) for edit_id in chosen}
        waiting = {edit_id: needed for edit_id, needed in missing.items() if needed}
        if not waiting:
            return refused
        for edit_id, needed in waiting.items():
            sentence = (
                "%(edit)s setzt %(needed)s voraus und kann nicht vorher angenommen werden; "
                "möglich ist, über beide zusammen oder zuerst über %(needed)s zu entscheiden."
            )
            refused[edit_id] = NotPossible(sentence, edit=edit_id, needed=needed)
        chosen = [edit_id for edit_id in chosen if edit_id not in waiting]


def _missing(register: Register, edit_id: str, chosen: Sequence[str]) -> str:
    for needed in register.bonds.required(edit_id):
        if needed not in chosen and register.standing(needed) in UNDECIDED:
            return needed
    return ""


def undone(register: Register, edit_ids: Sequence[str]) -> dict[str, NotPossible]:
    """Say why these edits cannot all be adopted by one decision because some would undo others; as `competing`.

    So it is with identical edits of which one is amended by the same decision.
    """
    if not (register.bonds.has_links or register.bonds.has_sub_amendments):
        return {}
    trial = register.copy()
    trial.adopt(edit_ids, 0)
    for edit_id in edit_ids:
        at = trial.at(edit_id)
        if at.standing not in (Standing.ADOPTED, Standing.SETTLED):
            sentence = "%(edit)s hat neben %(other)s keinen Bestand; beide können nicht zusammen angenommen werden."
            return dict.fromkeys(edit_ids, NotPossible(sentence, edit=edit_id, other=at.cause))
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
