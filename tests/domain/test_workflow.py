"""Do motions and amendments go only the steps of the table?"""

from __future__ import annotations

import pytest

from motions.domain.errors import NotPossible
from motions.domain.workflow import STEPS, AmendmentState, MotionState, Step, after

STATES = (*MotionState, *AmendmentState)


def test_a_draft_is_published():
    assert after(MotionState.DRAFT, Step.PUBLISH) is MotionState.ADMITTED


def test_an_amendment_can_be_withdrawn():
    assert after(AmendmentState.SUBMITTED, Step.WITHDRAW) is AmendmentState.WITHDRAWN


@pytest.mark.parametrize("state", STATES)
def test_exactly_the_steps_of_the_table_are_possible(state):
    for step in Step:
        if step in STEPS[state]:
            assert after(state, step) in STATES
        else:
            with pytest.raises(NotPossible, match="ist nicht möglich"):
                after(state, step)


@pytest.mark.parametrize("state", STATES)
def test_steps_lead_a_motion_to_states_of_motions_and_an_amendment_to_those_of_amendments(state):
    assert all(type(target) is type(state) for target in STEPS[state].values())


def test_a_published_motion_is_not_published_again():
    with pytest.raises(NotPossible, match="Veröffentlichen ist nicht möglich: der Antrag ist veröffentlicht"):
        after(MotionState.ADMITTED, Step.PUBLISH)
