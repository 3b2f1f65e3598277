"""Who exercises a mandate, and may it vote?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.errors import Invalid
from motions.domain.mandate import (
    DeputyKind,
    Holding,
    Sums,
    can_vote,
    check_exercised,
    check_kind,
    check_numbers,
    check_weight,
    sums_of,
)
from motions.domain.settings import Settings

ADA, BO, CEM = 1, 2, 3
KINDS = st.sampled_from(DeputyKind)


def test_the_deputy_exercises_a_mandate_where_there_is_one_and_the_holder_otherwise() -> None:
    held = Holding(ADA)
    assert held.exercised_by == ADA
    for kind in DeputyKind:
        assert held.with_deputy(BO, kind).exercised_by == BO
        assert held.with_deputy(BO, kind).without_deputy().exercised_by == ADA
    assert Holding().exercised_by is None


@given(KINDS)
def test_whoever_comes_to_exercise_a_mandate_has_yet_to_come(kind: DeputyKind) -> None:
    there = Holding(ADA, is_present=True)
    substituted = Holding(ADA, BO, kind, is_present=True)
    assert not there.with_deputy(BO, kind).is_present
    assert not substituted.without_deputy().is_present
    assert not there.with_holder(CEM).is_present
    assert there.with_holder(ADA).is_present
    assert there.without_deputy().is_present


def test_with_another_holder_the_deputy_ends() -> None:
    assert Holding(ADA, BO, DeputyKind.SUBSTITUTE).with_holder(CEM) == Holding(CEM)


def test_a_mandate_whose_holder_takes_no_part_any_more_is_vacant() -> None:
    substituted = Holding(ADA, BO, DeputyKind.SUBSTITUTE, is_present=True)
    assert substituted.without_person(ADA) == Holding()
    assert substituted.without_person(BO) == Holding(ADA)
    assert substituted.without_person(CEM) == substituted


@given(st.builds(Holding, st.just(ADA), st.just(BO), KINDS, st.booleans()))
def test_whoever_is_taken_out_is_nowhere_in_the_mandate(holding: Holding) -> None:
    for person in (ADA, BO):
        left = holding.without_person(person)
        assert person not in (left.holder, left.deputy)
        assert (left.deputy is None) == (left.kind is None)


def test_a_vacant_mandate_has_no_deputy_and_nobody_is_their_own() -> None:
    with pytest.raises(Invalid, match="freies Mandat"):
        Holding().with_deputy(BO, DeputyKind.SUBSTITUTE)
    with pytest.raises(Invalid, match="vertritt sich selbst"):
        Holding(ADA).with_deputy(ADA, DeputyKind.SUBSTITUTE)


@pytest.mark.parametrize(
    ("may_vote", "is_present", "is_kept", "can"),
    [
        (True, True, True, True),
        (True, False, True, False),
        (True, False, False, True),
        (False, True, True, False),
        (False, True, False, False),
        (False, False, False, False),
    ],
)
def test_a_mandate_votes_with_a_voting_right_and_where_presence_is_kept_when_somebody_is_there(
    may_vote: bool, is_present: bool, is_kept: bool, can: bool
) -> None:
    assert can_vote(may_vote=may_vote, is_present=is_present, presence_is_kept=is_kept) is can


def test_nobody_exercises_two_mandates_in_their_own_right() -> None:
    for kind in (None, DeputyKind.SUBSTITUTE):
        check_exercised(kind, [])
        with pytest.raises(Invalid, match="hat schon Mandat 7"):
            check_exercised(kind, [12, 7])


def test_votes_are_handed_over_to_somebody_who_exercises_a_mandate_themselves() -> None:
    check_exercised(DeputyKind.PROXY, [7])
    with pytest.raises(Invalid, match="selbst ein Mandat"):
        check_exercised(DeputyKind.PROXY, [])


def test_votes_are_handed_over_only_where_the_standing_orders_allow_it() -> None:
    check_kind(DeputyKind.PROXY, Settings(has_proxies=True))
    check_kind(DeputyKind.SUBSTITUTE, Settings())
    with pytest.raises(Invalid, match="nicht übertragen"):
        check_kind(DeputyKind.PROXY, Settings())


def test_a_mandate_has_one_vote_unless_the_standing_orders_know_weights() -> None:
    check_weight(1, Settings())
    check_weight(1000, Settings(has_weights=True))
    with pytest.raises(Invalid, match="jedes Mandat eine Stimme"):
        check_weight(2, Settings())
    for weight in (0, 1001):
        with pytest.raises(Invalid, match="1 bis 1000 Stimmen"):
            check_weight(weight, Settings(has_weights=True))


def test_mandates_are_added_by_rising_numbers_a_thousand_at_most() -> None:
    check_numbers(1, 1000)
    check_numbers(100_000, 100_000)
    for first, last in ((0, 1), (5, 4), (1, 100_001)):
        with pytest.raises(Invalid, match="Nummern von 1 bis 100000"):
            check_numbers(first, last)
    with pytest.raises(Invalid, match="höchstens 1000"):
        check_numbers(1, 1001)


def test_sums_count_mandates_voting_rights_and_presence() -> None:
    assert sums_of([(True, True), (True, False), (False, True)]) == Sums(entitled=3, voting=2, present=2)
    assert sums_of([]) == Sums(0, 0, 0)
