"""Can the secretariat set a conference up, close it, and make another one, and see who may what?"""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from motions.domain.permission import Role
from tests.web.conftest import signed_in
from tests.web.page import Page

C = "/erlbach-2026"


def form_of(page: str, action: str) -> dict[str, str]:
    """Give what a form of the page would send as it stands: the mark of what was seen, and the name."""
    part = page.partition(f'action="{action}"')[2].partition("</form>")[0]
    seen = part.partition('name="seen"')[2].partition('value="')[2].partition('"')[0]
    return {"seen": seen}


def settings(**changed: str) -> dict[str, str]:
    usual = {"level": "district", "line_width": "95", "order": "furthest", "majority": "simple"}
    usual |= {"base": "yes_and_no", "quorum": "none", "quorum_number": "0", "supporters": "0"}
    return usual | changed


def test_the_set_up_is_sound_and_for_those_who_look_after_it(app: Flask, secretariat: FlaskClient) -> None:
    assert Page(secretariat.get(f"{C}/einrichten").text).faults == []
    assert Page(secretariat.get(f"{C}/neue-konferenz").text).faults == []
    for role in (Role.MEMBER, Role.CHAIR):
        assert signed_in(app, role).get(f"{C}/einrichten").status_code == 404


def test_settings_are_saved_and_a_second_person_who_has_not_seen_them_is_told(secretariat: FlaskClient) -> None:
    seen = form_of(secretariat.get(f"{C}/einrichten").text, f"{C}/einrichten/geschaeftsordnung")
    saved = secretariat.post(f"{C}/einrichten/geschaeftsordnung", data=settings(supporters="7") | seen)
    assert saved.status_code == 302
    late = secretariat.post(f"{C}/einrichten/geschaeftsordnung", data=settings(supporters="8") | seen)
    assert late.status_code == 409
    assert "Es wurde nichts überschrieben." in late.text
    assert 'value="8"' in late.text
    assert 'value="7"' in secretariat.get(f"{C}/einrichten").text


@pytest.mark.parametrize(
    "wrong", [{"line_width": "39"}, {"line_width": "viele"}, {"quorum": "fixed"}, {"order": "random"}]
)
def test_what_does_not_fit_is_said_at_its_field(secretariat: FlaskClient, wrong: dict[str, str]) -> None:
    seen = form_of(secretariat.get(f"{C}/einrichten").text, f"{C}/einrichten/geschaeftsordnung")
    answer = secretariat.post(f"{C}/einrichten/geschaeftsordnung", data=settings(**wrong) | seen)
    assert answer.status_code == 400
    assert 'class="error"' in answer.text
    assert Page(answer.text).faults == []


def test_a_closed_conference_says_so_and_goes_on_when_it_is_opened(secretariat: FlaskClient) -> None:
    assert secretariat.post(f"{C}/abschliessen").status_code == 302
    page = secretariat.get(f"{C}/einrichten").text
    assert "Alles kann gelesen und nichts geändert werden" in page
    assert (page.count("Speichern"), page.count("disabled") > 15) == (0, True)
    assert secretariat.get(f"{C}/antraege/A1").status_code == 200
    refused = secretariat.post(f"{C}/einlesen")
    assert refused.status_code == 409
    assert "Die Konferenz ist abgeschlossen." in refused.text
    assert secretariat.post(f"{C}/wieder-oeffnen").status_code == 302
    assert secretariat.get(f"{C}/einlesen").status_code == 200


def test_from_a_closed_conference_the_way_to_open_it_and_to_its_lists_is_still_shown(secretariat: FlaskClient) -> None:
    secretariat.post(f"{C}/abschliessen")
    links = Page(secretariat.get(f"{C}/verwaltung").text).links
    assert {f"{C}/einrichten", f"{C}/personen/einlesen"} <= set(links)
    assert f"{C}/karten" not in links
    assert all(secretariat.get(link).status_code == 200 for link in links if link.startswith(C))


def test_another_conference_is_founded_and_one_is_led_there(secretariat: FlaskClient) -> None:
    data = {"name": "Parteitag 2027", "slug": "erlbach-2027", "origin": "", "with_units": "y", "with_persons": "y"}
    answer = secretariat.post(f"{C}/neue-konferenz", data=data, follow_redirects=True)
    assert answer.status_code == 200
    assert "Sie sind ihr Sekretariat" in answer.text
    taken = secretariat.post(f"{C}/neue-konferenz", data=data)
    assert taken.status_code == 400
    assert "gibt es schon" in taken.text


@pytest.mark.parametrize("role", [None, Role.GUEST, Role.SECRETARIAT])
def test_everybody_sees_who_may_do_what_and_what_they_may(app: Flask, role: Role | None) -> None:
    browser = signed_in(app, role) if role else app.test_client()
    page = Page(browser.get(f"{C}/rechte").text)
    assert page.faults == []
    assert "ein Ergebnis verkünden" in page.text
    assert ("Sekretariat" in page.text) is True
    own = "Sekretariat" if role is Role.SECRETARIAT else "Gast"
    assert f"Ihre Rollen hier: {own} Ist die Konferenz abgeschlossen" in page.text


def test_one_may_close_what_is_open_and_open_what_is_closed(secretariat: FlaskClient) -> None:
    assert may_now(secretariat) == {
        "die Konferenz abschließen": "ja",
        "die Konferenz wieder öffnen": "nein",
    }
    secretariat.post(f"{C}/abschliessen")
    assert may_now(secretariat) == {
        "die Konferenz abschließen": "nein",
        "die Konferenz wieder öffnen": "ja",
    }


def may_now(browser: FlaskClient) -> dict[str, str]:
    """Give what the page of permissions says that the reader may do now to the conference."""
    rows = browser.get(f"{C}/rechte").text.split("<tr>")
    words = ("die Konferenz abschließen", "die Konferenz wieder öffnen")
    return {word: "ja" if ">ja</span>" in row else "nein" for row in rows for word in words if f">{word}</th>" in row}
