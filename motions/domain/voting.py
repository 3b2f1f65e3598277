"""What is put to the vote as one, in which order, and what does yes mean?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from motions.domain.edit import Amendment, Edit
from motions.domain.numbering import natural_order
from motions.domain.order import Contender, furthest_first
from motions.domain.relation import Change, Relations, change, groups, text_order
from motions.domain.sentence import sentence
from motions.domain.standing import Standing, Standings
from motions.domain.text import Text


@dataclass(frozen=True, slots=True)
class VotingItem:
    """What is put as one: edits of one amendment, or identical ones of several, which are all named.

    `edits` stand in text order, of identical ones the lowest number first. `group` holds the edits it competes among,
    none if it does not compete. `reason` says in German words why it stands where it does within the group.
    """

    amendments: tuple[str, ...]
    edits: tuple[Edit, ...]
    group: tuple[str, ...] = ()
    reason: str = ""

    @property
    def edit_ids(self) -> tuple[str, ...]:
        """The numbers of its edits."""
        return tuple(edit.id for edit in self.edits)


def voting_items(
    text: Text, amendments: Sequence[Amendment], relations: Relations, standings: Standings
) -> tuple[VotingItem, ...]:
    """Give what can be put to the vote now, in voting order.

    Of one amendment all open edits in the same group are one item; its open edits in no group are one item together, at
    the first of their places; an indivisible amendment is one item. Items with identical edits are put together. Groups
    come in text order, within a group the furthest-reaching first. What is decided on connects nothing any more; what
    is held still does, but cannot be put.
    """
    undecided = relations.among(standings.those(Standing.OPEN, Standing.HELD))
    received = {amendment.number: amendment.received for amendment in amendments}
    found = groups(undecided, amendments)
    grouped = {edit_id for group in found for edit_id in group}
    sections: list[list[VotingItem]] = [
        [item] for item in _items(undecided, standings, undecided.edits.keys() - grouped)
    ]
    for group in found:
        items = [replace(item, group=group) for item in _items(undecided, standings, group)]
        sections.append(_in_order(items, received, text))
    filled = [section for section in sections if section]
    filled.sort(key=lambda section: min(text_order(edit) for item in section for edit in item.edits))
    return tuple(item for section in filled for item in section)


def _items(undecided: Relations, standings: Standings, edit_ids: Iterable[str]) -> list[VotingItem]:
    by_amendment: dict[str, list[Edit]] = {}
    for edit in (undecided.edits[edit_id] for edit_id in edit_ids if standings.may_be_put(edit_id)):
        by_amendment.setdefault(edit.amendment, []).append(edit)
    identical: dict[frozenset[Change], list[str]] = {}
    for amendment in sorted(by_amendment, key=natural_order):
        identical.setdefault(frozenset(change(edit) for edit in by_amendment[amendment]), []).append(amendment)
    return [
        VotingItem(tuple(names), tuple(sorted((edit for name in names for edit in by_amendment[name]), key=text_order)))
        for names in identical.values()
    ]


def _in_order(items: Iterable[VotingItem], received: dict[str, datetime | None], text: Text) -> list[VotingItem]:
    by_name = {" und ".join(item.amendments): item for item in items}
    contenders = [
        Contender(name, item.edits, _earliest(received.get(number) for number in item.amendments))
        for name, item in by_name.items()
    ]
    return [
        replace(by_name[ranked.contender.name], reason=ranked.reason) for ranked in furthest_first(contenders, text)
    ]


def _earliest(times: Iterable[datetime | None]) -> datetime | None:
    return min((time for time in times if time is not None), default=None)


def means(text: Text, item: VotingItem) -> str:
    """Say in German what a yes to the item means; what is identical is said once."""
    distinct = {change(edit): edit for edit in reversed(item.edits)}
    return " ".join(["JA bedeutet:", *(sentence(text, edit) for edit in sorted(distinct.values(), key=text_order))])


def means_final_vote(motion: str, amended: bool) -> str:
    """Say in German what a yes to the motion in the final vote means; `motion` is its number."""
    how = "mit den angenommenen Änderungen" if amended else "unverändert"
    return f"JA bedeutet: {motion} wird {how} beschlossen."
