"""What could be meant by a quote that does not stand in a text?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from motions.domain.quote_index import Piece, pieces_of

_LEAST_LIKE = 0.7
_LEAST_LIKE_WORD = 0.75
_LEAST_SHARED = 0.4
_LEAST_PART_OF_WORD = 3
_MOST_WORDS = 40
_FEW_WORDS = 3
_MOST_LETTERS = 60
_MOST_WORDS_COMPARED = 40
_MOST_WORDS_LIKE_ONE = 8
_MOST_PLACES = 60
_RUN = 3


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Words at [start, end) of a stream that are like a quote; `likeness` is 1 if only hyphens and capitals differ."""

    start: int
    end: int
    likeness: float


class Vocabulary:
    """The words of a stretch of a text, capitals and hyphens aside, and where they stand."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._words = [_folded(piece.wording) for piece in pieces]

    def near_misses(self, quote: str, most: int) -> list[NearMiss]:
        """Give the places, at most `most` and none overlapping another, that are most like a quote, in that order.

        Only the first forty words of the quote count, and only so many places are compared that the time is bounded.
        """
        beginning = pieces_of(quote[: _MOST_WORDS * _MOST_LETTERS])
        quoted = [_folded(piece.wording)[:_MOST_LETTERS] for piece in beginning][:_MOST_WORDS]
        like = {word: self._words_like(word, alone=len(quoted) <= _FEW_WORDS) for word in set(quoted)}
        meant = {other: word for word, others in like.items() for other in others}
        found = (self._compared(quoted, meant, place) for place in self._places_to_compare(quoted, like))
        return _best([one for one in found if one is not None], most)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """For each word the indexes at which it stands."""
        places: dict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(self._words):
            places[word].append(index)
        return dict(places)

    @cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        """For each run of three letters the words that hold it."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._places:
            for letters in _runs(word):
                found[letters].append(word)
        return dict(found)

    def _words_like(self, word: str, alone: bool) -> tuple[str, ...]:
        """Give the words that are the word, hold it, or are a slip of the pen away.

        Among many words one that the text has is taken as it is.
        """
        if word in self._places and not alone:
            return (word,)
        shared = Counter(other for letters in _runs(word) for other in self._by_letters.get(letters, ()))
        matcher = SequenceMatcher(None, "", word, autojunk=False)
        found: list[tuple[float, str]] = []
        for other, _ in shared.most_common(_MOST_WORDS_COMPARED):
            matcher.set_seq1(other[:_MOST_LETTERS])
            is_part = len(word) >= _LEAST_PART_OF_WORD and word in other
            if is_part or matcher.ratio() >= _LEAST_LIKE_WORD:
                found.append((-matcher.ratio(), other))
        return tuple(other for _, other in sorted(found)[:_MOST_WORDS_LIKE_ONE])

    def _places_to_compare(self, quoted: Sequence[str], like: Mapping[str, Sequence[str]]) -> list[int]:
        """Give where the quote would begin if one of its words, the rarest first, stood where one like it stands."""
        found: dict[int, None] = {}
        rarity = {word: sum(len(self._places[other]) for other in like[word]) for word in like}
        for index in sorted(range(len(quoted)), key=lambda index: (rarity[quoted[index]], index)):
            for other in like[quoted[index]]:
                for place in self._places[other]:
                    if len(found) >= _MOST_PLACES:
                        return list(found)
                    found[max(place - index, 0)] = None
        return list(found)

    def _compared(self, quoted: Sequence[str], meant: Mapping[str, str], place: int) -> NearMiss | None:
        """Give what stands for the quote around a place, from its first word to its last, if it is like the quote."""
        start = max(place - 2, 0)
        around = self._words[start : place + len(quoted) + 2]
        matcher = SequenceMatcher(None, quoted, [meant.get(word, word) for word in around], autojunk=False)
        shared = [block for block in matcher.get_matching_blocks() if block.size]
        size = sum(block.size for block in shared)
        if size < _LEAST_SHARED * len(quoted):
            return None
        first = max(shared[0].b - shared[0].a, 0)
        last = min(shared[-1].b + len(quoted) - shared[-1].a, len(around))
        first, last = _without_signs(around, first, last, quoted)
        likeness = SequenceMatcher(None, " ".join(quoted), " ".join(around[first:last]), autojunk=False).ratio()
        if likeness < _LEAST_LIKE and size < len(quoted):
            return None
        return NearMiss(self._pieces[start + first].word_start, self._pieces[start + last - 1].word_end, likeness)


def _without_signs(around: Sequence[str], first: int, last: int, quoted: Sequence[str]) -> tuple[int, int]:
    """Leave out punctuation at the ends of [first, last) where the quote has none."""
    while first + 1 < last and quoted[0][:1].isalnum() and not around[first][:1].isalnum():
        first += 1
    while first + 1 < last and quoted[-1][-1:].isalnum() and not around[last - 1][-1:].isalnum():
        last -= 1
    return first, last


def _folded(wording: str) -> str:
    return wording.casefold().replace("-", "") or wording


def _runs(word: str) -> Iterator[str]:
    """Give all runs of three letters of a word, its beginning and its end counted as letters."""
    padded = f" {word[:_MOST_LETTERS]} "
    for start in range(len(padded) - _RUN + 1):
        yield padded[start : start + _RUN]


def _best(found: Sequence[NearMiss], most: int) -> list[NearMiss]:
    chosen: list[NearMiss] = []
    for one in sorted(found, key=lambda one: (-one.likeness, one.start)):
        if len(chosen) < most and not any(one.start < other.end and other.start < one.end for other in chosen):
            chosen.append(one)
    return chosen
