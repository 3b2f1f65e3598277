"""Which of the adopted edits compete, and in which order do the others change the text?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from motions.domain.address import address
from motions.domain.edit import Edit, Scope, overlap
from motions.domain.errors import Invalid, NotPossible
from motions.domain.numbering import natural_order
from motions.domain.passage import Passage
from motions.domain.text import Text


@dataclass(frozen=True, slots=True)
class Change:
    """What consolidation does once: an edit, with the numbers of all edits that ask for exactly the same."""

    edit: Edit
    ids: tuple[str, ...]


def changes_of(text: Text, edits: Iterable[Edit], same_place: Sequence[Sequence[str]]) -> tuple[Change, ...]:
    """Put the adopted edits in the order in which they change the text, identical ones as one change.

    Edits stand by position. Insertions at one place stand in number order of their edits, unless `same_place` lists an
    order for some of them; the others keep their places. The result does not depend on the order in which edits are
    given.

    Raises NotPossible if two edits compete, naming both with their lines, and Invalid if one belongs to another text.
    """
    merged = _identical_as_one(edits)
    for change in merged:
        _check_belongs(text, change)
    _check_whole_text(text, merged)
    _check_subject(text, [change for change in merged if change.edit.scope is Scope.SUBJECT])
    _check_overlaps(text, [change for change in merged if change.edit.scope is not Scope.SUBJECT])
    ordered: list[Change] = []
    for _, at_place in groupby(merged, key=lambda change: (change.edit.scope, change.edit.start, change.edit.end)):
        ordered.extend(_as_listed(list(at_place), same_place))
    return tuple(ordered)


def _identical_as_one(edits: Iterable[Edit]) -> list[Change]:
    same: dict[tuple[Scope, int, int, Passage], list[Edit]] = {}
    for edit in edits:
        same.setdefault((edit.scope, edit.start, edit.end, edit.new), []).append(edit)
    return sorted((_one_change(group) for group in same.values()), key=_place)


def _one_change(identical: list[Edit]) -> Change:
    first = min(identical, key=lambda edit: natural_order(edit.id))
    return Change(first, tuple(sorted({edit.id for edit in identical}, key=natural_order)))


def _place(change: Change) -> tuple[str, int, int, tuple[str | int, ...], str]:
    edit = change.edit
    return edit.scope.value, edit.start, edit.end, _first_number(change), edit.new.stream


def _first_number(change: Change) -> tuple[str | int, ...]:
    return natural_order(change.ids[0])


def _check_belongs(text: Text, change: Change) -> None:
    edit = change.edit
    stream = text.head.subject if edit.scope is Scope.SUBJECT else text.stream
    if not 0 <= edit.start <= edit.end <= len(stream) or stream[edit.start : edit.end] != edit.old.stream:
        raise Invalid("%(edit)s gehört zu einer anderen Fassung dieses Textes.", code="other_text", edit=change.ids[0])


def _check_whole_text(text: Text, changes: Sequence[Change]) -> None:
    in_text = [change for change in changes if change.edit.scope is not Scope.SUBJECT]
    whole = next((change for change in in_text if change.edit.scope is Scope.WHOLE_TEXT), None)
    other = next((change for change in in_text if change is not whole), None)
    if whole is not None and other is not None:
        raise _competing(text, whole, other)


def _check_subject(text: Text, changes: Sequence[Change]) -> None:
    for index, change in enumerate(changes):
        for other in changes[:index]:
            if overlap(other.edit, change.edit) or not _of_one_amendment(other, change):
                raise _competing(text, other, change)


def _of_one_amendment(first: Change, second: Change) -> bool:
    amendments = [{number.rpartition(".")[0] for number in change.ids} for change in (first, second)]
    return bool(amendments[0] & amendments[1])


def _check_overlaps(text: Text, changes: Sequence[Change]) -> None:
    for change, following in pairwise(changes):
        if overlap(change.edit, following.edit):
            raise _competing(text, change, following)


def _competing(text: Text, first: Change, second: Change) -> NotPossible:
    one, other = sorted((first, second), key=_first_number)
    return NotPossible(
        "%(first)s (%(first_place)s) und %(second)s (%(second_place)s) widersprechen sich und können nicht zusammen "
        "angenommen sein.",
        code="competing",
        first=one.ids[0],
        first_place=address(text, one.edit),
        second=other.ids[0],
        second_place=address(text, other.edit),
    )


def _as_listed(at_place: list[Change], same_place: Sequence[Sequence[str]]) -> list[Change]:
    for listed in same_place:
        rank = {number: place for place, number in enumerate(listed)}
        places = [index for index, change in enumerate(at_place) if any(number in rank for number in change.ids)]
        chosen = sorted(
            (at_place[index] for index in places),
            key=lambda change: min(rank[number] for number in change.ids if number in rank),
        )
        for index, change in zip(places, chosen, strict=True):
            at_place[index] = change
    return at_place
