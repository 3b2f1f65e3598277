"""Which edits change words of the same place, and which places reach into one another?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from typing import NamedTuple

from motions.domain.edit import Edit, Scope
from motions.domain.passage import Passage


class Place(NamedTuple):
    """A range [start, end) of the frozen text, or of the new text of the edit named by `within`."""

    within: str
    start: int
    end: int


@dataclass(frozen=True)
class Meetings:
    """Edits by the place they stand at and by what they put there; all edits at one place meet the same places.

    `changes` holds for each place that edits of passages stand at their numbers by new text, `met` the other places
    that overlap it; what meets nothing has no entry there. `subjects` are the changes of the subject, `wholes` those of
    a whole text by the new text they are within. Everything stands in text order.
    """

    changes: Mapping[Place, Mapping[Passage, Sequence[str]]]
    met: Mapping[Place, Sequence[Place]]
    subjects: Sequence[str]
    wholes: Mapping[str, Sequence[str]]

    @cached_property
    def at(self) -> Mapping[Place, Sequence[str]]:
        """All edits at each place."""
        return {
            place: [edit_id for ids in changes.values() for edit_id in ids] for place, changes in self.changes.items()
        }

    @cached_property
    def within(self) -> Mapping[str, Sequence[str]]:
        """All edits of passages within each text."""
        found: dict[str, list[str]] = {}
        for place, ids in self.at.items():
            found.setdefault(place.within, []).extend(ids)
        return found


def place_of(edit: Edit) -> Place:
    """Give the place at which an edit stands."""
    return Place(edit.within, edit.start, edit.end)


def meetings(ordered: Iterable[Edit]) -> Meetings:
    """Find which places meet, in time that grows with n log n of the edits and with the pairs of places that meet.

    The edits must stand in text order. Edits at one place are taken together, however many they are.
    """
    changes: dict[Place, dict[Passage, list[str]]] = {}
    wholes: dict[str, list[str]] = {}
    subjects: list[str] = []
    for edit in ordered:
        if edit.scope is Scope.PASSAGE:
            changes.setdefault(place_of(edit), {}).setdefault(edit.new, []).append(edit.id)
        elif edit.scope is Scope.WHOLE_TEXT:
            wholes.setdefault(edit.within, []).append(edit.id)
        else:
            subjects.append(edit.id)
    return Meetings(changes, _overlaps(changes), subjects, wholes)


def _overlaps(places: Iterable[Place]) -> dict[Place, list[Place]]:
    """Sweep over the places from first to last: what ends before one begins meets neither it nor any later one."""
    met: dict[Place, list[Place]] = {}
    reaching: list[tuple[int, Place]] = []
    within = ""
    for place in sorted(places):
        if place.within != within:
            within, reaching = place.within, []
        while reaching and reaching[0][0] <= place.start:
            heappop(reaching)
        if reaching:
            met[place] = [earlier for _, earlier in reaching]
            for _, earlier in reaching:
                met.setdefault(earlier, []).append(place)
        heappush(reaching, (place.end, place))
    return met


def rival_subjects(subjects: Sequence[Edit], compete: Callable[[Edit, Edit], bool]) -> Iterator[tuple[str, str]]:
    """Give pairs of changes of the subject that compete, enough to connect all that do.

    Different changes of different amendments compete. Whatever competes with one of two that do is connected through
    it; what competes with neither is of the one's amendment and identical to the other, and so not many.
    """
    if len({edit.amendment for edit in subjects}) < 2 or len({(*place_of(edit), edit.new) for edit in subjects}) < 2:
        return
    two = next(((x, y) for x in subjects for y in subjects if compete(x, y)), ())
    for edit in subjects:
        with_one_of_two = [other for other in two if compete(edit, other)]
        for other in with_one_of_two or subjects:
            if compete(edit, other):
                yield edit.id, other.id
