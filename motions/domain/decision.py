"""What was decided, and which of the recorded decisions are in effect?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from motions.domain.ballot import Result
from motions.domain.errors import Invalid, NotPossible
from motions.domain.outcome import Outcome


class DecisionKind(Enum):
    """What a fact in the list of decisions is.

    A correction says that the record was wrong and stands in the place of the fact it corrects; an annulment says that
    nothing was decided there at all. A reconsideration removes the old fact and is a new decision at the end. The fall
    of an edit that is held is confirmed by a fact of its own; so is that an adapted amendment takes its place.
    """

    DECISION = "decision"
    CORRECTION = "correction"
    ANNULMENT = "annulment"
    RECONSIDERATION = "reconsideration"
    CONFIRMED_FALL = "confirmed_fall"
    ADAPTATION = "adaptation"


REVISIONS = frozenset({DecisionKind.CORRECTION, DecisionKind.ANNULMENT, DecisionKind.RECONSIDERATION})
NEEDS_BODY = frozenset({Outcome.REFERRED, Outcome.REFERRED_FOR_DECISION, Outcome.AS_MATERIAL})
_ON_A_TEXT = frozenset({Outcome.ADOPTED, Outcome.ADOPTED_AS_AMENDED, Outcome.ADOPTED_IN_PART, Outcome.OTHER})


@dataclass(frozen=True, slots=True)
class Decision:
    """One fact in the list of decisions about a motion.

    `number` is its position in the list, from 1. `edits` are the edits decided on; none means the motion itself. `of`
    is the number of the fact that is corrected, annulled or reconsidered. `text_hash` is the hash of the text that the
    motion's final vote was about. `adapted` is the number of the amendment ("Ä9 neu") that takes the place of the
    edits; its outcome is OTHER. Raises Invalid if something that belongs to the kind or the outcome is missing.
    """

    number: int
    outcome: Outcome
    edits: tuple[str, ...] = ()
    kind: DecisionKind = DecisionKind.DECISION
    of: int = 0
    result: Result | None = None
    text_hash: str = ""
    referred_to: str = ""
    remark: str = ""
    adapted: str = ""

    def __post_init__(self) -> None:
        if self.kind is DecisionKind.ADAPTATION or self.adapted:
            self._check_adaptation()
        if (self.kind in REVISIONS) != (self.of > 0):
            raise Invalid("Eine Berichtigung oder Rückholung nennt die Nummer des Beschlusses, den sie betrifft.")
        if self.kind is DecisionKind.CONFIRMED_FALL and self.outcome is not Outcome.LAPSED:
            raise Invalid("Bestätigt wird, dass eine Teiländerung entfällt; etwas anderes ist ein Beschluss.")
        if self.outcome is Outcome.OTHER and not (self.remark.strip() or self.adapted):
            raise Invalid("Zu diesem Ergebnis gehört ein Text, der sagt, was beschlossen wurde.")
        if self.outcome in NEEDS_BODY and not self.referred_to.strip():
            raise Invalid("Zu einer Überweisung gehört, an wen überwiesen wird.")

    def _check_adaptation(self) -> None:
        if not (self.adapted and self.edits and self.outcome is Outcome.OTHER):
            raise Invalid(
                "Eine Anpassung nennt die zurückgestellten Teiländerungen und die Nummer ihrer neuen Fassung."
            )

    @property
    def on_motion(self) -> bool:
        """Tell whether the motion itself was decided on."""
        return not self.edits

    @property
    def is_final_vote(self) -> bool:
        """Tell whether the motion was put to the vote in the text as amended.

        A rejection without the hash of a text was one before the amendments were put.
        """
        if not self.on_motion or self.kind is DecisionKind.ANNULMENT:
            return False
        return self.outcome in _ON_A_TEXT or (self.outcome is Outcome.REJECTED and bool(self.text_hash))


@dataclass(frozen=True, slots=True)
class Void:
    """A fact, or of several edits some, that has no effect; it stays listed. `reason` is a sentence for the desk."""

    number: int
    edits: tuple[str, ...]
    reason: NotPossible = field(compare=False)


def decisions_in_effect(decisions: Iterable[Decision]) -> tuple[tuple[Decision, ...], tuple[Void, ...]]:
    """Give the facts that count, in the order of their places, and those that revise nothing that can be revised.

    A correction takes the place of the fact it corrects; each fact can be corrected once, so that a wrong correction is
    itself corrected. A reconsideration removes the fact at its place and stands at its own.
    """
    places = _Places()
    void = []
    for decision in sorted(decisions, key=lambda decision: decision.number):
        try:
            places.take(decision)
        except NotPossible as refusal:
            void.append(Void(decision.number, decision.edits, refusal))
    return places.in_order(), tuple(void)


class _Places:
    """Which fact stands at which place of the list."""

    def __init__(self) -> None:
        self.standing: dict[int, Decision] = {}
        self.place_of: dict[int, int] = {}
        self.revised_by: dict[int, Decision] = {}

    def take(self, decision: Decision) -> None:
        place = decision.number
        if decision.kind in REVISIONS:
            old = self._revised(decision)
            place = self.place_of[old.number]
            del self.standing[place]
            self.revised_by[old.number] = decision
        if decision.kind is DecisionKind.RECONSIDERATION:
            place = decision.number
        self.place_of[decision.number] = place
        self.standing[place] = decision

    def _revised(self, decision: Decision) -> Decision:
        by = self.revised_by.get(decision.of)
        if by is not None:
            raise NotPossible(
                "Beschluss Nr. %(number)d ist schon durch Nr. %(by)d ersetzt; ändern lässt sich nur Nr. %(by)d.",
                number=decision.of,
                by=by.number,
            )
        if decision.of not in self.place_of:
            raise NotPossible("Einen Beschluss Nr. %(number)d gibt es nicht.", number=decision.of)
        old = self.standing[self.place_of[decision.of]]
        _check_same_subject(decision, old)
        return old

    def in_order(self) -> tuple[Decision, ...]:
        return tuple(
            self.standing[place]
            for place in sorted(self.standing)
            if self.standing[place].kind is not DecisionKind.ANNULMENT
        )


def _check_same_subject(decision: Decision, old: Decision) -> None:
    annulled = DecisionKind.ANNULMENT in (decision.kind, old.kind)
    if not annulled and decision.on_motion != old.on_motion:
        raise NotPossible(
            "Nr. %(number)d betrifft etwas anderes: Antrag und Änderungen werden je für sich berichtigt.",
            number=old.number,
        )
    if decision.kind is DecisionKind.RECONSIDERATION and not set(decision.edits) <= set(old.edits):
        raise NotPossible(
            "Zurückgeholt wird, was mit Nr. %(number)d entschieden wurde: %(edits)s.",
            number=old.number,
            edits=", ".join(old.edits),
        )
