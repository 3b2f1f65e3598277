"""At which place of a text does something new go in, as words or as a block of its own?"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from motions.domain.comparison import word_around
from motions.domain.edit import Edit
from motions.domain.errors import Invalid
from motions.domain.minimal import minimal_edits
from motions.domain.passage import Block, BlockKind, Mark, MarkKind, Opening, Passage, join, passage_of
from motions.domain.text import Text
from motions.domain.words import BLOCK_END, BLOCK_START


class Where(Enum):
    """On which side of its lines or its quote something is put in."""

    AFTER = "after"
    BEFORE = "before"


class Shape(Enum):
    """Whether what is put in goes on with the words around it or is a block of its own."""

    BLOCK = "block"
    WORDS = "words"


def insert_after(text: Text, position: int, blocks: Sequence[Block], shape: Shape | None) -> tuple[Edit, ...]:
    """Put blocks in after the word that ends at the position; a word that goes on after it is passed over as a whole.

    Without a shape they are blocks of their own at the end of a block, and words inside it. As blocks of their own they
    divide the block in which the position lies; as words they go on with it, and several divide it, too.

    Raises Invalid if nothing changes.
    """
    word = word_around(text, position)
    index = text.block_index(position)
    start, end = text.ranges[index]
    place = word.end if word else position
    rest = text.stream[place:end]
    if shape is None:
        shape = Shape.WORDS if rest.strip() else Shape.BLOCK
    if shape is Shape.BLOCK and not rest.strip():
        return minimal_edits(text, end + 1, end + 1, passage_of(blocks))
    place = end - len(rest.lstrip())
    new = _dividing(blocks, text.blocks[index].kind) if shape is Shape.BLOCK else as_words(blocks, place == start)
    return minimal_edits(text, place, place, new)


def insert_before(text: Text, position: int, blocks: Sequence[Block], shape: Shape | None) -> tuple[Edit, ...]:
    """Put blocks in before the word that begins at the position; the counterpart of `insert_after`.

    Raises Invalid if nothing changes.
    """
    start, _ = text.ranges[text.block_index(position)]
    before = text.stream[start:position]
    if before.strip():
        return insert_after(text, start + len(before.rstrip()), blocks, shape or Shape.WORDS)
    if shape is Shape.WORDS:
        return minimal_edits(text, start, start, as_words(blocks, begins_block=True))
    return minimal_edits(text, start - 1, start - 1, passage_of(blocks))


def insert_in_gap(text: Text, position: int, blocks: Sequence[Block], shape: Shape | None) -> tuple[Edit, ...]:
    """Put blocks in where a line without words stands.

    Raises Invalid if they shall be words, since there are none to go on with.
    """
    if shape is Shape.WORDS:
        raise Invalid("Dort stehen keine Wörter; nur ein eigener Absatz kann eingefügt werden.", code="no_words")
    start, end = text.ranges[text.block_index(position)]
    if position <= start:
        return minimal_edits(text, start - 1, start - 1, passage_of(blocks))
    if position < end:
        return insert_after(text, position, blocks, shape)
    return minimal_edits(text, end + 1, end + 1, passage_of(blocks))


def as_words(blocks: Sequence[Block], begins_block: bool) -> Passage:
    """Give blocks as a run of words, several with borders between them.

    The first block goes on with what stands before it: its list mark is a dash or a number among words, unless it
    begins a block, and what would be a heading is bold.
    """
    first = blocks[0]
    lead = f"{first.mark} " if first.mark and not begins_block else ""
    marks = tuple(mark.moved(len(lead)) for mark in first.marks)
    if first.kind is BlockKind.HEADING and not begins_block:
        marks = (Mark(0, len(first.prose), MarkKind.BOLD), *marks)
    whole = passage_of([Block(first.kind, lead + first.prose, first.mark, marks), *blocks[1:]])
    return whole.part(1, len(whole.stream) - 1)


def _dividing(blocks: Sequence[Block], kind: BlockKind) -> Passage:
    """Give blocks with the borders that divide a block before and after them; what remains of it keeps its kind."""
    return join([Passage(BLOCK_END), passage_of(blocks), Passage(BLOCK_START, (), (Opening(kind),))])
