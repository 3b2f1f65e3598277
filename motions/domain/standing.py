"""How does each edit, each amendment and the motion stand?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from motions.domain.decision import Decision, Void
from motions.domain.outcome import Outcome


class Standing(Enum):
    """How an edit stands; adopted and taken over count alike. It is derived from the decisions and not stored.

    What was held and stands no more because an adapted amendment took its place is adapted. The edits of an adapted
    amendment are absent, and take part in nothing, until the chair has taken it.
    """

    OPEN = "open"
    HELD = "held"
    ADOPTED = "adopted"
    OVERRIDDEN = "overridden"
    REJECTED = "rejected"
    REFERRED = "referred"
    SETTLED = "settled"
    LAPSED = "lapsed"
    NOT_CONSIDERED = "not_considered"
    WITHDRAWN = "withdrawn"
    CARRIED_OVER = "carried_over"
    OTHER = "other"
    ADAPTED = "adapted"
    ABSENT = "absent"


UNDECIDED = frozenset({Standing.OPEN, Standing.HELD})

STANDING_AFTER: Mapping[Outcome, Standing] = {
    Outcome.ADOPTED: Standing.ADOPTED,
    Outcome.TAKEN_OVER: Standing.ADOPTED,
    Outcome.REJECTED: Standing.REJECTED,
    Outcome.REFERRED: Standing.REFERRED,
    Outcome.REFERRED_FOR_DECISION: Standing.REFERRED,
    Outcome.AS_MATERIAL: Standing.REFERRED,
    Outcome.SETTLED: Standing.SETTLED,
    Outcome.LAPSED: Standing.LAPSED,
    Outcome.NOT_CONSIDERED: Standing.NOT_CONSIDERED,
    Outcome.WITHDRAWN: Standing.WITHDRAWN,
    Outcome.CARRIED_OVER: Standing.CARRIED_OVER,
    Outcome.OTHER: Standing.OTHER,
}


_OUTCOME_OF: Mapping[Standing, Outcome] = {
    Standing.ADOPTED: Outcome.ADOPTED,
    Standing.OVERRIDDEN: Outcome.LAPSED,
    Standing.REJECTED: Outcome.REJECTED,
    Standing.REFERRED: Outcome.REFERRED,
    Standing.SETTLED: Outcome.SETTLED,
    Standing.LAPSED: Outcome.LAPSED,
    Standing.NOT_CONSIDERED: Outcome.NOT_CONSIDERED,
    Standing.WITHDRAWN: Outcome.WITHDRAWN,
    Standing.CARRIED_OVER: Outcome.CARRIED_OVER,
    Standing.OTHER: Outcome.OTHER,
    Standing.ADAPTED: Outcome.SETTLED,
}


def overall(standings: Collection[Standing]) -> Outcome | None:
    """Tell how an amendment ended whose edits stand in these ways; None while that is open, or it has no edits.

    Where they differ it is adopted in part if one of them is adopted, and otherwise decided in another way. What was
    adopted and then overridden has no effect any more.

    >>> overall([Standing.ADOPTED, Standing.REJECTED]), overall([Standing.REJECTED, Standing.REJECTED])
    (<Outcome.ADOPTED_IN_PART: 'adopted_in_part'>, <Outcome.REJECTED: 'rejected'>)
    """
    if not standings or any(standing not in _OUTCOME_OF for standing in standings):
        return None
    outcomes = {_OUTCOME_OF[standing] for standing in standings}
    if len(outcomes) == 1:
        return outcomes.pop()
    return Outcome.ADOPTED_IN_PART if Outcome.ADOPTED in outcomes else Outcome.OTHER


@dataclass(frozen=True, slots=True)
class EditStanding:
    """How one edit stands, by which decision (its number, 0 for none), and because of which other edit, if of one."""

    standing: Standing = Standing.OPEN
    cause: str = ""
    decision: int = 0


@dataclass(frozen=True, slots=True)
class Caution:
    """An edit stands adopted although one that it requires does not; `standing` is how that one stands."""

    edit: str
    required: str
    standing: Standing

    @property
    def sentence(self) -> str:
        """Say it in German."""
        how = "durch eine andere Änderung überholt" if self.standing is Standing.OVERRIDDEN else "nicht angenommen"
        return f"{self.edit} ist angenommen und setzt {self.required} voraus; {self.required} ist {how}."


@dataclass(frozen=True)
class Standings:
    """What the decisions about one motion amount to.

    `edits` holds every edit in text order, `amendments` the edits of each amendment. `motion` are the decisions on the
    motion itself that are not void, in their order; see `motion_decision`. `void` are the facts without effect.
    `warnings` name what stands adopted without something it requires.
    """

    edits: Mapping[str, EditStanding]
    amendments: Mapping[str, tuple[str, ...]]
    motion: tuple[Decision, ...] = ()
    void: tuple[Void, ...] = ()
    warnings: tuple[Caution, ...] = ()

    def standing(self, edit_id: str) -> Standing:
        """Tell how an edit stands."""
        return self.edits[edit_id].standing

    def outcome_of(self, amendment: str) -> Outcome | None:
        """Tell how an amendment ended as a whole; None while that is open."""
        return overall([self.standing(edit_id) for edit_id in self.amendments[amendment]])

    def those(self, *standings: Standing) -> tuple[str, ...]:
        """Give the edits that stand in one of these ways, in text order."""
        return tuple(edit_id for edit_id, place in self.edits.items() if place.standing in standings)

    @property
    def adopted(self) -> tuple[str, ...]:
        """Give the edits to consolidate, in text order; what a later adopted edit overrides is not among them."""
        return self.those(Standing.ADOPTED)

    @property
    def open_edits(self) -> tuple[str, ...]:
        """Give the edits that can be put to the vote."""
        return self.those(Standing.OPEN)

    @property
    def held_edits(self) -> tuple[str, ...]:
        """Give the edits that cannot be put: the chair confirms that they fall, or takes an adapted amendment."""
        return self.those(Standing.HELD)

    def may_be_put(self, edit_id: str) -> bool:
        """Tell whether a vote on the edit can be opened."""
        return edit_id in self.edits and self.standing(edit_id) is Standing.OPEN

    @property
    def ready_for_final_vote(self) -> bool:
        """Tell whether no amendment is open or held."""
        return not self.those(*UNDECIDED)

    @property
    def outcome_if_carried(self) -> Outcome:
        """Tell what a carried final vote would mean: adopted as amended as soon as one edit is adopted."""
        return Outcome.ADOPTED_AS_AMENDED if self.adopted else Outcome.ADOPTED

    def motion_decision(self, text_hash: str) -> Decision | None:
        """Give the decision on the motion that stands; None while there is none.

        `text_hash` is the hash of the text as it is adopted now: a final vote on another text no longer stands.
        """
        for decision in reversed(self.motion):
            if not decision.is_final_vote or decision.text_hash == text_hash:
                return decision
        return None
