"""What do the tests of the store find ready?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from motions.store.database import db, initialise
from motions.store.tables import Conference
from tests.store.builders import a_conference, kept


@pytest.fixture
def app(migrated_url: str) -> Iterator[Flask]:
    """Give an application with nothing but an empty database that has all tables."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = migrated_url
    initialise(app)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def conference(app: Flask) -> Conference:
    """Give a conference that is kept."""
    return kept(a_conference())
