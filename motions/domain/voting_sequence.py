"""Which of several items comes before which, beside the order within a group?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from motions.domain.connecting import Connecting
from motions.domain.relation import Relations
from motions.domain.voting_item import VotingItem


class Section(NamedTuple):
    """Items that compete, and the edits of the group that they make; or one item alone, without a group."""

    group: tuple[str, ...]
    items: list[VotingItem]


def sections_of(items: Sequence[VotingItem], groups: Sequence[Sequence[str]], found: Relations) -> list[Section]:
    """Put items that compete into one section with the group they make; others stand alone.

    An item put together from several groups makes one group of them.
    """
    grouped = {edit_id for group in groups for edit_id in group}
    connected = Connecting()
    of_items = [item.edit_ids for item in items if len(item.edits) > 1]
    for edit_ids in (*groups, *(parts for parts in of_items if not grouped.isdisjoint(parts))):
        connected.join(edit_ids)
    united = connected.groups(found.place)
    group_of = {edit_id: group for group in united for edit_id in group}
    sections: dict[tuple[str, ...], Section] = {}
    for item in items:
        group = group_of.get(item.edits[0].id, ())
        sections.setdefault(group or item.edit_ids, Section(group, [])).items.append(item)
    return list(sections.values())


def in_sequence(items: Sequence[VotingItem]) -> tuple[VotingItem, ...]:
    """Put sub-amendments right before the item they change, and what is required before what waits for it.

    Otherwise the items keep their order. Where a circle makes that impossible, what comes first in the order does.
    """
    sequence = _Sequence(items)
    for item in items:
        if not any(edit.within in sequence.of_edit for edit in item.edits):
            sequence.append(item)
    for item in items:
        sequence.append(item)
    return tuple(sequence.placed)


class _Sequence:
    """Items as they are placed, each after what has to come before it."""

    def __init__(self, items: Sequence[VotingItem]) -> None:
        self.placed: list[VotingItem] = []
        self.of_edit = {edit_id: item for item in items for edit_id in item.edit_ids}
        self._begun: set[tuple[str, ...]] = set()
        self._changing: dict[str, list[VotingItem]] = {}
        for item in items:
            for within in dict.fromkeys(edit.within for edit in item.edits if edit.within):
                self._changing.setdefault(within, []).append(item)

    def append(self, item: VotingItem) -> None:
        """Place an item after what has to come before it, unless it is placed already."""
        edit_ids = item.edit_ids
        if edit_ids in self._begun:
            return
        self._begun.add(edit_ids)
        for needed in item.waits_for:
            if needed in self.of_edit:
                self.append(self.of_edit[needed])
        for edit_id in edit_ids if self._changing else ():
            for own in self._changing.get(edit_id, ()):
                self.append(own)
        self.placed.append(item)
