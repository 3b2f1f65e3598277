"""In which order is voted on what, and what does yes mean?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from motions.domain.bonds import Bonds
from motions.domain.edit import Amendment, Edit
from motions.domain.linking import Linking
from motions.domain.meeting import meetings
from motions.domain.new_text import NewTexts
from motions.domain.numbering import numbers_kept
from motions.domain.order import Contender, ordered
from motions.domain.ranking import Order, Rank
from motions.domain.register import Register
from motions.domain.relation import Relations, change, groups, text_order
from motions.domain.sentence import short_sentence
from motions.domain.standing import UNDECIDED, Standings
from motions.domain.text import Text
from motions.domain.voting_item import VotingItem, items_of, with_what_they_require
from motions.domain.voting_sequence import Section, in_sequence, sections_of

__all__ = ["VotingItem", "VotingOrder", "means", "means_final_vote", "voting_items"]


@dataclass(frozen=True, slots=True)
class VotingOrder:
    """How a conference orders its votes: its rule, the places that were set, and what the chair puts apart.

    `parted` are the numbers of amendments or edits that are not put together with what they require.
    """

    order: Order = Order.FURTHEST
    ranks: tuple[Rank, ...] = ()
    parted: frozenset[str] = frozenset()


def voting_items(
    text: Text,
    amendments: Sequence[Amendment],
    relations: Relations,
    standings: Standings,
    how: VotingOrder = VotingOrder(),
) -> tuple[VotingItem, ...]:
    """Give what can be put to the vote now, in voting order.

    Of one amendment all open edits in the same group are one item; its open edits in no group are one item together, at
    the first of their places; an indivisible amendment is one item. Items with identical edits are put together, and so
    is what requires another with that. Groups come in text order, within a group a compromise first and otherwise what
    `how` says; a sub-amendment comes right before the item that it changes. What is decided on connects nothing any
    more; what is held still does, but cannot be put.
    """
    register = Register(Bonds(tuple(amendments), relations), standings.edits)
    undecided = _as_they_stand(register)
    found = groups(undecided, amendments)
    grouped = {edit_id for group in found for edit_id in group}
    classes = (*found, [edit_id for edit_id in undecided.edits if edit_id not in grouped])
    items = [item for class_ in classes for item in items_of(_open(undecided, standings, class_), register)]
    items = with_what_they_require(items, register, how.parted)
    ranking = _Ranking(how, register, NewTexts(text, tuple(amendments)))
    sections = [ranking.in_order(section) for section in sections_of(items, found, undecided)]
    sections.sort(key=lambda section: min(undecided.place[edit.id] for item in section for edit in item.edits))
    return in_sequence([item for section in sections for item in section])


def _as_they_stand(register: Register) -> Relations:
    """Give the relations between what is undecided, each edit with what is adopted of its sub-amendments."""
    undecided = register.those(*UNDECIDED)
    relations = register.bonds.relations
    if not register.bonds.has_sub_amendments:
        return relations.among(undecided)
    edits = {edit_id: register.as_amended(edit_id) for edit_id in undecided}
    return Relations(edits, meetings(edits.values()), Linking(edits, relations.linking.links))


def _open(undecided: Relations, standings: Standings, edit_ids: Iterable[str]) -> Iterable[Edit]:
    return (undecided.edits[edit_id] for edit_id in edit_ids if standings.may_be_put(edit_id))


class _Ranking:
    """Orders what competes, by the conference's rule and the places that were set."""

    def __init__(self, how: VotingOrder, register: Register, new_texts: NewTexts) -> None:
        self.how = how
        self.register = register
        self.new_texts = new_texts
        self.received = {amendment.number: amendment.received for amendment in new_texts.amendments}

    def in_order(self, section: Section) -> list[VotingItem]:
        """Order the items of one section, each with its group and the reason for its place."""
        group, items = section
        if not group:
            return items
        by_name = dict(zip(_names(items), items, strict=True))
        contenders = [self._contender(item, name) for name, item in by_name.items()]
        found = ordered(contenders, self.new_texts.text_of, self.how.order)
        return [replace(by_name[ranked.contender.name], group=group, reason=ranked.reason) for ranked in found]

    def _contender(self, item: VotingItem, name: str) -> Contender:
        replaced = (other for edit_id in item.edit_ids for other in self.register.bonds.replaced(edit_id))
        return Contender(
            name,
            item.edits,
            _earliest(self.received.get(number) for number in item.amendments),
            self._rank(item),
            any(self.register.standing(other) in UNDECIDED and other not in item.edit_ids for other in replaced),
        )

    def _rank(self, item: VotingItem) -> Rank | None:
        if not self.how.ranks:
            return None
        numbers = {*item.edit_ids, *(kept for number in item.amendments for kept in numbers_kept(number))}
        set_for_it = (rank for rank in self.how.ranks if rank.of in numbers)
        return min(set_for_it, key=lambda rank: rank.place, default=None)


def _names(items: Sequence[VotingItem]) -> list[str]:
    """Name each item by its amendments; where that would name two items alike, by its edits."""
    names = [" und ".join(item.amendments) for item in items]
    count = Counter(names)
    return [name if count[name] == 1 else " und ".join(item.edit_ids) for item, name in zip(items, names, strict=True)]


def _earliest(times: Iterable[datetime | None]) -> datetime | None:
    return min((time for time in times if time is not None), default=None)


def means(text: Text, item: VotingItem, amendments: Collection[Amendment] = ()) -> str:
    """Say in German what a yes to the item means; what is identical is said once.

    `amendments` are all amendments to the text; a sub-amendment is said over the new text that one of them puts in.
    """
    new_texts = NewTexts(text, tuple(amendments))
    distinct = sorted({change(edit): edit for edit in reversed(item.edits)}.values(), key=text_order)
    sentences = [short_sentence(new_texts.text_of(edit), edit) for edit in distinct]
    return " ".join(["JA bedeutet:", *sentences])


def means_final_vote(motion: str, amended: bool) -> str:
    """Say in German what a yes to the motion in the final vote means; `motion` is its number."""
    how = "mit den angenommenen Änderungen" if amended else "unverändert"
    return f"JA bedeutet: {motion} wird {how} beschlossen."
