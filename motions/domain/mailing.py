"""Which mails are there, and how often does a person want news?"""

from __future__ import annotations

from enum import Enum


class MailKind(Enum):
    """What a mail is for."""

    SIGN_IN = "sign_in"
    INVITATION = "invitation"
    RECOVERY = "recovery"
    NEWS = "news"


class MailRhythm(Enum):
    """How often a person gets news of what concerns them; links to sign in come in any case."""

    PROMPT = "prompt"
    DAILY = "daily"
    NEVER = "never"
