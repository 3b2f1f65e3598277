"""Does nobody sign in but who may?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from motions.domain.permission import GIVEN_ROLES
from motions.services.people import set_password
from motions.store.conferences import conferences
from motions.store.database import transaction
from tests.web.page import Page

PASSWORD = "Sieben Brunnen im Hof"
EMAIL = "ole.prantke@erlbach.example"
MEMBER = {"role": "member"}


@pytest.fixture
def with_password(app: Flask) -> FlaskClient:
    """Give a visitor's browser, where one person has a password."""
    with app.app_context():
        set_password(EMAIL, PASSWORD)
    return app.test_client()


def test_the_right_password_signs_in_and_leads_back_to_where_one_was(with_password: FlaskClient) -> None:
    sent = {"email": EMAIL.upper(), "password": PASSWORD, "weiter": "/erlbach-2026/antraege/A1"}
    answer = with_password.post("/anmelden", data=sent)
    assert (answer.status_code, answer.location) == (302, "/erlbach-2026/antraege/A1")
    assert "Ole Prantke · Mitglied" in Page(with_password.get("/erlbach-2026/antraege").text).text


@pytest.mark.parametrize(("email", "password"), [(EMAIL, "Acht Brunnen im Hof"), ("nobody@erlbach.example", PASSWORD)])
def test_a_wrong_password_and_an_unknown_address_are_refused_alike(
    with_password: FlaskClient, email: str, password: str
) -> None:
    answer = with_password.post("/anmelden", data={"email": email, "password": password})
    assert answer.status_code == 400
    assert "E-Mail-Adresse oder Passwort stimmt nicht." in answer.text
    assert f'value="{email}"' in answer.text
    assert password not in answer.text


def test_empty_fields_are_asked_for(visitor: FlaskClient) -> None:
    answer = visitor.post("/anmelden", data={"email": "", "password": ""})
    assert answer.status_code == 400
    assert "Bitte ausfüllen." in answer.text


def test_signing_in_begins_a_session_that_holds_nothing_from_before(with_password: FlaskClient) -> None:
    with with_password.session_transaction() as session:
        session["planted"] = "by somebody else"
    with_password.post("/anmelden", data={"email": EMAIL, "password": PASSWORD})
    with with_password.session_transaction() as session:
        assert "planted" not in session
        assert "_user_id" in session


def test_signing_out_forgets_everything(member: FlaskClient) -> None:
    assert member.post("/abmelden").status_code == 302
    with member.session_transaction() as session:
        assert "_user_id" not in session


def test_nobody_is_signed_out_by_a_mere_link(member: FlaskClient) -> None:
    member.get("/abmelden")
    with member.session_transaction() as session:
        assert "_user_id" in session


def test_where_to_go_on_survives_a_wrong_password(with_password: FlaskClient) -> None:
    answer = with_password.post("/anmelden", data={"email": EMAIL, "password": "x", "weiter": "/erlbach-2026/antraege"})
    assert 'name="weiter" type="hidden" value="/erlbach-2026/antraege"' in answer.text


def test_one_click_signs_in_as_each_role_of_the_sample_conference(app: Flask) -> None:
    for role in GIVEN_ROLES:
        client = app.test_client()
        assert f'value="{role.value}"' in client.get("/anmelden").text
        assert client.post("/anmelden/probe", data={"role": role.value, "weiter": "/"}).status_code == 302
        with client.session_transaction() as session:
            assert "_user_id" in session


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "[::1]:8000", "[::1]", "localhost"])
def test_one_click_works_under_every_name_of_this_machine(visitor: FlaskClient, host: str) -> None:
    assert visitor.post("/anmelden/probe", data=MEMBER, headers={"Host": host}).status_code == 302


@pytest.mark.parametrize(
    "host", ["antraege.example", "localhost.antraege.example", "127.0.0.1.antraege.example", "[::2]"]
)
def test_one_click_is_not_there_under_another_name(visitor: FlaskClient, host: str) -> None:
    assert visitor.post("/anmelden/probe", data=MEMBER, headers={"Host": host}).status_code == 404
    assert "Ausprobieren" not in visitor.get("/anmelden", headers={"Host": host}).text


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"])
def test_one_click_is_not_there_through_a_proxy(visitor: FlaskClient, header: str) -> None:
    assert visitor.post("/anmelden/probe", data=MEMBER, headers={header: "127.0.0.1"}).status_code == 404
    assert "Ausprobieren" not in visitor.get("/anmelden", headers={header: "127.0.0.1"}).text


@pytest.mark.parametrize("peer", ["192.0.2.7", "2001:db8::1", ""])
def test_one_click_is_not_there_from_another_machine(visitor: FlaskClient, peer: str) -> None:
    other = {"REMOTE_ADDR": peer}
    assert visitor.post("/anmelden/probe", data=MEMBER, environ_overrides=other).status_code == 404
    assert "Ausprobieren" not in visitor.get("/anmelden", environ_overrides=other).text


def test_one_click_is_not_there_where_the_conference_is_a_real_one(app: Flask) -> None:
    with app.app_context(), transaction():
        conferences()[0].is_demo = False
    client = app.test_client()
    assert client.post("/anmelden/probe", data=MEMBER).status_code == 404
    assert "Ausprobieren" not in client.get("/anmelden").text


def test_a_role_that_does_not_exist_signs_nobody_in(visitor: FlaskClient) -> None:
    assert visitor.post("/anmelden/probe", data={"role": "king"}).status_code == 404


def test_a_form_without_its_token_is_refused(make_app: Callable[..., Flask]) -> None:
    client = make_app(WTF_CSRF_ENABLED=True).test_client()
    answer = client.post("/anmelden/probe", data=MEMBER)
    assert answer.status_code == 400
    assert "Das Formular ist veraltet" in answer.text


def test_cookies_are_for_this_site_alone_and_for_no_script(make_app: Callable[..., Flask]) -> None:
    client = make_app(BASE_URL="https://antraege.example").test_client()
    cookie = client.get("/anmelden", headers={"Host": "antraege.example"}).headers.get("Set-Cookie", "")
    plain = make_app().test_client().get("/anmelden").headers["Set-Cookie"]
    assert "Secure" not in plain
    assert "HttpOnly" in plain
    assert "SameSite=Lax" in plain
    assert "Secure" in cookie
