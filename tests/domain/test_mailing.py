"""Is a mail tried again for as long as it is of use, and do news never come in a storm?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.mailing import PROMPT_PAUSE, MailKind, MailRhythm, news_are_due, next_attempt

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def test_the_pauses_grow_until_a_mail_is_given_up():
    due = [next_attempt(MailKind.NEWS, NOON, attempts, NOON) for attempts in range(1, 10)]
    waits = [moment - NOON for moment in due if moment is not None]
    assert waits == sorted(waits)
    assert waits[0] == timedelta(minutes=1)
    assert due[len(waits) :] == [None] * (9 - len(waits))
    assert timedelta(hours=12) <= sum(waits, timedelta()) <= timedelta(days=2)


@pytest.mark.parametrize("kind", [MailKind.SIGN_IN, MailKind.RECOVERY])
def test_a_link_that_has_run_out_is_not_sent_any_more(kind):
    assert next_attempt(kind, NOON, 1, NOON + timedelta(minutes=13)) is not None
    assert next_attempt(kind, NOON, 1, NOON + timedelta(minutes=14)) is None
    assert next_attempt(MailKind.INVITATION, NOON, 1, NOON + timedelta(minutes=14)) is not None


def test_daily_news_come_in_the_morning_of_the_next_day():
    evening, night, morning = (
        NOON + timedelta(hours=9),
        NOON + timedelta(hours=15),
        NOON + timedelta(hours=18, minutes=1),
    )
    assert news_are_due(MailRhythm.DAILY, None, NOON)
    assert not news_are_due(MailRhythm.DAILY, NOON, evening)
    assert not news_are_due(MailRhythm.DAILY, NOON, night)
    assert news_are_due(MailRhythm.DAILY, NOON, morning)


def test_who_wants_no_news_gets_none():
    assert not news_are_due(MailRhythm.NEVER, None, NOON)


moments = st.integers(0, 60 * 24 * 30).map(lambda minutes: NOON + timedelta(minutes=minutes))


@given(st.lists(moments, max_size=300), st.sampled_from([MailRhythm.PROMPT, MailRhythm.DAILY]))
def test_however_often_it_is_asked_nobody_gets_more_than_their_rhythm_allows(asked, rhythm):
    sent: list[datetime] = []
    for moment in sorted(asked):
        if news_are_due(rhythm, sent[-1] if sent else None, moment):
            sent.append(moment)
    pauses = [later - earlier for earlier, later in pairwise(sent)]
    if rhythm is MailRhythm.PROMPT:
        assert all(pause >= PROMPT_PAUSE for pause in pauses)
    else:
        assert len({(moment - timedelta(hours=6)).date() for moment in sent}) == len(sent)
