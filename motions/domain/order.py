"""Which of several competing items is put to the vote first, and why?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from motions.domain import order_reason
from motions.domain.edit import Edit
from motions.domain.numbering import natural_order
from motions.domain.order_reason import Compared, Two
from motions.domain.ranking import Order, Rank
from motions.domain.reach import reach_of
from motions.domain.relation import text_order
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
    items = [(_compared(contender, text_of), contender) for contender in contenders]
    items.sort(key=lambda item: tuple(criterion.key(item[0]) for criterion in criteria))
    in_order = [compared for compared, _ in items]
    reasons = [_reason(Two(own, following, before=True), criteria) for own, following in pairwise(in_order)]
    reasons += [_reason(Two(in_order[-1], other, before=False), criteria) for other in in_order[-2:-1]]
    reasons += [""] * (len(in_order) == 1)
    if order is Order.ALTERNATIVES:
        reasons = [f"{_ONE_BALLOT} {reason}" if reason else "" for reason in reasons]
    return tuple(Ranked(contender, reason) for (_, contender), reason in zip(items, reasons, strict=True))


def _compared(contender: Contender, text_of: Callable[[Edit], Text]) -> Compared:
    return Compared(
        name=contender.name,
        reach=reach_of(contender.edits, text_of),
        place=min((text_order(edit)[:3] for edit in contender.edits), default=()),
        received=contender.received,
        rank=contender.rank,
        compromise=contender.compromise,
    )


def _reason(two: Two, criteria: Sequence[_Criterion]) -> str:
    """Say in what the two first differ; the place that a person has set, and why, is always said."""
    differing = next((step for step in criteria if step.key(two.own) != step.key(two.other)), _NUMBER)
    parts = [differing.say(two)]
    if two.own.rank is not None and differing is not _RANK:
        parts.append(_RANK.say(two))
    return "; ".join(parts)
