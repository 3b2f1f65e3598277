"""How do tests of persons find who takes part, and what the journal says last?"""

from __future__ import annotations

from typing import Any

from motions.domain.facts import Audience
from motions.store.journal import entries
from motions.store.participants import ParticipantRow, participants
from tests.services.cast import Cast


def row_of(cast: Cast, name: str) -> ParticipantRow:
    """Give the participant who is called so at the conference."""
    return next(row for row in participants(cast.founder.conference) if row.name == name)


def last_entry(cast: Cast) -> tuple[str, dict[str, Any]]:
    """Give the kind and the data of the conference's last journal entry."""
    entry = list(entries(cast.founder.conference, Audience))[-1]
    return entry.kind, entry.data
