"""Which edits do not compete, but stand so near each other that somebody should read them together?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from motions.domain.consolidation import consolidate
from motions.domain.edit import Edit, Scope
from motions.domain.passage import Opening, Passage, blocks_of, join
from motions.domain.relation import Change, Kind, change, relation, text_order
from motions.domain.text import Text
from motions.domain.words import BLOCK_END, BLOCK_START, ends_with_abbreviation, sentence_borders

MOST_BESIDE = 12

_ENDS_A_SENTENCE = re.compile(r"[.!?:][\"'“”‘’«»)\]]*$")


@dataclass(frozen=True)
class Near:
    """Two edits that stand near each other, in text order, each with the numbers of all that are identical to it.

    `start` and `end` are the range of the sentences that they change.
    """

    text: Text
    edits: tuple[Edit, Edit]
    first: tuple[str, ...]
    second: tuple[str, ...]
    start: int
    end: int

    @cached_property
    def original(self) -> str:
        """The sentences as they stand in the frozen text, parted by line feeds where blocks are."""
        return _words(_whole_blocks(self.text.passage, self.start, self.end))

    @cached_property
    def wording(self) -> str:
        """The sentences as they would be if both edits were adopted."""
        excerpt = _whole_blocks(self.text.passage, self.start, self.end)
        begins_inside = self.text.stream[self.start] != BLOCK_START
        shift = int(begins_inside) - self.start
        moved = [replace(edit, start=edit.start + shift, end=edit.end + shift, within="") for edit in self.edits]
        return _words(consolidate(Text(excerpt, ()), moved).passage)


def near_pairs(text: Text, edits: Iterable[Edit], within: str = "") -> tuple[Near, ...]:
    """Find independent edits of different amendments that stand in one sentence, or words put in where others go.

    The mark decides nothing; it is for whoever has to see that both make sense together. Taken are the edits of the
    frozen text, or, if `text` is the new text of an edit, those of sub-amendments `within` that edit. Identical edits
    are taken as one. An edit is set beside at most MOST_BESIDE others that come before it in its sentence, the nearest
    ones. An inserted sentence or block changes no sentence that stands there. The pairs stand in text order.
    """
    identical: dict[Change, list[Edit]] = {}
    for edit in sorted(edits, key=text_order):
        if edit.scope is Scope.PASSAGE and edit.within == within:
            identical.setdefault(change(edit), []).append(edit)
    sentences = _Sentences(text)
    one_of_each = [same[0] for same in identical.values()]
    pairs = {
        (x.id, y.id): (x, y) for x, y in (*_in_one_sentence(sentences, one_of_each), *_at_edges(text, one_of_each))
    }
    found = []
    for x, y in sorted(pairs.values(), key=lambda pair: (text_order(pair[0]), text_order(pair[1]))):
        first, second = identical[change(x)], identical[change(y)]
        if len({edit.amendment for edit in (*first, *second)}) > 1 and relation(x, y) is Kind.INDEPENDENT:
            start, end = sentences.around(x, y)
            found.append(Near(text, (x, y), _numbers(first), _numbers(second), start, end))
    return tuple(found)


def _numbers(edits: Iterable[Edit]) -> tuple[str, ...]:
    return tuple(edit.id for edit in edits)


class _Sentences:
    """The sentences of a text, looked up block by block."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._known: dict[int, Sequence[tuple[int, int]]] = {}

    def at(self, position: int) -> tuple[int, int]:
        """Give the sentence at a position; at a block's border its first or its last one."""
        inside = position + 1 if self.text.stream[position : position + 1] == BLOCK_START else position
        block = self.text.block_index(inside)
        if block not in self._known:
            borders = sentence_borders(self.text.stream, *self.text.ranges[block])
            self._known[block] = list(zip(borders[::2], borders[1::2], strict=False)) or [self.text.ranges[block]]
        found = self._known[block]
        return found[max(bisect_right(found, (inside, len(self.text.stream))) - 1, 0)]

    def changed(self, edit: Edit) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Give the first and the last sentence that an edit changes; none if it adds a sentence or a block."""
        if not edit.is_insertion:
            return self.at(edit.start), self.at(edit.end - 1)
        if self.text.stream[edit.start : edit.start + 1] in (BLOCK_START, ""):
            return None
        sentence = self.at(edit.start)
        start, end = sentence
        stands_alone = _adds_a_sentence(edit) if edit.start == start else _ends_a_sentence(self.text.stream[start:end])
        return None if stands_alone and edit.start in sentence else (sentence, sentence)

    def around(self, *edits: Edit) -> tuple[int, int]:
        """Give the range of all sentences at which the edits stand."""
        starts = [min(edit.start, self.at(edit.start)[0]) for edit in edits]
        ends = [max(edit.end, self.at(max(edit.end - 1, edit.start))[1]) for edit in edits]
        return min(starts), max(ends)


def _adds_a_sentence(edit: Edit) -> bool:
    return BLOCK_END in edit.new.stream or _ends_a_sentence(edit.new.stream)


def _ends_a_sentence(words: str) -> bool:
    return _ENDS_A_SENTENCE.search(words) is not None and not ends_with_abbreviation(words)


def _in_one_sentence(sentences: _Sentences, ordered: Iterable[Edit]) -> Iterator[tuple[Edit, Edit]]:
    """Give each edit with those before it that end in the sentence in which it begins."""
    ending: dict[tuple[int, int], deque[Edit]] = {}
    for edit in ordered:
        changed = sentences.changed(edit)
        if changed is not None:
            first, last = changed
            yield from ((before, edit) for before in ending.get(first, ()))
            ending.setdefault(last, deque(maxlen=MOST_BESIDE)).append(edit)


def _at_edges(text: Text, ordered: Sequence[Edit]) -> Iterator[tuple[Edit, Edit]]:
    """Give each deletion with the words that others insert at its edges."""
    inserted: dict[int, list[Edit]] = {}
    for edit in ordered:
        if edit.is_insertion and BLOCK_START not in edit.new.stream:
            inserted.setdefault(edit.start, []).append(edit)
    for edit in ordered:
        if edit.is_deletion:
            yield from ((other, edit) for other in inserted.get(edit.start, ())[:MOST_BESIDE])
            after = edit.end
            while text.stream[after : after + 1].isspace() and text.stream[after] not in (BLOCK_START, BLOCK_END):
                after += 1
            yield from ((edit, other) for other in inserted.get(after, ())[:MOST_BESIDE])


def _whole_blocks(passage: Passage, start: int, end: int) -> Passage:
    """Cut a range out and make whole blocks of it."""
    before = Passage() if passage.stream[start] == BLOCK_START else Passage(BLOCK_START, (), (Opening(),))
    after = Passage() if passage.stream[end - 1] == BLOCK_END else Passage(BLOCK_END)
    return join((before, passage.part(start, end), after))


def _words(passage: Passage) -> str:
    return "\n".join(block.prose for block in blocks_of(passage))
