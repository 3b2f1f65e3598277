"""What does the hall see?"""

from __future__ import annotations

from enum import Enum


class ScreenView(Enum):
    """What the screen in the hall and the phones show; the item called with its ballot unless the chair says else."""

    ITEM = "item"
    RESULT = "result"
    AGENDA = "agenda"
    SPEAKERS = "speakers"
    MESSAGE = "message"
    BLANK = "blank"

    @property
    def word(self) -> str:
        """The German name."""
        return _VIEW_WORDS[self]


_VIEW_WORDS = {
    ScreenView.ITEM: "Gegenstand",
    ScreenView.RESULT: "Ergebnis",
    ScreenView.AGENDA: "Tagesordnung",
    ScreenView.SPEAKERS: "Redeliste",
    ScreenView.MESSAGE: "Mitteilung",
    ScreenView.BLANK: "leer",
}
