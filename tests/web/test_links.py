"""Does a link let in whom it was sent to, and tell nobody else anything?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from motions.domain.signing_in import LIMITS, Counted
from motions.store import failures
from motions.store.database import db, transaction
from motions.store.tables import Mail, SignInFailure
from tests.web.entering import EMAIL, NAME, PASSWORD, entered_by_link, is_signed_in, last_link
from tests.web.page import Page

WAYS = ["/anmelden/link", "/anmelden/passwort-vergessen"]


def test_opening_a_link_shows_whose_it_is_and_only_the_button_uses_it(app: Flask, visitor: FlaskClient) -> None:
    visitor.post("/anmelden/link", data={"email": EMAIL, "weiter": "/erlbach-2026/antraege/A1"})
    link = last_link(app)
    for _ in range(3):
        assert f"Anmelden als {NAME}" in Page(visitor.get(link).text).text
    assert not is_signed_in(visitor)
    answer = visitor.post(link, data={"weiter": "/erlbach-2026/antraege/A1"})
    assert (answer.status_code, answer.location) == (302, "/erlbach-2026/antraege/A1")
    assert is_signed_in(visitor)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("use", [lambda link: link, lambda link: f"{link}x", lambda _: "/link/nothing"])
def test_a_link_that_is_spent_or_altered_offers_a_new_one(app: Flask, use: Callable[[str], str], method: str) -> None:
    entered_by_link(app)
    answer = getattr(app.test_client(), method)(use(last_link(app)))
    page = Page(answer.text)
    assert answer.status_code == 410
    assert "Dieser Link gilt nicht mehr" in page.text
    assert "/anmelden/link" in page.links
    assert NAME not in page.text


@pytest.mark.parametrize("way", WAYS)
def test_the_answer_is_the_same_whether_anybody_has_the_address(app: Flask, way: str) -> None:
    answers = [app.test_client().post(way, data={"email": email}) for email in (EMAIL, "nobody@erlbach.example")]
    known, unknown = answers
    assert known.status_code == 302
    assert (known.status_code, known.text, known.location) == (unknown.status_code, unknown.text, unknown.location)
    assert [name for name, _ in known.headers] == [name for name, _ in unknown.headers]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("email", "sentence"), [("", "Bitte ausfüllen"), ("kein", "ist keine E-Mail-Adresse")])
def test_what_is_no_address_is_asked_for_again(visitor: FlaskClient, way: str, email: str, sentence: str) -> None:
    answer = visitor.post(way, data={"email": email})
    assert answer.status_code == 400
    assert sentence in answer.text
    assert Page(answer.text).faults == []


@pytest.mark.parametrize("way", WAYS)
def test_very_many_links_from_one_address_are_refused_on_the_page(app: Flask, visitor: FlaskClient, way: str) -> None:
    with app.app_context(), transaction() as session:
        here = failures.subject(Counted.LINK_ADDRESS, "127.0.0.1")
        most = LIMITS[Counted.LINK_ADDRESS].attempts
        session.add_all(SignInFailure(subject=here.key, at=datetime.now(UTC)) for _ in range(most))
    answers = [visitor.post(way, data={"email": email}) for email in (EMAIL, "nobody@erlbach.example")]
    assert [answer.status_code for answer in answers] == [429, 429]
    for answer in answers:
        assert "sehr viele Links angefordert" in answer.text
        assert Page(answer.text).faults == []


def test_a_forgotten_password_is_replaced(app: Flask) -> None:
    client = app.test_client()
    client.post("/anmelden/passwort-vergessen", data={"email": EMAIL})
    assert client.post(last_link(app)).location == "/konto/passwort"
    assert client.post("/konto/passwort", data={"password": PASSWORD, "again": PASSWORD}).location == "/konto"
    answer = app.test_client().post("/anmelden", data={"email": EMAIL, "password": PASSWORD, "weiter": "/konto"})
    assert answer.location == "/konto"


def test_a_link_leads_to_no_other_site(app: Flask, visitor: FlaskClient) -> None:
    visitor.post("/anmelden/link", data={"email": EMAIL, "weiter": "https://elsewhere.example/"})
    assert "elsewhere" not in last_link(app)
    assert 'value="/"' in visitor.get(f"{last_link(app)}?weiter=//elsewhere.example").text
    assert visitor.post(last_link(app), data={"weiter": "//elsewhere.example"}).location == "/"


def test_links_begin_with_the_public_address_whatever_the_request_says(make_app: Callable[..., Flask]) -> None:
    app = make_app(BASE_URL="https://antraege.example")
    app.test_client().post("/anmelden/link", data={"email": EMAIL}, headers={"Host": "antraege.example"})
    with app.app_context():
        assert "\nhttps://antraege.example/link/" in (db.session.scalar(select(Mail.body)) or "")


def test_without_a_public_address_no_link_is_made_under_a_foreign_name(app: Flask, visitor: FlaskClient) -> None:
    answer = visitor.post("/anmelden/link", data={"email": EMAIL}, headers={"Host": "elsewhere.example"})
    assert answer.status_code == 409
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Mail)) == 0


def test_a_link_replaces_who_was_signed_in_before(app: Flask, chair: FlaskClient) -> None:
    chair.post("/anmelden/link", data={"email": EMAIL})
    chair.post(last_link(app))
    assert NAME in chair.get("/erlbach-2026/antraege").text


def test_a_link_is_not_used_by_a_forged_form(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    app.test_client().post("/anmelden/link", data={"email": EMAIL})
    app.config["WTF_CSRF_ENABLED"] = True
    assert app.test_client().post(last_link(app)).status_code == 400
    assert app.test_client().get(last_link(app)).status_code == 200
