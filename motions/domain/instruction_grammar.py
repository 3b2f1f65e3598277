"""Which clauses does an instruction consist of, and in which ways can it be read?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from motions.domain.instruction_phrases import SEPARATORS, Phrase, Spot
from motions.domain.instruction_wish import Wish, places_alone, wishes
from motions.domain.instruction_words import Meaning

_MOST_READINGS = 6
_MOST_PARTS = 10


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: what it asks for, or only the places for the clauses after it.

    `follows_stop` tells that a full stop, a semicolon, a number or a line break stands before it.
    """

    wish: Wish | None
    places: tuple[Spot, ...]
    follows_stop: bool


@dataclass(frozen=True, slots=True)
class _Chain:
    """A clause with those after it."""

    clause: Clause
    rest: _Chain | None


@dataclass(frozen=True, slots=True)
class Readings:
    """The ways in which phrases can be read as clauses, at most six; `understood` is how many phrases make sense."""

    ways: tuple[tuple[Clause, ...], ...]
    understood: int


def readings(phrases: Sequence[Phrase], may_end_with_places: bool = False) -> Readings:
    """Part phrases into clauses in every way in which each clause has one of the forms.

    The last clause may only name places for what follows elsewhere if it `may_end_with_places`.
    """
    starts = _starts(phrases)
    chains: dict[int, list[_Chain | None]] = {len(phrases): [None]}
    for start in reversed(starts):
        found: Iterator[_Chain | None] = (
            _Chain(clause, rest)
            for end, clause in _clauses(phrases, start, may_end_with_places)
            for rest in chains[_next(phrases, end)]
        )
        chains[start] = list(islice(found, _MOST_READINGS))
    first = chains[starts[0]] if starts else []
    ways = tuple(way for chain in first if _verbs_can_be_borrowed(way := tuple(_clauses_of(chain))))
    return Readings(ways, _understood(phrases, starts))


def _starts(phrases: Sequence[Phrase]) -> list[int]:
    """Give the indexes at which a clause can begin: the first phrase, and each first one after separators."""
    return [
        index
        for index, phrase in enumerate(phrases)
        if not _separates(phrase) and (index == 0 or _separates(phrases[index - 1]))
    ]


def _separates(phrase: Phrase) -> bool:
    return phrase.meaning in SEPARATORS


def _next(phrases: Sequence[Phrase], index: int) -> int:
    while index < len(phrases) and _separates(phrases[index]):
        index += 1
    return index


def _clauses(phrases: Sequence[Phrase], start: int, may_end_with_places: bool = False) -> Iterator[tuple[int, Clause]]:
    """Give the clauses that can begin at a phrase, each with the index at which it ends; the longest first."""
    follows_stop = _has_stop(phrases, start)
    for end in reversed(list(_ends(phrases, start))):
        clause = phrases[start:end]
        if clause[-1].meaning is Meaning.COLON and (may_end_with_places or _next(phrases, end) < len(phrases)):
            places = places_alone(clause)
            if places:
                yield end, Clause(None, places, follows_stop)
        for wish in wishes(clause):
            yield end, Clause(wish, wish.places, follows_stop)


def _ends(phrases: Sequence[Phrase], start: int) -> Iterator[int]:
    parts = 0
    for index in range(start, len(phrases)):
        if _separates(phrases[index]):
            yield index
            parts += 1
            if phrases[index].meaning is Meaning.STOP or parts > _MOST_PARTS:
                return
    yield len(phrases)


def _has_stop(phrases: Sequence[Phrase], start: int) -> bool:
    index = start - 1
    while index >= 0 and _separates(phrases[index]):
        if phrases[index].meaning in (Meaning.STOP, Meaning.LINE_BREAK):
            return True
        index -= 1
    return False


def _clauses_of(chain: _Chain | None) -> Iterator[Clause]:
    while chain is not None:
        yield chain.clause
        chain = chain.rest


def _verbs_can_be_borrowed(way: Sequence[Clause]) -> bool:
    """Tell whether each clause without a verb stands beside one of its kind that has one, with a place of its own."""
    return all(
        clause.wish is None
        or not clause.wish.borrows
        or _lends(way[index + 1 :], clause)
        or _lends(way[:index][::-1], clause)
        for index, clause in enumerate(way)
    )


def _lends(neighbours: Sequence[Clause], borrower: Clause) -> bool:
    for clause in neighbours:
        wish = clause.wish
        if wish is None or borrower.wish is None or wish.change is not borrower.wish.change:
            return False
        if not (wish.places or wish.anchor or borrower.wish.places):
            return False
        if not wish.borrows:
            return True
    return False


def _understood(phrases: Sequence[Phrase], starts: Sequence[int]) -> int:
    """Give how many phrases from the first on can be read as clauses."""
    reached = {starts[0]} if starts else set()
    furthest = 0
    for start in starts:
        if start in reached:
            ends = [end for end, _ in _clauses(phrases, start)]
            reached.update(_next(phrases, end) for end in ends)
            furthest = max([furthest, *ends])
    return furthest
