"""Does nothing tell that somebody was at a page where people vote in secret, or when?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from motions.domain.permission import Action, Role
from motions.store.database import db, transaction
from motions.store.tables import SignInSession
from motions.web.access import needs
from tests.project_files import ROOT
from tests.web.conftest import signed_in

LONG_AGO = datetime(2026, 11, 20, 8, tzinfo=UTC)


@needs(Action.READ_PUBLISHED, untraced=True)
def vote() -> str:
    return "abgestimmt"


@needs(Action.READ_PUBLISHED, untraced=True)
def fail() -> str:
    raise RuntimeError("a fault of the program")


@needs(Action.READ_PUBLISHED)
def look() -> str:
    return "angesehen"


@pytest.fixture
def delegate(app: Flask) -> FlaskClient:
    """Give the browser of somebody who has signed in some time ago, and pages with and without trace."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    for view in (vote, fail, look):
        app.add_url_rule(f"/<conference>/{view.__name__}", view.__name__, view, methods=["GET", "POST"])
    client = signed_in(app, Role.MEMBER)
    with app.app_context(), transaction() as session:
        session.execute(update(SignInSession).values(seen_at=LONG_AGO, ends_at=datetime.now(UTC) + timedelta(days=1)))
    return client


def last_seen(app: Flask) -> datetime:
    with app.app_context():
        return db.session.scalars(select(SignInSession.seen_at)).one()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_where_people_vote_in_secret_no_session_tells_that_it_was_used(
    app: Flask, delegate: FlaskClient, method: str
) -> None:
    assert delegate.open("/erlbach-2026/vote", method=method).text == "abgestimmt"
    assert last_seen(app) == LONG_AGO
    delegate.open("/erlbach-2026/look", method=method)
    assert last_seen(app) > LONG_AGO


def test_neither_does_a_log_not_even_of_a_fault(
    app: Flask, delegate: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    assert delegate.post("/erlbach-2026/vote").status_code == 200
    assert delegate.post("/erlbach-2026/fail").status_code == 500
    assert [record for record in caplog.records if record.name != "sqlalchemy.engine.Engine"] == []
    assert last_seen(app) == LONG_AGO


def test_the_server_is_started_without_a_log_of_requests() -> None:
    started = (ROOT / "run").read_text("utf-8")
    assert "-m gunicorn" in started
    assert "access" not in started
