"""What is on the agenda, and how far has it come?"""

from __future__ import annotations

from enum import Enum


class AgendaKind(Enum):
    """What an item of the agenda is about; elections of persons are held elsewhere and have their result as text."""

    MOTIONS = "motions"
    REPORT = "report"
    ELECTION = "election"
    OTHER = "other"

    @property
    def word(self) -> str:
        """The German name."""
        return _KIND_WORDS[self]


_KIND_WORDS = {
    AgendaKind.MOTIONS: "Anträge",
    AgendaKind.REPORT: "Bericht",
    AgendaKind.ELECTION: "Wahl",
    AgendaKind.OTHER: "Sonstiges",
}


class AgendaState(Enum):
    """How far an item of the agenda has come."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"

    @property
    def word(self) -> str:
        """The German name."""
        return _STATE_WORDS[self]


_STATE_WORDS = {
    AgendaState.PLANNED: "steht an",
    AgendaState.OPEN: "aufgerufen",
    AgendaState.CLOSED: "abgeschlossen",
}
