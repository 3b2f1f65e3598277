"""Do motions and amendments go only the steps of the table?"""

from __future__ import annotations

import pytest

from motions.domain.errors import NotPossible
from motions.domain.workflow import STEPS, AmendmentState, MotionState, Step, after, steps_from

STATES = (*MotionState, *AmendmentState)


def test_a_motion_is_published_and_then_called():
    published = after(MotionState.DRAFT, Step.PUBLISH)
    assert published is MotionState.ADMITTED
    assert after(published, Step.CALL) is MotionState.CALLED


def test_an_amendment_can_be_withdrawn():
    assert after(AmendmentState.SUBMITTED, Step.WITHDRAW) is AmendmentState.WITHDRAWN


@pytest.mark.parametrize("state", STATES)
def test_exactly_the_steps_that_are_offered_are_possible(state):
    for step in Step:
        if step in steps_from(state):
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
