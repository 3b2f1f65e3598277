"""What does a decision on some edits do to all the others?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from motions.domain.edit import Amendment
from motions.domain.relation import Kind, Relations
from motions.domain.standing import UNDECIDED, EditStanding, Standing


def parts_of_indivisible(amendments: Iterable[Amendment]) -> dict[str, tuple[str, ...]]:
    """Give for each edit of an indivisible amendment all edits of that amendment."""
    indivisible = (tuple(edit.id for edit in amendment.edits) for amendment in amendments if amendment.indivisible)
    return {edit_id: parts for parts in indivisible for edit_id in parts}


class Register:
    """How every edit stands while decisions take effect one after another; the only thing here that changes."""

    def __init__(
        self, amendments: Iterable[Amendment], relations: Relations, edits: Mapping[str, EditStanding]
    ) -> None:
        self.relations = relations
        self.edits = dict(edits)
        self.parts = parts_of_indivisible(amendments)

    def standing(self, edit_id: str) -> Standing:
        """Tell how an edit stands now."""
        return self.edits[edit_id].standing

    def enter(self, edit_ids: Iterable[str], standing: Standing, decision: int) -> None:
        """Note what was decided on these edits themselves."""
        for edit_id in edit_ids:
            self.edits[edit_id] = EditStanding(standing, decision=decision)

    def adopt(self, edit_ids: Iterable[str], decision: int) -> None:
        """Adopt edits that do not compete.

        Of identical ones the first is adopted and settles the others. What is open or held and falls has lapsed; what
        was adopted and falls is overridden; what overlaps is held.
        """
        for edit_id in edit_ids:
            if self.standing(edit_id) not in UNDECIDED:
                continue
            self.edits[edit_id] = EditStanding(Standing.ADOPTED, decision=decision)
            for other, kind in self.relations.of(edit_id):
                self._touch(other, kind, EditStanding(Standing.ADOPTED, edit_id, decision))

    def _touch(self, other: str, kind: Kind, by: EditStanding) -> None:
        standing = self.standing(other)
        if kind is Kind.SAME and standing in UNDECIDED:
            self.edits[other] = EditStanding(Standing.SETTLED, by.cause, by.decision)
        elif kind is Kind.FALLS and standing in UNDECIDED:
            self._lapse(other, by.cause, by.decision)
        elif kind is Kind.FALLS and standing is Standing.ADOPTED:
            self.edits[other] = EditStanding(Standing.OVERRIDDEN, by.cause, by.decision)
        elif kind is Kind.PARTIAL and standing is Standing.OPEN:
            self._hold(other, by.cause, by.decision)

    def _lapse(self, edit_id: str, cause: str, decision: int) -> None:
        """Let an edit lapse; it takes with it all that is undecided of its amendment, if that is indivisible."""
        self.edits[edit_id] = EditStanding(Standing.LAPSED, cause, decision)
        for part in self.parts.get(edit_id, ()):
            if self.standing(part) in UNDECIDED:
                self.edits[part] = EditStanding(Standing.LAPSED, edit_id, decision)

    def confirm_fall(self, edit_ids: Iterable[str], decision: int) -> None:
        """Let held edits lapse because of what they are held for, and all held edits of an indivisible amendment."""
        for edit_id in edit_ids:
            for part in self.parts.get(edit_id, (edit_id,)):
                if self.standing(part) is Standing.HELD:
                    self.edits[part] = EditStanding(Standing.LAPSED, self.edits[part].cause, decision)

    def _hold(self, edit_id: str, cause: str, decision: int) -> None:
        self.edits[edit_id] = EditStanding(Standing.HELD, cause, decision)
        for part in self.parts.get(edit_id, ()):
            if self.standing(part) is Standing.OPEN:
                self.edits[part] = EditStanding(Standing.HELD, edit_id, decision)
