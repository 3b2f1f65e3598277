"""Which of the adopted edits compete, and in which order do the others change the text?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from motions.domain.change import Change, identical_as_one
from motions.domain.edit import Edit, Scope, overlap
from motions.domain.errors import Invalid, NotPossible
from motions.domain.numbering import natural_order


@dataclass(frozen=True, slots=True)
class Ground:
    """What edits change: the stream and the subject in which their positions count; `address` names their places."""

    stream: str
    subject: str
    address: Callable[[Edit], str]


def changes_of(ground: Ground, asked: Iterable[Change], same_place: Sequence[Sequence[str]]) -> tuple[Change, ...]:
    """Put adopted changes of one text in the order in which they change it, identical ones as one.

    They stand by position. Insertions at one place stand in number order of their edits, unless `same_place` lists an
    order for some of them; the others keep their places. The result does not depend on the order in which they are
    given.

    Raises NotPossible if two of them compete, naming both with their lines, and Invalid if one belongs to another text.
    """
    ordered = _in_order(identical_as_one(asked))
    for change in ordered:
        _check_belongs(ground, change)
    in_text = [change for change in ordered if change.edit.scope is not Scope.SUBJECT]
    _check_whole_text(ground, in_text)
    _check_subject(ground, [change for change in ordered if change.edit.scope is Scope.SUBJECT])
    _check_overlaps(ground, in_text)
    for listed in same_place:
        _put_as_listed(ordered, listed)
    return tuple(ordered)


def _position(change: Change) -> tuple[str, int, int]:
    edit = change.edit
    return edit.scope.value, edit.start, edit.end


def _in_order(changes: Iterable[Change]) -> list[Change]:
    at_place: dict[tuple[str, int, int], list[Change]] = {}
    for change in changes:
        at_place.setdefault(_position(change), []).append(change)
    for alternatives in at_place.values():
        if len(alternatives) > 1:
            alternatives.sort(key=lambda change: (_first_number(change), change.edit.new.stream))
    return [change for position in sorted(at_place) for change in at_place[position]]


def _first_number(change: Change) -> tuple[str | int, ...]:
    return natural_order(change.ids[0])


def _check_belongs(ground: Ground, change: Change) -> None:
    edit = change.edit
    stream = ground.subject if edit.scope is Scope.SUBJECT else ground.stream
    if not 0 <= edit.start <= edit.end <= len(stream) or stream[edit.start : edit.end] != edit.old.stream:
        raise Invalid("%(edit)s gehört zu einer anderen Fassung dieses Textes.", code="other_text", edit=change.ids[0])


def _check_whole_text(ground: Ground, in_text: Sequence[Change]) -> None:
    whole = next((change for change in in_text if change.edit.scope is Scope.WHOLE_TEXT), None)
    other = next((change for change in in_text if change is not whole), None)
    if whole is not None and other is not None:
        raise _competing(ground, whole, other)


def _check_subject(ground: Ground, in_subject: Sequence[Change]) -> None:
    _check_overlaps(ground, in_subject)
    if in_subject and not set.intersection(*map(_amendments, in_subject)):
        for change, following in combinations(in_subject, 2):
            if not _amendments(change) & _amendments(following):
                raise _competing(ground, change, following)


def _amendments(change: Change) -> set[str]:
    return {number.rpartition(".")[0] for number in change.ids}


def _check_overlaps(ground: Ground, ordered: Sequence[Change]) -> None:
    # In the order of positions whatever overlaps anything later overlaps the next one.
    for change, following in pairwise(ordered):
        if overlap(change.edit, following.edit):
            raise _competing(ground, change, following)


def _competing(ground: Ground, first: Change, second: Change) -> NotPossible:
    one, other = sorted((first, second), key=_first_number)
    return NotPossible(
        "%(first)s (%(first_place)s) und %(second)s (%(second_place)s) widersprechen sich und können nicht zusammen "
        "angenommen sein.",
        code="competing",
        first=one.ids[0],
        first_place=ground.address(one.edit),
        second=other.ids[0],
        second_place=ground.address(other.edit),
    )


def _put_as_listed(ordered: list[Change], listed: Sequence[str]) -> None:
    """Put those that are listed in the order of the list, at each place by itself and on the seats they had there."""
    rank = {number: place for place, number in enumerate(listed)}
    seats: dict[tuple[str, int, int], list[int]] = {}
    for index, change in enumerate(ordered):
        if any(number in rank for number in change.ids):
            seats.setdefault(_position(change), []).append(index)
    for places in seats.values():
        chosen = sorted(
            (ordered[index] for index in places),
            key=lambda change: min(rank[number] for number in change.ids if number in rank),
        )
        for index, change in zip(places, chosen, strict=True):
            ordered[index] = change
