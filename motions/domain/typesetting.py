"""How is prose broken to numbered lines, once and for all, when a text is published?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from motions.domain.characters import display_width, takes_room
from motions.domain.joining import Joint, joint
from motions.domain.passage import Block, passage_of
from motions.domain.text import DEFAULT_WIDTH, Form, Head, Line, LineKind, Text

# A break inside a word needs a letter or another sign before it: a line of nothing but a dash reads differently.
_BREAK = re.compile(r"(?P<spaces> +)|(?<=[^\s/–-])[/–-]+(?=[^\s/–-])")
_WORD = re.compile(r"[^ ]+")
_SEEN_BEFORE = 40
_SEEN_AFTER = 60


def typeset(
    blocks: Iterable[Block],
    width: int = DEFAULT_WIDTH,
    *,
    first_number: int = 1,
    head: Head | None = None,
    form: Form | None = None,
) -> Text:
    """Break blocks to lines of at most `width` characters, as many words on each as fit, and number them.

    Numbers rise by one from `first_number`; the space between two blocks gets none. A line breaks at a space, after –
    and /, and after a hyphen before an upper-case letter or a digit; nowhere else, and only where reading the printed
    lines gives the same words again. A longer word than the width begins a line and is cut. `width` counts composed
    letters and is at least 1.
    """
    whole = tuple(blocks)
    lines: list[Line] = []
    position = 0
    for block in whole:
        lead = f"{block.mark} " if block.mark else ""
        for start, end in _wrap(block.prose, width, display_width(lead)):
            printed = (lead if start == 0 else "") + block.prose[start:end]
            number = first_number + len(lines)
            lines.append(Line(number, printed, LineKind(block.kind.value), position + 1 + start, position + 1 + end))
        position += len(block.prose) + 2
    return Text(passage_of(whole), tuple(lines), head or Head(), form or Form(), width)


def _wrap(prose: str, width: int, indent: int) -> Iterator[tuple[int, int]]:
    """Give the range of each line; on the first line `indent` characters are taken already."""
    room = max(width - indent, 1)
    line: tuple[int, int] | None = None
    used = 0
    for start, end in _stretches_to_set(prose, room):
        length = display_width(prose[start:end])
        if line is not None and used + start - line[1] + length <= room:
            used += start - line[1] + length
            line = (line[0], end)
            continue
        if line is not None:
            yield line
            room = width
        *full, rest = _cut(prose, start, end, room, width)
        yield from full
        if full:
            room = width
        line = rest
        used = display_width(prose[rest[0] : rest[1]])
    if line is not None:
        yield line


def _stretches_to_set(prose: str, room: int) -> Iterator[tuple[int, int]]:
    """Give the stretches that no line breaks; one that has no room on any line breaks at its spaces all the same."""
    for start, end in _stretches(prose):
        if display_width(prose[start:end]) <= room:
            yield start, end
        else:
            yield from (found.span() for found in _WORD.finditer(prose, start, end))


def _stretches(prose: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of prose that no line may break, without the spaces between them."""
    start = 0
    for found in _BREAK.finditer(prose):
        if not _may_break(prose, found):
            continue
        end = found.start() if found["spaces"] else found.end()
        if start < end:
            yield start, end
        start = found.end()
    if start < len(prose):
        yield start, len(prose)


def _may_break(prose: str, found: re.Match[str]) -> bool:
    following = prose[found.end() : found.end() + _SEEN_AFTER]
    if found["spaces"]:
        return joint(prose[max(found.start() - _SEEN_BEFORE, 0) : found.start()], following) is Joint.SPACE
    if prose[found.end() - 1] == "-" and not (following[0].isupper() or following[0].isdecimal()):
        return False
    return joint(prose[max(found.end() - _SEEN_BEFORE, 0) : found.end()], following) is Joint.NOTHING


def _cut(prose: str, start: int, end: int, room: int, width: int) -> list[tuple[int, int]]:
    """Cut a stretch into pieces that fit, the first into `room` and the others into `width`; most need no cut."""
    pieces: list[tuple[int, int]] = []
    used = 0
    for position in range(start, end):
        if used == (width if pieces else room) and takes_room(prose[position]):
            pieces.append((start, position))
            start, used = position, 0
        used += takes_room(prose[position])
    return [*pieces, (start, end)]
