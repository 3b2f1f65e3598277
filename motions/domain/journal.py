"""How is what happened chained into a journal, and is the chain whole?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from motions.domain.serialisation import canonical_json

FIRST_PREVIOUS_HASH = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its number in the conference's journal from 1, when, who, what about what, and the two hashes.

    `actor` and `conference` are ids; `actor` is None for what a command did.
    """

    number: int
    at: datetime
    actor: int | None
    conference: int
    kind: str
    subject: str
    data: dict[str, Any]
    previous_hash: str
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a journal is not as it was written: the entry's number and a German sentence."""

    number: int
    sentence: str


def entry_hash(entry: Entry) -> str:
    """Give the SHA-256, 64 hexadecimal digits, of the entry's canonical data, the hash of the previous one included."""
    fields = {
        "number": entry.number,
        "at": moment(entry.at),
        "actor": entry.actor,
        "conference": entry.conference,
        "kind": entry.kind,
        "subject": entry.subject,
        "data": entry.data,
        "previous_hash": entry.previous_hash,
    }
    return hashlib.sha256(canonical_json(fields).encode("utf-8")).hexdigest()


def moment(at: datetime) -> str:
    """Write a moment in the one form that hashes are taken of: in UTC, with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def verify(entries: Iterable[Entry]) -> Difference | None:
    """Recompute the chain of one conference's entries, in their order, and give the first difference if there is one.

    Numbers rise from 1 by one, each entry holds the hash of the one before, and each hash is that of its entry. What
    is cut off at the end leaves no trace in the entries that remain.
    """
    previous_hash = FIRST_PREVIOUS_HASH
    for number, entry in enumerate(entries, 1):
        if entry.number != number:
            return Difference(number, f"Erwartet war Eintrag {number}, gefunden wurde Eintrag {entry.number}.")
        if entry.previous_hash != previous_hash:
            return Difference(number, f"Eintrag {number} schließt nicht an den Eintrag vor ihm an.")
        if entry.hash != entry_hash(entry):
            return Difference(number, f"Eintrag {number} ist nicht mehr so, wie er geschrieben wurde.")
        previous_hash = entry.hash
    return None


def hash_of(text: str, salt: str) -> str:
    """Give the SHA-256, 64 hexadecimal digits, by which the journal names a free text; "" for an empty one.

    The salt is that of the person who wrote it: once it is deleted, the hash tells nothing any more.
    """
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest() if text else ""


def open_hash(text: str) -> str:
    """Give the SHA-256, 64 hexadecimal digits, of a text that is nobody's secret."""
    return hashlib.sha256(text.encode()).hexdigest()


def title_hash(name: str, place: str) -> str:
    """Give the hash of what a conference is called and where it is held, each in one line."""
    return open_hash(f"{name}\n{place}")


def about_motion(motion_id: int) -> str:
    """Name a motion as the subject of entries: everything about its text, amendments, recommendations and decisions."""
    return f"motion:{motion_id}"


def about_conference() -> str:
    """Name the conference itself as the subject of entries."""
    return "conference"


def about_person(person_id: int) -> str:
    """Name a person as the subject of entries: everything about what they are at the conference."""
    return f"person:{person_id}"
