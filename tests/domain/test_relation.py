"""Does it follow from the places of two edits what becomes of one if the other is adopted?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.edit import Edit, Scope
from motions.domain.link import Link, LinkKind
from motions.domain.passage import Opening, Passage, words_of
from motions.domain.relation import COMPETING, Kind, change, groups, relation, relations, text_order
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
from tests.domain.linked import AMENDED, NEW_WORDS, amended_amendments, links_between, sub_amendment, sub_edit

SYMMETRIC = (Kind.SAME, Kind.INDEPENDENT, Kind.SAME_PLACE, Kind.PARTIAL)


def subjects_alone():
    """Changes of the first or the second half of the subject."""
    return st.builds(
        Edit,
        st.sampled_from([0, 3]),
        st.just(6),
        st.just(words_of("")),
        st.sampled_from(["neu", "anders"]).map(words_of),
        st.just(Scope.SUBJECT),
    )


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


@given(amended_amendments(most=4))
def test_both_directions_fit_together_among_sub_amendments_too(submitted):
    found = relations(all_edits(submitted))
    all_pairs = set(found.pairs())
    for x, y, there in all_pairs:
        back = found.kind(y, x)
        assert (y, x, back) in all_pairs
        assert back is there if there in SYMMETRIC else back in (Kind.FALLS, Kind.SUPERSEDES)
        assert there is not Kind.SUPERSEDES or back is Kind.FALLS


@given(edits())
def test_every_edit_is_the_same_as_itself(x):
    assert relation(x, x) is Kind.SAME


def touched_by(edit):
    """The characters an edit takes away, and the gaps between characters at which it changes the order of words."""
    if edit.is_insertion:
        return {("gap", edit.start)}
    gaps = {("gap", position) for position in range(edit.start + 1, edit.end)}
    return gaps | {("character", position) for position in range(edit.start, edit.end)}


def expected_between(x, y):
    """What the rules say of two edits, by what both of them touch."""
    if x.within != y.within or (x.scope is Scope.SUBJECT) != (y.scope is Scope.SUBJECT):
        return Kind.INDEPENDENT
    if (x.scope, x.start, x.end, x.new) == (y.scope, y.start, y.end, y.new):
        return Kind.SAME
    if x.scope is Scope.SUBJECT:
        return Kind.INDEPENDENT if x.amendment == y.amendment else Kind.FALLS
    if x.scope is Scope.WHOLE_TEXT:
        return Kind.FALLS
    if y.scope is Scope.WHOLE_TEXT:
        return Kind.SUPERSEDES
    return expected_between_passages(x, y)


def expected_between_passages(x, y):
    of_x, of_y = touched_by(x), touched_by(y)
    if x.is_insertion and of_x == of_y:
        return Kind.SAME_PLACE
    if not of_x & of_y:
        return Kind.INDEPENDENT
    if of_y <= of_x:
        return Kind.FALLS
    return Kind.SUPERSEDES if of_x <= of_y else Kind.PARTIAL


def by_brute_force(all_of_them):
    return {
        (x.id, y.id, expected_between(x, y))
        for x in all_of_them
        for y in all_of_them
        if x is not y and expected_between(x, y) is not Kind.INDEPENDENT
    }


@given(amended_amendments(most=12))
def test_the_sweep_finds_exactly_the_pairs_that_comparing_all_with_all_finds(submitted):
    found = list(relations(all_edits(submitted)).pairs())
    assert len(found) == len(set(found))
    assert set(found) == by_brute_force(all_edits(submitted))


@given(amended_amendments(most=8), st.sets(st.sampled_from(Kind)))
def test_only_the_relations_asked_for_are_listed(submitted, kinds):
    found = relations(all_edits(submitted))
    for edit_id in found.edits:
        assert found.of(edit_id, kinds) == tuple(pair for pair in found.of(edit_id) if pair[1] in kinds)


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


def groups_by_brute_force(submitted, links=()):
    """Connect whatever competes, one pair after another, until nothing changes any more."""
    found = relations(all_edits(submitted), links)
    group_of = {edit_id: {edit_id} for edit_id in found.edits}

    def unite(ids):
        together = set().union(*(group_of[edit_id] for edit_id in ids))
        for edit_id in together:
            group_of[edit_id] = together

    for x in found.edits:
        for y in {*found.excluded(x), *found.replaced(x)}:
            unite({x, y})
    for x, y, kind in by_brute_force(all_edits(submitted)):
        if kind in COMPETING:
            unite({x, y})
    for one in submitted:
        parts = {edit.id for edit in one.edits}
        if one.indivisible and any(len(group_of[part]) > 1 for part in parts):
            unite(parts)
    order = list(found.edits)
    distinct = {tuple(sorted(group, key=order.index)) for group in group_of.values() if len(group) > 1}
    return tuple(sorted(distinct, key=lambda group: order.index(group[0])))


@given(amended_amendments(most=8), st.data())
def test_groups_are_what_competition_connects_in_text_order(submitted, data):
    links = data.draw(links_between(submitted))
    found = relations(all_edits(submitted), links)
    assert groups(found, submitted) == groups_by_brute_force(submitted, links)


@given(st.lists(st.lists(subjects_alone(), min_size=1, max_size=3, unique_by=change), max_size=5))
def test_changes_of_the_subject_are_connected_as_comparing_all_with_all_connects_them(wishes):
    submitted = tuple(amendment(f"Ä{count}", *own) for count, own in enumerate(wishes, 1))
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
    assert found.meetings.wholes == {"": ["Ä4.1"]}
    assert not found.meetings.met
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


def test_sub_amendments_compete_only_with_others_to_the_same_new_text():
    submitted = (
        *AMENDED,
        sub_amendment("Ä1-1", sub_edit("Ä1.1", AMENDED, "beta", "gamma")),
        sub_amendment("Ä1-2", sub_edit("Ä1.1", AMENDED, "gamma", "delta", "neu")),
        sub_amendment("Ä2-1", sub_edit("Ä2.1", AMENDED, "beta", "gamma")),
    )
    found = relations(all_edits(submitted))
    assert list(found.pairs()) == [
        ("Ä1.1", "Ä2.1", Kind.PARTIAL),
        ("Ä2.1", "Ä1.1", Kind.PARTIAL),
        ("Ä1-1.1", "Ä1-2.1", Kind.PARTIAL),
        ("Ä1-2.1", "Ä1-1.1", Kind.PARTIAL),
    ]
    assert groups(found, submitted) == (("Ä1.1", "Ä2.1"), ("Ä1-1.1", "Ä1-2.1"))


def test_an_edit_knows_what_changes_its_new_text():
    submitted = (
        *AMENDED,
        sub_amendment("Ä1-1", sub_edit("Ä1.1", AMENDED, "beta", "beta"), sub_edit("Ä1.1", AMENDED, "delta", "", "neu")),
    )
    found = relations(all_edits(submitted))
    assert found.changing("Ä1.1") == ("Ä1-1.1", "Ä1-1.2")
    assert found.changing("Ä2.1") == found.changing("Ä1-1.1") == ()


def test_a_change_of_the_whole_text_meets_no_sub_amendment_but_the_whole_of_a_new_text_meets_all_to_it():
    whole = Edit(0, 24, words_of(NEW_WORDS), Passage(), Scope.WHOLE_TEXT, within="Ä1.1")
    submitted = (
        *AMENDED,
        amendment("Ä3", whole_text("Neu.")),
        sub_amendment("Ä1-1", whole),
        sub_amendment("Ä1-2", sub_edit("Ä1.1", AMENDED, "gamma", "", "neu")),
        sub_amendment("Ä2-1", sub_edit("Ä2.1", AMENDED, "gamma", "", "neu")),
    )
    found = relations(all_edits(submitted))
    assert found.of("Ä3.1") == (("Ä1.1", Kind.FALLS), ("Ä2.1", Kind.FALLS))
    assert found.of("Ä1-1.1") == (("Ä1-2.1", Kind.FALLS),)
    assert found.of("Ä1-2.1") == (("Ä1-1.1", Kind.SUPERSEDES),)
    assert found.of("Ä2-1.1") == ()


def test_sub_amendments_stand_behind_everything_else_in_the_order_of_what_they_change():
    submitted = (
        sub_amendment("Ä2-1", sub_edit("Ä2.1", AMENDED, "alpha", "alpha")),
        sub_amendment("Ä1-1", sub_edit("Ä1.1", AMENDED, "delta", "delta")),
        amendment("Ä9", change_words("zehn", "zehn")),
        *AMENDED,
    )
    in_order = [edit.id for edit in sorted(all_edits(submitted), key=text_order)]
    assert in_order == ["Ä1.1", "Ä2.1", "Ä9.1", "Ä1-1.1", "Ä2-1.1"] == list(relations(all_edits(submitted)).edits)


def test_alternatives_and_compromises_connect_and_what_is_required_does_not():
    submitted = tuple(
        amendment(f"Ä{count}", change_words(word, word))
        for count, word in enumerate(("eins", "zwei", "drei", "vier", "fünf", "sechs"), 1)
    )
    links = [
        Link(LinkKind.EXCLUDES, "Ä1", ("Ä6",)),
        Link(LinkKind.COMPROMISE, "Ä5", ("Ä2", "Ä3")),
        Link(LinkKind.REQUIRES, "Ä4", ("Ä1",)),
    ]
    found = relations(all_edits(submitted), links)
    assert groups(found, submitted) == (("Ä1.1", "Ä6.1"), ("Ä2.1", "Ä3.1", "Ä5.1"))
    assert groups(found.among(["Ä1.1", "Ä2.1", "Ä3.1"]), submitted) == ()


def test_a_compromise_connects_its_own_parts_only_while_there_is_something_to_replace():
    submitted = (
        amendment("Ä1", change_words("eins", "eins"), change_words("zehn", "zehn")),
        amendment("Ä2", change_words("drei", "drei")),
    )
    found = relations(all_edits(submitted), [Link(LinkKind.COMPROMISE, "Ä1", ("Ä2",))])
    assert groups(found, submitted) == (("Ä1.1", "Ä2.1", "Ä1.2"),)
    assert groups(found.among(["Ä1.1", "Ä1.2"]), submitted) == ()


def test_ranges_that_touch_connect_nothing():
    touching = [Edit(start, start + 4, words_of("alt"), Passage(), id=f"Ä{start}.1") for start in (0, 4, 8)]
    found = relations(touching)
    assert not found.meetings.met
    assert groups(found, ()) == ()


def test_the_positions_of_sub_amendments_in_different_new_texts_mean_different_words():
    first = sub_edit("Ä1.1", AMENDED, "beta", "beta")
    second = sub_edit("Ä2.1", AMENDED, "beta", "beta")
    assert relation(first, second) is Kind.INDEPENDENT
    assert change(first) != change(second)


def edits_at_one_place(count, start, end, new):
    return [Edit(start, end, words_of(""), words_of(new.format(number)), id=f"Ä{number}.1") for number in range(count)]


@pytest.mark.parametrize(
    ("end", "new", "kinds"),
    [(5, "neu", {Kind.SAME}), (5, "neu {}", {Kind.FALLS}), (0, "neu", {Kind.SAME}), (0, "neu {}", {Kind.SAME_PLACE})],
)
def test_three_thousand_edits_at_one_place_are_kept_as_one_class(end, new, kinds):
    found = relations(edits_at_one_place(3000, 0, end, new))
    assert not found.meetings.met
    assert sum(len(ids) for ids in found.meetings.at.values()) == 3000
    assert {kind for _, kind in found.of("Ä7.1")} == kinds
    assert len(found.of("Ä7.1")) == 2999


def test_places_that_meet_are_noted_once_for_all_edits_at_them():
    found = relations(
        [
            *edits_at_one_place(1000, 0, 9, "neu {}"),
            Edit(3, 3, Passage(), words_of("x"), id="B1.1"),
            Edit(3, 3, Passage(), words_of("y"), id="B2.1"),
        ]
    )
    assert sum(len(met) for met in found.meetings.met.values()) == 2
    assert len(found.of("B1.1")) == 1001


@pytest.mark.parametrize("count", [100, 1000, 3000])
def test_the_meetings_noted_grow_with_the_edits_where_places_are_spread_evenly(count):
    spread = [Edit(10 * n, 10 * n + 25, Passage("x"), Passage(), id=f"Ä{n}.1") for n in range(count)]
    noted = sum(len(met) for met in relations(spread).meetings.met.values())
    assert noted == 2 * ((count - 1) + (count - 2))


def test_a_long_edit_over_many_short_ones_is_no_reason_to_note_more_than_real_pairs():
    long = Edit(0, 100_000, Passage("x"), Passage(), id="Ä0.1")
    short = [Edit(10 * n + 1, 10 * n + 3, Passage("x"), Passage(), id=f"B{n}.1") for n in range(1, 2001)]
    found = relations([long, *short])
    assert len(found.meetings.met) == 2001
    assert sum(len(met) for met in found.meetings.met.values()) == 4000
