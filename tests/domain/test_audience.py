"""Does everyone read what is for them, and nothing else?"""

from __future__ import annotations

import pytest

from motions.domain.actor import Actor
from motions.domain.audience import audiences_of_kind, kinds_of_facts, may_read
from motions.domain.facts import Audience
from motions.domain.journal import about_conference, about_motion, about_person
from motions.domain.permission import Role

VISITOR = Actor(1)
GUEST = Actor(1, 5, is_known=True)
COMMITTEE = Actor(1, 6, roles=frozenset({Role.GUEST, Role.COMMITTEE}), is_known=True)
AUDITOR = Actor(1, 7, roles=frozenset({Role.GUEST, Role.AUDITOR}), is_known=True)
SECRETARIAT = Actor(1, 8, roles=frozenset({Role.GUEST, Role.SECRETARIAT}), is_known=True)


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        (Audience.PUBLIC, {VISITOR, GUEST, COMMITTEE, AUDITOR, SECRETARIAT}),
        (Audience.CONFERENCE, {GUEST, COMMITTEE, AUDITOR, SECRETARIAT}),
        (Audience.COMMITTEE, {COMMITTEE, SECRETARIAT}),
        (Audience.SECRETARIAT, {AUDITOR, SECRETARIAT}),
        (Audience.OWN, {AUDITOR, SECRETARIAT}),
    ],
)
def test_each_audience_is_read_by_those_it_names(audience, readers):
    everybody = {VISITOR, GUEST, COMMITTEE, AUDITOR, SECRETARIAT}
    assert {actor for actor in everybody if may_read(actor, audience, about_motion(7), 99)} == readers


def test_what_is_own_is_read_by_whom_it_is_about_and_by_who_did_it():
    assert may_read(GUEST, Audience.OWN, about_person(5), 8)
    assert may_read(GUEST, Audience.OWN, about_person(6), 5)
    assert not may_read(GUEST, Audience.OWN, about_person(55), 8)
    assert not may_read(GUEST, Audience.SECRETARIAT, about_person(5), 5)


def test_what_a_command_did_is_not_taken_for_a_visitors_own():
    assert not may_read(VISITOR, Audience.OWN, about_conference(), None)
    assert not may_read(VISITOR, Audience.OWN, about_person(0), None)


@pytest.mark.parametrize("fact", sorted(kinds_of_facts(), key=str))
def test_every_kind_has_an_audience(fact):
    assert fact.audience in audiences_of_kind(fact.kind)


def test_a_kind_that_there_never_was_has_none():
    assert audiences_of_kind("coffee_made") == frozenset()
    assert audiences_of_kind("unit_created") == {Audience.SECRETARIAT}
