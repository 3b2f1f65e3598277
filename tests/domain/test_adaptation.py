"""Is an adapted amendment taken only where it fits what is adopted, and is it absent until then?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from motions.domain.decision import Decision, DecisionKind
from motions.domain.errors import Invalid, NotPossible
from motions.domain.link import Link, LinkKind
from motions.domain.outcome import Outcome
from motions.domain.relation import relations
from motions.domain.replay import check_decision, replay
from motions.domain.standing import EditStanding, Standing
from motions.domain.voting import voting_items
from tests.domain.contested import TEXT, adapted, all_edits, amendment, change_words, insert_before, sub_amendment
from tests.domain.sessions import adapt, decide

ADOPTED, ABSENT = Outcome.ADOPTED, Standing.ABSENT
WIDE = amendment("Ä1", change_words("zwei", "vier"))
HELD = amendment("Ä9", change_words("vier", "fünf", "null"), change_words("neun", "neun", "null"))
NEW = adapted("Ä9", change_words("fünf", "fünf", "null"))
ALL = (WIDE, HELD, NEW)
FIRST = decide(1, ADOPTED, "Ä1.1")
TAKEN = adapt(2, "Ä9 neu", "Ä9.1")


def replayed(submitted, *facts, links=(), withdrawn=()):
    return replay(submitted, relations(all_edits(submitted), links), facts, withdrawn)


def check(submitted, decision, *facts, links=()):
    return check_decision(decision, submitted, relations(all_edits(submitted), links), facts)


def test_an_adapted_amendment_takes_part_in_nothing_before_it_is_taken():
    standings = replayed(ALL)
    found = relations(all_edits(ALL))
    assert standings.standing("Ä9 neu.1") is ABSENT
    assert "Ä9 neu.1" not in standings.open_edits
    items = voting_items(TEXT, ALL, found, standings)
    assert {edit_id for item in items for edit_id in (*item.edit_ids, *item.group)} == {"Ä1.1", "Ä9.1", "Ä9.2"}
    with pytest.raises(NotPossible, match="steht erst zur Abstimmung, wenn die angepasste Fassung aufgenommen ist"):
        check(ALL, decide(1, ADOPTED, "Ä9 neu.1"))


def test_it_does_not_stand_in_the_way_of_the_final_vote():
    decided = (FIRST, decide(2, Outcome.LAPSED, "Ä9.1", kind=DecisionKind.CONFIRMED_FALL))
    assert replayed(ALL, *decided, decide(3, Outcome.REJECTED, "Ä9.2")).ready_for_final_vote


def test_taken_it_stands_open_in_place_of_what_was_held():
    standings = check(ALL, TAKEN, FIRST)
    assert standings.edits["Ä9.1"] == EditStanding(Standing.ADAPTED, "Ä9 neu.1", 2)
    assert standings.open_edits == ("Ä9 neu.1", "Ä9.2")
    assert check(ALL, decide(3, ADOPTED, "Ä9 neu.1"), FIRST, TAKEN).adopted == ("Ä1.1", "Ä9 neu.1")
    with pytest.raises(NotPossible, match=r"An die Stelle von Ä9\.1 ist das angepasste Ä9 neu\.1 getreten"):
        check(ALL, decide(3, ADOPTED, "Ä9.1"), FIRST, TAKEN)


def test_it_may_contain_what_is_adopted_and_then_overrides_it():
    wider = adapted("Ä9", change_words("zwei", "fünf", "null"))
    facts = (FIRST, adapt(2, "Ä9 neu", "Ä9.1"), decide(3, ADOPTED, "Ä9 neu.1"))
    assert replayed((WIDE, HELD, wider), *facts).adopted == ("Ä9 neu.1",)


@pytest.mark.parametrize(
    "edit",
    [
        change_words("vier", "fünf", "anders"),
        change_words("drei", "drei", "anders"),
        change_words("zwei", "vier", "anders"),
        change_words("zwei", "vier"),
        insert_before("drei", "anders"),
    ],
)
def test_it_overlaps_nothing_adopted_except_by_containing_it(edit):
    with pytest.raises(NotPossible, match=r"Ä9 neu\.1 überschneidet sich mit dem angenommenen Ä1\.1"):
        check((WIDE, HELD, adapted("Ä9", edit)), TAKEN, FIRST)


def test_only_what_is_held_of_the_amendment_it_adapts_is_adapted():
    with pytest.raises(NotPossible, match=r"Ä9\.2 ist nicht zurückgestellt"):
        check(ALL, adapt(2, "Ä9 neu", "Ä9.2"), FIRST)
    with pytest.raises(NotPossible, match=r"Ä9\.1 ist nicht zurückgestellt"):
        check(ALL, adapt(1, "Ä9 neu", "Ä9.1"))
    with pytest.raises(NotPossible, match=r"tritt nicht an die Stelle von Ä1\.1"):
        check(ALL, adapt(2, "Ä9 neu", "Ä1.1"), FIRST)
    with pytest.raises(NotPossible, match=r"Eine Teiländerung Ä9\.7 gibt es nicht"):
        check(ALL, adapt(2, "Ä9 neu", "Ä9.7"), FIRST)


@pytest.mark.parametrize("number", ["Ä9", "Ä5 neu"])
def test_what_is_taken_is_an_adapted_amendment_that_exists(number):
    with pytest.raises(
        NotPossible, match=f"Einen angepassten Änderungsantrag {number} mit Teiländerungen gibt es nicht"
    ):
        check(ALL, adapt(2, number, "Ä9.1"), FIRST)


def test_it_is_taken_once_and_not_once_it_is_withdrawn():
    with pytest.raises(NotPossible, match=r"Ä9\.1 ist nicht zurückgestellt"):
        check(ALL, adapt(3, "Ä9 neu", "Ä9.1"), FIRST, TAKEN)
    standings = replayed(ALL, FIRST, TAKEN, withdrawn={"Ä9 neu"})
    assert (standings.standing("Ä9 neu.1"), standings.standing("Ä9.1")) == (Standing.WITHDRAWN, Standing.HELD)


def test_all_that_is_held_of_an_indivisible_amendment_is_adapted_together():
    whole = amendment("Ä9", change_words("vier", "fünf", "null"), change_words("neun", "neun"), indivisible=True)
    with pytest.raises(NotPossible, match=r"Ä9 ist unteilbar: Ä9\.1 und Ä9\.2 werden zusammen angepasst"):
        check((WIDE, whole, NEW), TAKEN, FIRST)
    standings = check((WIDE, whole, NEW), adapt(2, "Ä9 neu", "Ä9.1", "Ä9.2"), FIRST)
    assert standings.those(Standing.ADAPTED) == ("Ä9.1", "Ä9.2")


def test_a_correction_that_makes_the_hold_vanish_makes_the_adaptation_void_and_listed():
    corrected = decide(4, Outcome.REJECTED, "Ä1.1", kind=DecisionKind.CORRECTION, of=1)
    standings = replayed(ALL, FIRST, TAKEN, decide(3, ADOPTED, "Ä9 neu.1"), corrected)
    assert (standings.standing("Ä9.1"), standings.standing("Ä9 neu.1")) == (Standing.OPEN, ABSENT)
    assert [(void.number, void.edits) for void in standings.void] == [(2, ("Ä9.1",)), (3, ("Ä9 neu.1",))]


def test_the_fall_of_what_was_held_can_be_corrected_to_an_adaptation_and_back():
    fallen = decide(2, Outcome.LAPSED, "Ä9.1", kind=DecisionKind.CONFIRMED_FALL)
    corrected = adapt(3, "Ä9 neu", "Ä9.1", kind=DecisionKind.CORRECTION, of=2)
    assert replayed(ALL, FIRST, fallen, corrected).standing("Ä9.1") is Standing.ADAPTED
    back = decide(4, Outcome.LAPSED, "Ä9.1", kind=DecisionKind.CORRECTION, of=3)
    after = replayed(ALL, FIRST, fallen, corrected, back)
    assert (after.standing("Ä9.1"), after.standing("Ä9 neu.1")) == (Standing.LAPSED, ABSENT)


def test_sub_amendments_to_an_adapted_amendment_come_with_it_and_those_to_the_old_one_lapse():
    submitted = (
        *ALL,
        sub_amendment("Ä9-1", HELD.edits[0], ("null", "nichts")),
        sub_amendment("Ä9 neu-1", NEW.edits[0], ("null", "nichts")),
    )
    assert replayed(submitted, FIRST).standing("Ä9 neu-1.1") is ABSENT
    standings = replayed(submitted, FIRST, TAKEN)
    assert standings.standing("Ä9 neu-1.1") is Standing.OPEN
    assert standings.edits["Ä9-1.1"] == EditStanding(Standing.LAPSED, "Ä9.1", 2)


def test_it_is_not_taken_beside_an_adopted_alternative_or_without_what_it_requires():
    other = amendment("Ä3", change_words("zehn", "zehn"))
    excluding = (Link(LinkKind.EXCLUDES, "Ä9 neu", ("Ä3",)),)
    with pytest.raises(NotPossible, match=r"Ä9 neu\.1 ist durch das angenommene Ä3\.1 ausgeschlossen"):
        check((*ALL, other), adapt(3, "Ä9 neu", "Ä9.1"), FIRST, decide(2, ADOPTED, "Ä3.1"), links=excluding)
    requiring = (Link(LinkKind.REQUIRES, "Ä9 neu.1", ("Ä3",)),)
    rejected = decide(2, Outcome.REJECTED, "Ä3.1")
    with pytest.raises(NotPossible, match=r"Ä9 neu\.1 setzt Ä3\.1 voraus; das ist nicht angenommen"):
        check((*ALL, other), adapt(3, "Ä9 neu", "Ä9.1"), FIRST, rejected, links=requiring)


@pytest.mark.parametrize(
    "wrong", [{"adapted": ""}, {"edits": ()}, {"outcome": Outcome.LAPSED}, {"kind": DecisionKind.CORRECTION}]
)
def test_an_adaptation_names_what_was_held_and_its_new_version(wrong):
    right = Decision(1, Outcome.OTHER, edits=("Ä9.1",), kind=DecisionKind.ADAPTATION, adapted="Ä9 neu")
    with pytest.raises(Invalid):
        replace(right, **wrong)
