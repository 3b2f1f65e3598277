"""Is everything found and named that is changed behind the journal's back, on both databases?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Connection,
    Date,
    Enum,
    Integer,
    LargeBinary,
    NullPool,
    create_engine,
    insert,
    select,
    update,
)
from sqlalchemy import delete as sql_delete
from sqlalchemy.exc import IntegrityError

from motions.domain.actor import Actor
from motions.domain.audit import first_difference
from motions.domain.errors import NotPermitted
from motions.domain.facts import Fact
from motions.domain.facts_of_people import (
    ConferenceDescribed,
    FunctionSet,
    MandateSet,
    PersonRemoved,
    PersonSet,
    SettingsChanged,
)
from motions.domain.journal import about_conference, about_person, hash_of
from motions.domain.mandate import DeputyKind
from motions.domain.outcome import Outcome
from motions.domain.permission import Role
from motions.domain.proposal import Replace
from motions.domain.serialisation import canonical_json
from motions.domain.settings import Level, preset, settings_to_data
from motions.services.amendments import withdraw_amendment
from motions.services.journal_export import export_journal, exported, verify_journal
from motions.services.recommendations import Advice, recommend
from motions.services.results import Declaration, confirm_fall, correct_result, declare_result
from motions.store.conferences import told_of
from motions.store.database import db, transaction
from motions.store.journal import append, head
from motions.store.people import person_by_id
from motions.store.row import Row
from motions.store.tables import Conference, Mandate, Participant, UnitFunction
from tests.services.cast import LOST, THE_BENCH, THE_PARAGRAPH, UNANIMOUS, Cast, adopts, publish, twelve_to

TABLES = (
    "journal",
    "motion",
    "text_version",
    "amendment",
    "edit",
    "recommendation",
    "decision",
    "conference",
    "unit",
    "participant",
    "membership",
    "unit_function",
    "mandate",
)
IN_EXPORT = TABLES[:7]
# What no entry tells of, and why: ids that only join rows, counters of saving, what a draft was, names that are no
# part of what happened, and how far somebody's mails have come.
NOT_COVERED = {
    ("participant", "mailed_until"),
    ("text_version", "reading"),
    *((table, "id") for table in TABLES),
    *((table, "revision") for table in TABLES),
}
# What an export leaves out, as it names persons or is written in free words, or is of no use without them.
NOT_IN_EXPORT = {
    ("motion", "submitter"),
    ("amendment", "reason"),
    ("recommendation", "reason"),
    ("recommendation", "referred_to"),
    ("decision", "means"),
    ("decision", "remark"),
    ("decision", "referred_to"),
    ("decision", "result_remark"),
    ("text_version", "source"),
    # Whoever was erased is not named by rows any more, so an export cannot miss the name.
}
# What the database itself refuses, whoever asks: the other value contradicts another column of the row.
REFUSED = {("decision", "kind"), ("decision", "way")}
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def held(cast: Cast) -> Cast:
    """Give a conference in which something of everything that is journalled has happened."""
    for proposal in (twelve_to("15"), twelve_to("20"), THE_BENCH, THE_PARAGRAPH):
        cast.submits(proposal, reason="Weil es heiß wird.")
    cast.submits(Replace("8", "vielen neuen Brunnen", quote="12 neue Brunnen"))
    withdraw_amendment(cast.member, "A1", "Ä4")
    recommend(
        cast.committee, "A1", "Ä3", 0, Advice(Outcome.REFERRED, " Weil es so ist. ", " Stadtrat ", consensus=True)
    )
    declare_result(cast.chair, "A1", adopts("Ä1.1"))
    declare_result(cast.chair, "A1", Declaration(("Ä3.1",), Outcome.REFERRED, 1, None, "Stadtrat", "mit Dank"))
    correct_result(cast.chair, "A1", 2, Declaration(("Ä3.1",), Outcome.REJECTED, 2, LOST))
    declare_final(cast)
    publish(cast, SECOND)
    people(cast)
    return cast


SECOND = b"""- 1 **Antrag-Nummer:** A2
- 2 **Antragsteller:** Vorstand
- 3 **Betreff:** Schatten
4
5 Neben jedem Brunnen steht ein Baum.
"""


def declare_final(cast: Cast) -> None:
    """Let what is held fall, reject what is open, and adopt the motion."""
    held = cast.deliberation.standings.held_edits
    seen = confirm_fall(cast.chair, "A1", held, len(cast.deliberation.decisions)) if held else 3
    for edit in cast.deliberation.standings.open_edits:
        seen = declare_result(cast.chair, "A1", Declaration((edit,), Outcome.REJECTED, seen, LOST))
    about = cast.deliberation.adopted_hash
    declare_result(cast.chair, "A1", Declaration((), Outcome.ADOPTED_AS_AMENDED, seen, UNANIMOUS, text_hash=about))


def people(cast: Cast) -> None:
    """Keep what the use cases of people keep, each row with its entry."""
    settings = settings_to_data(preset(Level.STATE))
    member, other = cast.member.person or 0, cast.other_member.person or 0
    with transaction(cast.founder.conference) as session:
        here = session.get_one(Conference, cast.founder.conference)
        here.settings, here.starts_on = settings, date(2026, 11, 21)
        called = session.scalars(select(Participant).where(Participant.person_id == member)).one()
        called.name, called.membership_number = "Mia Merk", "M-4711"
        function = session.scalars(select(UnitFunction).where(UnitFunction.person_id == member)).one()
        function.title = "Vorsitz"
        seat = Mandate(
            conference_id=here.id,
            number=114,
            unit_id=cast.member.units[0],
            holder_id=member,
            deputy_id=other,
            deputy_kind=DeputyKind.SUBSTITUTE,
            is_present=True,
        )
        session.add(seat)
        session.flush()
        tell(cast.secretariat, SettingsChanged(settings=canonical_json(settings)))
        tell(cast.secretariat, ConferenceDescribed(**told_of(here)))
        salt = cast.member.salt
        hashes = {"called_hash": hash_of("Mia Merk", salt), "membership_number_hash": hash_of("M-4711", salt)}
        tell(cast.secretariat, PersonSet(person=member, **hashes), about_person(member))
        unit = cast.member.units[0]
        named = FunctionSet(person=member, unit=unit, title_hash=hash_of("Vorsitz", salt), may_submit=True)
        tell(cast.secretariat, named, about_person(member))
        tell(cast.secretariat, mandate_fact(seat))


def mandate_fact(row: Mandate) -> MandateSet:
    return MandateSet(
        mandate=row.id,
        number=row.number,
        unit=row.unit_id,
        holder=row.holder_id,
        deputy=row.deputy_id,
        deputy_kind=row.deputy_kind.value if row.deputy_kind else None,
        weight=row.weight,
        may_vote=row.may_vote,
        is_present=row.is_present,
    )


def tell(actor: Actor, fact: Fact, subject: str = about_conference()) -> None:
    append(fact, actor_id=actor.person, conference_id=actor.conference, subject=subject, at=NOON)


@contextmanager
def behind_the_back() -> Iterator[Connection]:
    """Give a connection for which neither triggers nor keys hold; what it changes is kept."""
    engine = create_engine(db.engine.url, poolclass=NullPool)
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            triggers = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
            for name in triggers.all():
                connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        yield connection


def columns_to_change() -> Iterator[tuple[str, str]]:
    for table in TABLES:
        for column in Row.metadata.tables[table].columns:
            if (table, column.name) not in NOT_COVERED:
                yield table, column.name


def otherwise(column: Any, value: Any) -> Any:
    """Give another value that the column can hold."""
    if isinstance(column.type, Enum):
        return next(other for other in column.type.enum_class or () if other is not value)
    if isinstance(column.type, Boolean):
        return not value
    if column.name == "document":
        return value | {"lines": changed_within(value["lines"])}
    if column.table.name == "journal" and isinstance(column.type, Integer):
        return (value or 0) + 1000
    if isinstance(column.type, Integer):
        return value - 1 if column.name in ("start", "revises") else (value or 0) + 1000
    if isinstance(column.type, LargeBinary):
        return (value or b"") + b"x"
    if isinstance(column.type, Date):
        return (value or date(2026, 1, 1)) + timedelta(days=1)
    if isinstance(column.type, JSON):
        return changed_within(value)
    return value + timedelta(days=1) if isinstance(value, datetime) else (value or "") + "x"


def changed_within(value: Any) -> Any:
    """Change one word or number in structured data."""
    if isinstance(value, dict):
        name = next(iter(value), None)
        return {"new": 1} if name is None else value | {name: changed_within(value[name])}
    if isinstance(value, list):
        return [*value[:-1], changed_within(value[-1])] if value else ["x"]
    return value + 1000 if isinstance(value, int) else f"{value}x"


def last_row(connection: Connection, name: str, column: str = "id") -> Any:
    """Give the row to change: one in the middle of the journal, the first text, else the last that holds it."""
    table = Row.metadata.tables[name]
    order = table.c.id if name in ("text_version", "conference", "unit", "motion") else table.c.id.desc()
    wanted = select(table).order_by(table.c[column].is_(None), order).limit(1)
    if name == "journal":
        wanted = select(table).where(table.c.number == 20)
    if name == "participant":
        wanted = select(table).where(table.c.membership_number.is_not(None))
    if name == "unit_function":
        wanted = select(table).where(table.c.title != "")
    return connection.execute(wanted).one()


def found(cast: Cast) -> str:
    db.session.remove()
    difference = verify_journal(cast.founder)
    return difference.sentence if difference else ""


def found_in_export(cast: Cast) -> str:
    db.session.remove()
    difference = first_difference(json.loads(exported(cast.founder)[0]))
    return difference.sentence if difference else ""


def test_what_was_written_by_the_use_cases_is_found_unchanged(held):
    assert found(held) == ""
    assert found_in_export(held) == ""


def test_every_change_of_every_column_that_the_journal_covers_is_found(held):
    missed: list[tuple[str, ...]] = []
    refused: set[tuple[str, str]] = set()
    for name, column_name in columns_to_change():
        table = Row.metadata.tables[name]
        try:
            with behind_the_back() as connection:
                row = last_row(connection, name, column_name)._mapping
                changed = {column_name: otherwise(table.c[column_name], row[column_name])}
                connection.execute(update(table).where(table.c.id == row["id"]).values(changed))
        except IntegrityError:
            refused.add((name, column_name))
            continue
        missed += [(name, column_name)] if not found(held) else []
        by_file = name in IN_EXPORT and (name, column_name) not in NOT_IN_EXPORT
        missed += [("export", name, column_name)] if by_file and not found_in_export(held) else []
        with behind_the_back() as connection:
            connection.execute(update(table).where(table.c.id == row["id"]).values({column_name: row[column_name]}))
    assert missed == []
    assert refused == REFUSED
    assert found(held) == ""


def test_every_row_that_is_taken_away_is_found(held):
    missed = []
    for name in TABLES:
        if name == "conference":
            continue
        table = Row.metadata.tables[name]
        with behind_the_back() as connection:
            row = last_row(connection, name)._mapping
            connection.execute(sql_delete(table).where(table.c.id == row["id"]))
        missed += [name] if not found(held) else []
        missed += [f"export: {name}"] if name in IN_EXPORT and not found_in_export(held) else []
        with behind_the_back() as connection:
            connection.execute(insert(table).values(dict(row)))
        assert found(held) == "", name
    assert missed == []


DISTINCT: dict[str, dict[str, Any]] = {
    "motion": {"number": "A9"},
    "text_version": {"ordinal": 9},
    "amendment": {"number": "Ä9"},
    "edit": {"ordinal": 9},
    "recommendation": {"version": 9},
    "decision": {"number": 9, "revises": None, "kind": "decision"},
    "unit": {"short_name": "OV West"},
    "participant": {"person_id": 999, "membership_number": None},
    "membership": {"role": "auditor"},
    "unit_function": {"person_id": 999},
    "mandate": {"number": 9},
    "journal": {"number": 999, "previous_hash": "0" * 63 + "1"},
}


def test_every_row_that_is_put_in_is_found(held):
    missed = []
    for name, other in DISTINCT.items():
        table = Row.metadata.tables[name]
        with behind_the_back() as connection:
            row = {**last_row(connection, name)._mapping, **other, "id": 9999}
            row |= {"kind": type(last_row(connection, name).kind).DECISION} if name == "decision" else {}
            row |= {"role": Role.AUDITOR} if name == "membership" else {}
            connection.execute(insert(table).values(row))
        missed += [name] if not found(held) else []
        missed += [f"export: {name}"] if name in IN_EXPORT and not found_in_export(held) else []
        with behind_the_back() as connection:
            connection.execute(sql_delete(table).where(table.c.id == 9999))
        assert found(held) == "", name
    assert missed == []


@pytest.mark.parametrize("part", ["form", "head", "lines", "passage", "width", "wrap"])
def test_no_part_of_a_published_text_can_be_changed_unnoticed(held, part):
    table = Row.metadata.tables["text_version"]
    with behind_the_back() as connection:
        row = last_row(connection, "text_version")._mapping
        document = row["document"] | {part: changed_within(row["document"][part])}
        connection.execute(update(table).where(table.c.id == row["id"]).values(document=document))
    assert "Fassung 1 von Antrag A1" in found(held)


def test_the_sentence_names_what_is_otherwise_and_the_entry_that_says_so(held):
    table = Row.metadata.tables["decision"]
    with behind_the_back() as connection:
        connection.execute(update(table).where(table.c.number == 1).values(outcome=Outcome.REJECTED))
    assert "Beschluss Nr. 1 zu Antrag A1: „outcome“ ist „rejected“, nach Eintrag" in found(held)
    assert "Beschluss Nr. 1 zu Antrag A1" in found_in_export(held)


def test_what_is_cut_off_at_the_end_is_found_by_whoever_has_noted_the_last_hash(held):
    noted = head(held.founder.conference).hash
    table = Row.metadata.tables["journal"]
    mandate = Row.metadata.tables["mandate"]
    assert verify_journal(held.founder, noted) is None
    db.session.remove()
    with behind_the_back() as connection:
        connection.execute(sql_delete(table).where(table.c.hash == noted))
        connection.execute(sql_delete(mandate))
    assert found(held) == ""
    difference = verify_journal(held.founder, noted)
    assert difference is not None
    assert "gibt es nicht (mehr)" in difference.sentence


def test_who_was_erased_breaks_nothing(held):
    person = held.member.person or 0
    with transaction(held.founder.conference) as session:
        seat = session.scalars(select(Mandate)).one()
        seat.holder_id = seat.deputy_id = seat.deputy_kind = None
        seat.is_present = False
        session.flush()
        session.delete(person_by_id(person))
        tell(held.secretariat, PersonRemoved(person=person), about_person(person))
    assert found(held) == ""
    assert found_in_export(held) == ""


def test_the_export_is_noted_in_the_journal_and_is_for_few(held):
    before = head(held.founder.conference)
    with pytest.raises(NotPermitted):
        export_journal(held.chair)
    record = json.loads(export_journal(held.secretariat))
    after = head(held.founder.conference)
    assert len(record["entries"]) == before.number == after.number - 1
    assert record["entries"][-1]["hash"] == before.hash
    assert found(held) == ""


def test_the_export_names_no_person_and_holds_no_reason(held):
    content = exported(held.founder)[0].decode()
    for word in ("Mia", "M-4711", "Weil es", "example", held.member.salt, "Stadtrat", "mit Dank"):
        assert word not in content, word
