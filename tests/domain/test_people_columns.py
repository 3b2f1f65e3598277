"""Are columns recognised by their headings, and is a choice that cannot be read refused?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.people_columns import (
    COLUMNS_OF,
    Assignment,
    Column,
    assignment_from_data,
    assignment_to_data,
    chosen_columns,
    faults_of,
    recognise_columns,
)
from motions.domain.people_file import PeopleFileKind
from motions.domain.people_listing import headings_of
from tests.domain.people_tables import DELEGATES, MEMBERS


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Mitglieds-Nr.", Column.MEMBERSHIP_NUMBER),
        ("MITGLIEDSNUMMER", Column.MEMBERSHIP_NUMBER),
        ("Membership No.", Column.MEMBERSHIP_NUMBER),
        ("E-Mail-Adresse", Column.EMAIL),
        ("e mail", Column.EMAIL),
        ("OV", Column.UNIT),
        ("Ortsverein", Column.UNIT),
        ("Branch", Column.UNIT),
        ("Vor- und Nachname", Column.NAME),
        ("Last name", Column.LAST_NAME),
        ("darf einreichen?", Column.MAY_SUBMIT),
        ("Amt", Column.FUNCTION),
        ("Schuhgröße", None),
        ("Stimmgewicht", None),
        ("", None),
    ],
)
def test_columns_are_recognised_by_their_headings_however_they_are_written(heading: str, column: Column | None) -> None:
    assert recognise_columns([heading], MEMBERS).columns == (column,)


def test_a_bare_number_is_that_of_what_the_rows_are_about() -> None:
    assert recognise_columns(["Nr."], MEMBERS).columns == (Column.MEMBERSHIP_NUMBER,)
    assert recognise_columns(["Nr.", "Mitgliedsnr"], DELEGATES).columns == (Column.MANDATE, Column.MEMBERSHIP_NUMBER)


def test_of_two_columns_alike_the_first_is_read() -> None:
    assert recognise_columns(["Mail", "E-Mail"], MEMBERS).columns == (Column.EMAIL, None)


@pytest.mark.parametrize("kind", PeopleFileKind)
def test_the_headings_of_an_export_are_recognised(kind: PeopleFileKind) -> None:
    assignment = recognise_columns(headings_of(kind), kind)
    assert None not in assignment.columns
    assert faults_of(assignment, kind) == ()


@pytest.mark.parametrize(
    ("columns", "kind", "said"),
    [
        ((Column.EMAIL,), MEMBERS, "Es fehlt die Spalte mit dem Namen"),
        ((Column.NAME,), DELEGATES, "Es fehlt die Spalte mit der Mandatsnummer"),
        ((Column.NAME, Column.UNIT, Column.UNIT), MEMBERS, "Eine Angabe steht in zwei Spalten"),
        ((Column.NAME, Column.FIRST_NAME), MEMBERS, "Der Name steht entweder"),
    ],
)
def test_a_choice_that_cannot_be_read_says_why(columns: tuple[Column, ...], kind: PeopleFileKind, said: str) -> None:
    (fault,) = faults_of(Assignment(columns), kind)
    assert fault.startswith(said)


@given(st.lists(st.one_of(st.none(), st.sampled_from(Column)), max_size=8), st.booleans())
def test_an_assignment_is_kept_as_data(columns: list[Column | None], creates: bool) -> None:
    assignment = Assignment(tuple(columns), creates)
    assert assignment_from_data(assignment_to_data(assignment)) == assignment


def test_what_a_file_of_this_kind_does_not_have_is_not_read() -> None:
    assert chosen_columns(["name", "weight", "", "x"], MEMBERS) == (Column.NAME, None, None, None)
    assert Column.WEIGHT in COLUMNS_OF[DELEGATES]
