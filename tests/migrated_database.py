"""Where does an empty database with all its tables come from, quickly?"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, NullPool, create_engine
from sqlalchemy.engine import URL

from motions.store.migration import upgrade


@contextmanager
def _database(administration: Engine, template: str) -> Iterator[str]:
    name = f"zeilentreu_test_{uuid.uuid4().hex}"
    with administration.connect() as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        yield name
        connection.exec_driver_sql(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a file with all tables, to be copied."""
    file = tmp_path_factory.mktemp("database") / "migrated.sqlite"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def administration(postgresql_server: URL) -> Engine:
    """Give what makes and drops databases."""
    return create_engine(postgresql_server, isolation_level="AUTOCOMMIT", poolclass=NullPool)


@pytest.fixture(scope="session")
def migrated_postgresql(administration: Engine) -> Iterator[str]:
    """Give the name of a database with all tables, to be copied."""
    with _database(administration, "template0") as name:
        upgrade(administration.url.set(database=name))
        yield name


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of an empty database with all tables: the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{shutil.copy(request.getfixturevalue('migrated_sqlite'), tmp_path / 'test.sqlite')}"
        return
    administration = request.getfixturevalue("administration")
    with _database(administration, request.getfixturevalue("migrated_postgresql")) as name:
        yield administration.url.set(database=name).render_as_string(hide_password=False)
