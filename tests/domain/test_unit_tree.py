"""Do units stand below one another as a tree, whatever is moved where?"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.errors import Invalid
from motions.domain.unit_tree import MOST_LEVELS, Node, check_place, check_unit_names, unit_tree, units_above

UNITS = range(1, 16)
MOVES = st.lists(st.tuples(st.sampled_from(UNITS), st.sampled_from([None, *UNITS])), max_size=60)


def moved(moves: Iterable[tuple[int, int | None]]) -> dict[int, int | None]:
    """Give where all units stand after those moves that are let pass; they begin in no order."""
    parents: dict[int, int | None] = dict.fromkeys(UNITS)
    for unit, parent in moves:
        try:
            check_place(unit, parent, parents)
        except Invalid:
            continue
        parents[unit] = parent
    return parents


def listed(nodes: Iterable[Node]) -> list[int]:
    return [unit for node in nodes for unit in (node.unit, *listed(node.below))]


@given(MOVES)
def test_whatever_is_moved_every_unit_stands_in_the_tree_once(moves: list[tuple[int, int | None]]) -> None:
    assert sorted(listed(unit_tree(moved(moves)))) == list(UNITS)


@given(MOVES)
def test_no_unit_ever_stands_above_itself_or_too_deep(moves: list[tuple[int, int | None]]) -> None:
    parents = moved(moves)
    for unit in UNITS:
        above = units_above(unit, parents)
        assert len(set(above)) == len(above) <= MOST_LEVELS


@given(MOVES, st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_a_move_is_refused_only_below_itself_or_too_deep(
    moves: list[tuple[int, int | None]], unit: int, parent: int
) -> None:
    parents = moved(moves)
    inside = unit in units_above(parent, parents)
    below = [units_above(other, parents) for other in UNITS]
    levels = max(chain.index(unit) + 1 for chain in below if unit in chain)
    too_deep = len(units_above(parent, parents)) + levels > MOST_LEVELS
    if inside or too_deep:
        with pytest.raises(Invalid):
            check_place(unit, parent, parents)
    else:
        check_place(unit, parent, parents)


def test_units_stand_below_their_parents_in_the_order_given() -> None:
    tree = unit_tree({3: 1, 1: None, 2: 1, 4: 3})
    assert tree == (Node(1, (Node(3, (Node(4, ()),)), Node(2, ()))),)


def test_a_new_unit_stands_on_the_twelfth_level_at_most() -> None:
    parents: dict[int, int | None] = {1: None} | {unit: unit - 1 for unit in range(2, MOST_LEVELS + 1)}
    check_place(None, MOST_LEVELS - 1, parents)
    with pytest.raises(Invalid, match="höchstens 12 Ebenen"):
        check_place(None, MOST_LEVELS, parents)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (("", "Ortsverein Nord", ""), "braucht einen Namen und einen Kurznamen"),
        (("OV Nord", "", ""), "braucht einen Namen und einen Kurznamen"),
        (("O" * 201, "Ortsverein", ""), "höchstens 200 Zeichen, dieser hat 201"),
        (("OV", "O" * 201, ""), "höchstens 200 Zeichen"),
        (("OV", "Ortsverein", "O" * 201), "höchstens 200 Zeichen"),
    ],
)
def test_a_unit_without_name_or_with_one_too_long_is_refused(names: tuple[str, str, str], sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        check_unit_names(*names)


def test_a_name_of_two_hundred_characters_is_one() -> None:
    check_unit_names("O" * 200, "O" * 200, "O" * 200)
