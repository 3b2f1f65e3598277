"""On which printed lines does a stretch of a text stand?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from motions.domain.provenance import Source
from motions.domain.text import Text
from motions.domain.words import Word, words

_WORDS_AROUND = 3
_FOLLOWING_WORDS = re.compile(rf"(?: *[^ ]+){{1,{_WORDS_AROUND}}}")


@dataclass(frozen=True)
class LineSources:
    """Names the printed lines of stretches of one text."""

    text: Text

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(line.start for line in self.text.body)

    @cached_property
    def _sources(self) -> tuple[Source, ...]:
        return tuple(Source((line.number,)) for line in self.text.body)

    def at(self, start: int, end: int) -> Source:
        """Give the lines on which [start, end) is printed; a space between two lines counts to the one before."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        if not self._sources or last <= first:
            return self._sources[first] if self._sources else Source()
        return Source(tuple(line.number for line in self.text.body[first : last + 1]))

    def of_words(self, found: Iterable[Word]) -> Iterator[tuple[Word, Source]]:
        """Give words of the text, which come in rising order, each with the lines on which it is printed."""
        source, known_until = Source(), 0
        for word in found:
            if word.end > known_until:
                source, known_until = self._line_source(word.start)
            yield word, source if word.end <= known_until else self.at(word.start, word.end)

    def _line_source(self, position: int) -> tuple[Source, int]:
        """Give the line of a position as a source, and where it ends: at the beginning of the next one."""
        following = bisect_right(self._starts, position)
        end = self._starts[following] if following < len(self._starts) else len(self.text.stream)
        return self.at(position, position), end

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, Source]]:
        """Cut [start, end) of one block at the beginnings of lines; a word over two lines is a stretch of its own."""
        position = start
        first, last = bisect_right(self._starts, start), bisect_right(self._starts, end - 1)
        for line_start in self._starts[first:last]:
            if line_start < position:
                continue
            word_start, word_end = self._word_around(line_start, start, end)
            for stretch_start, stretch_end in ((position, word_start), (word_start, word_end)):
                if stretch_start < stretch_end:
                    yield stretch_start, stretch_end, self.at(stretch_start, stretch_end)
            position = word_end
        if position < end:
            yield position, end, self.at(position, end)

    def _word_around(self, position: int, start: int, end: int) -> tuple[int, int]:
        """Give the range of the word that is cut at the position, or an empty one there if none is.

        Only the words next to the position are looked at; a word holds at most two spaces ("2 Mio. Euro").
        """
        stream = self.text.stream
        first = position
        for _ in range(_WORDS_AROUND):
            first = max(stream.rfind(" ", start, first), start)
        following = _FOLLOWING_WORDS.match(stream, position, end)
        for word in words(stream, first, following.end() if following else end):
            if word.start < position < word.end:
                return word.start, word.end
        return position, position
