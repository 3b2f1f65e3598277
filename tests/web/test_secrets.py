"""Does no header, log or error page give a secret away?"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from motions.domain.permission import Role
from motions.services.people import set_password
from motions.store.database import db
from tests.web.conftest import signed_in
from tests.web.entering import EMAIL, PASSWORD, last_link
from tests.web.page import Page

SECRET_PAGES = [
    *("/anmelden", "/anmelden/link", "/anmelden/passwort-vergessen", "/anmelden/unterwegs", "/bestaetigen"),
    *("/link/irgendwas", "/link/irgend/was", "/karte/irgendwas/und/mehr"),
    *("/link/adresse/irgendwas", "/konto", "/konto/passwort", "/konto/adresse", "/konto/gibt/es/nicht"),
]


@pytest.mark.parametrize("address", SECRET_PAGES)
@pytest.mark.parametrize("role", [None, Role.MEMBER])
def test_pages_with_secrets_are_not_kept_and_not_named_to_others(app: Flask, role: Role | None, address: str) -> None:
    client = signed_in(app, role) if role else app.test_client()
    for answer in (client.get(address), client.post(address)):
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_form_sent_without_referrer_over_https_is_taken(make_app: Callable[..., Flask]) -> None:
    app = make_app(WTF_CSRF_ENABLED=True, BASE_URL="https://antraege.example")
    with app.app_context():
        set_password(EMAIL, PASSWORD)
    client = app.test_client()
    page = client.get("/anmelden", base_url="https://antraege.example").text
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    sent = {"email": EMAIL, "password": PASSWORD, "csrf_token": token, "weiter": "/konto"}
    answer = client.post("/anmelden", data=sent, base_url="https://antraege.example")
    assert (answer.status_code, answer.location) == (302, "/konto")


def test_over_https_the_cookie_belongs_to_this_host_alone(make_app: Callable[..., Flask]) -> None:
    client = make_app(BASE_URL="https://antraege.example").test_client()
    cookie = client.get("/anmelden", base_url="https://antraege.example").headers["Set-Cookie"]
    assert cookie.startswith("__Host-zeilentreu=")
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie.split("; ")
    assert "Domain" not in cookie


def test_too_many_failures_are_told_alike_for_every_address(app: Flask) -> None:
    with app.app_context():
        set_password(EMAIL, PASSWORD)
    told = []
    for email in (EMAIL, "nobody@erlbach.example"):
        client = app.test_client()
        for _ in range(5):
            assert client.post("/anmelden", data={"email": email, "password": "ein falsches Wort"}).status_code == 400
        answer = client.post("/anmelden", data={"email": email, "password": PASSWORD})
        told.append((answer.status_code, Page(answer.text).text))
        assert "In 15 Minuten geht es weiter" in answer.text
    assert told[0] == told[1]
    assert told[0][0] == 429


def test_signing_in_ends_the_session_before_in_the_same_browser(app: Flask) -> None:
    client = signed_in(app, Role.CHAIR)
    with client.session_transaction() as session:
        before = session["_user_id"]
    client.post("/anmelden/probe", data={"role": "member"})
    other = app.test_client()
    with other.session_transaction() as session:
        session["_user_id"] = before
    assert "Abmelden" not in other.get("/erlbach-2026/antraege").text


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """Give what reads everything that was logged, as it would be written to a file."""
    caplog.set_level(logging.DEBUG)
    written = logging.Formatter("%(name)s %(message)s")
    return lambda: "\n".join(written.format(record) for record in caplog.records)


def test_no_log_and_no_error_page_holds_a_link_or_a_password(
    app: Flask, visitor: FlaskClient, said: Callable[[], str], monkeypatch: Any
) -> None:
    with app.app_context():
        set_password(EMAIL, PASSWORD)
    visitor.post("/anmelden/link", data={"email": EMAIL})
    link = last_link(app)
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("ALTER TABLE sign_in_session RENAME TO not_there"))
    app.config["TESTING"] = False
    answers = [
        visitor.get(link),
        visitor.post(link),
        visitor.post("/anmelden", data={"email": EMAIL, "password": PASSWORD}),
    ]
    assert [answer.status_code for answer in answers] == [200, 500, 500]
    logged = said()
    assert "fault at links.redeem" in logged
    assert "fault at session" in logged
    for secret in (link.removeprefix("/link/"), PASSWORD, EMAIL, "$argon2"):
        assert secret not in logged
        assert secret not in answers[1].text + answers[2].text
