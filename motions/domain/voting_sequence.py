"""Which of several items comes before which, beside the order within a group?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from motions.domain.connecting import Connecting
from motions.domain.relation import Relations
from motions.domain.voting_item import VotingItem


def sections_of(
    items: Sequence[VotingItem], groups: Sequence[Sequence[str]], found: Relations
) -> list[list[VotingItem]]:
    """Put items that compete into one section, in which each names its group; others stand alone.

    An item put together from several groups makes one group of them.
    """
    grouped = {edit_id for group in groups for edit_id in group}
    connected = Connecting()
    for edit_ids in (*groups, *(item.edit_ids for item in items if not grouped.isdisjoint(item.edit_ids))):
        connected.join(edit_ids)
    united = connected.groups(found.place)
    group_of = {edit_id: group for group in united for edit_id in group}
    sections: dict[tuple[str, ...], list[VotingItem]] = {}
    for item in items:
        group = group_of.get(item.edit_ids[0], ())
        sections.setdefault(group or item.edit_ids, []).append(replace(item, group=group))
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
        if item.edit_ids in self._begun:
            return
        self._begun.add(item.edit_ids)
        for needed in item.waits_for:
            if needed in self.of_edit:
                self.append(self.of_edit[needed])
        for edit_id in item.edit_ids:
            for own in self._changing.get(edit_id, ()):
                self.append(own)
        self.placed.append(item)
