"""Does the database itself refuse what must not be?"""

from __future__ import annotations

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import IntegrityError

from motions.domain.ballot import Judgement, Way
from motions.domain.decision import DecisionKind
from motions.domain.errors import Conflict
from motions.domain.outcome import Outcome
from motions.domain.permission import Role
from motions.domain.workflow import MotionState
from motions.store.database import db, transaction
from motions.store.tables import Decision, Motion, TextVersion
from tests.store.builders import (
    NOON,
    a_conference,
    a_draft,
    a_function,
    a_membership,
    a_motion,
    a_participant,
    a_person,
    a_recommendation,
    a_unit,
    an_amendment,
    an_edit,
    kept,
)


@pytest.fixture
def motion(conference):
    return kept(a_motion(conference))


@pytest.fixture
def version(motion):
    return db.session.query(TextVersion).one()


def a_decision(motion: Motion, number: int = 1, **columns: object) -> Decision:
    usual = {"motion_id": motion.id, "number": number, "kind": DecisionKind.DECISION, "decided_at": NOON}
    return Decision(**usual | {"outcome": Outcome.ADOPTED, "edits": ["Ä1.1"]} | columns)


def test_two_conferences_do_not_share_an_address(conference):
    with pytest.raises(Conflict):
        kept(a_conference())


def test_two_units_of_a_conference_do_not_share_a_short_name(conference):
    other = kept(a_conference(slug="neustadt"))
    kept(a_unit(conference))
    kept(a_unit(other))
    with pytest.raises(Conflict):
        kept(a_unit(conference))


def test_the_parent_of_a_unit_is_of_the_same_conference(conference):
    other = kept(a_unit(kept(a_conference(slug="neustadt"))))
    with pytest.raises(IntegrityError):
        kept(a_unit(conference, parent_id=other.id))


def test_a_person_acts_for_a_unit_of_the_same_conference_only(conference):
    person = kept(a_person())
    kept(a_participant(person, conference))
    other = kept(a_unit(kept(a_conference(slug="neustadt"))))
    with pytest.raises(IntegrityError):
        kept(a_function(person, other, conference_id=conference.id))


def test_a_role_is_given_once_and_only_to_who_takes_part(conference):
    person = kept(a_person())
    with pytest.raises(IntegrityError):
        kept(a_membership(person, conference))
    kept(a_participant(person, conference))
    kept(a_membership(person, conference))
    kept(a_membership(person, conference, role=Role.CHAIR))
    with pytest.raises(Conflict):
        kept(a_membership(person, conference))


def test_two_persons_do_not_share_an_address(app):
    kept(a_person())
    with pytest.raises(Conflict):
        kept(a_person())
    with pytest.raises(IntegrityError):
        kept(a_person(email="ADA@example.org"))


def test_drafts_without_number_stand_beside_one_another(conference):
    assert kept(a_draft(conference)).id != kept(a_draft(conference)).id


@pytest.mark.parametrize("lacking", [{"number": None}, {"number": ""}, {"current_ordinal": None}])
def test_only_a_draft_lacks_number_or_text(conference, lacking):
    with pytest.raises(IntegrityError):
        kept(a_motion(conference, **lacking))


@pytest.mark.parametrize("lacking", ["document", "text_hash", "published_at"])
def test_a_published_text_has_all_that_belongs_to_it(conference, lacking):
    motion = a_motion(conference)
    setattr(motion.versions[0], lacking, None)
    with pytest.raises(IntegrityError):
        kept(motion)


def test_a_draft_has_what_was_read(conference):
    motion = a_draft(conference)
    motion.versions[0].reading = None
    with pytest.raises(IntegrityError):
        kept(motion)


@pytest.mark.parametrize("column", ["width", "wrap_version", "ordinal"])
def test_a_published_text_is_frozen(version, column):
    with pytest.raises(IntegrityError, match="frozen"), transaction():
        setattr(version, column, 7)


def test_a_published_text_cannot_be_deleted(version):
    with pytest.raises(IntegrityError, match="frozen"), transaction() as session:
        session.execute(delete(TextVersion))


def test_a_draft_can_be_corrected_published_and_thrown_away(conference):
    motion = kept(a_draft(conference))
    with transaction() as session:
        session.execute(update(TextVersion).values(reading={"lines": [1]}))
    with transaction() as session:
        session.delete(motion)
    assert db.session.query(Motion).count() == db.session.query(TextVersion).count() == 0


def test_the_id_of_a_motion_thrown_away_is_not_given_again(conference):
    first = kept(a_draft(conference))
    first_id = first.id
    with transaction() as session:
        session.delete(first)
    assert kept(a_draft(conference)).id > first_id


def test_a_number_of_amendment_is_given_once_in_a_motion(conference, version):
    other = kept(a_motion(conference, number="A2"))
    kept(an_amendment(version))
    kept(an_amendment(other.versions[0]))
    with pytest.raises(Conflict):
        kept(an_amendment(version))


def test_an_amendment_belongs_to_a_version_of_its_own_motion(conference, version):
    other = kept(a_motion(conference, number="A2"))
    with pytest.raises(IntegrityError):
        kept(an_amendment(version, motion_id=other.id))


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 1)])
def test_an_edit_is_a_range(version, start, end):
    with pytest.raises(IntegrityError):
        kept(an_amendment(version, "Ä1", an_edit(start, end)))


def test_the_edits_of_an_amendment_have_one_place_each(version):
    amendment = an_amendment(version, "Ä1", an_edit(), an_edit(5, 11))
    amendment.edits[1].ordinal = 1
    with pytest.raises(Conflict):
        kept(amendment)


def test_two_persons_who_save_the_same_version_of_a_recommendation_meet(version):
    amendment = kept(an_amendment(version))
    kept(a_recommendation(amendment))
    kept(a_recommendation(amendment, 2))
    with pytest.raises(Conflict):
        kept(a_recommendation(amendment, 2))


def test_a_fact_is_revised_at_most_once_and_only_by_a_later_one(motion):
    kept(a_decision(motion))
    kept(a_decision(motion, 2, kind=DecisionKind.CORRECTION, revises=1))
    with pytest.raises(Conflict):
        kept(a_decision(motion, 3, kind=DecisionKind.CORRECTION, revises=1))
    with pytest.raises(IntegrityError):
        kept(a_decision(motion, 3, kind=DecisionKind.CORRECTION, revises=3))


@pytest.mark.parametrize(
    "columns",
    [
        {"kind": DecisionKind.CORRECTION},
        {"kind": DecisionKind.CORRECTION, "revises": 9},
        {"number": 0},
        {"way": Way.COUNTED},
        {"way": Way.COUNTED, "yes": 4},
        {"way": Way.COUNTED, "yes": -1, "no": 4},
        {"way": Way.COUNTED, "yes": 4, "no": 2, "abstentions": -1},
        {"way": Way.COUNTED, "yes": 4, "no": 2, "present": -1},
        {"way": Way.BY_EYE},
        {"way": Way.GENERAL_CONSENT, "judgement": Judgement.UNANIMOUS},
        {"yes": 4, "no": 2},
    ],
)
def test_a_decision_has_what_belongs_to_it_and_nothing_else(motion, columns):
    with pytest.raises(IntegrityError):
        kept(a_decision(motion, **columns))


def test_when_a_person_is_deleted_what_they_did_remains(conference, version):
    person = kept(a_person())
    kept(a_participant(person, conference))
    kept(a_membership(person, conference))
    amendment = kept(an_amendment(version, person_id=person.id))
    with transaction() as session:
        session.delete(person)
    assert amendment.person_id is None
    assert db.session.scalar(text("SELECT count(*) FROM membership")) == 0


def test_a_state_that_nobody_knows_is_refused(conference):
    with transaction() as session:
        session.add(a_motion(conference, state=MotionState.ADMITTED))
    assert db.session.scalar(text("SELECT state FROM motion")) == "admitted"
    with pytest.raises(Exception, match="nonsense"):
        kept(a_motion(conference, number="A2", state="nonsense"))
