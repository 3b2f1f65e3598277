"""Which words of a rewritten text are new, and which old ones do they replace?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from motions.domain.difference import Difference, differences, trim
from motions.domain.likeness import answering_blocks

BORDER = "\n\t"

_MOST_COMPARISONS = 250_000
_SENTENCE_ENDS = frozenset(".!?:")


def changed_words(old: Sequence[str], new: Sequence[str], whole: Difference) -> Iterator[Difference]:
    """Give, in their order, the changes that turn the old words of `whole` into its new ones.

    Long runs are compared sentence by sentence first, so that the time stays bounded.
    """
    core = trim(old, new, whole)
    if core.is_nothing:
        return
    if core.is_insertion or core.is_deletion:
        yield core
    elif core.comparisons <= _MOST_COMPARISONS:
        before, after = old[core.old_start : core.old_end], new[core.new_start : core.new_end]
        for change in differences(before, after):
            yield change.moved(core.old_start, core.new_start)
    else:
        yield from _changed_sentences(old, new, core)


def _changed_sentences(old: Sequence[str], new: Sequence[str], core: Difference) -> Iterator[Difference]:
    old_starts = _sentence_starts(old, core.old_start, core.old_end)
    new_starts = _sentence_starts(new, core.new_start, core.new_end)
    for run in differences(_units(old, old_starts), _units(new, new_starts)):
        part = trim(old, new, run.in_words(old_starts, new_starts))
        if part.comparisons <= _MOST_COMPARISONS:
            yield from changed_words(old, new, part)
        else:
            yield part


def _sentence_starts(words: Sequence[str], start: int, end: int) -> list[int]:
    return [start, *(index + 1 for index in range(start, end - 1) if words[index] in _SENTENCE_ENDS), end]


def _units(words: Sequence[str], starts: Sequence[int]) -> list[tuple[str, ...]]:
    return [tuple(words[start:end]) for start, end in pairwise(starts)]


def changed_blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    """Give, in their order, the changes that turn old whole blocks into new ones.

    Each block is the run of its words with a BORDER after it. Equal blocks are found first; changed ones are compared
    word by word with those they answer to. A block that answers to none is put in or taken away as a whole.
    """
    old_starts, new_starts = _block_starts(old), _block_starts(new)
    old_blocks, new_blocks = _units(old, old_starts), _units(new, new_starts)
    for run in differences(old_blocks, new_blocks):
        before = [block[:-1] for block in old_blocks[run.old_start : run.old_end]]
        after = [block[:-1] for block in new_blocks[run.new_start : run.new_end]]
        for group in answering_blocks(before, after):
            whole = group.moved(run.old_start, run.new_start).in_words(old_starts, new_starts)
            yield from [whole] if whole.is_insertion or whole.is_deletion else changed_words(old, new, whole)


def _block_starts(words: Sequence[str]) -> list[int]:
    return [0, *(index + 1 for index, word in enumerate(words) if word == BORDER)]
