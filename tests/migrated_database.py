"""Where does an empty database with all its tables come from, quickly?"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, NullPool, create_engine
from sqlalchemy.engine import URL

from motions.store.migration import upgrade
from motions.store.row import Row


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a file with all tables, to be copied."""
    file = tmp_path_factory.mktemp("database") / "migrated.sqlite"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: URL) -> Iterator[Engine]:
    """Give a database with all tables; making one for each test would take longer than the tests."""
    administration = create_engine(postgresql_server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    name = f"zeilentreu_test_{uuid.uuid4().hex}"
    with administration.connect() as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE template0')
        url = postgresql_server.set(database=name)
        upgrade(url)
        yield create_engine(url, poolclass=NullPool)
        connection.exec_driver_sql(f'DROP DATABASE "{name}" WITH (FORCE)')


def empty(engine: Engine) -> None:
    """Take all rows out of a database, also those that the database itself otherwise keeps."""
    with engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for table in Row.metadata.tables.values():
            connection.execute(table.delete())


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty database with all tables: the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{shutil.copy(request.getfixturevalue('migrated_sqlite'), tmp_path / 'test.sqlite')}"
    engine: Engine = request.getfixturevalue("migrated_postgresql")
    empty(engine)
    return engine.url.render_as_string(hide_password=False)
