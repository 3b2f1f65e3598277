"""Which decisions go against a recommendation?"""

from __future__ import annotations

import pytest

from motions.domain.outcome import Outcome
from motions.domain.recommendation import is_against


@pytest.mark.parametrize("decided", [Outcome.REJECTED, Outcome.REFERRED, Outcome.SETTLED, Outcome.NOT_CONSIDERED])
def test_whatever_ends_otherwise_than_recommended_goes_against_it(decided: Outcome):
    assert is_against(Outcome.ADOPTED, decided)


@pytest.mark.parametrize(
    ("recommended", "decided"),
    [
        (Outcome.ADOPTED, Outcome.TAKEN_OVER),
        (Outcome.ADOPTED, Outcome.ADOPTED_AS_AMENDED),
        (Outcome.REFERRED, Outcome.AS_MATERIAL),
        (Outcome.REJECTED, Outcome.REJECTED),
    ],
)
def test_what_ends_alike_follows_the_recommendation(recommended: Outcome, decided: Outcome):
    assert not is_against(recommended, decided)


@pytest.mark.parametrize("decided", [Outcome.WITHDRAWN, Outcome.LAPSED, Outcome.CARRIED_OVER, Outcome.OTHER])
def test_what_the_conference_has_not_judged_goes_against_nothing(decided: Outcome):
    assert not is_against(Outcome.ADOPTED, decided)
