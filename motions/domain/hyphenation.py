"""Which words of a pasted text are only divided at the end of a printed line?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from motions.domain.joining import Joint, joint
from motions.domain.passage import Passage

_INVISIBLE = re.compile("\u00ad ?|[\u200b\ufeff]")
_SIGNS = "-\u2010\u2011/"
_WORDS = re.compile(rf"[\w{_SIGNS[1:]}-]+")
_WORD_BEFORE = re.compile(rf"[\w{_SIGNS[1:]}-]*\w[{_SIGNS[1:]}-]$")
_LONGEST_WORD = 100


@dataclass(frozen=True, slots=True)
class _Division:
    """Two parts of what may be one word, with the range between them that goes if they are put together."""

    before: str
    following: str
    start: int
    end: int


def without_hyphenation(new: Passage, old: str) -> Passage:
    """Put together the words of a new text that a printed line's end divides ("Entwick- lung").

    They are those that the old text has undivided, by the rule that joins printed lines, and has nowhere divided.
    Soft hyphens and invisible spaces are dropped.

    >>> without_hyphenation(Passage("die Entwick- lung"), "Jede Entwicklung").stream
    'die Entwicklung'
    """
    visible = _without(new, [found.span() for found in _INVISIBLE.finditer(new.stream)])
    return _without(visible, list(_divisions(visible.stream, old)))


def _divisions(new: str, old: str) -> Iterator[tuple[int, int]]:
    """Give the ranges between the two parts of each divided word."""
    candidates = list(_candidates(new))
    if not candidates:
        return
    printed = {(division.before, division.following) for division in _candidates(old)}
    divided = [division for division in candidates if (division.before, division.following) not in printed]
    known = set(_WORDS.findall(old)) if divided else set()
    for division in divided:
        is_cut = division.start < division.end - 1
        if division.before[: -1 if is_cut else None] + division.following in known:
            yield division.start, division.end


def _candidates(stream: str) -> Iterator[_Division]:
    for space in sorted(_places_of_signs(stream)):
        word = stream.rfind(" ", max(space - _LONGEST_WORD, 0), space) + 1
        before = _WORD_BEFORE.search(stream, max(word, space - _LONGEST_WORD), space)
        following = _WORDS.match(stream, space + 1)
        if before and following:
            link = joint(before.group(), following.group())
            if link is not Joint.SPACE:
                yield _Division(before.group(), following.group(), space - (link is Joint.CUT), space + 1)


def _places_of_signs(stream: str) -> Iterator[int]:
    """Give the places of the spaces after a sign with which a printed line can end."""
    for sign in _SIGNS:
        place = stream.find(f"{sign} ")
        while place != -1:
            yield place + 1
            place = stream.find(f"{sign} ", place + 2)


def _without(passage: Passage, ranges: Sequence[tuple[int, int]]) -> Passage:
    """Take ranges, which hold no border of a block, out of a passage."""
    if not ranges:
        return passage
    ends = [end for _, end in ranges]
    lengths = [0, *accumulate(end - start for start, end in ranges)]
    kept = [0, *ends], [*(start for start, _ in ranges), len(passage.stream)]
    stream = "".join(passage.stream[start:end] for start, end in zip(*kept, strict=True))

    def moved(position: int) -> int:
        index = bisect_right(ends, position)
        inside = max(position - ranges[index][0], 0) if index < len(ranges) else 0
        return position - lengths[index] - inside

    marks = (replace(mark, start=moved(mark.start), end=moved(mark.end)) for mark in passage.marks)
    return Passage(stream, tuple(mark for mark in marks if mark.start < mark.end), passage.openings)
