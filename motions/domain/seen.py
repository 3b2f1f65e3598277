"""Is a thing still as the person saw it who wants to change it?"""

from __future__ import annotations

import hashlib

from motions.domain.errors import Conflict
from motions.domain.serialisation import canonical_json

MARK_LENGTH = 16


def mark_of(values: object) -> str:
    """Give the mark that a form carries of what it showed: 16 hexadecimal digits of the hash of plain data."""
    return hashlib.sha256(canonical_json(values).encode("utf-8")).hexdigest()[:MARK_LENGTH]


def check_seen(seen: str, now: str) -> None:
    """Let a change pass that builds on what stands there now; raises Conflict if the two marks differ."""
    if seen != now:
        raise Conflict(
            "Jemand anderes hat das inzwischen geändert. Es wurde nichts überschrieben; hier steht, was jetzt gilt."
        )
