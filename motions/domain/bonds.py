"""Which edits share their fate, whatever is decided: parts, sub-amendments, what a person has linked?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from motions.domain.edit import Amendment
from motions.domain.relation import Relations


def parts_of_indivisible(amendments: Iterable[Amendment]) -> dict[str, tuple[str, ...]]:
    """Give for each edit of an indivisible amendment all edits of that amendment."""
    indivisible = (tuple(edit.id for edit in amendment.edits) for amendment in amendments if amendment.indivisible)
    return {edit_id: parts for parts in indivisible for edit_id in parts}


@dataclass(frozen=True)
class Bonds:
    """What binds the edits over one version of a text to one another; worked out once, whatever is then decided."""

    amendments: tuple[Amendment, ...]
    relations: Relations

    @cached_property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """For each edit of an indivisible amendment all edits of that amendment."""
        return parts_of_indivisible(self.amendments)

    @cached_property
    def by_number(self) -> dict[str, Amendment]:
        """The amendments by their numbers."""
        return {amendment.number: amendment for amendment in self.amendments}

    @cached_property
    def has_sub_amendments(self) -> bool:
        """Whether any edit changes the new text of another."""
        return any(edit.within for edit in self.relations.edits.values())

    @cached_property
    def has_links(self) -> bool:
        """Whether a person has set any relation."""
        return bool(self.relations.linking.links)

    def subs(self, edit_id: str) -> tuple[str, ...]:
        """Give the edits that change the new text of this one."""
        return self.relations.changing(edit_id) if self.has_sub_amendments else ()

    def amended_in_turn(self, edit_id: str) -> tuple[str, ...]:
        """Give the edits whose new text this one changes, from the nearest: none for an edit of the motion's text."""
        above: list[str] = []
        within = self.relations.edits[edit_id].within
        while within in self.relations.edits and within not in above:
            above.append(within)
            within = self.relations.edits[within].within
        return tuple(above)

    def turn(self, edit_id: str) -> tuple[int, bool]:
        """Give a key that sorts what is adopted at once: sub-amendments before what they change, compromises first."""
        return -len(self.amended_in_turn(edit_id)), not self.replaced(edit_id)

    def replaced(self, edit_id: str) -> tuple[str, ...]:
        """Give the edits that this one replaces as a compromise."""
        return self._beside(edit_id, self.relations.replaced(edit_id)) if self.has_links else ()

    def compromises(self, edit_id: str) -> tuple[str, ...]:
        """Give the edits that replace this one as a compromise."""
        return self._beside(edit_id, self.relations.compromises(edit_id)) if self.has_links else ()

    def alternatives(self, edit_id: str) -> tuple[str, ...]:
        """Give the edits that a person has declared to be alternatives to this one."""
        return self._beside(edit_id, self.relations.excluded(edit_id)) if self.has_links else ()

    def _beside(self, edit_id: str, others: Iterable[str]) -> tuple[str, ...]:
        """Leave out amendments that this one changes, at whatever level, or that change it: they stand together."""
        if not self.has_sub_amendments:
            return tuple(others)
        return tuple(
            other for other in others if not (self._is_above(edit_id, other) or self._is_above(other, edit_id))
        )

    def _is_above(self, edit_id: str, other: str) -> bool:
        edits = self.relations.edits
        return any(edits[above].amendment == edits[edit_id].amendment for above in self.amended_in_turn(other))

    def required(self, edit_id: str) -> tuple[str, ...]:
        """Give the edits without which this one cannot be adopted.

        What one part of an indivisible amendment needs, all need. What a sub-amendment changes it needs anyway.
        """
        if not self.has_links:
            return ()
        own = self.parts.get(edit_id, (edit_id,))
        needed = dict.fromkeys(other for part in own for other in self.relations.required(part))
        above = self.amended_in_turn(edit_id)
        return tuple(other for other in needed if other not in own and other not in above)

    def requiring(self, edit_id: str) -> tuple[str, ...]:
        """Give the edits that cannot be adopted without this one."""
        if not self.has_links:
            return ()
        linked = self.relations.requiring(edit_id)
        candidates = dict.fromkeys(part for other in linked for part in self.parts.get(other, (other,)))
        return tuple(other for other in candidates if edit_id in self.required(other))
