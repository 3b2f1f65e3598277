"""What would be at a conference once the rows of a file are taken, and who is meant by a row?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from motions.domain.people_cells import Who
from motions.domain.people_roster import SHORT_NAME_LENGTH, FunctionHere, MandateHere, PersonHere, Roster, UnitHere
from motions.domain.people_text import same

MOST_NEAR = 3


class Book:
    """What is at a conference, with what rows add to it; whom or what they add gets ids below 0."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.units = {unit.id: unit for unit in roster.units}
        self.persons: dict[int, PersonHere] = {}
        self.functions = {(each.person, each.unit): each for each in roster.functions}
        self.mandates = {mandate.number: mandate for mandate in roster.mandates}
        self._by_email: dict[str, int] = {}
        self._by_number: dict[str, int] = {}
        self._by_name: dict[str, set[int]] = defaultdict(set)
        self._units_of: dict[int, set[int]] = defaultdict(set)
        self._units_called: dict[str, list[UnitHere]] = defaultdict(list)
        self._next = -1
        self._fill()

    def _fill(self) -> None:
        for unit in self.roster.units:
            self._call(unit)
        for person in self.roster.persons:
            self.set_person(person)
        for function in self.roster.functions:
            self._units_of[function.person].add(function.unit)
        for mandate in self.roster.mandates:
            for person_id in {mandate.holder, mandate.deputy} - {None}:
                if mandate.unit is not None and person_id is not None:
                    self._units_of[person_id].add(mandate.unit)

    def after(self) -> Roster:
        """Give what would be there."""
        return Roster(
            tuple(self.units.values()),
            tuple(self.persons.values()),
            tuple(self.functions.values()),
            tuple(self.mandates[number] for number in sorted(self.mandates)),
            self.roster.has_weights,
        )

    def units_named(self, text: str) -> tuple[UnitHere, ...]:
        """Give the units a text can mean: the one with just this short name, or those called so in any spelling."""
        called = self._units_called.get(same(text), [])
        exact = [unit for unit in called if unit.short_name == text]
        by_short_name = [unit for unit in called if same(unit.short_name) == same(text)]
        return tuple(exact or by_short_name or called)

    def near_units(self, text: str) -> list[str]:
        """Give the short names of the units whose name or short name is like the text, the nearest first."""
        near = get_close_matches(same(text), list(self._units_called), MOST_NEAR, 0.6)
        return list(dict.fromkeys(unit.short_name for key in near for unit in self._units_called[key]))[:MOST_NEAR]

    def add_unit(self, short_name: str) -> UnitHere:
        """Add a unit with this short name."""
        unit = UnitHere(self._new_id(), short_name[:SHORT_NAME_LENGTH], short_name)
        self.units[unit.id] = unit
        self._call(unit)
        return unit

    def add_person(self, who: Who) -> PersonHere:
        """Add a person."""
        return self.set_person(PersonHere(self._new_id(), who.name, who.email, who.number))

    def set_person(self, person: PersonHere) -> PersonHere:
        """Let a person be called, numbered or addressed otherwise."""
        before = self.persons.get(person.id)
        if before is not None:
            self._by_name[same(before.name)].discard(person.id)
            self._by_number.pop(before.number, None)
        self.persons[person.id] = person
        self._by_name[same(person.name)].add(person.id)
        if person.email:
            self._by_email[person.email] = person.id
        if person.number:
            self._by_number[person.number] = person.id
        return person

    def set_function(self, function: FunctionHere) -> None:
        """Let a person be something in a unit."""
        self.functions[function.person, function.unit] = function

    def set_mandate(self, mandate: MandateHere) -> None:
        """Let a mandate be this."""
        self.mandates[mandate.number] = mandate

    def comes_from(self, person_id: int, unit_id: int | None) -> None:
        """Know that a row names the person with this unit."""
        if unit_id is not None:
            self._units_of[person_id].add(unit_id)

    def make_member(self, person_id: int) -> bool:
        """Let a person be a member who is none and has no function; tell whether that was needed."""
        has_function = any((person_id, unit) in self.functions for unit in self._units_of[person_id])
        person = self.persons[person_id]
        if person.is_member or has_function:
            return False
        self.set_person(replace(person, is_member=True))
        return True

    def certain(self, who: Who) -> tuple[int, ...]:
        """Give whom membership number and e-mail address name: nobody, one, or two different persons."""
        found = (self._by_number.get(who.number), self._by_email.get(who.email))
        return tuple(dict.fromkeys(person for person in found if person is not None))

    def called(self, who: Who, unit_id: int | None, current: int | None = None) -> tuple[int, ...]:
        """Give whom the name can mean, among those whom number and address do not speak against.

        `current` is who has the mandate now, and is meant if so called; else those with the unit, without one those
        who have none, or all. Among several, those are meant of whom no more is known than the row says.
        """
        named = [person for person in sorted(self._by_name.get(same(who.name), ())) if self._can_be(who, person)]
        if current in named and current is not None:
            return (current,)
        if unit_id is None:
            named = [person for person in named if not self._units_of[person]] or named
        else:
            named = [person for person in named if unit_id in self._units_of[person]]
        if len(named) > 1 and not who.is_certain:
            named = self._unknown_otherwise(named) or named
        return tuple(named)

    def _can_be(self, who: Who, person_id: int) -> bool:
        person = self.persons[person_id]
        other_number = who.number and person.number and who.number != person.number
        return not other_number and not (who.email and person.email and who.email != person.email)

    def _unknown_otherwise(self, persons: Iterable[int]) -> list[int]:
        known = self.persons
        return [person for person in persons if not known[person].email and not known[person].number]

    def _call(self, unit: UnitHere) -> None:
        for key in dict.fromkeys((same(unit.short_name), same(unit.name))):
            if key:
                self._units_called[key].append(unit)

    def _new_id(self) -> int:
        self._next -= 1
        return self._next
