"""In which ways does a person sign in, how long does it hold, and when are there too many failures?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class Method(Enum):
    """How a session began; passkeys and OpenID Connect find their place here."""

    PASSWORD = "password"
    LINK = "link"
    CARD = "card"
    DEMO = "demo"


class LinkPurpose(Enum):
    """What a link sent by mail is for."""

    SIGN_IN = "sign_in"
    INVITATION = "invitation"
    RECOVERY = "recovery"


class Counted(Enum):
    """Against what an attempt counts: what was to be signed in, whom a mail is for, or the address it came from."""

    ACCOUNT = "account"
    CARD = "card"
    ADDRESS = "address"
    CARD_ADDRESS = "card_address"
    LINK_MAIL = "link_mail"
    LINK_ADDRESS = "link_address"


@dataclass(frozen=True, slots=True)
class Limit:
    """How many attempts (from 1) are borne within a time."""

    attempts: int
    within: timedelta


QUARTER_OF_AN_HOUR = timedelta(minutes=15)
# A whole hall comes from one address; its limit only stops who tries many accounts. Unknown cards count for themselves,
# so that nobody who opens a thousand wrong ones keeps the hall from signing in with passwords. Links count also where
# they succeed: a thousand people may ask twice.
LIMITS = {
    Counted.ACCOUNT: Limit(5, QUARTER_OF_AN_HOUR),
    Counted.CARD: Limit(5, QUARTER_OF_AN_HOUR),
    Counted.ADDRESS: Limit(600, QUARTER_OF_AN_HOUR),
    Counted.CARD_ADDRESS: Limit(600, QUARTER_OF_AN_HOUR),
    Counted.LINK_MAIL: Limit(3, QUARTER_OF_AN_HOUR),
    Counted.LINK_ADDRESS: Limit(2000, QUARTER_OF_AN_HOUR),
}
FROM_ONE_NETWORK = frozenset({Counted.ADDRESS, Counted.CARD_ADDRESS, Counted.LINK_ADDRESS})
LONGEST_LIMIT = max(limit.within for limit in LIMITS.values())

LINK_HOLDS = {
    LinkPurpose.SIGN_IN: timedelta(minutes=15),
    LinkPurpose.RECOVERY: timedelta(minutes=15),
    LinkPurpose.INVITATION: timedelta(days=14),
}
NEW_ADDRESS_HOLDS = timedelta(minutes=15)
SESSION_HOLDS = timedelta(days=14)
CONFIRMED_FOR = timedelta(minutes=15)
SEEN_EVERY = timedelta(hours=1)


def is_confirmed(method: Method, confirmed_at: datetime, now: datetime) -> bool:
    """Tell whether it was made sure lately (15 minutes) who sits there; in demo mode there is nothing to make sure."""
    return method is Method.DEMO or now - confirmed_at <= CONFIRMED_FOR


# What is first is the more special name: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
_BROWSERS = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "FxiOS/": "Firefox", "CriOS/": "Chrome"}
_BROWSERS |= {"Chrome/": "Chrome", "Safari/": "Safari"}
_SYSTEMS = {"Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Macintosh": "macOS"}
_SYSTEMS |= {"CrOS": "ChromeOS", "Linux": "Linux"}


def device_name(user_agent: str) -> str:
    """Give what a person recognises their device by, of what its browser says of itself; "" if it says nothing known.

    >>> device_name("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0")
    'Firefox, Android'
    """
    found = (next((names[mark] for mark in names if mark in user_agent), "") for names in (_BROWSERS, _SYSTEMS))
    return ", ".join(filter(None, found))


def throttled_until(times: Iterable[datetime], now: datetime, kind: Counted) -> datetime | None:
    """Give when an attempt may be made again, None if it may be made now; `times` are those of earlier attempts.

    An attempt counts until it is as old as the limit reaches back. What is refused here is no attempt: whoever waits
    gets on, however often it was tried meanwhile.

    >>> noon = datetime(2026, 11, 28, 12)
    >>> throttled_until([noon] * 4, noon, Counted.ACCOUNT) is None
    True
    >>> throttled_until([noon] * 5, noon + timedelta(minutes=1), Counted.ACCOUNT)
    datetime.datetime(2026, 11, 28, 12, 15)
    """
    limit = LIMITS[kind]
    counting = sorted(time for time in times if now - time < limit.within)
    if len(counting) < limit.attempts:
        return None
    return counting[-limit.attempts] + limit.within


def is_throttled(times: Iterable[datetime], now: datetime, kind: Counted) -> bool:
    """Tell whether there were too many attempts to make another one now; see `throttled_until`."""
    return throttled_until(times, now, kind) is not None
