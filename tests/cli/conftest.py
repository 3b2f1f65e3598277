"""What do the tests of the commands find ready?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from motions import cli
from motions.store.database import db, initialise

Flasked = Callable[..., Result]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Flask]:
    """Give an application in a folder of its own, with nothing made yet."""
    app = Flask("zeilentreu", instance_path=str(tmp_path / "instance"))
    app.config.update(
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path / 'instance' / 'zeilentreu.sqlite'}",
        SECRET_KEY=None,
        BASE_URL="",
        DEMO=False,
        MAIL_URL="",
        MAIL_SENDER="haus@erlbach.example",
    )
    initialise(app)
    cli.register(app)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def flask(site: Flask) -> Flasked:
    """Run a command as `flask …` does."""
    return lambda *arguments, **options: site.test_cli_runner().invoke(args=list(arguments), **options)
