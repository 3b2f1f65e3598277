"""How is prose broken to numbered lines, once and for all, when a text is published?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from motions.domain.characters import display_width, takes_room
from motions.domain.joining import Joint, joint
from motions.domain.passage import Block, passage_of
from motions.domain.text import DEFAULT_WIDTH, Form, Head, Line, LineKind, Text

# A word without any sign at which lines may break or join in another way than with a space is the rule.
_WORD = re.compile("[^ \u00ad\u2010\u2011/–-]++(?![^ ])|(?P<other>[^ ]+)")
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
    room = max(width - indent, 1)
    is_plain = _each_character_takes_room(prose)
    first = last = used = 0
    for start, end, length in _stretches_to_set(prose, room, is_plain):
        if last and used + start - last + length <= room:
            used += start - last + length
            last = end
            continue
        if last:
            yield first, last
            room = width
        first, last, used = start, end, length
        cuts = _cuts(prose, start, end, room, width, is_plain)
        if cuts:
            yield from pairwise([start, *cuts])
            first, room = cuts[-1], width
            used = display_width(prose[first:end])
    if last:
        yield first, last


def _stretches_to_set(prose: str, room: int, is_plain: bool) -> Iterator[tuple[int, int, int]]:
    """Give the stretches that no line breaks, and how much room each takes.

    One that has no room on any line breaks at its spaces all the same.
    """
    for start, end in _stretches(prose):
        length = end - start if is_plain else display_width(prose[start:end])
        if length <= room:
            yield start, end, length
        else:
            for found in _WORD.finditer(prose, start, end):
                yield *found.span(), display_width(found.group())


def _each_character_takes_room(prose: str) -> bool:
    return unicodedata.is_normalized("NFC", prose) and all(map(takes_room, set(prose)))


def _stretches(prose: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of prose that no line may break, without the spaces between them."""
    begun = -1
    for word in _WORD.finditer(prose):
        start, end = word.span()
        start = start if begun < 0 else begun
        begun = -1
        if word.lastgroup == "other":
            for found in _BREAK_IN_WORD.finditer(prose, word.start(), end) if end - word.start() > 2 else ():
                if _may_break_in_word(prose, found.end()):
                    yield start, found.end()
                    start = found.end()
            if not _may_break_at_space(prose, end):
                begun = start
                continue
        yield start, end
    if begun >= 0:
        yield begun, len(prose)


def _may_break_at_space(prose: str, place: int) -> bool:
    word = _WORD.search(prose, place)
    following = prose[word.start() : word.start() + _SEEN_AFTER] if word else ""
    return joint(prose[max(place - _SEEN_BEFORE, 0) : place], following) is Joint.SPACE


def _may_break_in_word(prose: str, place: int) -> bool:
    following = prose[place : place + _SEEN_AFTER]
    if prose[place - 1] == "-" and not (following[0].isupper() or following[0].isdecimal()):
        return False
    return joint(prose[max(place - _SEEN_BEFORE, 0) : place], following) is Joint.NOTHING


def _cuts(prose: str, start: int, end: int, room: int, width: int, is_plain: bool) -> Sequence[int]:
    """Give where a stretch is cut so that the first piece fits into `room` and the others into `width`."""
    if is_plain:
        return range(start + room, end, width)
    cuts: list[int] = []
    used = 0
    for position in range(start, end):
        takes = takes_room(prose[position])
        if takes and used == (width if cuts else room):
            cuts.append(position)
            used = 0
        used += takes
    return cuts
