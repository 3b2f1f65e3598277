"""What does a mail say?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailText:
    """A mail as its reader sees it: one line of subject, and plain text."""

    subject: str
    body: str
