"""Is a person told what concerns them and nothing else?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from motions.domain.journal import Entry
from motions.domain.news import Interest, concerning

ME, OTHER = 7, 8
MINE = Interest(ME, frozenset({3}), frozenset({1}), frozenset({(2, "Ä4")}))


def happened(kind: str, actor: int | None = OTHER, **data: object) -> Entry:
    return Entry(1, datetime(2026, 11, 28, tzinfo=UTC), actor, 1, kind, "", data, "")


def concerns(entry: Entry) -> bool:
    return bool(list(concerning(MINE, [entry])))


@pytest.mark.parametrize(
    "entry",
    [
        happened("amendment_submitted", motion=1, amendment="Ä9"),
        happened("amendment_withdrawn", motion=2, amendment="Ä4"),
        happened("recommendation_given", motion=2, amendment="Ä4"),
        happened("result_declared", motion=2, edits=["Ä3.1", "Ä4.2"]),
        happened("result_declared", motion=1, edits=[]),
        happened("fall_confirmed", motion=2, edits=["Ä4.1"]),
        happened("motion_published", motion=9, unit=3),
        happened("role_given", person=ME, role="chair"),
        happened("function_taken", person=ME, unit=5),
    ],
)
def test_what_becomes_of_ones_own_and_what_one_is_given_concerns_one(entry):
    assert concerns(entry)


@pytest.mark.parametrize(
    "entry",
    [
        happened("amendment_submitted", motion=2, amendment="Ä9"),
        happened("result_declared", motion=2, edits=["Ä41.1"]),
        happened("result_declared", motion=2, edits=[]),
        happened("motion_published", motion=9, unit=4),
        happened("motion_published", motion=9, unit=None),
        happened("role_given", person=OTHER, role="chair"),
        happened("person_removed", person=ME),
        happened("cards_issued", mandates=[1]),
        happened("something_new", motion=1),
    ],
)
def test_what_is_others_affair_does_not(entry):
    assert not concerns(entry)


def test_nobody_is_told_what_they_did_themselves():
    assert not concerns(happened("amendment_submitted", ME, motion=1, amendment="Ä9"))
