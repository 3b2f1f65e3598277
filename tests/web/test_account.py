"""Does a person see and change their own account and nobody else's?"""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from motions.domain.permission import Role
from motions.domain.signing_in import Method
from motions.services.people import set_password
from motions.store.conferences import conferences
from motions.store.database import db, transaction
from motions.store.people import person_by_email
from motions.store.tables import Card, Mandate, Participant, Person, SignInSession
from tests.store.builders import NOON
from tests.web.conftest import signed_in
from tests.web.entering import EMAIL, NAME, PASSWORD, entered_by_link, is_signed_in, last_link, let_time_pass
from tests.web.page import Page

NEW = "Neun Igel unter Moos"
FIREFOX = {"User-Agent": "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"}


@pytest.fixture
def owner(app: Flask) -> FlaskClient:
    """Give the browser of somebody with a password who has signed in by it."""
    with app.app_context():
        set_password(EMAIL, PASSWORD)
    client = app.test_client()
    client.post("/anmelden", data={"email": EMAIL, "password": PASSWORD}, headers=FIREFOX)
    return client


def sessions(app: Flask, email: str = EMAIL) -> list[int]:
    with app.app_context():
        person = person_by_email(email)
        assert person is not None
        return list(db.session.scalars(select(SignInSession.id).where(SignInSession.person_id == person.id)))


def test_the_account_shows_who_one_is_and_where_one_is_signed_in(owner: FlaskClient) -> None:
    page = Page(owner.get("/konto").text)
    assert page.faults == []
    assert EMAIL in page.text
    assert "Firefox, Android" in page.text
    assert "dieses Gerät" in page.text
    assert "Alle anderen abmelden" not in page.text


@pytest.mark.parametrize("address", ["/konto", "/konto/passwort"])
def test_a_visitor_signs_in_first_and_comes_back(visitor: FlaskClient, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 302
    assert answer.location.startswith("/anmelden?weiter=/konto")


@pytest.mark.parametrize("address", ["/konto", "/konto/passwort", "/konto/sitzungen/1/beenden"])
def test_a_visitor_changes_nothing(visitor: FlaskClient, address: str) -> None:
    assert visitor.post(address, data={"name": "X", "password": NEW, "again": NEW}).status_code == 403


def test_name_and_language_are_changed(owner: FlaskClient) -> None:
    assert owner.post("/konto", data={"name": "Ole P.", "language": "en"}).location == "/konto"
    html = owner.get("/konto").text
    assert 'value="Ole P."' in html
    assert 'checked id="language-1"' in html


@pytest.mark.parametrize(("name", "language"), [(" ", "de"), ("X" * 201, "de"), ("X", "fr"), ("X", "")])
def test_what_is_no_name_or_language_is_asked_for_again(owner: FlaskClient, name: str, language: str) -> None:
    answer = owner.post("/konto", data={"name": name, "language": language})
    assert answer.status_code == 400
    assert Page(answer.text).faults == []


def test_another_device_is_signed_out_and_all_are(app: Flask, owner: FlaskClient) -> None:
    second, third = entered_by_link(app), entered_by_link(app)
    other = sessions(app)[1]
    assert Page(owner.get("/konto").text).faults == []
    assert owner.post(f"/konto/sitzungen/{other}/beenden").location == "/konto"
    assert [is_signed_in(client) for client in (owner, second, third)] == [True, False, True]
    assert owner.post("/konto/sitzungen/beenden").location == "/konto"
    assert [is_signed_in(client) for client in (owner, second, third)] == [True, False, False]


def test_nobody_signs_another_person_out(app: Flask, owner: FlaskClient, chair: FlaskClient) -> None:
    assert chair.post(f"/konto/sitzungen/{sessions(app)[0]}/beenden").status_code == 404
    chair.post("/konto/sitzungen/beenden")
    assert is_signed_in(owner)


def test_another_password_ends_other_sessions(app: Flask, owner: FlaskClient) -> None:
    other = entered_by_link(app)
    assert Page(owner.get("/konto/passwort").text).faults == []
    assert owner.post("/konto/passwort", data={"password": NEW, "again": NEW}).location == "/konto"
    assert (is_signed_in(owner), is_signed_in(other)) == (True, False)


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        (NEW, "Neun Igel", "Die beiden Passwörter sind nicht gleich."),
        ("Passwort12345", "Passwort12345", "zu leicht zu erraten"),
        ("OlePrantke-2026", "OlePrantke-2026", "zu leicht zu erraten"),
        ("kurz", "kurz", "hat 4 Zeichen"),
        ("", "", "Bitte ausfüllen."),
    ],
)
def test_a_password_that_will_not_do_is_refused_with_its_reason(
    owner: FlaskClient, password: str, again: str, sentence: str
) -> None:
    answer = owner.post("/konto/passwort", data={"password": password, "again": again})
    assert answer.status_code == 400
    assert sentence in answer.text
    assert not password or f'value="{password}"' not in answer.text


def test_before_the_password_is_changed_one_is_asked_again_and_comes_back(app: Flask, owner: FlaskClient) -> None:
    let_time_pass(app)
    asked = owner.get("/konto/passwort")
    assert asked.location == "/bestaetigen?weiter=/konto/passwort"
    assert owner.post("/konto/passwort", data={"password": NEW, "again": NEW}).location == asked.location
    page = owner.get(asked.location)
    assert Page(page.text).faults == []
    wrong = owner.post("/bestaetigen", data={"password": "ein falsches Wort", "weiter": "/konto/passwort"})
    assert (wrong.status_code, "Das Passwort stimmt nicht." in wrong.text) == (400, True)
    right = owner.post("/bestaetigen", data={"password": PASSWORD, "weiter": "/konto/passwort"})
    assert right.location == "/konto/passwort"
    assert owner.get("/konto/passwort").status_code == 200
    assert owner.get("/bestaetigen?weiter=//elsewhere.example").location == "/"


def test_who_has_no_password_is_asked_again_by_a_link_that_leads_back(app: Flask) -> None:
    client = entered_by_link(app)
    let_time_pass(app)
    page = client.get("/bestaetigen?weiter=/konto/passwort").text
    assert 'name="password"' not in page
    assert client.post("/bestaetigen/link", data={"weiter": "/konto/passwort"}).location == "/anmelden/unterwegs"
    link = last_link(app)
    assert link.endswith("?weiter=/konto/passwort")
    assert 'name="weiter" value="/konto/passwort"' in client.get(link).text
    assert client.post(link, data={"weiter": "/konto/passwort"}).location == "/konto/passwort"
    assert client.get("/konto/passwort").status_code == 200


def test_a_visitor_who_is_to_confirm_signs_in_instead(visitor: FlaskClient) -> None:
    assert visitor.get("/bestaetigen?weiter=/konto").location == "/anmelden?weiter=/konto"
    assert visitor.post("/bestaetigen", data={"password": PASSWORD}).status_code == 403
    assert visitor.post("/bestaetigen/link").status_code == 403


def test_in_demo_mode_nothing_has_to_be_confirmed(app: Flask, visitor: FlaskClient) -> None:
    visitor.post("/anmelden/probe", data={"role": "member"})
    let_time_pass(app)
    assert visitor.get("/bestaetigen?weiter=/konto").location == "/konto"
    assert visitor.get("/konto/passwort").status_code == 200


def test_who_has_signed_in_with_a_card_has_no_account(app: Flask) -> None:
    client = signed_in(app, Role.GUEST)
    with app.app_context(), transaction() as session:
        conference = conferences()[0]
        mandate = Mandate(conference_id=conference.id, number=900)
        session.add(mandate)
        session.flush()
        card = Card(
            conference_id=conference.id,
            mandate_id=mandate.id,
            public_number="900",
            secret_hash="0" * 64,
            issued_at=NOON,
        )
        session.add(card)
        session.flush()
        row = session.scalars(select(SignInSession).order_by(SignInSession.id.desc())).first()
        assert row is not None
        row.person_id, row.card_id, row.method = None, card.id, Method.CARD
    page = Page(client.get("/konto").text)
    assert page.faults == []
    assert "Angemeldet als Mandat 900" in page.text
    assert "dieses Gerät" in page.text
    assert EMAIL not in page.text
    assert client.get("/konto/adresse").status_code == 403
    assert client.post("/konto", data={"name": "X", "language": "de"}).status_code == 404
    assert client.post("/konto/passwort", data={"password": NEW, "again": NEW}).status_code == 404
    assert client.get("/konto/passwort").status_code == 403
    assert client.post("/bestaetigen/link").status_code == 409
    let_time_pass(app)
    assert "Mit einer Karte geht das nicht" in client.get("/bestaetigen").text


def test_the_account_leads_back_to_the_conferences_one_takes_part_in(owner: FlaskClient) -> None:
    assert "/erlbach-2026/antraege" in Page(owner.get("/konto").text).links


def test_the_name_that_password_managers_read_has_a_label_and_is_not_stepped_on(owner: FlaskClient) -> None:
    html = owner.get("/konto/passwort").text
    field = next(part.partition(">")[0] for part in html.split("<input") if 'autocomplete="username"' in part)
    for attribute in ('aria-label="E-Mail-Adresse"', 'tabindex="-1"', "readonly", "hidden", f'value="{EMAIL}"'):
        assert attribute in field


def test_the_session_of_a_deleted_person_is_a_visitors(app: Flask) -> None:
    with app.app_context(), transaction() as session:
        session.add(Person(name="Kurz da", email="kurz@example.org", salt="x"))
    client = entered_by_link(app, "kurz@example.org")
    assert "Kurz da" in client.get("/konto").text
    with app.app_context(), transaction() as session:
        session.execute(delete(Person).where(Person.email == "kurz@example.org"))
    assert not is_signed_in(client)
    assert client.get("/konto").status_code == 302


def test_who_was_removed_from_the_conference_is_a_guest_there(app: Flask) -> None:
    client = entered_by_link(app)
    with app.app_context(), transaction() as session:
        person = person_by_email(EMAIL)
        assert person is not None
        session.execute(delete(Participant).where(Participant.person_id == person.id))
    assert client.get("/erlbach-2026/antraege/A1/aendern?zeilen=42").status_code == 403
    assert NAME in client.get("/erlbach-2026/antraege").text


@pytest.mark.parametrize("forged", ["{0:.40}", "x{0}", "", "a.b.c", "{0}{0}"])
def test_a_forged_or_cut_cookie_is_a_visitors(app: Flask, owner: FlaskClient, forged: str) -> None:
    cookie = owner.get_cookie("zeilentreu")
    assert cookie is not None
    other = app.test_client()
    other.set_cookie("zeilentreu", forged.format(cookie.value))
    assert not is_signed_in(other)
