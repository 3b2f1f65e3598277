"""Does a visit begin where there is something to see?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from motions.domain.permission import Role
from motions.services.conferences import create_conference
from motions.services.people import give_role
from motions.store.migration import upgrade
from motions.store.people import person_by_id
from tests.web.conftest import browser_of

MOTIONS = "/erlbach-2026/antraege"


def test_the_start_leads_to_the_only_conference(visitor: FlaskClient) -> None:
    assert visitor.get("/").location == MOTIONS
    assert visitor.get("/erlbach-2026/").location == MOTIONS


def test_the_start_lists_conferences_that_may_be_read(app: Flask, visitor: FlaskClient) -> None:
    with app.app_context():
        create_conference("geheim", "Klausur im Wald", is_public=False, is_demo=True)
        create_conference("zweite", "Zweiter Parteitag", is_public=True, is_demo=True)
    page = visitor.get("/").text
    assert "Zweiter Parteitag" in page
    assert "Stadtparteitag Erlbach 2026" in page
    assert "Klausur" not in page


def test_without_conferences_the_start_says_so(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    empty = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    upgrade(empty)
    page = make_app(SQLALCHEMY_DATABASE_URI=empty).test_client().get("/").text
    assert "Hier ist noch keine Konferenz" in page


def test_first_come_the_conferences_in_which_one_takes_part(app: Flask) -> None:
    with app.app_context():
        own = create_conference("kreis", "Kreistag", starts_on=date(2020, 5, 1), is_public=False, is_demo=True)
        person = person_by_id(give_role(own, "gast@kreis.example", Role.GUEST, name="Gast"))
        assert person is not None
        taking_part = browser_of(app, person)
    page = taking_part.get("/").text
    assert page.index("Kreistag") < page.index("Stadtparteitag Erlbach 2026")
