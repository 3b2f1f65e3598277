"""How does a motion stand, with its amendments and everything decided on them?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from motions.domain.adopted import adopted_text
from motions.domain.bonds import Bonds
from motions.domain.consequence import Consequence, Foresight
from motions.domain.consolidation import Consolidation, consolidate
from motions.domain.decision import Decision
from motions.domain.edit import Amendment, Edit
from motions.domain.link import Link
from motions.domain.new_text import NewTexts
from motions.domain.ranking import Order, Rank
from motions.domain.register import Register
from motions.domain.relation import Kind, Relations, relations
from motions.domain.replay import check_decision, replay
from motions.domain.serialisation import text_hash
from motions.domain.standing import Standing, Standings
from motions.domain.text import Text
from motions.domain.voting import VotingItem, VotingOrder, means, voting_items


@dataclass(frozen=True)
class Deliberation:
    """A frozen text, the amendments to it, and the decisions taken; everything else about them follows.

    `withdrawn` are the numbers of amendments withdrawn before anything of them was decided. `links` are what persons
    have set between amendments, `ranks` and `order` how the conference orders its votes, `parted` the numbers of what
    the chair puts apart from what it requires, `same_place` lists of edits that set the order of insertions at one
    place. What follows is worked out when it is first asked for, and then kept.
    """

    text: Text
    amendments: tuple[Amendment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    withdrawn: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()
    ranks: tuple[Rank, ...] = ()
    order: Order = Order.FURTHEST
    same_place: tuple[tuple[str, ...], ...] = ()
    parted: frozenset[str] = frozenset()

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """All edits of all amendments."""
        return tuple(edit for amendment in self.amendments for edit in amendment.edits)

    @cached_property
    def relations(self) -> Relations:
        """How the edits relate."""
        return relations(self.edits, self.links)

    @cached_property
    def standings(self) -> Standings:
        """How every edit and the motion stand."""
        return replay(self.amendments, self.relations, self.decisions, self.withdrawn)

    @cached_property
    def items(self) -> tuple[VotingItem, ...]:
        """What can be put to the vote now, in voting order."""
        how = VotingOrder(self.order, self.ranks, self.parted)
        return voting_items(self.text, self.amendments, self.relations, self.standings, how)

    @cached_property
    def adopted(self) -> Consolidation:
        """The text as adopted so far, with its sources; what is identical to something adopted is a source, too."""
        adopted = [edit for edit in self.edits if self._is_in_text(edit.id)]
        return consolidate(self.text, adopted, self.same_place)

    def _is_in_text(self, edit_id: str) -> bool:
        at = self.standings.edits[edit_id]
        if at.standing is not Standing.SETTLED or not at.cause:
            return at.standing is Standing.ADOPTED
        if self.standings.standing(at.cause) is not Standing.ADOPTED:
            return False
        # Edits made identical by sub-amendments only are one change in what they do, but not in what was submitted.
        changed = self.relations.changing(edit_id) or self.relations.changing(at.cause)
        return not changed and self.relations.kind(at.cause, edit_id) is Kind.SAME

    @cached_property
    def new_texts(self) -> NewTexts:
        """The new texts that the amendments put in, over which sub-amendments count."""
        return NewTexts(self.text, self.amendments)

    def as_amended(self, edit_id: str) -> Edit:
        """Give an edit with what is adopted of its sub-amendments; raises KeyError if there is none."""
        return self._register.as_amended(edit_id)

    @cached_property
    def _register(self) -> Register:
        return Register(Bonds(self.amendments, self.relations), self.standings.edits)

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
        return self._foresight.consequences(edit_ids)

    @cached_property
    def _foresight(self) -> Foresight:
        return Foresight(self.text, self.amendments, self.relations, self.standings)

    def means(self, edit_ids: Collection[str]) -> str:
        """Say in German what a yes to these edits means, with what is adopted of their sub-amendments."""
        chosen = tuple(self.as_amended(edit_id) for edit_id in self.relations.edits if edit_id in edit_ids)
        return means(self.text, VotingItem(tuple({edit.amendment for edit in chosen}), chosen), self.amendments)

    def check(self, decision: Decision) -> Standings:
        """Make sure that a decision can be taken now, and give what they then amount to.

        Raises NotPossible with the reason if not.
        """
        about = self.adopted_hash if decision.on_motion else ""
        return check_decision(decision, self.amendments, self.relations, self.decisions, about, self.withdrawn)

    def those_of(self, numbers: Collection[str]) -> tuple[Amendment, ...]:
        """Give the amendments with these numbers, in the order of the list."""
        return tuple(amendment for amendment in self.amendments if amendment.number in numbers)
