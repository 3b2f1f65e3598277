"""Do the blocks of a rewritten text answer to the old ones they come from?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from motions.domain.difference import Difference
from motions.domain.likeness import Group, answering


def answers(old: list[str], new: list[str]) -> list[Group]:
    return list(answering([tuple(block.split()) for block in old], [tuple(block.split()) for block in new]))


def groups(old: list[str], new: list[str]) -> list[tuple[list[str], list[str]]]:
    places = (group.where for group in answers(old, new))
    return [(old[one.old_start : one.old_end], new[one.new_start : one.new_end]) for one in places]


BRIDGE = "Die alte Brücke am Fluss wird im Sommer endlich erneuert ."
SCHOOL = "Jede Schule bekommt einen Garten und eine neue Halle ."
MARKET = "Auf dem Markt dürfen nur Händler aus der Gegend verkaufen ."


def test_a_changed_block_answers_to_the_one_it_is_like():
    changed = BRIDGE.replace("Sommer", "Winter")
    assert groups([BRIDGE, SCHOOL], [MARKET, changed]) == [([], [MARKET]), ([BRIDGE], [changed]), ([SCHOOL], [])]


def test_a_divided_block_answers_to_its_parts_and_joined_ones_to_their_whole():
    both = f"{BRIDGE} {SCHOOL}"
    assert groups([both], [BRIDGE, SCHOOL]) == [([both], [BRIDGE, SCHOOL])]
    assert groups([BRIDGE, SCHOOL], [both]) == [([BRIDGE, SCHOOL], [both])]


def test_what_is_like_nothing_is_told_apart_from_what_is_like_something():
    changed = BRIDGE.replace("Sommer", "Winter")
    assert [group.is_alike for group in answers([BRIDGE, SCHOOL], [changed, MARKET])] == [True, False]
    assert [group.is_alike for group in answers(["A", "B"], ["C"])] == [False]


def test_of_crossing_likenesses_those_that_weigh_most_are_kept():
    long = f"{BRIDGE} {SCHOOL}"
    assert groups([long, MARKET], [MARKET, long]) == [([], [MARKET]), ([long], [long]), ([MARKET], [])]


some_blocks = st.lists(st.sampled_from([BRIDGE, SCHOOL, MARKET, f"{BRIDGE} {MARKET}", "Ja .", "Nein ."]), max_size=8)


@given(some_blocks, some_blocks)
def test_the_groups_cover_both_texts_without_gaps(old, new):
    whole = Difference(0, len(old), 0, len(new))
    place = Difference(0, 0, 0, 0)
    for group in (group.where for group in answers(old, new)):
        assert (group.old_start, group.new_start) == (place.old_end, place.new_end)
        place = group
    assert (place.old_end, place.new_end) == (whole.old_end, whole.new_end)
