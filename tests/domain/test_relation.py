"""Does it follow from the places of two edits what becomes of one if the other is adopted?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.edit import Edit, Scope
from motions.domain.passage import Opening, Passage, words_of
from motions.domain.relation import COMPETING, Kind, groups, relation, relations
from tests.domain.contested import (
    all_edits,
    amendment,
    amendments,
    change_words,
    edits,
    insert_before,
    subject,
    whole_text,
)

SYMMETRIC = (Kind.SAME, Kind.INDEPENDENT, Kind.SAME_PLACE, Kind.PARTIAL)


@pytest.mark.parametrize(
    ("x", "y", "kind"),
    [
        (change_words("zwei", "drei"), change_words("zwei", "drei"), Kind.SAME),
        (insert_before("zwei", "neu"), insert_before("zwei", "neu"), Kind.SAME),
        (change_words("eins", "eins"), change_words("drei", "drei"), Kind.INDEPENDENT),
        (change_words("zwei", "vier"), change_words("drei", "drei"), Kind.FALLS),
        (change_words("zwei", "vier"), change_words("zwei", "drei"), Kind.FALLS),
        (change_words("zwei", "vier"), change_words("drei", "vier"), Kind.FALLS),
        (change_words("zwei", "vier"), insert_before("drei", "neu"), Kind.FALLS),
        (change_words("zwei", "vier"), insert_before("zwei", "neu"), Kind.INDEPENDENT),
        (change_words("zwei", "vier"), insert_before("fünf", "neu"), Kind.INDEPENDENT),
        (change_words("drei", "drei"), change_words("zwei", "vier"), Kind.SUPERSEDES),
        (insert_before("drei", "neu"), change_words("zwei", "vier"), Kind.SUPERSEDES),
        (change_words("zwei", "vier"), change_words("drei", "fünf"), Kind.PARTIAL),
        (insert_before("drei", "neu"), insert_before("drei", "anders"), Kind.SAME_PLACE),
        (insert_before("drei", "neu"), insert_before("vier", "anders"), Kind.INDEPENDENT),
        (whole_text("Neu."), insert_before("eins", "neu"), Kind.FALLS),
        (whole_text(""), change_words("eins", "zehn"), Kind.FALLS),
        (change_words("eins", "zehn"), whole_text("Neu."), Kind.SUPERSEDES),
        (whole_text("Neu."), whole_text("Neu."), Kind.SAME),
        (whole_text("Neu."), subject("Zahlwörter"), Kind.INDEPENDENT),
        (subject("Zahlwörter"), change_words("eins", "zehn"), Kind.INDEPENDENT),
        (subject("Zahlwörter"), subject("Zahlwörter"), Kind.SAME),
    ],
)
def test_the_places_tell_what_becomes_of_the_other(x, y, kind):
    assert relation(x, y) is kind


@pytest.mark.parametrize(
    ("x", "y"),
    [
        (change_words("zwei", "drei", "neu"), change_words("zwei", "drei")),
        (whole_text("Neu."), whole_text("")),
        (subject("Zahlwörter"), subject("Ziffern")),
    ],
)
def test_of_two_different_changes_of_the_same_words_each_makes_the_other_fall(x, y):
    assert relation(x, y) is Kind.FALLS
    assert relation(y, x) is Kind.FALLS


def test_touching_ranges_are_independent():
    first = change_words("zwei", "drei")
    second = change_words("vier", "fünf")
    touching = type(second)(first.end, second.end, second.old, second.new)
    assert relation(first, touching) is Kind.INDEPENDENT


def test_two_edits_of_the_subject_in_one_amendment_do_not_compete():
    first, second = amendment("Ä1", subject("Zahlwörter"), subject("Ziffern")).edits
    assert relation(first, second) is Kind.INDEPENDENT


@given(edits(), edits())
def test_what_is_symmetric_is_so_and_superseding_one_way_is_falling_the_other(x, y):
    there, back = relation(x, y), relation(y, x)
    if there in SYMMETRIC:
        assert back is there
    elif there is Kind.SUPERSEDES:
        assert back is Kind.FALLS
    else:
        assert back in (Kind.SUPERSEDES, Kind.FALLS)
        assert (back is Kind.FALLS) == ((x.scope, x.start, x.end) == (y.scope, y.start, y.end))


@given(edits())
def test_every_edit_is_the_same_as_itself(x):
    assert relation(x, x) is Kind.SAME


def by_brute_force(all_of_them):
    return {
        (x.id, y.id, relation(x, y))
        for x in all_of_them
        for y in all_of_them
        if x is not y and relation(x, y) is not Kind.INDEPENDENT
    }


@given(amendments(most=12))
def test_the_sweep_finds_exactly_the_pairs_that_comparing_all_with_all_finds(submitted):
    found = list(relations(all_edits(submitted)).pairs())
    assert len(found) == len(set(found))
    assert set(found) == by_brute_force(all_edits(submitted))


@given(amendments(most=8), st.randoms(use_true_random=False))
def test_relations_do_not_depend_on_the_order_in_which_edits_are_given(submitted, random):
    shuffled = list(all_edits(submitted))
    random.shuffle(shuffled)
    assert relations(shuffled) == relations(all_edits(submitted))


@given(amendments(most=8))
def test_the_others_of_an_edit_stand_in_text_order(submitted):
    found = relations(all_edits(submitted))
    place = {edit_id: count for count, edit_id in enumerate(found.edits)}
    for edit_id in found.edits:
        others = [place[other] for other, _ in found.of(edit_id)]
        assert others == sorted(others)


@given(amendments(most=8), st.data())
def test_the_relations_among_some_edits_are_those_of_the_whole(submitted, data):
    found = relations(all_edits(submitted))
    some = data.draw(st.sets(st.sampled_from(sorted(found.edits))))
    expected = [(x, y, kind) for x, y, kind in found.pairs() if {x, y} <= some]
    assert list(found.among(some).pairs()) == expected


def groups_by_brute_force(submitted):
    found = relations(all_edits(submitted))
    group_of = {edit_id: {edit_id} for edit_id in found.edits}

    def unite(ids):
        together = set().union(*(group_of[edit_id] for edit_id in ids))
        for edit_id in together:
            group_of[edit_id] = together

    for x, y, kind in found.pairs():
        if kind in COMPETING:
            unite({x, y})
    for one in submitted:
        parts = {edit.id for edit in one.edits}
        if one.indivisible and any(len(group_of[part]) > 1 for part in parts):
            unite(parts)
    order = list(found.edits)
    distinct = {tuple(sorted(group, key=order.index)) for group in group_of.values() if len(group) > 1}
    return tuple(sorted(distinct, key=lambda group: order.index(group[0])))


@given(amendments(most=10))
def test_groups_are_what_competition_connects_in_text_order(submitted):
    assert groups(relations(all_edits(submitted)), submitted) == groups_by_brute_force(submitted)


def test_a_group_lists_all_edits_of_an_indivisible_amendment_in_it():
    submitted = (
        amendment("Ä1", change_words("eins", "eins"), change_words("sechs", "sechs"), indivisible=True),
        amendment("Ä2", change_words("sechs", "sieben")),
        amendment("Ä3", change_words("neun", "neun")),
    )
    assert groups(relations(all_edits(submitted)), submitted) == (("Ä1.1", "Ä1.2", "Ä2.1"),)


def test_identical_edits_and_insertions_at_one_place_connect_nothing():
    submitted = (
        amendment("Ä1", change_words("eins", "eins"), insert_before("vier", "neu")),
        amendment("Ä2", change_words("eins", "eins"), insert_before("vier", "anders")),
    )
    assert groups(relations(all_edits(submitted)), submitted) == ()


def test_a_change_of_the_whole_text_connects_everything_but_the_subject():
    submitted = (
        amendment("Ä1", change_words("eins", "eins")),
        amendment("Ä2", change_words("neun", "neun")),
        amendment("Ä3", whole_text("Neu.")),
        amendment("Ä4", subject("Zahlwörter")),
    )
    assert groups(relations(all_edits(submitted)), submitted) == (("Ä3.1", "Ä1.1", "Ä2.1"),)


def test_changes_of_the_whole_text_are_kept_as_a_class_and_not_as_pairs():
    submitted = (
        *(amendment(f"Ä{count}", change_words(word, word)) for count, word in enumerate(("eins", "drei", "neun"), 1)),
        amendment("Ä4", whole_text("Neu.")),
    )
    found = relations(all_edits(submitted))
    assert found.whole == ("Ä4.1",)
    assert not any(found.nearby.values())
    assert found.of("Ä4.1") == (("Ä1.1", Kind.FALLS), ("Ä2.1", Kind.FALLS), ("Ä3.1", Kind.FALLS))
    assert found.of("Ä1.1") == (("Ä4.1", Kind.SUPERSEDES),)
    assert found.edits["Ä4.1"].scope is Scope.WHOLE_TEXT


def test_words_and_a_block_at_one_gap_inside_a_block_are_at_one_place() -> None:
    words = Edit(10, 10, Passage(), words_of("Wort"), id="Ä1.1")
    block = Edit(10, 10, Passage(), Passage("\n\tNeu.\n\t", (), (Opening(), Opening())), Scope.PASSAGE, "Ä2.1")
    assert relation(words, block) is relation(block, words) is Kind.SAME_PLACE


def test_a_block_inserted_between_two_blocks_falls_with_a_deletion_from_the_one_into_the_other() -> None:
    deletion = Edit(5, 30, words_of("alt"), Passage(), id="Ä1.1")
    block = Edit(20, 20, Passage(), Passage("\tNeu.\n", (), (Opening(),)), Scope.PASSAGE, "Ä2.1")
    assert relation(deletion, block) is Kind.FALLS
    assert relation(block, deletion) is Kind.SUPERSEDES
