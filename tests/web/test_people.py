"""Do the pages of units and persons show and change what they should, for those alone who may?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from motions.domain.permission import Role
from motions.services.people import PersonEntry, add_person, give_role
from motions.services.units import create_unit
from motions.store.conferences import units_of
from motions.store.participants import ParticipantRow, participants
from tests.services.cast import Cast, a_cast
from tests.services.people import row_of
from tests.services.signing import mails
from tests.web.page import Page
from tests.web.small import Small, queries_of, small_conference

PEOPLE, UNITS = "/erlbach/personen", "/erlbach/gliederungen"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Small]:
    with small_conference(tmp_path) as conference:
        with conference.app.app_context():
            for name, role in (("counting", Role.COUNTING), ("auditor", Role.AUDITOR)):
                give_role(conference.cast.founder, f"{name}@erlbach.example", role, name=name.title())
        yield conference


@pytest.fixture
def secretariat(small: Small) -> FlaskClient:
    return small.browser(small.cast.secretariat)


def person(small: Small, name: str, cast: Cast | None = None) -> ParticipantRow:
    with small.app.app_context():
        return row_of(cast or small.cast, name)


def unit(small: Small, short_name: str) -> int:
    with small.app.app_context():
        return next(one.id for one in units_of(small.cast.founder.conference) if one.short_name == short_name)


def browser_named(small: Small, name: str) -> FlaskClient:
    actor = small.cast.guest.__class__(small.cast.founder.conference, person(small, name).person)
    return small.browser(actor)


def said(answer: TestResponse, status: int = 200) -> str:
    assert answer.status_code == status
    assert Page(answer.text).faults == []
    return Page(answer.text).text


def seen_in(page: str) -> str:
    found = re.search(r'name="seen" value="(\w*)"', page)
    assert found is not None
    return found[1]


def test_the_units_are_shown_as_a_tree_and_one_is_added_below_another(small: Small, secretariat: FlaskClient) -> None:
    sent = {"short_name": "AG Hof", "name": "Arbeitsgemeinschaft Hof", "kind": "AG", "parent": unit(small, "OV Nord")}
    said(secretariat.post(UNITS, data=sent, follow_redirects=True))
    page = secretariat.get(UNITS).text
    inside = page.split('<ul class="tree">')[2]
    assert "AG Hof" in inside.split("</ul>")[0]
    assert "OV Süd" not in inside.split("</ul>")[0]


def test_what_was_typed_is_kept_when_a_unit_is_refused(small: Small, secretariat: FlaskClient) -> None:
    answer = secretariat.post(UNITS, data={"short_name": "OV Nord", "name": "Ein Name", "kind": "OV", "parent": ""})
    assert "Den Kurznamen „OV Nord“ hat schon eine andere Gliederung." in said(answer, 400)
    assert 'value="Ein Name"' in answer.text


def test_a_unit_is_changed_by_who_saw_it_as_it_is(small: Small, secretariat: FlaskClient) -> None:
    address = f"{UNITS}/{unit(small, 'OV Nord')}"
    page = secretariat.get(address).text
    sent = {"short_name": "OV Nord", "name": "Nordstadt", "kind": "OV", "parent": "", "seen": seen_in(page)}
    assert "„OV Nord“ ist geändert" in said(secretariat.post(address, data=sent, follow_redirects=True))
    answer = secretariat.post(address, data={**sent, "name": "Nordend"})
    assert "nichts überschrieben" in said(answer, 409)
    assert 'value="Nordstadt"' in answer.text


def test_a_unit_is_not_offered_below_itself(small: Small, secretariat: FlaskClient) -> None:
    north = unit(small, "OV Nord")
    with small.app.app_context():
        below = create_unit(small.cast.secretariat, "AG Hof", "Arbeitsgemeinschaft Hof", "AG", north)
    offered = re.findall(r'<option[^>]* value="(\d+)"', secretariat.get(f"{UNITS}/{north}").text)
    assert offered == [str(unit(small, "OV Süd"))]
    sent = {"short_name": "OV Nord", "name": "Nord", "parent": below}
    seen = seen_in(secretariat.get(f"{UNITS}/{north}").text)
    answer = secretariat.post(f"{UNITS}/{north}", data={**sent, "seen": seen})
    assert "kann nicht unter sich selbst stehen" in said(answer, 400)


def test_a_unit_that_something_hangs_on_stays_and_an_empty_one_goes(small: Small, secretariat: FlaskClient) -> None:
    north = unit(small, "OV Nord")
    seen = seen_in(secretariat.get(f"{UNITS}/{north}").text)
    answer = secretariat.post(f"{UNITS}/{north}/entfernen", data={"seen": seen})
    assert "„OV Nord“ bleibt: Daran hängen noch Funktionen (1)." in said(answer, 409)
    with small.app.app_context():
        west = create_unit(small.cast.secretariat, "OV West", "Ortsverein West")
    seen = seen_in(secretariat.get(f"{UNITS}/{west}").text)
    answer = secretariat.post(f"{UNITS}/{west}/entfernen", data={"seen": seen}, follow_redirects=True)
    assert "ist entfernt" in said(answer)


def test_persons_are_searched_for_by_words_role_and_unit(small: Small, secretariat: FlaskClient) -> None:
    def found(search: str) -> list[str]:
        page = secretariat.get(f"{PEOPLE}?{search}").text
        return re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a>', page)

    assert found("") == ["Auditor", "Chair", "Committee", "Counting", "Member", "Other_Member", "Secretariat"]
    assert found("suche=MEMBER") == ["Member", "Other_Member"]
    assert found("suche=member+other") == ["Other_Member"]
    assert found("rolle=chair") == ["Chair"]
    assert found(f"gliederung={unit(small, 'OV Nord')}") == ["Member"]
    assert found("suche=niemand") == found("gliederung=999999999999") == []


def test_a_person_is_added_changed_and_removed(small: Small, secretariat: FlaskClient) -> None:
    sent = {"name": "Ada Kern", "email": "ada@example.org", "membership_number": "M-17"}
    answer = secretariat.post(f"{PEOPLE}/neu", data=sent)
    assert answer.status_code == 302
    address = answer.location
    page = secretariat.get(address)
    assert "Ada Kern nimmt jetzt teil" in said(page)
    seen = seen_in(page.text)
    answer = secretariat.post(address, data={"seen": seen, "name": "Ada Lund"}, follow_redirects=True)
    assert "Ada Lund" in said(answer)
    assert "nichts überschrieben" in said(secretariat.post(address, data={"seen": seen, "name": "Ada Horn"}), 409)
    seen = person(small, "Ada Lund").mark
    answer = secretariat.post(f"{address}/entfernen", data={"seen": seen}, follow_redirects=True)
    assert "nimmt nicht mehr teil" in said(answer)
    assert secretariat.get(address).status_code == 404


def test_a_refused_person_can_be_mended(small: Small, secretariat: FlaskClient) -> None:
    answer = secretariat.post(f"{PEOPLE}/neu", data={"name": "Ada Kern", "email": "ada"})
    assert "„ada“ ist keine E-Mail-Adresse" in said(answer, 400)
    assert 'value="Ada Kern"' in answer.text
    answer = secretariat.post(f"{PEOPLE}/neu", data={"name": "Ada", "email": "chair@erlbach.example"})
    assert "nimmt schon teil" in said(answer, 400)


def test_adding_who_is_known_elsewhere_gives_the_same_page_as_adding_anybody(
    small: Small, secretariat: FlaskClient
) -> None:
    with small.app.app_context():
        other = a_cast("anderswo", with_motion=False)
        give_role(other.founder, "ada.kern@example.org", Role.CHAIR, name="Dr. Anders", password="lang genug für hier")
    pages = []
    for email in ("ada.kern@example.org", "neu.kern@example.org"):
        answer = secretariat.post(f"{PEOPLE}/neu", data={"name": "Ada Kern", "email": email})
        page = secretariat.get(answer.location)
        number = answer.location.rpartition("/")[2]
        same = page.text.replace(email, "…").replace(f"{PEOPLE}/{number}", "…")
        pages.append(re.sub(r'name="(seen|csrf_token)" value="[^"]*"', "", same))
    assert pages[0] == pages[1]
    assert "Anders" not in pages[0]


def test_changing_to_an_address_known_elsewhere_looks_like_changing_to_any(
    small: Small, secretariat: FlaskClient
) -> None:
    with small.app.app_context():
        a_cast("anderswo", with_motion=False)
    row = person(small, "Member")
    for email in ("member@anderswo.example", "unbekannt@example.org"):
        sent = {"seen": person(small, "Member").mark, "email": email}
        answer = secretariat.post(f"{PEOPLE}/{row.id}/adresse", data=sent)
        assert (answer.status_code, answer.location) == (302, f"{PEOPLE}/{row.id}")
        assert "Die E-Mail-Adresse ist geändert" in said(secretariat.get(answer.location))
        assert person(small, "Member").email == email


def test_offices_roles_and_functions_are_given_and_taken(small: Small, secretariat: FlaskClient) -> None:
    address = f"{PEOPLE}/{person(small, 'Member').id}"
    for path in ("aemter/chair", "rollen/guest"):
        said(secretariat.post(f"{address}/{path}", data={"give": "1"}, follow_redirects=True))
        assert "hat das inzwischen schon" in said(secretariat.post(f"{address}/{path}", data={"give": "1"}), 409)
    assert person(small, "Member").roles == {Role.CHAIR, Role.MEMBER, Role.GUEST}
    said(secretariat.post(f"{address}/aemter/chair", data={"take": "1"}, follow_redirects=True))
    page = secretariat.get(address).text
    sent = {
        "unit": unit(small, "OV Süd"),
        "title": "Vorsitz",
        "seen": re.findall(r'name="seen" value="(\w+)"', page)[-2],
    }
    said(secretariat.post(f"{address}/funktionen", data=sent, follow_redirects=True))
    row = person(small, "Member")
    assert [(one.unit_name, one.title, one.may_submit) for one in row.functions][1] == ("OV Süd", "Vorsitz", False)
    sent = {"unit": sent["unit"], "take": "1", "seen": row.functions[1].mark}
    said(secretariat.post(f"{address}/funktionen", data=sent, follow_redirects=True))
    assert len(person(small, "Member").functions) == 1


def test_an_office_is_given_only_as_an_office(small: Small, secretariat: FlaskClient) -> None:
    address = f"{PEOPLE}/{person(small, 'Member').id}"
    for path in ("aemter/member", "aemter/delegate", "aemter/x", "rollen/chair", "rollen/secretariat"):
        assert secretariat.post(f"{address}/{path}", data={"give": "1"}).status_code == 404
    assert person(small, "Member").roles == {Role.MEMBER}


def test_a_person_with_an_address_is_invited_and_one_without_is_not(small: Small, secretariat: FlaskClient) -> None:
    address = f"{PEOPLE}/{person(small, 'Member').id}"
    answer = secretariat.post(f"{address}/einladen", follow_redirects=True)
    assert "Die Einladung ist unterwegs." in said(answer)
    with small.app.app_context():
        assert [mail.recipient for mail in mails()] == ["member@erlbach.example"]
        without = add_person(small.cast.secretariat, PersonEntry("Ada Kern"))
    assert "Einladen" not in secretariat.get(f"{PEOPLE}/{without}").text
    assert "hat keine E-Mail-Adresse" in said(secretariat.post(f"{PEOPLE}/{without}/einladen"), 400)


def test_the_last_of_the_secretariat_stays(small: Small, secretariat: FlaskClient) -> None:
    address = f"{PEOPLE}/{person(small, 'Secretariat').id}"
    answer = secretariat.post(f"{address}/aemter/secretariat", data={"take": "1"})
    assert "Ohne geht es nicht weiter" in said(answer, 409)
    answer = secretariat.post(f"{address}/entfernen", data={"seen": person(small, "Secretariat").mark})
    assert "Ohne Sekretariat geht es nicht weiter" in said(answer, 409)


@pytest.mark.parametrize("name", ["Counting", "Auditor"])
def test_who_counts_or_audits_sees_persons_without_their_addresses_and_changes_nothing(small: Small, name: str) -> None:
    client = browser_named(small, name)
    member = person(small, "Member").id
    for address in (PEOPLE, f"{PEOPLE}/{member}", UNITS):
        page = client.get(address)
        said(page)
        assert "@erlbach.example" not in page.text
        assert 'method="post"' not in page.text.partition("<main")[2]
    for address in (f"{PEOPLE}/neu", f"{UNITS}/{unit(small, 'OV Nord')}"):
        assert client.get(address).status_code == 404
    for path in ("", "/entfernen", "/adresse", "/einladen", "/aemter/chair", "/rollen/guest", "/funktionen"):
        assert client.post(f"{PEOPLE}/{member}{path}").status_code == 404
    for path in ("", f"/{unit(small, 'OV Nord')}", f"/{unit(small, 'OV Nord')}/entfernen"):
        assert client.post(f"{UNITS}{path}").status_code == 404


@pytest.mark.parametrize("name", ["Member", "Chair", "Committee", None])
def test_nobody_else_knows_of_these_pages(small: Small, name: str | None) -> None:
    client = browser_named(small, name) if name else small.app.test_client()
    for address in (PEOPLE, f"{PEOPLE}/{person(small, 'Member').id}", f"{PEOPLE}/neu", UNITS):
        assert client.get(address).status_code == 404


def test_what_belongs_to_another_conference_is_not_found(small: Small, secretariat: FlaskClient) -> None:
    with small.app.app_context():
        other = a_cast("anderswo", with_motion=False)
        foreign_unit = units_of(other.founder.conference)[0].id
    foreign = person(small, "Member", other)
    own = person(small, "Member")
    assert secretariat.get(f"{PEOPLE}/{foreign.id}").status_code == 404
    for path in ("", "/entfernen", "/adresse", "/einladen", "/aemter/chair", "/rollen/guest", "/funktionen"):
        sent = {"seen": foreign.mark, "name": "Neu", "email": "neu@example.org", "unit": foreign_unit}
        assert secretariat.post(f"{PEOPLE}/{foreign.id}{path}", data=sent).status_code == 404
    assert secretariat.post(f"{PEOPLE}/{own.id}/funktionen", data={"unit": foreign_unit}).status_code == 404
    assert secretariat.get(f"{UNITS}/{foreign_unit}").status_code == 404
    sent = {"short_name": "AG Hof", "name": "Hof", "parent": foreign_unit}
    assert secretariat.post(UNITS, data=sent).status_code == 404
    for number in ("99999999999999999999", "2147483648"):
        assert secretariat.get(f"{PEOPLE}/{number}").status_code == 404
    assert person(small, "Member", other) == foreign


def test_lists_take_as_many_queries_for_many_as_for_few(small: Small, secretariat: FlaskClient) -> None:
    before = {address: queries_of(small, secretariat, address) for address in (PEOPLE, UNITS)}
    with small.app.app_context():
        for number in range(30):
            add_person(small.cast.secretariat, PersonEntry(f"Person {number}", f"p{number}@example.org"))
            create_unit(small.cast.secretariat, f"AG {number}", f"Arbeitsgemeinschaft {number}", "AG")
        assert len(participants(small.cast.founder.conference)) == 37
    assert {address: queries_of(small, secretariat, address) for address in (PEOPLE, UNITS)} == before
