"""Does a printed motion come in, is it corrected as it should be, and only then published?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from motions.services import load
from motions.store.conferences import conference_by_slug, units_of
from motions.store.motions import motion_by_number, motions_of, text_of
from tests.motion_a1 import MOTION_A1, needs_motion_a1
from tests.web.page import Page

C = "/erlbach-2026"
HTMX = {"HX-Request": "true"}
PRINTED = """- 1 Antrag-Nummer: B7
- 2 Antragsteller: Ortsverein Hafen
- 3 Betreff: Mehr Bänke am Fluss
4
5 **Worum es geht**
6
7 Am Fluss fehlen Bänke, und wer alt ist, kommt an den meisten Tagen kaum bis zum alten Wehr und
8 zurück. Das soll anders werden.
9 Wir wollen zwölf Bänke aus Holz, jede mit einer Lehne und in der Nähe eines Baumes.
"""


def imported(client: FlaskClient, text: str = PRINTED) -> str:
    """Import a text and give the address of its draft."""
    answer = client.post(f"{C}/einlesen", data={"text": text})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def blocks(page: str) -> list[tuple[str, list[int]]]:
    """Give the stretches of the list by their kind, each with the numbers of its lines."""
    pieces = page.split('<div class="piece ')[1:]
    return [
        (piece.split('"', 1)[0], [int(found) for found in re.findall(r'<li id="z(\d+)"', piece)]) for piece in pieces
    ]


def corrected(client: FlaskClient, draft: str, pressed: Mapping[str, object], revision: int = 1) -> TestResponse:
    return client.post(draft, data={"revision": revision, **pressed})


def sample_conference() -> int:
    found = conference_by_slug("erlbach-2026")
    assert found is not None
    return found.id


def test_a_pasted_text_is_shown_as_it_was_recognised(secretariat: FlaskClient) -> None:
    answer = secretariat.get(imported(secretariat))
    assert blocks(answer.text) == [
        ("head", [1, 2, 3]),
        ("blank", [4]),
        ("heading", [5]),
        ("blank", [6]),
        ("paragraph", [7, 8]),
        ("paragraph", [9]),
    ]
    assert "3 Blöcke · 1 Überschrift · 9 Zeilen · 2 ohne Wörter" in answer.text
    assert 'value="Mehr Bänke am Fluss"' in answer.text
    assert Page(answer.text).faults == []


def test_a_file_is_read_before_what_is_pasted(secretariat: FlaskClient) -> None:
    sent = {"file": (BytesIO(PRINTED.encode()), "b7.txt"), "text": "1 Etwas anderes."}
    address = secretariat.post(f"{C}/einlesen", data=sent).headers["Location"]
    assert "Worum es geht" in secretariat.get(address).text


def test_a_gap_in_the_numbers_is_refused_with_the_line_and_everything_pasted_is_kept(
    app: Flask, secretariat: FlaskClient
) -> None:
    answer = secretariat.post(f"{C}/einlesen", data={"text": PRINTED.replace("8 zurück", "18 zurück")})
    assert answer.status_code == 400
    assert "18 zurück. Das soll anders werden." in answer.text
    assert re.search(r"Zeile 18.*8", Page(answer.text).text)
    assert Page(answer.text).faults == []
    assert_number_of_motions(app, 1)


def assert_number_of_motions(app: Flask, count: int) -> None:
    with app.app_context():
        assert len(motions_of(sample_conference())) == count


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Bitte eine Datei wählen oder den Text einfügen."),
        (b"1 Stra\xdfe", "nicht als UTF-8 gespeichert"),
        (b"Nur Prosa.", "keine Zeilennummern"),
        (b"1 Eins.\n1 Noch einmal.", "Zeile 1"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_must_be_chosen_again(
    app: Flask, secretariat: FlaskClient, content: bytes, sentence: str
) -> None:
    answer = secretariat.post(f"{C}/einlesen", data={"file": (BytesIO(content), "x.txt" if content else "")})
    assert answer.status_code == 400
    assert sentence in answer.text
    assert ("noch einmal gewählt werden" in answer.text) is bool(content)
    assert_number_of_motions(app, 1)


def test_blocks_are_joined_parted_and_retyped_while_every_line_keeps_its_number(secretariat: FlaskClient) -> None:
    draft = imported(secretariat)
    answer = corrected(secretariat, draft, {"join": 9})
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("#z9")
    corrected(secretariat, draft, {"split": 8}, 2)
    corrected(secretariat, draft, {"retype": 8, "kind-8": "item"}, 3)
    assert blocks(secretariat.get(draft).text)[-2:] == [("paragraph", [7]), ("item", [8, 9])]


def test_the_head_is_corrected(secretariat: FlaskClient) -> None:
    draft = imported(secretariat)
    corrected(secretariat, draft, {"number": "B8", "submitter": "OV Hafen", "subject": "Bänke"})
    page = secretariat.get(draft).text
    assert 'value="B8"' in page
    assert 'value="Bänke"' in page
    assert "Der Kopf ist gespeichert." in page


@pytest.mark.parametrize(
    ("pressed", "sentence"),
    [
        ({"join": 7}, "Vor Zeile 7 steht eine leere Zeile"),
        ({"split": 4}, "Zeile 4 ist leer"),
        ({"split": 99}, "Zeile 99 gibt es in diesem Text nicht"),
        ({"join": "sieben"}, "„sieben“ ist keine Nummer einer Zeile"),
        ({"retype": 7, "kind-7": "poem"}, "Ein Block ist eine Überschrift, ein Absatz oder ein Punkt"),
    ],
)
def test_an_impossible_correction_is_refused_with_a_sentence(
    secretariat: FlaskClient, pressed: dict[str, object], sentence: str
) -> None:
    draft = imported(secretariat)
    answer = corrected(secretariat, draft, pressed)
    assert answer.status_code == 400
    assert sentence in answer.text
    by_htmx = secretariat.post(draft, data={"revision": 1, **pressed}, headers=HTMX)
    assert by_htmx.status_code == 422
    assert sentence in by_htmx.text


def test_with_htmx_only_the_list_the_summary_and_the_revisions_are_answered(secretariat: FlaskClient) -> None:
    draft = imported(secretariat)
    answer = secretariat.post(draft, data={"revision": 1, "join": 9}, headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert blocks(answer.text)[-1] == ("paragraph", [7, 8, 9])
    assert 'id="summary" hx-swap-oob="true"' in answer.text
    assert answer.text.count('name="revision"') == answer.text.count('value="2"') == 4


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_who_builds_on_an_older_state_is_told_and_sees_the_new_one(
    secretariat: FlaskClient, headers: dict[str, str]
) -> None:
    draft = imported(secretariat)
    corrected(secretariat, draft, {"join": 9})
    answer = secretariat.post(draft, data={"revision": 1, "split": 8}, headers=headers)
    assert answer.status_code == 409
    assert "Jemand anderes hat das inzwischen geändert. Es wurde nichts überschrieben." in answer.text
    assert blocks(answer.text)[-1] == ("paragraph", [7, 8, 9])
    assert 'value="2"' in answer.text


def test_a_head_typed_on_an_older_state_stays_in_its_fields_beside_what_is_saved(secretariat: FlaskClient) -> None:
    draft = imported(secretariat)
    corrected(secretariat, draft, {"join": 9})
    answer = corrected(secretariat, draft, {"number": "B9", "submitter": "Ich", "subject": "Meine Fassung"})
    assert answer.status_code == 409
    assert 'value="Meine Fassung"' in answer.text
    assert "Gespeichert ist: B7 · Ortsverein Hafen · Mehr Bänke am Fluss" in Page(answer.text).text


def test_places_that_length_decided_are_marked_until_somebody_corrects_them(secretariat: FlaskClient) -> None:
    text = PRINTED + "10 Dafür stellen wir im nächsten Haushalt genug Geld ein, und zwar jedes Jahr wieder neu. So\n"
    draft = imported(secretariat, text.replace("8 zurück. Das soll anders werden.", f"8 {'zurück ' * 10}Ja."))
    page = secretariat.get(draft).text
    assert "2 Stellen ansehen" in page
    assert re.findall(r'<li id="z(\d+)" class="doubtful">', page) == ["9", "10"]
    assert "Neuer Absatz nur, weil die Zeile davor etwas kürzer ist." in page
    assert "Beginnt hier ein neuer Absatz?" in page
    corrected(secretariat, draft, {"join": 9})
    assert re.findall(r'<li id="z(\d+)" class="doubtful">', secretariat.get(draft).text) == ["10"]


def test_a_draft_is_published_under_its_number_for_the_unit_that_its_head_names(
    app: Flask, secretariat: FlaskClient
) -> None:
    draft = imported(secretariat)
    page = secretariat.get(draft).text
    chosen = re.search(r'<option selected value="(\d+)">OV Hafen', page)
    assert chosen is not None
    answer = secretariat.post(f"{draft}/veroeffentlichen", data={"revision": 1, "unit": chosen[1]})
    assert answer.headers["Location"] == f"{C}/antraege/B7"
    with app.app_context():
        motion = motion_by_number(sample_conference(), "B7")
        assert motion is not None
        assert motion.unit_id == int(chosen[1])
        assert [line.number for line in text_of(load.version_of(motion)).lines] == list(range(1, 10))
    assert secretariat.get(draft).status_code == 404


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ({"number": "B7", "submitter": "", "subject": " "}, "noch keinen Betreff"),
        ({"number": "A1", "submitter": "", "subject": "Doppelt"}, "Einen Antrag A1 gibt es schon"),
        ({"number": "sieben", "submitter": "", "subject": "Falsch"}, "„sieben“ ist keine Nummer eines Antrags"),
    ],
)
def test_a_head_that_is_not_complete_is_not_published(
    app: Flask, secretariat: FlaskClient, head: dict[str, str], sentence: str
) -> None:
    draft = imported(secretariat)
    corrected(secretariat, draft, head)
    answer = secretariat.post(f"{draft}/veroeffentlichen", data={"revision": 2, "unit": ""})
    assert answer.status_code == 400
    assert sentence in answer.text
    with app.app_context():
        assert motion_by_number(sample_conference(), "B7") is None


def test_what_was_changed_meanwhile_is_not_published(secretariat: FlaskClient) -> None:
    draft = imported(secretariat)
    corrected(secretariat, draft, {"join": 9})
    assert secretariat.post(f"{draft}/veroeffentlichen", data={"revision": 1}).status_code == 409
    assert secretariat.get(draft).status_code == 200


def test_a_unit_that_is_not_in_the_list_is_refused(app: Flask, secretariat: FlaskClient) -> None:
    draft = imported(secretariat)
    with app.app_context():
        unknown = max(unit.id for unit in units_of(sample_conference())) + 1
    answer = secretariat.post(f"{draft}/veroeffentlichen", data={"revision": 1, "unit": unknown})
    assert answer.status_code == 400
    assert "Diese Gliederung gibt es hier nicht" in answer.text


def test_open_drafts_are_listed_until_they_are_discarded(secretariat: FlaskClient) -> None:
    draft = imported(secretariat)
    assert draft in Page(secretariat.get(f"{C}/einlesen").text).links
    secretariat.post(f"{draft}/verwerfen", data={"revision": 1})
    assert draft not in secretariat.get(f"{C}/einlesen").text
    assert secretariat.get(draft).status_code == 404


def test_a_member_is_told_that_the_secretariat_may_import(member: FlaskClient) -> None:
    answer = member.get(f"{C}/einlesen")
    assert answer.status_code == 403
    assert "Sekretariat" in answer.text


def test_a_visitor_is_asked_to_sign_in(visitor: FlaskClient) -> None:
    assert visitor.get(f"{C}/einlesen").headers["Location"].startswith("/anmelden?weiter=")
    assert visitor.post(f"{C}/einlesen", data={"text": PRINTED}).status_code == 403


def test_a_draft_is_an_unknown_address_to_everyone_but_the_secretariat(
    secretariat: FlaskClient, chair: FlaskClient
) -> None:
    draft = imported(secretariat)
    posts = (draft, f"{draft}/veroeffentlichen", f"{draft}/verwerfen")
    assert [chair.post(address, data={"revision": 1, "join": 9}).status_code for address in posts] == [404] * 3
    assert chair.get(draft).status_code == 404
    assert chair.get(draft).text == chair.get(f"{C}/einlesen/unbekannt").text
    assert len(blocks(secretariat.get(draft).text)) == 6


@needs_motion_a1
def test_the_real_motion_is_shown_with_all_its_lines(secretariat: FlaskClient) -> None:
    answer = secretariat.get(
        imported(secretariat, MOTION_A1.read_text("utf-8").replace("Antrag-Nummer: A1", "Antrag-Nummer: C1"))
    )
    assert "141 Blöcke · 10 Überschriften · 806 Zeilen · 39 ohne Wörter" in answer.text
    assert [number for _, numbers in blocks(answer.text) for number in numbers] == list(range(1, 807))
    assert Page(answer.text).faults == []
