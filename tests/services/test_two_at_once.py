"""What happens when two people do the same thing in the same moment?"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from sqlalchemy import select

from motions.domain.errors import Conflict, NotPossible
from motions.domain.outcome import Outcome
from motions.services import load
from motions.services.card_sign_in import Redeemed, redeem
from motions.services.cards import issue_cards, release_card, void_card
from motions.services.recommendations import Advice, recommend
from motions.services.results import declare_result
from motions.store.amendments import amendment_numbers
from motions.store.database import db
from motions.store.decisions import decisions_of
from motions.store.journal import verify_chain
from motions.store.recommendations import recommendation_history
from motions.store.tables import Mandate, Recommendation, SignInSession
from tests.services.cast import Cast, adopts, rejects, twelve_to
from tests.store.builders import kept


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


def open_sessions():
    return db.session.scalars(select(SignInSession).where(SignInSession.ends_at > datetime.now(UTC))).all()


def test_of_two_phones_that_redeem_a_card_at_once_one_signs_in(cast: Cast, at_once) -> None:
    mandate = kept(Mandate(conference_id=cast.founder.conference, number=114)).id
    code = issue_cards(cast.secretariat)[0].code
    for _ in range(3):
        answers = at_once(*(partial(redeem, code, "", f"Phone {number}", "203.0.113.7") for number in range(4)))
        winners = [answer.token for answer in answers if isinstance(answer, Redeemed)]
        assert len(winners) == 1
        assert [isinstance(answer, NotPossible) for answer in answers].count(True) == 3
        assert load.visit(str(winners[0]), datetime.now(UTC)) is not None
        assert len(open_sessions()) == 1
        release_card(cast.secretariat, mandate)


def test_a_card_that_is_voided_while_it_is_redeemed_leaves_no_session(cast: Cast, at_once) -> None:
    mandate = kept(Mandate(conference_id=cast.founder.conference, number=114)).id
    for _ in range(5):
        code = issue_cards(cast.secretariat, [mandate])[0].code
        at_once(partial(redeem, code, "", "Phone", "203.0.113.7"), partial(void_card, cast.secretariat, mandate))
        assert open_sessions() == []


def test_cards_issued_twice_at_once_are_issued_once(cast: Cast, at_once) -> None:
    kept(Mandate(conference_id=cast.founder.conference, number=114))
    answers = at_once(*[partial(issue_cards, cast.secretariat)] * 3)
    assert [isinstance(answer, NotPossible) for answer in answers].count(True) == 2
