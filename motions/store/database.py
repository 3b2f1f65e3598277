"""Which database is it, and what is one transaction?"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, Integer, bindparam, column, event, func, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from motions.domain.errors import Conflict
from motions.domain.journal import FIRST_PREVIOUS_HASH
from motions.domain.permission import check_goes_on
from motions.domain.serialisation import canonical_json
from motions.domain.workflow import ConferenceState
from motions.store.connections import CONNECTIONS_KEPT, MORE_CONNECTIONS, SECONDS_KEPT, keep_good_connections
from motions.store.row import Row
from motions.store.tables import Conference, JournalEntry

BUSY_MILLISECONDS = 10_000
WRITES = "writes"
_SQLITE_WRITER = Lock()
HELD = "held"
_OUTSIDE = "rows are written inside `with transaction()` only"
# Unique keys, and two transactions that each wait for what the other has taken.
_TAKEN = ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505", "40P01")

# Made once, as every use case needs it: while it runs, everybody else who writes for the conference waits. SQLite has
# its lock from the beginning of the transaction; in PostgreSQL the function of the migrations waits for it. It leaves
# the conference's key alone: rows that refer to it may be inserted, so nobody waits crosswise.
_HOLD = {
    "sqlite": select(Conference.state, JournalEntry.number, JournalEntry.hash)
    .outerjoin(JournalEntry, JournalEntry.conference_id == Conference.id)
    .where(Conference.id == bindparam("conference"))
    .order_by(JournalEntry.number.desc())
    .limit(1),
    "postgresql": select(
        func.hold_conference(bindparam("conference", type_=Integer)).table_valued(
            column("state", Conference.state.type), column("number", Integer), column("hash")
        )
    ),
}

db = SQLAlchemy(model_class=Row, disable_autonaming=True)


def address(url: str | URL) -> URL:
    """Give the address of a database with the driver that the project uses; "postgres://" is understood too."""
    made = make_url(url)
    if made.drivername in ("postgres", "postgresql"):
        return made.set(drivername="postgresql+psycopg")
    return made


def initialise(app: Flask) -> None:
    """Connect the application to the database named by its setting SQLALCHEMY_DATABASE_URI."""
    url = address(app.config["SQLALCHEMY_DATABASE_URI"])
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    options = app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", {})
    options.setdefault("json_serializer", canonical_json)
    options.setdefault("pool_recycle", SECONDS_KEPT)
    # What a statement was given may be a password's hash or somebody's address; no log is to hold it.
    options.setdefault("hide_parameters", True)
    options.setdefault("pool_size", CONNECTIONS_KEPT)
    options.setdefault("max_overflow", MORE_CONNECTIONS)
    db.init_app(app)
    with app.app_context():
        keep_good_connections(db.engine)
        if db.engine.dialect.name == "sqlite":
            _listen_to_sqlite(db.engine)


def address_of_database() -> str:
    """Give the address of the database in use, by which what is kept in memory for it is told from another's."""
    return str(db.engine.url)


@contextmanager
def transaction(conference_id: int | None = None, *, when_closed: bool = False) -> Iterator[Session]:
    """Make everything inside one transaction: kept at the end, undone by any exception.

    It begins afresh: what was read before is read again. With `conference_id`, transactions of one conference follow
    one another, so that what is decided inside rests on what really is there; SQLite has one writer at a time anyway.
    Raises NotPossible if that conference is closed by now, unless it may be `when_closed`; Conflict if another person
    has changed or taken the same thing meanwhile.
    """
    session = db.session()
    _check_nothing_is_begun(session)
    with _turn_to_write(session):
        try:
            _begin(session)
            if conference_id is not None:
                held = hold_conference(session, conference_id)
                _check_goes_on(held, when_closed=when_closed)
            yield session
            session.commit()
        except StaleDataError as error:
            raise Conflict from error
        except (IntegrityError, OperationalError) as error:
            if _is_taken(error):
                raise Conflict from error
            raise
        finally:
            session.info.pop(WRITES, None)
            session.info.pop(HELD, None)
            session.rollback()


@contextmanager
def snapshot() -> Iterator[Session]:
    """Let everything inside be read as it was at one moment, while others go on writing; nothing is written."""
    session = db.session()
    if session.info.get(WRITES):
        raise RuntimeError("a transaction that writes sees itself, not one moment")
    session.rollback()
    session.expire_all()
    if db.engine.dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    try:
        yield session
    finally:
        session.rollback()


@dataclass(frozen=True, slots=True)
class Held:
    """A conference that no other transaction writes for until the end of this one.

    Its state, and its journal's last number and hash; None for a conference that does not exist, 0 if nothing is there.
    """

    state: ConferenceState | None
    number: int
    hash: str


def hold_conference(session: Session, conference_id: int) -> Held:
    """Let no other transaction write for this conference until the end of this one, and say where it stands.

    Raises RuntimeError outside of `transaction`.
    """
    if not session.info.get(WRITES):
        raise RuntimeError(_OUTSIDE)
    held: dict[int, Held] = session.info[HELD]
    if conference_id not in held:
        connection = session.connection()
        found = connection.execute(_HOLD[connection.dialect.name], {"conference": conference_id}).one_or_none()
        state, number, last_hash = found or (None, None, None)
        held[conference_id] = Held(state, number or 0, last_hash or FIRST_PREVIOUS_HASH)
    return held[conference_id]


def go_on_from(session: Session, conference_id: int, number: int, last_hash: str) -> None:
    """Keep that the journal of a conference, which is held, goes on after the entry with this number and hash."""
    held: dict[int, Held] = session.info[HELD]
    held[conference_id] = replace(held[conference_id], number=number, hash=last_hash)


@event.listens_for(Session, "after_soft_rollback")
def _hold_again(session: Session, *_: object) -> None:
    # What is undone up to a savepoint takes locks and entries that came after it with it.
    session.info.get(HELD, {}).clear()


def _check_goes_on(held: Held, *, when_closed: bool) -> None:
    # Who acts was permitted to before the lock was theirs; the conference may have been closed since.
    if not when_closed and held.state is not None:
        check_goes_on(held.state)


def _check_nothing_is_begun(session: Session) -> None:
    if session.info.get(WRITES):
        raise RuntimeError("a transaction is not begun inside another one")
    if session.new or session.dirty or session.deleted:
        raise RuntimeError("something was changed outside of a transaction")


def _turn_to_write(session: Session) -> AbstractContextManager[object]:
    # SQLite lets those who wait for its one writer try again now and then, so that with many of them some never get in.
    return _SQLITE_WRITER if session.get_bind().dialect.name == "sqlite" else nullcontext()


def _begin(session: Session) -> None:
    session.rollback()
    session.expire_all()
    session.info[WRITES] = True
    session.info[HELD] = {}
    session.connection(execution_options={WRITES: True})


def _is_taken(error: DBAPIError) -> bool:
    cause = error.orig
    return getattr(cause, "sqlite_errorname", getattr(cause, "sqlstate", "")) in _TAKEN


@event.listens_for(Session, "before_flush")
def _refuse_to_write_outside(session: Session, *_: object) -> None:
    if not session.info.get(WRITES):
        raise RuntimeError(_OUTSIDE)


def _listen_to_sqlite(engine: Engine) -> None:
    event.listen(engine, "connect", prepare_sqlite)
    event.listen(engine, "begin", begin_sqlite)


def prepare_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    """Set up a fresh connection: readers and one writer side by side, nothing lost at a power cut, keys checked."""
    # The driver would begin transactions late and in its own way; `begin_sqlite` does it.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _write_ahead(connection: sqlite3.Connection) -> None:
    # Of several that switch a new file at once, all but one are refused without waiting.
    deadline = time.monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def begin_sqlite(connection: Connection) -> None:
    """Begin a transaction; one that writes takes the lock at once, as one that has read may not get it later."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
