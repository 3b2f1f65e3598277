"""May people do what their role is for, and nothing else?"""

from __future__ import annotations

import pytest

from motions.domain.permission import PERMISSIONS, Action, Role, may, who_may


@pytest.mark.parametrize("action", Action)
def test_every_action_is_in_the_table(action):
    assert PERMISSIONS[action]


@pytest.mark.parametrize("role", Role)
def test_everybody_reads_what_is_published(role):
    assert may({role}, Action.READ_PUBLISHED)


def test_a_visitor_without_any_role_reads_what_is_published_and_nothing_else():
    assert [action for action in Action if may((), action)] == [Action.READ_PUBLISHED]


def test_a_guest_may_no_more_than_a_visitor():
    assert [action for action in Action if may({Role.GUEST}, action)] == [Action.READ_PUBLISHED]


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
