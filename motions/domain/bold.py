"""Which words of a printed line stand between bold marks?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from motions.domain.passage import Mark

_STARS = re.compile(r"\*{2,}")


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of a printed line without marks, and the positions in them at which bold begins or ends."""

    words: str
    turns: tuple[int, ...] = ()

    @property
    def is_bold(self) -> bool:
        """Tell whether the line begins and ends with a bold mark."""
        return bool(self.words) and len(self.turns) > 1 and self.turns[0] == 0 and self.turns[-1] == len(self.words)

    def without(self, count: int) -> Printed:
        """Give the line without its first `count` characters."""
        return Printed(self.words[count:], tuple(max(turn - count, 0) for turn in self.turns))


def read_bold(markdown: str) -> Printed:
    """Take the bold marks out of a line: each pair of stars turns bold on or off; a single star is a character.

    An odd star in a run of three or more is a mark's remainder and is dropped. Spaces at the line's ends are dropped.

    >>> read_bold("Ein **neuer** Weg")
    Printed(words='Ein neuer Weg', turns=(4, 9))
    """
    if "**" not in markdown:
        return Printed(markdown.strip())
    pieces: list[str] = []
    turns: list[int] = []
    length = position = 0
    for stars in _STARS.finditer(markdown):
        pieces.append(markdown[position : stars.start()])
        length += stars.start() - position
        turns.extend([length] * (len(stars.group()) // 2))
        position = stars.end()
    words = "".join([*pieces, markdown[position:]])
    indent = len(words) - len(words.lstrip())
    stripped = words.strip()
    return Printed(stripped, tuple(min(max(turn - indent, 0), len(stripped)) for turn in turns))


def bold_marks(prose: str, turns: Sequence[int]) -> tuple[Mark, ...]:
    """Pair the turns of one block to bold stretches, without the spaces at their edges.

    A turn left over at the end is dropped. Two stretches with nothing but a space between them are one, so that bold
    that was ended and begun anew at a line's break is not interrupted.
    """
    marks: list[Mark] = []
    for start, end in _trimmed(prose, zip(turns[::2], turns[1::2], strict=False)):
        if marks and not prose[marks[-1].end : start].strip():
            marks[-1] = Mark(marks[-1].start, end)
        else:
            marks.append(Mark(start, end))
    return tuple(marks)


def _trimmed(prose: str, stretches: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    for start, end in stretches:
        words = prose[start:end]
        if words.strip():
            yield start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
