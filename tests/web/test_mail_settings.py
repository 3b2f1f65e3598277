"""Can a person choose how often mails come?"""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from motions.domain.mailing import MailRhythm
from motions.domain.permission import Role
from motions.store.conferences import conferences
from motions.store.people import persons_with_role
from tests.web.page import Page

ADDRESS = "/konto/mails"


def rhythm_of_member(app: Flask) -> MailRhythm:
    with app.app_context():
        return persons_with_role(conferences()[0].id, Role.MEMBER)[0].mail_rhythm


def test_a_person_chooses_and_sees_what_was_chosen(app: Flask, member: FlaskClient) -> None:
    page = member.get(ADDRESS).text
    assert Page(page).faults == []
    assert 'checked id="rhythm-1"' in page
    answer = member.post(ADDRESS, data={"rhythm": "never"}, follow_redirects=True)
    assert "Das ist gespeichert." in answer.text
    assert rhythm_of_member(app) is MailRhythm.NEVER


def test_what_is_no_rhythm_is_refused_and_nothing_changes(app: Flask, member: FlaskClient) -> None:
    answer = member.post(ADDRESS, data={"rhythm": "hourly"})
    assert answer.status_code == 400
    assert rhythm_of_member(app) is MailRhythm.DAILY


def test_a_visitor_is_asked_to_sign_in(visitor: FlaskClient) -> None:
    assert visitor.get(ADDRESS).location == "/anmelden?weiter=/konto/mails"
    assert visitor.post(ADDRESS, data={"rhythm": "never"}).status_code == 404
