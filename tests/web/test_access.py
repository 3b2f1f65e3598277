"""Does everybody see the conferences they may, and no others?"""

from __future__ import annotations

import pytest
from flask import Flask

from motions.domain.permission import Role
from motions.services.conferences import create_conference
from motions.services.people import give_role
from motions.store.conferences import conference_by_slug
from motions.store.people import persons_with_role
from motions.web.access import safe_return
from tests.web.conftest import signed_in

CLOSED = "/geheim/antraege"


@pytest.fixture
def with_closed_conference(app: Flask) -> Flask:
    """Give the application with a conference that only its own people may know of; one member is among them."""
    with app.app_context():
        sample = conference_by_slug("erlbach-2026")
        assert sample is not None
        founder = create_conference("geheim", "Klausur im Wald", is_public=False, is_demo=True)
        give_role(founder, persons_with_role(sample.id, Role.MEMBER)[0].email or "", Role.COMMITTEE)
    return app


def test_who_has_a_role_at_a_closed_conference_sees_it(with_closed_conference: Flask) -> None:
    client = signed_in(with_closed_conference, Role.MEMBER)
    assert client.get(CLOSED).status_code == 200
    assert "Klausur im Wald" in client.get("/").text


@pytest.mark.parametrize("role", [Role.GUEST, Role.CHAIR, Role.SECRETARIAT])
def test_who_has_a_role_only_elsewhere_does_not_know_of_it(with_closed_conference: Flask, role: Role) -> None:
    client = signed_in(with_closed_conference, role)
    assert client.get(CLOSED).status_code == 404
    assert "Klausur" not in client.get("/", follow_redirects=True).text


def test_a_role_counts_only_at_its_own_conference(with_closed_conference: Flask) -> None:
    client = signed_in(with_closed_conference, Role.MEMBER)
    assert "Antragskommission" in client.get(CLOSED).text
    assert client.get("/erlbach-2026/antraege/A1/voten").status_code == 403


def test_who_is_no_longer_known_is_a_visitor(app: Flask) -> None:
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = "4711"
    assert "Anmelden" in client.get("/erlbach-2026/antraege").text


@pytest.mark.parametrize(
    "address",
    ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "/a\nb", ""],
)
def test_nobody_is_led_to_another_site(address: str) -> None:
    assert safe_return(address) == "/"
