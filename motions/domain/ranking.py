"""In which order shall the conference vote, and where has a person set a place?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Order(Enum):
    """Which of several competing items is put first, unless a person says otherwise."""

    FURTHEST = "furthest"
    NEAREST = "nearest"
    TEXT = "text"
    ALTERNATIVES = "alternatives"


@dataclass(frozen=True, slots=True)
class Rank:
    """A place that the committee or the chair has set for an amendment or edit, from 1, with the reason for it.

    What is ranked comes before what is not.
    """

    of: str
    place: int
    reason: str = ""
