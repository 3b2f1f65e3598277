"""Which mails are there, how often does a person want news, and when is a mail tried again?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum


class MailKind(Enum):
    """What a mail is for."""

    SIGN_IN = "sign_in"
    INVITATION = "invitation"
    RECOVERY = "recovery"
    NEW_ADDRESS = "new_address"
    ACCOUNT = "account"
    NEWS = "news"


class MailRhythm(Enum):
    """How often a person gets news of what concerns them; links to sign in come in any case."""

    PROMPT = "prompt"
    DAILY = "daily"
    NEVER = "never"

    @property
    def word(self) -> str:
        """The German name."""
        return _RHYTHM_WORDS[self]


_RHYTHM_WORDS = {
    MailRhythm.PROMPT: "bald, höchstens alle 15 Minuten eine Mail",
    MailRhythm.DAILY: "einmal am Tag, morgens",
    MailRhythm.NEVER: "nie",
}

PROMPT_PAUSE = timedelta(minutes=15)
DAILY_FROM = time(6, 0)

_PAUSES = (1, 5, 15, 60, 180, 360, 720)  # minutes after the first, second, … attempt that failed
_GOOD_FOR: Mapping[MailKind, timedelta] = {
    MailKind.SIGN_IN: timedelta(minutes=15),
    MailKind.RECOVERY: timedelta(minutes=15),
    MailKind.NEW_ADDRESS: timedelta(minutes=15),
}


def next_attempt(kind: MailKind, created_at: datetime, attempts: int, now: datetime) -> datetime | None:
    """Give when a mail is tried again after `attempts` (from 1) have failed, None if it is given up.

    The pauses grow from a minute to twelve hours. A mail whose link will have run out by then is given up at once.
    """
    if attempts > len(_PAUSES):
        return None
    due = now + timedelta(minutes=_PAUSES[attempts - 1])
    good_for = _GOOD_FOR.get(kind)
    return due if good_for is None or due < created_at + good_for else None


def news_are_due(rhythm: MailRhythm, last: datetime | None, now: datetime) -> bool:
    """Tell whether a person may get a mail of news now; `last` is when they got the last one, None for never.

    `now` and `last` are in the zone of the conference: daily news come once a day, from six in the morning; prompt ones
    at most once in 15 minutes, however much happens.
    """
    if rhythm is MailRhythm.NEVER:
        return False
    if rhythm is MailRhythm.PROMPT:
        return last is None or now - last >= PROMPT_PAUSE
    return now.time() >= DAILY_FROM and (last is None or _day(last) < now.date())


def _day(moment: datetime) -> date:
    """Give the day whose news a mail has brought; one before six in the morning belongs to the day before."""
    return moment.date() if moment.time() >= DAILY_FROM else moment.date() - timedelta(days=1)
