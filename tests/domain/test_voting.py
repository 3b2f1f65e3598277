"""Is it put together, and put in order, what belongs together?"""

from __future__ import annotations

from hypothesis import given

from motions.domain.outcome import Outcome
from motions.domain.relation import groups, relations
from motions.domain.replay import check_decision, replay
from motions.domain.standing import Standing
from motions.domain.voting import means, means_final_vote, voting_items
from tests.domain.contested import TEXT, all_edits, amendment, change_words, insert_before, subject, whole_text
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
    for item in voting_items(TEXT, submitted, found, replay(submitted, found, facts)):
        for outcome in (Outcome.ADOPTED, Outcome.REJECTED):
            after = check_decision(decide(len(facts) + 1, outcome, *item.edit_ids), submitted, found, facts)
            assert not {after.standing(edit_id) for edit_id in item.edit_ids} & {Standing.OPEN, Standing.HELD}


@given(sessions(longest=0))
def test_before_the_first_decision_items_lie_within_the_groups_of_all_edits(session):
    submitted, found, _ = session
    of_all = groups(found, submitted)
    for item in voting_items(TEXT, submitted, found, replay(submitted, found, ())):
        assert item.group in (*of_all, ())


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
