"""Who is meant by the rows of a file, and what do they say of these persons?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from motions.domain.people_book import Book
from motions.domain.people_cells import Problem, Who
from motions.domain.people_columns import Column
from motions.domain.people_roster import PersonHere
from motions.domain.people_row import Change
from motions.domain.people_text import one_line


@dataclass(slots=True)
class Named:
    """A person named in a row, to be found: with the unit of the row and who has the mandate now.

    What is found is noted here: `person`, whether they are new to the conference, and what the row changes of them.
    """

    row: int
    who: Who
    unit: int | None
    current: int | None = None
    of_name: Column = Column.NAME
    of_email: Column = Column.EMAIL
    person: int | None = None
    is_new: bool = False
    changes: list[Change] = field(default_factory=list)


class Matching:
    """Finds persons row by row and takes what rows say of them, so that later rows find them too."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.problems: list[Problem] = []
        self._said: dict[tuple[int, Column], tuple[int, str]] = {}

    def find_all(self, named: Sequence[Named]) -> None:
        """Find everybody; those first of whom number or address say who they are, then those with a unit."""
        for each in sorted(named, key=lambda one: (not one.who.is_certain, one.unit is None)):
            self._find(each)

    def _find(self, named: Named) -> None:
        book = self.book
        found = book.certain(named.who)
        if len(found) > 1:
            self._refuse(named, Column.MEMBERSHIP_NUMBER, _TWO, **self._names(found))
            return
        if not found and named.who.name:
            found = book.called(named.who, named.unit, named.current)
        if len(found) > 1:
            self._refuse(named, named.of_name, _SEVERAL, name=named.who.name, count=len(found))
        elif not found and not named.who.name:
            self._refuse(named, named.of_name, _NO_NAME)
        elif found:
            self._meet(named, book.persons[found[0]])
        else:
            named.is_new = True
            self._take(named, book.add_person(named.who))

    def _meet(self, named: Named, person: PersonHere) -> None:
        """Take what a row says of a person who is known; the address of somebody who takes part already stays."""
        if named.who.email and named.who.email != person.email and person.id > 0:
            message = _OTHER_EMAIL if person.email else _NO_EMAIL
            self._refuse(named, named.of_email, message, name=person.name)
            return
        self._take(named, person)

    def _take(self, named: Named, person: PersonHere) -> None:
        who = named.who
        told = {named.of_name: who.name, named.of_email: who.email, Column.MEMBERSHIP_NUMBER: who.number}
        agreed = [self._agrees(named, person.id, column, value) for column, value in told.items() if value]
        if not all(agreed):
            return
        old = {named.of_name: one_line(person.name), Column.MEMBERSHIP_NUMBER: person.number}
        if not named.is_new:
            named.changes += [
                Change(column, before, told[column])
                for column, before in old.items()
                if told[column] and told[column] != before
            ]
        name = person.name if who.name in ("", one_line(person.name)) else who.name
        self.book.set_person(
            replace(person, name=name, number=who.number or person.number, email=who.email or person.email)
        )
        self.book.comes_from(person.id, named.unit)
        named.person = person.id

    def _agrees(self, named: Named, person: int, column: Column, value: str) -> bool:
        """Tell whether no other row says something else of the person."""
        told = {Column.SUBSTITUTE: Column.NAME, Column.SUBSTITUTE_EMAIL: Column.EMAIL}.get(column, column)
        row, other = self._said.setdefault((person, told), (named.row, value))
        if other != value:
            self._refuse(named, column, _OTHERWISE, row=row, other=other)
        return other == value

    def _refuse(self, named: Named, column: Column, message: str, **values: Any) -> None:
        self.problems.append(Problem(named.row, column, message, values))

    def _names(self, persons: Sequence[int]) -> dict[str, str]:
        first, second = (self.book.persons[person].name for person in persons)
        return {"first": first, "second": second}


_TWO = (
    "Die Mitgliedsnummer gehört hier zu %(first)s, die E-Mail-Adresse zu %(second)s; "
    "richtig wäre beides von einer Person."
)
_SEVERAL = (
    "„%(name)s“ heißen hier %(count)d Personen, die in Frage kommen; "
    "bitte Mitgliedsnummer, E-Mail oder Gliederung angeben."
)
_NO_NAME = "Der Name fehlt; eine Person, die hier noch nicht bekannt ist, braucht einen."
_OTHER_EMAIL = (
    "%(name)s ist hier mit einer anderen Adresse eingetragen, und die bleibt beim Einlesen, wie sie ist; "
    "bitte die Zelle leeren."
)
_NO_EMAIL = (
    "%(name)s ist hier ohne Adresse eingetragen, und beim Einlesen bekommt niemand eine andere; bitte die Zelle leeren."
)
_OTHERWISE = "In Zeile %(row)d steht von derselben Person „%(other)s“; richtig wäre zweimal dasselbe."
