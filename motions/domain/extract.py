"""Which blocks of a text do edits touch, as small texts of their own?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from motions.domain.edit import Edit
from motions.domain.text import Line, Text


@dataclass(frozen=True, slots=True)
class Extract:
    """Neighbouring blocks of a text, with their printed lines, and the edits that touch them, moved to fit."""

    text: Text
    edits: tuple[Edit, ...]


def extracts(text: Text, edits: Sequence[Edit]) -> tuple[Extract, ...]:
    """Give the blocks that edits of passages or of the whole text touch, in text order, neighbours together.

    What is shown of a change needs no more of the text than these blocks, and reading a long text for each of many
    changes would take long.
    """
    clusters: list[tuple[int, int, list[Edit]]] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        first, last = text.block_index(edit.start), text.block_index(edit.end)
        if clusters and first <= clusters[-1][1]:
            begin, end, together = clusters[-1]
            clusters[-1] = (begin, max(end, last), [*together, edit])
        else:
            clusters.append((first, last, [edit]))
    return tuple(_extract(text, first, last, together) for first, last, together in clusters)


def _extract(text: Text, first: int, last: int, edits: Sequence[Edit]) -> Extract:
    if not text.ranges:
        return Extract(text, tuple(edits))
    start, end = text.ranges[first][0] - 1, text.ranges[last][1] + 1
    lines = tuple(_moved_lines(text, start, end))
    moved = tuple(replace(edit, start=edit.start - start, end=edit.end - start) for edit in edits)
    return Extract(replace(text, passage=text.passage.part(start, end), lines=lines), moved)


def _moved_lines(text: Text, start: int, end: int) -> Iterator[Line]:
    for line in text.lines_at(start, end):
        yield replace(line, start=line.start - start, end=line.end - start)
