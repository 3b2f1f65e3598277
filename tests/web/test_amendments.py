"""Does an amendment come in within a minute, and is nothing lost when it is refused?"""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from motions.domain.permission import Role
from motions.domain.standing import Standing
from motions.services import load
from motions.services.conferences import founder_of
from motions.store.conferences import conferences, units_of
from motions.store.database import transaction
from motions.store.motions import motion_by_number
from motions.store.people import persons_with_role
from motions.store.tables import TextVersion, UnitFunction
from tests.web.conftest import signed_in
from tests.web.page import Page

A1 = "/erlbach-2026/antraege/A1"
EDITOR = f"{A1}/aendern"
LINES_42_43 = (
    "ausbilden. Mindestens 10 % der Fläche halten wir für Handwerk und Neugründungen frei, und zwar zu einer Pacht, "
    "die in den ersten fünf Jahren nicht steigt."
)


def place(kind: str, lines: str, text: str = "", index: int = 0) -> dict[str, str]:
    return {f"places-{index}-kind": kind, f"places-{index}-lines": lines, f"places-{index}-text": text}


def typed(html: str) -> list[str]:
    return [
        Page(field).text.strip() for field in re.findall(r"<textarea[^>]*places-[^>]*>.*?</textarea>", html, re.DOTALL)
    ]


def send(client: FlaskClient, *places: dict[str, str], button: str = "submit", **more: str) -> TestResponse:
    fields = {"version": "1", "reason": "", button: "1", **more}
    for one in places:
        fields |= one
    return client.post(EDITOR, data=fields)


def edits_of(app: Flask, number: str) -> list[str]:
    with app.app_context():
        deliberation = load.deliberation(load.motion(founder_of("erlbach-2026"), "A1"))
        return [f"{edit.id} {edit.old.stream}→{edit.new.stream}" for edit in deliberation.amendment(number).edits]


def test_the_editor_opens_with_the_words_of_the_lines_and_the_lines_around_them(member: FlaskClient) -> None:
    page = member.get(f"{EDITOR}?zeilen=42-43&art=ersetzen").text
    assert typed(page) == [LINES_42_43]
    assert "Z. 42–43 ändern" in page
    assert re.findall(r'class="line[^"]*picked" id="z(\d+)"', page) == ["42", "43"]
    assert 'id="z39"' in page
    assert "autofocus" in page


def test_a_dash_of_either_kind_names_lines(member: FlaskClient) -> None:
    assert typed(member.get(f"{EDITOR}?zeilen=42–43").text) == typed(member.get(f"{EDITOR}?zeilen=42-43").text)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("zeilen=5000", "Zeile 5000 gibt es nicht"),
        ("zeilen=drei", "„drei“ nennt keine Zeilen"),
        ("zeilen=5", "Auf Z. 5 steht kein Wort"),
        ("zeilen=42&art=verbrennen", "„verbrennen“ gibt es nicht"),
        ("", "nennt keine Zeilen"),
    ],
)
def test_lines_that_cannot_be_amended_lead_back_to_the_motion_with_the_reason(
    member: FlaskClient, query: str, sentence: str
) -> None:
    answer = member.get(f"{EDITOR}?{query}")
    assert answer.location == A1
    assert sentence in Page(member.get(A1).text).text


def test_the_lines_of_the_subject_open_the_subject(member: FlaskClient) -> None:
    page = member.get(f"{EDITOR}?zeilen=3-4").text
    assert "Betreff ändern" in page
    assert typed(page)[0].startswith("„Eine Stadt zum Bleiben.")


def test_the_whole_text_can_be_replaced(member: FlaskClient) -> None:
    page = member.get(f"{EDITOR}?art=gesamt").text
    assert "**1. Gute Arbeit für alle, die hier leben**" in typed(page)[0]


def test_lines_to_be_deleted_show_at_once_what_goes(member: FlaskClient) -> None:
    page = Page(member.get(f"{EDITOR}?zeilen=43&art=streichen").text)
    assert "Z. 43 streichen" in page.text
    assert ".1 Z. 43 wird gestrichen." in page.text


def test_what_is_typed_is_read_word_by_word_before_it_is_submitted(member: FlaskClient) -> None:
    changed = LINES_42_43.replace("10 %", "30 %").replace("fünf", "zehn")
    answer = member.post(f"{EDITOR}/vorschau", data=place("ersetzen", "42–43", changed))
    assert answer.status_code == 200
    said = Page(answer.text).text.replace("\u00a0", " ")
    assert "gestrichen: 10 % Ende der Streichung" in said
    assert "eingefügt: 30 % Ende der Einfügung" in said
    assert ".1 In Z. 42 wird „10 %“ durch „30 %“ ersetzt." in said
    assert ".2 In Z. 43 wird „fünf“ durch „zehn“ ersetzt." in said
    assert "Berührt Ä4 (OV Altstadt, Z. 42): Wird Ä4 angenommen, entfällt Ihre Stelle .1" in said
    assert "<html" not in answer.text


def test_an_emptied_field_deletes_the_lines(member: FlaskClient) -> None:
    said = Page(member.post(f"{EDITOR}/vorschau", data=place("ersetzen", "43", " ")).text).text
    assert ".1 Z. 43 wird gestrichen." in said


def test_a_preview_that_cannot_be_read_says_why(member: FlaskClient) -> None:
    answer = member.post(f"{EDITOR}/vorschau", data=place("ersetzen", "42–43", LINES_42_43))
    assert answer.status_code == 422
    assert "keine Änderung des Wortlauts" in answer.text


def test_a_preview_keeps_nothing(app: Flask, member: FlaskClient) -> None:
    member.post(f"{EDITOR}/vorschau", data=place("ersetzen", "42", "Ganz anders."))
    assert member.get(f"{A1}/aenderungen/Ä26").status_code == 404


def test_lines_that_cut_a_word_are_warned_of_where_the_change_reaches_the_cut(app: Flask, member: FlaskClient) -> None:
    said = Page(member.post(f"{EDITOR}/vorschau", data=place("streichen", "54")).text).text
    assert "Die Zeilen trennen das Wort „Jugendberufsagentur“" in said
    said = Page(member.post(f"{EDITOR}/vorschau", data=place("streichen", "53")).text).text
    assert "trennen" not in said


def test_submitting_leads_to_the_amendment_with_its_number(app: Flask, member: FlaskClient) -> None:
    answer = send(member, place("ersetzen", "42–43", LINES_42_43.replace("10 %", "30 %")), reason="Es fehlt an Hallen.")
    assert (answer.status_code, unquote(answer.location)) == (302, f"{A1}/aenderungen/Ä26")
    page = Page(member.get(answer.location).text).text
    assert "Ä26 ist eingereicht." in page
    assert "OV Altstadt" in page
    assert "Es fehlt an Hallen." in page
    assert edits_of(app, "Ä26") == ["Ä26.1 10 %→30 %"]


def test_several_places_become_one_amendment(app: Flask, member: FlaskClient) -> None:
    answer = send(
        member,
        place("streichen", "57", index=1),
        place("betreff", "", "„Eine Stadt für alle“"),
        place("einfuegen", "53", "Das gilt auch für Männer.", index=2),
        indivisible="y",
    )
    assert answer.status_code == 302
    page = Page(member.get(answer.location).text).text
    assert "unteilbar" in page
    assert len(edits_of(app, "Ä26")) == 3


def test_another_place_is_added_and_everything_typed_is_kept(member: FlaskClient) -> None:
    changed = LINES_42_43.replace("10 %", "30 %")
    more = {"more_lines": "49", "more_kind": "ersetzen", "reason": "Weil."}
    answer = send(member, place("ersetzen", "42–43", changed), button="more", **more)
    assert answer.status_code == 200
    assert typed(answer.text) == [
        changed,
        "Die Stadt selbst ist mit 2.150 Beschäftigten die zweitgrößte Arbeitgeberin am Ort.",
    ]
    assert "Weil." in answer.text
    assert 'name="places-1-lines" type="hidden" value="49"' in answer.text


def test_another_place_without_lines_is_refused_at_its_field(member: FlaskClient) -> None:
    answer = send(member, place("ersetzen", "42–43", "Anders."), button="more", more_lines="999", more_kind="ersetzen")
    assert answer.status_code == 400
    assert typed(answer.text) == ["Anders."]
    assert "Zeile 999 gibt es nicht" in answer.text


def test_a_place_is_left_out_and_the_other_kept(member: FlaskClient) -> None:
    answer = send(
        member,
        place("ersetzen", "42", "Eins."),
        place("ersetzen", "49", "Zwei.", 1),
        button="preview",
        remove="places-0",
    )
    assert typed(answer.text) == ["Zwei."]
    again = send(member, place("ersetzen", "49", "Zwei.", 1), button="preview", remove="places-1")
    assert typed(again.text) == ["Zwei."]


def test_the_preview_works_without_a_script(member: FlaskClient) -> None:
    answer = send(member, place("ersetzen", "42–43", LINES_42_43.replace("fünf", "zehn")), button="preview")
    assert answer.status_code == 200
    assert ".1 In Z. 43 wird „fünf“ durch „zehn“ ersetzt." in Page(answer.text).text
    assert Page(answer.text).faults == []


def test_a_refusal_stands_at_its_place_and_everything_typed_is_kept(app: Flask, member: FlaskClient) -> None:
    answer = send(
        member,
        place("ersetzen", "42–43", LINES_42_43),
        place("ersetzen", "49", "Zwei.", 1),
        reason="Weil.",
        indivisible="y",
    )
    assert answer.status_code == 400
    assert typed(answer.text) == [LINES_42_43, "Zwei."]
    error = re.search(r'id="places-0-text-error">([^<]*)<', answer.text)
    assert error is not None
    assert "keine Änderung des Wortlauts" in error.group(1)
    assert "places-1-text-error" not in answer.text
    assert "Weil." in answer.text
    assert "checked" in answer.text
    assert Page(answer.text).faults == []
    assert member.get(f"{A1}/aenderungen/Ä26").status_code == 404


def test_two_places_that_overlap_are_refused(member: FlaskClient) -> None:
    answer = send(member, place("streichen", "42–43"), place("ersetzen", "43", "Anders.", 1))
    assert answer.status_code == 400
    assert "Das fehlt noch oder passt nicht:" in answer.text


def test_who_saw_an_older_version_is_told_and_keeps_what_was_typed(app: Flask, member: FlaskClient) -> None:
    answer = send(member, place("ersetzen", "42–43", "Alles neu."), version="7")
    assert answer.status_code == 409
    assert "inzwischen eine neue Fassung" in answer.text
    assert typed(answer.text) == ["Alles neu."]
    assert 'name="version" type="hidden" value="1"' in answer.text


@pytest.mark.parametrize("tampered", [{"places-0-kind": "alles"}, {"places-0-lines": "7000"}, {"version": "x"}])
def test_what_no_form_has_offered_is_refused(member: FlaskClient, tampered: dict[str, str]) -> None:
    answer = send(member, place("streichen", "42") | tampered, **{k: v for k, v in tampered.items() if k == "version"})
    assert answer.status_code in (400, 409)


def test_nobody_submits_for_another_unit(app: Flask, member: FlaskClient) -> None:
    with app.app_context():
        other = next(unit.id for unit in units_of(conferences()[0].id) if unit.short_name == "OV Hafen")
    answer = send(member, place("streichen", "57"), unit=str(other))
    assert answer.status_code == 403


def test_who_acts_for_several_units_chooses_one(app: Flask, secretariat: FlaskClient) -> None:
    page = secretariat.get(f"{EDITOR}?zeilen=57&art=streichen").text
    assert "OV Hafen</option>" in page
    with app.app_context():
        hafen = next(unit.id for unit in units_of(conferences()[0].id) if unit.short_name == "OV Hafen")
    answer = send(secretariat, place("streichen", "57"), unit=str(hafen))
    assert "OV Hafen" in Page(secretariat.get(answer.location).text).text


def test_who_acts_for_no_unit_is_told(app: Flask) -> None:
    with app.app_context():
        person = persons_with_role(conferences()[0].id, Role.MEMBER)[0]
        with transaction() as session:
            session.query(UnitFunction).filter_by(person_id=person.id).delete()
    client = signed_in(app, Role.MEMBER)
    assert "Sie handeln hier für keine Gliederung" in client.get(f"{EDITOR}?zeilen=42").text
    assert "für welche Gliederung" in send(client, place("streichen", "57")).text


def test_only_who_submitted_it_can_withdraw_what_is_open(app: Flask, member: FlaskClient, chair: FlaskClient) -> None:
    address = send(member, place("streichen", "57")).location
    assert f'action="{address}/zurueckziehen"' in member.get(address).text
    assert "zurueckziehen" not in chair.get(address).text
    assert chair.post(f"{address}/zurueckziehen").status_code == 403
    assert member.post(f"{address}/zurueckziehen").status_code == 302
    page = Page(member.get(address).text).text
    assert "Ä26 ist zurückgezogen." in page
    assert "zurueckziehen" not in member.get(address).text
    with app.app_context():
        deliberation = load.deliberation(load.motion(founder_of("erlbach-2026"), "A1"))
        assert deliberation.standings.standing("Ä26.1") is Standing.WITHDRAWN


def test_the_page_of_an_amendment_tells_change_reason_vote_and_relations(visitor: FlaskClient) -> None:
    page = Page(visitor.get(f"{A1}/aenderungen/Ä3").text)
    said = page.text.replace("\u00a0", " ")
    assert "gestrichen: 10 % Ende der Streichung" in said
    assert "Ä3.1 In Z. 42 wird „10 %“ durch „15 %“ ersetzt." in said
    assert "Ein Zehntel ist zu wenig" in said
    assert "Votum der Antragskommission" in said
    assert "Ä2.1 entfällt: Ä3.1 ändert dieselben Wörter (Z. 42) anders." in said
    assert "Wird Ä2.1 angenommen, entfällt Ä3.1." in said
    assert f"{A1}#z42" in page.links


def test_in_the_margin_only_the_amendment_itself_is_loaded(visitor: FlaskClient) -> None:
    answer = visitor.get(f"{A1}/aenderungen/Ä3", headers={"HX-Request": "true"})
    assert "<html" not in answer.text
    assert "gestrichen:" in answer.text
    assert Page(answer.text).faults == []


def test_why_something_has_lapsed_is_said(app: Flask, visitor: FlaskClient) -> None:
    with app.app_context():
        standings = load.deliberation(load.motion(founder_of("erlbach-2026"), "A1")).standings
    lapsed = next(edit for edit, at in standings.edits.items() if at.standing is Standing.LAPSED)
    said = Page(visitor.get(f"{A1}/aenderungen/{lapsed.partition('.')[0]}").text).text
    assert f"hinfällig durch {standings.edits[lapsed].cause}" in said


def test_the_page_of_an_older_version_cannot_be_amended(app: Flask, member: FlaskClient) -> None:
    with app.app_context(), transaction() as session:
        motion = motion_by_number(conferences()[0].id, "A1")
        assert motion is not None
        first = session.query(TextVersion).filter_by(motion_id=motion.id).one()
        session.add(
            TextVersion(
                motion_id=motion.id,
                ordinal=2,
                document=first.document,
                text_hash=first.text_hash,
                wrap_version=first.wrap_version,
                published_at=first.published_at,
            )
        )
        motion.current_ordinal = 2
    page = member.get(f"{A1}/fassung/1").text
    assert "Das ist die frühere Fassung 1." in page
    assert "data-line-picking" not in page
