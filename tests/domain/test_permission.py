"""May people do what their role is for, and nothing else?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.errors import NotPermitted, NotPossible
from motions.domain.permission import PERMISSIONS, Action, Role, may, permit, who_may
from motions.domain.workflow import AmendmentState, ConferenceState, MotionState

ROLES = st.sets(st.sampled_from(Role))
STATES = (None, *ConferenceState, *MotionState, *AmendmentState)


@pytest.mark.parametrize("action", Action)
def test_every_action_is_in_the_table_for_somebody_and_has_a_german_name(action):
    assert PERMISSIONS[action].roles
    assert action.word


@pytest.mark.parametrize("role", Role)
def test_everybody_reads_what_is_published(role):
    assert may({role}, Action.READ_PUBLISHED)


@pytest.mark.parametrize("roles", [(), (Role.GUEST,)])
def test_a_visitor_and_a_guest_read_and_do_nothing_else(roles):
    assert [action for action in Action if may(roles, action)] == [Action.READ_PUBLISHED, Action.READ_HISTORY]


def test_at_a_closed_conference_one_reads_and_hands_out_and_may_open_it_again():
    closed = ConferenceState.CLOSED
    assert {action for action in Action if may(list(Role), action, conference=closed)} == {
        Action.READ_PUBLISHED,
        Action.READ_DRAFT,
        Action.READ_PEOPLE,
        Action.READ_SETUP,
        Action.READ_HISTORY,
        Action.EXPORT_PEOPLE,
        Action.EXPORT_JOURNAL,
        Action.REOPEN_CONFERENCE,
        Action.FOUND_CONFERENCE,
    }
    with pytest.raises(NotPossible, match="abgeschlossen"):
        permit({Role.CHAIR}, Action.DECLARE_RESULT, conference=closed)


def test_a_thing_must_be_in_a_state_in_which_it_can_be_done():
    assert may({Role.SECRETARIAT}, Action.PUBLISH_MOTION, MotionState.DRAFT)
    assert not may({Role.SECRETARIAT}, Action.PUBLISH_MOTION, MotionState.ADMITTED)
    with pytest.raises(NotPossible, match="schon|nicht mehr"):
        permit({Role.SECRETARIAT}, Action.PUBLISH_MOTION, MotionState.ADMITTED)


@given(
    st.sets(st.sampled_from(Role)), st.sampled_from(Action), st.sampled_from(STATES), st.sampled_from(ConferenceState)
)
def test_whoever_is_let_pass_may_and_whoever_is_refused_may_not(roles, action, state, conference):
    try:
        permit(roles, action, state, conference)
    except (NotPermitted, NotPossible):
        assert not may(roles, action, state, conference)
    else:
        assert may(roles, action, state, conference)


@given(ROLES, st.sampled_from(Role), st.sampled_from(Action), st.sampled_from(STATES))
def test_one_more_role_takes_nothing_away(roles, role, action, state):
    assert may({*roles, role}, action, state) >= may(roles, action, state)


def test_only_the_chair_declares_and_corrects_results():
    assert who_may(Action.DECLARE_RESULT) == (Role.CHAIR,)
    assert who_may(Action.CORRECT_RESULT) == (Role.CHAIR,)


def test_only_the_committee_recommends():
    assert who_may(Action.RECOMMEND) == (Role.COMMITTEE,)


def test_members_submit_and_the_secretariat_does_so_for_others():
    assert who_may(Action.SUBMIT_AMENDMENT) == (Role.SECRETARIAT, Role.MEMBER)
    assert who_may(Action.SUBMIT_FOR_ANY_UNIT) == (Role.SECRETARIAT,)


def test_drafts_are_for_the_secretariat_alone():
    for action in (Action.READ_DRAFT, Action.IMPORT_MOTION, Action.CORRECT_IMPORT, Action.PUBLISH_MOTION):
        assert who_may(action) == (Role.SECRETARIAT,)


def test_one_of_several_roles_is_enough():
    assert may({Role.MEMBER, Role.CHAIR}, Action.DECLARE_RESULT)
    assert not may({Role.MEMBER, Role.COMMITTEE}, Action.DECLARE_RESULT)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_german_name(role):
    assert role.word
