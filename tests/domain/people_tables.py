"""How does a test write a table of persons?"""

from __future__ import annotations

from motions.domain.people_columns import Assignment, recognise_columns
from motions.domain.people_file import PeopleFileKind, Table, TableRow
from motions.domain.people_plan import Plan, plan_people
from motions.domain.people_roster import Roster, UnitHere

NORTH, SOUTH = UnitHere(1, "OV Nord", "Ortsverein Nord"), UnitHere(2, "OV Süd", "Ortsverein Süd")
MEMBERS, DELEGATES = PeopleFileKind.MEMBERS, PeopleFileKind.DELEGATES


def a_table(text: str) -> Table:
    """Make a table of lines with semicolons, headings first."""
    first, *others = [tuple(cell.strip() for cell in line.split(";")) for line in text.strip().splitlines()]
    return Table(TableRow(1, first), tuple(TableRow(number, cells) for number, cells in enumerate(others, 2)))


def planned(text: str, kind: PeopleFileKind, roster: Roster | None = None, *, creates_units: bool = False) -> Plan:
    """Plan a table at a conference with two units, or at the one that is given."""
    table = a_table(text)
    columns = recognise_columns(table.headings.cells, kind).columns
    return plan_people(table, Assignment(columns, creates_units), kind, roster or Roster((NORTH, SOUTH)))


def problems(plan: Plan) -> list[str]:
    """Give the problems as a person reads them."""
    return [f"{each.row} {each.column.word if each.column else ''}: {each.sentence}" for each in plan.problems]
