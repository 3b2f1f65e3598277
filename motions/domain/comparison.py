"""Which blocks does a text have before and after a passage of it is rewritten?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from motions.domain.difference import Difference
from motions.domain.hyphenation import without_hyphenation
from motions.domain.parts import Parts
from motions.domain.passage import Passage, join, words_of
from motions.domain.side import BORDER, Side, side
from motions.domain.spacing import Place, space_between
from motions.domain.text import Text
from motions.domain.wording import wording_of_prose
from motions.domain.words import BLOCK_END, BLOCK_START, Word, words


@dataclass(frozen=True)
class Blocks:
    """The blocks with words that stand in [start, end) of a passage; at `cuts` the rewritten range cuts words."""

    passage: Passage
    start: int
    end: int
    cuts: tuple[int, ...] = ()

    @cached_property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """For each block the range [start, end) of its prose."""
        return tuple(_ranges(self.passage.stream, self.start, self.end))

    @cached_property
    def parts(self) -> Parts:
        """What gives parts of the passage."""
        return Parts(self.passage)

    def prose(self, index: int) -> str:
        """Give the prose of a block."""
        start, end = self.ranges[index]
        return self.passage.stream[start:end]

    def wordings(self, first: int, last: int) -> list[str]:
        """Give the form in which each of the blocks [first, last) is compared as a whole."""
        together = "\n".join(self.prose(index) for index in range(first, last))
        return [prose.strip() for prose in wording_of_prose(together).split("\n")] if first < last else []

    def side(self, first: int, last: int) -> Side:
        """Give the words of the blocks [first, last)."""
        gap = self.ranges[first - 1][1] + 1 if first else self.start
        return side(self.parts, self.ranges[first:last], self.cuts, gap)


@dataclass(frozen=True)
class Rewriting:
    """The blocks of a text before and after a rewriting, and which of them differ, equal blocks at the ends trimmed."""

    old: Blocks
    new: Blocks
    middle: Difference

    @cached_property
    def _count_in_text(self) -> Counter[str]:
        whole = Blocks(self.old.passage, 0, len(self.old.passage.stream))
        return Counter(whole.wordings(0, len(whole.ranges)))

    def stands_once(self, wording: str) -> bool:
        """Tell whether only one block of the whole old text, in the form in which it is compared, is this."""
        return self._count_in_text[wording] == 1


def compare(text: Text, start: int, end: int, new: Passage) -> Rewriting:
    """Compare the blocks that a rewriting of [start, end) touches with what becomes of them.

    What differs depends only on the text and on what becomes of it, not on how wide the rewritten range was chosen. A
    word that the range cuts counts as two.
    """
    new = without_hyphenation(new, text.stream)
    first, last = text.block_index(start), text.block_index(end)
    while True:
        old, rewritten = _before_and_after(text, start, end, new, first, last)
        middle = _trimmed(old, rewritten)
        if middle.old_start < min(len(old.ranges), len(rewritten.ranges)) or last + 1 >= len(text.ranges):
            return Rewriting(old, rewritten, middle)
        # What was put in or taken away may be equal to what follows, too; only more of the text can tell.
        last = min(2 * last - first + 1, len(text.ranges) - 1)


def _ranges(stream: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = stream.find(BLOCK_END, start, end)
        stop = end if stop == -1 else stop
        first = start + 1 if stream.startswith(BLOCK_START, start) else start
        if not stream[first:stop].isspace() and first < stop:
            yield first, stop
        start = stop + 1


def _trimmed(old: Blocks, new: Blocks) -> Difference:
    longest = min(len(old.ranges), len(new.ranges))
    start = 0
    while start < longest and _is_same(old.prose(start), new.prose(start)):
        start += 1
    end = 0
    while end < longest - start and _is_same(old.prose(-end - 1), new.prose(-end - 1)):
        end += 1
    return Difference(start, len(old.ranges) - end, start, len(new.ranges) - end)


def _is_same(old: str, new: str) -> bool:
    return old == new or wording_of_prose(old) == wording_of_prose(new)


def word_around(text: Text, position: int) -> Word | None:
    """Give the word that begins before the position and ends after it, as one does that two printed lines share."""
    if not text.ranges:
        return None
    start, end = text.ranges[text.block_index(position)]
    if not start < position < end:
        return None
    return next((word for word in words(text.stream, start, end) if word.start < position < word.end), None)


def _before_and_after(text: Text, start: int, end: int, new: Passage, first: int, last: int) -> tuple[Blocks, Blocks]:
    before = text.ranges[first][0] - 1 if text.ranges else 0
    behind = text.ranges[last][1] + 1 if text.ranges else 0
    start_is_cut, end_is_cut = (word_around(text, position) is not None for position in (start, end))
    left, right = text.passage.part(before, start), text.passage.part(end, behind)
    if new.stream:
        result = put_together(put_together(left, new, start_is_cut), right, end_is_cut)
    else:
        result = put_together(_with_kept_border(text, start, end, left, right), right, start_is_cut and end_is_cut)
    old_cuts = [start] * start_is_cut + [end] * end_is_cut
    first_seam, second_seam = len(left.stream.rstrip(" ")), len(result.stream) - len(right.stream.lstrip(" "))
    new_cuts = [first_seam] * start_is_cut + [second_seam] * end_is_cut
    old = Blocks(text.passage, before, behind, tuple(old_cuts))
    return old, Blocks(result, 0, len(result.stream), tuple(new_cuts))


def _with_kept_border(text: Text, start: int, end: int, left: Passage, right: Passage) -> Passage:
    """Add the border that a deletion from inside one block into another leaves between what remains of the two."""
    if BLOCK_END in text.stream[start:end] and left.stream.strip() and right.stream.strip():
        opening = text.passage.openings[text.block_index(end)]
        return join([left.part(0, len(left.stream.rstrip(" "))), Passage(BORDER, (), (opening,))])
    return left


def put_together(first: Passage, second: Passage, is_cut: bool = False) -> Passage:
    """Join two passages with the space that belongs between them; in a word that a line's end cuts there is none."""
    before, after = len(first.stream.rstrip(" ")), len(second.stream) - len(second.stream.lstrip(" "))
    if is_cut or not before or after == len(second.stream):
        space = ""
    else:
        space = space_between(Place(first.stream, before - 1), Place(second.stream, after))
    return join([first.part(0, before), words_of(space), second.part(after, len(second.stream))])
