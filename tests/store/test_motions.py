"""Are motions and their texts found, and read in a bounded number of queries?"""

from __future__ import annotations

import pytest

from motions.domain.workflow import MotionState
from motions.store.database import db, transaction
from motions.store.motions import (
    current_version,
    current_versions,
    draft_of,
    freeze,
    motion_by_id,
    motion_by_number,
    motions_of,
    text_of,
    version,
)
from tests.store.builders import NOON, CountedQueries, a_conference, a_draft, a_motion, a_text, a_unit, kept


def test_motions_stand_in_the_order_of_their_numbers_and_drafts_last(conference):
    for number in ("A10", "A2", "B1"):
        kept(a_motion(conference, number=number))
    kept(a_draft(conference))
    assert [motion.number for motion in motions_of(conference.id)] == ["A2", "A10", "B1", None]


def test_a_motion_is_found_in_its_own_conference_only(conference):
    other = kept(a_conference(slug="neustadt"))
    motion = kept(a_motion(conference))
    assert motion_by_number(conference.id, "A1") is motion
    assert motion_by_number(other.id, "A1") is None
    assert motion_by_id(conference.id, motion.id) is motion
    assert motion_by_id(other.id, motion.id) is None


def test_a_text_comes_back_as_it_was_frozen(conference):
    motion = kept(a_motion(conference))
    published = current_version(motion)
    assert published is not None
    assert text_of(published) == a_text()
    assert published.is_published
    assert published.width == a_text().width


def test_a_frozen_text_is_read_from_the_database_once(conference):
    motion = kept(a_motion(conference))
    first = version(motion.id, 1)
    assert first is not None
    text = text_of(first)
    with CountedQueries() as queries:
        assert text_of(first) is text
    assert queries.count == 0


def test_the_versions_that_hold_take_one_query(conference):
    ids = [kept(a_motion(conference, number=f"A{count}")).id for count in (1, 2, 3)]
    kept(a_draft(conference))
    db.session.expire_all()
    with CountedQueries() as queries:
        found = current_versions(ids[:2])
    assert {motion_id: version.motion_id for motion_id, version in found.items()} == {ids[0]: ids[0], ids[1]: ids[1]}
    assert queries.count == 1


def test_a_draft_has_what_was_read_and_no_text(conference):
    motion = kept(a_draft(conference))
    draft = draft_of(motion.id)
    assert draft is not None
    assert draft.reading == {"lines": []}
    assert draft.source == b"1 Vom Wasser"
    assert current_version(motion) is None
    with pytest.raises(ValueError, match="a draft"):
        text_of(draft)


def test_a_draft_is_published_once_it_has_its_text(conference):
    motion = kept(a_draft(conference))
    with transaction():
        draft = draft_of(motion.id)
        assert draft is not None
        freeze(draft, a_text())
        draft.published_at = NOON
        motion.number, motion.state, motion.current_ordinal = "A1", MotionState.ADMITTED, 1
    assert draft_of(motion.id) is None
    published = current_version(motion)
    assert published is not None
    assert text_of(published) == a_text()


def test_the_list_of_motions_takes_one_query_however_many_there_are(conference):
    unit_id = kept(a_unit(conference)).id
    for count in range(1, 12):
        kept(a_motion(conference, number=f"A{count}", unit_id=unit_id))
    conference_id = conference.id
    db.session.expire_all()
    with CountedQueries() as queries:
        assert {motion.unit.name for motion in motions_of(conference_id) if motion.unit} == {"Ortsverein Nord"}
    assert queries.count == 1
    assert "document" not in queries.statements[0]
