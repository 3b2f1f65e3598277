"""Can the secretariat read persons in from a file, step by step and without a script, and get them out again?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from motions.domain.workflow import ConferenceState
from motions.store.database import db, transaction
from motions.store.people import person_by_email
from motions.store.tables import Conference
from motions.web.access import guard_of
from tests.imports.table_files import a_sheet
from tests.web.page import Page
from tests.web.small import Small, small_conference

C = "/erlbach"
NEW = f"{C}/personen/einlesen"
MEMBERS = "Name;E-Mail;OV;Darf einreichen\nAnna Kern;anna@example.org;OV Nord;ja\nBen Ruhl;;OV Süd;\n"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Small]:
    with small_conference(tmp_path) as small:
        yield small


@pytest.fixture
def client(small: Small) -> FlaskClient:
    return small.browser(small.cast.secretariat)


def sent(client: FlaskClient, content: str | bytes, kind: str = "members", name: str = "liste.csv") -> TestResponse:
    written = content.encode() if isinstance(content, str) else content
    return client.post(NEW, data={"kind": kind, "file": (BytesIO(written), name)})


def waiting(client: FlaskClient, content: str | bytes, kind: str = "members") -> str:
    answer = sent(client, content, kind)
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def hidden(page: str, name: str) -> str:
    found = re.search(f'name="{name}" value="([^"]*)"', page)
    assert found
    return found.group(1)


def confirmed(client: FlaskClient, file: str, seen: str | None = None) -> TestResponse:
    shown = hidden(client.get(file).text, "seen") if seen is None else seen
    return client.post(f"{file}/einlesen", data={"seen": shown})


def test_a_file_is_shown_with_its_columns_and_counts_before_anything_is_written(
    small: Small, client: FlaskClient
) -> None:
    page = client.get(waiting(client, MEMBERS)).text
    assert Page(page).faults == []
    assert "2 neu · 0 geändert · 0 unverändert" in page
    assert re.findall(r'<option value="(\w+)" selected>', page) == ["name", "email", "unit", "may_submit"]
    with small.app.app_context():
        assert person_by_email("anna@example.org") is None


def test_a_file_with_headings_only_says_that_it_has_no_rows(client: FlaskClient) -> None:
    page = Page(client.get(waiting(client, "Name;E-Mail\n")).text)
    assert "Unter den Überschriften steht keine Zeile." in page.text
    assert "ist schon so" not in page.text


def test_what_is_wrong_first_has_the_focus(client: FlaskClient) -> None:
    assert "autofocus" not in client.get(NEW).text
    page = sent(client, "").text
    assert re.search(r'<input[^>]* autofocus [^>]*type="file"', page)


def test_what_was_confirmed_is_read_in_and_confirmed_again_finds_nothing(small: Small, client: FlaskClient) -> None:
    file = waiting(client, MEMBERS)
    seen = hidden(client.get(file).text, "seen")
    assert "Eingelesen: 2 neu, 0 geändert, 0 unverändert." in client.get(confirmed(client, file, seen).location).text
    again = confirmed(client, file, seen)
    assert again.status_code == 302
    assert "es gab nichts mehr zu tun" in client.get(again.location).text
    assert client.get(file).status_code == 404
    with small.app.app_context():
        assert person_by_email("anna@example.org") is not None


def test_every_problem_is_shown_with_row_and_column_and_nothing_can_be_confirmed(client: FlaskClient) -> None:
    page = client.get(waiting(client, MEMBERS + ";x;OV Nort;\n<b>Cem</b>;c@d;;vielleicht\n")).text
    assert Page(page).faults == []
    for sentence in (
        "Der Name fehlt",
        "gemeint sein könnte OV Nord",
        "„x“ ist keine E-Mail-Adresse",
        "weder ja noch nein",
    ):
        assert sentence in page
    assert "<b>Cem</b>" not in page
    assert 'name="seen"' not in page


def test_columns_can_be_chosen_and_units_created(client: FlaskClient) -> None:
    file = waiting(client, "Wer;Woher;Egal\nAnna Kern;OV West;x\n")
    page = client.get(file).text
    assert "Es fehlt die Spalte mit dem Namen" in page
    data = {"revision": hidden(page, "revision"), "column": ["name", "unit", ""], "creates_units": "1"}
    assert client.post(f"{file}/spalten", data=data).status_code == 302
    page = client.get(file).text
    assert "Neue Gliederungen: OV West." in page
    assert "1 neu" in page
    stale = client.post(f"{file}/spalten", data=data)
    assert (stale.status_code, "inzwischen geändert" in stale.text) == (409, True)
    few = client.post(f"{file}/spalten", data={**data, "revision": hidden(page, "revision"), "column": ["name"]})
    assert few.status_code == 400


def test_a_stale_preview_is_shown_again_with_what_holds_now(client: FlaskClient) -> None:
    file = waiting(client, MEMBERS)
    seen = hidden(client.get(file).text, "seen")
    confirmed(client, waiting(client, MEMBERS.replace("ja", "nein")))
    answer = confirmed(client, file, seen)
    assert answer.status_code == 409
    assert "Es wurde nichts eingelesen" in answer.text
    assert "0 neu · 1 geändert · 1 unverändert" in answer.text


def test_a_file_can_be_thrown_away(client: FlaskClient) -> None:
    file = waiting(client, MEMBERS)
    assert "liste.csv" in client.get(NEW).text
    assert "verworfen" in client.get(client.post(f"{file}/verwerfen").location).text
    assert client.post(f"{file}/verwerfen").status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "x.csv", "Die Datei ist leer"),
        (b"PK\x03\x04broken", "x.xlsx", "kein XLSX oder beschädigt"),
        (a_sheet(["Name"], ["=1+1"]), "x.xlsx", "In Zelle A2 steht eine Formel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.xls", "XLS-Dateien werden nicht gelesen"),
        (b"Name\n" + b"x\n" * 200_000, "x.csv", "mehr als 20.000 Zeilen"),
    ],
)
def test_a_hostile_file_is_refused_at_its_field(client: FlaskClient, content: bytes, name: str, said: str) -> None:
    answer = sent(client, content, name=name)
    assert answer.status_code == 400
    assert said in answer.text
    assert Page(answer.text).faults == []


def test_without_file_or_kind_the_form_says_so(client: FlaskClient) -> None:
    answer = client.post(NEW, data={"kind": "members"})
    assert (answer.status_code, "Bitte eine Datei wählen." in answer.text) == (400, True)
    assert sent(client, MEMBERS, kind="x").status_code == 400


def test_another_sheet_that_is_not_read_is_named(client: FlaskClient) -> None:
    page = client.get(waiting(client, a_sheet(["Mandat", "Name"], [114.0, "Anna Kern"]), "delegates")).text
    assert "Blatt „Sheet“" in page
    assert re.search(r'data-label="Mandat">114<', page)


@pytest.mark.parametrize("kind", ["members", "delegates"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_exports_and_templates_are_downloads_that_come_back_unchanged(
    client: FlaskClient, kind: str, ending: str
) -> None:
    confirmed(client, waiting(client, MEMBERS))
    confirmed(client, waiting(client, "Mandat;Name;OV\n7;Ben Ruhl;OV Süd\n", "delegates"))
    template = client.get(f"{NEW}/vorlage-{kind}.{ending}")
    assert (template.status_code, template.headers["Content-Disposition"].split(";")[0]) == (200, "attachment")
    answer = client.post(f"{C}/personen/ausgeben/{kind}.{ending}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    page = client.get(waiting(client, answer.data, kind)).text
    assert "0 neu · 0 geändert" in page
    assert "Es gibt nichts einzulesen." in page


def test_a_closed_conference_gives_files_out_and_takes_none(small: Small, client: FlaskClient) -> None:
    file = waiting(client, MEMBERS)
    with small.app.app_context(), transaction():
        db.session.get_one(Conference, small.cast.founder.conference).state = ConferenceState.CLOSED
    page = client.get(NEW).text
    assert "Ausgeben" in page
    assert 'type="file"' not in page
    assert client.get(file).status_code == 409
    assert client.post(f"{C}/personen/ausgeben/members.csv").status_code == 200


def test_an_export_is_a_dangerous_step(small: Small) -> None:
    guard = guard_of(small.app.view_functions["people_files.export"])
    assert guard is not None
    assert guard.is_dangerous


@pytest.mark.parametrize("address", ["ausgeben/members.exe", "ausgeben/x.csv"])
def test_only_known_files_are_given(client: FlaskClient, address: str) -> None:
    assert client.post(f"{C}/personen/{address}").status_code == 404


def test_others_see_none_of_it(small: Small, client: FlaskClient) -> None:
    file = waiting(client, MEMBERS)
    for who in (small.cast.member, small.cast.committee, small.cast.chair):
        other = small.browser(who)
        assert other.get(NEW).status_code == 403
        assert other.post(f"{C}/personen/ausgeben/members.csv").status_code == 403
        for answer in (other.get(file), other.post(f"{file}/einlesen"), other.post(f"{file}/verwerfen")):
            assert answer.status_code == 404


def test_numbers_that_no_database_holds_are_those_of_nothing(client: FlaskClient) -> None:
    huge = 9 * 10**18 * 9
    for address in (f"{NEW}/{huge}", f"{NEW}/{2**31}", f"{C}/einlesen/{huge}", f"{C}/antraege/A1/fassung/{huge}"):
        assert client.get(address).status_code == 404, address
    assert client.post(f"/konto/sitzungen/{huge}/beenden").status_code == 404
    assert client.get(f"{C}/verlauf?vor={huge}").status_code == 200
    for form in ({"mandat": huge}, {"auswahl": huge}):
        for step in ("drucken", "sperren", "freigeben"):
            assert client.post(f"{C}/karten/{step}", data=form).status_code in (404, 409), (form, step)
