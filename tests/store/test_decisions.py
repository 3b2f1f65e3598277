"""Do decisions come back as the facts that were recorded?"""

from __future__ import annotations

import pytest

from motions.domain.ballot import Judgement, Result, Tally, Way
from motions.domain.decision import Decision, DecisionKind
from motions.domain.outcome import Outcome
from motions.store.decisions import decision_facts, decision_row, decisions_of
from tests.store.builders import NOON, a_motion, kept

FACTS = [
    Decision(1, Outcome.ADOPTED, ("Ä1.1", "Ä1.2"), result=Result(Way.GENERAL_CONSENT)),
    Decision(2, Outcome.REJECTED, ("Ä2.1",), result=Result(Way.BY_EYE, Judgement.MINORITY, abstentions=True)),
    Decision(
        3,
        Outcome.ADOPTED,
        ("Ä2.1",),
        DecisionKind.CORRECTION,
        2,
        Result(Way.COUNTED, tally=Tally(84, 41, 7, 1, present=150, entitled=160), remark="zweimal gezählt"),
    ),
    Decision(4, Outcome.REFERRED, ("Ä4.1",), referred_to="Kreisvorstand", remark="bis März"),
    Decision(5, Outcome.LAPSED, ("Ä5.1",), DecisionKind.CONFIRMED_FALL),
    Decision(6, Outcome.ADOPTED_AS_AMENDED, text_hash="c0ffee", result=Result(Way.BY_EYE, Judgement.UNANIMOUS)),
    Decision(
        7,
        Outcome.ADOPTED,
        text_hash="c0ffee",
        result=Result(Way.BY_EYE, Judgement.MAJORITY, votes_against=True, clearly_two_thirds=True),
    ),
    Decision(8, Outcome.REJECTED, ("Ä6.1",), result=Result(Way.COUNTED, tally=Tally(0, 0))),
]


@pytest.fixture
def motion(conference):
    return kept(a_motion(conference))


def keep(motion, fact):
    kept(decision_row(fact, motion_id=motion.id, means="JA bedeutet …", person_id=None, decided_at=NOON))


def test_every_kind_of_fact_comes_back_as_it_was_recorded(motion):
    for fact in FACTS:
        keep(motion, fact)
    rows = decisions_of(motion.id)
    assert decision_facts(rows) == tuple(FACTS)
    assert {row.means for row in rows} == {"JA bedeutet …"}


def test_every_motion_has_its_own_list(conference, motion):
    other = kept(a_motion(conference, number="A2"))
    keep(motion, FACTS[0])
    assert decisions_of(other.id) == []
    assert len(decisions_of(motion.id)) == 1
