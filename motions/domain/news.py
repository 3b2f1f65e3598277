"""What of that which happened concerns a person?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motions.domain.journal import Entry
from motions.domain.numbering import parse_edit_id


@dataclass(frozen=True, slots=True)
class Interest:
    """What a person has to do with: themself, the units they submit for, and those units' motions and amendments.

    `person`, `units` and `motions` are ids; `amendments` are ids of motions with numbers of amendments to them.
    """

    person: int
    units: frozenset[int] = frozenset()
    motions: frozenset[int] = frozenset()
    amendments: frozenset[tuple[int, str]] = frozenset()


def concerning(interest: Interest, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Give the entries that concern the person, without what they did themself, in the order given.

    These are: what becomes of their units' motions and amendments, amendments to those motions, and what they are given
    or lose at the conference.
    """
    for entry in entries:
        if entry.actor != interest.person and _concerns(interest, entry):
            yield entry


def _concerns(interest: Interest, entry: Entry) -> bool:
    data = entry.data
    if entry.kind in _ABOUT_PERSONS:
        return data.get("person") == interest.person
    if entry.kind == "motion_published":
        return data.get("unit") in interest.units
    if entry.kind not in _ABOUT_MOTIONS:
        return False
    return data["motion"] in interest.motions or not interest.amendments.isdisjoint(_amendments_in(data))


@dataclass(frozen=True, slots=True)
class Replacement:
    """From this moment on another account, `by`, stands for a `person`; both are ids."""

    at: datetime
    person: int
    by: int


def now_in_place(person: int | None, since: datetime, replacements: Iterable[Replacement]) -> int | None:
    """Give whose account is now in the place of the person who did something at the moment `since`.

    `replacements` are all of the conference in their order. Who came back after a replacement is themself again.
    """
    for each in replacements:
        if each.at >= since and each.person == person:
            person = each.by
    return person


_ABOUT_PERSONS = frozenset({"role_given", "role_taken", "function_set", "function_taken"})
_ABOUT_MOTIONS = frozenset(
    {
        "amendment_submitted",
        "amendment_withdrawn",
        "recommendation_given",
        "result_declared",
        "result_corrected",
        "fall_confirmed",
    }
)


def _amendments_in(data: dict[str, Any]) -> set[tuple[int, str]]:
    """Name the amendments that an entry is about: one, or those of the edits that were decided on."""
    if "amendment" in data:
        return {(data["motion"], data["amendment"])}
    return {(data["motion"], parse_edit_id(edit).amendment.number) for edit in data.get("edits", ())}
