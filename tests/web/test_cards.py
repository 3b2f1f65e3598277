"""What do the pages of cards show, and what do they do?"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from flask.testing import FlaskClient

from motions.domain.actor import Actor
from motions.domain.card import CardState
from motions.domain.errors import NotPossible
from motions.domain.permission import Role
from motions.services.card_sign_in import redeem
from motions.services.cards import FreshCard, issue_cards, overview, release_card, void_card
from motions.services.people import give_role
from motions.store.database import transaction
from motions.store.tables import Mandate
from motions.web.site import site_address
from tests.qr_codes import scanned
from tests.web.entering import let_time_pass
from tests.web.page import Page
from tests.web.small import Small, small_conference

CARDS = "/erlbach/karten"


@dataclass(frozen=True)
class Hall:
    """A small conference with mandates, and who works with their cards."""

    small: Small
    secretariat: FlaskClient
    counting: FlaskClient
    ids: dict[int, int]

    def states(self) -> dict[int, CardState]:
        with self.small.app.app_context():
            return {line.number: line.state for line in overview(self.small.cast.secretariat)}

    def issue(self, *numbers: int) -> list[FreshCard]:
        with self.small.app.app_context():
            return list(issue_cards(self.small.cast.secretariat, [self.ids[number] for number in numbers]))

    def use(self, card: FreshCard) -> None:
        with self.small.app.app_context():
            redeem(card.code, "", "Phone", "203.0.113.7")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with small_conference(tmp_path) as small:
        cast = small.cast
        with small.app.app_context():
            with transaction() as session:
                session.add(Mandate(conference_id=cast.founder.conference, number=7, holder_id=cast.member.person))
                session.add_all(
                    Mandate(conference_id=cast.founder.conference, number=number) for number in range(101, 215)
                )
            person = give_role(cast.founder, "zaehlt@erlbach.example", Role.COUNTING, name="Zita Zahl")
            ids = {line.number: line.mandate for line in overview(cast.secretariat)}
        counting = small.browser(Actor(cast.founder.conference, person))
        yield Hall(small, small.browser(cast.secretariat), counting, ids)


def words_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return [sheet.get_textpage().get_text_bounded() for sheet in document]


def test_the_list_shows_every_state_in_sound_pages(hall: Hall) -> None:
    issued, used, released, void = hall.issue(7, 101, 102, 103)
    hall.use(used)
    hall.use(released)
    with hall.small.app.app_context():
        release_card(hall.small.cast.secretariat, hall.ids[102])
        void_card(hall.small.cast.secretariat, hall.ids[103])
    for browser in (hall.secretariat, hall.counting):
        page = Page(browser.get(CARDS).text)
        assert page.faults == []
        for said in ("Mandat 7 Member", "111 keine Karte", "1 ausgestellt", "1 benutzt", "1 freigegeben", "1 ungültig"):
            assert said in page.text
        assert issued.public_number in page.text
        assert issued.code not in page.text
    assert void.public_number in hall.secretariat.get(CARDS).text


def test_a_hundred_mandates_stand_on_a_page(hall: Hall) -> None:
    first, second = (Page(hall.secretariat.get(f"{CARDS}?seite={number}").text) for number in (1, 2))
    assert ("Mandat 199" in first.text, "Mandat 200" in first.text) == (True, False)
    assert ("Mandat 199" in second.text, "Mandat 214" in second.text) == (False, True)
    assert "Seite 2 von 2" in second.text
    for odd in ("0", "-3", "99", "x"):
        assert hall.secretariat.get(f"{CARDS}?seite={odd}").status_code == 200


def test_a_mandate_is_found_by_its_number_or_that_of_its_card(hall: Hall) -> None:
    card = hall.issue(114)[0]
    for wanted in ("114", card.public_number.lower()):
        page = Page(hall.counting.get(CARDS, query_string={"suche": wanted}).text)
        assert page.faults == []
        assert "Mandat 114" in page.text
        assert "Mandat 115" not in page.text
    assert "die Nummer „999“" in hall.counting.get(f"{CARDS}?suche=999").text


def test_the_sheet_is_a_pdf_that_nobody_keeps(hall: Hall) -> None:
    answer = hall.secretariat.post(f"{CARDS}/drucken", data={"alle": "1"})
    assert answer.content_type == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    pages = words_of(answer.data)
    assert len(pages) == 15  # 115 cards, eight a page
    for said in ("Mandat 7", "Member", "Parteitag erlbach", "Innen: zum Anmelden", "localhost/karte", "Mandat 107"):
        assert said in " ".join(pages[0].split())
    assert set(hall.states().values()) == {CardState.ISSUED}
    assert hall.secretariat.post(f"{CARDS}/drucken", data={"alle": "1"}).status_code == 409


def test_what_a_phone_reads_on_a_printed_card_opens_its_mandate(hall: Hall) -> None:
    chosen = [hall.ids[number] for number in (7, 101, 102)]
    pdf = hall.secretariat.post(f"{CARDS}/drucken", data={"auswahl": chosen}).data
    with hall.small.app.app_context():
        numbers = {line.card.public_number for line in overview(hall.small.cast.secretariat) if line.card}
    read = {code.says for code in scanned(pdf)[0]}
    links = read - numbers
    assert (len(read), len(links), numbers <= read) == (6, 3, True)
    phone = hall.small.app.test_client()
    assert all(link.startswith("http://localhost/karte/") for link in links)
    shown = [Page(phone.get(link.removeprefix("http://localhost")).text).text for link in links]
    assert sorted(
        next(number for number in (7, 101, 102) if f"Anmelden als Mandat {number} " in page) for page in shown
    ) == [7, 101, 102]


def test_under_a_name_that_anybody_can_give_no_address_is_printed(hall: Hall) -> None:
    app = hall.small.app
    with app.test_request_context(base_url="http://anderswo.example"), pytest.raises(NotPossible):
        site_address()
    with app.test_request_context(base_url="http://localhost:8000"):
        assert site_address() == "http://localhost:8000"


def test_chosen_cards_and_one_by_its_button_are_printed(hall: Hall) -> None:
    chosen = [hall.ids[number] for number in (110, 112)]
    page = words_of(hall.secretariat.post(f"{CARDS}/drucken", data={"auswahl": chosen}).data)[0]
    assert [f"Mandat {number}" in page for number in (110, 111, 112)] == [True, False, True]
    page = words_of(hall.secretariat.post(f"{CARDS}/drucken", data={"auswahl": chosen, "mandat": hall.ids[111]}).data)[
        0
    ]
    assert [f"Mandat {number}" in page for number in (110, 111, 112)] == [False, True, False]
    assert hall.secretariat.post(f"{CARDS}/drucken").status_code == 409
    assert hall.secretariat.post(f"{CARDS}/drucken", data={"mandat": 99999}).status_code == 404


def test_a_card_is_voided_and_released_with_a_button_and_one_stays_on_the_page(hall: Hall) -> None:
    _, used = hall.issue(120, 121)
    answer = hall.secretariat.post(f"{CARDS}/sperren", data={"mandat": hall.ids[120], "suche": "120", "seite": "2"})
    assert answer.headers["Location"] == f"{CARDS}?suche=120&seite=2"
    assert "Die Karte von Mandat 120 ist ungültig" in hall.secretariat.get(CARDS).text
    hall.use(used)
    answer = hall.counting.post(f"{CARDS}/freigeben", data={"mandat": hall.ids[121]}, follow_redirects=True)
    assert "Die Karte von Mandat 121 meldet auf einem weiteren Gerät an" in answer.text
    assert (hall.states()[120], hall.states()[121]) == (CardState.VOID, CardState.RELEASED)
    assert hall.counting.post(f"{CARDS}/freigeben", data={"mandat": hall.ids[121]}).status_code == 409
    assert hall.counting.post(f"{CARDS}/freigeben", data={"mandat": "x"}).status_code == 404


def test_voiding_and_printing_ask_who_it_is_and_releasing_does_not(hall: Hall) -> None:
    used, _ = hall.issue(120, 121)
    hall.use(used)
    let_time_pass(hall.small.app)
    for step, sent in (("sperren", {"mandat": hall.ids[121]}), ("drucken", {"alle": "1"})):
        answer = hall.secretariat.post(f"{CARDS}/{step}", data=sent, headers={"Referer": f"http://localhost{CARDS}"})
        assert answer.location == f"/bestaetigen?weiter={CARDS}"
    assert hall.states()[121] is CardState.ISSUED
    assert hall.counting.post(f"{CARDS}/freigeben", data={"mandat": hall.ids[120]}).location == CARDS
    assert hall.states()[120] is CardState.RELEASED


def test_who_does_not_work_with_cards_neither_sees_nor_does_anything(hall: Hall) -> None:
    steps = [(f"{CARDS}/{step}", {"mandat": hall.ids[7], "alle": "1"}) for step in ("drucken", "sperren", "freigeben")]
    cast = hall.small.cast
    for actor in (cast.member, cast.committee, cast.chair):
        browser = hall.small.browser(actor)
        assert browser.get(CARDS).status_code == 403
        assert [browser.post(address, data=data).status_code for address, data in steps] == [403] * 3
    assert [hall.counting.post(address, data=data).status_code for address, data in steps[:2]] == [403] * 2
    assert set(hall.states().values()) == {CardState.NONE}


def test_the_counting_committee_sees_no_button_that_is_not_for_it(hall: Hall) -> None:
    hall.use(hall.issue(7)[0])
    page = hall.counting.get(CARDS).text
    assert ("Freigeben" in page, "drucken" in page, "Sperren" in page) == (True, False, False)
