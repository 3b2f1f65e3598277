"""Does the database filter entries as the rule says, and does a reader see them in the order of their numbers?"""

from __future__ import annotations

import multiprocessing
from contextlib import suppress
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from motions.domain.actor import Actor
from motions.domain.audience import may_read
from motions.domain.errors import Invalid
from motions.domain.facts import Audience
from motions.domain.journal import about_conference, about_motion, about_person, verify
from motions.domain.permission import Role
from motions.services.people import give_role
from motions.services.units import create_unit
from motions.store.database import db, transaction
from motions.store.journal import entries, latest, readable_by
from motions.store.tables import JournalEntry
from tests.store.builders import NOON, a_conference, kept
from tests.store.conftest import opened

SUBJECTS = (about_conference(), about_motion(7), about_person(1), about_person(11), about_person(2))
PERSONS = (None, 1, 2)
TOLD = [(audience, subject, by) for audience in Audience for subject in SUBJECTS for by in PERSONS]
READERS = st.builds(
    Actor,
    conference=st.just(0),
    person=st.sampled_from(PERSONS),
    roles=st.frozensets(st.sampled_from(Role)),
    is_known=st.booleans(),
)
WRITERS, TURNS = 8, 6


@pytest.fixture
def told(app: Flask) -> int:
    """Give a conference with an entry for each audience, subject and person."""
    conference = kept(a_conference())
    with transaction() as session:
        for number, (audience, subject, by) in enumerate(TOLD, 1):
            columns: dict[str, Any] = {"number": number, "subject": subject, "actor_id": by, "audience": audience}
            columns |= {"at": NOON, "kind": "told", "data": {}, "hash": f"{number}", "previous_hash": f"{number - 1}"}
            session.add(JournalEntry(conference_id=conference.id, **columns))
    return conference.id


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(reader=READERS)
def test_the_database_gives_exactly_what_the_rule_lets_the_reader_read(told, reader):
    expected = [number for number, one in enumerate(TOLD, 1) if may_read(reader, *one)]
    found = db.session.scalars(select(JournalEntry.number).where(readable_by(reader)).order_by(JournalEntry.number))
    assert list(found) == expected


def test_the_latest_entries_come_first_page_by_page(told):
    secretariat = Actor(told, 9, roles=frozenset({Role.SECRETARIAT, Role.GUEST}), is_known=True)
    first = latest(secretariat, 10)
    second = latest(secretariat, 10, before=first[-1].number)
    numbers = [entry.number for entry in first + second]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == 20
    assert {entry.subject for entry in latest(secretariat, 99, subject=about_motion(7))} == {about_motion(7)}
    assert latest(secretariat, 99, kinds=["other"]) == []
    assert latest(Actor(told + 1), 99) == []


def write_mixed(url: str, conference: int, writer: int) -> None:
    """Add units and give roles by turns; every third turn is refused after it has begun to write."""
    founder = Actor(conference, None, "", frozenset({Role.SECRETARIAT}))
    with opened(url):
        turn = 0
        while turn < TURNS:
            try:
                write_once(founder, writer, turn)
            except OperationalError:
                # SQLite lets its writers wait in no order: on a busy machine one may come too late, and tries again.
                continue
            turn += 1


def write_once(founder: Actor, writer: int, turn: int) -> None:
    if turn % 3 == 1:
        give_role(founder, f"p{writer}-{turn}@example.org", Role.COUNTING, name="Ada")
        return
    with suppress(Invalid):
        create_unit(founder, f"OV {writer}-{turn - turn % 3}", "Ortsverein")


def seen_meanwhile(conference: int, writers: list[Any]) -> list[list[int]]:
    """Give the numbers that a reader sees, again and again, while others write."""
    seen = []
    while any(writer.is_alive() for writer in writers):
        db.session.rollback()
        seen.append([entry.number for entry in entries(conference, Audience)])
        # Let the others write, too: there are few processors.
        writers[-1].join(0.05)
    return seen


def test_eight_processes_that_write_at_once_leave_no_gap_and_nobody_ever_sees_one(app, migrated_url):
    conference = kept(a_conference()).id
    db.session.remove()
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=write_mixed, args=(migrated_url, conference, number)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    seen = seen_meanwhile(conference, writers)
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in seen)
    assert sorted(map(len, seen)) == list(map(len, seen))
    db.session.rollback()
    written = list(entries(conference, Audience))
    assert [entry.number for entry in written] == list(range(1, WRITERS * TURNS * 2 // 3 + 1))
    assert verify(written) is None
