"""What do the tests of the use cases find ready?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask
from flask_babel import Babel

from motions.services.people import set_password
from motions.store.database import db
from tests.services.cast import Cast, a_cast
from tests.services.signing import EMAIL, PASSWORD
from tests.store.conftest import opened


@pytest.fixture
def app(migrated_url: str) -> Iterator[Flask]:
    """Give an application with nothing but an empty database, once of each kind."""
    with opened(migrated_url) as app:
        Babel(app, default_locale="de")
        yield app


@pytest.fixture
def cast(app: Flask) -> Cast:
    """Give a conference with one person for each role and its published motion A1."""
    return a_cast()


@pytest.fixture
def at_once(app: Flask) -> Callable[..., list[Any]]:
    def do(*wishes: Callable[[], Any]) -> list[Any]:
        """Do all at the same moment, each in a thread of its own; give results and refusals in the order of wishes."""
        answers: list[Any] = [None] * len(wishes)
        start = Barrier(len(wishes))
        db.session.remove()

        def act(place: int) -> None:
            with app.app_context():
                start.wait()
                try:
                    answers[place] = wishes[place]()
                except Exception as refusal:
                    answers[place] = refusal

        threads = [Thread(target=act, args=(place,)) for place in range(len(wishes))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers

    return do


@pytest.fixture
def with_password(cast: Cast) -> Cast:
    """Give the same conference, where the member has a password."""
    set_password(EMAIL, PASSWORD)
    return cast
