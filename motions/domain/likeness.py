"""Which old blocks or sentences do those of a rewritten text answer to?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from motions.domain.chain import Link, heaviest_chain
from motions.domain.difference import Difference

_LEAST_LIKENESS = 0.35
_MOST_UNITS_WITH_A_FEATURE = 8
_SHORTEST_TELLING_WORD = 4

Words = tuple[str, ...]
Features = frozenset[Words | str]


@dataclass(frozen=True, slots=True)
class Group:
    """Old units and the new ones that answer to them, and whether they are like each other."""

    where: Difference
    is_alike: bool


def answering(old: Sequence[Words], new: Sequence[Words]) -> Iterator[Group]:
    """Cut two runs of blocks or sentences into groups that answer to each other, in their order and without gaps.

    Units are like each other if they share enough pairs of neighbouring words and longer words. A unit may be like
    several, where it was divided or joined. If they are as many and each is like its counterpart, they are pairs; else
    of all likenesses those are taken that keep the order and weigh most. What stands between them is like nothing; if
    it has no old unit it is new, with no new unit it is gone.
    """
    if len(old) == len(new) and all(map(are_alike, old, new)):
        yield from (Group(Difference(index, index + 1, index, index + 1), is_alike=True) for index in range(len(old)))
        return
    old_place = new_place = 0
    for group in [*_linked(heaviest_chain(_links(old, new))), Difference(len(old), len(old), len(new), len(new))]:
        gap = Difference(old_place, group.old_start, new_place, group.new_start)
        if not gap.is_nothing:
            yield Group(gap, is_alike=False)
        if not group.is_nothing:
            yield Group(group, is_alike=True)
        old_place, new_place = group.old_end, group.new_end


def are_alike(old: Words, new: Words) -> bool:
    """Tell whether two units share enough pairs of neighbouring words and longer words."""
    before, after = _features(old), _features(new)
    return _is_enough(len(before & after), before, after)


def _is_enough(shared: int, old: Features, new: Features) -> bool:
    return shared >= _LEAST_LIKENESS * min(len(old), len(new))


def _features(unit: Words) -> Features:
    telling = [word for word in unit if len(word) >= _SHORTEST_TELLING_WORD]
    return frozenset(pairwise(unit)).union(telling) or frozenset({unit})


def _links(old: Sequence[Words], new: Sequence[Words]) -> list[Link]:
    old_features = [_features(unit) for unit in old]
    units_with: defaultdict[Words | str, list[int]] = defaultdict(list)
    for index, features in enumerate(old_features):
        for feature in features:
            units_with[feature].append(index)
    links = []
    for new_index, features in enumerate(map(_features, new)):
        shared = Counter(
            old_index
            for feature in features
            if len(units_with.get(feature, ())) <= _MOST_UNITS_WITH_A_FEATURE
            for old_index in units_with.get(feature, ())
        )
        for old_index, count in shared.items():
            if _is_enough(count, features, old_features[old_index]):
                links.append(Link(old_index, new_index, count))
    return sorted(links, key=lambda link: (link.new, link.old))


def _linked(chain: Sequence[Link]) -> Iterator[Difference]:
    """Join links that share a unit to groups."""
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
