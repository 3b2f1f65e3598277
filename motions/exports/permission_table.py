"""Who may do what, as a table to read?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from motions.domain.permission import PERMISSIONS, Action, Role
from motions.domain.workflow import State, state_words


@dataclass(frozen=True, slots=True)
class PermissionRow:
    """One action: what it is, for each role in their order whether it may, and when; sentences in German."""

    action: Action
    allowed: tuple[bool, ...]
    conditions: tuple[str, ...]
    when_closed: bool

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that may, in their order."""
        return tuple(role for role, may in zip(Role, self.allowed, strict=True) if may)


def permission_rows() -> tuple[PermissionRow, ...]:
    """Give the whole table, in the order of the actions."""
    return tuple(
        PermissionRow(
            action,
            tuple(role in permission.roles for role in Role),
            tuple(map(state_words, _in_order(permission.states))),
            permission.when_closed,
        )
        for action, permission in PERMISSIONS.items()
    )


def permissions_as_markdown() -> str:
    """Write the table as it stands in the documents."""
    head = ["", *(role.word for role in Role), "nur wenn", "auch nach dem Abschluss"]
    rows = [head, ["---", *[":-:"] * len(Role), "---", ":-:"], *map(list, _cells())]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def _cells() -> Iterator[tuple[str, ...]]:
    for row in permission_rows():
        ticks = ("ja" if may else "" for may in row.allowed)
        yield row.action.word, *ticks, " oder ".join(row.conditions), "ja" if row.when_closed else ""


def _in_order(states: frozenset[State]) -> list[State]:
    return sorted(states, key=lambda state: state.value)
