"""What becomes of amendments when their motion gets a new version?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from motions.domain.address import address
from motions.domain.carried_place import carried_range
from motions.domain.edit import Amendment, Edit, Scope
from motions.domain.frame import frame
from motions.domain.new_text import NewTexts
from motions.domain.sentence import short_sentence
from motions.domain.text import Text
from motions.domain.version_map import VersionMap, version_map


@dataclass(frozen=True, slots=True)
class Carried:
    """An edit taken to the new version, where it stands now, and where it stood."""

    edit: Edit
    address: str
    was: str

    @property
    def address_changed(self) -> bool:
        """Tell whether it has another address now."""
        return self.address != self.was


@dataclass(frozen=True, slots=True)
class NeedsPerson:
    """An edit that cannot be taken along: why, in a German sentence, and what stood and stands at its place."""

    edit: Edit
    why: str
    old_text: str
    new_text: str


@dataclass(frozen=True)
class Carrying:
    """What became of every edit, in the order of the amendments, and the amendments with those that were carried.

    An amendment of which no edit was carried, and that asks for nothing to be worded, is not among `amendments`.
    """

    amendments: tuple[Amendment, ...]
    carried: tuple[Carried, ...]
    open: tuple[NeedsPerson, ...]


def carry(old: Text, new: Text, amendments: Sequence[Amendment]) -> Carrying:
    """Take amendments from one version of a text to another.

    An edit is taken along if the new version does not touch what it changes: all its words stand there one after
    another, and nothing was put in at the place where it puts something in. It keeps its number. A passage that was
    moved as a whole takes its edits with it. Everything else needs a person; nothing is moved in silence. An edit of a
    sub-amendment goes with the edit whose new text it changes.
    """
    steps = _Steps(old, new, tuple(amendments))
    found = [steps.take(edit) for amendment in steps.in_order() for edit in amendment.edits]
    by_id = {one.edit.id: one for one in found}
    entries = [by_id[edit.id] for amendment in amendments for edit in amendment.edits]
    carried = tuple(entry for entry in entries if isinstance(entry, Carried))
    taken = tuple(_with_edits(amendments, {entry.edit.id: entry.edit for entry in carried}))
    new_texts = NewTexts(new, taken)
    return Carrying(
        taken,
        tuple(replace(entry, address=address(new_texts.text_of(entry.edit), entry.edit)) for entry in carried),
        tuple(entry for entry in entries if isinstance(entry, NeedsPerson)),
    )


def carry_through(versions: Sequence[Text], amendments: Sequence[Amendment]) -> Carrying:
    """Take amendments from the first of several versions to the last, one version after another.

    What needs a person at one of the steps is listed as it stood there and goes no further.
    """
    first = {edit.id: address(versions[0], edit) for edit in _edits(amendments) if not edit.within}
    step = Carrying(tuple(amendments), (), ())
    left: list[NeedsPerson] = []
    for old, new in pairwise(versions):
        step = carry(old, new, step.amendments)
        left.extend(step.open)
    was = tuple(replace(entry, was=first.get(entry.edit.id, entry.was)) for entry in step.carried)
    return Carrying(step.amendments, was, tuple(left))


def _edits(amendments: Iterable[Amendment]) -> Iterable[Edit]:
    return (edit for amendment in amendments for edit in amendment.edits)


def _with_edits(amendments: Iterable[Amendment], carried: dict[str, Edit]) -> Iterable[Amendment]:
    for amendment in amendments:
        edits = tuple(carried[edit.id] for edit in amendment.edits if edit.id in carried)
        if edits or amendment.editorial:
            yield replace(amendment, edits=edits)


class _Steps:
    """Takes one edit after another, those of an amendment before those of its sub-amendments."""

    def __init__(self, old: Text, new: Text, amendments: tuple[Amendment, ...]) -> None:
        self.map: VersionMap = version_map(old, new)
        self.amendments = {amendment.number: amendment for amendment in amendments}
        self.new_texts = NewTexts(old, amendments)
        self.taken: dict[str, Carried | NeedsPerson] = {}

    def in_order(self) -> list[Amendment]:
        return sorted(self.amendments.values(), key=self._depth)

    def _depth(self, amendment: Amendment) -> int:
        depth = 0
        while amendment.amends in self.amendments:
            amendment = self.amendments[amendment.amends]
            depth += 1
        return depth

    def take(self, edit: Edit) -> Carried | NeedsPerson:
        if edit.within:
            entry = self._with_its_amendment(edit)
        elif edit.scope is Scope.SUBJECT:
            entry = _subject(self.map, edit)
        else:
            entry = _passage(self.map, edit)
        self.taken[edit.id] = entry
        return entry

    def _with_its_amendment(self, edit: Edit) -> Carried | NeedsPerson:
        where = address(self.new_texts.text_of(edit), edit)
        parent = self.taken[edit.within]
        if isinstance(parent, Carried):
            return Carried(edit, where, where)
        why = f"{edit.within}, zu dessen neuem Text {edit.id} gehört, ist nicht übertragen."
        return NeedsPerson(edit, why, edit.old.stream.strip(), "")


def _subject(versions: VersionMap, edit: Edit) -> Carried | NeedsPerson:
    old, new = versions.old.head.subject, versions.new.head.subject
    if old == new:
        return Carried(edit, address(versions.new, edit), address(versions.old, edit))
    return NeedsPerson(edit, "Der Betreff lautet in der neuen Fassung anders.", old, new)


def _passage(versions: VersionMap, edit: Edit) -> Carried | NeedsPerson:
    place = carried_range(versions, edit)
    if place is None:
        return NeedsPerson(edit, _why(versions, edit), *frame(versions, edit))
    start, end = place
    carried = replace(edit, start=start, end=end, old=versions.new.part(start, end))
    return Carried(carried, address(versions.new, carried), address(versions.old, edit))


def _why(versions: VersionMap, edit: Edit) -> str:
    if edit.scope is Scope.WHOLE_TEXT:
        return "Der ganze Text soll ersetzt werden, und die neue Fassung hat einen anderen."
    touching = versions.changes_at(edit)
    if not touching:
        return "Die Stelle ist in der neuen Fassung nicht mehr eindeutig zu finden."
    change = touching[0]
    said = short_sentence(versions.old, change)
    if (change.start, change.end, change.new) == (edit.start, edit.end, edit.new):
        return f"Die neue Fassung enthält diese Änderung schon: {said}"
    if edit.is_insertion and change.is_insertion:
        return f"Die neue Fassung fügt an derselben Stelle etwas ein: {said}"
    if change.move and change.is_deletion:
        return f"Die neue Fassung verschiebt {address(versions.old, change)} an eine andere Stelle."
    return f"Die neue Fassung ändert dieselben Wörter: {said}"
