"""Does the database have the tables of this release, and how does it get them?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine import URL

from motions.store.database import WRITES, address, begin_sqlite, prepare_sqlite
from motions.store.row import Row

FOLDER = Path(__file__).parents[2] / "migrations"
# Any number will do, as long as nothing else locks the same one.
_LOCK = 0x5A65696C


def upgrade(url: str | URL, revision: str = "head") -> None:
    """Bring the tables to this release, or to a given revision; does nothing if they are there already.

    Of several processes that start at once, one migrates and the others wait and find it done. It is one transaction:
    after a failure the database is as it was.
    """
    if revision == "head" and is_current(url):
        return
    with _locked(url) as connection:
        command.upgrade(_configuration(connection), revision)


def downgrade(url: str | URL, revision: str = "base") -> None:
    """Take back the migrations after a given revision, or all of them with everything that is kept."""
    with _locked(url) as connection:
        command.downgrade(_configuration(connection), revision)


def current(url: str | URL) -> str | None:
    """Give the revision that the database has, or None if it is empty."""
    with _engine(url) as engine, engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """Give the revision that this release wants."""
    script = ScriptDirectory(str(FOLDER))
    return str(script.get_current_head())


def is_current(url: str | URL) -> bool:
    """Tell whether the database has the tables of this release."""
    return current(url) == newest()


def differences(url: str | URL) -> list[Any]:
    """List what the database's tables have otherwise than the code's; empty if the migrations tell the whole story."""
    with _engine(url) as engine, engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Row.metadata))


def _configuration(connection: Connection) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(FOLDER))
    configuration.set_main_option("path_separator", "os")
    configuration.attributes["connection"] = connection
    return configuration


@contextmanager
def _engine(url: str | URL) -> Iterator[Engine]:
    engine = create_engine(address(url), poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", prepare_sqlite)
        event.listen(engine, "begin", begin_sqlite)
        # A table that is copied to be changed would take the rows that refer to it along.
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys = OFF"))
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _locked(url: str | URL) -> Iterator[Connection]:
    with _engine(url) as engine, engine.execution_options(**{WRITES: True}).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        yield connection
        _check_keys(connection)


def _check_keys(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise RuntimeError(f"the migration has left rows that refer to nothing: {broken[:5]}")
