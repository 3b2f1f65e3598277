"""Does the fate of one edit follow from another as persons and sub-amendments have bound them?"""

from __future__ import annotations

import pytest

from motions.domain.decision import DecisionKind
from motions.domain.errors import NotPossible
from motions.domain.link import Link, LinkKind
from motions.domain.outcome import Outcome
from motions.domain.relation import relations
from motions.domain.replay import check_decision, replay
from motions.domain.standing import Caution, EditStanding, Standing
from tests.domain.contested import all_edits, amendment, change_words, insert_before, sub_amendment, whole_text
from tests.domain.sessions import decide, standing_of

ADOPTED, REJECTED = Outcome.ADOPTED, Outcome.REJECTED
OPEN, LAPSED, SETTLED, OVERRIDDEN = Standing.OPEN, Standing.LAPSED, Standing.SETTLED, Standing.OVERRIDDEN

ONE = amendment("Ä1", change_words("eins", "eins", "null"))
FIVE = amendment("Ä2", change_words("fünf", "fünf", "null"))
NINE = amendment("Ä3", change_words("neun", "neun", "null"), change_words("zehn", "zehn", "null"))
APART = (ONE, FIVE, NINE)


def link(kind, of, *to):
    return Link(kind, of, to, "so beraten")


EXCLUDES = (link(LinkKind.EXCLUDES, "Ä1", "Ä2"),)
REQUIRES = (link(LinkKind.REQUIRES, "Ä1", "Ä2"),)
COMPROMISE = (link(LinkKind.COMPROMISE, "Ä1", "Ä2", "Ä3"),)


def replayed(submitted, links, *facts, withdrawn=()):
    return replay(submitted, relations(all_edits(submitted), links), facts, withdrawn)


def check(submitted, links, decision, *facts):
    return check_decision(decision, submitted, relations(all_edits(submitted), links), facts)


# Alternatives.


@pytest.mark.parametrize(("adopted", "other"), [("Ä1.1", "Ä2.1"), ("Ä2.1", "Ä1.1")])
def test_of_two_alternatives_the_other_lapses_wherever_it_stands(adopted, other):
    standings = replayed(APART, EXCLUDES, decide(1, ADOPTED, adopted))
    assert standings.edits[other] == EditStanding(LAPSED, adopted, 1)
    assert standings.standing("Ä3.1") is OPEN


def test_a_rejected_alternative_leaves_the_other_open():
    assert standing_of(APART, decide(1, REJECTED, "Ä1.1"), links=EXCLUDES)["Ä2.1"] is OPEN


def test_two_alternatives_are_not_adopted_by_one_decision():
    with pytest.raises(NotPossible, match=r"Ä1\.1 und Ä2\.1 schließen einander aus"):
        check(APART, EXCLUDES, decide(1, ADOPTED, "Ä1.1", "Ä2.1"))


def test_an_alternative_that_lapsed_takes_an_indivisible_amendment_with_it():
    whole = amendment("Ä3", change_words("neun", "neun", "null"), change_words("zehn", "zehn"), indivisible=True)
    links = (link(LinkKind.EXCLUDES, "Ä3.2", "Ä1"),)
    standings = replayed((ONE, FIVE, whole), links, decide(1, ADOPTED, "Ä1.1"))
    assert standings.edits["Ä3.2"] == EditStanding(LAPSED, "Ä1.1", 1)
    assert standings.edits["Ä3.1"] == EditStanding(LAPSED, "Ä3.2", 1)


def test_what_excludes_the_identical_amendment_is_excluded_by_the_adopted_one_too():
    like = amendment("Ä4", change_words("eins", "eins", "null"))
    links = (link(LinkKind.EXCLUDES, "Ä4", "Ä2"),)
    standings = replayed((ONE, FIVE, like), links, decide(1, ADOPTED, "Ä1.1"))
    assert standings.edits["Ä4.1"] == EditStanding(SETTLED, "Ä1.1", 1)
    assert standings.edits["Ä2.1"] == EditStanding(LAPSED, "Ä1.1", 1)


def test_what_was_rejected_for_its_alternative_is_brought_back_only_once_that_no_longer_stands():
    facts = (decide(1, REJECTED, "Ä2.1"), decide(2, ADOPTED, "Ä1.1"))
    again = decide(3, ADOPTED, "Ä2.1", kind=DecisionKind.RECONSIDERATION, of=1)
    with pytest.raises(NotPossible, match=r"solange Ä1\.1 angenommen ist"):
        check(APART, EXCLUDES, again, *facts)
    corrected = decide(3, REJECTED, "Ä1.1", kind=DecisionKind.CORRECTION, of=2)
    again = decide(4, ADOPTED, "Ä2.1", kind=DecisionKind.RECONSIDERATION, of=1)
    assert check(APART, EXCLUDES, again, *facts, corrected).adopted == ("Ä2.1",)


# What requires something else.


@pytest.mark.parametrize("outcome", [REJECTED, Outcome.WITHDRAWN, Outcome.NOT_CONSIDERED])
def test_what_requires_something_lapses_when_that_is_not_adopted(outcome):
    assert replayed(APART, REQUIRES, decide(1, outcome, "Ä2.1")).edits["Ä1.1"] == EditStanding(LAPSED, "Ä2.1", 1)


def test_what_requires_something_lapses_when_that_falls_or_was_withdrawn_beforehand():
    wide = amendment("Ä4", change_words("vier", "fünf"))
    assert standing_of((*APART, wide), decide(1, ADOPTED, "Ä4.1"), links=REQUIRES)["Ä1.1"] is LAPSED
    assert replayed(APART, REQUIRES, withdrawn={"Ä2"}).edits["Ä1.1"] == EditStanding(LAPSED, "Ä2.1", 0)


def test_what_is_required_does_not_lapse_with_what_requires_it():
    assert standing_of(APART, decide(1, REJECTED, "Ä1.1"), links=REQUIRES)["Ä2.1"] is OPEN


def test_chains_of_what_is_required_lapse_as_a_whole():
    links = (*REQUIRES, link(LinkKind.REQUIRES, "Ä3", "Ä1"))
    standings = replayed(APART, links, decide(1, REJECTED, "Ä2.1"))
    assert standings.edits["Ä3.1"] == standings.edits["Ä3.2"] == EditStanding(LAPSED, "Ä1.1", 1)


def test_what_one_part_of_an_indivisible_amendment_requires_the_others_require_too():
    whole = amendment("Ä3", change_words("neun", "neun", "null"), change_words("zehn", "zehn"), indivisible=True)
    links = (link(LinkKind.REQUIRES, "Ä3.1", "Ä2"),)
    with pytest.raises(NotPossible, match=r"Ä3\.1 setzt Ä2\.1 voraus"):
        check((ONE, FIVE, whole), links, decide(1, ADOPTED, "Ä3.1", "Ä3.2"))
    assert standing_of((ONE, FIVE, whole), decide(1, REJECTED, "Ä2.1"), links=links)["Ä3.2"] is LAPSED


def test_what_requires_something_is_adopted_after_it_or_together_with_it():
    with pytest.raises(NotPossible, match=r"Ä1\.1 setzt Ä2\.1 voraus und kann nicht vorher angenommen werden"):
        check(APART, REQUIRES, decide(1, ADOPTED, "Ä1.1"))
    assert check(APART, REQUIRES, decide(1, ADOPTED, "Ä1.1", "Ä2.1")).adopted == ("Ä1.1", "Ä2.1")
    assert check(APART, REQUIRES, decide(2, ADOPTED, "Ä1.1"), decide(1, ADOPTED, "Ä2.1")).adopted == ("Ä1.1", "Ä2.1")
    assert check(APART, REQUIRES, decide(1, REJECTED, "Ä1.1")).standing("Ä1.1") is Standing.REJECTED


def test_what_is_refused_for_its_requirement_refuses_what_requires_it_in_turn():
    links = (*REQUIRES, link(LinkKind.REQUIRES, "Ä3", "Ä1"))
    facts = (decide(1, ADOPTED, "Ä1.1", "Ä3.1", "Ä3.2"),)
    assert [void.edits for void in replayed(APART, links, *facts).void] == [("Ä1.1", "Ä3.1", "Ä3.2")]


def test_what_requires_something_overridden_later_stays_adopted_with_a_warning():
    wide = amendment("Ä4", change_words("vier", "fünf"))
    facts = (decide(1, ADOPTED, "Ä1.1", "Ä2.1"), decide(2, ADOPTED, "Ä4.1"))
    standings = replayed((*APART, wide), REQUIRES, *facts)
    assert (standings.standing("Ä2.1"), standings.standing("Ä1.1")) == (OVERRIDDEN, Standing.ADOPTED)
    assert standings.warnings == (Caution("Ä1.1", "Ä2.1", OVERRIDDEN),)
    assert standings.warnings[0].sentence == (
        "Ä1.1 ist angenommen und setzt Ä2.1 voraus; Ä2.1 ist durch eine andere Änderung überholt."
    )


def test_there_is_no_warning_where_what_is_required_was_adopted_as_an_identical_edit():
    like = amendment("Ä4", change_words("fünf", "fünf", "null"))
    facts = (decide(1, ADOPTED, "Ä4.1"), decide(2, ADOPTED, "Ä1.1"))
    standings = replayed((*APART, like), REQUIRES, *facts)
    assert (standings.standing("Ä2.1"), standings.warnings) == (SETTLED, ())


def test_what_is_adopted_lapses_when_a_sub_amendment_that_it_requires_falls_and_an_identical_one_takes_its_place():
    sub = sub_amendment("Ä2-1", FIVE.edits[0], ("null", "nichts"))
    like = amendment("Ä4", change_words("eins", "eins", "null"))
    links = (link(LinkKind.REQUIRES, "Ä1", "Ä2-1"),)
    facts = (decide(1, ADOPTED, "Ä2-1.1"), decide(2, ADOPTED, "Ä1.1", "Ä4.1"), decide(3, REJECTED, "Ä2.1"))
    before = replayed((*APART, sub, like), links, *facts[:2])
    assert before.adopted == ("Ä1.1", "Ä2-1.1")
    after = replayed((*APART, sub, like), links, *facts)
    assert after.edits["Ä1.1"] == EditStanding(LAPSED, "Ä2-1.1", 3)
    assert after.adopted == ("Ä4.1",)


# Compromises.


def test_an_adopted_compromise_settles_what_it_replaces_and_none_of_that_applies():
    standings = replayed(APART, COMPROMISE, decide(1, ADOPTED, "Ä1.1"))
    assert standings.adopted == ("Ä1.1",)
    assert {standings.edits[edit_id] for edit_id in ("Ä2.1", "Ä3.1", "Ä3.2")} == {EditStanding(SETTLED, "Ä1.1", 1)}


def test_what_was_adopted_before_the_compromise_is_overridden_by_it():
    standings = replayed(APART, COMPROMISE, decide(1, ADOPTED, "Ä3.1"), decide(2, ADOPTED, "Ä1.1"))
    assert standings.edits["Ä3.1"] == EditStanding(OVERRIDDEN, "Ä1.1", 2)
    assert standings.adopted == ("Ä1.1",)


@pytest.mark.parametrize("outcome", [REJECTED, Outcome.WITHDRAWN])
def test_a_compromise_that_is_not_adopted_leaves_everything_as_if_it_had_not_been(outcome):
    after = standing_of(APART, decide(1, outcome, "Ä1.1"), links=COMPROMISE)
    assert {after["Ä2.1"], after["Ä3.1"], after["Ä3.2"]} == {OPEN}


def test_a_compromise_meets_what_it_replaces_like_any_other_edit_if_that_is_put_first():
    versions = (amendment("Ä1", change_words("eins", "zwei", "null")), amendment("Ä2", change_words("zwei", "drei")))
    links = (link(LinkKind.COMPROMISE, "Ä1", "Ä2"),)
    assert standing_of(versions, decide(1, ADOPTED, "Ä2.1"), links=links)["Ä1.1"] is Standing.HELD


def test_what_overlaps_a_compromise_that_replaces_it_is_settled_and_not_held():
    versions = (amendment("Ä1", change_words("eins", "zwei", "null")), amendment("Ä2", change_words("zwei", "drei")))
    links = (link(LinkKind.COMPROMISE, "Ä1", "Ä2"),)
    assert standing_of(versions, decide(1, ADOPTED, "Ä1.1"), links=links)["Ä2.1"] is SETTLED


def test_a_compromise_and_what_it_replaces_are_not_adopted_by_one_decision():
    with pytest.raises(NotPossible, match=r"Ä1\.1 und Ä3\.2 schließen einander aus"):
        check(APART, COMPROMISE, decide(1, ADOPTED, "Ä3.2", "Ä1.1"))


def test_what_a_compromise_settled_says_so_when_it_is_put_again():
    with pytest.raises(NotPossible, match=r"Ä2\.1 ist erledigt durch den Kompromiss Ä1\.1"):
        check(APART, COMPROMISE, decide(2, ADOPTED, "Ä2.1"), decide(1, ADOPTED, "Ä1.1"))


def test_a_compromise_identical_to_what_it_replaces_is_what_is_adopted_of_both():
    versions = (amendment("Ä1", change_words("eins", "eins")), amendment("Ä2", change_words("eins", "eins")))
    links = (link(LinkKind.COMPROMISE, "Ä2", "Ä1"),)
    assert check(versions, links, decide(1, ADOPTED, "Ä1.1", "Ä2.1")).adopted == ("Ä2.1",)


# Sub-amendments.

SUB = sub_amendment("Ä1-1", ONE.edits[0], ("null", "nichts"))
RIVAL = sub_amendment("Ä1-2", ONE.edits[0], ("null", "garnichts"))
LEVELS = (ONE, SUB, RIVAL)


@pytest.mark.parametrize("outcome", [REJECTED, Outcome.WITHDRAWN, Outcome.NOT_CONSIDERED, Outcome.SETTLED])
def test_sub_amendments_lapse_with_what_they_change_adopted_or_not(outcome):
    standings = replayed(LEVELS, (), decide(1, ADOPTED, "Ä1-1.1"), decide(2, outcome, "Ä1.1"))
    assert standings.edits["Ä1-1.1"] == EditStanding(LAPSED, "Ä1.1", 2)
    assert standings.edits["Ä1-2.1"] == EditStanding(LAPSED, "Ä1-1.1", 1)
    assert standings.adopted == ()


def test_a_sub_amendment_that_is_undecided_when_its_amendment_is_adopted_comes_too_late():
    standings = replayed(LEVELS, (), decide(1, ADOPTED, "Ä1.1"))
    assert standings.edits["Ä1-1.1"] == standings.edits["Ä1-2.1"] == EditStanding(LAPSED, "Ä1.1", 1)


def test_a_sub_amendment_is_adopted_before_its_amendment_also_by_one_decision():
    assert replayed(LEVELS, (), decide(1, ADOPTED, "Ä1.1", "Ä1-1.1")).adopted == ("Ä1.1", "Ä1-1.1")


def test_sub_amendments_compete_among_themselves():
    assert standing_of(LEVELS, decide(1, ADOPTED, "Ä1-2.1"))["Ä1-1.1"] is LAPSED


def test_sub_amendments_fall_when_what_they_change_falls():
    facts = (decide(1, ADOPTED, "Ä1-1.1"), decide(2, ADOPTED, "Ä4.1"))
    after = replayed((*LEVELS, amendment("Ä4", whole_text("Neu."))), (), *facts)
    assert after.edits["Ä1-1.1"] == EditStanding(LAPSED, "Ä1.1", 2)


def test_an_adopted_sub_amendment_is_overridden_with_its_amendment():
    wide = amendment("Ä4", change_words("eins", "zwei"))
    facts = (decide(1, ADOPTED, "Ä1-1.1"), decide(2, ADOPTED, "Ä1.1"), decide(3, ADOPTED, "Ä4.1"))
    standings = replayed((*LEVELS, wide), (), *facts)
    assert standings.edits["Ä1-1.1"] == EditStanding(OVERRIDDEN, "Ä1.1", 3)
    assert standings.adopted == ("Ä4.1",)


def test_sub_amendments_wait_with_an_amendment_that_is_held_and_lapse_with_it():
    across, held = amendment("Ä4", change_words("eins", "zwei")), amendment("Ä5", change_words("zwei", "drei", "null"))
    submitted = (across, held, sub_amendment("Ä5-1", held.edits[0], ("null", "nichts")))
    first = decide(1, ADOPTED, "Ä4.1")
    assert replayed(submitted, (), first).edits["Ä5-1.1"] == EditStanding(Standing.HELD, "Ä5.1", 1)
    with pytest.raises(NotPossible, match=r"weil Ä5\.1 zurückgestellt ist"):
        check(submitted, (), decide(2, ADOPTED, "Ä5-1.1"), first)
    fallen = decide(2, Outcome.LAPSED, "Ä5.1", kind=DecisionKind.CONFIRMED_FALL)
    assert replayed(submitted, (), first, fallen).edits["Ä5-1.1"] == EditStanding(LAPSED, "Ä5.1", 2)


def test_sub_amendments_go_along_with_an_amendment_that_is_passed_on():
    standings = replayed((ONE, SUB), (), decide(1, ADOPTED, "Ä1-1.1"), decide(2, Outcome.REFERRED, "Ä1.1"))
    assert standings.edits["Ä1-1.1"] == EditStanding(Standing.REFERRED, "Ä1.1", 2)
    assert standings.outcome_if_carried is ADOPTED


def test_sub_amendments_to_sub_amendments_fall_through_all_levels():
    deeper = sub_amendment("Ä1-1-1", SUB.edits[0], ("nichts", "niemals"))
    standings = replayed((ONE, SUB, deeper), (), decide(1, ADOPTED, "Ä1-1-1.1"), decide(2, REJECTED, "Ä1.1"))
    assert standings.edits["Ä1-1-1.1"] == EditStanding(LAPSED, "Ä1-1.1", 2)


def test_a_correction_of_the_amendment_revives_its_sub_amendments():
    facts = (decide(1, REJECTED, "Ä1.1"), decide(2, Outcome.OTHER, kind=DecisionKind.ANNULMENT, of=1))
    assert standing_of(LEVELS, *facts) == dict.fromkeys(["Ä1.1", "Ä1-1.1", "Ä1-2.1"], OPEN)


def test_identical_edits_are_no_longer_identical_once_one_of_them_is_amended():
    like = amendment("Ä4", change_words("eins", "eins", "null"))
    facts = (decide(1, ADOPTED, "Ä1-1.1"), decide(2, ADOPTED, "Ä1.1"))
    assert replayed((*LEVELS, like), (), *facts).edits["Ä4.1"] == EditStanding(LAPSED, "Ä1.1", 2)
    assert replayed((*LEVELS, like), (), facts[1]).edits["Ä4.1"] == EditStanding(SETTLED, "Ä1.1", 2)


def test_identical_insertions_can_stand_side_by_side_once_one_of_them_is_amended():
    first, second = (amendment(number, insert_before("eins", "null")) for number in ("Ä1", "Ä2"))
    sub = sub_amendment("Ä1-1", first.edits[0], ("null", "nichts"))
    after = standing_of((first, second, sub), decide(1, ADOPTED, "Ä1-1.1"), decide(2, ADOPTED, "Ä1.1"))
    assert after["Ä2.1"] is OPEN


def test_edits_that_sub_amendments_make_identical_are_settled_together():
    other = amendment("Ä4", change_words("eins", "eins", "nichts"))
    after = standing_of((*LEVELS, other), decide(1, ADOPTED, "Ä1-1.1"), decide(2, ADOPTED, "Ä1.1"))
    assert after["Ä4.1"] is SETTLED
