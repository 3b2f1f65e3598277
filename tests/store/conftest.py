"""What do the tests of the store find ready?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from motions.store.database import db, initialise
from motions.store.tables import Conference
from tests.migrated_database import empty
from tests.store.builders import a_conference, kept


@contextmanager
def opened(url: str) -> Iterator[Flask]:
    """Give an application with nothing but a database."""
    app = Flask(__name__)
    app.config.update(SQLALCHEMY_DATABASE_URI=url, SECRET_KEY="only for tests")
    initialise(app)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def app(migrated_url: str) -> Iterator[Flask]:
    """Give an application with nothing but an empty database that has all tables."""
    with opened(migrated_url) as app:
        yield app


@pytest.fixture
def sqlite_app(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Flask]:
    """Give the same on SQLite alone."""
    with opened(f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'test.sqlite')}") as app:
        yield app


@pytest.fixture
def postgresql_app(migrated_postgresql: Engine) -> Iterator[Flask]:
    """Give the same on PostgreSQL alone."""
    empty(migrated_postgresql)
    with opened(migrated_postgresql.url.render_as_string(hide_password=False)) as app:
        yield app


@pytest.fixture
def conference(app: Flask) -> Conference:
    """Give a conference that is kept."""
    return kept(a_conference())
