"""On which new lines do the words of an old line stand, and where does a new line come from?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from motions.domain.change import numbers
from motions.domain.consolidation import Consolidation
from motions.domain.provenance import PieceKind
from motions.domain.spliced import Run
from motions.domain.text import Line, Text


@dataclass(frozen=True, slots=True)
class OldLine:
    """A printed line of the original: the lines of the adopted text with words of it, and the edits that removed some.

    `now` is empty if nothing of it stands any more, or nothing ever stood on it.
    """

    number: int
    now: tuple[int, ...] = ()
    removed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line of the adopted text: the lines of the original with words that stand on it, and edits that put some."""

    number: int
    lines: tuple[int, ...] = ()
    edits: tuple[str, ...] = ()


@dataclass(frozen=True)
class LineMap:
    """What has become of each line with words of the original, and where each line of the adopted text comes from."""

    old: tuple[OldLine, ...]
    new: tuple[NewLine, ...]

    def after(self, number: int) -> OldLine:
        """Tell what has become of the line of this number of the original."""
        return self._old.get(number, OldLine(number))

    def before(self, number: int) -> NewLine:
        """Tell where the line of this number of the adopted text comes from."""
        return self._new.get(number, NewLine(number))

    @cached_property
    def _old(self) -> dict[int, OldLine]:
        return {line.number: line for line in self.old}

    @cached_property
    def _new(self) -> dict[int, NewLine]:
        return {line.number: line for line in self.new}


def line_map(consolidation: Consolidation, adopted: Text) -> LineMap:
    """Map the lines of the original and those of the adopted text (as `adopted_text` has set it), both ways.

    One pass over what was kept, put in and taken out; a word over two lines counts to each with what stands there.
    """
    tables = _Tables(_Lines(consolidation.text.body), _Lines(adopted.body))
    position = 0
    for run in consolidation.standing:
        if run.kind is PieceKind.KEPT:
            tables.keep(run, position)
        else:
            tables.put_in(run, position)
        position += run.end - run.start + len(run.space)
    for run in consolidation.runs:
        if run.kind is PieceKind.DELETED:
            tables.take_out(run)
    return tables.result()


@dataclass(frozen=True)
class _Lines:
    """The lines of one text, each reaching to where the next begins."""

    lines: Sequence[Line]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where they begin."""
        return tuple(line.start for line in self.lines)

    def cuts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut [start, end) at the beginnings of lines: the number of each line and where its part ends."""
        index = max(bisect_right(self.starts, start) - 1, 0)
        while start < end:
            following = self.starts[index + 1] if index + 1 < len(self.starts) else end
            start = min(max(following, start), end)
            yield self.lines[index].number, start
            index += 1


@dataclass
class _Tables:
    """Collects which lines of two texts have words in common, and which edits stand behind the other words."""

    old: _Lines
    new: _Lines
    now: dict[int, dict[int, None]] = field(default_factory=dict)
    before: dict[int, dict[int, None]] = field(default_factory=dict)
    removed_by: dict[int, set[str]] = field(default_factory=dict)
    edits: dict[int, set[str]] = field(default_factory=dict)

    def keep(self, run: Run, position: int) -> None:
        """Note a run that stands at a position of the adopted text."""
        distance = position - run.start
        start = run.start
        for old_number, end in self.old.cuts(run.start, run.end):
            for new_number, new_end in self.new.cuts(start + distance, end + distance):
                if _has_words(run, start, new_end - distance):
                    self.now.setdefault(old_number, {})[new_number] = None
                    self.before.setdefault(new_number, {})[old_number] = None
                start = new_end - distance

    def put_in(self, run: Run, position: int) -> None:
        """Note a run of new words at a position of the adopted text."""
        start, distance = run.start, position - run.start
        for number, end in self.new.cuts(position, position + run.end - run.start):
            if _has_words(run, start, end - distance):
                self.edits.setdefault(number, set()).update(run.edits)
            start = end - distance

    def take_out(self, run: Run) -> None:
        """Note a run that was removed."""
        start = run.start
        for number, end in self.old.cuts(run.start, run.end):
            if _has_words(run, start, end):
                self.removed_by.setdefault(number, set()).update(run.edits)
            start = end

    def result(self) -> LineMap:
        """Give what was collected."""
        return LineMap(
            tuple(
                OldLine(
                    line.number, tuple(self.now.get(line.number, ())), numbers(self.removed_by.get(line.number, ()))
                )
                for line in self.old.lines
            ),
            tuple(
                NewLine(line.number, tuple(self.before.get(line.number, ())), numbers(self.edits.get(line.number, ())))
                for line in self.new.lines
            ),
        )


def _has_words(run: Run, start: int, end: int) -> bool:
    """Tell whether anything but spaces and borders stands in [start, end) of the run's passage."""
    return bool(run.passage.stream[start:end].strip())
