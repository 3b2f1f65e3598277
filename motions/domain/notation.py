r"""How does a person write blocks, bold and lists in a plain editing field?

Blocks are parted by an empty line. A single line break is a space, but a word cut by a hyphen there is whole again.
`**bold**` and `__italic__` set words apart; a block that is bold from end to end is a heading, and with `\` at its end
a paragraph. "- " begins an item, so do the other bullets, and numbers where two follow each other. `\` before a sign
takes its meaning away, and so does a space on either side of one that has no partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from motions.domain.characters import LINE_BREAK, SOFT_HYPHEN, check_characters, tidy
from motions.domain.inline_notation import SIGNS, read_inline, write_inline
from motions.domain.joining import Joint, joint
from motions.domain.list_marks import follows, list_mark, ordinal, without_list_mark
from motions.domain.passage import Block, BlockKind, Mark, MarkKind, Passage, block_ranges, cut_marks
from motions.domain.words import BLOCK_END, BLOCK_START

# A hyphen at the end of a line, which bold or italic may end with; behind a backslash it is a sign like any other.
_LINE_END = re.compile(r"(?<!\\)[-\u2010\u2011\u00ad/–](?P<marks>(?:\*\*|__)*)$")
_LAST_SIGNS = frozenset("-\u2010\u2011\u00ad/–*_")
_MARKS_BEFORE = re.compile(r"^(?:\*\*|__)+")


@dataclass(frozen=True, slots=True)
class _Written:
    """One block as written: its list mark, whether that counts without a neighbour, and what stands after it."""

    mark: str
    is_sure: bool
    words: str


def read_notation(notation: str) -> tuple[Block, ...]:
    r"""Read the blocks of a plain editing field; the inverse of `write_notation`.

    Signs left over are dropped unless spaces stand around them, and so are soft hyphens and further spaces.

    Raises Invalid if a control character stands in it.

    >>> [block.prose for block in read_notation("**Wege**\n\nEin **neuer**\nRadweg.")]
    ['Wege', 'Ein neuer Radweg.']
    """
    check_characters(notation)
    written = tuple(_written_blocks(notation))
    marks = [block.mark for block in written]
    blocks = (_read_block(_with_mark_that_counts(block, marks, index)) for index, block in enumerate(written))
    return tuple(block for block in blocks if block.prose)


def read_words(notation: str) -> Passage:
    """Read words that stand inside a block: bold is read, but no heading, list mark or border of blocks.

    Raises Invalid if a control character stands in it.
    """
    check_characters(notation)
    lines = filter(None, map(_tidy_line, LINE_BREAK.split(notation)))
    return Passage(*read_inline(_joined(list(lines))))


def _written_blocks(notation: str) -> Iterator[_Written]:
    lines: list[str] = []
    for line in (*LINE_BREAK.split(notation), ""):
        words = _tidy_line(line)
        if lines and (not words or _begins_next_item(lines[0], words)):
            yield _written(_joined(lines))
            lines = []
        if words:
            lines.append(words)


def _tidy_line(line: str) -> str:
    """Give a line without spaces around it and invisible signs, but with a soft hyphen at its end."""
    words = tidy(line).strip(" ")
    return words + SOFT_HYPHEN if words and line.rstrip().endswith(SOFT_HYPHEN) else words


def _joined(lines: Sequence[str]) -> str:
    """Join the lines of one block as printed lines join, so that a word that was cut at a line's end is whole again."""
    pieces: list[str] = []
    for index, line in enumerate(lines[:-1]):
        found = _LINE_END.search(line) if line[-1] in _LAST_SIGNS else None
        following = _MARKS_BEFORE.sub("", " ".join(lines[index + 1 : index + 3]))
        link = Joint.SPACE if found is None else joint(line[: found.start("marks")], following)
        pieces.append(f"{line[: found.start()]}{found['marks']}" if found and link is Joint.CUT else line)
        pieces.append(" " if link is Joint.SPACE else "")
    return "".join([*pieces, *lines[-1:]]).replace(SOFT_HYPHEN, "")


def _begins_next_item(first_line: str, words: str) -> bool:
    """Tell whether a line right under an item begins the next one: it has the same bullet or the next number."""
    mark, before = list_mark(words), list_mark(first_line)
    return bool(mark) and (follows(mark, before) if ordinal(mark) else mark == before)


def _written(words: str) -> _Written:
    mark = list_mark(words)
    rest = words[without_list_mark(words) :]
    number = list_mark(rest)
    if mark == "-" and ordinal(number):
        return _Written(number, is_sure=True, words=rest[without_list_mark(rest) :])
    return _Written(mark, is_sure=ordinal(mark) is None, words=rest)


def _with_mark_that_counts(block: _Written, marks: Sequence[str], index: int) -> _Written:
    """Take a number with no neighbour for the beginning of prose: "1. Mai ist Feiertag"."""
    if block.is_sure or stands_in_sequence(marks, index):
        return block
    return replace(block, mark="", words=f"{block.mark} {block.words}")


def stands_in_sequence(marks: Sequence[str], index: int) -> bool:
    """Tell whether the numbered mark of a block follows the one before it or is followed by the next."""
    before = marks[index - 1] if index else ""
    after = marks[index + 1] if index + 1 < len(marks) else ""
    return follows(marks[index], before) or follows(after, marks[index])


def _read_block(written: _Written) -> Block:
    prose, marks = read_inline(written.words)
    if written.mark:
        return Block(BlockKind.ITEM, prose, written.mark, marks)
    whole = Mark(0, len(prose))
    if whole in marks and written.words.endswith(SIGNS[MarkKind.BOLD]):
        return Block(BlockKind.HEADING, prose, marks=tuple(mark for mark in marks if mark != whole))
    return Block(BlockKind.PARAGRAPH, prose, marks=marks)


def write_notation(content: Passage | Iterable[Block]) -> str:
    r"""Write blocks, or a passage cut out of a text, for a plain editing field, with a line for each block.

    Reading it gives the same blocks. Bold inside a heading is not written: a heading is bold in any case. What of a
    passage belongs to a block that begins before it is written as a paragraph. An item without a list mark gets "-".

    >>> write_notation([Block(BlockKind.HEADING, "Wege"), Block(BlockKind.ITEM, "Radwege *", "-")])
    '**Wege**\n\n- Radwege *'
    """
    blocks = _blocks_in(content) if isinstance(content, Passage) else content
    filled = tuple(block for block in blocks if block.prose)
    marks = [_list_mark_of(block) for block in filled]
    return "\n\n".join(_write_block(block, marks, index) for index, block in enumerate(filled))


def write_words(words: Passage) -> str:
    """Write words that stand inside a block; the inverse of `read_words`."""
    return write_inline(words.stream, words.marks)


def _blocks_in(passage: Passage) -> Iterator[Block]:
    first = (passage.stream + BLOCK_START).index(BLOCK_START)
    words = passage.stream[:first].rstrip(BLOCK_END)
    yield Block(BlockKind.PARAGRAPH, words, marks=cut_marks(passage.marks, 0, len(words)))
    for (start, end), opening in zip(block_ranges(passage.stream), passage.openings, strict=True):
        prose = passage.stream[start:end]
        yield Block(opening.kind, prose, opening.mark, cut_marks(passage.marks, start, end))


def _list_mark_of(block: Block) -> str:
    if block.kind is not BlockKind.ITEM:
        return ""
    return block.mark if block.mark and list_mark(f"{block.mark} {block.prose}") == block.mark else "-"


def _write_block(block: Block, marks: Sequence[str], index: int) -> str:
    if block.kind is BlockKind.HEADING:
        inner = tuple(mark for mark in block.marks if mark.kind is not MarkKind.BOLD)
        return write_inline(block.prose, (Mark(0, len(block.prose)), *inner))
    words = write_inline(block.prose, block.marks)
    opening = list_mark(words)
    if opening:
        words = f"{opening[:-1]}\\{words[len(opening) - 1 :]}"
    mark = marks[index]
    if mark:
        alone = ordinal(mark) and not stands_in_sequence(marks, index)
        return f"- {mark} {words}" if alone else f"{mark} {words}"
    return f"{words}\\" if Mark(0, len(block.prose)) in block.marks else words
