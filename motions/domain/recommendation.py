"""Was something decided against what the committee had recommended?"""

from __future__ import annotations

from motions.domain.outcome import Outcome
from motions.domain.standing import STANDING_AFTER

_NOT_THE_CONFERENCE = frozenset({Outcome.WITHDRAWN, Outcome.LAPSED, Outcome.CARRIED_OVER, Outcome.OTHER})


def is_against(recommended: Outcome, decided: Outcome) -> bool:
    """Tell whether a decision goes against the recommendation.

    Adopted and taken over are alike, and so are all ways of referring. What the conference has not judged (withdrawn,
    lapsed, carried over), and what was decided in words of its own, goes against nothing.

    >>> is_against(Outcome.REJECTED, Outcome.ADOPTED), is_against(Outcome.ADOPTED, Outcome.TAKEN_OVER)
    (True, False)
    """
    return decided not in _NOT_THE_CONFERENCE and _way_of(recommended) is not _way_of(decided)


def _way_of(outcome: Outcome) -> object:
    in_parts = {Outcome.ADOPTED_AS_AMENDED: Outcome.ADOPTED, Outcome.ADOPTED_IN_PART: Outcome.ADOPTED}
    return STANDING_AFTER[in_parts.get(outcome, outcome)]
