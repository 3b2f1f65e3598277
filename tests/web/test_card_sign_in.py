"""How does a phone sign in with a card, and what does nobody learn by it?"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from motions.domain.card import CardState, in_groups
from motions.domain.signing_in import LIMITS, Counted
from motions.services.cards import FreshCard, issue_cards, overview, release_card, void_card
from motions.services.conferences import create_conference
from motions.store.database import transaction
from motions.store.tables import Mandate
from tests.web.page import Page
from tests.web.small import Small, small_conference


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Small]:
    with small_conference(tmp_path) as small:
        with small.app.app_context(), transaction() as session:
            session.add(
                Mandate(
                    conference_id=small.cast.founder.conference, number=114, holder_id=small.cast.secretariat.person
                )
            )
        yield small


@pytest.fixture
def card(small: Small) -> FreshCard:
    with small.app.app_context():
        return issue_cards(small.cast.secretariat)[0]


@pytest.fixture
def phone(small: Small) -> FlaskClient:
    return small.app.test_client()


def state(small: Small) -> CardState:
    with small.app.app_context():
        return overview(small.cast.secretariat)[0].state


def mandate(small: Small) -> int:
    with small.app.app_context():
        return overview(small.cast.secretariat)[0].mandate


def is_kept_secret(answer) -> bool:
    wanted = {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
    return {name: answer.headers.get(name) for name in wanted} == wanted


def test_opening_the_address_only_shows_as_which_mandate(small: Small, card: FreshCard, phone: FlaskClient) -> None:
    for ask in (phone.get, phone.head, phone.get):
        answer = ask(f"/karte/{card.code}")
        assert answer.status_code == 200
        assert is_kept_secret(answer)
    page = Page(phone.get(f"/karte/{card.code}").text)
    assert page.faults == []
    assert "Anmelden als Mandat 114" in page.text
    assert "Parteitag erlbach" in page.text
    assert "Secretariat" not in page.text
    assert state(small) is CardState.ISSUED


def test_the_button_signs_in_as_the_mandate(small: Small, card: FreshCard, phone: FlaskClient) -> None:
    answer = phone.post(f"/karte/{card.code}")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/erlbach/antraege")
    assert is_kept_secret(answer)
    page = Page(phone.get("/erlbach/antraege").text)
    assert "Sie sind als Mandat 114 angemeldet." in page.text
    assert "Mandat 114" in page.text
    assert state(small) is CardState.USED


def test_the_card_of_a_secretary_opens_no_page_of_the_secretariat(
    small: Small, card: FreshCard, phone: FlaskClient
) -> None:
    phone.post(f"/karte/{card.code}")
    for address in ("/erlbach/karten", "/erlbach/einlesen"):
        assert phone.get(address).status_code == 403
    with small.app.app_context():
        create_conference("verborgen", "Verborgen", is_public=False)
    assert phone.get("/verborgen/antraege").status_code == 404


def test_a_second_phone_is_told_where_to_go_and_gets_in_after_a_release(
    small: Small, card: FreshCard, phone: FlaskClient
) -> None:
    assert "Mandat 114" in phone.post(f"/karte/{card.code}", follow_redirects=True).text
    other = small.app.test_client()
    for answer in (other.get(f"/karte/{card.code}"), other.post(f"/karte/{card.code}")):
        assert answer.status_code == 409
        assert is_kept_secret(answer)
        assert "Zähltisch freigeben" in answer.text
        assert card.code not in answer.text
    with small.app.app_context():
        release_card(small.cast.secretariat, mandate(small))
    assert other.post(f"/karte/{card.code}").status_code == 303
    assert "Mandat 114" in Page(other.get("/erlbach/antraege").text).text
    assert "Mandat 114" not in Page(phone.get("/erlbach/antraege").text).text


def test_scanning_again_on_the_same_phone_just_goes_on(small: Small, card: FreshCard, phone: FlaskClient) -> None:
    phone.post(f"/karte/{card.code}")
    assert "schon mit dieser Karte angemeldet" in phone.get(f"/karte/{card.code}").text
    assert phone.post(f"/karte/{card.code}").status_code == 303
    assert "Mandat 114" in Page(phone.get("/erlbach/antraege").text).text


def test_the_card_takes_the_place_of_who_was_signed_in(small: Small, card: FreshCard) -> None:
    browser = small.browser(small.cast.secretariat)
    assert "Gerade ist hier Secretariat angemeldet" in browser.get(f"/karte/{card.code}").text
    browser.post(f"/karte/{card.code}")
    assert browser.get("/erlbach/karten").status_code == 403


def test_void_unknown_and_altered_codes_get_the_same_page(small: Small, card: FreshCard, phone: FlaskClient) -> None:
    with small.app.app_context():
        void_card(small.cast.secretariat, mandate(small))
    altered = card.code[:-1] + ("0" if card.code[-1] != "0" else "1")
    codes = (card.code, altered, "K7QM" * 7, "x", "%F0%9F%92%A9", "a" * 1000)
    answers = [ask(f"/karte/{code}") for code in codes for ask in (phone.get, phone.post)]
    assert {answer.status_code for answer in answers} == {404}
    assert all(map(is_kept_secret, answers))
    assert len({answer.text for answer in answers}) == 1
    assert Page(answers[0].text).text.count("Mit diesem Code geht es nicht") == 1
    assert Page(answers[0].text).faults == []


def test_a_code_can_be_typed_as_it_is_printed(card: FreshCard, phone: FlaskClient) -> None:
    page = phone.get("/karte")
    assert is_kept_secret(page)
    assert Page(page.text).faults == []
    answer = phone.post("/karte", data={"code": " ".join(in_groups(card.code)).lower()})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/karte/{card.code}")
    assert is_kept_secret(answer)
    for typed, said in (("K7QM", "28 Zeichen, das hier sind 4"), ("", "Bitte ausfüllen"), ("ü" * 28, "„Ü“")):
        answer = phone.post("/karte", data={"code": typed})
        assert answer.status_code == 400
        assert Page(answer.text).text.count(said) == 1
        assert Page(answer.text).faults == []


def test_the_ways_to_sign_in_lead_to_one_another(phone: FlaskClient) -> None:
    assert "/karte" in Page(phone.get("/anmelden").text).links
    assert "/anmelden" in Page(phone.get("/karte").text).links


def test_with_a_card_one_sees_as_which_mandate_where_and_back_to_the_conference(
    small: Small, card: FreshCard, phone: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.post(f"/karte/{card.code}")
    assert "/konto" in Page(phone.get("/erlbach/antraege").text).links
    with small.app.app_context():
        release_card(small.cast.secretariat, mandate(small))
    monkeypatch.setattr("motions.services.card_sign_in.BALLOT_IS_OPEN", True)
    other = small.app.test_client()
    other.post(f"/karte/{card.code}")
    html = other.get("/konto").text
    page = Page(html)
    assert page.faults == []
    assert "Angemeldet als Mandat 114" in page.text
    assert "/erlbach/antraege" in page.links
    assert page.text.count("dieses Gerät") == 1
    ends = html.partition('action="/konto/sitzungen/')[2].partition('"')[0]
    assert other.post(f"/konto/sitzungen/{ends}").location == "/konto"
    assert phone.get("/konto").status_code == 302
    assert "Alle anderen abmelden" not in other.get("/konto").text


def test_too_many_unknown_codes_are_refused_and_a_good_card_still_signs_in(card: FreshCard, phone: FlaskClient) -> None:
    for _ in range(LIMITS[Counted.ADDRESS].attempts):
        assert phone.get("/karte/x").status_code == 404
    answer = phone.get("/karte/x")
    assert answer.status_code == 429
    assert "Zu viele Fehlversuche" in answer.text
    assert phone.post(f"/karte/{card.code}").status_code == 303


def test_over_https_the_form_works_without_a_referrer_and_not_without_its_token(
    small: Small, card: FreshCard, phone: FlaskClient
) -> None:
    small.app.config["WTF_CSRF_ENABLED"] = True
    site = "https://localhost"
    refused = phone.post(f"/karte/{card.code}", base_url=site)
    assert refused.status_code == 400
    assert is_kept_secret(refused)
    assert card.code not in refused.text
    page = phone.get(f"/karte/{card.code}", base_url=site).text
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    answer = phone.post(f"/karte/{card.code}", base_url=site, data={"csrf_token": token})
    assert answer.status_code == 303
    assert state(small) is CardState.USED


@pytest.mark.parametrize("lost", ["card", "sign_in_session"])
def test_no_log_and_no_error_page_holds_the_secret(
    small: Small, card: FreshCard, phone: FlaskClient, caplog: pytest.LogCaptureFixture, lost: str
) -> None:
    phone.post(f"/karte/{card.code}")
    with small.app.app_context(), transaction() as session:
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
        session.execute(text(f"ALTER TABLE {lost} RENAME TO lost"))
    caplog.set_level(logging.DEBUG)
    for ask in (phone.get, phone.post):
        answer = ask(f"/karte/{card.code}")
        assert answer.status_code == 500
        assert is_kept_secret(answer)
        assert card.code not in answer.text
        assert "Da ist etwas kaputtgegangen" in answer.text
    assert "fault at card_sign_in.ask" in caplog.text
    assert "fault at card_sign_in.redeem" in caplog.text
    assert card.code not in caplog.text
