"""Is a use case one transaction, whole or not at all?"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, create_engine, insert, text, update
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from motions.domain.errors import Conflict
from motions.store.conferences import conference_by_slug, conferences
from motions.store.database import address, db, transaction
from motions.store.tables import Conference
from tests.store.builders import NOON, a_conference, a_draft, a_motion, kept

ROOT = Path(__file__).parents[2]


def test_what_is_done_in_a_transaction_is_kept(app):
    with transaction() as session:
        session.add(a_conference(slug="erlbach"))
    db.session.remove()
    found = conference_by_slug("erlbach")
    assert found is not None
    assert found.settings == {}


def test_an_exception_undoes_everything(app):
    with suppress(ZeroDivisionError), transaction() as session:
        session.add(a_conference())
        session.flush()
        raise ZeroDivisionError
    assert conferences() == []


def test_after_an_exception_the_next_transaction_begins_afresh(app):
    with suppress(ZeroDivisionError), transaction() as session:
        session.add(a_conference(slug="first"))
        raise ZeroDivisionError
    kept(a_conference(slug="second"))
    assert [found.slug for found in conferences()] == ["second"]


def test_rows_cannot_be_written_outside_of_a_transaction(app):
    db.session.add(a_conference())
    with pytest.raises(RuntimeError, match="inside `with transaction"):
        db.session.commit()


def test_what_was_changed_outside_is_not_swept_into_a_transaction(app):
    db.session.add(a_conference())
    with pytest.raises(RuntimeError, match="outside of a transaction"), transaction():
        pass


def test_a_transaction_is_not_begun_inside_another_one(app):
    with pytest.raises(RuntimeError, match="inside another"), transaction(), transaction():
        pass
    kept(a_conference())
    assert len(conferences()) == 1


def test_a_transaction_reads_again_what_was_read_before_it(conference):
    assert conference.name == "Parteitag Erlbach"
    with db.engine.execution_options(writes=True).begin() as elsewhere:
        elsewhere.execute(update(Conference).values(name="Parteitag Neustadt"))
    with transaction():
        assert conference.name == "Parteitag Neustadt"


def test_two_persons_who_edit_the_same_draft_meet(conference):
    motion = kept(a_draft(conference))

    def save() -> None:
        with transaction() as session:
            assert motion.revision == 1
            # As if another person had saved since this one read: the revision is no longer the one that was read.
            session.execute(text("UPDATE motion SET subject = 'Von anderen', revision = 2"))
            motion.subject = "Von mir"

    with pytest.raises(Conflict) as refused:
        save()
    assert "Jemand anderes" in refused.value.message
    assert refused.value.current is None


def test_a_revision_rises_with_every_change(conference):
    motion = kept(a_draft(conference))
    assert motion.revision == 1
    with transaction():
        motion.subject = "Wasser"
    assert motion.revision == 2


def test_a_number_that_was_taken_meanwhile_is_a_conflict(conference):
    kept(a_motion(conference, number="A1"))
    with pytest.raises(Conflict):
        kept(a_motion(conference, number="A1"))


def test_what_the_database_refuses_otherwise_is_no_conflict(app):
    with pytest.raises(IntegrityError):
        kept(a_conference(slug="ERLBACH"))
    with pytest.raises(IntegrityError):
        kept(a_draft(a_conference(), conference_id=99))


def test_a_moment_comes_back_in_utc_and_to_the_microsecond(conference):
    berlin = datetime(2026, 11, 21, 13, 0, 0, 123456, tzinfo=timezone(timedelta(hours=1)))
    motion = kept(a_draft(conference, created_at=berlin))
    db.session.expire_all()
    assert motion.created_at == NOON.replace(microsecond=123456)
    assert motion.created_at.tzinfo is UTC


def test_a_moment_without_time_zone_is_refused(conference):
    with pytest.raises(StatementError, match="time zone"):
        kept(a_draft(conference, created_at=datetime(2026, 11, 21)))  # noqa: DTZ001 (it is what is refused)


def test_transactions_of_one_conference_follow_one_another(app, conference):
    """Each of four writers reads a number and writes the next one: none is lost."""
    conference_id = conference.id
    db.session.remove()

    def raise_number() -> None:
        with app.app_context():
            for _ in range(5):
                with transaction(conference_id) as session:
                    found = session.get_one(Conference, conference_id)
                    found.settings = {"number": found.settings.get("number", 0) + 1}

    writers = [threading.Thread(target=raise_number) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert db.session.get_one(Conference, conference_id).settings == {"number": 20}


def test_sqlite_loses_nothing_waits_for_others_and_checks_keys(sqlite_app):
    with db.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_in_sqlite_who_writes_takes_the_lock_before_reading(sqlite_app):
    with transaction(), create_engine(db.engine.url, connect_args={"timeout": 0}).connect() as other:
        with pytest.raises(Exception, match="locked"):
            other.execute(insert(Conference).values(slug="x", name="x"))
        other.engine.dispose()


def test_in_sqlite_writers_of_one_process_wait_for_their_turn_however_many_they_are(
    sqlite_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(a_conference())
    db.session.remove()
    db.engine.dispose()
    monkeypatch.setattr("motions.store.database.BUSY_MILLISECONDS", 0)
    start, refused = threading.Barrier(16), []

    def write() -> None:
        with sqlite_app.app_context():
            start.wait()
            try:
                for _ in range(5):
                    with transaction() as session:
                        session.execute(update(Conference).values(place=Conference.place + "x"))
            except Exception as error:
                refused.append(error)

    threads = [threading.Thread(target=write) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == []
    assert conferences()[0].place == "x" * 80


def test_who_did_not_get_sqlites_lock_can_try_again(sqlite_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    db.engine.dispose()
    monkeypatch.setattr("motions.store.database.BUSY_MILLISECONDS", 0)
    other = sqlite3.connect(str(db.engine.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        kept(a_conference())
    other.close()
    kept(a_conference())
    assert len(conferences()) == 1


def test_in_postgresql_two_who_wait_for_one_another_meet(postgresql_app: Flask) -> None:
    """Each has changed what the other wants to change next; one of them is told so, the other goes on."""
    ids = [kept(a_conference(slug=slug)).id for slug in ("erlbach", "neustadt")]
    db.session.remove()
    both_have_one, answers = threading.Barrier(2), []

    def change(first: int, second: int) -> None:
        with postgresql_app.app_context():
            try:
                with transaction() as session:
                    session.execute(update(Conference).where(Conference.id == first).values(place="hier"))
                    both_have_one.wait()
                    session.execute(update(Conference).where(Conference.id == second).values(place="dort"))
                answers.append("kept")
            except Conflict:
                answers.append("conflict")

    writers = [threading.Thread(target=change, args=order) for order in (ids, reversed(ids))]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(answers) == ["conflict", "kept"]


def test_a_connection_that_the_server_has_ended_is_replaced(postgresql_app: Flask, migrated_postgresql: Engine) -> None:
    kept(a_conference(slug="before"))
    db.session.remove()
    assert "Connections in pool: 1" in db.engine.pool.status()
    end = text(
        "SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with migrated_postgresql.connect() as administration:
        assert administration.scalar(end) == 1
    kept(a_conference(slug="afterwards"))
    assert len(conferences()) == 2


FORKING = """
import os, sys
from flask import Flask
from motions.store.conferences import conferences
from motions.store.database import db, initialise
app = Flask("forking")
app.config["SQLALCHEMY_DATABASE_URI"] = sys.argv[1]
initialise(app)
with app.app_context():
    conferences()
with app.app_context():
    assert db.engine.pool.checkedin() == 1
    child = os.fork()
    assert db.engine.pool.checkedin() == 0
    assert conferences() == []
if child:
    assert os.waitpid(child, 0)[1] == 0
"""


def test_a_connection_is_not_taken_along_into_another_process(migrated_url):
    subprocess.run([sys.executable, "-c", FORKING, migrated_url], cwd=ROOT, check=True)


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("postgres://db.example/z", "postgresql+psycopg"),
        ("postgresql://db.example/z", "postgresql+psycopg"),
        ("sqlite:////var/lib/z.sqlite", "sqlite"),
    ],
)
def test_an_address_gets_the_driver_of_the_project(given, driver):
    assert address(given).drivername == driver


def test_structured_data_is_kept_in_its_one_canonical_text(conference):
    with transaction():
        conference.settings = {"b": "ü", "a": [1, None]}
    kept_text = db.session.scalar(text("SELECT CAST(settings AS TEXT) FROM conference"))
    assert kept_text == '{"a":[1,null],"b":"ü"}'
