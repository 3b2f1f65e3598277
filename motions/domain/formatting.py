"""What changes in a rewriting beside the wording: bold, italic, list marks and kinds of blocks?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from motions.domain.comparison import Blocks, Rewriting, compare
from motions.domain.difference import Difference
from motions.domain.matching import differences
from motions.domain.parts import Parts
from motions.domain.passage import MarkKind, Opening, Passage
from motions.domain.runs import changed_runs
from motions.domain.side import BORDER, Comparison
from motions.domain.text import Text
from motions.domain.words import Word

Pair = tuple[Word, Word]


class Formatting(Enum):
    """What of words or of a block is formatting and not wording."""

    BOLD = "bold"
    ITALIC = "italic"
    LIST_MARK = "list_mark"
    BLOCK_KIND = "block_kind"


_OF_MARK = {MarkKind.BOLD: Formatting.BOLD, MarkKind.ITALIC: Formatting.ITALIC}


@dataclass(frozen=True, slots=True)
class FormattingChange:
    """Words of a text that stay, and what changes about them; [start, end) are positions in the text's stream.

    `old` and `new` are the list mark or the value of the kind of the block in which they stand; of words set apart they
    are "bold" or "italic", and nothing where they are not.
    """

    start: int
    end: int
    what: Formatting
    old: str
    new: str


def formatting_changes(text: Text, start: int, end: int, new: Passage) -> tuple[FormattingChange, ...]:
    """Give what a rewriting of [start, end) by `new` changes about words that stay, in text order.

    Such changes are no amendment: they are editorial and leave the wording as it is. What is put in has its formatting
    with it. A block is the same if the first of its words that stay is the first to stay in the new one, too.
    """
    if not new.stream:
        return ()
    rewriting = compare(text, start, end, new)
    found = [change for part in _compared_parts(rewriting) for change in _changes(part)]
    return tuple(sorted(found, key=lambda change: (change.start, change.end, change.what.value)))


@dataclass(frozen=True, slots=True)
class _Compared:
    """Blocks before and after, counted from the first of the rewriting, and the changes of words in them."""

    where: Difference
    comparison: Comparison
    changes: Sequence[Difference]


def _compared_parts(rewriting: Rewriting) -> Iterator[_Compared]:
    """Give all blocks in which the formatting may differ."""
    old_place = new_place = 0
    for run in changed_runs(rewriting):
        yield from _equal_blocks(rewriting, range(old_place, run.where.old_start), new_place)
        yield _Compared(run.where, run.comparison, run.changes)
        old_place, new_place = run.where.old_end, run.where.new_end
    yield from _equal_blocks(rewriting, range(old_place, len(rewriting.old.ranges)), new_place)


def _equal_blocks(rewriting: Rewriting, old: range, new_place: int) -> Iterator[_Compared]:
    for new_index, index in enumerate(old, new_place):
        if _formatted(rewriting.old, index) != _formatted(rewriting.new, new_index):
            before, after = rewriting.old.side(index, index + 1), rewriting.new.side(new_index, new_index + 1)
            where = Difference(index, index + 1, new_index, new_index + 1)
            yield _Compared(where, Comparison(before, after), differences(before.wordings, after.wordings))


def _formatted(blocks: Blocks, index: int) -> tuple[object, ...]:
    start, end = blocks.ranges[index]
    return blocks.parts.openings(start - 1, start), frozenset(blocks.parts.marks(start, end)), blocks.prose(index)


def _changes(part: _Compared) -> Iterator[FormattingChange]:
    old, new = part.comparison.old, part.comparison.new
    pairs = list(_staying(part))
    yield from _together(old.stream, [change for pair in pairs for change in _of_word(pair, old.parts, new.parts)])
    seen_old: set[int] = set()
    seen_new: set[int] = set()
    for one, other in pairs:
        index, new_index = old.block_of(one.start), new.block_of(other.start)
        if index not in seen_old and new_index not in seen_new:
            yield from _of_block(old.ranges[index], old.parts, new.ranges[new_index], new.parts)
        seen_old.add(index)
        seen_new.add(new_index)


def _staying(part: _Compared) -> Iterator[Pair]:
    """Give each word that stays with what it is in the new text."""
    old, new = part.comparison.old, part.comparison.new
    old_place = new_place = 0
    for change in [*part.changes, Difference(len(old.starts), len(old.starts), len(new.starts), len(new.starts))]:
        places = zip(range(old_place, change.old_start), range(new_place, change.new_start), strict=True)
        yield from ((old.word(one), new.word(other)) for one, other in places if old.wordings[one] != BORDER)
        old_place, new_place = change.old_end, change.new_end


def _of_word(pair: Pair, old: Parts, new: Parts) -> Iterator[FormattingChange]:
    """Compare the marks character by character, or, where a word is typed in another way, those it has at all."""
    one, other = pair
    for kind in MarkKind:
        before, after = _marked(one, kind, old), _marked(other, kind, new)
        if len(one.text) != len(other.text):
            before, after = ({*range(one.end - one.start)} if marked else set() for marked in (before, after))
        name = _OF_MARK[kind].value
        for offset in sorted(before ^ after):
            place = one.start + offset
            values = (name, "") if offset in before else ("", name)
            yield FormattingChange(place, place + 1, _OF_MARK[kind], *values)


def _marked(word: Word, kind: MarkKind, parts: Parts) -> set[int]:
    """Give the places of a word's characters, counted from 0, that are set apart in a way."""
    marks = parts.marks(word.start, word.end)
    return {place for mark in marks if mark.kind is kind for place in range(mark.start, mark.end)}


def _together(stream: str, changes: Sequence[FormattingChange]) -> list[FormattingChange]:
    """Make one change of neighbours with nothing but spaces between them."""
    together: list[FormattingChange] = []
    for change in sorted(changes, key=lambda change: (change.what.value, change.start)):
        last = together[-1] if together else None
        is_same = last is not None and (last.what, last.new) == (change.what, change.new)
        if last is not None and is_same and not stream[last.end : change.start].strip(" \u00a0\u202f"):
            together[-1] = replace(last, end=change.end)
        else:
            together.append(change)
    return together


def _of_block(
    old: tuple[int, int], old_parts: Parts, new: tuple[int, int], new_parts: Parts
) -> Iterator[FormattingChange]:
    before, after = _opening(old_parts, old[0]), _opening(new_parts, new[0])
    if before.kind is not after.kind:
        yield FormattingChange(*old, Formatting.BLOCK_KIND, before.kind.value, after.kind.value)
    if before.mark != after.mark:
        yield FormattingChange(*old, Formatting.LIST_MARK, before.mark, after.mark)


def _opening(parts: Parts, start: int) -> Opening:
    return next(iter(parts.openings(start - 1, start)), Opening())
