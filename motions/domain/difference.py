"""What is one difference between two runs of units, such as words or blocks?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Unit = TypeVar("Unit", int, str)


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """Replaces the old units [old_start, old_end) by the new units [new_start, new_end), both counted from 0."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def is_insertion(self) -> bool:
        """Tell whether nothing old is taken away."""
        return self.old_start == self.old_end

    @property
    def is_deletion(self) -> bool:
        """Tell whether nothing new is put in."""
        return self.new_start == self.new_end

    @property
    def is_nothing(self) -> bool:
        """Tell whether nothing is taken away and nothing put in."""
        return self.is_insertion and self.is_deletion

    def moved(self, old: int, new: int) -> Difference:
        """Give the change as many units further on among the old and among the new."""
        return Difference(self.old_start + old, self.old_end + old, self.new_start + new, self.new_end + new)

    def in_words(self, old_starts: Sequence[int], new_starts: Sequence[int]) -> Difference:
        """Give the change of larger units, of which the starts are known, as a change of the words in them."""
        return Difference(
            old_starts[self.old_start], old_starts[self.old_end], new_starts[self.new_start], new_starts[self.new_end]
        )


def trim(old: Sequence[Unit], new: Sequence[Unit], change: Difference) -> Difference:
    """Take equal units off both ends of a change, first at its beginning, then at its end."""
    longest = min(change.old_end - change.old_start, change.new_end - change.new_start)
    start = 0
    while start < longest and old[change.old_start + start] == new[change.new_start + start]:
        start += 1
    end = 0
    while end < longest - start and old[change.old_end - end - 1] == new[change.new_end - end - 1]:
        end += 1
    return Difference(change.old_start + start, change.old_end - end, change.new_start + start, change.new_end - end)
