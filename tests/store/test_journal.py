"""Is the journal without gaps, whole, and read only by those it is for?"""

from __future__ import annotations

import threading
from contextlib import suppress

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from motions.domain.facts import AmendmentWithdrawn, Audience, ConferenceCreated
from motions.domain.journal import about_conference, about_motion, verify
from motions.store import journal
from motions.store.database import db, transaction
from tests.store.builders import NOON, a_conference, kept

WITHDRAWN = AmendmentWithdrawn(motion=7, amendment="Ä3")
CREATED = ConferenceCreated(slug="erlbach", is_demo=False)


def append(conference_id, fact=WITHDRAWN):
    about = about_conference() if fact is CREATED else about_motion(7)
    return journal.append(fact, actor_id=5, conference_id=conference_id, subject=about, at=NOON)


def read(conference_id, *audiences):
    return list(journal.entries(conference_id, audiences or Audience))


def test_entries_are_read_as_they_were_written(conference):
    with transaction():
        written = [append(conference.id, CREATED), append(conference.id)]
    db.session.expire_all()
    assert read(conference.id) == written
    assert [entry.number for entry in written] == [1, 2]
    assert written[1].previous_hash == written[0].hash


def test_what_is_undone_takes_its_entry_with_it(conference):
    with suppress(ZeroDivisionError), transaction():
        append(conference.id)
        raise ZeroDivisionError
    with transaction():
        append(conference.id)
    assert [entry.number for entry in read(conference.id)] == [1]


def test_what_is_undone_up_to_a_savepoint_takes_its_entry_with_it_too(conference):
    with transaction() as session:
        append(conference.id)
        undone = session.begin_nested()
        append(conference.id)
        undone.rollback()
        append(conference.id)
    entries = read(conference.id)
    assert [entry.number for entry in entries] == [1, 2]
    assert verify(entries) is None


def test_each_conference_counts_for_itself(conference):
    other = kept(a_conference(slug="neustadt"))
    with transaction():
        append(conference.id)
        append(other.id)
    assert [entry.number for entry in read(conference.id) + read(other.id)] == [1, 1]
    assert journal.verify_chain(conference.id) is None
    assert journal.verify_chain(other.id) is None


def test_entries_are_filtered_by_audience_and_by_number(conference):
    with transaction():
        append(conference.id, CREATED)
        append(conference.id)
        append(conference.id)
    assert [entry.number for entry in read(conference.id, Audience.PUBLIC)] == [2, 3]
    assert [entry.number for entry in read(conference.id, Audience.SECRETARIAT)] == [1]
    assert [entry.number for entry in journal.entries(conference.id, Audience, after=2)] == [3]


def test_the_last_hash_tells_whether_something_about_a_motion_happened(conference):
    assert journal.last_hash(conference.id, about_motion(7)) == ""
    with transaction():
        entry = append(conference.id)
        append(conference.id, CREATED)
    assert journal.last_hash(conference.id, about_motion(7)) == entry.hash
    assert journal.last_hash(conference.id, about_motion(8)) == ""
    assert journal.last_hashes(conference.id)[about_motion(7)] == entry.hash


@pytest.mark.parametrize("statement", ["UPDATE journal SET actor_id = 6", "DELETE FROM journal"])
def test_the_database_lets_nobody_change_an_entry(conference, statement):
    with transaction():
        append(conference.id)
    with pytest.raises(IntegrityError, match="the journal only grows"), transaction() as session:
        session.execute(text(statement))


def test_whoever_gets_around_the_database_is_found_out(conference):
    with transaction():
        append(conference.id)
        append(conference.id)
    without_triggers = {
        "sqlite": "DROP TRIGGER journal_only_grows_update",
        "postgresql": "SET LOCAL session_replication_role = replica",
    }
    with transaction() as session:
        session.execute(text(without_triggers[db.engine.dialect.name]))
        session.execute(text("UPDATE journal SET actor_id = 6 WHERE number = 2"))
    difference = journal.verify_chain(conference.id)
    assert difference is not None
    assert difference.number == 2


def write_six_times_and_fail_once(app, conference_id, failures):
    try:
        with app.app_context():
            for count in range(6):
                with suppress(ZeroDivisionError), transaction():
                    append(conference_id)
                    1 / (count - 3)
    except Exception as failure:
        failures.append(failure)


def test_four_writers_at_once_leave_no_gap_and_break_no_chain(app, conference):
    failures: list[Exception] = []
    arguments = (app, conference.id, failures)
    db.session.remove()
    writers = [threading.Thread(target=write_six_times_and_fail_once, args=arguments) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    entries = read(arguments[1])
    assert [entry.number for entry in entries] == list(range(1, 21))
    assert verify(entries) is None
