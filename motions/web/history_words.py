"""What does the history need to tell an entry: its group, the office in which it was done, and names?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from flask_babel import gettext, lazy_gettext

from motions.domain.permission import Role

Data = Mapping[str, Any]


class Group(Enum):
    """What entries are about, as far as the filter of the history tells them apart."""

    TEXTS = "antraege"
    AMENDMENTS = "aenderungen"
    RECOMMENDATIONS = "voten"
    RESULTS = "ergebnisse"
    PEOPLE = "personen"
    CONFERENCE = "konferenz"

    @property
    def word(self) -> Any:
        """The German name."""
        return _GROUP_WORDS[self]


_GROUP_WORDS = {
    Group.TEXTS: lazy_gettext("Anträge"),
    Group.AMENDMENTS: lazy_gettext("Änderungsanträge"),
    Group.RECOMMENDATIONS: lazy_gettext("Voten"),
    Group.RESULTS: lazy_gettext("Ergebnisse"),
    Group.PEOPLE: lazy_gettext("Personen und Mandate"),
    Group.CONFERENCE: lazy_gettext("Konferenz"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """How things are called that entries know by their ids; what is not there any more is missing."""

    persons: Mapping[int, str] = field(default_factory=dict)
    units: Mapping[int, str] = field(default_factory=dict)
    motions: Mapping[int, str] = field(default_factory=dict)
    mandates: Mapping[int, int] = field(default_factory=dict)

    def person(self, person_id: int | None) -> str:
        """Name a person; who is not there any more has no name here either."""
        return self.persons.get(person_id or 0) or gettext("eine frühere Person")

    def unit(self, unit_id: int | None) -> str:
        """Name a unit by its short name."""
        return self.units.get(unit_id or 0) or gettext("eine frühere Gliederung")

    def motion(self, motion_id: int) -> str:
        """Name a motion by its number; a draft has none yet."""
        return self.motions.get(motion_id) or gettext("(Entwurf)")

    def mandate(self, data: Data) -> str:
        """Name a mandate by its number."""
        number = data.get("number") or self.mandates.get(data["mandate"])
        return str(number) if number else gettext("(entfernt)")


Words = Callable[[Data, Names], str]


@dataclass(frozen=True, slots=True)
class Telling:
    """How one kind of entry is told: its sentence, its group, and in which office it was done."""

    words: Words
    group: Group
    office: Role | None = Role.SECRETARIAT
