"""Which blocks of a rewritten text only stand in another place, and which edits are therefore one move?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from motions.domain.difference import Difference
from motions.domain.edit import Edit
from motions.domain.wording import wording
from motions.domain.words import words

_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class RunMoves:
    """Which old and which new blocks move, each with a number for its move; blocks that move together share it."""

    old: Mapping[int, int] = field(default_factory=dict)
    new: Mapping[int, int] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        """Tell whether a block moves."""
        return bool(self.old or self.new)

    def within(self, run: Difference) -> RunMoves:
        """Give those in a run of blocks, counted from its beginning."""
        return RunMoves(
            _counted_from(self.old, run.old_start, run.old_end), _counted_from(self.new, run.new_start, run.new_end)
        )


def _counted_from(moves: Mapping[int, int], start: int, end: int) -> Mapping[int, int]:
    return {index - start: moves[index] for index in range(start, end) if index in moves}


def moved_blocks(
    old: Sequence[str], new: Sequence[str], runs: Sequence[Difference], stands_once: Callable[[str], bool]
) -> RunMoves:
    """Find the blocks that go in one place and come in another with the same words, alone or several together.

    `old` and `new` are the blocks in the form in which they are compared, and `runs` what differs of them. A block that
    goes or comes several times is no move, and what has fewer than four words only if it stands once in the old text.
    """
    going = _standing_once(old, [index for run in runs for index in range(run.old_start, run.old_end)])
    coming = _standing_once(new, [index for run in runs for index in range(run.new_start, run.new_end)])
    pairs = [(going[block], index) for block, index in coming.items() if block in going]
    moves = [pairs for pairs in _together(pairs) if _is_telling([old[index] for index, _ in pairs], stands_once)]
    numbered = [(pair, number) for number, pairs in enumerate(moves, 1) for pair in pairs]
    return RunMoves({pair[0]: number for pair, number in numbered}, {pair[1]: number for pair, number in numbered})


def _standing_once(blocks: Sequence[str], indices: Sequence[int]) -> dict[str, int]:
    """Give where each block stands that only one of the indices has."""
    count = Counter(blocks[index] for index in indices)
    return {blocks[index]: index for index in indices if count[blocks[index]] == 1}


def _together(pairs: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    groups: list[list[tuple[int, int]]] = []
    for old, new in pairs:
        if groups and groups[-1][-1] == (old - 1, new - 1):
            groups[-1].append((old, new))
        else:
            groups.append([(old, new)])
    return groups


def _is_telling(blocks: Sequence[str], stands_once: Callable[[str], bool]) -> bool:
    long_enough = sum(len(block.split()) for block in blocks) >= _FEWEST_WORDS
    return long_enough or all(map(stands_once, blocks))


def linked(edits: Sequence[Edit], are_moved: Sequence[bool]) -> tuple[Edit, ...]:
    """Give each deletion and the insertion of the same words a number for their move, from 1 in order of insertions.

    `are_moved` tells of which edits it is known that they move whole blocks; of others four words have to be the same.
    """
    going: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    coming: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, edit in enumerate(edits):
        side, stream = (coming, edit.new.stream) if edit.is_insertion else (going, edit.old.stream)
        if (edit.is_insertion or edit.is_deletion) and _can_move(stream, are_moved[index]):
            side[_wordings(stream)].append(index)
    move_of: dict[int, int] = {}
    for wordings, insertions in coming.items():
        if len(insertions) == len(going.get(wordings, ())) == 1:
            move_of[insertions[0]] = move_of[going[wordings][0]] = len(move_of) // 2 + 1
    return tuple(replace(edit, move=move_of[index]) if index in move_of else edit for index, edit in enumerate(edits))


def _can_move(stream: str, is_moved: bool) -> bool:
    return is_moved or len(stream.split()) >= _FEWEST_WORDS


def _wordings(stream: str) -> tuple[str, ...]:
    return tuple(wording(word.text) for word in words(stream.strip("\t\n")))
