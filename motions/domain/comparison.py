"""Which words does a text have before and after a passage of it is rewritten?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from motions.domain.alignment import BORDER
from motions.domain.difference import Difference, trim
from motions.domain.passage import Passage, join, words_of
from motions.domain.spacing import Place, space_between
from motions.domain.text import Text
from motions.domain.wording import wording
from motions.domain.words import BLOCK_END, BLOCK_START, Word, words


@dataclass(frozen=True, slots=True)
class Side:
    """The words of some blocks of a passage, with a BORDER after the last word of each, and how they are compared.

    `gap` is the position before the first of the blocks.
    """

    passage: Passage
    words: tuple[Word, ...]
    wordings: tuple[str, ...]
    gap: int = 0

    def part(self, start: int, end: int) -> Side:
        """Give the words [start, end), of which the first begins a block."""
        return Side(self.passage, self.words[start:end], self.wordings[start:end], self.gap_before(start))

    def begins_block(self, index: int) -> bool:
        """Tell whether the word of this index would be the first of a block."""
        return index == 0 or self.wordings[index - 1] == BORDER

    def ends_block(self, index: int) -> bool:
        """Tell whether a block ends before the word of this index would come."""
        return index == len(self.words) or self.wordings[index] == BORDER

    def has_border(self, start: int, end: int) -> bool:
        """Tell whether a block ends within the words [start, end)."""
        return BORDER in self.wordings[start:end]

    def gap_before(self, index: int) -> int:
        """Give the position of the gap before the block that begins with the word of this index."""
        return self.words[index - 1].start + 1 if index else self.gap

    def words_between(self, start: int, end: int) -> Passage:
        """Give the words [start, end), at least one, as a passage."""
        return self.passage.part(self.words[start].start, self.words[end - 1].end)

    def blocks_between(self, start: int, end: int) -> Passage:
        """Give the words [start, end), which are whole blocks, as a passage of whole blocks."""
        return self.passage.part(self.gap_before(start), self.gap_before(end))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whole blocks of a text before and after a rewriting, and what differs, equal words at the ends trimmed."""

    old: Side
    new: Side
    core: Difference


def compare(text: Text, start: int, end: int, new: Passage) -> Comparison:
    """Compare the blocks that a rewriting of [start, end) touches with what becomes of them.

    What is compared depends only on the text and on what becomes of it, not on how wide the rewritten range was chosen:
    the blocks in which the first and the last differing word stand. A word that the range cuts counts as two.
    """
    first, last = text.block_index(start), text.block_index(end)
    while True:
        old, rewritten = _sides(text, start, end, new, first, last)
        core = trim(old.wordings, rewritten.wordings, Difference(0, len(old.words), 0, len(rewritten.words)))
        if core.old_start < min(len(old.words), len(rewritten.words)) or last + 1 >= len(text.ranges):
            return _narrowed(old, rewritten, core)
        # What was put in or taken away may be equal to what follows, too; only more of the text can tell.
        last = min(2 * last - first + 1, len(text.ranges) - 1)


def _narrowed(old: Side, new: Side, core: Difference) -> Comparison:
    """Keep only the blocks in which the trimmed change begins and ends."""
    start = core.old_start
    while not old.begins_block(start):
        start -= 1
    end = core.old_end
    while not old.ends_block(end):
        end += 1
    end = min(end + 1, len(old.words))
    new_end = core.new_end + end - core.old_end
    return Comparison(old.part(start, end), new.part(start, new_end), core.moved(-start, -start))


def word_around(text: Text, position: int) -> Word | None:
    """Give the word that begins before the position and ends after it, as one does that two printed lines share."""
    if not text.ranges:
        return None
    start, end = text.ranges[text.block_index(position)]
    return next((word for word in words(text.stream, start, end) if word.start < position < word.end), None)


def _sides(text: Text, start: int, end: int, new: Passage, first: int, last: int) -> tuple[Side, Side]:
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
    return _side(text.passage, [before, *old_cuts, behind]), _side(result, [0, *new_cuts, len(result.stream)])


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


def _side(passage: Passage, cuts: Sequence[int]) -> Side:
    found = tuple(_with_borders_joined(passage.stream, cuts))
    wordings = tuple(BORDER if word.text == BORDER else wording(word.text) for word in found)
    return Side(passage, found, wordings, cuts[0])


def _with_borders_joined(stream: str, cuts: Sequence[int]) -> Iterator[Word]:
    """Cut a stream into words, with one BORDER after the last word of each block; a block without words is passed over.

    A BORDER begins at the block's end and reaches to where the next block begins, if one follows.
    """
    is_open = False
    for start, end in pairwise(cuts):
        for word in words(stream, start, end):
            if word.text == BLOCK_END and is_open:
                yield Word(word.start, min(word.end + 1, len(stream)), BORDER)
                is_open = False
            elif word.text not in (BLOCK_START, BLOCK_END):
                yield word
                is_open = True
