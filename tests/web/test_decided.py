"""Can everyone read how and when something was decided?"""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.web.page import Page

A1 = "/erlbach-2026/antraege/A1"


def said_on(client: FlaskClient, address: str) -> str:
    return Page(client.get(address).text).text


def test_the_public_reads_number_day_and_votes_of_a_decision(visitor: FlaskClient) -> None:
    said = said_on(visitor, f"{A1}/aenderungen/Ä10")
    assert "Beschluss Nr. 3, " in said
    assert "Ä10 mit 84 zu 41 Stimmen bei 7 Enthaltungen angenommen" in said


def test_a_referral_names_its_body(visitor: FlaskClient) -> None:
    assert "Ä14 mit Mehrheit überwiesen an Ratsfraktion" in said_on(visitor, f"{A1}/aenderungen/Ä14")


def test_what_has_lapsed_leads_to_the_decision_that_made_it_lapse(visitor: FlaskClient) -> None:
    assert "Beschluss Nr. 5, " in said_on(visitor, f"{A1}/aenderungen/Ä21")


def test_what_is_open_tells_no_decision(visitor: FlaskClient) -> None:
    assert "Beschluss Nr." not in said_on(visitor, f"{A1}/aenderungen/Ä2")


def test_the_footer_names_the_product_and_nothing_of_the_program(visitor: FlaskClient) -> None:
    assert visitor.get(A1).text.count("motions.store") == 0
