"""Which of many links between two runs of units keep the order and weigh most together?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """An old and a new unit that belong together, and how much that weighs."""

    old: int
    new: int
    weight: int


def heaviest_chain(links: Sequence[Link]) -> list[Link]:
    """Choose links of which neither the old nor the new units step back, with the greatest sum of weights.

    The links come in the order of their new units, and of their old ones where those are equal.
    """
    ends: list[int] = []
    best: list[tuple[int, int]] = []
    before: list[int] = []
    for index, link in enumerate(links):
        place = bisect_right(ends, link.old)
        sum_so_far, previous = best[place - 1] if place else (0, -1)
        before.append(previous)
        total = sum_so_far + link.weight
        stop = place = bisect_left(ends, link.old)
        while stop < len(ends) and best[stop][0] <= total:
            stop += 1
        ends[place:stop] = [link.old]
        best[place:stop] = [(total, index)]
    return _followed_back(links, before, best[-1][1] if best else -1)


def _followed_back(links: Sequence[Link], before: Sequence[int], last: int) -> list[Link]:
    chain = []
    while last >= 0:
        chain.append(links[last])
        last = before[last]
    return chain[::-1]
