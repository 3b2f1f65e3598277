"""In which languages can the house speak?"""

from __future__ import annotations

from enum import Enum


class Language(Enum):
    """A language in which edits read as sentences."""

    GERMAN = "de"
    ENGLISH = "en"
