"""Which of several competing items is put to the vote first, and why?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple

from motions.domain import order_reason
from motions.domain.edit import Edit
from motions.domain.numbering import natural_order
from motions.domain.order_reason import Compared, Two
from motions.domain.ranking import Order, Rank
from motions.domain.reach import reach_of
from motions.domain.relation import text_place
from motions.domain.text import Text


@dataclass(frozen=True, slots=True)
class Contender:
    """What is put as one: its name, its edits, and when it was received, if that is known (no time zone).

    `rank` is the place that the committee or the chair has set for it. A `compromise` replaces others of the items.
    """

    name: str
    edits: tuple[Edit, ...]
    received: datetime | None = None
    rank: Rank | None = None
    compromise: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """A contender at its place in the order, with the reason in German words; alone it needs none."""

    contender: Contender
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Criterion:
    """One step of the comparison: what it sorts by, and what to say of two that differ in it."""

    key: Callable[[Compared], Any]
    say: Callable[[Two], str]


_COMPROMISE = _Criterion(lambda item: not item.compromise, order_reason.of_compromise)
_RANK = _Criterion(lambda item: (1,) if item.rank is None else (0, item.rank.place), order_reason.of_rank)
_MORE_TOUCHED = _Criterion(lambda item: -item.reach.touched, order_reason.of_touched)
_LESS_TOUCHED = _Criterion(lambda item: item.reach.touched, order_reason.of_touched)
_FURTHER = _Criterion(lambda item: item.reach.extent, order_reason.of_extent)
_LESS_FAR = _Criterion(lambda item: -item.reach.extent, order_reason.of_extent)
_MORE_NEW = _Criterion(lambda item: -item.reach.new, order_reason.of_new)
_LESS_NEW = _Criterion(lambda item: item.reach.new, order_reason.of_new)
_PLACE = _Criterion(lambda item: item.place, order_reason.of_place)
_RECEIPT = _Criterion(lambda item: (1,) if item.received is None else (0, item.received), order_reason.of_receipt)
_NUMBER = _Criterion(lambda item: natural_order(item.name), order_reason.of_number)

_ONE_BALLOT = "auf einem Stimmzettel mit den anderen;"
_FURTHEST = (_COMPROMISE, _RANK, _MORE_TOUCHED, _FURTHER, _MORE_NEW, _RECEIPT, _NUMBER)
_CRITERIA = {
    Order.FURTHEST: _FURTHEST,
    Order.NEAREST: (_COMPROMISE, _RANK, _LESS_TOUCHED, _LESS_FAR, _LESS_NEW, _RECEIPT, _NUMBER),
    Order.TEXT: (_COMPROMISE, _RANK, _PLACE, _RECEIPT, _NUMBER),
    Order.ALTERNATIVES: _FURTHEST,
}


def ordered(
    contenders: Sequence[Contender], text_of: Callable[[Edit], Text], order: Order = Order.FURTHEST
) -> tuple[Ranked, ...]:
    """Put contenders in the order of the vote, each with the reason for its place.

    Compared are, from left to right: a compromise, first; the place set by committee or chair, what has none after
    what has one; the words of the original they touch, more first (punctuation counts, borders of blocks do not); their
    kind, in the order whole text, deletion, replacement, insertion; their new words, more first; their receipt, earlier
    first and unknown last; their number, lower first. NEAREST turns words touched, kind and new words round. TEXT has
    the first place in the text instead of these three. ALTERNATIVES, which are put in one ballot, stand in the order of
    FURTHEST.

    `text_of` gives for an edit the text that its positions count in: the frozen text, or for that of a sub-amendment
    the new text it changes. Each reason compares with the next in the order, the last one's with the one before.
    """
    criteria = _CRITERIA[order]
    items = sorted((_item(contender, text_of, criteria) for contender in contenders), key=attrgetter("keys"))
    reasons = [_reason(own, following, criteria, before=True) for own, following in pairwise(items)]
    reasons += [_reason(items[-1], other, criteria, before=False) for other in items[-2:-1]]
    reasons += [""] * (len(items) == 1)
    if order is Order.ALTERNATIVES:
        reasons = [f"{_ONE_BALLOT} {reason}" if reason else "" for reason in reasons]
    return tuple(Ranked(item.contender, reason) for item, reason in zip(items, reasons, strict=True))


class _Item(NamedTuple):
    """A contender with what is compared of it, and what it sorts by, criterion by criterion."""

    contender: Contender
    compared: Compared
    keys: tuple[Any, ...]


def _item(contender: Contender, text_of: Callable[[Edit], Text], criteria: Sequence[_Criterion]) -> _Item:
    compared = _compared(contender, text_of)
    return _Item(contender, compared, tuple([criterion.key(compared) for criterion in criteria]))


def _compared(contender: Contender, text_of: Callable[[Edit], Text]) -> Compared:
    return Compared(
        name=contender.name,
        reach=reach_of(contender.edits, text_of),
        place=min(map(text_place, contender.edits), default=()),
        received=contender.received,
        rank=contender.rank,
        compromise=contender.compromise,
    )


def _reason(own: _Item, other: _Item, criteria: Sequence[_Criterion], *, before: bool) -> str:
    """Say in what the two first differ; the place that a person has set, and why, is always said."""
    two = Two(own.compared, other.compared, before=before)
    keys = zip(criteria, own.keys, other.keys, strict=True)
    differing = next((step for step, one, another in keys if one != another), _NUMBER)
    parts = [differing.say(two)]
    if two.own.rank is not None and differing is not _RANK:
        parts.append(_RANK.say(two))
    return "; ".join(parts)
