"""How does an amendment stand as a whole?"""

from __future__ import annotations

import pytest

from motions.domain.outcome import Outcome
from motions.domain.relation import relations
from motions.domain.replay import replay
from motions.domain.standing import Standing, overall
from tests.domain.contested import all_edits, amendment, change_words
from tests.domain.sessions import decide


@pytest.mark.parametrize(
    ("standings", "outcome"),
    [
        ((Standing.ADOPTED, Standing.ADOPTED), Outcome.ADOPTED),
        ((Standing.REJECTED,), Outcome.REJECTED),
        ((Standing.ADOPTED, Standing.REJECTED), Outcome.ADOPTED_IN_PART),
        ((Standing.ADOPTED, Standing.OVERRIDDEN), Outcome.ADOPTED_IN_PART),
        ((Standing.OVERRIDDEN, Standing.LAPSED), Outcome.LAPSED),
        ((Standing.SETTLED, Standing.ADAPTED), Outcome.SETTLED),
        ((Standing.REJECTED, Standing.REFERRED), Outcome.OTHER),
        ((Standing.ADOPTED, Standing.OPEN), None),
        ((Standing.ADOPTED, Standing.HELD), None),
        ((Standing.ABSENT,), None),
        ((), None),
    ],
)
def test_an_amendment_has_one_outcome_and_where_its_edits_differ_it_is_adopted_in_part(standings, outcome):
    assert overall(standings) is outcome


def test_every_way_to_stand_ends_an_amendment_or_leaves_it_open():
    still = {Standing.OPEN, Standing.HELD, Standing.ABSENT}
    assert {standing for standing in Standing if overall([standing]) is None} == still


def test_the_outcome_of_an_amendment_follows_from_its_edits():
    both = amendment("Ä1", change_words("eins", "eins"), change_words("neun", "neun"))
    found = relations(all_edits((both,)))
    facts = (decide(1, Outcome.ADOPTED, "Ä1.1"), decide(2, Outcome.REJECTED, "Ä1.2"))
    assert replay((both,), found, facts[:1]).outcome_of("Ä1") is None
    assert replay((both,), found, facts).outcome_of("Ä1") is Outcome.ADOPTED_IN_PART
