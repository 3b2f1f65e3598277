"""What becomes of the other edits if some are adopted, and why?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from motions.domain.because import Ground, because, ground_of
from motions.domain.bonds import Bonds
from motions.domain.edit import Amendment
from motions.domain.new_text import NewTexts
from motions.domain.register import Register
from motions.domain.relation import Relations
from motions.domain.standing import Standing, Standings
from motions.domain.text import Text


class ConsequenceKind(Enum):
    """What becomes of an edit because another is adopted."""

    LAPSES = "lapses"
    HELD = "held"
    OVERRIDDEN = "overridden"
    SETTLED = "settled"


_KINDS = {
    Standing.LAPSED: ConsequenceKind.LAPSES,
    Standing.HELD: ConsequenceKind.HELD,
    Standing.OVERRIDDEN: ConsequenceKind.OVERRIDDEN,
    Standing.SETTLED: ConsequenceKind.SETTLED,
}
_FATE = {
    ConsequenceKind.LAPSES: "fällt",
    ConsequenceKind.HELD: "wird zurückgestellt",
    ConsequenceKind.OVERRIDDEN: "wird überholt",
    ConsequenceKind.SETTLED: "ist erledigt",
}


@dataclass(frozen=True, slots=True)
class Consequence:
    """What becomes of one edit because of which other, on what ground, and why in German words without full stop."""

    edit: str
    kind: ConsequenceKind
    because: str
    ground: Ground
    cause: str

    @property
    def ends_without_vote(self) -> bool:
        """Tell whether the edit falls, lapses or is settled: not if it is held, or identical to what is adopted."""
        return self.kind is not ConsequenceKind.HELD and self.ground is not Ground.IDENTICAL

    @property
    def sentence(self) -> str:
        """Say it in German: "Ä7.1 fällt: Z. 40 liegt im gestrichenen Bereich Z. 38–41"."""
        return f"{self.edit} {_FATE[self.kind]}: {self.because}"


@dataclass(frozen=True)
class Foresight:
    """How everything stands, and what any adoption would do to it; to ask for one costs only what it changes."""

    text: Text
    amendments: tuple[Amendment, ...]
    relations: Relations
    standings: Standings

    @cached_property
    def _bonds(self) -> Bonds:
        return Bonds(self.amendments, self.relations)

    @cached_property
    def _new_texts(self) -> NewTexts:
        return NewTexts(self.text, self.amendments)

    def consequences(self, edit_ids: Sequence[str]) -> tuple[Consequence, ...]:
        """Give what adopting these edits now does to the others, in text order."""
        register = Register(self._bonds, self.standings.edits)
        register.adopt(edit_ids, 0)
        changed = (
            edit_id
            for edit_id, after in register.changed.items()
            if edit_id not in edit_ids
            and after.standing in _KINDS
            and after.standing is not self.standings.standing(edit_id)
        )
        ordered = sorted(changed, key=self.relations.place.__getitem__)
        return tuple(self._consequence(register, edit_id) for edit_id in ordered)

    def _consequence(self, register: Register, edit_id: str) -> Consequence:
        after = register.at(edit_id)
        ground = ground_of(register, edit_id)
        why = because(self._new_texts, register, edit_id, ground)
        return Consequence(edit_id, _KINDS[after.standing], why, ground, after.cause)


def consequences(
    text: Text, amendments: Sequence[Amendment], relations: Relations, standings: Standings, edit_ids: Sequence[str]
) -> tuple[Consequence, ...]:
    """Give what adopting these edits now does to the others, in text order: what lapses, is held, overridden, settled.

    An edit that falls takes with it its sub-amendments, what requires it, and an indivisible amendment, unless that is
    adopted already.
    """
    return Foresight(text, tuple(amendments), relations, standings).consequences(edit_ids)
