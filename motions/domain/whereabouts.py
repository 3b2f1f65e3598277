"""Where is a word of the original now, or which edit removed it?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from motions.domain.consolidation import Consolidation
from motions.domain.provenance import PieceKind
from motions.domain.spliced import Run
from motions.domain.text import Text
from motions.domain.words import Word, is_border, words


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A word of the original with its place in it, and what became of it.

    `position` is where it begins in the adopted text and `lines` are the lines there on which it stands; a word that is
    removed has no position, and `removed_by` names the edits. A word of which an edit took only a part is two words.
    """

    word: Word
    position: int | None = None
    lines: tuple[int, ...] = ()
    removed_by: tuple[str, ...] = ()


def whereabouts(consolidation: Consolidation, adopted: Text, position: int) -> Whereabouts:
    """Tell where the word at a position of the original now stands in the adopted text, or which edits removed it.

    Raises ValueError if no word stands at the position.
    """
    found = _Places(consolidation, adopted).at(position)
    if found is None:
        raise ValueError("no word of the original stands at this position")
    return found


def all_whereabouts(consolidation: Consolidation, adopted: Text) -> tuple[Whereabouts, ...]:
    """Tell of each word of the original, in its order, where it now stands or which edits removed it."""
    return tuple(_Places(consolidation, adopted).of_all())


@dataclass(frozen=True)
class _Places:
    """The runs of the original in its order, each with the position at which it stands in the adopted text."""

    consolidation: Consolidation
    adopted: Text

    def at(self, position: int) -> Whereabouts | None:
        """Find the word at a position; only the block around it is read."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return None
        run, now = self._runs[index]
        text = self.consolidation.text
        start, end = text.ranges[text.block_index(position)]
        for word in words(text.stream, max(start, run.start), min(end, run.end)):
            if word.start <= position < word.end:
                return self._of_word(word, run, now)
        return None

    def of_all(self) -> Iterator[Whereabouts]:
        """Go through all words."""
        for run, now in self._runs:
            for word in words(run.passage.stream, run.start, run.end):
                if not is_border(word):
                    yield self._of_word(word, run, now)

    def _of_word(self, word: Word, run: Run, now: int | None) -> Whereabouts:
        if now is None:
            return Whereabouts(word, removed_by=run.edits)
        position = now + word.start - run.start
        lines = self.adopted.lines_at(position, position + word.end - word.start)
        return Whereabouts(word, position, tuple(line.number for line in lines))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(run.start for run, _ in self._runs)

    @cached_property
    def _runs(self) -> tuple[tuple[Run, int | None], ...]:
        return tuple(sorted(self._in_either(), key=lambda placed: placed[0].start))

    def _in_either(self) -> Iterator[tuple[Run, int | None]]:
        position = 0
        for run in self.consolidation.standing:
            if run.kind is PieceKind.KEPT:
                yield run, position
            position += run.end - run.start + len(run.space)
        for run in self.consolidation.runs:
            if run.kind is PieceKind.DELETED:
                yield run, None
