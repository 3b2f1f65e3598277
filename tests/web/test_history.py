"""Does the history tell what happened, each entry to those it is for, and nobody's name to who may not know it?"""

from __future__ import annotations

import json

import pytest

from app import create_app
from motions.domain.audience import kinds_of_facts
from motions.domain.journal import Entry
from motions.domain.outcome import Outcome
from motions.domain.proposal import Replace
from motions.services.results import Declaration, correct_result, declare_result
from motions.store.database import transaction
from motions.store.journal import head
from motions.store.participants import participants
from motions.store.people import person_by_id
from motions.web.history_sentences import TELLINGS, kinds_in, told
from motions.web.history_words import Group, Names
from tests.services.cast import LOST, THE_BENCH, adopts, twelve_to
from tests.store.builders import NOON
from tests.web.page import Page
from tests.web.small import queries_of, small_conference

HISTORY, OF_A1, CHECK = "/erlbach/verlauf", "/erlbach/antraege/A1/verlauf", "/erlbach/verlauf/pruefen"
KINDS = sorted({fact.kind for fact in kinds_of_facts()} | {"unit_created"})


@pytest.fixture
def small(tmp_path):
    with small_conference(tmp_path) as small:
        small.submits(twelve_to("15"), reason="Weil es heiß wird.")
        small.submits(THE_BENCH)
        with small.app.app_context():
            declare_result(small.cast.chair, "A1", adopts("Ä1.1"))
            correct_result(small.cast.chair, "A1", 1, Declaration(("Ä1.1",), Outcome.REJECTED, 1, LOST))
        yield small


def page(client, address=HISTORY):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_everybody_reads_what_is_public_the_newest_first(small):
    shown = page(small.app.test_client())
    sentences = [
        "Beschluss Nr. 2 zu A1: Ä1.1 abgelehnt (12 Ja, 30 Nein, 2 Enthaltungen). Sie tritt an die Stelle von Nr. 1.",
        "Beschluss Nr. 1 zu A1: Ä1.1 angenommen.",
        "Ä2 zu A1 wurde für OV Nord eingereicht.",
        "Antrag A1 wurde in Fassung 1 veröffentlicht.",
    ]
    places = [shown.index(sentence) for sentence in sentences]
    assert places == sorted(places)
    assert 'href="/erlbach/antraege/A1/aenderungen/Ä2"' in shown or "/%C3%842" in shown


def test_a_visitor_learns_offices_and_units_but_no_names_and_nothing_of_persons(small):
    shown = page(small.app.test_client())
    assert "Tagungspräsidium" in shown
    for hidden in ("Chair", "Member", "nimmt teil", "hat jetzt die Rolle", "Die Gliederung OV Nord heißt", "Prüfzahl"):
        assert hidden not in shown, hidden


def test_who_takes_part_reads_more_and_of_persons_only_of_themselves(small):
    shown = page(small.browser(small.cast.member))
    assert "Die Gliederung OV Nord heißt" in shown
    assert "Member hat jetzt die Rolle Mitglied." in shown
    assert "Chair" not in shown
    assert shown.count("hat jetzt die Rolle") == 1


def test_the_secretariat_reads_everything_with_names_and_sees_what_to_compare(small):
    with small.app.app_context():
        last = head(small.cast.founder.conference)
    shown = page(small.browser(small.cast.secretariat))
    assert "Chair hat jetzt die Rolle Tagungspräsidium." in shown
    assert last.hash in shown
    assert "Befehl am Server" in shown


def test_who_was_removed_is_not_named_any_more(small):
    client = small.browser(small.cast.secretariat)
    with small.app.app_context(), transaction(small.cast.founder.conference) as session:
        session.delete(person_by_id(small.cast.chair.person))
    shown = page(client)
    assert "Eine frühere Person hat jetzt die Rolle Tagungspräsidium." in shown
    assert "Chair" not in shown


def test_the_history_of_a_motion_tells_of_this_motion_only(small):
    shown = page(small.browser(small.cast.secretariat), OF_A1)
    assert "Ein Antrag wurde eingelesen." in shown
    assert "Gliederung" not in shown.partition("<tbody>")[2].partition("</tbody>")[0]
    assert small.app.test_client().get("/erlbach/antraege/A9/verlauf").status_code == 404


def test_a_group_alone_is_shown(small):
    shown = page(small.app.test_client(), f"{HISTORY}?art=aenderungen")
    assert "eingereicht" in shown
    assert "Beschluss Nr." not in shown
    assert "Beschluss Nr." in page(small.app.test_client(), f"{HISTORY}?art=quatsch&vor=quatsch")


def test_older_entries_are_on_further_pages(small, monkeypatch):
    monkeypatch.setattr("motions.web.history.PAGE", 2)
    client = small.app.test_client()
    first = page(client)
    assert "Ältere Einträge" in first
    assert "Ä1.1 angenommen" in first
    following = first.partition("?vor=")[2].partition('"')[0]
    second = page(client, f"{HISTORY}?vor={following}")
    assert "Ä1.1 angenommen" not in second
    assert "Zum Neuesten" in second


def test_the_queries_do_not_grow_with_the_entries(small):
    client = small.browser(small.cast.secretariat)
    few = queries_of(small, client, HISTORY)
    for number in range(3):
        small.submits(Replace("7", f"Oktober {number}", quote="Oktober"))
    assert queries_of(small, client, HISTORY) == few <= 12
    assert queries_of(small, client, OF_A1) <= 12


def test_the_export_is_for_the_secretariat_only_and_is_noted(small):
    assert small.browser(small.cast.member).post(CHECK).status_code == 403
    client = small.browser(small.cast.secretariat)
    assert "pruefung.pyz" in page(client, CHECK)
    answer = client.post(CHECK)
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    assert json.loads(answer.data)["conference"]["slug"] == "erlbach"
    assert "wurde zur Prüfung ausgegeben" in page(client)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_fact_has_its_sentence_and_its_group(kind):
    assert kind in TELLINGS
    assert kind in kinds_in(TELLINGS[kind].group)


def test_every_group_holds_something():
    assert all(kinds_in(group) for group in Group)


def test_an_entry_of_a_kind_that_nobody_knows_any_more_is_told_neutrally():
    entry = Entry(1, NOON, 5, 1, "coffee_made", "conference", {"cups": 3}, "0" * 64)
    with create_app({"SECRET_KEY": "x"}).test_request_context():
        assert told(entry, Names()) == "Etwas, das diese Version nicht mehr kennt, wurde festgehalten."


def test_a_person_has_a_history_for_those_who_see_persons(small):
    with small.app.app_context():
        row = next(row for row in participants(small.cast.founder.conference) if row.name == "Member")
    address = f"/erlbach/personen/{row.id}/verlauf"
    client = small.browser(small.cast.secretariat)
    assert address in Page(page(client, f"/erlbach/personen/{row.id}")).links
    shown = page(client, address)
    assert "Member hat jetzt die Rolle Mitglied." in shown
    assert "Chair" not in shown
    assert Page(shown).faults == []
    assert client.get("/erlbach/personen/99999/verlauf").status_code == 404
    for other in (small.cast.member, small.cast.chair):
        assert small.browser(other).get(address).status_code == 404


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((2, 1, 0, 0, 0), "2 Personen, 1 Rolle"),
        ((0, 0, 0, 1, 40), "1 Gliederung, 40 Mandate"),
        ((0, 0, 0, 0, 0), "nichts"),
    ],
)
def test_what_was_read_in_from_a_file_is_told_without_what_it_had_not(small, counts, said):
    parts = ("persons", "roles", "functions", "units", "mandates")
    data = {part: [0] * count for part, count in zip(parts, counts, strict=True)}
    with small.app.test_request_context():
        entry = Entry(1, NOON, None, 1, "people_imported", "conference", data, "0" * 64)
        assert told(entry, Names()) == f"Aus einer Datei eingelesen, neu oder geändert: {said}."
