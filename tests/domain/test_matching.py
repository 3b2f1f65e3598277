"""Are the units found that stay, with an effort that grows hardly faster than the number of units?"""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.difference import Difference
from motions.domain.matching import differences

runs = st.lists(st.sampled_from("abcdefgh"), max_size=40)


class Counted(str):
    """A word that counts how often any of its kind is compared or looked up."""

    __slots__ = ()
    looks: ClassVar[int] = 0

    def __eq__(self, other: object) -> bool:
        Counted.looks += 1
        return str.__eq__(self, str(other))

    def __hash__(self) -> int:
        Counted.looks += 1
        return str.__hash__(self)


def effort(old: list[str], new: list[str], is_weighed: bool) -> int:
    Counted.looks = 0
    differences([Counted(word) for word in old], [Counted(word) for word in new], [1] * len(old) if is_weighed else [])
    return Counted.looks


def rewritten(old: list[str], found: list[Difference], new: list[str]) -> list[str]:
    for change in reversed(found):
        old = [*old[: change.old_start], *new[change.new_start : change.new_end], *old[change.old_end :]]
    return old


@given(runs, runs, st.booleans())
def test_the_differences_turn_the_old_run_into_the_new_one(old, new, is_weighed):
    found = differences(old, new, [len(old) - index for index in range(len(old))] if is_weighed else [])
    assert rewritten(old, found, new) == new
    assert all(one.old_end < two.old_start or one.new_end < two.new_start for one, two in pairwise(found))


def test_of_two_that_change_places_the_heavier_stays():
    assert differences(["a", "b"], ["b", "a"], [5, 1]) == [Difference(0, 0, 0, 1), Difference(1, 2, 2, 2)]
    assert differences(["a", "b"], ["b", "a"], [1, 5]) == [Difference(0, 1, 0, 0), Difference(2, 2, 1, 2)]


def test_units_that_stand_several_times_are_found_where_none_stands_once():
    old = [str(index % 40) for index in range(2000)]
    new = [unit if index % 100 else "neu" for index, unit in enumerate(old)]
    assert sum(change.old_end - change.old_start for change in differences(old, new)) <= 200


def mostly_equal(size: int) -> tuple[list[str], list[str]]:
    old = [str(index) for index in range(size)]
    return old, [unit if index % 20 else "neu" for index, unit in enumerate(old)]


def all_changed(size: int) -> tuple[list[str], list[str]]:
    return [f"alt{index}" for index in range(size)], [f"neu{index}" for index in range(size)]


def all_alike(size: int) -> tuple[list[str], list[str]]:
    return ["a"] * size, ["a" if index % 3 else "b" for index in range(size)]


def reversed_order(size: int) -> tuple[list[str], list[str]]:
    old = [str(index) for index in range(size)]
    return old, old[::-1]


def few_words(size: int) -> tuple[list[str], list[str]]:
    return [str(index * index % 97) for index in range(size)], [str(index * index % 89) for index in range(size)]


@pytest.mark.parametrize("runs_of", [mostly_equal, all_changed, all_alike, reversed_order, few_words])
@pytest.mark.parametrize("is_weighed", [False, True])
def test_the_effort_grows_hardly_faster_than_the_number_of_units(runs_of, is_weighed):
    efforts = []
    for size in (500, 4000):
        old, new = runs_of(size)
        efforts.append(effort(old, new, is_weighed) / size)
    small, large = efforts
    assert large <= 2 * small
