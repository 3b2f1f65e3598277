"""Is it said before the vote what an adoption does to the others?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from motions.domain.consequence import ConsequenceKind, consequences
from motions.domain.outcome import Outcome
from motions.domain.relation import relations
from motions.domain.replay import replay
from tests.domain.contested import TEXT, all_edits, amendment, change_words, insert_before, subject, whole_text
from tests.domain.sessions import decide, sessions

ADOPTED = Outcome.ADOPTED
LAPSES, HELD, OVERRIDDEN, SETTLED = (
    ConsequenceKind.LAPSES,
    ConsequenceKind.HELD,
    ConsequenceKind.OVERRIDDEN,
    ConsequenceKind.SETTLED,
)


def of(submitted, *edit_ids, facts=()):
    found = relations(all_edits(submitted))
    standings = replay(submitted, found, facts)
    return [
        (consequence.edit, consequence.kind, consequence.because)
        for consequence in consequences(TEXT, submitted, found, standings, edit_ids)
    ]


DELETION = amendment("Ä1", change_words("zwei", "sieben"))


def test_what_lies_in_a_deleted_range_lapses():
    submitted = (DELETION, amendment("Ä2", change_words("fünf", "fünf", "neu")))
    assert of(submitted, "Ä1.1") == [("Ä2.1", LAPSES, "Z. 2 liegt im gestrichenen Bereich Z. 1–3")]


def test_an_insertion_inside_a_replaced_range_lapses():
    submitted = (
        amendment("Ä1", change_words("zwei", "drei", "anders")),
        amendment("Ä2", insert_before("drei", "neu")),
    )
    assert of(submitted, "Ä1.1") == [("Ä2.1", LAPSES, "Die Einfügung (Z. 1) liegt im ersetzten Bereich Z. 1")]


def test_of_two_changes_of_the_same_words_the_other_lapses():
    submitted = (DELETION, amendment("Ä2", change_words("zwei", "sieben", "neu")))
    assert of(submitted, "Ä1.1") == [("Ä2.1", LAPSES, "Ä1.1 ändert dieselben Wörter (Z. 1–3) anders")]


def test_what_overlaps_is_held():
    submitted = (DELETION, amendment("Ä2", change_words("sieben", "acht")))
    assert of(submitted, "Ä1.1") == [("Ä2.1", HELD, "Z. 3 überschneidet sich mit Z. 1–3 (Ä1.1)")]


def test_identical_edits_are_settled():
    submitted = (DELETION, amendment("Ä2", change_words("zwei", "sieben")))
    assert of(submitted, "Ä1.1") == [("Ä2.1", SETTLED, "Ä2.1 ist wortgleich mit Ä1.1")]


def test_what_is_put_itself_is_no_consequence():
    submitted = (DELETION, amendment("Ä2", change_words("zwei", "sieben")))
    assert of(submitted, "Ä1.1", "Ä2.1") == []


def test_an_adopted_edit_is_announced_as_overridden():
    submitted = (DELETION, amendment("Ä2", change_words("fünf", "fünf", "neu")))
    assert of(submitted, "Ä1.1", facts=(decide(1, ADOPTED, "Ä2.1"),)) == [
        ("Ä2.1", OVERRIDDEN, "Ä2.1 ist angenommen und wird überholt: Z. 2 liegt im gestrichenen Bereich Z. 1–3")
    ]


def test_the_other_parts_of_an_indivisible_amendment_lapse_with_the_one_that_falls():
    indivisible = amendment("Ä2", change_words("fünf", "fünf"), change_words("neun", "neun"), indivisible=True)
    assert of((DELETION, indivisible), "Ä1.1") == [
        ("Ä2.1", LAPSES, "Z. 2 liegt im gestrichenen Bereich Z. 1–3"),
        ("Ä2.2", LAPSES, "Ä2 ist unteilbar, und Ä2.1 entfällt"),
    ]


def test_the_other_parts_of_an_indivisible_amendment_are_held_with_the_one_that_is_held():
    indivisible = amendment("Ä2", change_words("sieben", "acht"), change_words("zehn", "zehn"), indivisible=True)
    assert of((DELETION, indivisible), "Ä1.1")[1] == ("Ä2.2", HELD, "Ä2 ist unteilbar, und Ä2.1 wird zurückgestellt")


def test_a_whole_text_makes_all_but_the_subject_lapse():
    submitted = (
        amendment("Ä1", insert_before("eins", "neu")),
        amendment("Ä2", subject("Zahlwörter")),
        amendment("Ä3", whole_text("Ein anderer Text.")),
        amendment("Ä4", whole_text("")),
    )
    assert of(submitted, "Ä3.1") == [
        ("Ä4.1", LAPSES, "Ä3.1 ersetzt den ganzen Text"),
        ("Ä1.1", LAPSES, "Ä3.1 ersetzt den ganzen Text"),
    ]
    assert of(submitted, "Ä4.1")[1] == ("Ä1.1", LAPSES, "Ä4.1 streicht den ganzen Text")


def test_of_two_subjects_the_other_lapses():
    submitted = (amendment("Ä1", subject("Zahlwörter")), amendment("Ä2", subject("Ziffern")))
    assert of(submitted, "Ä2.1") == [("Ä1.1", LAPSES, "Ä2.1 fasst den Betreff anders")]


def test_what_is_decided_already_is_no_consequence():
    submitted = (DELETION, amendment("Ä2", change_words("fünf", "fünf", "neu")))
    assert of(submitted, "Ä1.1", facts=(decide(1, Outcome.REJECTED, "Ä2.1"),)) == []


@given(sessions(), st.data())
def test_what_is_announced_is_what_then_happens(session, data):
    submitted, found, facts = session
    before = replay(submitted, found, facts)
    if not before.open_edits:
        return
    chosen = data.draw(st.sampled_from(before.open_edits))
    announced = consequences(TEXT, submitted, found, before, (chosen,))
    whole = next(one for one in submitted if one.number == found.edits[chosen].amendment)
    parts = [edit.id for edit in whole.edits if before.may_be_put(edit.id)] if whole.indivisible else [chosen]
    if parts != [chosen]:
        return
    after = replay(submitted, found, (*facts, decide(len(facts) + 1, ADOPTED, chosen)))
    changed = {
        edit_id: ConsequenceKind(after.standing(edit_id).value.replace("lapsed", "lapses"))
        for edit_id in after.edits
        if edit_id != chosen and after.standing(edit_id) is not before.standing(edit_id)
    }
    assert {consequence.edit: consequence.kind for consequence in announced} == changed
