"""Does it follow from the decisions alone how everything stands?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.bonds import Bonds
from motions.domain.consolidation import consolidate
from motions.domain.decision import Decision, DecisionKind
from motions.domain.deliberation import Deliberation
from motions.domain.errors import NotPossible
from motions.domain.outcome import Outcome
from motions.domain.register import Register
from motions.domain.relation import Kind, relations
from motions.domain.replay import check_decision, replay
from motions.domain.standing import EditStanding, Standing
from tests.domain.contested import TEXT, all_edits, amendment, change_words, insert_before, subject, whole_text
from tests.domain.sessions import decide, sessions, standing_of

ADOPTED, REJECTED, LAPSED, HELD = Outcome.ADOPTED, Outcome.REJECTED, Standing.LAPSED, Standing.HELD
CORRECTION, ANNULMENT, RECONSIDERATION, CONFIRMED_FALL = (
    DecisionKind.CORRECTION,
    DecisionKind.ANNULMENT,
    DecisionKind.RECONSIDERATION,
    DecisionKind.CONFIRMED_FALL,
)

WIDE = amendment("Ä1", change_words("zwei", "vier"))
NARROW = amendment("Ä2", change_words("drei", "drei", "neu"))
ACROSS = amendment("Ä3", change_words("vier", "fünf"))
SAME_AS_NARROW = amendment("Ä4", change_words("drei", "drei", "neu"))
ALL = (WIDE, NARROW, ACROSS, SAME_AS_NARROW)


def replayed(submitted, *facts, withdrawn=()):
    return replay(submitted, relations(all_edits(submitted)), facts, withdrawn)


def check(submitted, decision, *facts, text_hash=""):
    return check_decision(decision, submitted, relations(all_edits(submitted)), facts, text_hash)


def kind_now(submitted, found, standings):
    """Relate edits with what is adopted of their sub-amendments."""
    return Register(Bonds(submitted, found), standings.edits).kind


def plain(standings):
    return {edit_id: (at.standing, at.cause) for edit_id, at in standings.edits.items()}


def test_everything_is_open_at_first():
    assert set(standing_of(ALL).values()) == {Standing.OPEN}


def test_what_lies_in_the_adopted_range_lapses_and_what_overlaps_it_is_held():
    standings = replayed(ALL, decide(1, ADOPTED, "Ä1.1"))
    assert standings.edits == {
        "Ä1.1": EditStanding(Standing.ADOPTED, "", 1),
        "Ä2.1": EditStanding(LAPSED, "Ä1.1", 1),
        "Ä4.1": EditStanding(LAPSED, "Ä1.1", 1),
        "Ä3.1": EditStanding(HELD, "Ä1.1", 1),
    }


def test_an_adopted_edit_is_overridden_by_one_that_contains_it():
    standings = replayed(ALL, decide(1, ADOPTED, "Ä2.1"), decide(2, ADOPTED, "Ä1.1"))
    assert standings.edits["Ä2.1"] == EditStanding(Standing.OVERRIDDEN, "Ä1.1", 2)
    assert standings.adopted == ("Ä1.1",)


def test_a_rejected_edit_stays_rejected_when_another_would_make_it_fall():
    assert standing_of(ALL, decide(1, REJECTED, "Ä2.1"), decide(2, ADOPTED, "Ä1.1"))["Ä2.1"] is Standing.REJECTED


def test_taken_over_counts_as_adopted():
    standings = replayed(ALL, decide(1, Outcome.TAKEN_OVER, "Ä1.1"))
    assert standings.adopted == ("Ä1.1",)
    assert standings.standing("Ä2.1") is LAPSED


def test_identical_edits_are_settled_by_the_adopted_one():
    standings = replayed(ALL, decide(1, ADOPTED, "Ä2.1"))
    assert standings.edits["Ä4.1"] == EditStanding(Standing.SETTLED, "Ä2.1", 1)


def test_of_identical_edits_in_one_item_the_first_is_adopted():
    after = standing_of(ALL, decide(1, ADOPTED, "Ä2.1", "Ä4.1"))
    assert (after["Ä2.1"], after["Ä4.1"]) == (Standing.ADOPTED, Standing.SETTLED)


def test_identical_edits_in_one_item_are_rejected_together_and_others_are_not():
    together = standing_of(ALL, decide(1, REJECTED, "Ä2.1", "Ä4.1"))
    assert (together["Ä2.1"], together["Ä4.1"]) == (Standing.REJECTED, Standing.REJECTED)
    assert standing_of(ALL, decide(1, REJECTED, "Ä2.1"))["Ä4.1"] is Standing.OPEN


def test_what_is_held_lapses_when_the_chair_confirms_that_it_falls():
    facts = (decide(1, ADOPTED, "Ä1.1"), decide(2, Outcome.LAPSED, "Ä3.1", kind=CONFIRMED_FALL))
    assert replayed(ALL, *facts).edits["Ä3.1"] == EditStanding(LAPSED, "Ä1.1", 2)


def test_a_whole_text_makes_everything_else_lapse_but_the_subject():
    at_the_edge, of_the_subject = amendment("Ä5", insert_before("eins", "neu")), amendment("Ä6", subject("Zahlwörter"))
    submitted = (WIDE, at_the_edge, of_the_subject, amendment("Ä7", whole_text("Neu.")))
    after = standing_of(submitted, decide(1, ADOPTED, "Ä7.1"))
    assert (after["Ä1.1"], after["Ä5.1"], after["Ä6.1"]) == (LAPSED, LAPSED, Standing.OPEN)


INDIVISIBLE = amendment("Ä5", change_words("drei", "drei", "anders"), change_words("neun", "neun"), indivisible=True)


def test_one_edit_that_falls_takes_an_indivisible_amendment_with_it():
    standings = replayed((WIDE, INDIVISIBLE), decide(1, ADOPTED, "Ä1.1"))
    assert standings.edits["Ä5.1"] == EditStanding(LAPSED, "Ä1.1", 1)
    assert standings.edits["Ä5.2"] == EditStanding(LAPSED, "Ä5.1", 1)


def test_one_edit_that_is_held_holds_an_indivisible_amendment_until_its_fall_is_confirmed():
    submitted = (ACROSS, amendment("Ä5", change_words("drei", "vier"), change_words("neun", "neun"), indivisible=True))
    facts = (decide(1, ADOPTED, "Ä3.1"), decide(2, Outcome.LAPSED, "Ä5.1", kind=CONFIRMED_FALL))
    held = standing_of(submitted, *facts[:1])
    assert (held["Ä5.1"], held["Ä5.2"]) == (HELD, HELD)
    fallen = replayed(submitted, *facts)
    assert fallen.edits["Ä5.1"] == EditStanding(LAPSED, "Ä3.1", 2)
    assert fallen.edits["Ä5.2"] == EditStanding(LAPSED, "Ä5.1", 2)


def test_of_an_adopted_indivisible_amendment_only_what_is_contained_is_overridden():
    after = standing_of((WIDE, INDIVISIBLE), decide(1, ADOPTED, "Ä5.1", "Ä5.2"), decide(2, ADOPTED, "Ä1.1"))
    assert (after["Ä5.1"], after["Ä5.2"]) == (Standing.OVERRIDDEN, Standing.ADOPTED)


def test_an_indivisible_amendment_is_not_decided_in_parts():
    sentence = r"Ä5 ist unteilbar: über Ä5\.1 und Ä5\.2 wird zusammen entschieden"
    with pytest.raises(NotPossible, match=sentence):
        check((WIDE, INDIVISIBLE), decide(1, ADOPTED, "Ä5.2"))


def test_of_an_indivisible_amendment_what_is_settled_need_not_be_decided_again():
    submitted = (amendment("Ä1", change_words("drei", "drei", "anders")), INDIVISIBLE)
    after = check(submitted, decide(2, ADOPTED, "Ä5.2"), decide(1, ADOPTED, "Ä1.1"))
    assert after.adopted == ("Ä1.1", "Ä5.2")


def test_each_edit_of_a_divisible_amendment_stands_for_itself():
    both = amendment("Ä5", change_words("drei", "drei", "neu"), change_words("neun", "neun"))
    after = standing_of((WIDE, both), decide(1, ADOPTED, "Ä1.1"))
    assert (after["Ä5.1"], after["Ä5.2"]) == (Standing.LAPSED, Standing.OPEN)


def test_a_correction_revives_what_the_corrected_decision_made_lapse():
    facts = (decide(1, ADOPTED, "Ä1.1"), decide(2, REJECTED, "Ä1.1", kind=CORRECTION, of=1))
    after = standing_of(ALL, *facts)
    assert after == dict.fromkeys(after, Standing.OPEN) | {"Ä1.1": Standing.REJECTED}


def test_a_decision_that_has_become_void_stays_listed_with_its_reason():
    facts = (
        decide(1, REJECTED, "Ä1.1"),
        decide(2, ADOPTED, "Ä2.1"),
        decide(3, ADOPTED, "Ä1.1", kind=CORRECTION, of=1),
    )
    standings = replayed(ALL, *facts)
    assert standings.standing("Ä2.1") is LAPSED
    assert [(void.number, void.edits, str(void.reason)) for void in standings.void] == [
        (2, ("Ä2.1",), "Ä2.1 ist hinfällig wegen Ä1.1.")
    ]


def test_of_a_decision_on_several_edits_what_can_still_be_decided_is():
    both = amendment("Ä5", change_words("drei", "drei", "neu"), change_words("neun", "neun"))
    standings = replayed((WIDE, both), decide(1, ADOPTED, "Ä1.1"), decide(2, ADOPTED, "Ä5.1", "Ä5.2"))
    assert (standings.standing("Ä5.1"), standings.standing("Ä5.2")) == (LAPSED, Standing.ADOPTED)
    assert standings.void[0].edits == ("Ä5.1",)


def test_what_lapsed_does_not_revive_when_its_cause_is_overridden():
    wider = amendment("Ä5", change_words("eins", "fünf"))
    narrow_twice = amendment("Ä6", change_words("drei", "drei", "anders"))
    submitted = (NARROW, narrow_twice, wider)
    after = standing_of(submitted, decide(1, ADOPTED, "Ä2.1"), decide(2, ADOPTED, "Ä5.1"))
    assert (after["Ä2.1"], after["Ä6.1"]) == (Standing.OVERRIDDEN, LAPSED)


def test_a_reconsideration_decides_anew_at_the_end():
    facts = (
        decide(1, ADOPTED, "Ä1.1"),
        decide(2, Outcome.LAPSED, "Ä3.1", kind=CONFIRMED_FALL),
        decide(3, REJECTED, "Ä1.1", kind=RECONSIDERATION, of=1),
    )
    standings = replayed(ALL, *facts)
    assert standings.edits["Ä1.1"] == EditStanding(Standing.REJECTED, "", 3)
    assert standings.open_edits == ("Ä2.1", "Ä4.1", "Ä3.1")
    assert [void.number for void in standings.void] == [2]


def test_a_reconsideration_is_refused_while_something_adopted_excludes_it():
    facts = (decide(1, REJECTED, "Ä2.1"), decide(2, ADOPTED, "Ä1.1"))
    again = decide(3, ADOPTED, "Ä2.1", kind=RECONSIDERATION, of=1)
    with pytest.raises(NotPossible, match=r"Ä2\.1 kann nicht zurückgeholt werden, solange Ä1\.1 angenommen ist"):
        check(ALL, again, *facts)


def test_an_annulment_leaves_the_item_open():
    facts = (decide(1, ADOPTED, "Ä1.1"), decide(2, Outcome.OTHER, kind=ANNULMENT, of=1))
    assert set(standing_of(ALL, *facts).values()) == {Standing.OPEN}


def test_an_amendment_withdrawn_beforehand_is_neither_open_nor_lapses():
    standings = replayed(ALL, decide(1, ADOPTED, "Ä1.1"), withdrawn={"Ä2"})
    assert standings.standing("Ä2.1") is Standing.WITHDRAWN


@pytest.mark.parametrize(
    ("decision", "facts", "sentence"),
    [
        (decide(1, ADOPTED, "Ä9.1"), (), r"Eine Teiländerung Ä9\.1 gibt es nicht"),
        (decide(2, ADOPTED, "Ä2.1"), (decide(1, ADOPTED, "Ä1.1"),), r"Ä2\.1 ist hinfällig wegen Ä1\.1"),
        (decide(2, ADOPTED, "Ä3.1"), (decide(1, ADOPTED, "Ä1.1"),), "zuerst ist festzustellen, dass es entfällt"),
        (decide(2, ADOPTED, "Ä4.1"), (decide(1, ADOPTED, "Ä2.1"),), r"erledigt durch das wortgleiche Ä2\.1"),
        (decide(2, ADOPTED, "Ä1.1"), (decide(1, REJECTED, "Ä1.1"),), r"schon entschieden \(Beschluss Nr\. 1\)"),
        (
            decide(3, REJECTED, "Ä2.1"),
            (decide(1, ADOPTED, "Ä2.1"), decide(2, ADOPTED, "Ä1.1")),
            r"durch Ä1\.1 überholt",
        ),
        (decide(1, ADOPTED, "Ä1.1", "Ä2.1"), (), "ändern dieselben Wörter"),
        (decide(1, Outcome.ADOPTED_IN_PART, "Ä1.1"), (), "folgt aus den Beschlüssen"),
        (decide(1, Outcome.LAPSED, "Ä1.1", kind=CONFIRMED_FALL), (), "steht zur Abstimmung"),
        (decide(2, ADOPTED, "Ä1.1", kind=CORRECTION, of=9), (), "Nr. 9 gibt es nicht"),
        (Decision(1, Outcome.TAKEN_OVER), (), "Übernommen werden Änderungen"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_the_reason(decision, facts, sentence):
    with pytest.raises(NotPossible, match=sentence):
        check(ALL, decision, *facts)


def test_what_was_withdrawn_beforehand_is_not_decided():
    with pytest.raises(NotPossible, match=r"Ä1\.1 ist zurückgezogen"):
        check_decision(decide(1, ADOPTED, "Ä1.1"), ALL, relations(all_edits(ALL)), (), withdrawn={"Ä1"})


def test_competing_edits_can_be_rejected_by_one_decision():
    assert check(ALL, decide(1, REJECTED, "Ä1.1", "Ä2.1")).those(Standing.REJECTED) == ("Ä1.1", "Ä2.1")


# The motion itself.

ONE = (WIDE,)
DONE = decide(1, ADOPTED, "Ä1.1")


def final(number, outcome=Outcome.ADOPTED_AS_AMENDED, text_hash="f00d", **more):
    return Decision(number, outcome, text_hash=text_hash, **more)


def test_the_final_vote_needs_every_amendment_to_be_neither_open_nor_held():
    with pytest.raises(NotPossible, match=r"noch nicht erledigt: Ä1\.1"):
        check(ONE, final(1), text_hash="f00d")
    with pytest.raises(NotPossible, match=r"noch nicht erledigt: Ä3\.1"):
        check((WIDE, ACROSS), final(2), DONE, text_hash="f00d")


def test_the_final_vote_is_about_the_text_as_adopted_now():
    with pytest.raises(NotPossible, match="Der Text hat sich geändert"):
        check(ONE, final(2, text_hash="bad"), DONE, text_hash="f00d")
    assert check(ONE, final(2), DONE, text_hash="f00d").motion_decision("f00d") == final(2)


def test_the_final_vote_no_longer_stands_when_the_text_is_another():
    standings = replayed(ONE, DONE, final(2))
    assert standings.motion_decision("f00d") == final(2)
    assert standings.motion_decision("bad") is None


def test_the_final_vote_is_void_when_an_item_is_open_again():
    again = decide(3, ADOPTED, "Ä1.1", kind=RECONSIDERATION, of=1)
    standings = replayed(ONE, DONE, final(2), again)
    assert standings.motion_decision("f00d") is None
    assert [void.number for void in standings.void] == [2]


def test_a_final_vote_that_stands_is_not_held_twice_but_one_that_does_not_is():
    with pytest.raises(NotPossible, match=r"schon entschieden \(Beschluss Nr\. 2: in geänderter Fassung angenommen\)"):
        check(ONE, final(3), DONE, final(2), text_hash="f00d")
    corrected = decide(3, REJECTED, "Ä1.1", kind=CORRECTION, of=1)
    after = check(ONE, final(4, ADOPTED, "beef"), DONE, final(2), corrected, text_hash="beef")
    assert after.motion_decision("beef") == final(4, ADOPTED, "beef")


def test_a_final_vote_can_be_corrected_and_reconsidered():
    corrected = final(3, REJECTED, kind=CORRECTION, of=2)
    assert check(ONE, corrected, DONE, final(2), text_hash="f00d").motion_decision("f00d") == corrected
    again = final(3, REJECTED, kind=RECONSIDERATION, of=2)
    assert check(ONE, again, DONE, final(2), text_hash="f00d").motion_decision("f00d") == again


def test_a_carried_final_vote_adopts_the_motion_as_amended_only_if_an_edit_is_adopted():
    assert replayed(ONE, DONE).outcome_if_carried is Outcome.ADOPTED_AS_AMENDED
    assert replayed(ONE, decide(1, REJECTED, "Ä1.1")).outcome_if_carried is Outcome.ADOPTED


@pytest.mark.parametrize("outcome", [REJECTED, Outcome.NOT_CONSIDERED, Outcome.WITHDRAWN, Outcome.SETTLED])
def test_the_open_amendments_of_a_motion_that_is_ended_lapse(outcome):
    ended = Decision(2, outcome)
    standings = check(ALL, ended, decide(1, ADOPTED, "Ä2.1"))
    assert plain(standings)["Ä1.1"] == (LAPSED, "")
    assert standings.adopted == ("Ä2.1",)
    assert standings.motion_decision("whatever") == ended


@pytest.mark.parametrize(
    ("outcome", "standing"),
    [
        (Outcome.REFERRED, Standing.REFERRED),
        (Outcome.AS_MATERIAL, Standing.REFERRED),
        (Outcome.CARRIED_OVER, Standing.CARRIED_OVER),
    ],
)
def test_the_open_amendments_of_a_motion_that_is_passed_on_go_along(outcome, standing):
    passed_on = Decision(2, outcome, referred_to="Landesvorstand")
    standings = check(ALL, passed_on, decide(1, ADOPTED, "Ä2.1"))
    assert standings.standing("Ä1.1") is standing
    assert standings.adopted == ("Ä2.1",)


def test_nothing_is_decided_on_a_motion_that_is_ended():
    ended = Decision(1, Outcome.NOT_CONSIDERED)
    with pytest.raises(NotPossible, match=r"schon entschieden \(Beschluss Nr\. 1: nicht befasst\)"):
        check(ALL, Decision(2, Outcome.WITHDRAWN), ended)
    with pytest.raises(NotPossible, match=r"Über Ä1\.1 ist schon entschieden \(Beschluss Nr\. 1\)"):
        check(ALL, decide(2, ADOPTED, "Ä1.1"), ended)


def test_of_two_facts_that_end_a_motion_only_the_first_counts():
    first, second = Decision(1, Outcome.NOT_CONSIDERED), Decision(2, Outcome.WITHDRAWN)
    standings = replayed(ONE, first, second)
    assert standings.motion == (first,)
    assert [void.number for void in standings.void] == [2]


# Whatever is decided, in whatever order.


@given(sessions(), st.randoms(use_true_random=False))
def test_replay_depends_on_nothing_but_the_facts(session, random):
    submitted, found, facts = session
    shuffled = list(facts)
    random.shuffle(shuffled)
    again = relations(all_edits(submitted)[::-1], found.linking.links)
    assert replay(submitted, found, facts) == replay(submitted, again, shuffled)


@given(sessions())
def test_every_edit_has_exactly_one_standing(session):
    submitted, found, facts = session
    assert list(replay(submitted, found, facts).edits) == list(found.edits)


@given(sessions())
def test_adopted_edits_never_compete_and_can_be_consolidated(session):
    submitted, found, facts = session
    standings = replay(submitted, found, facts)
    kind = kind_now(submitted, found, standings)
    kinds = {kind(x, y) for x in standings.adopted for y in standings.adopted if x != y}
    assert kinds <= {Kind.INDEPENDENT, Kind.SAME_PLACE}
    consolidate(TEXT, [found.edits[edit_id] for edit_id in standings.adopted])


@given(sessions())
def test_a_deliberation_consolidates_whatever_is_adopted(session):
    submitted, found, facts = session
    deliberation = Deliberation(TEXT, submitted, facts, links=found.linking.links)
    sources = {edit for word in deliberation.adopted.words for edit in word.source.edits}
    assert all(deliberation.standings.standing(edit) in (Standing.ADOPTED, Standing.SETTLED) for edit in sources)


@given(sessions())
def test_nothing_that_an_adopted_edit_excludes_is_open(session):
    submitted, found, facts = session
    standings = replay(submitted, found, facts)
    kind = kind_now(submitted, found, standings)
    for adopted in standings.adopted:
        for other, _ in found.of(adopted):
            if kind(adopted, other) in (Kind.FALLS, Kind.SAME):
                assert standings.standing(other) not in (Standing.OPEN, HELD, Standing.ADOPTED)
            if kind(adopted, other) is Kind.PARTIAL:
                assert standings.standing(other) not in (Standing.OPEN, Standing.ADOPTED)


@given(sessions())
def test_nothing_stands_adopted_or_undecided_beside_an_adopted_alternative_or_compromise(session):
    submitted, found, facts = session
    standings, bonds = replay(submitted, found, facts), Bonds(submitted, found)
    for adopted in standings.adopted:
        identical = {edit_id for edit_id, kind in found.of(adopted) if kind is Kind.SAME}
        over = {*bonds.alternatives(adopted), *bonds.replaced(adopted)} - identical
        assert not over & set(standings.those(Standing.ADOPTED, Standing.OPEN, HELD))


@given(sessions())
def test_a_sub_amendment_stands_no_better_than_what_it_changes(session):
    submitted, found, facts = session
    standings = replay(submitted, found, facts)
    for edit_id, edit in found.edits.items():
        if edit.within:
            above, own = standings.standing(edit.within), standings.standing(edit_id)
            assert (above is Standing.ABSENT) is (own is Standing.ABSENT) or own is Standing.WITHDRAWN
            assert own is not Standing.ADOPTED or above in (Standing.OPEN, HELD, Standing.ADOPTED)
            assert own is not Standing.OPEN or above is Standing.OPEN
            assert own is not HELD or above in (Standing.OPEN, HELD)


@given(sessions())
def test_nothing_lives_on_without_what_it_requires(session):
    submitted, found, facts = session
    standings = replay(submitted, found, facts)
    refused = {Standing.REJECTED, LAPSED, Standing.WITHDRAWN, Standing.NOT_CONSIDERED}
    for edit_id in standings.those(Standing.ADOPTED, Standing.OPEN, HELD):
        needed = {standings.standing(other) for other in Bonds(submitted, found).required(edit_id)}
        assert not needed & refused
        if standings.standing(edit_id) is Standing.ADOPTED and needed - {Standing.ADOPTED, Standing.SETTLED}:
            rest = needed - {Standing.ADOPTED, Standing.SETTLED, Standing.ADAPTED, Standing.ABSENT}
            assert not rest or edit_id in {caution.edit for caution in standings.warnings}


@given(sessions())
def test_an_adapted_amendment_is_there_once_what_it_adapts_is_adapted_and_not_before(session):
    submitted, found, facts = session
    standings = replay(submitted, found, facts)
    for new in submitted:
        if new.adapts:
            taken = {standings.edits[edit_id].cause for edit_id in standings.those(Standing.ADAPTED)}
            own = {standings.standing(edit.id) for edit in new.edits}
            assert (Standing.ABSENT not in own) is (new.edits[0].id in taken)
            assert own == {Standing.ABSENT} or Standing.ABSENT not in own


@given(sessions())
def test_of_an_indivisible_amendment_nothing_is_left_over_once_it_is_adopted_or_falls(session):
    submitted, found, facts = session
    standings = replay(submitted, found, facts)
    taken = {Standing.ADOPTED, Standing.OVERRIDDEN}
    for one in submitted:
        if one.indivisible:
            own = {standings.standing(edit.id) for edit in one.edits}
            assert own <= taken | {Standing.SETTLED} or not own & taken or one.amends
            assert not (LAPSED in own and own & {Standing.OPEN, HELD})
            assert not (HELD in own and Standing.OPEN in own)


@given(sessions())
def test_what_stands_because_of_another_edit_names_it(session):
    submitted, found, facts = session
    bonds = Bonds(submitted, found)
    for edit_id, at in replay(submitted, found, facts).edits.items():
        if at.standing in (LAPSED, HELD, Standing.OVERRIDDEN, Standing.SETTLED):
            own, cause = found.edits[edit_id], found.edits[at.cause]
            bound = own.amendment == cause.amendment or own.within == cause.id
            linked = found.link_between(edit_id, at.cause) is not None or at.cause in bonds.required(edit_id)
            alike = _alternative_of_its_like(found, own, cause)
            assert bound or linked or alike or found.kind(at.cause, edit_id) is not Kind.INDEPENDENT


def _alternative_of_its_like(found, own, cause):
    return any(own.id in found.excluded(other) for other, _ in found.of(cause.id))


@given(sessions(), st.data())
def test_a_correction_back_and_forth_changes_nothing(session, data):
    submitted, found, facts = session
    before = replay(submitted, found, facts)
    listed_void = {void.number for void in before.void}
    revised = {fact.of for fact in facts if fact.number not in listed_void}
    correctable = [fact for fact in facts if fact.number not in revised | listed_void and fact.kind is not ANNULMENT]
    if not correctable:
        return
    old = data.draw(st.sampled_from(correctable))
    other = REJECTED if old.outcome is not REJECTED else ADOPTED
    number = len(facts)
    there = decide(number + 1, other, *old.edits, kind=CORRECTION, of=old.number)
    back = decide(number + 2, old.outcome, *old.edits, kind=CORRECTION, of=number + 1, adapted=old.adapted)
    after = replay(submitted, found, (*facts, there, back))
    assert plain(after) == plain(before)


@given(sessions(), st.data())
def test_a_decision_that_passes_the_check_is_not_void(session, data):
    submitted, found, facts = session
    chosen = data.draw(st.lists(st.sampled_from(sorted(found.edits)), min_size=1, max_size=3, unique=True))
    decision = decide(len(facts) + 1, ADOPTED, *chosen)
    before = replay(submitted, found, facts)
    try:
        after = check_decision(decision, submitted, found, facts)
    except NotPossible:
        return
    assert all(before.may_be_put(edit_id) for edit_id in chosen)
    assert {after.standing(edit_id) for edit_id in chosen} <= {Standing.ADOPTED, Standing.SETTLED}
