r"""How does new text stand in quotes, in the notation of the editing field, so that it can be read out of them again?

Blocks are parted by ¶. Words that go on with what stands before them come first; if there are none, the quote begins
with ¶. Where the new text ends with the beginning of a block, the quote cannot show that block: it is the `tail`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from motions.domain.errors import Invalid
from motions.domain.notation import read_notation, read_words, write_notation, write_words
from motions.domain.passage import Block, BlockKind, Opening, Passage, join, passage_of, words_of
from motions.domain.quoting import BORDER, with_signs, without_signs
from motions.domain.words import BLOCK_END, BLOCK_START

_BETWEEN_BLOCKS = "\n\n"


@dataclass(frozen=True, slots=True)
class Setting:
    """Whether a place begins, and whether it ends, in the gap between two blocks, and not inside one."""

    begins_in_gap: bool = False
    ends_in_gap: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """New text as words to be quoted, and the opening of the block that begins after them, if one does."""

    words: str
    tail: Opening | None = None


def content_of(new: Passage, setting: Setting, is_plain: bool = False) -> Content:
    """Write the new text of an edit at a place of the given setting for its quotes, plain or in the notation."""
    tail = None
    if new.stream.endswith(BORDER) and not setting.ends_in_gap:
        tail = new.openings[-1]
        new = new.part(0, len(new.stream) - len(BORDER))
    blocks = _blocks(new, setting)
    if is_plain:
        return Content(with_signs(BORDER.join(block.prose for block in blocks)), tail)
    first = 0 if setting.begins_in_gap else 1
    written = [write_words(words_of(block.prose, block.marks)) for block in blocks[:first]]
    if blocks[first:]:
        written.extend(write_notation(blocks[first:]).split(_BETWEEN_BLOCKS))
    return Content(with_signs(BORDER.join(written)), tail)


def _blocks(new: Passage, setting: Setting) -> list[Block]:
    """Cut a new text at the borders of blocks; what goes on with a block counts as a paragraph."""
    openings = [*new.openings] if setting.begins_in_gap else [Opening(), *new.openings]
    start = int(setting.begins_in_gap)
    end = len(new.stream) - setting.ends_in_gap
    blocks = []
    for opening in openings:
        stop = new.stream.find(BORDER, start)
        stop = end if stop < 0 else stop
        part = new.part(start, stop)
        blocks.append(Block(opening.kind, part.stream, opening.mark, part.marks))
        start = stop + len(BORDER)
    return blocks


def read_content(content: Content, setting: Setting) -> Passage | None:
    """Read the new text of an edit out of its quotes; the inverse of `content_of`.

    None if a block among it has no words, or a border of blocks stands where there can be none.
    """
    first, *others = without_signs(content.words).split(BORDER)
    if setting.begins_in_gap:
        first, others = "", [first, *others]
    try:
        beginning, blocks = read_words(first), read_notation(_BETWEEN_BLOCKS.join(others))
    except Invalid:
        return None
    if len(blocks) != len(others) or any(border in part for part in (first, *others) for border in BORDER):
        return None
    return _together(beginning, blocks, content.tail, setting)


def _together(beginning: Passage, blocks: Sequence[Block], tail: Opening | None, setting: Setting) -> Passage:
    if setting.begins_in_gap:
        whole = passage_of(blocks)
    else:
        goes_on = Block(BlockKind.PARAGRAPH, beginning.stream, marks=beginning.marks)
        whole = passage_of([goes_on, *blocks])
        whole = whole.part(len(BLOCK_START), len(whole.stream))
    if not setting.ends_in_gap:
        whole = whole.part(0, len(whole.stream) - len(BLOCK_END))
    return whole if tail is None else join([whole, Passage(BORDER, (), (tail,))])
