"""How is prose broken to numbered lines, once and for all, when a text is published?"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from motions.domain.characters import display_width, takes_room
from motions.domain.joining import Joint, joint
from motions.domain.passage import Block, passage_of
from motions.domain.text import DEFAULT_WIDTH, Form, Head, Line, LineKind, Text

# Only at these do lines break or join in another way than with a space.
_SIGN = re.compile("[\u00ad\u2010\u2011/–-]")
# A break inside a word needs a letter or another sign before it: a line of nothing but a dash reads differently.
_BREAK_IN_WORD = re.compile(r"(?<=[^\s/–-])[/–-]+(?=[^\s/–-])")
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
    position = 1
    for block in whole:
        prose, kind = block.prose, LineKind(block.kind.value)
        lead = f"{block.mark} " if block.mark else ""
        for start, end in _wrap(prose, width, display_width(lead)):
            printed = (lead if start == 0 else "") + prose[start:end]
            lines.append(Line(first_number + len(lines), printed, kind, position + start, position + end))
        position += len(prose) + 2
    return Text(passage_of(whole), tuple(lines), head or Head(), form or Form(), width)


def _wrap(prose: str, width: int, indent: int) -> Iterator[tuple[int, int]]:
    """Give the range of each line; on the first line `indent` characters are taken already."""
    columns = _columns(prose)
    inside, closed = _unusual_breaks(prose)
    room = max(width - indent, 1)
    start, end = _without_spaces(prose, 0, len(prose))
    while start < end:
        limit = bisect_right(columns, columns[start] + room) - 1
        stop = end if limit >= end else _last_break(prose, start, limit, inside, closed)
        yield start, _without_spaces(prose, start, stop)[1]
        start, room = _without_spaces(prose, stop, end)[0], width


def _columns(prose: str) -> Sequence[int]:
    """Give for each position how much room what stands before it takes."""
    if unicodedata.is_normalized("NFC", prose) and all(map(takes_room, set(prose))):
        return range(len(prose) + 1)
    return [0, *accumulate(map(takes_room, prose))]


def _without_spaces(prose: str, start: int, end: int) -> tuple[int, int]:
    while start < end and prose[start] == " ":
        start += 1
    while start < end and prose[end - 1] == " ":
        end -= 1
    return start, end


def _last_break(prose: str, start: int, limit: int, inside: Sequence[int], closed: Collection[int]) -> int:
    """Give the last place up to `limit` at which a line that begins at `start` may end.

    What has no room on a line of its own breaks at any space, and at `limit` if there is none.
    """
    space = prose.rfind(" ", start, limit + 1)
    while space in closed:
        space = prose.rfind(" ", start, space)
    index = bisect_right(inside, limit)
    place = max(space, inside[index - 1] if index else 0)
    if place > start:
        return place
    any_space = prose.rfind(" ", start, limit + 1)
    return limit if any_space == -1 else any_space


def _unusual_breaks(prose: str) -> tuple[list[int], set[int]]:
    """Give the places inside words at which a line may end, and the spaces at which none may."""
    inside: list[int] = []
    closed: set[int] = set()
    for start, end in _words_with_signs(prose):
        breaks = (found.end() for found in _BREAK_IN_WORD.finditer(prose, start, end))
        inside += [place for place in breaks if _may_break_in_word(prose, place)]
        if not _may_break_at_space(prose, end):
            closed.update(range(end, _without_spaces(prose, end, len(prose))[0]))
    return inside, closed


def _words_with_signs(prose: str) -> Iterator[tuple[int, int]]:
    end = 0
    while found := _SIGN.search(prose, end):
        start = prose.rfind(" ", end, found.start()) + 1
        end = prose.find(" ", found.end())
        end = len(prose) if end == -1 else end
        yield start, end


def _may_break_at_space(prose: str, place: int) -> bool:
    following = prose[place : place + _SEEN_AFTER].lstrip(" ")
    return joint(prose[max(place - _SEEN_BEFORE, 0) : place], following) is Joint.SPACE


def _may_break_in_word(prose: str, place: int) -> bool:
    following = prose[place : place + _SEEN_AFTER]
    if prose[place - 1] == "-" and not (following[0].isupper() or following[0].isdecimal()):
        return False
    return joint(prose[max(place - _SEEN_BEFORE, 0) : place], following) is Joint.NOTHING
