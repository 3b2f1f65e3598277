"""How does a printed line look: its words as printed, with what is bold in them?"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from motions.domain.passage import Mark, MarkKind, cut_marks
from motions.domain.text import Line, Text


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters that look alike."""

    text: str
    bold: bool = False
    italic: bool = False


def printed_stretches(text: Text, line: Line) -> tuple[Stretch, ...]:
    """Cut a line, as printed, into stretches that look alike.

    The marks are those of the prose that stands on the line. What the prose does not have (a list mark before it, a
    hyphen at its end) is plain. The stretches together are exactly `line.printed`.
    """
    prose = text.stream[line.start : line.end]
    offset = line.printed.find(prose) if line.has_prose else -1
    if offset < 0:
        return stretches(line.printed, ())
    return stretches(line.printed, [mark.moved(offset) for mark in cut_marks(text.passage.marks, line.start, line.end)])


def stretches(words: str, marks: Iterable[Mark]) -> tuple[Stretch, ...]:
    """Cut words at the borders of their marks; the stretches together are exactly the words.

    >>> stretches("Wir sagen Nein.", [Mark(10, 14)])
    (Stretch(text='Wir sagen ', bold=False, italic=False), Stretch(text='Nein', bold=True, italic=False), \
Stretch(text='.', bold=False, italic=False))
    """
    marks = tuple(marks)
    borders = sorted({0, len(words), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    return tuple(
        Stretch(words[start:end], _has(marks, MarkKind.BOLD, start), _has(marks, MarkKind.ITALIC, start))
        for start, end in itertools.pairwise(borders)
    )


def _has(marks: tuple[Mark, ...], kind: MarkKind, position: int) -> bool:
    return any(mark.kind is kind and mark.start <= position < mark.end for mark in marks)
