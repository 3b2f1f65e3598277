"""What does a mail say?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class MailText:
    """A mail as its reader sees it: one line of subject, and plain text."""

    subject: str
    body: str


class AddressMail(Enum):
    """What a mail about another address of an account tells: to the new address, its owner, or the address before."""

    LINK = "link"
    TAKEN = "taken"
    ASKED = "asked"
    CHANGED = "changed"
