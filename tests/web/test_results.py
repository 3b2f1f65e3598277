"""Does the desk call what comes next, record what was decided, and correct what was recorded wrongly?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from motions.domain.ballot import Result, Tally, Way
from motions.domain.outcome import Outcome
from motions.domain.proposal import Delete, Replace, ReplaceAll
from motions.domain.standing import Standing
from motions.services.recommendations import Advice, recommend
from tests.services.cast import THE_BENCH, THE_PARAGRAPH, twelve_to
from tests.web.page import Page
from tests.web.small import A1, Small, queries_of, small_conference

DESK = f"{A1}/abstimmung"
OVERLAP = (Replace("7", "liefen von Mai", quote="laufen von April"), Replace("7", "Mai an", quote="April bis Oktober"))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Small]:
    with small_conference(tmp_path) as conference:
        yield conference


@pytest.fixture
def chair(small: Small) -> FlaskClient:
    return small.browser(small.cast.chair)


def declared(chair: FlaskClient, item: str, how: str, seen: int = 0, **typed: object) -> TestResponse:
    return chair.post(f"{DESK}/ergebnis", data={"gegenstand": item, "how": how, "seen": seen, **typed})


def said(answer: TestResponse) -> str:
    """Give all words of a page."""
    assert Page(answer.text).faults == []
    return Page(answer.text).text


def after(chair: FlaskClient, answer: TestResponse) -> str:
    """Follow to the page that comes after a result, and give all its words."""
    assert answer.status_code == 302, said(answer)
    return said(chair.get(answer.headers["Location"]))


def called(page: str) -> str:
    found = re.search(r'<h1 id="called">(.*?)</h1>', page)
    assert found is not None
    return re.sub(r"<[^>]+>", "", found[1])


def standing(small: Small, edit: str) -> Standing:
    return small.deliberation.standings.standing(edit)


def test_the_first_item_is_called_with_what_yes_means_and_what_falls(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    small.submits(twelve_to("20"))
    page = chair.get(DESK)
    assert called(page.text) == "Ä1 · Z. 8"
    text = said(page)
    assert "JA bedeutet: In Z. 8 wird „12“ durch „15“ ersetzt." in text
    assert "Wird Ä1 angenommen, fällt Ä2 : Ä1.1 ändert dieselben Wörter (Z. 8) anders." in text
    assert "Ä1 reicht so weit wie Ä2 und ist früher eingegangen." in text
    assert "fällt ggf." in text


def test_a_counted_result_is_announced_with_what_fell_and_the_next_item_is_called(
    small: Small, chair: FlaskClient
) -> None:
    small.submits(twelve_to("15"))
    small.submits(twelve_to("20"))
    small.submits(THE_BENCH)
    answer = declared(chair, "Ä1.1", "counted", yes="84", no="41", abstentions="7")
    text = after(chair, answer)
    assert "Ä1 ist mit 84 zu 41 Stimmen bei 7 Enthaltungen angenommen. Damit fällt Ä2." in text
    assert called(chair.get(DESK).text).startswith("Ä3")
    assert "Ä2 wegen Ä1 hinfällig" in text
    assert small.deliberation.decisions[0].result == Result(Way.COUNTED, tally=Tally(84, 41, 7))


@pytest.mark.parametrize(
    ("how", "words", "stands"),
    [
        ("general_consent", "ohne Widerspruch angenommen", Standing.ADOPTED),
        ("unanimous", "einstimmig angenommen", Standing.ADOPTED),
        ("large_majority", "mit großer Mehrheit angenommen", Standing.ADOPTED),
        ("majority", "mit Mehrheit angenommen", Standing.ADOPTED),
        ("minority", "mit Mehrheit abgelehnt", Standing.REJECTED),
        ("small_minority", "mit großer Mehrheit abgelehnt", Standing.REJECTED),
        ("nobody", "einstimmig abgelehnt", Standing.REJECTED),
        ("settled", "für erledigt erklärt", Standing.SETTLED),
        ("withdrawn", "zurückgezogen", Standing.WITHDRAWN),
        ("taken_over", "übernommen", Standing.ADOPTED),
    ],
)
def test_each_button_records_its_result(
    small: Small, chair: FlaskClient, how: str, words: str, stands: Standing
) -> None:
    small.submits(twelve_to("15"))
    assert f"Ä1 ist {words}." in after(chair, declared(chair, "Ä1.1", how))
    assert standing(small, "Ä1.1") is stands


def test_a_referral_names_the_body_and_not_considering_has_words_of_its_own(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    small.submits(THE_BENCH)
    assert "Ä1 ist überwiesen an Vorstand." in after(chair, declared(chair, "Ä1.1", "referred", referred_to="Vorstand"))
    assert "Mit Ä2 befasst sich die Konferenz nicht." in after(chair, declared(chair, "Ä2.1", "not_considered", 1))


@pytest.mark.parametrize(
    ("voted", "words"),
    [
        ("general_consent", "ohne Widerspruch"),
        ("unanimous", "einstimmig"),
        ("large_majority", "mit großer Mehrheit"),
        ("majority", "mit Mehrheit"),
    ],
)
def test_a_referral_can_be_voted_on(small: Small, chair: FlaskClient, voted: str, words: str) -> None:
    small.submits(twelve_to("15"))
    answer = declared(chair, "Ä1.1", "referred", referred_to="Vorstand", referred_by=voted)
    assert f"Ä1 ist {words} überwiesen an Vorstand." in after(chair, answer)
    assert standing(small, "Ä1.1") is Standing.REFERRED
    typed = {"how": "referred", "referred_to": "Rat", "referred_by": voted, "remark": "Verlesen"}
    shown = said(corrects(chair, 1, "berichtigung", 1, **typed))
    assert f"Überweisen · {words} · Überweisen an: Rat" in shown
    corrected = after(chair, corrects(chair, 1, "berichtigung", 1, confirmed=1, **typed))
    assert f"{words} überwiesen an Rat" in corrected


def test_the_motion_can_be_referred_by_a_vote_and_that_is_no_final_vote(small: Small, chair: FlaskClient) -> None:
    text_hash = small.deliberation.adopted_hash
    answer = declared(chair, "antrag", "referred", referred_to="Stadtrat", referred_by="majority", text_hash=text_hash)
    assert "A1 ist mit Mehrheit überwiesen an Stadtrat." in after(chair, answer)
    (decision,) = small.deliberation.decisions
    assert not decision.is_final_vote
    assert decision.text_hash == ""


def test_votes_against_and_abstentions_by_eye_are_said(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    answer = declared(chair, "Ä1.1", "majority", votes_against="y", abstentions_seen="y")
    assert "mit Mehrheit bei Gegenstimmen und Enthaltungen angenommen" in after(chair, answer)


def test_a_tie_is_a_rejection(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    answer = declared(chair, "Ä1.1", "counted", yes="41", no="41")
    assert "Ä1 ist mit 41 Ja- zu 41 Nein-Stimmen abgelehnt (Stimmengleichheit)." in after(chair, answer)


def test_enter_in_a_field_means_what_was_typed_there(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    small.submits(THE_BENCH)
    assert "mit 12 zu 3 Stimmen angenommen" in after(chair, declared(chair, "Ä1.1", "", yes="12", no="3"))
    assert "überwiesen an Vorstand" in after(chair, declared(chair, "Ä2.1", "", 1, referred_to="Vorstand"))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"how": "counted", "yes": "-3", "no": "1"}, "Ja: -3 ist keine Zahl von Stimmen."),
        ({"how": "counted", "yes": "viele", "no": "1"}, "Ja: „viele“ ist keine Zahl von Stimmen"),
        ({"how": "counted", "yes": "1", "no": "4.5"}, "Nein: „4.5“ ist keine Zahl von Stimmen"),
        ({"how": "counted", "yes": "99999999999", "no": "1"}, "Ja: 99999999999 Stimmen gibt es nicht."),
        ({"how": "counted", "yes": "٣", "no": "1"}, "Ja: „٣“ ist keine Zahl von Stimmen"),
        ({"how": "counted", "yes": "84"}, "gehören die Ja- und die Nein-Stimmen"),
        ({"how": "unanimous", "yes": "84", "no": "2"}, "gedrückt wurde „Einstimmig dafür“"),
        ({"how": "unanimous", "votes_against": "y"}, "schließen Gegenstimmen aus"),
        ({"how": "referred"}, "Zu einer Überweisung gehört, an wen überwiesen wird."),
        (
            {"how": "referred", "referred_to": "Rat", "referred_by": "nobody"},
            "Bitte wählen, wie über die Überweisung abgestimmt wurde.",
        ),
        ({"how": ""}, "Bitte ein Ergebnis wählen."),
        ({"how": "dice"}, "Bitte ein Ergebnis wählen."),
        ({"how": "unanimous", "gegenstand": ""}, "Es ist nichts aufgerufen"),
    ],
)
def test_what_is_no_result_is_refused_with_a_sentence_and_kept_as_typed(
    small: Small, chair: FlaskClient, typed: dict[str, str], sentence: str
) -> None:
    small.submits(twelve_to("15"))
    answer = chair.post(f"{DESK}/ergebnis", data={"gegenstand": "Ä1.1", "seen": 0, "remark": "eilig"} | typed)
    assert answer.status_code == 400
    assert sentence in said(answer)
    assert ">eilig</textarea>" in answer.text.replace("\r\n", "")
    assert f'value="{typed.get("yes", "")}"' in answer.text
    assert small.deliberation.decisions == ()


def test_of_two_chairs_the_second_is_told_and_keeps_what_was_typed(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    small.submits(THE_BENCH)
    other = small.browser(small.cast.chair)
    declared(other, "Ä2.1", "unanimous")
    answer = declared(chair, "Ä1.1", "counted", yes="84", no="41", remark="knapp")
    assert answer.status_code == 409
    assert "Inzwischen wurde etwas anderes festgestellt." in said(answer)
    assert called(answer.text).startswith("Ä1")
    assert 'value="84"' in answer.text
    assert "Ä2 einstimmig angenommen" in said(answer)
    assert 'name="seen" type="hidden" value="1"' in answer.text
    assert standing(small, "Ä1.1") is Standing.OPEN


def test_what_was_decided_meanwhile_shows_how_and_what_was_typed(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    declared(chair, "Ä1.1", "unanimous")
    answer = declared(chair, "Ä1.1", "minority", remark="Widerspruch")
    assert answer.status_code == 409
    assert "Ä1: angenommen · Beschluss Nr. 1" in said(answer)
    assert "Eingetragen war: Mehrheit dagegen · Bemerkung: Widerspruch" in said(answer)


def test_what_has_lapsed_cannot_be_put(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    small.submits(twelve_to("20"))
    declared(chair, "Ä1.1", "unanimous")
    answer = declared(chair, "Ä2.1", "unanimous", seen=1)
    assert answer.status_code == 409
    assert "Ä2.1 ist hinfällig wegen Ä1.1." in said(answer)


def test_parts_of_an_amendment_can_be_put_one_by_one(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"), THE_BENCH)
    page = chair.get(DESK)
    assert "Getrennt abstimmen: Ä1.1 · Ä1.2" in said(page)
    alone = chair.get(f"{DESK}?gegenstand=Ä1.2")
    assert called(alone.text).startswith("Ä1.2 · Z. 10")
    after(chair, declared(chair, "Ä1.2", "unanimous"))
    assert (standing(small, "Ä1.1"), standing(small, "Ä1.2")) == (Standing.OPEN, Standing.ADOPTED)


def test_an_indivisible_amendment_is_not_offered_in_parts(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"), THE_BENCH, indivisible=True)
    assert "Getrennt abstimmen" not in said(chair.get(DESK))


def test_of_a_new_whole_text_the_new_words_are_shown_and_everything_falls(small: Small, chair: FlaskClient) -> None:
    small.submits(ReplaceAll("Alles bleibt, wie es ist."))
    small.submits(THE_BENCH)
    page = said(chair.get(DESK))
    assert "ganzer Text" in page
    assert "Alles bleibt, wie es ist." in page
    assert "Die Brunnen der Stadt" not in page
    assert "Wird Ä1 angenommen, fällt Ä2" in page


def test_identical_edits_are_named_together(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    small.submits(twelve_to("15"))
    page = chair.get(DESK)
    assert called(page.text) == "Ä1 und Ä2 · Z. 8"
    assert "Werden Ä1 und Ä2 angenommen, fällt nichts." in said(page)
    assert "Ä1 und Ä2 sind einstimmig abgelehnt." in after(chair, declared(chair, "Ä1.1,Ä2.1", "nobody"))


def test_what_is_held_waits_until_the_chair_confirms_that_it_falls(small: Small, chair: FlaskClient) -> None:
    for proposal in OVERLAP:
        small.submits(proposal)
    assert "wird zurückgestellt" in said(chair.get(DESK))
    text = after(chair, declared(chair, "Ä1.1", "unanimous"))
    assert "Zurückgestellt ist Ä2." in text
    assert "Es überschneidet sich mit dem angenommenen Ä1" in text
    stale = chair.post(f"{DESK}/entfaellt", data={"gegenstand": "Ä2.1", "seen": 0})
    assert stale.status_code == 409
    confirmed = chair.post(f"{DESK}/entfaellt", data={"gegenstand": "Ä2.1", "seen": 1})
    assert "Ä2 entfällt." in after(chair, confirmed)
    assert standing(small, "Ä2.1") is Standing.LAPSED


def test_a_decision_against_the_recommendation_says_so(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    with small.app.app_context():
        recommend(small.cast.committee, "A1", "Ä1", 0, Advice(Outcome.REJECTED, "Zu teuer."))
    text = said(chair.get(DESK))
    assert "Votum: Ablehnung" in text
    assert "Zu teuer." in text
    announced = after(chair, declared(chair, "Ä1.1", "unanimous"))
    assert "Das ist entgegen dem Votum." in announced
    assert announced.count("entgegen dem Votum") == 2


def test_the_final_vote_shows_the_hash_and_waits_until_nothing_is_open(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    early = said(chair.get(f"{DESK}?gegenstand=antrag"))
    assert "Noch nicht erledigt: Ä1." in early
    assert "Einstimmig dafür" not in early
    declared(chair, "Ä1.1", "unanimous")
    page = chair.get(DESK)
    text_hash = small.deliberation.adopted_hash
    assert text_hash in page.text
    assert "JA bedeutet: A1 wird mit den angenommenen Änderungen beschlossen." in said(page)
    answer = declared(chair, "antrag", "large_majority", 1, text_hash=text_hash)
    assert "A1 ist mit großer Mehrheit in geänderter Fassung angenommen." in after(chair, answer)
    decision = small.deliberation.motion_decision
    assert decision is not None
    assert decision.text_hash == text_hash


def test_a_motion_can_be_referred_while_amendments_are_open_but_not_adopted(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    refused = declared(chair, "antrag", "unanimous", text_hash=small.deliberation.adopted_hash)
    assert refused.status_code == 409
    assert "noch nicht erledigt: Ä1.1" in said(refused)
    answer = declared(chair, "antrag", "referred", referred_to="Stadtrat")
    assert "A1 ist überwiesen an Stadtrat." in after(chair, answer)


def corrects(chair: FlaskClient, number: int, art: str, seen: int, **typed: object) -> TestResponse:
    return chair.post(f"{DESK}/{number}/korrektur", data={"art": art, "seen": seen, **typed})


def test_a_correction_says_what_it_changes_before_it_is_recorded(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    small.submits(twelve_to("20"))
    declared(chair, "Ä1.1", "unanimous")
    wrong = {"how": "minority", "remark": "Verlesen"}
    shown = corrects(chair, 1, "berichtigung", 1, **wrong)
    assert "Ä1: bisher angenommen, dann abgelehnt" in said(shown)
    assert "Ä2: bisher hinfällig, dann offen" in said(shown)
    assert standing(small, "Ä1.1") is Standing.ADOPTED
    text = after(chair, corrects(chair, 1, "berichtigung", 1, confirmed=1, **wrong))
    assert "berichtigt Nr. 1 · Verlesen" in text
    assert "ersetzt durch Nr. 2" in text
    assert (standing(small, "Ä1.1"), standing(small, "Ä2.1")) == (Standing.REJECTED, Standing.OPEN)


def test_a_correction_that_ends_the_final_vote_says_so_and_the_desk_calls_it_again(
    small: Small, chair: FlaskClient
) -> None:
    small.submits(twelve_to("15"))
    declared(chair, "Ä1.1", "unanimous")
    declared(chair, "antrag", "unanimous", 1, text_hash=small.deliberation.adopted_hash)
    wrong = {"how": "nobody", "remark": "Verlesen"}
    shown = corrects(chair, 1, "berichtigung", 2, **wrong)
    assert "Beschluss Nr. 2 über A1 gilt dann nicht mehr" in said(shown)
    text = after(chair, corrects(chair, 1, "berichtigung", 2, confirmed=1, **wrong))
    assert "Über den Text wurde schon abgestimmt (Beschluss Nr. 2), er hat sich seitdem geändert." in text


@pytest.mark.parametrize("art", ["berichtigung", "rueckholung", "aufhebung"])
def test_whoever_revises_a_decision_is_asked_for_the_reason_at_its_field(
    small: Small, chair: FlaskClient, art: str
) -> None:
    small.submits(twelve_to("15"))
    declared(chair, "Ä1.1", "unanimous")
    page = chair.get(f"{DESK}/1/korrektur?art={art}")
    assert "Grund" in said(page)
    assert "Bemerkung" not in page.text
    assert "(freiwillig)" not in page.text
    assert re.search(r'<textarea[^>]*name="remark"[^>]*required', page.text)
    refused = corrects(chair, 1, art, 1, how="minority", remark="  ")
    assert refused.status_code == 400
    assert re.search(r'id="remark-error">Bitte den Grund angeben', refused.text)
    assert "Grund: Verlesen" in said(corrects(chair, 1, art, 1, how="minority", remark="Verlesen"))


def test_an_entry_made_by_mistake_is_annulled_with_a_reason(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    declared(chair, "Ä1.1", "unanimous")
    assert "Bitte den Grund angeben" in said(corrects(chair, 1, "aufhebung", 1))
    assert "Ä1: bisher angenommen, dann offen" in said(corrects(chair, 1, "aufhebung", 1, remark="Vertippt"))
    text = after(chair, corrects(chair, 1, "aufhebung", 1, remark="Vertippt", confirmed=1))
    assert "Beschluss Nr. 1 ist aufgehoben." in text
    assert "Ä1 nichts beschlossen" in text
    assert "hebt Nr. 1 auf · Vertippt" in text
    assert standing(small, "Ä1.1") is Standing.OPEN


def test_a_reconsideration_is_a_new_decision_at_the_end(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    declared(chair, "Ä1.1", "nobody")
    answer = corrects(chair, 1, "rueckholung", 1, how="majority", remark="Neue Zahlen", confirmed=1)
    assert "Beschluss Nr. 1 ist zurückgeholt." in after(chair, answer)
    assert standing(small, "Ä1.1") is Standing.ADOPTED
    assert "Rückholung von Nr. 1 · Neue Zahlen" in said(chair.get(DESK))


def test_a_reconsideration_is_refused_while_something_adopted_excludes_it(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    small.submits(twelve_to("20"))
    declared(chair, "Ä1.1", "nobody")
    declared(chair, "Ä2.1", "unanimous", 1)
    answer = corrects(chair, 1, "rueckholung", 2, how="majority", remark="Neue Zahlen")
    assert answer.status_code == 409
    assert "kann nicht zurückgeholt werden, solange Ä2.1 angenommen ist" in said(answer)


def test_a_confirmed_fall_can_only_be_annulled(small: Small, chair: FlaskClient) -> None:
    for proposal in OVERLAP:
        small.submits(proposal)
    declared(chair, "Ä1.1", "unanimous")
    chair.post(f"{DESK}/entfaellt", data={"gegenstand": "Ä2.1", "seen": 1})
    page = said(chair.get(f"{DESK}/2/korrektur?art=aufhebung"))
    assert "Aufheben" in page
    assert "Rückholung" not in page
    after(chair, corrects(chair, 2, "aufhebung", 2, remark="Zu früh", confirmed=1))
    assert standing(small, "Ä2.1") is Standing.HELD


def test_a_void_decision_stays_listed_with_the_reason(small: Small, chair: FlaskClient) -> None:
    small.submits(THE_BENCH)
    small.submits(THE_PARAGRAPH)
    declared(chair, "Ä2.1", "nobody")
    declared(chair, "Ä1.1", "unanimous", 1)
    shown = said(corrects(chair, 1, "berichtigung", 2, how="majority", remark="Verzählt"))
    assert "Beschluss Nr. 2 (Ä1) wird wirkungslos: Ä1.1 ist hinfällig wegen Ä2.1." in shown
    text = after(chair, corrects(chair, 1, "berichtigung", 2, how="majority", remark="Verzählt", confirmed=1))
    assert "ohne Wirkung: Ä1.1 ist hinfällig wegen Ä2.1." in text


def test_a_correction_on_an_older_state_is_refused(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    small.submits(THE_BENCH)
    declared(chair, "Ä1.1", "unanimous")
    declared(chair, "Ä2.1", "unanimous", 1)
    answer = corrects(chair, 1, "berichtigung", 1, how="minority", remark="Verlesen", confirmed=1)
    assert answer.status_code == 409
    assert "Inzwischen wurde etwas anderes festgestellt." in said(answer)


def test_an_unknown_item_decision_or_way_is_not_found(small: Small, chair: FlaskClient) -> None:
    small.submits(twelve_to("15"))
    addresses = (f"{DESK}?gegenstand=Ä9.1", f"{DESK}?gegenstand=Ä1.1,", f"{DESK}/1/korrektur", f"{DESK}/0/korrektur")
    assert {chair.get(address).status_code for address in addresses} == {404}
    declared(chair, "Ä1.1", "unanimous")
    assert chair.get(f"{DESK}/1/korrektur?art=gedicht").status_code == 404


def test_only_the_chair_declares_and_corrects(small: Small) -> None:
    small.submits(twelve_to("15"))
    member = small.browser(small.cast.member)
    page = member.get(DESK)
    assert page.status_code == 403
    assert "Tagungspräsidium" in said(page)
    assert declared(member, "Ä1.1", "unanimous").status_code == 403
    assert corrects(member, 1, "aufhebung", 1, remark="x", confirmed=1).status_code == 403
    assert small.app.test_client().get(DESK).headers["Location"].startswith("/anmelden")
    assert small.deliberation.decisions == ()


def test_more_amendments_mean_no_more_queries(small: Small, chair: FlaskClient) -> None:
    for count in range(3):
        small.submits(twelve_to(str(20 + count)))
    with_three = queries_of(small, chair, DESK)
    for count in range(22):
        small.submits(Delete("10", quote="Bank") if count % 2 else twelve_to(str(40 + count)))
    assert queries_of(small, chair, DESK) == with_three <= 12
