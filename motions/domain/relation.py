"""What happens to one edit if another is adopted, as far as their places in the text tell?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from motions.domain.edit import Amendment, Edit, Scope, overlap
from motions.domain.numbering import natural_order
from motions.domain.passage import Passage


class Kind(Enum):
    """What happens to the one edit if the other is adopted."""

    SAME = "SAME"
    INDEPENDENT = "INDEPENDENT"
    FALLS = "FALLS"
    SUPERSEDES = "SUPERSEDES"
    PARTIAL = "PARTIAL"
    SAME_PLACE = "SAME_PLACE"


COMPETING = frozenset({Kind.FALLS, Kind.SUPERSEDES, Kind.PARTIAL})

Change = tuple[Scope, int, int, Passage]


def change(edit: Edit) -> Change:
    """Give what makes two edits identical: where they stand and what they put there, whoever submitted them."""
    return edit.scope, edit.start, edit.end, edit.new


def text_order(edit: Edit) -> tuple[bool, int, int, tuple[str | int, ...]]:
    """Give a key that sorts edits by their place: the subject first, then by position, then by number."""
    return edit.scope is not Scope.SUBJECT, edit.start, edit.end, natural_order(edit.id)


def relation(x: Edit, y: Edit) -> Kind:
    """Tell what happens to edit `y` if edit `x` is adopted; both belong to one version of a text.

    Identical edits are SAME. What lies within the words `x` takes away, or strictly between them, FALLS; of two
    different changes of the same words each makes the other fall. What contains `x` can still be put and then
    SUPERSEDES it. Ranges that overlap without containing one another are PARTIAL. Two insertions at one place are
    SAME_PLACE. Everything else is INDEPENDENT: ranges that touch, and insertions at the edge of a changed range. A
    change of the whole text contains every other, insertions at its edges included, but not the subject; of two
    different subjects only one can stand, so two amendments' changes of it make each other fall.
    """
    if Scope.SUBJECT in (x.scope, y.scope) and x.scope is not y.scope:
        return Kind.INDEPENDENT
    if change(x) == change(y):
        return Kind.SAME
    if x.scope is Scope.SUBJECT and x.amendment and x.amendment == y.amendment:
        return Kind.INDEPENDENT
    if x.scope is not Scope.PASSAGE:
        return Kind.FALLS
    if y.scope is Scope.WHOLE_TEXT:
        return Kind.SUPERSEDES
    return _between_passages(x, y)


def _between_passages(x: Edit, y: Edit) -> Kind:
    if x.is_insertion and y.is_insertion and x.start == y.start:
        return Kind.SAME_PLACE
    if not overlap(x, y):
        return Kind.INDEPENDENT
    if x.start <= y.start and y.end <= x.end:
        return Kind.FALLS
    if y.start <= x.start and x.end <= y.end:
        return Kind.SUPERSEDES
    return Kind.PARTIAL


@dataclass(frozen=True)
class Relations:
    """How the edits over one version of a text relate to one another.

    `edits` holds all of them by number, in text order; `nearby` for each the others that it meets, changes of the
    whole text aside: those meet every other passage, and are kept as the class `whole` instead of as so many pairs.
    """

    edits: Mapping[str, Edit]
    nearby: Mapping[str, tuple[tuple[str, Kind], ...]]
    whole: tuple[str, ...]

    def kind(self, x: str, y: str) -> Kind:
        """Tell what happens to edit `y` if edit `x` is adopted."""
        return relation(self.edits[x], self.edits[y])

    def of(self, edit_id: str) -> tuple[tuple[str, Kind], ...]:
        """Give every edit that is not independent of this one, and what happens to it if this one is adopted.

        They stand in text order.
        """
        scope = self.edits[edit_id].scope
        if scope is Scope.SUBJECT or (scope is Scope.PASSAGE and not self.whole):
            return self.nearby[edit_id]
        others = {*self.whole, *(other for other, _ in self.nearby[edit_id])}
        if scope is Scope.WHOLE_TEXT:
            others = {other for other, edit in self.edits.items() if edit.scope is not Scope.SUBJECT}
        in_order = sorted(others - {edit_id}, key=lambda other: text_order(self.edits[other]))
        return tuple((other, self.kind(edit_id, other)) for other in in_order)

    def pairs(self) -> Iterator[tuple[str, str, Kind]]:
        """Give each pair of edits that are not independent, once in either direction, in text order."""
        for edit_id in self.edits:
            for other, kind in self.of(edit_id):
                yield edit_id, other, kind

    def among(self, edit_ids: Iterable[str]) -> Relations:
        """Give the relations between these edits alone."""
        wanted = frozenset(edit_ids)
        return relations([edit for edit_id, edit in self.edits.items() if edit_id in wanted])


def relations(edits: Sequence[Edit]) -> Relations:
    """Find how the edits relate, in time that grows with their number and the pairs found, not with all pairs."""
    ordered = sorted(edits, key=text_order)
    met: dict[str, list[tuple[Edit, Kind]]] = {edit.id: [] for edit in ordered}
    for earlier, later in _meetings(edit for edit in ordered if edit.scope is not Scope.WHOLE_TEXT):
        met[earlier.id].append((later, relation(earlier, later)))
        met[later.id].append((earlier, relation(later, earlier)))
    return Relations(
        edits={edit.id: edit for edit in ordered},
        nearby={edit_id: _in_text_order(others) for edit_id, others in met.items()},
        whole=tuple(edit.id for edit in ordered if edit.scope is Scope.WHOLE_TEXT),
    )


def _in_text_order(others: list[tuple[Edit, Kind]]) -> tuple[tuple[str, Kind], ...]:
    return tuple((edit.id, kind) for edit, kind in sorted(others, key=lambda other: text_order(other[0])))


def _meetings(ordered: Iterable[Edit]) -> Iterator[tuple[Edit, Edit]]:
    """Sweep over the text: what an edit does not reach any more, no later one reaches either."""
    reaching: list[Edit] = []
    for edit in ordered:
        reaching = [earlier for earlier in reaching if relation(earlier, edit) is not Kind.INDEPENDENT]
        for earlier in reaching:
            yield earlier, edit
        reaching.append(edit)


def groups(found: Relations, amendments: Iterable[Amendment]) -> tuple[tuple[str, ...], ...]:
    """Give the groups for the vote: what competition connects, in order of their first place in the text.

    Edits compete if one makes the other fall, contains it, or overlaps it; identical edits and insertions at one place
    do not. All edits of an indivisible amendment are in one group as soon as one of them competes.
    """
    linked: dict[str, set[str]] = {}
    for x, y in _competitors(found):
        linked.setdefault(x, set()).add(y)
        linked.setdefault(y, set()).add(x)
    for amendment in amendments:
        parts = [edit.id for edit in amendment.edits if edit.id in found.edits]
        if amendment.indivisible and any(part in linked for part in parts):
            for part in parts:
                linked.setdefault(part, set()).update(parts)
    return _connected(found.edits, linked)


def _competitors(found: Relations) -> Iterator[tuple[str, str]]:
    """Give pairs enough to connect all that compete."""
    for x, others in found.nearby.items():
        yield from ((x, y) for y, kind in others if kind in COMPETING)
    if not found.whole:
        return
    everything = [edit_id for edit_id, edit in found.edits.items() if edit.scope is not Scope.SUBJECT]
    # A change of the whole text competes with all that is not identical to it, so two different changes connect all.
    if len({change(found.edits[edit_id]) for edit_id in everything}) > 1:
        yield from pairwise(everything)


def _connected(order: Iterable[str], linked: Mapping[str, Collection[str]]) -> tuple[tuple[str, ...], ...]:
    place = {edit_id: count for count, edit_id in enumerate(order)}
    seen: set[str] = set()
    components = []
    for first in sorted(linked, key=place.__getitem__):
        if first in seen:
            continue
        component = _reached_from(first, linked)
        seen |= component
        components.append(tuple(sorted(component, key=place.__getitem__)))
    return tuple(components)


def _reached_from(first: str, linked: Mapping[str, Collection[str]]) -> set[str]:
    reached = {first}
    waiting = [first]
    while waiting:
        new = set(linked[waiting.pop()]) - reached
        reached |= new
        waiting.extend(new)
    return reached
