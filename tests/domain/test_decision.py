"""Do corrections and reconsiderations leave exactly the facts that count?"""

from __future__ import annotations

import pytest

from motions.domain.decision import Decision, DecisionKind, decisions_in_effect
from motions.domain.errors import Invalid
from motions.domain.outcome import Outcome
from tests.domain.sessions import decide

CORRECTION, ANNULMENT, RECONSIDERATION = (
    DecisionKind.CORRECTION,
    DecisionKind.ANNULMENT,
    DecisionKind.RECONSIDERATION,
)


def numbers_in_effect(*facts):
    in_effect, void = decisions_in_effect(facts)
    return [fact.number for fact in in_effect], [(fact.number, str(fact.reason)) for fact in void]


FIRST = decide(1, Outcome.REJECTED, "Ä1.1")
SECOND = decide(2, Outcome.ADOPTED, "Ä2.1")


def test_decisions_count_in_the_order_of_their_numbers():
    assert numbers_in_effect(SECOND, FIRST) == ([1, 2], [])


def test_a_correction_stands_in_the_place_of_the_fact_it_corrects():
    assert numbers_in_effect(FIRST, SECOND, decide(3, Outcome.ADOPTED, "Ä1.1", kind=CORRECTION, of=1)) == ([3, 2], [])


def test_a_correction_can_itself_be_corrected():
    facts = (
        FIRST,
        SECOND,
        decide(3, Outcome.ADOPTED, "Ä1.1", kind=CORRECTION, of=1),
        decide(4, Outcome.REJECTED, "Ä1.1", kind=CORRECTION, of=3),
    )
    assert numbers_in_effect(*facts) == ([4, 2], [])


def test_each_fact_is_corrected_once_and_the_second_correction_is_told_which_one_to_correct():
    facts = (
        FIRST,
        decide(2, Outcome.ADOPTED, "Ä1.1", kind=CORRECTION, of=1),
        decide(3, Outcome.REJECTED, "Ä1.1", kind=CORRECTION, of=1),
    )
    assert numbers_in_effect(*facts) == (
        [2],
        [(3, "Beschluss Nr. 1 ist schon durch Nr. 2 ersetzt; ändern lässt sich nur Nr. 2.")],
    )


def test_a_reconsideration_removes_the_old_fact_and_stands_at_the_end():
    facts = (FIRST, SECOND, decide(3, Outcome.ADOPTED, "Ä1.1", kind=RECONSIDERATION, of=1))
    assert numbers_in_effect(*facts) == ([2, 3], [])


def test_a_fact_that_was_reconsidered_can_be_neither_corrected_nor_reconsidered_again():
    facts = (FIRST, decide(2, Outcome.ADOPTED, "Ä1.1", kind=RECONSIDERATION, of=1))
    for kind in (CORRECTION, RECONSIDERATION, ANNULMENT):
        in_effect, void = numbers_in_effect(*facts, decide(3, Outcome.REJECTED, "Ä1.1", kind=kind, of=1))
        assert in_effect == [2]
        assert [number for number, _ in void] == [3]


def test_a_reconsideration_can_be_corrected_at_its_own_place():
    facts = (
        FIRST,
        SECOND,
        decide(3, Outcome.ADOPTED, "Ä1.1", kind=RECONSIDERATION, of=1),
        decide(4, Outcome.REJECTED, "Ä5.1"),
        decide(5, Outcome.REJECTED, "Ä1.1", kind=CORRECTION, of=3),
    )
    assert numbers_in_effect(*facts) == ([2, 5, 4], [])


def test_a_corrected_fact_is_reconsidered_by_its_correction():
    facts = (
        FIRST,
        SECOND,
        decide(3, Outcome.ADOPTED, "Ä1.1", kind=CORRECTION, of=1),
        decide(4, Outcome.REJECTED, "Ä1.1", kind=RECONSIDERATION, of=3),
    )
    assert numbers_in_effect(*facts) == ([2, 4], [])


def test_an_annulled_fact_counts_no_more_until_the_annulment_is_corrected():
    annulled = (FIRST, SECOND, decide(3, Outcome.OTHER, kind=ANNULMENT, of=1))
    assert numbers_in_effect(*annulled) == ([2], [])
    assert numbers_in_effect(*annulled, decide(4, Outcome.REJECTED, "Ä1.1", kind=CORRECTION, of=3)) == ([4, 2], [])


def test_a_fact_that_does_not_exist_cannot_be_corrected():
    assert numbers_in_effect(FIRST, decide(2, Outcome.ADOPTED, "Ä1.1", kind=CORRECTION, of=7)) == (
        [1],
        [(2, "Einen Beschluss Nr. 7 gibt es nicht.")],
    )


def test_no_fact_corrects_itself_or_a_later_one():
    assert numbers_in_effect(decide(1, Outcome.ADOPTED, "Ä1.1", kind=CORRECTION, of=1))[0] == []
    assert numbers_in_effect(decide(1, Outcome.ADOPTED, "Ä1.1", kind=CORRECTION, of=2), SECOND)[0] == [2]


def test_a_decision_on_an_edit_is_not_corrected_to_one_on_the_motion():
    in_effect, void = numbers_in_effect(FIRST, decide(2, Outcome.REJECTED, kind=CORRECTION, of=1))
    assert in_effect == [1]
    assert "betrifft etwas anderes" in void[0][1]


def test_a_reconsideration_is_about_what_was_decided():
    in_effect, void = numbers_in_effect(FIRST, decide(2, Outcome.ADOPTED, "Ä2.1", kind=RECONSIDERATION, of=1))
    assert in_effect == [1]
    assert void == [(2, "Zurückgeholt wird, was mit Nr. 1 entschieden wurde: Ä1.1.")]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kind": CORRECTION}, "nennt die Nummer"),
        ({"of": 3}, "nennt die Nummer"),
        ({"kind": DecisionKind.CONFIRMED_FALL}, "entfällt"),
        ({"outcome": Outcome.OTHER}, "Text, der sagt"),
        ({"outcome": Outcome.REFERRED}, "an wen überwiesen wird"),
        ({"outcome": Outcome.AS_MATERIAL, "referred_to": " "}, "an wen überwiesen wird"),
    ],
)
def test_a_decision_has_what_belongs_to_it(wrong, sentence):
    with pytest.raises(Invalid, match=sentence):
        Decision(**{"number": 1, "outcome": Outcome.REJECTED, "edits": ("Ä1.1",), **wrong})


def test_a_rejection_of_the_motion_without_a_text_is_no_final_vote():
    assert Decision(1, Outcome.REJECTED, text_hash="f00d").is_final_vote
    assert not Decision(1, Outcome.REJECTED).is_final_vote
    assert not Decision(1, Outcome.REJECTED, ("Ä1.1",), text_hash="f00d").is_final_vote
