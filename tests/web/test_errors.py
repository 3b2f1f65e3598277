"""What does a person get who asks for something that is not, or not for them?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from motions.domain.errors import Conflict, NotPossible
from motions.domain.permission import Role
from motions.sample.loading import HERE
from motions.services.conferences import create_conference, founder_of
from motions.services.drafts import import_motion
from tests.web.conftest import signed_in
from tests.web.page import Page

A1 = "/erlbach-2026/antraege/A1"

UNKNOWN = [
    "/erlbach-2026/antraege/A99",
    "/erlbach-2026/antraege/A99/beschluss.pdf",
    f"{A1}/fassung/2",
    f"{A1}/aenderungen/Ä99",
    f"{A1}/beschluss?ansicht=andere",
    "/nirgends/antraege",
    "/nirgends",
    "/geheim/antraege",
    "/geheim/",
    "/geheim/einlesen",
    "/geheim/antraege/A1/aendern",
]


@pytest.fixture
def with_secrets(app: Flask) -> Flask:
    """Give the application with a conference that is not public, and a motion that is not published."""
    with app.app_context():
        create_conference("geheim", "Klausur", is_public=False, is_demo=True)
        import_motion(founder_of("erlbach-2026"), (HERE / "motion.txt").read_bytes())
    return app


@pytest.mark.parametrize("address", UNKNOWN)
@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.COMMITTEE, Role.CHAIR])
def test_what_one_may_not_know_of_is_answered_like_an_unknown_address(
    with_secrets: Flask, role: Role | None, address: str
) -> None:
    client = signed_in(with_secrets, role) if role else with_secrets.test_client()
    client.get("/gibt/es/nicht")
    answer, unknown = client.get(address), client.get("/gibt/es/nicht")
    assert (answer.status_code, without_token(answer.text)) == (404, without_token(unknown.text))
    assert [name for name, _ in answer.headers] == [name for name, _ in unknown.headers]


def without_token(html: str) -> str:
    start, _, rest = html.partition('name="csrf_token" value="')
    return start + rest.partition('"')[2] if rest else start


def test_who_may_not_do_something_is_told_who_may(member: FlaskClient) -> None:
    answer = member.get(f"{A1}/voten")
    assert answer.status_code == 403
    assert "Das darf: Antragskommission." in Page(answer.text).text


def test_a_visitor_is_asked_to_sign_in_and_comes_back(visitor: FlaskClient) -> None:
    answer = visitor.get(f"{A1}/aendern?zeilen=39-41&art=streichen")
    assert answer.status_code == 302
    page = visitor.get(answer.location)
    assert "Dafür müssen Sie sich anmelden." in page.text
    back = visitor.post("/anmelden/probe", data={"role": "member", "weiter": weiter_of(page.text)})
    assert back.location == f"{A1}/aendern?zeilen=39-41&art=streichen"


def weiter_of(html: str) -> str:
    return html.partition('name="weiter" value="')[2].partition('"')[0].replace("&amp;", "&")


def test_a_visitor_who_sends_something_is_told_who_may(visitor: FlaskClient) -> None:
    answer = visitor.post(f"{A1}/aendern", data={"submit": "1"})
    assert answer.status_code == 403
    assert "Mitglied" in answer.text
    assert "Sie sind nicht angemeldet." in answer.text


def test_more_than_six_megabytes_are_refused_with_a_page(secretariat: FlaskClient) -> None:
    answer = secretariat.post("/erlbach-2026/einlesen", data={"text": "x" * (6 * 1024 * 1024 + 1)})
    assert answer.status_code == 413
    assert "Erlaubt sind höchstens 5 MB" in answer.text
    assert Page(answer.text).faults == []


def test_a_wrong_method_is_answered_in_german(visitor: FlaskClient) -> None:
    answer = visitor.post(A1)
    assert answer.status_code == 405
    assert "Diese Adresse kann so nicht aufgerufen werden." in answer.text


@pytest.mark.parametrize("error", [NotPossible("Das geht jetzt nicht."), Conflict("Jemand war schneller.")])
def test_what_cannot_be_done_now_is_answered_with_its_reason(make_app: Callable[..., Flask], error: Exception) -> None:
    app = make_app()
    app.add_url_rule("/geht/gerade/nicht", view_func=raising(error), endpoint="impossible")
    answer = app.test_client().get("/geht/gerade/nicht")
    assert answer.status_code == 409
    assert str(error) in answer.text


def test_a_fault_of_the_program_shows_no_details(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    app.add_url_rule("/kaputt/wie/es/ist", view_func=raising(ZeroDivisionError("a secret detail")), endpoint="broken")
    answer = app.test_client().get("/kaputt/wie/es/ist")
    assert answer.status_code == 500
    assert "Es wurde nichts gespeichert." in answer.text
    assert "secret detail" not in answer.text


def raising(error: Exception) -> Callable[[], str]:
    def view() -> str:
        raise error

    return view


def test_a_site_with_a_public_address_answers_under_that_alone(make_app: Callable[..., Flask]) -> None:
    client = make_app(BASE_URL="https://antraege.example").test_client()
    assert client.get("/anmelden", headers={"Host": "antraege.example"}).status_code == 200
    answer = client.get("/anmelden", headers={"Host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "elsewhere" not in answer.text


def test_forwarded_addresses_are_believed_only_from_proxies_that_are_named(
    make_app: Callable[..., Flask],
) -> None:
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
    behind_one = make_app(TRUSTED_PROXIES=1).test_client().get("/anmelden", headers=told)
    alone = make_app().test_client().get("/anmelden", headers=told)
    assert "Strict-Transport-Security" in behind_one.headers
    assert "Strict-Transport-Security" not in alone.headers
