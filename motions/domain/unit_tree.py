"""How do the units of a conference stand below one another?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from motions.domain.errors import Invalid

LONGEST_NAME = 200
MOST_LEVELS = 12


@dataclass(frozen=True, slots=True)
class Node:
    """A unit, by its id, with the units directly below it."""

    unit: int
    below: tuple[Node, ...]


def unit_tree(parents: Mapping[int, int | None]) -> tuple[Node, ...]:
    """Give the units that stand below none, each with all that stands below it, in the order given.

    `parents` names for each unit, by id, the one it stands directly below.
    """
    below: dict[int | None, list[int]] = defaultdict(list)
    for unit, parent in parents.items():
        below[parent].append(unit)

    def node(unit: int) -> Node:
        return Node(unit, tuple(node(one) for one in below[unit]))

    return tuple(node(unit) for unit in below[None])


def units_above(unit: int | None, parents: Mapping[int, int | None]) -> tuple[int, ...]:
    """Give the unit itself and all that it stands below, upwards; nothing for None."""
    found: list[int] = []
    while unit is not None:
        found.append(unit)
        unit = parents.get(unit)
    return tuple(found)


def check_place(unit: int | None, parent: int | None, parents: Mapping[int, int | None]) -> None:
    """Let a unit stand below `parent`; `unit` is None for a new one, `parent` is None for the top.

    Raises Invalid if it would stand below itself, or anything deeper than the twelfth level.
    """
    above = units_above(parent, parents)
    if unit is not None and unit in above:
        raise Invalid("Eine Gliederung kann nicht unter sich selbst stehen.", code="parent")
    if len(above) + _levels(unit, parents) > MOST_LEVELS:
        raise Invalid("Gliederungen stehen höchstens %(most)d Ebenen tief.", most=MOST_LEVELS, code="parent")


def _levels(unit: int | None, parents: Mapping[int, int | None]) -> int:
    """Count the levels from the unit down to the lowest below it, itself included."""
    if unit is None:
        return 1
    chains = (units_above(other, parents) for other in parents)
    return max((chain.index(unit) + 1 for chain in chains if unit in chain), default=1)


def check_unit_names(short_name: str, name: str, kind: str) -> None:
    """Let the names of a unit pass; raises Invalid if it has none, or one is longer than 200 characters."""
    if not short_name or not name:
        raise Invalid(
            "Eine Gliederung braucht einen Namen und einen Kurznamen.", code="name" if short_name else "short"
        )
    for code, written in (("short", short_name), ("name", name), ("kind", kind)):
        if len(written) > LONGEST_NAME:
            raise Invalid(
                "Namen von Gliederungen haben höchstens %(most)d Zeichen, dieser hat %(length)d.",
                most=LONGEST_NAME,
                length=len(written),
                code=code,
            )
