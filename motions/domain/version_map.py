"""Where does each word of one version of a text stand in another?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from motions.domain.edit import Edit, number_edits
from motions.domain.errors import Invalid
from motions.domain.minimal import minimal_edits
from motions.domain.text import Text
from motions.domain.words import Word, is_border, words


@dataclass(frozen=True)
class VersionMap:
    """Two versions of a text, and what has changed from the one to the other.

    `changes` are minimal edits over the old version, in text order and numbered; they give the new one. Words are
    counted from 0 in each version, borders of blocks aside.
    """

    old: Text
    new: Text
    changes: tuple[Edit, ...]

    @cached_property
    def old_words(self) -> tuple[Word, ...]:
        """The words of the old version."""
        return _words(self.old)

    @cached_property
    def new_words(self) -> tuple[Word, ...]:
        """The words of the new version."""
        return _words(self.new)

    @cached_property
    def _old_starts(self) -> tuple[int, ...]:
        return tuple(word.start for word in self.old_words)

    @cached_property
    def new_index(self) -> tuple[int | None, ...]:
        """For each word of the old version its count in the new one; None for a word that is gone.

        A word of a passage that was moved is not gone: it stands where the passage was put in.
        """
        found: list[int | None] = [None] * len(self.old_words)
        taken: dict[int, range] = {}
        put_in: dict[int, range] = {}
        old_count = new_count = 0
        for change in self.changes:
            first, last = self.old_range(change.start, change.end)
            for index in range(old_count, first):
                found[index] = new_count + index - old_count
            new_count += first - old_count
            brought = _count(change.new.stream)
            if change.move:
                (put_in if change.is_insertion else taken)[change.move] = (
                    range(new_count, new_count + brought) if change.is_insertion else range(first, last)
                )
            new_count += brought
            old_count = last
        for index in range(old_count, len(found)):
            found[index] = new_count + index - old_count
        for move, gone in taken.items():
            for index, place in zip(gone, put_in.get(move, ()), strict=False):
                found[index] = place
        return tuple(found)

    def old_range(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of words of the old version of which something stands in the positions [start, end).

        For start = end it is the empty range before the word that begins there or later.
        """
        first = bisect_left(self._old_starts, start)
        if start < end and first and self.old_words[first - 1].end > start:
            first -= 1
        return first, max(bisect_left(self._old_starts, end), first)

    def new_word(self, index: int) -> Word | None:
        """Give the word of the new version that the word of this count in the old one is now; None if it is gone."""
        place = self.new_index[index] if 0 <= index < len(self.new_index) else None
        return None if place is None else self.new_words[place]

    @cached_property
    def new_block(self) -> tuple[int | None, ...]:
        """For each block of the old version the block of the new one that holds just what is kept of it, if one does.

        None for a block of which no word is kept, that was divided, or that was joined with another.
        """
        targets: list[set[int]] = [set() for _ in self.old.ranges]
        for index, word in enumerate(self.old_words):
            now = self.new_word(index)
            if now is not None:
                targets[self.old.block_index(word.start)].add(self.new.block_index(now.start))
        claimed: dict[int, int] = {}
        for found in targets:
            for block in found:
                claimed[block] = claimed.get(block, 0) + 1
        return tuple(
            next(iter(found)) if len(found) == 1 and claimed[next(iter(found))] == 1 else None for found in targets
        )

    def changes_at(self, edit: Edit) -> tuple[Edit, ...]:
        """Give the changes that touch what an edit of the old version changes, or stand at the place it inserts at."""
        first = bisect_left(self._change_ends, edit.start)
        touching = []
        for change in self.changes[first:]:
            if change.start > edit.end:
                break
            inside = change.start < edit.end and edit.start < change.end
            if inside or (change.start, change.end) == (edit.start, edit.end):
                touching.append(change)
        return tuple(touching)

    def changes_at_place(self, position: int) -> tuple[Edit, ...]:
        """Give the changes that put something in at a position of the old version."""
        first = bisect_left(self._change_ends, position)
        last = bisect_right(self._change_ends, position)
        return tuple(change for change in self.changes[first:last] if change.start == position)

    @cached_property
    def _change_ends(self) -> tuple[int, ...]:
        return tuple(change.end for change in self.changes)


def version_map(old: Text, new: Text) -> VersionMap:
    """Find what has changed from one version of a text to another."""
    return VersionMap(old, new, tuple(_changes(old, new)))


def _changes(old: Text, new: Text) -> Iterable[Edit]:
    if not old.stream:
        return
    try:
        found: Sequence[Edit] = minimal_edits(old, 0, len(old.stream), new.passage)
    except Invalid:
        return
    yield from number_edits("", found)


def _words(text: Text) -> tuple[Word, ...]:
    return tuple(_of_prose(text.stream))


def _of_prose(stream: str) -> Iterator[Word]:
    return (word for word in words(stream) if not is_border(word))


def _count(stream: str) -> int:
    return sum(1 for _ in _of_prose(stream))
