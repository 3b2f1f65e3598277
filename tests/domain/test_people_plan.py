"""Does a file of persons change what its rows say, and nothing when it is read again?"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, event, given
from hypothesis import strategies as st

from motions.domain.mandate import DeputyKind
from motions.domain.people_columns import recognise_columns
from motions.domain.people_file import PeopleFileKind, Table, TableRow
from motions.domain.people_plan import Plan, plan_people
from motions.domain.people_roster import FunctionHere, MandateHere, PersonHere, Roster
from motions.domain.people_row import RowState
from tests.domain.people_tables import DELEGATES, MEMBERS, NORTH, SOUTH, planned, problems

ANNA = PersonHere(11, "Anna Kern", "anna@example.org", "00123", is_member=True)
BEN = PersonHere(12, "Ben Ruhl", "", "", is_member=True)
HERE = Roster((NORTH, SOUTH), (ANNA, BEN), (FunctionHere(11, 1, "Vorsitz", True), FunctionHere(12, 2)))


def states(plan: Plan) -> list[RowState]:
    return [row.state for row in plan.rows]


def changes(plan: Plan) -> list[tuple[str, str, str]]:
    return [(each.word, each.old, each.new) for row in plan.rows for each in row.changes]


def test_a_member_who_is_not_known_is_new_with_role_and_unit() -> None:
    plan = planned("Name;E-Mail;OV;Funktion;Darf einreichen\nAnna Kern;Anna@Example.org;ov nord;Vorsitz;ja", MEMBERS)
    (person,) = plan.after.persons
    assert states(plan) == [RowState.NEW]
    assert (person.name, person.email, person.is_member, person.id < 0) == ("Anna Kern", "anna@example.org", True, True)
    assert plan.after.functions == (FunctionHere(person.id, 1, "Vorsitz", True),)


def test_nobody_may_submit_for_a_unit_unless_the_file_says_so() -> None:
    plan = planned("Name;OV\nAnna Kern;OV Nord", MEMBERS)
    assert [function.may_submit for function in plan.after.functions] == [False]


def test_first_and_last_name_make_a_name() -> None:
    plan = planned("Name;Vorname\nKern;Anna", MEMBERS)
    assert [person.name for person in plan.after.persons] == ["Anna Kern"]


def test_what_a_row_does_not_say_stays() -> None:
    plan = planned("Name;Mitgliedsnummer;OV;Funktion;Darf einreichen\nAnna Kern;00123;OV Nord;;", MEMBERS, HERE)
    assert states(plan) == [RowState.UNCHANGED]
    assert plan.after == HERE


def test_a_membership_number_finds_a_person_who_is_called_otherwise_now() -> None:
    plan = planned("Name;Mitgliedsnummer\nAnna Kern-Ruhl;00123", MEMBERS, HERE)
    assert changes(plan) == [("Name", "Anna Kern", "Anna Kern-Ruhl")]


def test_a_name_with_its_unit_finds_a_person_and_with_another_unit_does_not() -> None:
    plan = planned("Name;OV;Mitgliedsnummer\nBen Ruhl;OV Süd;7\nBen Ruhl;OV Nord;8", MEMBERS, HERE)
    assert states(plan) == [RowState.CHANGED, RowState.NEW]
    assert changes(plan) == [("Mitgliedsnummer", "", "7")]


def test_a_person_in_two_units_has_two_rows() -> None:
    plan = planned("Name;E-Mail;OV\nCem Ay;cem@example.org;OV Nord\nCem Ay;cem@example.org;OV Süd", MEMBERS)
    assert problems(plan) == []
    assert len(plan.after.persons) == 1
    assert [function.unit for function in plan.after.functions] == [1, 2]


def test_two_rows_with_one_number_and_different_addresses_name_each_other() -> None:
    plan = planned(
        "Name;E-Mail;Mitgliedsnummer\nAnna Kern;anna@example.org;7\nBen Ruhl;ben@example.org;7",
        MEMBERS,
    )
    assert problems(plan) == [
        "3 Name: In Zeile 2 steht von derselben Person „Anna Kern“; richtig wäre zweimal dasselbe.",
        "3 E-Mail: In Zeile 2 steht von derselben Person „anna@example.org“; richtig wäre zweimal dasselbe.",
    ]


def test_every_problem_of_every_row_is_named() -> None:
    plan = planned(
        "Name;E-Mail;Mitgliedsnummer;OV;Darf einreichen\n"
        "Anna Kern;anna;00123;OV Nort;vielleicht\n"
        ";;;OV Nord;\n"
        "Dora Lenz;dora@example.org;;;\n"
        "Dora Lenz;dora@example.org;;;\n"
        "Ben Ruhl;anna@example.org;;;\n",
        MEMBERS,
        HERE,
    )
    assert problems(plan) == [
        "2 E-Mail: „anna“ ist keine E-Mail-Adresse; richtig wäre etwas wie name@example.org.",
        "2 Darf einreichen: „vielleicht“ ist weder ja noch nein; richtig wäre „ja“ oder „nein“.",
        "2 Gliederung: Eine Gliederung „OV Nort“ gibt es hier nicht; gemeint sein könnte OV Nord.",
        "3 Name: Der Name fehlt; in jeder Zeile steht, um wen es geht.",
        "5 : Dora Lenz steht schon in Zeile 4 mit derselben Gliederung; bitte eine der beiden Zeilen löschen.",
    ]


def test_number_and_address_of_two_persons_are_refused() -> None:
    other = replace(BEN, email="ben@example.org")
    plan = planned("Name;E-Mail;Nr.\nAnna Kern;ben@example.org;00123", MEMBERS, replace(HERE, persons=(ANNA, other)))
    assert problems(plan) == [
        "2 Mitgliedsnummer: Die Mitgliedsnummer gehört hier zu Anna Kern, die E-Mail-Adresse zu Ben Ruhl; "
        "richtig wäre beides von einer Person."
    ]


def test_nobody_gets_another_address_by_a_file() -> None:
    plan = planned("Name;E-Mail;Nr.;OV\nAnna Kern;x@example.org;00123;\nBen Ruhl;y@example.org;;OV Süd", MEMBERS, HERE)
    assert [(each.row, each.column.word) for each in plan.problems if each.column] == [(2, "E-Mail"), (3, "E-Mail")]


def test_a_name_that_several_have_is_refused_without_more() -> None:
    twice = replace(HERE, persons=(BEN, replace(BEN, id=13)), functions=(FunctionHere(12, 2), FunctionHere(13, 2)))
    plan = planned("Name;OV\nBen Ruhl;OV Süd", MEMBERS, twice)
    assert problems(plan) == [
        "2 Name: „Ben Ruhl“ heißen hier 2 Personen, die in Frage kommen; bitte Mitgliedsnummer, E-Mail oder Gliederung "
        "angeben."
    ]


def test_unknown_units_are_created_where_that_is_wanted_once_for_all_rows() -> None:
    text = "Name;OV\nAnna Kern;OV West\nBen Ruhl;ov west"
    assert [each.row for each in planned(text, MEMBERS).problems] == [2, 3]
    plan = planned(text, MEMBERS, creates_units=True)
    assert (plan.problems, plan.new_units) == ((), ("OV West",))


def test_a_delegate_gets_a_mandate_with_unit_weight_and_substitute() -> None:
    roster = Roster((NORTH, SOUTH), has_weights=True)
    plan = planned(
        "Mandat;Name;OV;Stimmen;Stimmrecht;Ersatz;Ersatz E-Mail\n114;Anna Kern;OV Nord;3;nein;Ben Ruhl;ben@example.org",
        DELEGATES,
        roster,
    )
    ben, anna = plan.after.persons
    assert plan.after.mandates == (MandateHere(114, 1, anna.id, ben.id, DeputyKind.SUBSTITUTE, 3, False),)
    assert not anna.is_member


def test_the_problems_of_mandates_are_named() -> None:
    plan = planned(
        "Nr;Name;Gewicht;Ersatz\n1;Anna Kern;2;\n1;Ben Ruhl;;\n;Cem Ay;;\n0;Dora Lenz;;\n5;Ede Horn;;Ede Horn\n"
        "6;Ada Vogt;;\n7;Ada Vogt;;",
        DELEGATES,
    )
    assert [(each.row, each.column.word) for each in plan.problems if each.column] == [
        (2, "Stimmgewicht"),
        (3, "Mandatsnummer"),
        (4, "Mandatsnummer"),
        (5, "Mandatsnummer"),
        (6, "Ersatz"),
        (7, "Name"),
        (8, "Name"),
    ]


def test_another_holder_is_a_change_and_the_old_one_stays_at_the_conference() -> None:
    roster = replace(HERE, mandates=(MandateHere(5, 2, 12),))
    plan = planned("Mandatsnummer;Name;Mitgliedsnummer\n5;Anna Kern;00123", DELEGATES, roster)
    assert changes(plan) == [("Name", "Ben Ruhl", "Anna Kern")]
    assert plan.after.persons == HERE.persons


def test_the_holder_of_a_mandate_is_found_by_name_alone() -> None:
    roster = replace(
        HERE,
        persons=(BEN, replace(BEN, id=13)),
        functions=(),
        mandates=(MandateHere(5, None, 12), MandateHere(6, None, 13)),
    )
    plan = planned("Mandatsnummer;Name\n6;Ben Ruhl\n5;ben ruhl", DELEGATES, roster)
    assert [row.persons for row in plan.rows] == [(13,), (12,)]


def test_a_preview_that_would_change_something_else_has_another_hash() -> None:
    text = "Name;Mitgliedsnummer\nAnna Kern-Ruhl;00123"
    plan, same, later = (
        planned(text, MEMBERS, HERE),
        planned(text, MEMBERS, HERE),
        planned(text, MEMBERS, replace(HERE, persons=(replace(ANNA, name="Anna K."), BEN))),
    )
    assert plan.hash == same.hash != later.hash


names = st.sampled_from(["Anna Kern", "anna kern", "Ben Ruhl", "Cem Ay", "Dora Lenz", "Ede Horn"])
emails = st.sampled_from(["", "", "a@example.org", "b@example.org", "C@example.org"])
numbers = st.sampled_from(["", "", "1", "2", "3"])
units = st.sampled_from(["", "OV Nord", "ov nord", "Ortsverein Süd", "OV Ost"])
choices = st.sampled_from(["", "ja", "nein", "x"])
members = st.tuples(names, emails, numbers, units, st.sampled_from(["", "Vorsitz", "Kasse"]), choices)
MEMBER_HEADINGS = ("Name", "E-Mail", "Mitgliedsnummer", "Gliederung", "Funktion", "Darf einreichen")
delegates = st.tuples(
    st.sampled_from(["1", "2", "3", "4", ""]),
    names,
    emails,
    numbers,
    units,
    st.sampled_from(["", "1", "2"]),
    choices,
    names,
    emails,
)
DELEGATE_HEADINGS = (
    "Mandatsnummer", "Name", "E-Mail", "Mitgliedsnummer", "Gliederung", "Stimmgewicht", "Stimmrecht", "Ersatz",
    "E-Mail des Ersatzes",
)  # fmt: skip


def table_of(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    return Table(TableRow(1, headings), tuple(TableRow(number, row) for number, row in enumerate(rows, 2)))


def read_all(tables: list[tuple[PeopleFileKind, Table]]) -> None:
    """Read files one after another; each that has no problem changes nothing when it is read again."""
    roster = Roster((NORTH, SOUTH), has_weights=True)
    read = 0
    for kind, table in tables:
        assignment = replace(recognise_columns(table.headings.cells, kind), creates_units=True)
        plan = plan_people(table, assignment, kind, roster)
        if plan.problems:
            continue
        read += 1
        roster = settled(plan.after)
        again = plan_people(table, assignment, kind, roster)
        assert (again.problems, set(states(again)) - {RowState.UNCHANGED}) == ((), set())
        assert again.after == roster
        check_keys(roster)
    event(f"files read: {read}")
    assume(read)


def settled(roster: Roster) -> Roster:
    """Give a roster with ids above 0, as a database has them."""
    base = max([unit.id for unit in roster.units] + [person.id for person in roster.persons])

    def settle(number: int) -> int:
        return base - number if number < 0 else number

    def settle_any(number: int | None) -> int | None:
        return settle(number) if number is not None else None

    return Roster(
        tuple(replace(unit, id=settle(unit.id)) for unit in roster.units),
        tuple(replace(person, id=settle(person.id)) for person in roster.persons),
        tuple(replace(each, person=settle(each.person), unit=settle(each.unit)) for each in roster.functions),
        tuple(
            replace(each, unit=settle_any(each.unit), holder=settle_any(each.holder), deputy=settle_any(each.deputy))
            for each in roster.mandates
        ),
        roster.has_weights,
    )


def check_keys(roster: Roster) -> None:
    """What only one person can have has only one."""
    for values in ([each.email for each in roster.persons], [each.number for each in roster.persons]):
        said = [value for value in values if value]
        assert len(said) == len(set(said))
    known = {person.id for person in roster.persons}
    assert {function.person for function in roster.functions} <= known


tables_of_members = st.lists(members, min_size=1, max_size=5).map(
    lambda rows: (MEMBERS, table_of(MEMBER_HEADINGS, rows))
)
tables_of_delegates = st.lists(delegates, min_size=1, max_size=4).map(
    lambda rows: (DELEGATES, table_of(DELEGATE_HEADINGS, rows))
)


@given(st.lists(st.one_of(tables_of_members, tables_of_delegates), min_size=1, max_size=4))
def test_a_file_that_is_read_again_changes_nothing(tables: list[tuple[PeopleFileKind, Table]]) -> None:
    read_all(tables)
