"""What do the tests of the pages find ready?"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from motions.domain.permission import Role
from motions.domain.signing_in import Method
from motions.sample.loading import load_sample
from motions.services.sessions import begin_session
from motions.store.conferences import conferences
from motions.store.database import db
from motions.store.migration import upgrade
from motions.store.people import persons_with_role
from motions.store.tables import Person


def application(file: Path, **settings: object) -> Flask:
    """Put the application together over a database file; forms need no token unless a test says so."""
    return create_app(
        {
            "TESTING": True,
            "SECRET_KEY": "only for tests",
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{file}",
            "WTF_CSRF_ENABLED": False,
            **settings,
        }
    )


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a database with the sample conference; tests copy it."""
    file = tmp_path_factory.mktemp("sample") / "sample.sqlite"
    upgrade(f"sqlite:///{file}")
    app = application(file)
    with app.app_context():
        load_sample()
        db.session.remove()
        db.engine.dispose()
    return file


@pytest.fixture
def make_app(sample_file: Path, tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    """Give what makes an application with settings of its own over a copy of the sample conference."""
    made: list[Flask] = []

    def make(**settings: object) -> Flask:
        file = tmp_path / f"pages-{len(made)}.sqlite"
        shutil.copy(sample_file, file)
        made.append(application(file, **settings))
        return made[-1]

    yield make
    for app in made:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """Give the application over a copy of the sample conference."""
    return make_app()


@pytest.fixture
def visitor(app: Flask) -> FlaskClient:
    """Give a browser in which nobody has signed in."""
    return app.test_client()


def signed_in(app: Flask, role: Role) -> FlaskClient:
    """Give a browser in which the first person with a role of the sample conference has signed in."""
    with app.app_context():
        person = persons_with_role(conferences()[0].id, role)[0]
        return browser_of(app, person)


def browser_of(app: Flask, person: Person) -> FlaskClient:
    """Give a browser in which the person has just signed in."""
    token = begin_session(person, Method.PASSWORD, "Test")
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = token
        session["_fresh"] = True
    return client


@pytest.fixture
def guest(app: Flask) -> FlaskClient:
    """Give a guest's browser."""
    return signed_in(app, Role.GUEST)


@pytest.fixture
def member(app: Flask) -> FlaskClient:
    """Give a member's browser."""
    return signed_in(app, Role.MEMBER)


@pytest.fixture
def committee(app: Flask) -> FlaskClient:
    """Give the browser of somebody on the motions committee."""
    return signed_in(app, Role.COMMITTEE)


@pytest.fixture
def chair(app: Flask) -> FlaskClient:
    """Give the chair's browser."""
    return signed_in(app, Role.CHAIR)


@pytest.fixture
def secretariat(app: Flask) -> FlaskClient:
    """Give the secretariat's browser."""
    return signed_in(app, Role.SECRETARIAT)
