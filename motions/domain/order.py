"""Which of several competing items is put to the vote first, and why?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from itertools import pairwise

from motions.domain.edit import Edit, Scope
from motions.domain.numbering import natural_order
from motions.domain.relation import change
from motions.domain.text import Text
from motions.domain.words import is_border, words


@dataclass(frozen=True, slots=True)
class Contender:
    """What is put as one: its name, its edits, and when it was received, if that is known (no time zone)."""

    name: str
    edits: tuple[Edit, ...]
    received: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A contender at its place in the order, with the reason in German words; alone it needs none."""

    contender: Contender
    reason: str = ""


class _Extent(IntEnum):
    """What reaches further, from the furthest; where several kinds are mixed it counts as a replacement."""

    WHOLE_TEXT = 0
    DELETION = 1
    REPLACEMENT = 2
    INSERTION = 3


_EXTENT_WORDS = {
    _Extent.WHOLE_TEXT: "eine Änderung des ganzen Textes",
    _Extent.DELETION: "eine Streichung",
    _Extent.REPLACEMENT: "eine Ersetzung",
    _Extent.INSERTION: "eine Einfügung",
}


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far a contender reaches."""

    name: str
    touched: int
    extent: _Extent
    new: int
    received: datetime | None

    @property
    def key(self) -> tuple[int, _Extent, int, bool, tuple[datetime, ...], tuple[str | int, ...]]:
        time = () if self.received is None else (self.received,)
        return -self.touched, self.extent, -self.new, self.received is None, time, natural_order(self.name)


def furthest_first(contenders: Sequence[Contender], text: Text) -> tuple[Ranked, ...]:
    """Put contenders in the order of the vote, the furthest-reaching first, each with the reason for its place.

    Compared are, from left to right: the words of the original they touch, more first (punctuation counts, borders of
    blocks do not); their kind, in the order whole text, deletion, replacement, insertion; their new words, more first;
    their receipt, earlier first and unknown last; their number, lower first. Each reason compares with the next in the
    order, the last one's with the one before.
    """
    reaches = {contender.name: _reach(contender, text) for contender in contenders}
    ordered = sorted(contenders, key=lambda contender: reaches[contender.name].key)
    in_order = [reaches[contender.name] for contender in ordered]
    reasons = [_reason(own, following, "mehr") for own, following in pairwise(in_order)]
    reasons.append(_reason(in_order[-1], in_order[-2], "weniger") if len(in_order) > 1 else "")
    return tuple(Ranked(contender, reason) for contender, reason in zip(ordered, reasons, strict=False))


def touched_words(edit: Edit, text: Text) -> int:
    """Count the words of the original that the edit takes away, punctuation included, borders of blocks not."""
    stream = text.head.subject if edit.scope is Scope.SUBJECT else text.stream
    return sum(not is_border(word) for word in words(stream, edit.start, edit.end))


def _new_words(edit: Edit) -> int:
    return sum(not is_border(word) for word in words(edit.new.stream))


def _reach(contender: Contender, text: Text) -> _Reach:
    edits = tuple({change(edit): edit for edit in contender.edits}.values())
    return _Reach(
        name=contender.name,
        touched=sum(touched_words(edit, text) for edit in edits),
        extent=_extent(edits),
        new=sum(_new_words(edit) for edit in edits),
        received=contender.received,
    )


def _extent(edits: Sequence[Edit]) -> _Extent:
    if any(edit.scope is Scope.WHOLE_TEXT for edit in edits):
        return _Extent.WHOLE_TEXT
    if all(edit.is_deletion for edit in edits):
        return _Extent.DELETION
    return _Extent.INSERTION if all(edit.is_insertion for edit in edits) else _Extent.REPLACEMENT


def _reason(own: _Reach, other: _Reach, comparative: str) -> str:
    further = comparative == "mehr"
    if own.touched != other.touched:
        return f"berührt {_count(own.touched)}, {comparative} als {other.name} mit {other.touched}"
    if own.extent != other.extent:
        step = "geht weiter" if further else "geht weniger weit"
        return (
            f"berührt {_count(own.touched)} wie {other.name}; "
            f"{_EXTENT_WORDS[own.extent]} {step} als {_EXTENT_WORDS[other.extent]}"
        )
    if own.new != other.new:
        return f"bringt {_count(own.new, 'neues ', 'neue ')}, {comparative} als {other.name} mit {other.new}"
    if own.received != other.received:
        return f"reicht so weit wie {other.name} und ist {'früher' if further else 'später'} eingegangen"
    return f"reicht so weit wie {other.name} und hat die {'niedrigere' if further else 'höhere'} Nummer"


def _count(count: int, one: str = "", many: str = "") -> str:
    return f"1 {one}Wort" if count == 1 else f"{count} {many}Wörter"
