"""What becomes of one row of a file of persons?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from motions.domain.people_columns import Column


class RowState(Enum):
    """Whether a row brings somebody or something new, changes what is there, or says what is so already."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"

    @property
    def word(self) -> str:
        """The German name."""
        return {RowState.NEW: "neu", RowState.CHANGED: "geändert", RowState.UNCHANGED: "unverändert"}[self]


@dataclass(frozen=True, slots=True)
class Change:
    """What a row changes: the column, None for the role of a member, what was there ("" for nothing), what will be."""

    column: Column | None
    old: str
    new: str

    @property
    def word(self) -> str:
        """What is changed, in German."""
        return self.column.word if self.column else "Rolle"


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What becomes of a row: whom it is about, their ids, and what is changed of what was there.

    `label` names the mandate or unit the row is about.
    """

    row: int
    state: RowState
    name: str
    label: str
    persons: tuple[int, ...]
    changes: tuple[Change, ...] = ()


def row_plan(row: int, name: str, label: str, persons: tuple[int, ...], changes: list[Change], *, new: bool) -> RowPlan:
    """Say what becomes of a row; of what is new nothing is changed."""
    if new:
        return RowPlan(row, RowState.NEW, name, label, persons)
    state = RowState.CHANGED if changes else RowState.UNCHANGED
    return RowPlan(row, state, name, label, persons, tuple(changes))


def yes_or_no(value: bool) -> str:
    """Write a choice as it stands in a file."""
    return "ja" if value else "nein"


def difference(column: Column, old: str, new: str) -> list[Change]:
    """Give the change of a column, if it is one."""
    return [Change(column, old, new)] if old != new else []
