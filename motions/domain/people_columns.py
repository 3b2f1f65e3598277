"""Which column of a file of persons is what?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from motions.domain.people_file import PeopleFileKind
from motions.domain.people_text import word_key


class Column(Enum):
    """What a column can hold."""

    MANDATE = "mandate"
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    MEMBERSHIP_NUMBER = "membership_number"
    UNIT = "unit"
    FUNCTION = "function"
    MAY_SUBMIT = "may_submit"
    WEIGHT = "weight"
    MAY_VOTE = "may_vote"
    SUBSTITUTE = "substitute"
    SUBSTITUTE_EMAIL = "substitute_email"

    @property
    def word(self) -> str:
        """The German heading, as it is written in an export."""
        return _WORDS[self]


_WORDS = {
    Column.MANDATE: "Mandatsnummer",
    Column.NAME: "Name",
    Column.FIRST_NAME: "Vorname",
    Column.LAST_NAME: "Nachname",
    Column.EMAIL: "E-Mail",
    Column.MEMBERSHIP_NUMBER: "Mitgliedsnummer",
    Column.UNIT: "Gliederung",
    Column.FUNCTION: "Funktion",
    Column.MAY_SUBMIT: "Darf einreichen",
    Column.WEIGHT: "Stimmgewicht",
    Column.MAY_VOTE: "Stimmrecht",
    Column.SUBSTITUTE: "Ersatz",
    Column.SUBSTITUTE_EMAIL: "E-Mail des Ersatzes",
}

_NAMES = (Column.NAME, Column.FIRST_NAME, Column.LAST_NAME)
_PERSON = (*_NAMES, Column.EMAIL, Column.MEMBERSHIP_NUMBER, Column.UNIT)
COLUMNS_OF: Mapping[PeopleFileKind, tuple[Column, ...]] = {
    PeopleFileKind.MEMBERS: (*_PERSON, Column.FUNCTION, Column.MAY_SUBMIT),
    PeopleFileKind.DELEGATES: (
        Column.MANDATE,
        *_PERSON,
        Column.WEIGHT,
        Column.MAY_VOTE,
        Column.SUBSTITUTE,
        Column.SUBSTITUTE_EMAIL,
    ),
}

_HEADINGS = {
    Column.MANDATE: (
        "mandat mandate mandatsnummer mandatsnr mandatnr mandatnummer mandateno mandatenumber "
        "delegiertennummer delegiertennr delegatenumber delegateno stimmkarte stimmkartennummer stimmkartennr "
        "kartennummer"
    ),
    Column.NAME: (
        "name vollername vollständigername namevorname vornamename vorundnachname vornameundname fullname "
        "person mitglied delegierter delegierte delegiertename member delegate"
    ),
    Column.FIRST_NAME: ("vorname vornamen rufname firstname givenname forename"),
    Column.LAST_NAME: ("nachname familienname zuname lastname surname familyname"),
    Column.EMAIL: ("email mail emailadresse mailadresse emailaddress mailaddress emails epost emailprivat"),
    Column.MEMBERSHIP_NUMBER: (
        "mitgliedsnummer mitgliedsnr mitgliednr mitgliednummer mitgliederid mitgliedsid mnr mgnr "
        "mitgliedernummer mitgliedernr membershipnumber membershipno membernumber memberno memberid "
        "membershipid"
    ),
    Column.UNIT: (
        "gliederung ov ortsverein ortsverband kv kreisverband ub unterbezirk ag arbeitsgemeinschaft verband "
        "abteilung einheit unit branch section organisation entsendendegliederung ortsvereinsname orgeinheit"
    ),
    Column.FUNCTION: ("funktion amt position rolle funktionen function office title aufgabe"),
    Column.MAY_SUBMIT: (
        "dareinreichen darfeinreichen antragsberechtigt antragsrecht darfanträgestellen maysubmit cansubmit "
        "antragsberechtigung"
    ),
    Column.WEIGHT: ("stimmgewicht gewicht stimmen stimmenzahl anzahlstimmen weight votes stimmenanzahl gewichtung"),
    Column.MAY_VOTE: (
        "stimmrecht stimmberechtigt mayvote votingright votingrights canvote mitstimmrecht stimmberechtigung"
    ),
    Column.SUBSTITUTE: (
        "ersatz ersatzdelegierte ersatzdelegierter ersatzname vertretung vertreterin vertreter "
        "stellvertretung stellvertreter stellvertreterin substitute substitutename deputy ersatzperson "
        "nameersatz namedesersatzes"
    ),
    Column.SUBSTITUTE_EMAIL: (
        "ersatzemail emailersatz emaildesersatzes emailvertretung vertretungemail substituteemail "
        "emailderersatzperson deputyemail ersatzmail mailersatz ersatzemailadresse emailderersatzdelegierten"
    ),
}
_MEANS = {key: column for column, keys in _HEADINGS.items() for key in keys.split()}
# What is only called "number" is the number that the rows of the file are about.
_NUMBER = ("nr", "nummer", "no", "number", "lfdnr", "laufendenummer")
_OWN_NUMBER = {
    PeopleFileKind.MEMBERS: Column.MEMBERSHIP_NUMBER,
    PeopleFileKind.DELEGATES: Column.MANDATE,
}


@dataclass(frozen=True, slots=True)
class Assignment:
    """What each column of a file is, in their order, None for one that is not read.

    `creates_units` lets units that are not known be created.
    """

    columns: tuple[Column | None, ...]
    creates_units: bool = False

    def index(self, column: Column) -> int | None:
        """Give the place of a column, counted from 0, None if the file has none."""
        return self.columns.index(column) if column in self.columns else None

    def reads(self, column: Column) -> bool:
        """Tell whether the file has such a column."""
        return column in self.columns


def recognise_columns(headings: Sequence[str], kind: PeopleFileKind) -> Assignment:
    """Recognise what columns are by their headings; of two alike the first is taken, what is not known is not read."""
    found: list[Column | None] = []
    for heading in headings:
        column = _meant(word_key(heading), kind)
        found.append(None if column in found or column not in COLUMNS_OF[kind] else column)
    if Column.FIRST_NAME in found and Column.LAST_NAME not in found:
        found = [Column.LAST_NAME if column is Column.NAME else column for column in found]
    return Assignment(tuple(found))


def _meant(key: str, kind: PeopleFileKind) -> Column | None:
    return _OWN_NUMBER[kind] if key in _NUMBER else _MEANS.get(key)


def faults_of(assignment: Assignment, kind: PeopleFileKind) -> tuple[str, ...]:
    """Give German sentences for what keeps a file from being read with these columns; none if nothing does."""
    faults = []
    if _twice(assignment.columns):
        faults.append("Eine Angabe steht in zwei Spalten; bitte jede nur einmal wählen.")
    if kind is PeopleFileKind.DELEGATES and not assignment.reads(Column.MANDATE):
        faults.append("Es fehlt die Spalte mit der Mandatsnummer; bitte wählen, welche es ist.")
    if not (assignment.reads(Column.NAME) or assignment.reads(Column.LAST_NAME)):
        faults.append("Es fehlt die Spalte mit dem Namen; bitte wählen, welche es ist.")
    if assignment.reads(Column.NAME) and (assignment.reads(Column.FIRST_NAME) or assignment.reads(Column.LAST_NAME)):
        faults.append("Der Name steht entweder in einer Spalte oder in Vorname und Nachname; bitte eines abwählen.")
    return tuple(faults)


def _twice(columns: Iterable[Column | None]) -> bool:
    chosen = [column for column in columns if column is not None]
    return len(chosen) > len(set(chosen))


def assignment_to_data(assignment: Assignment) -> dict[str, Any]:
    """Write an assignment as plain data."""
    columns = [column.value if column else None for column in assignment.columns]
    return {"columns": columns, "creates_units": assignment.creates_units}


def assignment_from_data(data: Mapping[str, Any]) -> Assignment:
    """Read an assignment from plain data; the inverse of `assignment_to_data`."""
    return Assignment(tuple(Column(value) if value else None for value in data["columns"]), data["creates_units"])


def chosen_columns(values: Sequence[str], kind: PeopleFileKind) -> tuple[Column | None, ...]:
    """Give the columns that a person chose by their values; what a file of this kind does not have is not read."""
    known: Collection[Column] = COLUMNS_OF[kind]
    by_value = {column.value: column for column in known}
    return tuple(by_value.get(value) for value in values)
