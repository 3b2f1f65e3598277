"""What do the decisions, taken in their order, amount to, and may another one be taken?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from motions.domain.adaptation import refusal_of_adaptation
from motions.domain.bonds import Bonds
from motions.domain.decidable import decided_on_motion, refusal_on_motion, refusals
from motions.domain.decision import Decision, DecisionKind, Void, decisions_in_effect
from motions.domain.edit import Amendment
from motions.domain.errors import NotPossible
from motions.domain.outcome import Outcome
from motions.domain.register import Register
from motions.domain.relation import Relations
from motions.domain.standing import STANDING_AFTER, UNDECIDED, Caution, EditStanding, Standing, Standings

_PASSES_ON = frozenset({Outcome.REFERRED, Outcome.REFERRED_FOR_DECISION, Outcome.AS_MATERIAL, Outcome.CARRIED_OVER})


def replay(
    amendments: Sequence[Amendment],
    relations: Relations,
    decisions: Sequence[Decision],
    withdrawn: Collection[str] = (),
) -> Standings:
    """Derive how everything stands by letting the decisions take effect in the order of their places.

    `withdrawn` are the numbers of amendments withdrawn before any of their edits was decided on. A decision whose item
    cannot be decided on any more at its turn is void; of several edits, those that still can be are decided, but an
    adapted amendment is taken whole or not at all.
    """
    in_effect, void = decisions_in_effect(decisions)
    bonds = Bonds(tuple(amendments), relations)
    turns = _Turns(_register_at_first(bonds, withdrawn), void)
    for decision in in_effect:
        turns.take(decision)
    return Standings(
        edits=turns.register.edits,
        amendments={amendment.number: tuple(edit.id for edit in amendment.edits) for amendment in amendments},
        motion=tuple(turns.motion),
        void=tuple(sorted(turns.void, key=lambda void: void.number)),
        warnings=tuple(_cautions(turns.register)) if bonds.has_links else (),
    )


def _register_at_first(bonds: Bonds, withdrawn: Collection[str]) -> Register:
    """Let everything be open at first, but for adapted amendments, which wait for the chair, and what is withdrawn."""
    edits = bonds.relations.edits
    adapting = {edit.id for amendment in bonds.amendments if amendment.adapts for edit in amendment.edits}
    absent = {edit_id for edit_id in edits if adapting and adapting & {edit_id, *bonds.amended_in_turn(edit_id)}}
    at_first = {True: EditStanding(Standing.ABSENT), False: EditStanding()}
    register = Register(bonds, {edit_id: at_first[edit_id in absent] for edit_id in edits})
    gone = [edit_id for edit_id, edit in edits.items() if edit.amendment in withdrawn]
    register.enter(gone, Standing.WITHDRAWN, 0)
    return register


def _cautions(register: Register) -> Iterator[Caution]:
    for edit_id in register.those(Standing.ADOPTED):
        for needed in register.bonds.required(edit_id):
            at = register.at(needed)
            carried = at.standing in (Standing.ADOPTED, Standing.ABSENT, Standing.ADAPTED)
            if not carried and not (at.standing is Standing.SETTLED and _stands_adopted(register, at.cause)):
                yield Caution(edit_id, needed, at.standing)


def _stands_adopted(register: Register, edit_id: str) -> bool:
    return edit_id in register.before and register.standing(edit_id) is Standing.ADOPTED


class _Turns:
    """Lets one decision after another take effect, and notes which cannot."""

    def __init__(self, register: Register, void: Iterable[Void]) -> None:
        self.register = register
        self.void = list(void)
        self.motion: list[Decision] = []

    def take(self, decision: Decision) -> None:
        if decision.on_motion:
            self._take_on_motion(decision)
            return
        if decision.adapted:
            self._take_adapted(decision)
            return
        refused = refusals(self.register, decision)
        if refused:
            self.void.append(Void(decision.number, tuple(refused), next(iter(refused.values()))))
        self._take_on_edits(decision, [edit_id for edit_id in decision.edits if edit_id not in refused])

    def _take_on_edits(self, decision: Decision, edit_ids: Sequence[str]) -> None:
        if not edit_ids:
            return
        standing = STANDING_AFTER[decision.outcome]
        if standing is Standing.ADOPTED:
            self.register.adopt(edit_ids, decision.number)
        elif standing is Standing.LAPSED:
            self.register.confirm_fall(edit_ids, decision.number)
        else:
            self.register.enter(edit_ids, standing, decision.number)

    def _take_adapted(self, decision: Decision) -> None:
        """Take an adapted amendment as it was worded: in place of all that it is to replace, or not at all."""
        refusal = refusal_of_adaptation(self.register, decision)
        if refusal is not None:
            self.void.append(Void(decision.number, decision.edits, refusal))
            return
        adapted = self.register.bonds.by_number[decision.adapted].edits
        self.register.adapt(decision.edits, [edit.id for edit in adapted], decision.number)

    def _take_on_motion(self, decision: Decision) -> None:
        undecided = self.register.those(*UNDECIDED)
        refusal = refusal_on_motion(decision, undecided, self.motion)
        if refusal is not None:
            self.void.append(Void(decision.number, (), refusal))
            return
        self.motion.append(decision)
        # What is passed on takes its open amendments along; with whatever else ends a motion, they lapse.
        standing = STANDING_AFTER[decision.outcome] if decision.outcome in _PASSES_ON else Standing.LAPSED
        self.register.enter(undecided, standing, decision.number)


def check_decision(
    decision: Decision,
    amendments: Sequence[Amendment],
    relations: Relations,
    decisions: Sequence[Decision],
    text_hash: str = "",
    withdrawn: Collection[str] = (),
) -> Standings:
    """Make sure that a decision can be taken after those taken before, and give what they then amount to.

    `text_hash` is the hash of the text as adopted now. Raises NotPossible with the reason if the item has lapsed, is
    held, is decided on already or does not exist; if something adopted excludes what is reconsidered; if what it
    requires is undecided; if an adapted amendment does not fit what is adopted; if a final vote comes while amendments
    are open or held, is about another text, or has been held already.
    """
    if decision.on_motion:
        _check_motion(decision, replay(amendments, relations, decisions, withdrawn), text_hash)
    after = replay(amendments, relations, (*decisions, decision), withdrawn)
    for void in after.void:
        if void.number == decision.number:
            raise void.reason
    return after


def _check_motion(decision: Decision, before: Standings, text_hash: str) -> None:
    standing = before.motion_decision(text_hash)
    if standing is not None and decision.kind is DecisionKind.DECISION:
        raise decided_on_motion(standing)
    takes_place_now = decision.kind in (DecisionKind.DECISION, DecisionKind.RECONSIDERATION)
    if decision.is_final_vote and takes_place_now and decision.text_hash != text_hash and before.ready_for_final_vote:
        raise NotPossible(
            "Der Text hat sich geändert, seit er zur Schlussabstimmung gestellt wurde; abzustimmen ist über den neuen."
        )
