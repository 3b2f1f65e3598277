"""How many failures are borne, and how long does what was proved hold?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.signing_in import (
    CONFIRMED_FOR,
    LIMITS,
    Counted,
    Method,
    is_confirmed,
    is_throttled,
    throttled_until,
)

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
KINDS = st.sampled_from(Counted)
TIMES = st.lists(st.integers(-2000, 0).map(lambda seconds: NOON + seconds * SECOND), max_size=12)


def test_five_failures_in_a_quarter_of_an_hour_are_borne_and_a_hall_is_not_one_person() -> None:
    assert not is_throttled([NOON] * 4, NOON, Counted.ACCOUNT)
    assert is_throttled([NOON] * 5, NOON, Counted.ACCOUNT)
    assert not is_throttled([NOON] * 599, NOON, Counted.ADDRESS)
    assert is_throttled([NOON] * 600, NOON, Counted.ADDRESS)


@given(TIMES, KINDS)
def test_it_goes_on_exactly_when_it_was_said(times: list[datetime], kind: Counted) -> None:
    until = throttled_until(times, NOON, kind)
    if until is None:
        assert not is_throttled(times, NOON, kind)
    else:
        assert NOON < until <= NOON + LIMITS[kind].within
        assert is_throttled(times, until - SECOND, kind)
        assert not is_throttled(times, until, kind)


@given(TIMES, KINDS)
def test_what_was_long_ago_does_not_count(times: list[datetime], kind: Counted) -> None:
    lately = [time for time in times if NOON - time < LIMITS[kind].within]
    assert throttled_until(times, NOON, kind) == throttled_until(lately, NOON, kind)
    assert is_throttled(times, NOON, kind) == (len(lately) >= LIMITS[kind].attempts)


@given(TIMES, KINDS)
def test_one_failure_more_never_lets_anybody_in(times: list[datetime], kind: Counted) -> None:
    assert is_throttled([*times, NOON], NOON, kind) >= is_throttled(times, NOON, kind)


@pytest.mark.parametrize("method", Method)
def test_what_was_made_sure_holds_a_quarter_of_an_hour_and_in_demo_mode_always(method: Method) -> None:
    assert is_confirmed(method, NOON, NOON + CONFIRMED_FOR)
    assert is_confirmed(method, NOON, NOON + CONFIRMED_FOR + SECOND) == (method is Method.DEMO)
