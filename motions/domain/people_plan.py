"""What would a file of persons change, row by row, and what is wrong in it?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from motions.domain.people_book import Book
from motions.domain.people_cells import Entry, Problem, read_entry
from motions.domain.people_columns import Assignment, Column
from motions.domain.people_delegates import mandate_problems, plan_delegates
from motions.domain.people_file import PeopleFileKind, Table
from motions.domain.people_matching import Matching
from motions.domain.people_members import plan_members
from motions.domain.people_roster import Roster
from motions.domain.people_row import RowPlan, RowState
from motions.domain.people_units import Units
from motions.domain.serialisation import canonical_json


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of each row, everything that is wrong, and what is at the conference before and after.

    `rows` are those without a problem. What is in `after` and new there has an id below 0.
    """

    rows: tuple[RowPlan, ...]
    problems: tuple[Problem, ...]
    before: Roster
    after: Roster

    def count(self, state: RowState) -> int:
        """Count the rows of which this becomes."""
        return sum(row.state is state for row in self.rows)

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to read in."""
        return bool(self.new_units) or any(row.state is not RowState.UNCHANGED for row in self.rows)

    @property
    def new_units(self) -> tuple[str, ...]:
        """The short names of the units that are to be created."""
        known = {unit.id for unit in self.before.units}
        return tuple(unit.short_name for unit in self.after.units if unit.id not in known)

    @property
    def hash(self) -> str:
        """The SHA-256, 64 hexadecimal digits, by which one preview is told from another."""
        rows = [
            [row.row, row.state.value, row.name, row.label, list(row.persons), [_written(row)]] for row in self.rows
        ]
        problems = [[problem.row, problem.sentence] for problem in self.problems]
        return hashlib.sha256(canonical_json([rows, problems, list(self.new_units)]).encode()).hexdigest()


def plan_people(table: Table, assignment: Assignment, kind: PeopleFileKind, roster: Roster) -> Plan:
    """Give what the rows of a table would change of what is at a conference.

    Nothing that a row does not say is changed, so that reading the same file again changes nothing.
    """
    book = Book(roster)
    read = [read_entry(row, assignment) for row in table.rows]
    problems = [problem for _, found in read for problem in found]
    entries = [entry for entry, _ in read]
    problems += mandate_problems(entries) if kind is PeopleFileKind.DELEGATES else _nameless(entries)
    unreadable = {problem.row for problem in problems}
    units = Units(book, creates=assignment.creates_units)
    placed = [(entry, units.find(entry)) for entry in entries]
    matching = Matching(book)
    plan_rows = plan_members if kind is PeopleFileKind.MEMBERS else plan_delegates
    rows = plan_rows([each for each in placed if each[0].row not in unreadable], matching)
    problems += [*units.problems, *matching.problems]
    wrong = {problem.row for problem in problems}
    return Plan(tuple(row for row in rows if row.row not in wrong), _once_a_cell(problems), roster, book.after())


def _nameless(entries: list[Entry]) -> list[Problem]:
    return [Problem(entry.row, Column.NAME, _NO_PERSON) for entry in entries if not entry.who.is_said]


def _once_a_cell(problems: list[Problem]) -> tuple[Problem, ...]:
    """Give the first problem of each cell, by rows: what is not readable is not also missing."""
    first: dict[tuple[int, Column | None], Problem] = {}
    for problem in problems:
        first.setdefault((problem.row, problem.column), problem)
    return tuple(sorted(first.values(), key=lambda problem: problem.row))


def _written(row: RowPlan) -> list[list[str]]:
    return [[change.word, change.old, change.new] for change in row.changes]


_NO_PERSON = "Der Name fehlt; in jeder Zeile steht, um wen es geht."
