"""What happens to one edit if another is adopted, as far as their places in the text tell?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from operator import itemgetter

from motions.domain.connecting import Connecting
from motions.domain.edit import Amendment, Edit, Scope, overlap
from motions.domain.link import Link, LinkKind
from motions.domain.link_check import check_links
from motions.domain.linking import Linking
from motions.domain.meeting import Meetings, meetings, place_of, rival_subjects
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
LISTED = frozenset(Kind) - {Kind.INDEPENDENT}

Change = tuple[Scope, int, int, Passage, str]


def change(edit: Edit) -> Change:
    """Give what makes two edits identical: where they stand and what they put there, whoever submitted them."""
    return edit.scope, edit.start, edit.end, edit.new, edit.within


TextOrder = tuple[bool, tuple[str | int, ...], int, int, tuple[str | int, ...]]


def text_place(edit: Edit) -> tuple[bool, tuple[str | int, ...], int]:
    """Give the beginning of the key by which edits stand in text order: the text, and the place where they begin."""
    return edit.scope is not Scope.SUBJECT, natural_order(edit.within) if edit.within else (), edit.start


def text_order(edit: Edit) -> TextOrder:
    """Give a key that sorts edits by their place: the subject first, then by position, then by number.

    Edits of sub-amendments follow, in the order of the edits whose new text they change.
    """
    within = natural_order(edit.within) if edit.within else ()
    return edit.scope is not Scope.SUBJECT, within, edit.start, edit.end, natural_order(edit.id)


def relation(x: Edit, y: Edit) -> Kind:
    """Tell what happens to edit `y` if edit `x` is adopted; both belong to one version of a text.

    Identical edits are SAME. What lies within the words `x` takes away, or strictly between them, FALLS; of two
    different changes of the same words each makes the other fall. What contains `x` can still be put and then
    SUPERSEDES it. Ranges that overlap without containing one another are PARTIAL. Two insertions at one place are
    SAME_PLACE. Everything else is INDEPENDENT: ranges that touch, and insertions at the edge of a changed range. A
    change of the whole text contains every other, insertions at its edges included, but not the subject; of two
    different subjects only one can stand, so two amendments' changes of it make each other fall. What changes the new
    text of an edit is independent of all that does not change that same new text.
    """
    if x.within != y.within or (Scope.SUBJECT in (x.scope, y.scope) and x.scope is not y.scope):
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
    """How the edits over one version of a text relate to one another, by their places and by what persons have set.

    `edits` holds all of them by number, in text order, and so stands every answer. Identical edits, edits of the same
    words, insertions at one place and changes of the whole text are kept as classes, and listed only when asked for.
    """

    edits: Mapping[str, Edit]
    meetings: Meetings
    linking: Linking

    def kind(self, x: str, y: str) -> Kind:
        """Tell what happens to edit `y` if edit `x` is adopted, as far as their places tell."""
        return relation(self.edits[x], self.edits[y])

    def of(self, edit_id: str, kinds: Collection[Kind] = LISTED) -> tuple[tuple[str, Kind], ...]:
        """Give every edit that is not independent of this one by its place, and what happens to it if this is adopted.

        `kinds` leaves out others; who can do without SAME_PLACE does not pay for it.
        """
        found = [
            (self.place[other], other, kind)
            for kind, ids in self._classes(self.edits[edit_id], kinds)
            if kind in kinds
            for other in ids
            if other != edit_id
        ]
        return tuple((other, kind) for _, other, kind in sorted(found, key=itemgetter(0)))

    def pairs(self) -> Iterator[tuple[str, str, Kind]]:
        """Give each pair of edits that are not independent by their places, once in either direction, in text order."""
        for edit_id in self.edits:
            for other, kind in self.of(edit_id):
                yield edit_id, other, kind

    def excluded(self, edit_id: str) -> tuple[str, ...]:
        """Give the edits that a person has set as alternatives to this one; they exclude one another."""
        return self._in_order(
            self.linking.pointed_at(LinkKind.EXCLUDES, edit_id), self.linking.pointing_at(LinkKind.EXCLUDES, edit_id)
        )

    def required(self, edit_id: str) -> tuple[str, ...]:
        """Give the edits that this one cannot do without."""
        return self.linking.pointed_at(LinkKind.REQUIRES, edit_id)

    def requiring(self, edit_id: str) -> tuple[str, ...]:
        """Give the edits that cannot do without this one."""
        return self.linking.pointing_at(LinkKind.REQUIRES, edit_id)

    def replaced(self, edit_id: str) -> tuple[str, ...]:
        """Give the edits that this one, as a part of a compromise, replaces."""
        return self.linking.pointed_at(LinkKind.COMPROMISE, edit_id)

    def compromises(self, edit_id: str) -> tuple[str, ...]:
        """Give the edits of the compromises that replace this one."""
        return self.linking.pointing_at(LinkKind.COMPROMISE, edit_id)

    def changing(self, edit_id: str) -> tuple[str, ...]:
        """Give the edits of sub-amendments that change the new text of this one."""
        return tuple(self._changing.get(edit_id, ()))

    def link_between(self, x: str, y: str) -> Link | None:
        """Give the link that a person has set between two edits, in whichever direction, or None."""
        return self.linking.between(x, y)

    def among(self, edit_ids: Iterable[str]) -> Relations:
        """Give the relations between these edits alone."""
        wanted = frozenset(edit_ids)
        if wanted >= self.edits.keys():
            return self
        return _related([edit for edit_id, edit in self.edits.items() if edit_id in wanted], self.linking.links)

    def joined(self) -> Iterator[Sequence[str]]:
        """Give edits that belong into one group for the vote, enough to connect all that compete."""
        found = self.meetings
        for place, changes in found.changes.items():
            if place in found.met or (len(changes) > 1 and place.start < place.end):
                yield found.at[place]
        # Places meet one another; one direction is enough.
        yield from (
            (found.at[place][0], found.at[other][0])
            for place, others in found.met.items()
            for other in others
            if place < other
        )
        for within, wholes in found.wholes.items():
            passages = found.within.get(within, ())
            # Different changes of the whole text connect everything; identical ones alone connect nothing.
            if passages or len({change(self.edits[edit_id]) for edit_id in wholes}) > 1:
                yield (*wholes, *passages)
        subjects = [self.edits[edit_id] for edit_id in found.subjects]
        yield from rival_subjects(subjects, lambda x, y: relation(x, y) is Kind.FALLS)
        yield from self.linking.connected(LinkKind.EXCLUDES, LinkKind.COMPROMISE)

    def _classes(self, edit: Edit, kinds: Collection[Kind]) -> Iterator[tuple[Kind, Iterable[str]]]:
        """Give the edits that this one meets, and itself, class by class."""
        found = self.meetings
        if edit.scope is Scope.SUBJECT:
            yield from ((self.kind(edit.id, other), (other,)) for other in found.subjects)
            return
        yield from ((self.kind(edit.id, other), (other,)) for other in found.wholes.get(edit.within, ()))
        if edit.scope is Scope.WHOLE_TEXT:
            yield Kind.FALLS, found.within.get(edit.within, ())
            return
        place = place_of(edit)
        yield Kind.SAME, found.changes[place][edit.new]
        otherwise = Kind.SAME_PLACE if edit.is_insertion else Kind.FALLS
        if otherwise in kinds:
            yield otherwise, (other for new, ids in found.changes[place].items() if new != edit.new for other in ids)
        for other in found.met.get(place, ()):
            yield self.kind(edit.id, found.at[other][0]), found.at[other]

    def _in_order(self, *edit_ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({edit_id for ids in edit_ids for edit_id in ids}, key=self.place.__getitem__))

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The place of each edit in text order, from 0."""
        return {edit_id: place for place, edit_id in enumerate(self.edits)}

    @cached_property
    def _changing(self) -> dict[str, list[str]]:
        changing: dict[str, list[str]] = {}
        for edit in self.edits.values():
            if edit.within:
                changing.setdefault(edit.within, []).append(edit.id)
        return changing


def relations(edits: Sequence[Edit], links: Sequence[Link] = ()) -> Relations:
    """Find how the edits relate, in time that grows with their number and the pairs found, not with all pairs.

    `links` are what persons have set. Raises Invalid if one names what does not exist, or they contradict one another.
    """
    check_links(links, edits)
    return _related(sorted(edits, key=text_order), tuple(links))


def _related(ordered: Sequence[Edit], links: tuple[Link, ...]) -> Relations:
    by_number = {edit.id: edit for edit in ordered}
    return Relations(by_number, meetings(ordered), Linking(by_number, links))


def groups(found: Relations, amendments: Iterable[Amendment]) -> tuple[tuple[str, ...], ...]:
    """Give the groups for the vote: what competition connects, in order of their first place in the text.

    Edits compete if one makes the other fall, contains it, or overlaps it, if persons have set them as alternatives, or
    if one is a compromise for the other; identical edits, insertions at one place, and what needs another do not. All
    edits of an indivisible amendment are in one group as soon as one of them competes. Sub-amendments compete only with
    others to the same new text.
    """
    together = Connecting()
    for edit_ids in found.joined():
        together.join(edit_ids)
    for amendment in amendments:
        parts = [edit.id for edit in amendment.edits if edit.id in found.edits]
        if amendment.indivisible and any(together.is_joined(part) for part in parts):
            together.join(parts)
    return together.groups(found.place)
