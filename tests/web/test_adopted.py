"""Does the adopted text show what was decided, and where each word comes from?"""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from motions.domain.deliberation import Deliberation
from motions.services import load
from motions.services.conferences import founder_of
from tests.web.page import Page

ADOPTED = "/erlbach-2026/antraege/A1/beschluss"


@pytest.fixture
def deliberation(app: Flask) -> Deliberation:
    """Give how the sample motion stands."""
    with app.app_context():
        return load.deliberation(load.motion(founder_of("erlbach-2026"), "A1"))


def said_on(client: FlaskClient, address: str) -> str:
    return Page(client.get(address).text).text


def test_the_status_says_how_much_is_still_open(visitor: FlaskClient, deliberation: Deliberation) -> None:
    undecided = {
        edit.partition(".")[0] for edit in (*deliberation.standings.open_edits, *deliberation.standings.held_edits)
    }
    assert undecided
    assert f"vorläufig, {len(undecided)} Änderungsanträge offen" in said_on(visitor, ADOPTED)


def test_the_text_to_read_stands_on_lines_of_its_own(visitor: FlaskClient, deliberation: Deliberation) -> None:
    page = visitor.get(ADOPTED).text
    shown = re.findall(r'<span class="line[^"]*" id="z(\d+)" data-n="\1">(.*?)</span>', page)
    lines = [(int(number), Page(words).text.strip()) for number, words in shown]
    assert lines == [(line.number, " ".join(line.printed.split(" "))) for line in deliberation.adopted_text.lines]
    assert lines[0][0] == 1


def test_the_changes_show_what_was_put_in_and_taken_out(visitor: FlaskClient, deliberation: Deliberation) -> None:
    page = visitor.get(f"{ADOPTED}?ansicht=aenderungen").text
    removed = deliberation.adopted.removed
    assert removed
    assert page.count('<del class="deleted">') >= 1
    assert page.count('<ins class="inserted">') >= 1


def test_every_stroke_names_the_amendment_behind_it(visitor: FlaskClient, deliberation: Deliberation) -> None:
    page = visitor.get(f"{ADOPTED}?ansicht=aenderungen").text
    named = re.findall(r'<a class="at" href="[^"]*">([^<]*)</a>', page)
    assert {edit for names in named for edit in names.split(", ")} == set(deliberation.standings.adopted)


def test_every_run_of_words_names_its_source_and_leads_there(visitor: FlaskClient, deliberation: Deliberation) -> None:
    page = visitor.get(f"{ADOPTED}?ansicht=quellen").text
    said = Page(page).text
    edit = next(word.source.edits[0] for word in deliberation.adopted.words if word.source.edits)
    assert f'title="{edit}"' in page
    assert f"aenderungen/%C3%84{edit[1:].partition('.')[0]}" in page
    assert '<span title="Z. 8">' in page
    assert 'href="/erlbach-2026/antraege/A1/fassung/1#z8"' in page
    assert "Z. 8" in said


def test_the_sources_hold_every_word_of_the_text(visitor: FlaskClient, deliberation: Deliberation) -> None:
    page = visitor.get(f"{ADOPTED}?ansicht=quellen").text
    article = page.partition("<article")[2].partition("</article>")[0]
    labels = re.compile(r'<(a|span) class="at"[^>]*>[^<]*</\1>')
    runs = re.compile(r"<[^>]*>")
    text = re.sub(r"\s+", "", runs.sub("", labels.sub("", article.partition("</h1>")[2])))
    for line in deliberation.adopted_text.body:
        assert re.sub(r"\s+", "", line.printed) in Page(text).text


def test_what_was_adjusted_editorially_is_listed(visitor: FlaskClient, deliberation: Deliberation) -> None:
    said = said_on(visitor, ADOPTED)
    assert ("Redaktionell angepasst" in said) is bool(deliberation.adopted.repairs)


def test_each_view_leads_to_the_others(visitor: FlaskClient) -> None:
    links = Page(visitor.get(ADOPTED).text).links
    assert {f"{ADOPTED}?ansicht={view}" for view in ("lesefassung", "aenderungen", "quellen")} <= set(links)
    assert f"{ADOPTED}.pdf" in links


def test_the_adopted_text_comes_as_a_pdf_to_read_in_the_browser(visitor: FlaskClient) -> None:
    answer = visitor.get(f"{ADOPTED}.pdf")
    assert answer.content_type == "application/pdf"
    assert answer.headers["Content-Disposition"] == "inline; filename*=UTF-8''A1-Beschluss.pdf"
    assert answer.data.startswith(b"%PDF")
