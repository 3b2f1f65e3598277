"""Which relations between amendments has a person set, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class LinkKind(Enum):
    """What a person says of amendments, beside what their places in the text tell."""

    EXCLUDES = "EXCLUDES"
    REQUIRES = "REQUIRES"
    COMPROMISE = "COMPROMISE"


@dataclass(frozen=True, slots=True)
class Link:
    """A relation set by the committee or the chair, with its reason.

    `of` EXCLUDES each of `to`: they are alternatives, anywhere in the text. `of` REQUIRES each of `to`. `of` is a
    COMPROMISE that replaces each of `to`. All of them are numbers of amendments ("Ä3") or of edits ("Ä3.2").
    """

    kind: LinkKind
    of: str
    to: tuple[str, ...]
    reason: str = ""
