import pytest

from motions.domain.ballot import Judgement, Result, Way
from motions.domain.errors import Conflict, Invalid, NotFound, NotPermitted, NotPossible
from motions.domain.outcome import Outcome
from motions.services import load
from motions.services.amendments import withdraw_amendment
from motions.services.recommendations import Advice, recommend
from motions.services.results import Declaration, annul_result, declare_result
from motions.store.recommendations import recommendation_history
from motions.store.tables import Recommendation
from tests.services.cast import THE_BENCH, Cast, a_cast, twelve_to

UNANIMOUS = Result(Way.BY_EYE, Judgement.UNANIMOUS)
YES = Advice(Outcome.ADOPTED, "Das ist machbar.", consensus=True)
NO = Advice(Outcome.REJECTED, "Das ist zu teuer.")


@pytest.fixture
def number(cast: Cast) -> str:
    return cast.submits(twelve_to("15"))


def history(cast: Cast, number: str) -> list[tuple[int, Outcome]]:
    amendment = load.amendment(load.motion(cast.guest, "A1"), number)
    return [(row.version, row.outcome) for row in recommendation_history(amendment.id)]


def test_a_changed_recommendation_keeps_the_earlier_ones(cast: Cast, number: str) -> None:
    assert recommend(cast.committee, "A1", number, 0, YES) == 1
    assert recommend(cast.committee, "A1", number, 1, NO) == 2
    assert history(cast, number) == [(2, Outcome.REJECTED), (1, Outcome.ADOPTED)]


def test_the_second_person_is_told_what_the_first_has_saved_and_overwrites_nothing(cast: Cast, number: str) -> None:
    recommend(cast.committee, "A1", number, 0, YES)
    with pytest.raises(Conflict) as conflict:
        recommend(cast.committee, "A1", number, 0, NO)
    standing = conflict.value.current
    assert isinstance(standing, Recommendation)
    assert standing.reason == "Das ist machbar."
    assert history(cast, number) == [(1, Outcome.ADOPTED)]


def test_a_referral_needs_a_body(cast: Cast, number: str) -> None:
    with pytest.raises(Invalid, match="an wen überwiesen"):
        recommend(cast.committee, "A1", number, 0, Advice(Outcome.REFERRED))
    assert recommend(cast.committee, "A1", number, 0, Advice(Outcome.REFERRED, referred_to="Ratsfraktion")) == 1


def test_only_the_committee_recommends(cast: Cast, number: str) -> None:
    for actor in (cast.guest, cast.member, cast.chair, cast.secretariat):
        with pytest.raises(NotPermitted):
            recommend(actor, "A1", number, 0, YES)


def test_the_committee_of_another_conference_does_not_know_the_motion(cast: Cast, number: str) -> None:
    with pytest.raises(NotFound):
        recommend(a_cast("anderswo", with_motion=False).committee, "A1", number, 0, YES)


def test_a_withdrawn_amendment_gets_no_recommendation(cast: Cast, number: str) -> None:
    withdraw_amendment(cast.member, "A1", number)
    with pytest.raises(NotPossible, match="zurückgezogen"):
        recommend(cast.committee, "A1", number, 0, YES)


def test_what_is_recommended_stays_once_the_amendment_is_decided(cast: Cast, number: str) -> None:
    recommend(cast.committee, "A1", number, 0, YES)
    declare_result(cast.chair, "A1", Declaration((f"{number}.1",), Outcome.ADOPTED, 0, UNANIMOUS))
    with pytest.raises(NotPossible, match="schon entschieden; das Votum bleibt"):
        recommend(cast.committee, "A1", number, 1, NO)
    assert history(cast, number) == [(1, Outcome.ADOPTED)]


def test_a_partly_decided_amendment_and_one_open_again_can_be_recommended(cast: Cast) -> None:
    number = cast.submits(twelve_to("15"), THE_BENCH)
    declare_result(cast.chair, "A1", Declaration((f"{number}.1",), Outcome.ADOPTED, 0, UNANIMOUS))
    assert recommend(cast.committee, "A1", number, 0, YES) == 1
    declare_result(cast.chair, "A1", Declaration((f"{number}.2",), Outcome.ADOPTED, 1, UNANIMOUS))
    annul_result(cast.chair, "A1", 2, "Vertippt", 2)
    assert recommend(cast.committee, "A1", number, 1, NO) == 2
