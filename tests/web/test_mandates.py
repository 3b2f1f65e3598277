"""Do the pages of mandates show who is there, and change it for those alone who may?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from motions.domain.actor import Actor
from motions.domain.permission import Role
from motions.domain.settings import Settings, settings_to_data
from motions.services.mandates import MandateEntry, add_mandates
from motions.services.people import give_role
from motions.store.conferences import conference_by_slug, units_of
from motions.store.database import transaction
from motions.store.mandates import MandateRow, mandates
from tests.services.cast import a_cast
from tests.services.people import row_of
from tests.web.small import Small, queries_of, small_conference
from tests.web.test_people import said, seen_in

MANDATES = "/erlbach/mandate"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Small]:
    with small_conference(tmp_path) as conference:
        cast = conference.cast
        with conference.app.app_context():
            give_role(cast.founder, "counting@erlbach.example", Role.COUNTING, name="Counting")
            north = units_of(cast.founder.conference)[0].id
            add_mandates(cast.secretariat, 1, 1, MandateEntry(1, north, row_of(cast, "Member").id))
            add_mandates(cast.secretariat, 2, 12, MandateEntry(2, may_vote=False))
        yield conference


@pytest.fixture
def secretariat(small: Small) -> FlaskClient:
    return small.browser(small.cast.secretariat)


def mandate(small: Small, number: int) -> MandateRow:
    with small.app.app_context():
        return next(row for row in mandates(small.cast.founder.conference) if row.number == number)


def participant(small: Small, name: str) -> int:
    with small.app.app_context():
        return row_of(small.cast, name).id


def counting(small: Small) -> FlaskClient:
    with small.app.app_context():
        person = row_of(small.cast, "Counting").person
    return small.browser(Actor(small.cast.founder.conference, person))


def listed(client: FlaskClient, search: str = "") -> list[int]:
    page = client.get(f"{MANDATES}?{search}").text
    return [int(number) for number in re.findall(r"Mandat </span>(\d+)</a>", page)]


def test_the_sums_stand_above_the_list(small: Small, secretariat: FlaskClient) -> None:
    secretariat.post(f"{MANDATES}/{mandate(small, 1).id}/anwesenheit")
    text = said(secretariat.get(MANDATES))
    assert "Mandate 12 mit Stimmrecht 1 anwesend 1" in text
    assert "OV Nord 1 1 1" in text
    assert "ohne Gliederung 11 0 0" in text


def test_mandates_are_found_by_number_and_by_name(small: Small, secretariat: FlaskClient) -> None:
    assert listed(secretariat) == list(range(1, 13))
    assert listed(secretariat, "suche=1") == [1]
    assert listed(secretariat, "suche=memb") == [1]
    assert listed(secretariat, "suche=12") == [12]
    assert listed(secretariat, "stand=frei") == list(range(2, 13))
    assert listed(secretariat, "stand=da") == listed(secretariat, "suche=niemand") == []


def test_a_range_of_vacant_mandates_is_added(small: Small, secretariat: FlaskClient) -> None:
    sent = {"number": "20", "last": "22", "may_vote": "y"}
    said(secretariat.post(f"{MANDATES}/neu", data=sent, follow_redirects=True))
    assert listed(secretariat)[-3:] == [20, 21, 22]
    assert "Mandat 20 gibt es schon" in said(secretariat.post(f"{MANDATES}/neu", data=sent), 400)
    for wrong in ("", "x", "0", "9" * 40):
        answer = secretariat.post(f"{MANDATES}/neu", data={"number": wrong})
        assert "Nummern von 1 bis 100000" in said(answer, 400)


def test_a_mandate_is_changed_by_who_saw_it_as_it_is(small: Small, secretariat: FlaskClient) -> None:
    address = f"{MANDATES}/{mandate(small, 2).id}"
    page = secretariat.get(address)
    said(page)
    sent = {"number": "2", "holder": participant(small, "Chair"), "may_vote": "y", "seen": seen_in(page.text)}
    assert "ist gespeichert" in said(secretariat.post(address, data=sent, follow_redirects=True))
    assert (mandate(small, 2).holder_name, mandate(small, 2).may_vote) == ("Chair", True)
    assert "nichts überschrieben" in said(secretariat.post(address, data=sent), 409)
    sent |= {"holder": participant(small, "Member"), "seen": mandate(small, 2).mark}
    assert "hat schon Mandat 1" in said(secretariat.post(address, data=sent), 400)


def test_a_deputy_is_set_and_ended(small: Small, secretariat: FlaskClient) -> None:
    address = f"{MANDATES}/{mandate(small, 1).id}"
    sent = {"deputy": participant(small, "Chair"), "kind": "substitute", "seen": mandate(small, 1).mark}
    said(secretariat.post(f"{address}/vertretung", data=sent, follow_redirects=True))
    assert "Chair übt das Mandat aus" in said(secretariat.get(address))
    assert "nichts überschrieben" in said(secretariat.post(f"{address}/vertretung", data=sent), 409)
    sent = {"end": "1", "seen": mandate(small, 1).mark}
    said(secretariat.post(f"{address}/vertretung", data=sent, follow_redirects=True))
    assert mandate(small, 1).deputy is None
    sent = {"deputy": participant(small, "Chair"), "kind": "x", "seen": mandate(small, 1).mark}
    assert "Bitte wählen" in said(secretariat.post(f"{address}/vertretung", data=sent), 400)


def test_handing_votes_over_is_offered_only_where_the_standing_orders_allow_it(
    small: Small, secretariat: FlaskClient
) -> None:
    address = f"{MANDATES}/{mandate(small, 1).id}"
    assert "Stimmübertragung" not in secretariat.get(address).text
    with small.app.app_context(), transaction():
        conference = conference_by_slug("erlbach")
        assert conference is not None
        conference.settings = settings_to_data(Settings(has_proxies=True, has_weights=True))
    page = secretariat.get(address).text
    assert "Stimmübertragung" in page
    assert 'name="weight"' in page


def test_presence_leads_back_to_the_search_and_twice_is_refused(small: Small, secretariat: FlaskClient) -> None:
    row = mandate(small, 1)
    address = f"{MANDATES}/{row.id}/anwesenheit"
    answer = secretariat.post(address, data={"suche": "memb"})
    assert answer.location == f"{MANDATES}?suche=memb#m{row.id}"
    assert "Mandat 1 ist schon als anwesend eingetragen." in said(secretariat.post(address), 409)
    assert listed(secretariat, "stand=da") == [1]
    assert secretariat.post(address, data={"gone": "1", "show": "1"}).location == f"{MANDATES}/{row.id}"
    assert listed(secretariat, "stand=da") == []


def test_a_mandate_that_nobody_is_there_for_is_removed(small: Small, secretariat: FlaskClient) -> None:
    there, gone = mandate(small, 1), mandate(small, 2)
    secretariat.post(f"{MANDATES}/{there.id}/anwesenheit")
    answer = secretariat.post(f"{MANDATES}/{there.id}/entfernen", data={"seen": mandate(small, 1).mark})
    assert "Mandat 1 bleibt" in said(answer, 409)
    said(secretariat.post(f"{MANDATES}/{gone.id}/entfernen", data={"seen": gone.mark}, follow_redirects=True))
    assert 2 not in listed(secretariat)


def test_the_counting_committee_keeps_presence_and_deputies_and_nothing_else(small: Small) -> None:
    client = counting(small)
    row = mandate(small, 1)
    page = client.get(f"{MANDATES}/{row.id}").text
    assert "Als anwesend eintragen" in page
    assert "Mandat entfernen" not in page
    assert client.post(f"{MANDATES}/{row.id}/anwesenheit").status_code == 302
    for path in ("/neu", f"/{row.id}", f"/{row.id}/entfernen"):
        assert client.post(f"{MANDATES}{path}").status_code == 404
    assert client.get(f"{MANDATES}/neu").status_code == 404


def test_nobody_else_knows_of_these_pages(small: Small) -> None:
    row = mandate(small, 1)
    for client in (small.browser(small.cast.member), small.browser(small.cast.chair), small.app.test_client()):
        for path in ("", "/neu", f"/{row.id}"):
            assert client.get(f"{MANDATES}{path}").status_code == 404
        for path in ("/neu", f"/{row.id}", f"/{row.id}/vertretung", f"/{row.id}/anwesenheit", f"/{row.id}/entfernen"):
            assert client.post(f"{MANDATES}{path}").status_code == 404


def test_what_belongs_to_another_conference_is_not_found(small: Small, secretariat: FlaskClient) -> None:
    with small.app.app_context():
        other = a_cast("anderswo", with_motion=False)
        (foreign,) = add_mandates(other.secretariat, 1, 1, MandateEntry(1, holder=row_of(other, "Member").id))
        stranger, unit = row_of(other, "Chair").id, units_of(other.founder.conference)[0].id
        mark = mandates(other.founder.conference)[0].mark
    own = mandate(small, 1)
    assert secretariat.get(f"{MANDATES}/{foreign}").status_code == 404
    for path in ("", "/vertretung", "/anwesenheit", "/entfernen"):
        sent = {"number": "1", "seen": mark, "deputy": stranger, "kind": "substitute"}
        assert secretariat.post(f"{MANDATES}/{foreign}{path}", data=sent).status_code == 404
    sent = {"deputy": stranger, "kind": "substitute", "seen": own.mark}
    assert secretariat.post(f"{MANDATES}/{own.id}/vertretung", data=sent).status_code == 404
    for wrong in ({"holder": stranger}, {"unit": unit}):
        sent = {"number": "1", "seen": own.mark, **wrong}
        assert secretariat.post(f"{MANDATES}/{own.id}", data=sent).status_code == 404
        assert secretariat.post(f"{MANDATES}/neu", data={"number": "99", **wrong}).status_code == 404
    assert mandate(small, 1) == own


def test_a_thousand_mandates_take_as_many_queries_as_few(small: Small, secretariat: FlaskClient) -> None:
    few = queries_of(small, secretariat, MANDATES)
    with small.app.app_context():
        add_mandates(small.cast.secretariat, 101, 1100, MandateEntry(101))
    assert queries_of(small, secretariat, MANDATES) == few
    assert len(listed(secretariat)) == 1012
