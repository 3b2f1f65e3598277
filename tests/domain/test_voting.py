"""Is it put together, and put in order, what belongs together?"""

from __future__ import annotations

from hypothesis import given

from motions.domain.bonds import Bonds
from motions.domain.decidable import undone
from motions.domain.link import Link, LinkKind
from motions.domain.outcome import Outcome
from motions.domain.ranking import Order, Rank
from motions.domain.register import Register
from motions.domain.relation import groups, relations
from motions.domain.replay import check_decision, replay
from motions.domain.standing import Standing
from motions.domain.voting import VotingOrder, means, means_final_vote, voting_items
from tests.domain.contested import (
    TEXT,
    all_edits,
    amendment,
    change_words,
    insert_before,
    sub_amendment,
    subject,
    whole_text,
)
from tests.domain.sessions import decide, sessions


def items(submitted, *facts):
    found = relations(all_edits(submitted))
    return voting_items(TEXT, submitted, found, replay(submitted, found, facts))


def put(submitted, *facts):
    return [item.edit_ids for item in items(submitted, *facts)]


FREE = amendment("Ä1", change_words("eins", "eins"), change_words("neun", "neun"))
NARROW = amendment("Ä2", change_words("drei", "drei", "neu"), change_words("zehn", "zehn"))
WIDE = amendment("Ä3", change_words("zwei", "vier"))


def test_the_edits_of_an_amendment_in_no_group_are_one_item_at_the_first_of_their_places():
    assert put((FREE, amendment("Ä2", change_words("fünf", "fünf")))) == [("Ä1.1", "Ä1.2"), ("Ä2.1",)]


def test_items_stand_in_text_order_of_groups_and_within_a_group_the_furthest_reaching_comes_first():
    assert put((NARROW, WIDE, FREE)) == [("Ä1.1", "Ä1.2"), ("Ä3.1",), ("Ä2.1",), ("Ä2.2",)]


def test_an_item_in_a_group_names_the_group_and_the_reason_for_its_place():
    _, wide, narrow, alone = items((NARROW, WIDE, FREE))
    assert wide.group == narrow.group == ("Ä3.1", "Ä2.1")
    assert wide.reason == "berührt 3 Wörter, mehr als Ä2 mit 1"
    assert narrow.reason == "berührt 1 Wort, weniger als Ä3 mit 3"
    assert (alone.group, alone.reason) == ((), "")


def test_all_edits_of_an_amendment_in_one_group_are_one_item():
    both = amendment("Ä2", change_words("zwei", "zwei"), change_words("vier", "vier", "neu"))
    assert put((both, WIDE)) == [("Ä3.1",), ("Ä2.1", "Ä2.2")]


def test_an_indivisible_amendment_is_one_item_and_joins_the_groups_it_touches():
    indivisible = amendment("Ä2", change_words("drei", "drei"), change_words("zehn", "zehn"), indivisible=True)
    far = amendment("Ä4", change_words("neun", "zehn"))
    found = items((indivisible, WIDE, far))
    assert [item.edit_ids for item in found] == [("Ä3.1",), ("Ä2.1", "Ä2.2"), ("Ä4.1",)]
    assert {item.group for item in found} == {("Ä3.1", "Ä2.1", "Ä4.1", "Ä2.2")}


def test_identical_edits_are_put_together_in_one_item_that_names_all_amendments():
    submitted = (amendment("Ä10", change_words("drei", "drei")), amendment("Ä9", change_words("drei", "drei")), WIDE)
    wide, both = items(submitted)
    assert wide.amendments == ("Ä3",)
    assert (both.amendments, both.edit_ids) == (("Ä9", "Ä10"), ("Ä9.1", "Ä10.1"))


def test_an_identical_edit_of_an_amendment_with_other_open_edits_stays_in_it():
    submitted = (FREE, amendment("Ä2", change_words("eins", "eins")))
    assert put(submitted) == [("Ä1.1", "Ä1.2"), ("Ä2.1",)]
    assert put(submitted, decide(1, Outcome.REJECTED, "Ä1.2")) == [("Ä1.1", "Ä2.1")]


def test_what_is_decided_connects_nothing_any_more():
    everything = amendment("Ä4", whole_text("Neu."))
    larger = amendment("Ä2", change_words("drei", "vier", "neu"), change_words("zehn", "zehn"))
    submitted = (larger, FREE, everything)
    assert put(submitted) == [("Ä4.1",), ("Ä2.1", "Ä2.2"), ("Ä1.1", "Ä1.2")]
    assert put(submitted, decide(1, Outcome.REJECTED, "Ä4.1")) == [("Ä1.1", "Ä1.2"), ("Ä2.1", "Ä2.2")]


def test_what_is_held_is_not_put_but_still_connects():
    across = amendment("Ä4", change_words("vier", "fünf"))
    inside = amendment("Ä5", change_words("fünf", "fünf", "neu"))
    (item,) = items((WIDE, across, inside), decide(1, Outcome.ADOPTED, "Ä3.1"))
    assert (item.edit_ids, item.group) == (("Ä5.1",), ("Ä4.1", "Ä5.1"))


def test_the_subject_comes_first():
    assert put((FREE, amendment("Ä2", subject("Zahlwörter")))) == [("Ä2.1",), ("Ä1.1", "Ä1.2")]


def test_when_everything_is_decided_nothing_is_put():
    assert put((WIDE,), decide(1, Outcome.REJECTED, "Ä3.1")) == []


@given(sessions())
def test_every_open_edit_is_put_exactly_once(session):
    submitted, found, facts = session
    standings = replay(submitted, found, facts)
    listed = [edit_id for item in voting_items(TEXT, submitted, found, standings) for edit_id in item.edit_ids]
    assert sorted(listed) == sorted(standings.open_edits)


@given(sessions())
def test_every_item_can_be_adopted_and_rejected_as_it_is_put(session):
    submitted, found, facts = session
    standings = replay(submitted, found, facts)
    register = Register(Bonds(submitted, found), standings.edits)
    for item in voting_items(TEXT, submitted, found, standings):
        # What would undo itself by what persons have linked cannot be adopted in any order.
        is_barred = bool(item.waits_for or undone(register, item.edit_ids))
        for outcome in (Outcome.REJECTED,) if is_barred else (Outcome.ADOPTED, Outcome.REJECTED):
            after = check_decision(decide(len(facts) + 1, outcome, *item.edit_ids), submitted, found, facts)
            assert not {after.standing(edit_id) for edit_id in item.edit_ids} & {Standing.OPEN, Standing.HELD}


@given(sessions(longest=0))
def test_before_the_first_decision_items_lie_within_the_groups_of_all_edits(session):
    submitted, found, _ = session
    of_all = groups(found, submitted)
    put = voting_items(TEXT, submitted, found, replay(submitted, found, ()))
    joining = {item.group for item in put if item.is_joined}
    for item in put:
        assert any(set(item.group) <= set(group) for group in (*of_all, ())) or item.group in joining


def test_yes_means_what_the_edits_say():
    (item,) = items((amendment("Ä1", change_words("eins", "eins", "null"), insert_before("neun", "etwa")),))
    sentence = means(TEXT, item)
    assert sentence.startswith("JA bedeutet: ")
    assert sentence.index("„null“") < sentence.index("„etwa“")


def test_what_is_identical_is_said_once():
    (item,) = items((amendment("Ä1", change_words("drei", "drei")), amendment("Ä2", change_words("drei", "drei"))))
    assert means(TEXT, item).count("„drei“") == 1


def test_the_final_vote_says_whether_there_are_changes():
    assert means_final_vote("A1", amended=True) == "JA bedeutet: A1 wird mit den angenommenen Änderungen beschlossen."
    assert means_final_vote("A1", amended=False) == "JA bedeutet: A1 wird unverändert beschlossen."


# What persons have set, and sub-amendments.

ONE = amendment("Ä1", change_words("eins", "eins", "null"))
FIVE = amendment("Ä2", change_words("fünf", "fünf", "null"))
NINE = amendment("Ä3", change_words("neun", "neun", "null"), change_words("zehn", "zehn", "null"))


def linked(kind, of, *to):
    return (Link(kind, of, to, "so beraten"),)


def with_links(submitted, links, *facts, how=None):
    found = relations(all_edits(submitted), links)
    return voting_items(TEXT, submitted, found, replay(submitted, found, facts), how or VotingOrder())


def put_with(submitted, links, *facts, how=None):
    return [item.edit_ids for item in with_links(submitted, links, *facts, how=how)]


def test_what_requires_another_is_put_together_with_it_and_may_be_parted():
    links = linked(LinkKind.REQUIRES, "Ä3", "Ä1")
    both, alone = with_links((ONE, FIVE, NINE), links)
    assert (both.amendments, both.edit_ids, both.is_joined) == (("Ä1", "Ä3"), ("Ä1.1", "Ä3.1", "Ä3.2"), True)
    assert (alone.edit_ids, alone.is_joined) == (("Ä2.1",), False)
    parted = with_links((ONE, FIVE, NINE), links, how=VotingOrder(parted=frozenset({"Ä3"})))
    assert [(item.edit_ids, item.waits_for) for item in parted] == [
        (("Ä1.1",), ()),
        (("Ä2.1",), ()),
        (("Ä3.1", "Ä3.2"), ("Ä1.1",)),
    ]


def test_what_is_parted_comes_after_what_it_requires():
    links = linked(LinkKind.REQUIRES, "Ä1", "Ä3.1")
    parted = VotingOrder(parted=frozenset({"Ä1.1"}))
    assert put_with((ONE, FIVE, NINE), links, how=parted) == [("Ä3.1", "Ä3.2"), ("Ä1.1",), ("Ä2.1",)]


def test_what_requires_something_decided_is_put_alone():
    links = linked(LinkKind.REQUIRES, "Ä3", "Ä1")
    assert put_with((ONE, FIVE, NINE), links, decide(1, Outcome.ADOPTED, "Ä1.1")) == [("Ä2.1",), ("Ä3.1", "Ä3.2")]


def test_what_competes_with_what_it_requires_is_not_put_together_with_it_but_after_it():
    needing = amendment("Ä2", change_words("eins", "zwei"), change_words("zehn", "zehn"), indivisible=True)
    found = with_links((ONE, needing), linked(LinkKind.REQUIRES, "Ä2", "Ä1"))
    assert [(item.edit_ids, item.waits_for) for item in found] == [(("Ä1.1",), ()), (("Ä2.1", "Ä2.2"), ("Ä1.1",))]


def test_an_item_put_together_from_two_groups_makes_one_of_them():
    submitted = (NARROW, WIDE, amendment("Ä4", change_words("neun", "zehn")))
    links = linked(LinkKind.REQUIRES, "Ä4", "Ä3")
    found = with_links(submitted, links)
    assert [item.edit_ids for item in found] == [("Ä3.1", "Ä4.1"), ("Ä2.2",), ("Ä2.1",)]
    assert {item.group for item in found} == {("Ä3.1", "Ä2.1", "Ä4.1", "Ä2.2")}
    assert "Ä2.1" in found[1].reason


def test_alternatives_compete_wherever_they_stand():
    found = with_links((ONE, FIVE, NINE), linked(LinkKind.EXCLUDES, "Ä1", "Ä3"))
    assert [item.edit_ids for item in found] == [("Ä3.1", "Ä3.2"), ("Ä1.1",), ("Ä2.1",)]
    assert found[0].group == found[1].group == ("Ä1.1", "Ä3.1", "Ä3.2")


def test_alternatives_that_say_the_same_are_put_each_alone():
    both = (
        amendment("Ä1", change_words("eins", "eins"), change_words("drei", "drei")),
        amendment("Ä2", change_words("eins", "eins"), change_words("drei", "drei")),
    )
    assert put(both) == [("Ä1.1", "Ä2.1", "Ä1.2", "Ä2.2")]
    assert put_with(both, linked(LinkKind.EXCLUDES, "Ä1", "Ä2")) == [("Ä1.1", "Ä1.2"), ("Ä2.1", "Ä2.2")]


def test_a_compromise_comes_first_however_little_it_touches():
    wide = amendment("Ä4", change_words("eins", "drei"))
    found = with_links((ONE, wide), linked(LinkKind.COMPROMISE, "Ä1", "Ä4"))
    assert [item.edit_ids for item in found] == [("Ä1.1",), ("Ä4.1",)]
    assert put((ONE, wide)) == [("Ä4.1",), ("Ä1.1",)]


def test_a_rank_that_was_set_goes_before_reach_and_the_order_can_be_another():
    ranked = VotingOrder(ranks=(Rank("Ä2", 1, "Wunsch der Kommission"),))
    assert put_with((NARROW, WIDE), (), how=ranked)[:2] == [("Ä2.1",), ("Ä3.1",)]
    assert put_with((NARROW, WIDE), (), how=VotingOrder(Order.NEAREST))[:2] == [("Ä2.1",), ("Ä3.1",)]
    assert put_with((NARROW, WIDE), ())[:2] == [("Ä3.1",), ("Ä2.1",)]


SUB = sub_amendment("Ä2-1", NARROW.edits[0], ("neu", "frisch"))
DEEPER = sub_amendment("Ä2-1-1", SUB.edits[0], ("frisch", "jung"))


def test_a_sub_amendment_is_put_right_before_what_it_changes():
    assert put((SUB, DEEPER, NARROW, WIDE, FREE)) == [
        ("Ä1.1", "Ä1.2"),
        ("Ä3.1",),
        ("Ä2-1-1.1",),
        ("Ä2-1.1",),
        ("Ä2.1",),
        ("Ä2.2",),
    ]


def test_sub_amendments_to_the_same_new_text_compete():
    wider = sub_amendment("Ä2-2", NARROW.edits[0], ("neu", "frisch und jung"))
    found = items((NARROW, SUB, wider))
    assert [item.edit_ids for item in found] == [("Ä2-2.1",), ("Ä2-1.1",), ("Ä2.1", "Ä2.2")]
    assert found[0].group == found[1].group == ("Ä2-1.1", "Ä2-2.1")


def test_identical_edits_are_put_together_no_more_once_one_is_amended():
    like = amendment("Ä4", change_words("drei", "drei", "neu"))
    narrow = amendment("Ä2", change_words("drei", "drei", "neu"))
    submitted = (narrow, like, SUB)
    assert put(submitted) == [("Ä2-1.1",), ("Ä2.1", "Ä4.1")]
    first, second = items(submitted, decide(1, Outcome.ADOPTED, "Ä2-1.1"))
    assert (first.edit_ids, second.edit_ids) == (("Ä2.1",), ("Ä4.1",))
    assert first.group == second.group == ("Ä2.1", "Ä4.1")


def test_yes_to_an_amended_amendment_means_its_new_wording():
    narrow = amendment("Ä2", change_words("drei", "drei", "neu"))
    (item,) = items((narrow, SUB), decide(1, Outcome.ADOPTED, "Ä2-1.1"))
    assert "„frisch“" in means(TEXT, item)
    (first, _) = items((narrow, SUB))
    assert "Ä2:1a" in means(TEXT, first, (narrow, SUB))
