"""How does a test of a page ask for links and find them in the outbox?"""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from motions.store.database import db, transaction
from motions.store.tables import Mail, SignInSession

EMAIL = "ole.prantke@erlbach.example"
NAME = "Ole Prantke"
PASSWORD = "Sieben Brunnen im Hof"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def last_link(app: Flask) -> str:
    """Give the address in the last mail, without the site."""
    with app.app_context():
        body = db.session.scalars(select(Mail.body).order_by(Mail.id.desc())).first() or ""
    return "/link/" + body.partition("/link/")[2].split()[0]


def entered_by_link(app: Flask, email: str = EMAIL, way: str = "/anmelden/link") -> FlaskClient:
    """Give a browser in which somebody has signed in by a link from a mail."""
    client = app.test_client()
    client.post(way, data={"email": email})
    client.post(last_link(app))
    return client


def let_time_pass(app: Flask) -> None:
    """Let everybody have been made sure of long ago."""
    with app.app_context(), transaction() as session:
        session.execute(update(SignInSession).values(confirmed_at=LONG_AGO))


def is_signed_in(client: FlaskClient) -> bool:
    return "Abmelden" in client.get("/erlbach-2026/antraege").text
