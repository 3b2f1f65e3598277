"""Does the page of a motion show the printed text, and stay as fast with many amendments?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from motions.domain.permission import Role
from motions.domain.proposal import Replace
from motions.sample.loading import HERE
from motions.services import load
from motions.services.amendments import Submission, submit_amendment
from motions.services.conferences import founder_of
from motions.services.drafts import import_motion, publish_motion, read_draft
from motions.store.conferences import units_of
from motions.store.database import db
from tests.web.conftest import signed_in
from tests.web.page import Page

MOTIONS = "/erlbach-2026/antraege"
A1 = f"{MOTIONS}/A1"
MOST_QUERIES = 12


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """Note the statements that are sent to the database."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            sent.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def queries_of(app: Flask, address: str, role: Role = Role.MEMBER) -> int:
    client = signed_in(app, role)
    with counted(app) as sent:
        assert client.get(address).status_code == 200
    return len(sent)


def a_second_motion(app: Flask, amendments: int) -> None:
    """Publish the sample text once more as A2, with so many amendments."""
    with app.app_context():
        founder = founder_of("erlbach-2026")
        content = (HERE / "motion.txt").read_bytes().replace(b" A1", b" A2", 1)
        draft = import_motion(founder, content)
        publish_motion(founder, draft, read_draft(founder, draft).revision)
        unit = units_of(founder.conference)[0].id
        for count in range(amendments):
            change = Replace("42", f"{count + 11} %", quote="10 %")
            submit_amendment(founder, "A2", Submission(1, (change,), unit))


@pytest.mark.parametrize("amendments", [1, 25])
def test_the_page_of_a_motion_needs_few_queries_however_many_amendments_there_are(app: Flask, amendments: int) -> None:
    a_second_motion(app, amendments)
    assert queries_of(app, f"{MOTIONS}/A2") <= MOST_QUERIES
    assert queries_of(app, f"{MOTIONS}/A2") <= MOST_QUERIES


@pytest.mark.parametrize(
    "address", [MOTIONS, f"{A1}/beschluss?ansicht=quellen", f"{A1}/aenderungen/Ä2", f"{A1}/aendern?zeilen=42"]
)
def test_no_page_needs_more_queries_than_a_motion(app: Flask, address: str) -> None:
    queries_of(app, address)
    assert queries_of(app, address) <= MOST_QUERIES


def test_the_list_needs_no_more_queries_for_more_motions(app: Flask) -> None:
    queries_of(app, MOTIONS)
    before = queries_of(app, MOTIONS)
    a_second_motion(app, 3)
    queries_of(app, MOTIONS)
    assert queries_of(app, MOTIONS) == before


def test_the_list_names_motions_with_what_became_of_their_amendments(visitor: FlaskClient) -> None:
    page = Page(visitor.get(MOTIONS).text)
    assert "Eine Stadt zum Bleiben" in page.text
    assert "in Beratung" in page.text
    assert re.search(r"25 \d+ angenommen · .*\d+ offen", page.text)
    assert {A1, f"{A1}/beschluss"} <= set(page.links)


def test_only_the_secretariat_sees_what_is_not_published(
    app: Flask, secretariat: FlaskClient, chair: FlaskClient
) -> None:
    with app.app_context():
        import_motion(founder_of("erlbach-2026"), (HERE / "motion.txt").read_bytes())
    assert "Noch nicht veröffentlicht" in secretariat.get(MOTIONS).text
    assert "Noch nicht veröffentlicht" not in chair.get(MOTIONS).text


def test_every_printed_line_stands_on_the_page_under_its_number(app: Flask, visitor: FlaskClient) -> None:
    with app.app_context():
        founder = founder_of("erlbach-2026")
        text = load.deliberation(load.motion(founder, "A1")).text
    page = visitor.get(A1).text
    shown = re.findall(r'<span class="line[^"]*" id="z(\d+)" data-n="\1">(.*?)</span>', page)
    printed = [(number, Page(words).text.strip()) for number, words in shown]
    assert printed == [(str(line.number), " ".join(line.printed.split())) for line in text.lines]


def test_bold_words_are_bold_and_no_mark_is_shown(visitor: FlaskClient) -> None:
    page = visitor.get(A1).text
    assert "<b>" in page
    assert "**" not in page


def test_headings_are_the_contents(visitor: FlaskClient) -> None:
    page = visitor.get(A1).text
    assert '<a href="#z33">1. Gute Arbeit für alle, die hier leben</a>' in page
    assert re.search(r'<h2 class="block heading">\s*<span class="line" id="z33"', page)


def test_each_amendment_has_its_tag_at_its_line(visitor: FlaskClient) -> None:
    page = visitor.get(A1).text
    tag = re.search(r'<details class="tag" id="ae2" data-line="42">.*?</details>', page, re.DOTALL)
    assert tag is not None
    said = Page(tag.group()).text
    assert "Ä2 OV Hafen" in said
    assert "Z. 42 · ersetzt „10\u00a0%“" in said
    assert f'hx-get="{A1}/aenderungen/%C3%842"' in tag.group()
    assert {f"Ä{number}" for number in range(1, 26)} <= set(re.findall(r"<summary><b>(Ä\d+)</b>", page))


def test_an_amendment_of_several_places_has_a_tag_at_each(visitor: FlaskClient) -> None:
    page = visitor.get(A1).text
    lines = dict(re.findall(r'id="(ae6(?:-\d)?)" data-line="(\d+)"', page))
    assert lines == {"ae6": "131", "ae6-2": "133", "ae6-3": "153"}


def test_only_who_may_amend_can_pick_lines(member: FlaskClient, visitor: FlaskClient, chair: FlaskClient) -> None:
    for page in (visitor.get(A1).text, chair.get(A1).text):
        assert "data-line-picking" not in page
        assert "data-line-bar" not in page
    assert "data-line-picking" in member.get(A1).text
    assert "data-line-bar" in member.get(A1).text


def test_views_lead_to_what_the_person_may_see(
    committee: FlaskClient, chair: FlaskClient, visitor: FlaskClient
) -> None:
    assert f"{A1}/voten" in Page(committee.get(A1).text).links
    assert f"{A1}/abstimmung" in Page(chair.get(A1).text).links
    assert not {f"{A1}/voten", f"{A1}/abstimmung"} & set(Page(visitor.get(A1).text).links)


def test_the_link_to_a_version_shows_the_same_lines(visitor: FlaskClient) -> None:
    printed = re.compile(r'<span class="line.*?</span>')
    assert printed.findall(visitor.get(f"{A1}/fassung/1").text) == printed.findall(visitor.get(A1).text)


def test_the_motion_comes_as_a_pdf_to_read_in_the_browser(visitor: FlaskClient) -> None:
    answer = visitor.get(f"{A1}/antrag.pdf")
    assert answer.content_type == "application/pdf"
    assert answer.headers["Content-Disposition"] == "inline; filename*=UTF-8''A1-Antrag.pdf"
    assert answer.data.startswith(b"%PDF")
    again = visitor.get(f"{A1}/antrag.pdf", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
