"""Which words of a rewritten text are new, and which old ones do they replace?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from motions.domain.difference import Difference, trim
from motions.domain.likeness import Words, answering, are_alike
from motions.domain.matching import differences
from motions.domain.moves import RunMoves
from motions.domain.side import BORDER, Side


def changed_words(old: Side, new: Side, whole: Difference) -> Iterator[Difference]:
    """Give, in their order, the changes that turn the old words of `whole` into its new ones.

    Sentences are compared before words: equal ones stay, and changed ones are compared word by word with those they
    answer to.
    """
    core = trim(old.wordings, new.wordings, whole)
    if core.is_insertion or core.is_deletion:
        yield from [] if core.is_nothing else [core]
        return
    around = _whole_sentences(old, core, whole)
    old_starts = old.sentence_starts(around.old_start, around.old_end)
    new_starts = new.sentence_starts(around.new_start, around.new_end)
    old_units, new_units = _units(old.wordings, old_starts), _units(new.wordings, new_starts)
    for run in _differing(old_units, new_units):
        before, after = old_units[run.old_start : run.old_end], new_units[run.new_start : run.new_end]
        for group in answering(before, after):
            part = group.where.moved(run.old_start, run.new_start).in_words(old_starts, new_starts)
            yield from _changed_in_sentences(old, new, part)


def _whole_sentences(old: Side, core: Difference, whole: Difference) -> Difference:
    """Widen a change to the sentences in which it begins and ends."""
    start, end = core.old_start, core.old_end
    while start > whole.old_start and not _is_sentence_start(old, start):
        start -= 1
    while end < whole.old_end and not _is_sentence_start(old, end):
        end += 1
    before, behind = core.old_start - start, end - core.old_end
    return Difference(start, end, core.new_start - before, core.new_end + behind)


def _is_sentence_start(side: Side, index: int) -> bool:
    return side.ends_block(index) or side.begins_block(index) or side.is_sentence_border(side.starts[index])


def _units(words: Sequence[str], starts: Sequence[int]) -> list[Words]:
    return [tuple(words[start:end]) for start, end in pairwise(starts)]


def _differing(old: Sequence[Words], new: Sequence[Words]) -> list[Difference]:
    """Give the runs of sentences that differ; of those that changed places the longer stay."""
    numbers: dict[Words, int] = {}
    old_numbers, new_numbers = ([numbers.setdefault(unit, len(numbers)) for unit in units] for units in (old, new))
    return differences(old_numbers, new_numbers, [len(unit) for unit in old])


def _changed_in_sentences(old: Side, new: Side, part: Difference) -> Iterator[Difference]:
    core = trim(old.wordings, new.wordings, part)
    if core.is_insertion or core.is_deletion:
        yield from [] if core.is_nothing else [core]
        return
    before = old.wordings[core.old_start : core.old_end]
    after = new.wordings[core.new_start : core.new_end]
    for change in differences(before, after):
        yield change.moved(core.old_start, core.new_start)


def changed_blocks(old: Side, new: Side, moves: RunMoves) -> Iterator[Difference]:
    """Give, in their order, the changes that turn old whole blocks, none equal to a new one, into the new ones.

    Blocks are compared word by word with those they answer to. A block that answers to none is put in, taken away or
    replaced as a whole; one that only moves is put in and taken away.
    """
    old_starts, new_starts = old.block_starts, new.block_starts
    before = [_placeholder("-", index) if index in moves.old else block for index, block in _blocks(old, old_starts)]
    after = [_placeholder("+", index) if index in moves.new else block for index, block in _blocks(new, new_starts)]
    for group in answering(before, after):
        for pair in [group.where] if group.is_alike else _pairs(group.where, moves):
            whole = pair.in_words(old_starts, new_starts)
            olds, news = before[pair.old_start : pair.old_end], after[pair.new_start : pair.new_end]
            if not group.is_alike and _is_like_nothing(olds, news):
                core = trim(old.wordings, new.wordings, whole)
                yield from [] if core.is_nothing else [core]
            else:
                yield from changed_words(old, new, whole)


def _is_like_nothing(old: Sequence[Words], new: Sequence[Words]) -> bool:
    """Tell whether blocks are put in or taken away, or one is replaced by one that is not like it."""
    if not old or not new:
        return True
    return len(old) == len(new) == 1 and not are_alike(old[0], new[0])


def _blocks(side: Side, starts: Sequence[int]) -> Iterator[tuple[int, Words]]:
    return enumerate(unit[:-1] for unit in _units(side.wordings, starts))


def _placeholder(sign: str, index: int) -> Words:
    """Give words for a block that shall be like no other."""
    return (BORDER, sign, str(index))


def _pairs(gap: Difference, moves: RunMoves) -> Iterator[Difference]:
    """Part blocks that are like none into pairs, if as many stay on both sides, and those that come, go or move."""
    old_place, new_place = gap.old_start, gap.new_start
    end = Difference(gap.old_end, gap.old_end, gap.new_end, gap.new_end)
    for pair in [*_staying_pairs(gap, moves), end]:
        for first, last in _moved_together(range(old_place, pair.old_start), moves.old):
            yield Difference(first, last, new_place, new_place)
        for first, last in _moved_together(range(new_place, pair.new_start), moves.new):
            yield Difference(pair.old_start, pair.old_start, first, last)
        if not pair.is_nothing:
            yield pair
        old_place, new_place = pair.old_end, pair.new_end


def _staying_pairs(gap: Difference, moves: RunMoves) -> list[Difference]:
    old = [index for index in range(gap.old_start, gap.old_end) if index not in moves.old]
    new = [index for index in range(gap.new_start, gap.new_end) if index not in moves.new]
    if len(old) == len(new):
        return [Difference(one, one + 1, other, other + 1) for one, other in zip(old, new, strict=True)]
    return [
        Difference(before[0], before[-1] + 1, after[0], after[-1] + 1)
        for before, after in zip(_contiguous(old), _contiguous(new), strict=False)
    ]


def _contiguous(indices: Sequence[int]) -> Iterator[list[int]]:
    numbered = groupby(enumerate(indices), key=lambda counted: counted[1] - counted[0])
    return ([index for _, index in together] for _, together in numbered)


def _moved_together(indices: range, move_of: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Cut neighbouring blocks into runs [first, last) that move together or do not move."""
    for _, together in groupby(indices, key=lambda index: move_of.get(index, 0)):
        found = list(together)
        yield found[0], found[-1] + 1
