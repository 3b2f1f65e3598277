"""Is it said before the vote what an adoption does to the others?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from motions.domain.because import Ground
from motions.domain.consequence import ConsequenceKind, Foresight, consequences
from motions.domain.errors import NotPossible
from motions.domain.link import Link, LinkKind
from motions.domain.outcome import Outcome
from motions.domain.relation import relations
from motions.domain.replay import check_decision, replay
from motions.domain.standing import Standing
from tests.domain.contested import (
    TEXT,
    all_edits,
    amendment,
    change_words,
    insert_before,
    sub_amendment,
    subject,
    whole_text,
)
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


def test_within_one_line_it_is_said_that_the_words_are_among_those_that_go():
    few, more = change_words("zwei", "zwei", "neu"), change_words("eins", "drei")
    submitted = (amendment("Ä1", more), amendment("Ä2", few))
    assert of(submitted, "Ä1.1") == [("Ä2.1", LAPSES, "Ä1.1 streicht in Z. 1 diese Wörter und weitere")]
    across = (amendment("Ä1", more), amendment("Ä2", change_words("zwei", "vier", "neu")))
    assert of(across, "Ä1.1")[0][2] == "Ä1.1 ändert in Z. 1 einen Teil derselben Wörter"


def test_a_sub_amendment_to_what_is_settled_is_not_said_to_lapse_with_what_lapses():
    same = change_words("zwei", "drei", "neu und gut")
    second = amendment("Ä2", same)
    submitted = (amendment("Ä1", same), second, sub_amendment("Ä2-1", second.edits[0], ("gut", "besser")))
    assert ("Ä2-1.1", LAPSES, "Ä2-1.1 ändert Ä2.1, und Ä2.1 ist erledigt") in of(submitted, "Ä1.1")


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
    try:
        after = check_decision(decide(len(facts) + 1, ADOPTED, chosen), submitted, found, facts)
    except NotPossible:
        return
    changed = {
        edit_id: ConsequenceKind(after.standing(edit_id).value.replace("lapsed", "lapses"))
        for edit_id in after.edits
        if edit_id != chosen and after.standing(edit_id) not in (before.standing(edit_id), Standing.ADOPTED)
    }
    assert {consequence.edit: consequence.kind for consequence in announced} == changed


# What persons have set, and sub-amendments.

ONE = amendment("Ä1", change_words("eins", "eins", "null"))
FIVE = amendment("Ä2", change_words("fünf", "fünf", "null"))
NINE = amendment("Ä3", change_words("neun", "neun", "null"))
APART = (ONE, FIVE, NINE)


def with_links(submitted, links, *edit_ids, facts=()):
    found = relations(all_edits(submitted), links)
    return consequences(TEXT, submitted, found, replay(submitted, found, facts), edit_ids)


def told(submitted, links, *edit_ids, facts=()):
    found = with_links(submitted, links, *edit_ids, facts=facts)
    return [(one.sentence, one.ground) for one in found]


def test_an_alternative_lapses_for_the_reason_that_a_person_has_given():
    links = (Link(LinkKind.EXCLUDES, "Ä1", ("Ä2",), "Nur ein Satz reicht."),)
    said = "Ä1.1 und Ä2.1 schließen einander aus (Nur ein Satz reicht)"
    assert told(APART, links, "Ä1.1") == [(f"Ä2.1 fällt: {said}", Ground.ALTERNATIVE)]
    backwards = "Ä2.1 und Ä1.1 schließen einander aus (Nur ein Satz reicht)"
    assert told(APART, links, "Ä2.1") == [(f"Ä1.1 fällt: {backwards}", Ground.ALTERNATIVE)]


def test_an_alternative_of_an_identical_edit_lapses_too():
    like = amendment("Ä4", change_words("eins", "eins", "null"))
    links = (Link(LinkKind.EXCLUDES, "Ä4", ("Ä2",)),)
    assert told((*APART, like), links, "Ä1.1") == [
        ("Ä4.1 ist erledigt: Ä4.1 ist wortgleich mit Ä1.1", Ground.IDENTICAL),
        ("Ä2.1 fällt: Ä2.1 schließt ein mit Ä1.1 wortgleiches aus", Ground.ALTERNATIVE),
    ]


def test_what_a_compromise_replaces_is_settled_or_overridden():
    links = (Link(LinkKind.COMPROMISE, "Ä1", ("Ä2", "Ä3"), "mit allen beraten"),)
    adopted = decide(1, ADOPTED, "Ä3.1")
    assert told(APART, links, "Ä1.1", facts=(adopted,)) == [
        ("Ä2.1 ist erledigt: Ä1.1 ist der Kompromiss statt Ä2.1 (mit allen beraten)", Ground.COMPROMISE),
        (
            "Ä3.1 wird überholt: Ä3.1 ist angenommen und wird überholt: "
            "Ä1.1 ist der Kompromiss statt Ä3.1 (mit allen beraten)",
            Ground.COMPROMISE,
        ),
    ]


def test_what_requires_an_edit_that_falls_lapses_with_it():
    links = (Link(LinkKind.REQUIRES, "Ä3", ("Ä2",), "baut darauf auf"),)
    submitted = (*APART, amendment("Ä4", change_words("vier", "fünf")))
    assert told(submitted, links, "Ä4.1") == [
        ("Ä2.1 fällt: Z. 2 liegt im gestrichenen Bereich Z. 1–2", Ground.PLACE),
        ("Ä3.1 fällt: Ä3.1 setzt Ä2.1 voraus, und Ä2.1 entfällt (baut darauf auf)", Ground.REQUIRED),
    ]


SUB = sub_amendment("Ä2-1", FIVE.edits[0], ("null", "nichts"))


def test_a_sub_amendment_lapses_with_what_it_changes_and_comes_too_late_after_it():
    submitted = (*APART, SUB, amendment("Ä4", change_words("vier", "fünf")))
    assert told(submitted, (), "Ä4.1")[1:] == [("Ä2-1.1 fällt: Ä2-1.1 ändert Ä2.1, und Ä2.1 entfällt", Ground.AMENDED)]
    assert told(submitted, (), "Ä2.1")[-1:] == [
        ("Ä2-1.1 fällt: Ä2-1.1 ändert Ä2.1 und kommt zu spät, wenn Ä2.1 angenommen ist", Ground.AMENDED)
    ]


def test_of_two_sub_amendments_the_other_lapses_at_its_place_in_the_new_text():
    rival = sub_amendment("Ä2-2", FIVE.edits[0], ("null", "niemals"))
    (one,) = with_links((*APART, SUB, rival), (), "Ä2-1.1")
    assert (one.edit, one.because) == ("Ä2-2.1", "Ä2-1.1 ändert dieselben Wörter (Z. Ä2:2a) anders")


def test_what_is_held_or_identical_does_not_end_without_a_vote():
    submitted = (
        amendment("Ä1", change_words("zwei", "vier")),
        amendment("Ä2", change_words("vier", "fünf")),
        amendment("Ä3", change_words("zwei", "vier")),
        amendment("Ä4", change_words("drei", "drei")),
    )
    found = with_links(submitted, (), "Ä1.1")
    assert {one.edit: one.ends_without_vote for one in found} == {"Ä2.1": False, "Ä3.1": False, "Ä4.1": True}
    assert {one.edit: one.ground for one in found} == {
        "Ä2.1": Ground.OVERLAP,
        "Ä3.1": Ground.IDENTICAL,
        "Ä4.1": Ground.PLACE,
    }


@given(sessions())
def test_to_ask_for_one_edit_after_another_changes_no_answer(session):
    submitted, found, facts = session
    standings = replay(submitted, found, facts)
    foresight = Foresight(TEXT, submitted, found, standings)
    for edit_id in found.edits:
        assert foresight.consequences((edit_id,)) == consequences(TEXT, submitted, found, standings, (edit_id,))
