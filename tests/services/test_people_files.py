"""Does a file of persons come in as a whole or not at all, and go out so that it can be read in again?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import event, func, select, update

from motions.domain.actor import Actor
from motions.domain.errors import Conflict, Invalid, NotFound, NotPermitted, NotPossible
from motions.domain.facts import Audience
from motions.domain.mandate import DeputyKind
from motions.domain.people_file import PeopleFileKind
from motions.domain.people_row import RowState
from motions.domain.workflow import ConferenceState
from motions.exports.people_tables import TableFormat
from motions.services import load
from motions.services.card_sign_in import redeem
from motions.services.cards import issue_cards
from motions.services.people_files import (
    KEPT,
    assign_columns,
    discard_file,
    export_people,
    import_people,
    keep_file,
    preview,
    template_of,
    throw_away_old_files,
    waiting_files,
)
from motions.store.database import db, transaction
from motions.store.journal import entries, verify_chain
from motions.store.people import part_of, person_by_email
from motions.store.people_files import roster_of
from motions.store.tables import Conference, Mandate, Participant, PeopleFile, Person, Unit, UnitFunction
from tests.services.cast import Cast, a_cast
from tests.services.people import last_entry
from tests.store.builders import CountedQueries

MEMBERS, DELEGATES = PeopleFileKind.MEMBERS, PeopleFileKind.DELEGATES
SOME_MEMBERS = (
    "Name;E-Mail;Mitgliedsnummer;OV;Funktion;Darf einreichen\n"
    "Anna Kern;anna@example.org;00123;OV Nord;Vorsitz;ja\n"
    "Ben Ruhl;;00124;OV Süd;;\n"
)
SOME_DELEGATES = (
    "Mandat;Name;OV;Ersatz;Ersatz-E-Mail\n"
    "114;Anna Kern;OV Nord;Cem Ay;cem@example.org\n"
    "115;Ben Ruhl;OV Süd;;\n"
    "116;;OV Süd;;\n"
)


def kept(actor: Actor, text: str, kind: PeopleFileKind = MEMBERS) -> int:
    return keep_file(actor, kind, "liste.csv", text.encode())


def read_in(actor: Actor, text: str, kind: PeopleFileKind = MEMBERS) -> None:
    file = kept(actor, text, kind)
    plan = preview(actor, file).plan
    assert plan is not None
    import_people(actor, file, plan.hash)


def seen(actor: Actor, file: int) -> str:
    plan = preview(actor, file).plan
    assert plan is not None
    return plan.hash


def count(table: type[Person | Participant | Mandate | Unit | UnitFunction]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def journal(conference: int) -> list[str]:
    return [entry.kind for entry in entries(conference, Audience)]


def test_members_come_in_with_unit_function_and_role(cast: Cast) -> None:
    read_in(cast.secretariat, SOME_MEMBERS)
    anna = person_by_email("anna@example.org")
    assert anna is not None
    part = part_of(anna.id, cast.founder.conference)
    assert (part.name, [role.value for role in part.roles], len(part.units)) == ("Anna Kern", ["member"], 1)
    assert waiting_files(cast.secretariat) == []


def test_delegates_come_in_with_mandates_and_substitutes(cast: Cast) -> None:
    read_in(cast.secretariat, SOME_DELEGATES, DELEGATES)
    mandates = roster_of(cast.founder.conference).mandates
    assert [(each.number, each.holder is None, each.deputy_kind) for each in mandates] == [
        (114, False, DeputyKind.SUBSTITUTE),
        (115, False, None),
        (116, True, None),
    ]


def test_one_entry_of_the_journal_tells_of_all_without_a_name(cast: Cast) -> None:
    before = journal(cast.founder.conference)
    read_in(cast.secretariat, SOME_MEMBERS)
    assert journal(cast.founder.conference) == [*before, "people_imported"]
    *_, entry = entries(cast.founder.conference, Audience)
    assert [len(entry.data[name]) for name in ("units", "persons", "roles", "functions", "mandates")] == [0, 2, 2, 2, 0]
    assert "Anna" not in str(entry.data)
    assert "00123" not in str(entry.data)
    assert verify_chain(cast.founder.conference) is None


@pytest.mark.parametrize(("text", "kind"), [(SOME_MEMBERS, MEMBERS), (SOME_DELEGATES, DELEGATES)])
def test_a_file_read_in_again_has_nothing_to_do(cast: Cast, text: str, kind: PeopleFileKind) -> None:
    read_in(cast.secretariat, text, kind)
    before = roster_of(cast.founder.conference)
    file = kept(cast.secretariat, text, kind)
    shown = preview(cast.secretariat, file)
    assert shown.plan is not None
    assert {row.state for row in shown.plan.rows} == {RowState.UNCHANGED}
    assert not shown.can_be_read
    with pytest.raises(Invalid, match="nichts einzulesen"):
        import_people(cast.secretariat, file, shown.plan.hash)
    assert roster_of(cast.founder.conference) == before


def test_confirmed_twice_the_second_finds_nothing_to_do(cast: Cast) -> None:
    file = kept(cast.secretariat, SOME_MEMBERS)
    shown = seen(cast.secretariat, file)
    import_people(cast.secretariat, file, shown)
    entries_before = journal(cast.founder.conference)
    with pytest.raises(NotFound):
        import_people(cast.secretariat, file, shown)
    assert journal(cast.founder.conference) == entries_before


def test_what_changed_since_the_preview_is_shown_again_and_nothing_is_written(cast: Cast) -> None:
    file = kept(cast.secretariat, SOME_MEMBERS)
    shown = seen(cast.secretariat, file)
    read_in(cast.secretariat, "Name;Mitgliedsnummer\nAnna K.;00123\n")
    with pytest.raises(Conflict, match="nichts eingelesen"):
        import_people(cast.secretariat, file, shown)
    assert person_by_email("anna@example.org") is None
    assert preview(cast.secretariat, file).file.id == file


def test_a_file_with_a_problem_is_not_read_in(cast: Cast) -> None:
    file = kept(cast.secretariat, SOME_MEMBERS + "Dora Lenz;dora;;OV Nort;;\n")
    before = count(Participant)
    with pytest.raises(Invalid, match="noch etwas falsch"):
        import_people(cast.secretariat, file, seen(cast.secretariat, file))
    assert count(Participant) == before


def test_a_failure_in_the_middle_leaves_nothing(cast: Cast) -> None:
    file = kept(cast.secretariat, SOME_DELEGATES, DELEGATES)
    before = (count(Person), count(Participant), count(Mandate), journal(cast.founder.conference))

    def break_off(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO mandate"):
            raise RuntimeError("the power is gone")

    event.listen(db.engine, "before_cursor_execute", break_off)
    try:
        with pytest.raises(RuntimeError, match="power"):
            import_people(cast.secretariat, file, seen(cast.secretariat, file))
    finally:
        event.remove(db.engine, "before_cursor_execute", break_off)
    assert (count(Person), count(Participant), count(Mandate), journal(cast.founder.conference)) == before
    import_people(cast.secretariat, file, seen(cast.secretariat, file))


def test_unknown_units_are_created_where_that_is_chosen(cast: Cast) -> None:
    file = kept(cast.secretariat, "Name;OV\nAnna Kern;OV West\n")
    shown = preview(cast.secretariat, file)
    assert shown.plan is not None
    assert len(shown.plan.problems) == 1
    assign_columns(cast.secretariat, file, shown.file.revision, ["name", "unit"], creates_units=True)
    import_people(cast.secretariat, file, seen(cast.secretariat, file))
    assert roster_of(cast.founder.conference).units[-1].short_name == "OV West"


def test_columns_that_are_not_known_are_chosen_by_a_person(cast: Cast) -> None:
    file = kept(cast.secretariat, "Wer;Woher\nAnna Kern;OV Nord\n")
    shown = preview(cast.secretariat, file)
    assert (shown.plan, shown.faults) == (
        None,
        ("Es fehlt die Spalte mit dem Namen; bitte wählen, welche es ist.",),
    )
    with pytest.raises(Invalid, match="fehlt die Spalte"):
        import_people(cast.secretariat, file, "")
    assign_columns(cast.secretariat, file, shown.file.revision, ["name", "unit"], creates_units=False)
    assert preview(cast.secretariat, file).can_be_read
    with pytest.raises(Conflict):
        assign_columns(cast.secretariat, file, 1, ["name", ""], creates_units=False)


def test_somebody_known_elsewhere_joins_under_the_name_of_the_file(cast: Cast) -> None:
    other = a_cast("neustadt", with_motion=False)
    read_in(other.secretariat, SOME_MEMBERS)
    anna = person_by_email("anna@example.org")
    assert anna is not None
    file = kept(cast.secretariat, "Name;E-Mail\nA. Kern;anna@example.org\nDora Lenz;dora@example.org\n")
    plan = preview(cast.secretariat, file).plan
    assert plan is not None
    assert [row.state for row in plan.rows] == [RowState.NEW, RowState.NEW]
    assert "Anna" not in str(plan.rows)
    import_people(cast.secretariat, file, plan.hash)
    here, there = part_of(anna.id, cast.founder.conference), part_of(anna.id, other.founder.conference)
    assert (here.name, there.name) == ("A. Kern", "Anna Kern")
    assert db.session.get_one(Person, anna.id).name == "Anna Kern"


def test_membership_numbers_of_another_conference_find_nobody(cast: Cast) -> None:
    other = a_cast("neustadt", with_motion=False)
    read_in(other.secretariat, SOME_MEMBERS)
    file = kept(cast.secretariat, "Name;Mitgliedsnummer\nAnders;00123\n")
    plan = preview(cast.secretariat, file).plan
    assert plan is not None
    assert [row.state for row in plan.rows] == [RowState.NEW]


def test_two_persons_exchange_their_membership_numbers_with_a_third(cast: Cast) -> None:
    read_in(cast.secretariat, "Name;E-Mail;Nr\nA;a@example.org;1\nB;b@example.org;2\n")
    read_in(cast.secretariat, "Name;E-Mail;Nr\nA;a@example.org;3\nB;b@example.org;1\nC;c@example.org;2\n")
    numbers = {person.name: person.number for person in roster_of(cast.founder.conference).persons if person.number}
    assert numbers == {"A": "3", "B": "1", "C": "2"}


def test_only_the_secretariat_of_the_same_conference_reads_or_gets_files(cast: Cast) -> None:
    file = kept(cast.secretariat, SOME_MEMBERS)
    other = a_cast("neustadt", with_motion=False)
    for refused in (cast.committee, cast.chair, cast.member, cast.guest):
        for use in (
            lambda actor: kept(actor, SOME_MEMBERS),
            waiting_files,
            lambda actor: preview(actor, file),
            lambda actor: assign_columns(actor, file, 1, [], creates_units=False),
            lambda actor: import_people(actor, file, ""),
            lambda actor: discard_file(actor, file),
            lambda actor: export_people(actor, MEMBERS, TableFormat.CSV),
            lambda actor: template_of(actor, MEMBERS, TableFormat.CSV),
        ):
            with pytest.raises(NotPermitted):
                use(refused)
    for use in (lambda actor: preview(actor, file), lambda actor: import_people(actor, file, ""),
                lambda actor: discard_file(actor, file)):  # fmt: skip
        with pytest.raises(NotFound):
            use(other.secretariat)
    assert waiting_files(other.secretariat) == []


def test_who_takes_over_a_mandate_by_a_file_ends_the_session_by_its_card_and_has_yet_to_come(cast: Cast) -> None:
    read_in(cast.secretariat, SOME_MEMBERS, MEMBERS)
    read_in(cast.secretariat, SOME_DELEGATES, DELEGATES)
    tokens = {}
    for card in issue_cards(cast.secretariat):
        tokens[card.mandate] = redeem(card.code, "", "", "").token or ""
    with transaction() as session:
        session.execute(update(Mandate).values(is_present=True))
    read_in(cast.secretariat, "Mandat;Name;OV\n115;Dora Neu;OV Süd\n", DELEGATES)
    holds = {number: load.visit(token, datetime.now(UTC)) is not None for number, token in tokens.items()}
    assert holds == {114: True, 115: False, 116: True}
    rows = db.session.execute(select(Mandate.number, Mandate.is_present).order_by(Mandate.number))
    assert {row.number: row.is_present for row in rows} == {114: True, 115: False, 116: True}
    kind, data = last_entry(cast)
    assert (kind, [mandate["is_present"] for mandate in data["mandates"]]) == ("people_imported", [False])


def test_a_file_waits_for_a_day_and_is_thrown_away_then(cast: Cast) -> None:
    old = kept(cast.secretariat, SOME_MEMBERS)
    with transaction():
        file = db.session.get_one(PeopleFile, old)
        file.uploaded_at -= KEPT
    assert waiting_files(cast.secretariat) == []
    with pytest.raises(NotFound):
        preview(cast.secretariat, old)
    throw_away_old_files()
    assert db.session.scalars(select(PeopleFile.id)).all() == []
    new = kept(a_cast("neustadt", with_motion=False).secretariat, SOME_MEMBERS)
    assert db.session.scalars(select(PeopleFile.id)).all() == [new]
    discarded = kept(cast.secretariat, SOME_MEMBERS)
    discard_file(cast.secretariat, discarded)
    with pytest.raises(NotFound):
        preview(cast.secretariat, discarded)


@pytest.mark.parametrize("table_format", TableFormat)
@pytest.mark.parametrize("kind", PeopleFileKind)
def test_what_is_exported_changes_nothing_when_it_is_read_in(
    cast: Cast, kind: PeopleFileKind, table_format: TableFormat
) -> None:
    read_in(cast.secretariat, SOME_MEMBERS + "=cmd()|x;;'@7;OV Süd;+1;nein\n".replace("=", "'="))
    read_in(cast.secretariat, SOME_DELEGATES, DELEGATES)
    with transaction():
        mandate = db.session.scalars(select(Mandate).where(Mandate.number == 116)).one()
        mandate.deputy_id, mandate.deputy_kind = cast.chair.person, DeputyKind.PROXY
        db.session.get_one(Conference, cast.founder.conference).settings = {"has_weights": True}
        mandate.weight, mandate.may_vote = 3, False
    content = export_people(cast.secretariat, kind, table_format)
    file = keep_file(cast.secretariat, kind, f"x.{table_format.value}", content)
    shown = preview(cast.secretariat, file)
    assert shown.plan is not None
    assert (shown.plan.problems, {row.state for row in shown.plan.rows}) == ((), {RowState.UNCHANGED})
    assert len(shown.plan.rows) == (5 if kind is MEMBERS else 3)
    assert shown.plan.after == shown.plan.before


def test_an_export_is_journalled_with_its_number_of_rows(cast: Cast) -> None:
    export_people(cast.secretariat, MEMBERS, TableFormat.CSV)
    *_, entry = entries(cast.founder.conference, Audience)
    assert (entry.kind, entry.data) == ("people_exported", {"what": "members", "rows": 2})


@pytest.mark.parametrize("table_format", TableFormat)
@pytest.mark.parametrize("kind", PeopleFileKind)
def test_a_template_can_be_read_in_with_its_example(
    cast: Cast, kind: PeopleFileKind, table_format: TableFormat
) -> None:
    content = template_of(cast.secretariat, kind, table_format)
    file = keep_file(cast.secretariat, kind, "x", content)
    shown = preview(cast.secretariat, file)
    assert None not in shown.assignment.columns
    assign_columns(
        cast.secretariat,
        file,
        shown.file.revision,
        [column.value for column in shown.assignment.columns if column],
        creates_units=True,
    )
    assert preview(cast.secretariat, file).can_be_read


def many_delegates(number: int) -> str:
    rows = "".join(f"{each};Person {each};p{each}@example.org;OV Nord\n" for each in range(1, number + 1))
    return f"Mandat;Name;E-Mail;OV\n{rows}"


def test_two_thousand_delegates_take_a_bounded_number_of_queries(cast: Cast) -> None:
    file = kept(cast.secretariat, many_delegates(2_000), DELEGATES)
    shown = seen(cast.secretariat, file)
    with CountedQueries() as counted:
        import_people(cast.secretariat, file, shown)
    assert counted.count <= 40
    assert count(Mandate) == 2_000
    file = kept(cast.secretariat, many_delegates(2_000).replace(";Person", ";Delegate"), DELEGATES)
    shown = seen(cast.secretariat, file)
    with CountedQueries() as counted:
        import_people(cast.secretariat, file, shown)
    assert counted.count <= 40


def test_a_conference_that_is_closed_takes_no_file(cast: Cast) -> None:
    closed = replace(cast.secretariat, conference_state=ConferenceState.CLOSED)
    with pytest.raises(NotPossible):
        kept(closed, SOME_MEMBERS)
    assert export_people(closed, MEMBERS, TableFormat.CSV)
