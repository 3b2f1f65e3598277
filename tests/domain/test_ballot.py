"""Are majorities reckoned exactly, and results said as the minutes say them?"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.ballot import Base, Judgement, Majority, Result, Tally, Way, carried, in_words
from motions.domain.errors import Invalid
from motions.domain.outcome import Outcome

counts = st.integers(0, 200)


@st.composite
def tallies(draw):
    yes, no, abstentions, invalid = draw(st.tuples(counts, counts, counts, counts))
    present = yes + no + abstentions + invalid + draw(counts)
    return Tally(yes, no, abstentions, invalid, present, present + draw(counts))


def base_of(tally, base):
    return {
        Base.YES_AND_NO: tally.yes + tally.no,
        Base.VALID: tally.yes + tally.no + tally.abstentions,
        Base.CAST: tally.yes + tally.no + tally.abstentions + tally.invalid,
        Base.PRESENT: tally.present,
        Base.ENTITLED: tally.entitled,
    }[base]


@given(tallies(), st.sampled_from(Base))
def test_an_absolute_majority_is_more_than_half_of_the_base(tally, base):
    expected = tally.yes > Fraction(base_of(tally, base), 2)
    assert carried(tally, Majority.ABSOLUTE, base) == expected


@given(tallies(), st.sampled_from(Base))
def test_two_thirds_are_at_least_two_thirds_of_the_base(tally, base):
    expected = tally.yes > 0 and tally.yes >= Fraction(2 * base_of(tally, base), 3)
    assert carried(tally, Majority.TWO_THIRDS, base) == expected


@given(tallies(), st.sampled_from(Base))
def test_a_simple_majority_is_more_yes_than_no_whatever_the_base(tally, base):
    assert carried(tally, Majority.SIMPLE, base) == (tally.yes > tally.no)


@pytest.mark.parametrize("majority", Majority)
@pytest.mark.parametrize("base", Base)
def test_without_a_single_yes_nothing_carries(majority, base):
    assert not carried(Tally(0, 0, 0, 0, 0, 0), majority, base)


def test_a_tie_is_a_rejection():
    assert not carried(Tally(41, 41))
    assert not carried(Tally(41, 41), Majority.ABSOLUTE)


def test_two_of_three_are_two_thirds():
    assert carried(Tally(2, 1), Majority.TWO_THIRDS)
    assert not carried(Tally(199, 100), Majority.TWO_THIRDS)


def test_abstentions_count_only_where_the_base_has_them():
    tally = Tally(5, 4, abstentions=3)
    assert carried(tally, Majority.ABSOLUTE)
    assert not carried(tally, Majority.ABSOLUTE, Base.VALID)


@pytest.mark.parametrize(("base", "word"), [(Base.PRESENT, "anwesend"), (Base.ENTITLED, "stimmberechtigt")])
def test_a_base_that_nobody_counted_is_asked_for(base, word):
    with pytest.raises(Invalid, match=word):
        carried(Tally(5, 4), Majority.ABSOLUTE, base)


@pytest.mark.parametrize("tally", [(-1, 0, 0, 0), (0, -1, 0, 0), (0, 0, -1, 0), (0, 0, 0, -1)])
def test_a_number_of_votes_below_zero_is_refused(tally):
    with pytest.raises(Invalid, match="keine Zahl von Stimmen"):
        Tally(*tally)


def test_more_votes_than_persons_present_are_refused():
    with pytest.raises(Invalid, match=r"121 Stimmen .*anwesend sind \(120\)"):
        Tally(80, 40, 1, present=120)


def test_more_present_than_entitled_are_refused():
    with pytest.raises(Invalid, match=r"130 sind mehr, als stimmberechtigt sind \(125\)"):
        Tally(80, 40, present=130, entitled=125)


def test_as_many_votes_as_persons_are_accepted():
    assert Tally(80, 40, present=120, entitled=120).cast == 120


def by_eye(judgement, **seen):
    return Result(Way.BY_EYE, judgement, **seen)


def counted(*votes):
    return Result(Way.COUNTED, tally=Tally(*votes))


CONSENT = Result(Way.GENERAL_CONSENT)


@pytest.mark.parametrize("judgement", Judgement)
def test_a_judgement_by_eye_says_whether_the_majority_is_reached(judgement):
    in_favour = judgement in (Judgement.UNANIMOUS, Judgement.LARGE_MAJORITY, Judgement.MAJORITY)
    assert by_eye(judgement).carried() == in_favour
    assert by_eye(judgement).carried(Majority.ABSOLUTE) == in_favour


def test_two_thirds_by_eye_are_unanimous_or_confirmed_by_the_chair():
    assert by_eye(Judgement.UNANIMOUS).carried(Majority.TWO_THIRDS)
    assert not by_eye(Judgement.LARGE_MAJORITY).carried(Majority.TWO_THIRDS)
    assert by_eye(Judgement.LARGE_MAJORITY, clearly_two_thirds=True).carried(Majority.TWO_THIRDS)
    assert not by_eye(Judgement.MINORITY, clearly_two_thirds=True).carried(Majority.TWO_THIRDS)


def test_what_nobody_objects_to_is_carried():
    assert all(CONSENT.carried(majority) for majority in Majority)


def test_a_count_is_reckoned():
    assert counted(84, 41, 7).carried()
    assert not counted(80, 41).carried(Majority.TWO_THIRDS)
    assert not counted(84, 41, 90).carried(Majority.ABSOLUTE, Base.VALID)


def test_unanimous_excludes_votes_against():
    with pytest.raises(Invalid, match="schließen Gegenstimmen aus"):
        by_eye(Judgement.UNANIMOUS, votes_against=True)


@pytest.mark.parametrize(
    ("way", "judgement", "tally"),
    [
        (Way.COUNTED, None, None),
        (Way.COUNTED, Judgement.MAJORITY, Tally(2, 1)),
        (Way.BY_EYE, None, None),
        (Way.BY_EYE, Judgement.MAJORITY, Tally(2, 1)),
        (Way.GENERAL_CONSENT, None, Tally(2, 1)),
        (Way.GENERAL_CONSENT, Judgement.UNANIMOUS, None),
    ],
)
def test_a_result_has_what_belongs_to_its_way_and_nothing_else(way, judgement, tally):
    with pytest.raises(Invalid, match="und nur zu ihr"):
        Result(way, judgement, tally)


@pytest.mark.parametrize(
    ("result", "outcome", "words"),
    [
        (counted(84, 41, 7), Outcome.ADOPTED, "mit 84 zu 41 Stimmen bei 7 Enthaltungen angenommen"),
        (counted(84, 41), Outcome.ADOPTED, "mit 84 zu 41 Stimmen angenommen"),
        (
            counted(84, 41, 1, 2),
            Outcome.ADOPTED,
            "mit 84 zu 41 Stimmen bei 1 Enthaltung und 2 ungültigen Stimmen angenommen",
        ),
        (counted(41, 84, 0, 1), Outcome.REJECTED, "mit 41 Ja- zu 84 Nein-Stimmen bei 1 ungültigen Stimme abgelehnt"),
        (counted(84, 41), Outcome.REFERRED, "mit 84 zu 41 Stimmen überwiesen"),
        (by_eye(Judgement.UNANIMOUS), Outcome.ADOPTED, "einstimmig angenommen"),
        (by_eye(Judgement.UNANIMOUS, abstentions=True), Outcome.ADOPTED, "einstimmig bei Enthaltungen angenommen"),
        (by_eye(Judgement.MAJORITY, votes_against=True), Outcome.ADOPTED, "mit Mehrheit bei Gegenstimmen angenommen"),
        (
            by_eye(Judgement.LARGE_MAJORITY, votes_against=True, abstentions=True),
            Outcome.ADOPTED,
            "mit großer Mehrheit bei Gegenstimmen und Enthaltungen angenommen",
        ),
        (
            by_eye(Judgement.MAJORITY, clearly_two_thirds=True),
            Outcome.ADOPTED,
            "mit deutlich mehr als zwei Dritteln angenommen",
        ),
        (by_eye(Judgement.MINORITY), Outcome.REJECTED, "mit Mehrheit abgelehnt"),
        (by_eye(Judgement.SMALL_MINORITY), Outcome.REJECTED, "mit großer Mehrheit abgelehnt"),
        (by_eye(Judgement.NOBODY), Outcome.REJECTED, "einstimmig abgelehnt"),
        (CONSENT, Outcome.ADOPTED, "ohne Widerspruch angenommen"),
        (None, Outcome.WITHDRAWN, "zurückgezogen"),
        (None, Outcome.TAKEN_OVER, "übernommen"),
    ],
)
def test_a_result_is_said_in_the_usual_words(result, outcome, words):
    assert in_words(result, outcome) == words


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_its_word(outcome):
    assert in_words(CONSENT, outcome) == f"ohne Widerspruch {outcome.word}"
