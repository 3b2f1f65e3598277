"""Does the committee see everything in one table, and does nobody overwrite anybody there?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from motions.domain.outcome import Outcome
from motions.services import load
from motions.services.recommendations import Advice, recommend
from motions.services.results import Declaration, declare_result
from motions.store.recommendations import recommendations_of
from tests.services.cast import THE_BENCH, twelve_to
from tests.web.page import Page
from tests.web.small import A1, Small, queries_of, small_conference

TABLE = f"{A1}/voten"
SAMPLE = "/erlbach-2026/antraege/A1/voten"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Small]:
    with small_conference(tmp_path) as conference:
        conference.submits(twelve_to("15"))
        conference.submits(THE_BENCH, reason="Die Bank ist zu klein.")
        conference.submits(twelve_to("20"))
        yield conference


@pytest.fixture
def somebody(small: Small) -> FlaskClient:
    return small.browser(small.cast.committee)


def saved(client: FlaskClient, number: str, outcome: str = "", based_on: int = 0, **typed: object) -> TestResponse:
    return client.post(f"{TABLE}/{number}", data={"outcome": outcome, "based_on": based_on, **typed})


def said(answer: TestResponse) -> str:
    assert Page(answer.text).faults == []
    return Page(answer.text).text


def rows(page: str) -> list[str]:
    return re.findall(r'<tr id="ae(\d+)"', page)


def test_competing_amendments_stand_in_one_frame_and_all_in_line_order(small: Small, somebody: FlaskClient) -> None:
    page = somebody.get(TABLE)
    assert rows(page.text) == ["1", "3", "2"]
    frame = page.text.split('<tbody class="frame">')[1].split("</tbody>")[0]
    assert "Ä1 und Ä3 betreffen dieselbe Stelle" in frame
    assert rows(frame) == ["1", "3"]
    assert "3 offen 0 mit Votum 0 im Konsens" in said(page)
    assert "Die Bank ist zu klein." in said(page)


def test_the_sample_s_table_frames_what_competes_and_keeps_the_whole_text_apart(committee: FlaskClient) -> None:
    page = committee.get(SAMPLE)
    titles = re.findall(r'scope="rowgroup">(.*?)</th>', page.text)
    assert "Ä2, Ä3 und Ä4 betreffen dieselbe Stelle" in titles
    assert not any("Ä25" in title for title in titles)
    assert sorted(map(int, rows(page.text))) == list(range(1, 26))
    assert "Der ganze Text wird ersetzt." in said(page)


def test_a_recommendation_is_saved_and_the_table_shows_it(small: Small, somebody: FlaskClient) -> None:
    answer = saved(somebody, "Ä2", "rejected", reason="Wir brauchen die Bank.", consensus="1")
    assert answer.headers["Location"].endswith("/voten#ae2")
    page = somebody.get(TABLE)
    assert "Das Votum zu Ä2 ist gespeichert." in page.text
    assert "2 offen 1 mit Votum 1 im Konsens" in said(page)
    row = page.text.split('<tr id="ae2"')[1].split("</tr>")[0]
    assert re.search(r'value="rejected" data-key="r" aria-pressed="true"', row)
    assert ">Wir brauchen die Bank.</textarea>" in row
    assert re.search(r'name="consensus" value="1" data-key="c" checked', row)


def test_with_htmx_only_the_row_and_the_progress_are_answered(small: Small, somebody: FlaskClient) -> None:
    answer = somebody.post(f"{TABLE}/Ä2", data={"outcome": "adopted", "based_on": 0}, headers=HTMX)
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<tr id="ae2"')
    assert rows(answer.text) == ["2"]
    assert "gespeichert" in answer.text
    assert 'id="progress" role="status" hx-swap-oob="true"' in answer.text


def test_saving_the_reason_keeps_the_outcome(small: Small, somebody: FlaskClient) -> None:
    saved(somebody, "Ä2", "settled")
    saved(somebody, "Ä2", "", 1, outcome_before="settled", reason="Mit Ä1.")
    with small.app.app_context():
        motion = load.motion(small.cast.guest, "A1")
        (kept,) = recommendations_of(motion.id).values()
        assert (kept.version, kept.outcome, kept.reason) == (2, Outcome.SETTLED, "Mit Ä1.")


def test_a_referral_goes_to_somebody_and_no_other_outcome_does(small: Small, somebody: FlaskClient) -> None:
    saved(somebody, "Ä2", "referred", referred_to="Vorstand")
    assert "an Vorstand" in said(somebody.get(f"{TABLE}/Ä2"))
    saved(somebody, "Ä2", "adopted", 1, referred_to="Vorstand")
    newest = said(somebody.get(f"{TABLE}/Ä2")).split("Überweisung")[0]
    assert "Annahme" in newest
    assert "an Vorstand" not in newest


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Bitte zuerst ein Votum wählen"),
        ({"outcome": "referred"}, "Zu einer Überweisung gehört, an wen überwiesen wird."),
        ({"outcome": "lapsed"}, "„hinfällig“ ist kein Votum."),
        ({"outcome": "dice"}, "„dice“ ist kein Votum."),
    ],
)
def test_what_is_no_recommendation_is_refused_and_everything_typed_is_kept(
    small: Small, somebody: FlaskClient, typed: dict[str, str], sentence: str
) -> None:
    data = {"based_on": "0", "reason": "Weil es so ist."} | typed
    for answer, status in (
        (somebody.post(f"{TABLE}/Ä2", data=data), 400),
        (somebody.post(f"{TABLE}/Ä2", data=data, headers=HTMX), 422),
    ):
        assert answer.status_code == status
        assert sentence in answer.text
        assert ">Weil es so ist.</textarea>" in answer.text
    assert "3 offen" in said(somebody.get(TABLE))


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_of_two_who_save_the_same_row_the_second_sees_both_and_overwrites_nothing(
    small: Small, somebody: FlaskClient, headers: dict[str, str]
) -> None:
    saved(somebody, "Ä2", "adopted", reason="Die erste Fassung.")
    mine = {"outcome": "rejected", "based_on": 0, "reason": "Meine Fassung."}
    answer = somebody.post(f"{TABLE}/Ä2", data=mine, headers=headers)
    assert answer.status_code == 409
    assert "Inzwischen gespeichert von Committee" in answer.text
    assert "Die erste Fassung." in answer.text
    assert ">Meine Fassung.</textarea>" in answer.text
    assert "Meine Fassung trotzdem speichern" in answer.text
    row = answer.text.split('<tr id="ae2"')[1].split("</tr>")[0]
    assert 'name="based_on" value="1"' in row
    assert "1 mit Votum" in Page(somebody.get(TABLE).text).text
    assert ">Die erste Fassung.</textarea>" in somebody.get(TABLE).text


def test_who_has_seen_both_can_save_their_own_and_the_other_stays_in_the_history(
    small: Small, somebody: FlaskClient
) -> None:
    saved(somebody, "Ä2", "adopted", reason="Die erste Fassung.")
    assert saved(somebody, "Ä2", "rejected", 1, reason="Meine Fassung.").status_code == 302
    page = somebody.get(TABLE)
    assert "2 Fassungen" in page.text
    history = said(somebody.get(f"{TABLE}/Ä2"))
    assert history.index("Meine Fassung.") < history.index("Die erste Fassung.")
    assert "<html" not in somebody.get(f"{TABLE}/Ä2", headers=HTMX).text


def decides(small: Small, edit: str) -> None:
    with small.app.app_context():
        declare_result(small.cast.chair, "A1", Declaration((edit,), Outcome.SETTLED, 0))


def test_what_is_decided_is_to_be_read_only_and_counted_apart(small: Small, somebody: FlaskClient) -> None:
    with small.app.app_context():
        recommend(small.cast.committee, "A1", "Ä2", 0, Advice(Outcome.REJECTED, "Die Bank ist gut.", consensus=True))
    decides(small, "Ä2.1")
    page = somebody.get(TABLE)
    assert "2 offen 0 mit Votum 0 im Konsens 1 schon entschieden" in said(page)
    row = page.text.split('<tr id="ae2"')[1].split("</tr>")[0]
    assert "Die Bank ist gut." in row
    assert "Ablehnung" in row
    assert "Konsens" in row
    for control in ("<button", "<textarea", "<input", "data-row"):
        assert control not in row


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_who_recommends_too_late_is_told_and_can_still_read_what_was_typed(
    small: Small, somebody: FlaskClient, headers: dict[str, str]
) -> None:
    decides(small, "Ä2.1")
    typed = {"outcome": "rejected", "based_on": 0, "reason": "Meine Fassung."}
    answer = somebody.post(f"{TABLE}/Ä2", data=typed, headers=headers)
    assert answer.status_code == 409
    assert "Über Ä2 ist schon entschieden; das Votum bleibt, wie es war." in answer.text
    row = answer.text.split('<tr id="ae2"')[1].split("</tr>")[0]
    assert "Meine Fassung." in row
    assert "noch kein Votum" in row
    assert "<button" not in row


def test_an_amendment_that_does_not_exist_is_not_found(small: Small, somebody: FlaskClient) -> None:
    assert saved(somebody, "Ä9", "adopted").status_code == 404
    assert somebody.get(f"{TABLE}/Ä9").status_code == 404


def test_only_the_committee_recommends(small: Small) -> None:
    for who in (small.cast.member, small.cast.chair, small.cast.secretariat):
        client = small.browser(who)
        assert client.get(TABLE).status_code == 403
        assert saved(client, "Ä2", "adopted").status_code == 403
    assert "Antragskommission" in small.browser(small.cast.member).get(TABLE).text
    assert small.app.test_client().get(TABLE).headers["Location"].startswith("/anmelden")


def test_more_amendments_mean_no_more_queries(small: Small, somebody: FlaskClient) -> None:
    for number in ("Ä1", "Ä2", "Ä3"):
        saved(somebody, number, "adopted")
    with_three = queries_of(small, somebody, TABLE)
    for count in range(22):
        number = small.submits(twelve_to(str(40 + count)))
        saved(somebody, number, "rejected", reason="Zu viele.")
    assert queries_of(small, somebody, TABLE) == with_three <= 12
