"""What do the tests of the use cases find ready?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.services.cast import Cast, a_cast
from tests.store.conftest import opened


@pytest.fixture
def app(migrated_url: str) -> Iterator[Flask]:
    """Give an application with nothing but an empty database, once of each kind."""
    with opened(migrated_url) as app:
        yield app


@pytest.fixture
def cast(app: Flask) -> Cast:
    """Give a conference with one person for each role and its published motion A1."""
    return a_cast()
