"""In which ways does a person sign in, how long does it hold, and when are there too many failures?"""

from __future__ import annotations

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


SESSION_HOLDS = timedelta(days=14)
CONFIRMED_FOR = timedelta(minutes=15)


def is_confirmed(method: Method, confirmed_at: datetime, now: datetime) -> bool:
    """Tell whether it was made sure lately (15 minutes) who sits there; in demo mode there is nothing to make sure."""
    return method is Method.DEMO or now - confirmed_at <= CONFIRMED_FOR
