"""How far do edits reach: how many words do they touch, in which way, and how many do they bring?"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from motions.domain.edit import Edit, Scope
from motions.domain.relation import change
from motions.domain.text import Text
from motions.domain.words import count_words, is_border, words

# A conference deals with a few texts at a time; each takes 16 bytes for a word.
_TEXTS_KEPT = 16


class Extent(IntEnum):
    """What reaches further, from the furthest; where several kinds are mixed it counts as a replacement."""

    WHOLE_TEXT = 0
    DELETION = 1
    REPLACEMENT = 2
    INSERTION = 3


@dataclass(frozen=True, slots=True)
class Reach:
    """The words of the original that edits touch, the way in which they do, and the new words that they bring."""

    touched: int
    extent: Extent
    new: int


def reach_of(edits: Sequence[Edit], text_of: Callable[[Edit], Text]) -> Reach:
    """Tell how far edits reach that are put as one; identical ones count once.

    `text_of` gives for each the text that its positions count in.
    """
    distinct = edits if len(edits) == 1 else tuple({change(edit): edit for edit in edits}.values())
    return Reach(
        touched=sum(touched_words(edit, text_of(edit)) for edit in distinct),
        extent=_extent(distinct),
        new=sum(count_words(edit.new.stream) for edit in distinct),
    )


def touched_words(edit: Edit, text: Text) -> int:
    """Count the words of the original that the edit takes away, punctuation included, borders of blocks not.

    A word of which it takes a part counts.
    """
    if edit.is_insertion:
        return 0
    if edit.scope is Scope.SUBJECT:
        return count_words(text.head.subject[edit.start : edit.end])
    starts, ends = _borders_of_words(text.stream)
    return bisect_left(starts, edit.end) - bisect_right(ends, edit.start)


@lru_cache(maxsize=_TEXTS_KEPT)
def _borders_of_words(stream: str) -> tuple[Sequence[int], Sequence[int]]:
    """Give where each word of prose starts and where it ends, so that a range of any length is counted at once."""
    found = [word for word in words(stream) if not is_border(word)]
    return array("q", (word.start for word in found)), array("q", (word.end for word in found))


def _extent(edits: Sequence[Edit]) -> Extent:
    if any(edit.scope is Scope.WHOLE_TEXT for edit in edits):
        return Extent.WHOLE_TEXT
    if all(edit.is_deletion for edit in edits):
        return Extent.DELETION
    return Extent.INSERTION if all(edit.is_insertion for edit in edits) else Extent.REPLACEMENT
