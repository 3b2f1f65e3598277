"""How does a motion stand, with its amendments and everything decided on them?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from motions.domain.adopted import adopted_text
from motions.domain.consequence import Consequence, consequences
from motions.domain.consolidation import Consolidation, consolidate
from motions.domain.decision import Decision
from motions.domain.edit import Amendment, Edit
from motions.domain.relation import Relations, relations
from motions.domain.replay import check_decision, replay
from motions.domain.serialisation import text_hash
from motions.domain.standing import Standing, Standings
from motions.domain.text import Text
from motions.domain.voting import VotingItem, voting_items


@dataclass(frozen=True)
class Deliberation:
    """A frozen text, the amendments to it, and the decisions taken; everything else about them follows.

    `withdrawn` are the numbers of amendments withdrawn before anything of them was decided. What follows is worked out
    when it is first asked for, and then kept.
    """

    text: Text
    amendments: tuple[Amendment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    withdrawn: frozenset[str] = frozenset()

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """All edits of all amendments."""
        return tuple(edit for amendment in self.amendments for edit in amendment.edits)

    @cached_property
    def relations(self) -> Relations:
        """How the edits relate."""
        return relations(self.edits)

    @cached_property
    def standings(self) -> Standings:
        """How every edit and the motion stand."""
        return replay(self.amendments, self.relations, self.decisions, self.withdrawn)

    @cached_property
    def items(self) -> tuple[VotingItem, ...]:
        """What can be put to the vote now, in voting order."""
        return voting_items(self.text, self.amendments, self.relations, self.standings)

    @cached_property
    def adopted(self) -> Consolidation:
        """The text as adopted so far, with its sources; what is identical to something adopted is a source, too."""
        adopted = set(self.standings.adopted)
        return consolidate(
            self.text, [edit for edit in self.edits if edit.id in adopted or self._settled_by(edit) in adopted]
        )

    def _settled_by(self, edit: Edit) -> str:
        at = self.standings.edits[edit.id]
        return at.cause if at.standing is Standing.SETTLED else ""

    @cached_property
    def adopted_text(self) -> Text:
        """The text as adopted so far, typeset and numbered from 1."""
        return adopted_text(self.adopted)

    @cached_property
    def adopted_hash(self) -> str:
        """The hash of the text as adopted so far, which a final vote is about."""
        return text_hash(self.adopted_text)

    @property
    def motion_decision(self) -> Decision | None:
        """The decision on the motion itself that stands, if there is one."""
        return self.standings.motion_decision(self.adopted_hash) if self.standings.motion else None

    def amendment(self, number: str) -> Amendment:
        """Give the amendment with this number; raises KeyError if there is none."""
        return self._by_number[number]

    @cached_property
    def _by_number(self) -> dict[str, Amendment]:
        return {amendment.number: amendment for amendment in self.amendments}

    def consequences(self, edit_ids: Sequence[str]) -> tuple[Consequence, ...]:
        """Give what adopting these edits now does to the others."""
        return consequences(self.text, self.amendments, self.relations, self.standings, edit_ids)

    def check(self, decision: Decision) -> Standings:
        """Make sure that a decision can be taken now, and give what they then amount to.

        Raises NotPossible with the reason if not.
        """
        about = self.adopted_hash if decision.on_motion else ""
        return check_decision(decision, self.amendments, self.relations, self.decisions, about, self.withdrawn)

    def those_of(self, numbers: Collection[str]) -> tuple[Amendment, ...]:
        """Give the amendments with these numbers, in the order of the list."""
        return tuple(amendment for amendment in self.amendments if amendment.number in numbers)
