"""Which old blocks do the blocks of a rewritten text answer to?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from motions.domain.difference import Difference

_LEAST_LIKENESS = 0.35
_MOST_BLOCKS_WITH_A_FEATURE = 8
_SHORTEST_TELLING_WORD = 4

Words = tuple[str, ...]
Features = frozenset[Words]


@dataclass(frozen=True, slots=True)
class _Link:
    """An old and a new block that are like each other, and how many features they share."""

    old: int
    new: int
    weight: int


def answering_blocks(old: Sequence[Words], new: Sequence[Words]) -> Iterator[Difference]:
    """Cut two runs of blocks into groups that answer to each other, in their order and without gaps.

    Blocks are like each other if they share enough pairs of neighbouring words and longer words. A block may be like
    several, where it was divided or joined. Of all likenesses those are taken that keep the order and weigh most.
    Blocks between them that are like none answer to each other in their order if they are as many, else all to all; a
    group with no old block is new, one with no new block is gone.
    """
    old_place = new_place = 0
    for group in [*_linked(_heaviest_chain(_links(old, new))), Difference(len(old), len(old), len(new), len(new))]:
        yield from _pairs(Difference(old_place, group.old_start, new_place, group.new_start))
        if not group.is_nothing:
            yield group
        old_place, new_place = group.old_end, group.new_end


def _pairs(gap: Difference) -> Iterator[Difference]:
    count = gap.old_end - gap.old_start
    if count == gap.new_end - gap.new_start:
        for index in range(count):
            yield Difference(0, 1, 0, 1).moved(gap.old_start + index, gap.new_start + index)
    else:
        yield gap


def _features(block: Words) -> Features:
    telling = {(word,) for word in block if len(word) >= _SHORTEST_TELLING_WORD}
    return frozenset({*pairwise(block), *telling}) or frozenset({block})


def _links(old: Sequence[Words], new: Sequence[Words]) -> list[_Link]:
    old_features = [_features(block) for block in old]
    blocks_with: defaultdict[Words, list[int]] = defaultdict(list)
    for index, features in enumerate(old_features):
        for feature in features:
            blocks_with[feature].append(index)
    links = []
    for new_index, features in enumerate(map(_features, new)):
        shared = Counter(
            old_index
            for feature in features
            if len(blocks_with.get(feature, ())) <= _MOST_BLOCKS_WITH_A_FEATURE
            for old_index in blocks_with.get(feature, ())
        )
        for old_index, count in shared.items():
            if count >= _LEAST_LIKENESS * min(len(features), len(old_features[old_index])):
                links.append(_Link(old_index, new_index, count))
    return sorted(links, key=lambda link: (link.new, link.old))


def _heaviest_chain(links: Sequence[_Link]) -> list[_Link]:
    """Choose links of which neither the old nor the new blocks step back, with the greatest sum of weights.

    The links come in the order of their new blocks, and of their old ones where those are equal.
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


def _followed_back(links: Sequence[_Link], before: Sequence[int], last: int) -> list[_Link]:
    chain = []
    while last >= 0:
        chain.append(links[last])
        last = before[last]
    return chain[::-1]


def _linked(chain: Sequence[_Link]) -> Iterator[Difference]:
    """Join links that share a block to groups."""
    group: Difference | None = None
    for link in chain:
        single = Difference(link.old, link.old + 1, link.new, link.new + 1)
        if group is not None and (link.old < group.old_end or link.new < group.new_end):
            group = Difference(group.old_start, single.old_end, group.new_start, single.new_end)
        else:
            if group is not None:
                yield group
            group = single
    if group is not None:
        yield group
