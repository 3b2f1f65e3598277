"""Which differences are one change, and at which of several equal places does it stand?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from motions.domain.difference import Difference, trim
from motions.domain.side import BORDER, Comparison, Side

_MOST_UNCHANGED_WORDS = 2
_SENTENCE_END = re.compile(r"[.!?:][\"'“”‘’«»)\]]*\s*$")


def placed(
    comparison: Comparison, changes: Iterable[Difference], moved: Collection[Difference] = ()
) -> tuple[Difference, ...]:
    """Join the changes that a person would name as one, and set each to its place.

    Changes in one sentence with at most two unchanged words between them are one; so are deletions with nothing but a
    block's border between them. Where a deletion or an insertion could stand in several places with the same result,
    it stands at the rightmost of those that begin and end at a sentence's border, if there is one, else at the
    rightmost; whole blocks stay whole. What is `moved`, whole blocks too, stays where and what it is.
    """
    settled = _moved_right(comparison, list(changes), moved)
    while True:
        joined = _joined(comparison, settled, moved)
        if len(joined) == len(settled):
            parts = [part for change in settled for part in _at_separate_places(comparison, change)]
            return tuple(_with_blocks_joined(comparison.new, parts, moved))
        settled = _moved_right(comparison, joined, moved)


def only_takes_away(comparison: Comparison, change: Difference) -> bool:
    """Tell whether a change puts in no word; the border between what remains of two blocks may stay."""
    kept = comparison.new.wordings[change.new_start : change.new_end]
    return not kept or (kept == (BORDER,) and comparison.old.has_border(change.old_start, change.old_end))


def _moved_right(comparison: Comparison, changes: list[Difference], moved: Collection[Difference]) -> list[Difference]:
    """Set changes to their places, from the last to the first, none beyond the next."""
    old, new = comparison.old.wordings, comparison.new.wordings
    following = Difference(len(old), len(old), len(new), len(new))
    for index in range(len(changes) - 1, -1, -1):
        before = changes[index - 1] if index else Difference(0, 0, 0, 0)
        if changes[index] not in moved:
            changes[index] = _at_its_place(comparison, changes[index], before, following)
        following = changes[index]
    return changes


def _at_its_place(comparison: Comparison, change: Difference, before: Difference, following: Difference) -> Difference:
    if change.is_insertion:
        side, start, end = comparison.new, change.new_start, change.new_end
        lowest, highest = before.new_end, following.new_start
    elif change.is_deletion:
        side, start, end = comparison.old, change.old_start, change.old_end
        lowest, highest = before.old_end, following.old_start
    else:
        return change
    words = side.wordings
    left = right = 0
    while start - left > lowest and words[start - left - 1] == words[end - left - 1]:
        left += 1
    while end + right < highest and words[end + right] == words[start + right]:
        right += 1
    distance = _best_distance(side, start, end, range(right, -left - 1, -1), change.is_deletion)
    return change.moved(distance, distance)


def _best_distance(side: Side, start: int, end: int, distances: range, is_deletion: bool) -> int:
    """Choose from the distances, the farthest to the right first, by which a run of words can be moved."""
    if not side.has_border(start, end):
        return next((by for by in distances if _is_whole_sentences(side, start + by, end + by)), distances[0])
    whole = (by for by in distances if side.begins_block(start + by) and side.begins_block(end + by))
    partly = (by for by in distances if is_deletion and (side.begins_block(start + by) or side.ends_block(end + by)))
    return next(whole, next(partly, distances[0]))


def _is_whole_sentences(side: Side, start: int, end: int) -> bool:
    return side.is_sentence_border(side.starts[start]) and side.is_sentence_border(side.ends[end - 1])


def _at_separate_places(comparison: Comparison, change: Difference) -> Iterator[Difference]:
    """Part words put in at a block's edge from whole blocks put in beside it: they stand at two places."""
    old, new = comparison.old, comparison.new
    borders = [index for index in range(change.new_start, change.new_end) if new.ends_block(index)]
    if not change.is_insertion or not borders or _is_whole(new, change):
        yield change
    elif old.ends_block(change.old_start):
        yield Difference(change.old_start, change.old_end, change.new_start, borders[0])
        yield Difference(change.old_start + 1, change.old_end + 1, borders[0] + 1, change.new_end + 1)
    elif old.begins_block(change.old_start):
        yield Difference(change.old_start, change.old_end, change.new_start, borders[-1] + 1)
        yield Difference(change.old_start, change.old_end, borders[-1] + 1, change.new_end)
    else:
        yield change


def _with_blocks_joined(
    new: Side, changes: Sequence[Difference], moved: Collection[Difference]
) -> Iterator[Difference]:
    """Make one change of neighbours that put whole blocks in at the same place."""
    waiting: Difference | None = None
    is_open = False
    for change in changes:
        joins = change.is_insertion and _is_whole(new, change) and change not in moved
        if waiting is not None and joins and is_open and waiting.old_start == change.old_start:
            waiting = Difference(waiting.old_start, waiting.old_end, waiting.new_start, change.new_end)
            continue
        if waiting is not None:
            yield waiting
        waiting, is_open = change, joins
    if waiting is not None:
        yield waiting


def _is_whole(new: Side, change: Difference) -> bool:
    return new.begins_block(change.new_start) and new.begins_block(change.new_end)


def _at_one_place(first: Difference, second: Difference) -> bool:
    return first.is_insertion and second.is_insertion and first.old_start == second.old_start


def _joined(comparison: Comparison, changes: Sequence[Difference], moved: Collection[Difference]) -> list[Difference]:
    joined: list[Difference] = []
    for change in changes:
        is_apart = not joined or change in moved or joined[-1] in moved
        one = None if is_apart else _as_one(comparison, joined[-1], change)
        if one is None:
            joined.append(change)
        else:
            joined[-1] = one
    return joined


def _as_one(comparison: Comparison, first: Difference, second: Difference) -> Difference | None:
    """Make one change of two neighbours, if they are one."""
    old, new = comparison.old.wordings, comparison.new.wordings
    if only_takes_away(comparison, first) and only_takes_away(comparison, second):
        across = _across_border(old, first, second)
        if across is not None:
            return across
    if _at_one_place(first, second):
        return Difference(first.old_start, second.old_end, first.new_start, second.new_end)
    unchanged = range(first.old_end, second.old_start)
    if len(unchanged) > _MOST_UNCHANGED_WORDS or comparison.old.has_border(first.old_end, second.old_start):
        return None
    if not _in_one_sentence(comparison, first, second):
        return None
    return trim(old, new, Difference(first.old_start, second.old_end, first.new_start, second.new_end))


def _across_border(old: Sequence[str], first: Difference, second: Difference) -> Difference | None:
    """Make one deletion of two that reach, or can be moved, to the two sides of a block's border."""
    unchanged = old[first.old_end : second.old_start]
    if not unchanged:
        return Difference(first.old_start, second.old_end, first.new_start, second.new_end)
    if unchanged.count(BORDER) != 1:
        return None
    right = unchanged.index(BORDER)
    left = len(unchanged) - right - 1
    if not (_can_move(old, first, right) and _can_move(old, second, -left)):
        return None
    return Difference(first.old_start + right, second.old_end - left, first.new_start + right, second.new_end - left)


def _can_move(old: Sequence[str], change: Difference, distance: int) -> bool:
    start, end = change.old_start, change.old_end
    if distance == 0:
        return True
    if not change.is_deletion:
        return False
    if distance > 0:
        return old[start : start + distance] == old[end : end + distance]
    return old[start + distance : start] == old[end + distance : end]


def _in_one_sentence(comparison: Comparison, first: Difference, second: Difference) -> bool:
    """Tell whether no sentence ends between two changes, neither in the old text nor after what was put in."""
    old, new = comparison.old, comparison.new
    if _ends_with_border(old, first.old_start, first.old_end) or _ends_with_border(new, first.new_start, first.new_end):
        return False
    start = old.starts[first.old_end] if first.is_insertion else old.ends[first.old_end - 1]
    if _sentence_ends_between(old, start, second.old_start, second.is_insertion):
        return False
    stop = new.ends[second.new_start - 1]
    put_in = new.ends[first.new_end - 1] if first.is_insertion else stop
    return not new.has_sentence_border(put_in, stop)


def _ends_with_border(side: Side, start: int, end: int) -> bool:
    return start < end and side.wordings[end - 1] == BORDER


def _sentence_ends_between(old: Side, start: int, index: int, is_insertion: bool) -> bool:
    stop = old.starts[index]
    # Words put in at the end of a block go on with its last sentence, unless that has ended.
    if is_insertion and old.wordings[index] == BORDER and not _SENTENCE_END.search(old.stream[start:stop]):
        stop -= 1
    return old.has_sentence_border(start, stop)
