"""Does a person change the address of their account on their own, and does the page tell nobody who is known?"""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from motions.services.people import set_password
from motions.store.database import db
from motions.store.people import person_by_email
from motions.store.tables import Mail
from tests.web.entering import EMAIL, NAME, PASSWORD, entered_by_link, is_signed_in, let_time_pass
from tests.web.page import Page

NEW = "ole@anderswo.example"
KNOWN = "hella.brunswick@erlbach.example"
ASK = "/konto/adresse"


@pytest.fixture
def owner(app: Flask) -> FlaskClient:
    """Give the browser of somebody with a password who has signed in by it."""
    with app.app_context():
        set_password(EMAIL, PASSWORD)
    client = app.test_client()
    client.post("/anmelden", data={"email": EMAIL, "password": PASSWORD})
    return client


def bodies(app: Flask) -> list[tuple[str, str]]:
    with app.app_context():
        return [(mail.recipient, mail.body) for mail in db.session.scalars(select(Mail).order_by(Mail.id))]


def link_to_new_address(app: Flask) -> str:
    body = next(body for recipient, body in reversed(bodies(app)) if recipient == NEW)
    return "/link/adresse/" + body.partition("/link/adresse/")[2].split()[0]


def test_the_account_leads_to_another_address_which_the_button_of_its_link_makes_count(
    app: Flask, owner: FlaskClient
) -> None:
    elsewhere = entered_by_link(app)
    assert ASK in Page(owner.get("/konto").text).links
    assert Page(owner.get(ASK).text).faults == []
    assert owner.post(ASK, data={"email": NEW}).location == "/konto"
    assert "sehen Sie in die Mails der neuen Adresse" in owner.get("/konto").text
    link = link_to_new_address(app)
    for _ in range(3):
        page = Page(owner.get(link).text)
        assert page.faults == []
        assert NEW in page.text
        assert EMAIL in page.text
    assert EMAIL in owner.get("/konto").text
    assert owner.post(link).location == "/konto"
    shown = Page(owner.get("/konto").text)
    assert f"Ihr Konto hat jetzt die Adresse {NEW}" in shown.text
    assert EMAIL not in shown.text
    assert (is_signed_in(owner), is_signed_in(elsewhere)) == (True, False)
    client = app.test_client()
    assert client.post("/anmelden", data={"email": EMAIL, "password": PASSWORD}).status_code == 400
    assert client.post("/anmelden", data={"email": NEW, "password": PASSWORD}).status_code == 302


def test_the_answer_is_the_same_whether_anybody_has_the_address(app: Flask, owner: FlaskClient) -> None:
    with app.app_context():
        assert person_by_email(KNOWN) is not None
    answers = []
    for email in (NEW, KNOWN):
        sent = owner.post(ASK, data={"email": email})
        answers.append((sent.status_code, sent.location, sent.text, Page(owner.get("/konto").text).text))
    assert answers[0] == answers[1]
    assert [recipient for recipient, _ in bodies(app)] == [NEW, EMAIL, KNOWN, EMAIL]


def test_the_link_needs_its_person_and_a_visitor_signs_in_first(app: Flask, owner: FlaskClient) -> None:
    owner.post(ASK, data={"email": NEW})
    link = link_to_new_address(app)
    visitor = app.test_client()
    assert visitor.get(link).location == f"/anmelden?weiter={link}"
    assert visitor.post(link).status_code == 403
    answer = visitor.post("/anmelden", data={"email": EMAIL, "password": PASSWORD, "weiter": link})
    assert answer.location == link
    assert visitor.post(link).location == "/konto"


def test_a_link_that_is_spent_altered_or_another_persons_is_answered_alike(
    app: Flask, owner: FlaskClient, chair: FlaskClient
) -> None:
    owner.post(ASK, data={"email": NEW})
    link = link_to_new_address(app)
    answers = [chair.get(link), chair.post(link), owner.get(f"{link}x")]
    owner.post(link)
    owner.get("/konto")
    answers += [owner.get(link), owner.post(link)]
    for answer in answers:
        page = Page(answer.text)
        assert answer.status_code == 410
        assert "Dieser Link gilt hier nicht" in page.text
        assert page.faults == []
        assert NEW not in page.text
    with app.app_context():
        person = person_by_email(NEW)
        assert person is not None
        assert person.name == NAME


@pytest.mark.parametrize(
    ("email", "sentence"),
    [("", "Bitte ausfüllen"), ("kein", "ist keine E-Mail-Adresse"), (EMAIL, "schon die Adresse Ihres Kontos")],
)
def test_what_cannot_be_the_address_is_asked_for_again(owner: FlaskClient, email: str, sentence: str) -> None:
    answer = owner.post(ASK, data={"email": email})
    assert answer.status_code == 400
    assert sentence in answer.text
    assert Page(answer.text).faults == []


def test_after_three_wishes_one_waits(owner: FlaskClient) -> None:
    for number in range(3):
        assert owner.post(ASK, data={"email": f"neu-{number}@erlbach.example"}).status_code == 302
    answer = owner.post(ASK, data={"email": NEW})
    assert answer.status_code == 429
    assert "in 15 Minuten geht es wieder" in answer.text


def test_before_the_address_is_changed_one_is_asked_again(app: Flask, owner: FlaskClient) -> None:
    let_time_pass(app)
    for answer in (owner.get(ASK), owner.post(ASK, data={"email": NEW})):
        assert answer.location == f"/bestaetigen?weiter={ASK}"
    assert bodies(app) == []


def test_a_visitor_changes_no_address(visitor: FlaskClient) -> None:
    assert visitor.get(ASK).location == f"/anmelden?weiter={ASK}"
    assert visitor.post(ASK, data={"email": NEW}).status_code == 403


def test_the_mails_are_in_the_language_of_whom_they_are_for(app: Flask, owner: FlaskClient) -> None:
    owner.post("/konto", data={"name": NAME, "language": "en"})
    owner.post(ASK, data={"email": NEW})
    owner.post(link_to_new_address(app))
    said = " ".join(body for _, body in bodies(app))
    for sentence in ("make this address that of your account", "another address was entered", "account was changed"):
        assert sentence in said
    assert "Konto" not in said
