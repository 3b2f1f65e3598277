"""Are amendments read with all that a page shows, in a bounded number of queries?"""

from __future__ import annotations

from datetime import datetime

import pytest

from motions.domain.edit import Edit
from motions.domain.passage import Block, BlockKind, Mark, Passage, passage_of
from motions.domain.workflow import AmendmentState
from motions.store.amendments import amendment_by_number, amendment_numbers, amendments_of, domain_amendment
from motions.store.database import db, transaction
from motions.store.recommendations import current_recommendation, recommendation_history, recommendations_of
from motions.store.tables import TextVersion
from tests.store.builders import CountedQueries, a_motion, a_recommendation, a_unit, an_amendment, an_edit, kept


@pytest.fixture
def version(conference) -> TextVersion:
    return kept(a_motion(conference)).versions[0]


def test_an_amendment_comes_back_as_the_rules_know_it(version):
    block = passage_of([Block(BlockKind.ITEM, "Neu und kühl.", "-", (Mark(0, 3),))])
    inserted = Edit(12, 12, Passage(), block)
    kept(an_amendment(version, "Ä3", an_edit(), inserted, indivisible=True, reason="Weil."))
    row = amendment_by_number(version.motion_id, "Ä3")
    assert row is not None
    amendment = domain_amendment(row)
    assert (amendment.number, amendment.submitter, amendment.reason) == ("Ä3", "OV Nord", "Weil.")
    assert amendment.indivisible
    assert amendment.received == datetime(2026, 11, 21, 12, 0)  # noqa: DTZ001 (it has none, it only orders)
    assert [edit.id for edit in amendment.edits] == ["Ä3.1", "Ä3.2"]
    assert (amendment.edits[0].old, amendment.edits[0].new) == (an_edit().old, an_edit().new)
    assert amendment.edits[1].new == block


def test_an_unknown_number_is_no_amendment(version):
    assert amendment_by_number(version.motion_id, "Ä99") is None


@pytest.mark.parametrize("many", [1, 25])
def test_amendments_with_edits_and_units_take_two_queries_however_many_there_are(conference, version, many):
    units = [kept(a_unit(conference, short_name=f"OV {count}")).id for count in range(3)]
    for count in range(1, many + 1):
        kept(an_amendment(version, f"Ä{count}", an_edit(), an_edit(5, 11), unit_id=units[count % 3]))
    version_id = version.id
    db.session.expire_all()
    with CountedQueries() as queries:
        rows = amendments_of(version_id)
        amendments = [domain_amendment(row) for row in rows]
        assert all(row.unit and row.unit.name for row in rows)
    assert [amendment.number for amendment in amendments] == [f"Ä{count}" for count in range(1, many + 1)]
    assert queries.count == 2


@pytest.mark.parametrize("many", [1, 25])
def test_the_recommendations_that_hold_take_one_query_however_many_there_are(version, many):
    for count in range(1, many + 1):
        amendment = kept(an_amendment(version, f"Ä{count}"))
        kept(a_recommendation(amendment, 1, reason="zuerst"))
        kept(a_recommendation(amendment, 2, reason="dann"))
    motion_id = version.motion_id
    db.session.expire_all()
    with CountedQueries() as queries:
        found = recommendations_of(motion_id)
        assert {recommendation.reason for recommendation in found.values()} == {"dann"}
    assert len(found) == many
    assert queries.count == 1


def test_the_history_of_a_recommendation_begins_with_the_one_that_holds(version):
    amendment = kept(an_amendment(version))
    assert current_recommendation(amendment.id) is None
    kept(a_recommendation(amendment, 1))
    kept(a_recommendation(amendment, 2, consensus=True))
    assert [version.version for version in recommendation_history(amendment.id)] == [2, 1]
    current = current_recommendation(amendment.id)
    assert current is not None
    assert current.consensus


def test_withdrawn_amendments_stay_and_keep_their_number(version):
    kept(an_amendment(version, "Ä1"))
    second = kept(an_amendment(version, "Ä2"))
    with transaction():
        second.state = AmendmentState.WITHDRAWN
    assert [row.state for row in amendments_of(version.id)] == [AmendmentState.SUBMITTED, AmendmentState.WITHDRAWN]
    assert sorted(amendment_numbers(version.motion_id)) == ["Ä1", "Ä2"]
