"""Which database is it, and what is one transaction?"""

from __future__ import annotations

import os
import sqlite3
import time
import weakref
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import Lock
from typing import Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, bindparam, event, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from motions.domain.errors import Conflict
from motions.domain.permission import check_goes_on
from motions.domain.serialisation import canonical_json
from motions.store.row import Row
from motions.store.tables import Conference

BUSY_MILLISECONDS = 10_000
CONNECTIONS_KEPT = 10
MORE_CONNECTIONS = 40
WRITES = "writes"
_SQLITE_WRITER = Lock()
LOCKED = "locked"
_OUTSIDE = "rows are written inside `with transaction()` only"
# Unique keys, and two transactions that each wait for what the other has taken.
_TAKEN = ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505", "40P01")

# Made once, as every use case needs it. The lock leaves the key alone: rows that refer to the conference may be
# inserted, so nobody waits crosswise.
_LOCK = select(Conference.state).where(Conference.id == bindparam("conference")).with_for_update(key_share=True)

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
    options.setdefault("pool_pre_ping", url.get_backend_name() == "postgresql")
    # What a statement was given may be a password's hash or somebody's address; no log is to hold it.
    options.setdefault("hide_parameters", True)
    options.setdefault("pool_size", CONNECTIONS_KEPT)
    options.setdefault("max_overflow", MORE_CONNECTIONS)
    db.init_app(app)
    with app.app_context():
        _close_before_forks(db.engine)
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
        _begin(session)
        try:
            if conference_id is not None:
                lock_conference(session, conference_id)
                _check_goes_on(session, conference_id, when_closed=when_closed)
            yield session
            session.commit()
        except StaleDataError as error:
            raise Conflict from error
        except (IntegrityError, OperationalError) as error:
            if _is_taken(error):
                raise Conflict from error
            raise
        finally:
            session.info.pop(WRITES)
            session.info.pop(LOCKED)
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


def lock_conference(session: Session, conference_id: int) -> None:
    """Let no other transaction write for this conference until the end of this one.

    Raises RuntimeError outside of `transaction`.
    """
    if not session.info.get(WRITES):
        raise RuntimeError(_OUTSIDE)
    if conference_id not in session.info[LOCKED]:
        state = session.connection().execute(_LOCK, {"conference": conference_id}).scalar()
        session.info[LOCKED][conference_id] = state


def _check_goes_on(session: Session, conference_id: int, *, when_closed: bool) -> None:
    # Who acts was permitted to before the lock was theirs; the conference may have been closed since.
    if not when_closed:
        check_goes_on(session.info[LOCKED][conference_id])


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
    session.info[LOCKED] = {}
    session.connection(execution_options={WRITES: True})


def _is_taken(error: DBAPIError) -> bool:
    cause = error.orig
    return getattr(cause, "sqlite_errorname", getattr(cause, "sqlstate", "")) in _TAKEN


@event.listens_for(Session, "before_flush")
def _refuse_to_write_outside(session: Session, *_: object) -> None:
    if not session.info.get(WRITES):
        raise RuntimeError(_OUTSIDE)


def _close_before_forks(engine: Engine) -> None:
    # A connection must not be used on both sides, as where a server makes the application and then its workers.
    reference = weakref.ref(engine)

    def close() -> None:
        if kept := reference():
            kept.dispose()

    os.register_at_fork(before=close)


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
