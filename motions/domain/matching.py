"""Which units of two runs stay the same, and where do the runs differ?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from motions.domain.chain import Link, heaviest_chain
from motions.domain.difference import Difference, Unit, trim

_MOST_UNITS = 600
_MOST_PAIRS = 6_000
_DEEPEST = 30


def differences(old: Sequence[Unit], new: Sequence[Unit], weights: Sequence[int] = ()) -> list[Difference]:
    """Give the runs of units that differ, in their order.

    Equal units at both ends stay. Of the others, with `weights` of the old units those stay that keep the order and
    weigh most among those that stand as often on both sides; without weights, where there are not too many units, the
    longest common run stays first. What is left where nearly all units are equal to each other is one difference.
    """
    found: list[Difference] = []
    gaps = [(Difference(0, len(old), 0, len(new)), 0)]
    while gaps:
        gap, depth = gaps.pop()
        gap = trim(old, new, gap)
        if gap.is_insertion or gap.is_deletion:
            found += [] if gap.is_nothing else [gap]
        elif not weights and _is_quick(old, new, gap):
            found += _around_longest_runs(old, new, gap)
        elif depth < _DEEPEST and (chain := _as_often_on_both_sides(old, new, gap, weights)):
            gaps += [(part, depth + 1) for part in _around(chain, gap)]
        else:
            found += _around_longest_runs(old, new, gap) if _is_quick(old, new, gap) else [gap]
    return sorted(found)


def _is_quick(old: Sequence[Unit], new: Sequence[Unit], gap: Difference) -> bool:
    """Tell whether the units, and of them the old ones equal to new ones, are so few that comparing them is quick."""
    if gap.old_end - gap.old_start + gap.new_end - gap.new_start > _MOST_UNITS:
        return False
    count = Counter(new[gap.new_start : gap.new_end])
    return sum(count[unit] for unit in old[gap.old_start : gap.old_end]) <= _MOST_PAIRS


def _around_longest_runs(old: Sequence[Unit], new: Sequence[Unit], gap: Difference) -> list[Difference]:
    before, after = old[gap.old_start : gap.old_end], new[gap.new_start : gap.new_end]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        Difference(*places).moved(gap.old_start, gap.new_start)
        for tag, *places in matcher.get_opcodes()
        if tag != "equal"
    ]


def _as_often_on_both_sides(
    old: Sequence[Unit], new: Sequence[Unit], gap: Difference, weights: Sequence[int]
) -> list[Link]:
    """Link units that stand once on both sides or, if there are none, as often on both, the first with the first."""
    places = _places(old, gap.old_start, gap.old_end)
    links: list[Link] = []
    telling: list[Link] = []
    for unit, after in _places(new, gap.new_start, gap.new_end).items():
        before = places.get(unit, ())
        if len(before) == len(after):
            links += [Link(*pair, weights[pair[0]] if weights else 1) for pair in zip(before, after, strict=True)]
            telling += links[-1:] if len(after) == 1 else []
    return heaviest_chain(sorted(telling or links, key=lambda link: link.new))


def _places(units: Sequence[Unit], start: int, end: int) -> dict[Unit, list[int]]:
    places: defaultdict[Unit, list[int]] = defaultdict(list)
    for index in range(start, end):
        places[units[index]].append(index)
    return places


def _around(chain: Sequence[Link], gap: Difference) -> list[Difference]:
    corners = [
        (gap.old_start - 1, gap.new_start - 1),
        *((link.old, link.new) for link in chain),
        (gap.old_end, gap.new_end),
    ]
    return [Difference(one[0] + 1, two[0], one[1] + 1, two[1]) for one, two in pairwise(corners)]
