"""What does consolidation do once: which edits ask for the same, and which of them put in which words?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from motions.domain.edit import Edit, Scope
from motions.domain.numbering import natural_order
from motions.domain.passage import Passage
from motions.domain.provenance import Repair


@dataclass(frozen=True, slots=True)
class Share:
    """A part [start, end) of a new text, and the edits that put it there: the amendment's or a sub-amendment's."""

    start: int
    end: int
    edits: tuple[str, ...]


class Change(NamedTuple):
    """An edit whose new text is as sub-amendments left it, with the numbers of all edits that ask for exactly the same.

    `shares` tell which words of the new text are of which edits; there are none where all of them are of `ids`.
    `repairs` are what was repaired in the new text where sub-amendments met their neighbours.
    """

    edit: Edit
    ids: tuple[str, ...]
    shares: tuple[Share, ...] = ()
    repairs: tuple[Repair, ...] = ()


def identical_as_one(changes: Iterable[Change]) -> list[Change]:
    """Make one change of those that put the same new text in the same place, in no particular order.

    Edits with different sub-amendments are identical only if their new texts still are.
    """
    same: dict[tuple[Scope, int, int, Passage], list[Change]] = {}
    for change in changes:
        edit = change.edit
        same.setdefault((edit.scope, edit.start, edit.end, edit.new), []).append(change)
    return [alike[0] if len(alike) == 1 else _united(alike) for alike in same.values()]


def _united(alike: Sequence[Change]) -> Change:
    first = min(alike, key=lambda change: natural_order(change.edit.id))
    shares: tuple[Share, ...] = ()
    if any(change.shares for change in alike):
        shares = tuple(_united_shares([share for change in alike for share in shares_of(change)]))
    repairs = dict.fromkeys(repair for change in alike for repair in change.repairs)
    return Change(first.edit, numbers(number for change in alike for number in change.ids), shares, tuple(repairs))


def shares_of(change: Change) -> tuple[Share, ...]:
    """Give the shares of a change, one for the whole new text if all of it is of the same edits."""
    return change.shares or (Share(0, len(change.edit.new.stream), change.ids),)


def _united_shares(shares: Sequence[Share]) -> Iterator[Share]:
    borders = sorted({border for share in shares for border in (share.start, share.end)})
    for start, end in pairwise(borders):
        edits = numbers(
            number for share in shares if share.start <= start and end <= share.end for number in share.edits
        )
        if edits:
            yield Share(start, end, edits)


def numbers(found: Iterable[str]) -> tuple[str, ...]:
    """Give each number once, in the order in which people count."""
    return tuple(sorted(set(found), key=natural_order))
