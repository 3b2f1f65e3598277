"""What happens when two people do the same thing in the same moment?"""

from __future__ import annotations

from functools import partial

from motions.domain.errors import Conflict
from motions.domain.outcome import Outcome
from motions.services import load
from motions.services.recommendations import Advice, recommend
from motions.services.results import declare_result
from motions.store.amendments import amendment_numbers
from motions.store.decisions import decisions_of
from motions.store.journal import verify_chain
from motions.store.recommendations import recommendation_history
from motions.store.tables import Recommendation
from tests.services.cast import Cast, adopts, rejects, twelve_to


def test_of_two_recommendations_on_one_version_one_is_saved_and_the_other_is_told(cast: Cast, at_once) -> None:
    number = cast.submits(twelve_to("15"))
    pieces_of_advice = (Advice(Outcome.ADOPTED, "Machbar."), Advice(Outcome.REJECTED, "Zu teuer."))
    answers = at_once(*(partial(recommend, cast.committee, "A1", number, 0, advice) for advice in pieces_of_advice))
    kept = recommendation_history(load.amendment(load.motion(cast.guest, "A1"), number).id)
    assert [(row.version, row.reason) for row in kept] == [(1, pieces_of_advice[answers.index(1)].reason)]
    told = [answer.current for answer in answers if isinstance(answer, Conflict)]
    assert [row.version for row in told if isinstance(row, Recommendation)] == [1]


def test_of_two_results_declared_on_one_state_one_is_recorded(cast: Cast, at_once) -> None:
    cast.submits(twelve_to("15"))
    wishes = (adopts("Ä1.1"), rejects("Ä1.1"))
    answers = at_once(*(partial(declare_result, cast.chair, "A1", wish) for wish in wishes))
    kept = decisions_of(load.motion(cast.guest, "A1").id)
    assert [row.outcome for row in kept] == [wishes[answers.index(1)].outcome]
    assert [isinstance(answer, Conflict) for answer in answers].count(True) == 1


def test_amendments_submitted_at_once_get_numbers_of_their_own(cast: Cast, at_once) -> None:
    answers = at_once(*(partial(cast.submits, twelve_to(str(new))) for new in range(20, 25)))
    numbers = ["Ä1", "Ä2", "Ä3", "Ä4", "Ä5"]
    assert sorted(map(str, answers)) == numbers
    assert sorted(amendment_numbers(load.motion(cast.guest, "A1").id)) == numbers
    assert verify_chain(cast.founder.conference) is None
