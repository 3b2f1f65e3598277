"""Which edits does a relation that a person has set connect?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from motions.domain.edit import Edit
from motions.domain.link import Link, LinkKind
from motions.domain.numbering import numbers_kept


@dataclass(frozen=True)
class Linking:
    """The links that hold between edits, kept by the numbers they name and listed edit by edit only when asked for.

    `edits` stand in text order, and so does every answer. A link that names an amendment means each of its edits, and
    holds for what takes the amendment's place ("Ä9 neu"), too. What a link names beyond these edits is left out.
    """

    edits: Mapping[str, Edit]
    links: tuple[Link, ...] = ()

    def pointed_at(self, kind: LinkKind, edit_id: str) -> tuple[str, ...]:
        """Give the edits that links of this kind name from this edit."""
        links = (link for name in self._names(edit_id) for link in self._from.get(name, ()) if link.kind is kind)
        return self._in_order(part for link in links for name in link.to for part in self.parts(name))

    def pointing_at(self, kind: LinkKind, edit_id: str) -> tuple[str, ...]:
        """Give the edits from which links of this kind name this edit."""
        links = (link for name in self._names(edit_id) for link in self._towards.get(name, ()) if link.kind is kind)
        return self._in_order(part for link in links for part in self.parts(link.of))

    def between(self, x: str, y: str) -> Link | None:
        """Give the first link between two edits, in whichever direction, or None."""
        of_x, of_y = set(self._names(x)), set(self._names(y))
        for link in self.links:
            if (link.of in of_x and not of_y.isdisjoint(link.to)) or (link.of in of_y and not of_x.isdisjoint(link.to)):
                return link
        return None

    def connected(self, *kinds: LinkKind) -> Iterator[tuple[str, ...]]:
        """Give for each link of these kinds all edits that it connects, if there are some at both ends."""
        for link in self.links:
            of = self.parts(link.of)
            to = [part for name in link.to for part in self.parts(name)]
            if link.kind in kinds and of and to:
                yield (*of, *to)

    def parts(self, number: str) -> tuple[str, ...]:
        """Give the edits that a number means: those of an amendment, or one edit; none if there is no such."""
        return (number,) if number in self.edits else tuple(self._parts.get(number, ()))

    def _names(self, edit_id: str) -> tuple[str, ...]:
        return (edit_id, *numbers_kept(self.edits[edit_id].amendment))

    def _in_order(self, edit_ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(edit_ids), key=self._place.__getitem__))

    @cached_property
    def _place(self) -> dict[str, int]:
        return {edit_id: place for place, edit_id in enumerate(self.edits)}

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        parts: dict[str, list[str]] = {}
        for edit in self.edits.values():
            for number in numbers_kept(edit.amendment):
                parts.setdefault(number, []).append(edit.id)
        return parts

    @cached_property
    def _from(self) -> dict[str, list[Link]]:
        links: dict[str, list[Link]] = {}
        for link in self.links:
            links.setdefault(link.of, []).append(link)
        return links

    @cached_property
    def _towards(self) -> dict[str, list[Link]]:
        links: dict[str, list[Link]] = {}
        for link in self.links:
            for name in dict.fromkeys(link.to):
                links.setdefault(name, []).append(link)
        return links
