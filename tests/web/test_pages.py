"""Is every page sound HTML that keeps to the content policy, for everybody who can see it?"""

from __future__ import annotations

import pytest
from flask import Flask

from motions.domain.permission import Role
from tests.web.conftest import signed_in
from tests.web.page import Page

C = "/erlbach-2026"
A1 = f"{C}/antraege/A1"

PAGES = [
    ("/anmelden", 200),
    (f"{C}/antraege", 200),
    (A1, 200),
    (f"{A1}/fassung/1", 200),
    (f"{A1}/beschluss", 200),
    (f"{A1}/beschluss?ansicht=aenderungen", 200),
    (f"{A1}/beschluss?ansicht=quellen", 200),
    *((f"{A1}/aenderungen/Ä{number}", 200) for number in range(1, 26)),
    ("/x", 404),
]
FOR_MEMBERS = [
    (f"{A1}/aendern?zeilen=42-43", 200),
    (f"{A1}/aendern?zeilen=42&art=streichen", 200),
    (f"{A1}/aendern?zeilen=42&art=einfuegen", 200),
    (f"{A1}/aendern?art=betreff", 200),
    (f"{A1}/aendern?art=gesamt", 200),
    (f"{A1}/voten", 403),
    (f"{C}/einlesen", 403),
]


@pytest.mark.parametrize(("address", "status"), [*PAGES, *FOR_MEMBERS])
def test_a_member_gets_sound_pages_without_anything_inline(app: Flask, address: str, status: int) -> None:
    answer = signed_in(app, Role.MEMBER).get(address)
    assert answer.status_code == status
    assert Page(answer.text).faults == []


@pytest.mark.parametrize(("address", "status"), PAGES)
def test_a_visitor_gets_sound_pages_without_anything_inline(app: Flask, address: str, status: int) -> None:
    answer = app.test_client().get(address)
    assert answer.status_code == status
    assert Page(answer.text).faults == []


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.COMMITTEE, Role.CHAIR])
def test_every_link_on_the_pages_of_a_motion_leads_somewhere(app: Flask, role: Role) -> None:
    client = signed_in(app, role)
    links = {
        link.partition("#")[0]
        for page in (f"{C}/antraege", A1, f"{A1}/beschluss")
        for link in Page(client.get(page).text).links
    }
    answers = {link: client.get(link).status_code for link in links if link and not link.endswith(".pdf")}
    assert len(answers) > 3
    assert {link: status for link, status in answers.items() if status not in (200, 302)} == {}
