"""How can a motion or an amendment end?"""

from __future__ import annotations

from enum import Enum


class Outcome(Enum):
    """What was decided; every decision has exactly one."""

    ADOPTED = "adopted"
    ADOPTED_AS_AMENDED = "adopted_as_amended"
    ADOPTED_IN_PART = "adopted_in_part"
    TAKEN_OVER = "taken_over"
    REJECTED = "rejected"
    REFERRED = "referred"
    REFERRED_FOR_DECISION = "referred_for_decision"
    AS_MATERIAL = "as_material"
    SETTLED = "settled"
    LAPSED = "lapsed"
    NOT_CONSIDERED = "not_considered"
    WITHDRAWN = "withdrawn"
    CARRIED_OVER = "carried_over"
    OTHER = "other"

    @property
    def word(self) -> str:
        """The German participle that says it."""
        return _WORDS[self]


_WORDS = {
    Outcome.ADOPTED: "angenommen",
    Outcome.ADOPTED_AS_AMENDED: "in geänderter Fassung angenommen",
    Outcome.ADOPTED_IN_PART: "teilweise angenommen",
    Outcome.TAKEN_OVER: "übernommen",
    Outcome.REJECTED: "abgelehnt",
    Outcome.REFERRED: "überwiesen",
    Outcome.REFERRED_FOR_DECISION: "zur Entscheidung überwiesen",
    Outcome.AS_MATERIAL: "als Material überwiesen",
    Outcome.SETTLED: "für erledigt erklärt",
    Outcome.LAPSED: "hinfällig",
    Outcome.NOT_CONSIDERED: "nicht befasst",
    Outcome.WITHDRAWN: "zurückgezogen",
    Outcome.CARRIED_OVER: "auf die nächste Konferenz übertragen",
    Outcome.OTHER: "anders entschieden",
}
