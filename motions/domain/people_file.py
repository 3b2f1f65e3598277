"""What can a file of persons hold?"""

from __future__ import annotations

from enum import Enum


class PeopleFileKind(Enum):
    """Whom the rows of a file are about."""

    MEMBERS = "members"
    DELEGATES = "delegates"
