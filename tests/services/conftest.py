"""What do the tests of the use cases find ready?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from motions.store.database import db, initialise
from tests.services.cast import Cast, a_cast


@pytest.fixture
def app(migrated_url: str) -> Iterator[Flask]:
    """Give an application with nothing but an empty database, once of each kind."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = migrated_url
    initialise(app)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def cast(app: Flask) -> Cast:
    """Give a conference with one person for each role and its published motion A1."""
    return a_cast()
