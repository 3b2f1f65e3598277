"""What is written to a conference's journal, and what may be read of it?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, insert, or_, select

from motions.domain.actor import Actor
from motions.domain.audience import audiences_of
from motions.domain.facts import Audience, Fact
from motions.domain.journal import FIRST_PREVIOUS_HASH, Difference, Entry, about_person, entry_hash, verify
from motions.store.database import db, go_on_from, hold_conference
from motions.store.tables import JournalEntry

PAGE = 500

# Made once and sent as it is: while it runs, everybody else who writes for the conference waits.
_ADD = insert(JournalEntry.__table__).inline()  # type: ignore[arg-type]


def append(fact: Fact, *, actor_id: int | None, conference_id: int, subject: str, at: datetime) -> Entry:
    """Write a fact as the next entry of the conference's journal, in the running transaction.

    Numbers have no gaps: whoever appends holds the conference's lock until its transaction ends, and what is undone
    takes its entry with it.
    """
    session = db.session()
    held = hold_conference(session, conference_id)
    entry = Entry(held.number + 1, at, actor_id, conference_id, fact.kind, subject, fact.data(), held.hash)
    entry = replace(entry, hash=entry_hash(entry))
    session.connection().execute(_ADD, _columns(entry, fact.audience))
    go_on_from(session, conference_id, entry.number, entry.hash)
    return entry


def entries(conference_id: int, audiences: Iterable[Audience], after: int = 0) -> Iterator[Entry]:
    """Give the entries for these audiences in their order, those with a number above `after`, read page by page."""
    wanted = (
        select(JournalEntry)
        .where(JournalEntry.conference_id == conference_id, JournalEntry.audience.in_(tuple(audiences)))
        .order_by(JournalEntry.number)
        .limit(PAGE)
    )
    while page := db.session.scalars(wanted.where(JournalEntry.number > after)).all():
        yield from map(_entry, page)
        after = page[-1].number


def readable_by(actor: Actor) -> ColumnElement[bool]:
    """Select the entries that the actor may read; everything that shows, sends or gives out entries filters by it.

    It says for the database what `may_read` says.
    """
    wholly = JournalEntry.audience.in_(tuple(audiences_of(actor)))
    if actor.person is None:
        return wholly
    own = or_(JournalEntry.subject == about_person(actor.person), JournalEntry.actor_id == actor.person)
    return or_(wholly, and_(JournalEntry.audience == Audience.OWN, own))


def latest(
    actor: Actor, limit: int, *, before: int | None = None, subject: str = "", kinds: Collection[str] = ()
) -> list[Entry]:
    """Give the last entries that the actor may read, the newest first, in one query.

    Only those with a number below `before`, about the `subject`, and of these kinds, where that is said.
    """
    wanted = select(JournalEntry).where(JournalEntry.conference_id == actor.conference, readable_by(actor))
    if before is not None:
        wanted = wanted.where(JournalEntry.number < before)
    if subject:
        wanted = wanted.where(JournalEntry.subject == subject)
    if kinds:
        wanted = wanted.where(JournalEntry.kind.in_(tuple(kinds)))
    return [_entry(row) for row in db.session.scalars(wanted.order_by(JournalEntry.number.desc()).limit(limit))]


def last_hash(conference_id: int, subject: str) -> str:
    """Give the hash of the last entry about the subject, "" if there is none: what is derived is good until it changes.

    Unlike its number, the hash is that of this entry alone, also where a database was put back to an earlier state.
    """
    return (
        db.session.scalar(
            select(JournalEntry.hash)
            .where(JournalEntry.conference_id == conference_id, JournalEntry.subject == subject)
            .order_by(JournalEntry.number.desc())
            .limit(1)
        )
        or ""
    )


def last_hashes(conference_id: int) -> dict[str, str]:
    """Give the hash of the last entry about each subject of the conference, in one query; see `last_hash`."""
    last = (
        select(func.max(JournalEntry.number).label("number"))
        .where(JournalEntry.conference_id == conference_id)
        .group_by(JournalEntry.subject)
        .subquery()
    )
    found = db.session.execute(
        select(JournalEntry.subject, JournalEntry.hash).where(
            JournalEntry.conference_id == conference_id, JournalEntry.number.in_(select(last.c.number))
        )
    )
    return {row.subject: row.hash for row in found}


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a journal: its number, 0 if there is none, and its hash."""

    number: int
    hash: str


def head(conference_id: int) -> Head:
    """Give the last entry's number and hash: who keeps them elsewhere notices what is cut off at the end."""
    found = db.session.execute(
        select(JournalEntry.number, JournalEntry.hash)
        .where(JournalEntry.conference_id == conference_id)
        .order_by(JournalEntry.number.desc())
        .limit(1)
    ).one_or_none()
    return Head(*found) if found else Head(0, FIRST_PREVIOUS_HASH)


def verify_chain(conference_id: int) -> Difference | None:
    """Recompute the chain of the conference's journal; give the first difference, or None if it is whole."""
    return verify(entries(conference_id, Audience))


def _columns(entry: Entry, audience: Audience) -> dict[str, object]:
    return {
        "number": entry.number,
        "at": entry.at,
        "actor_id": entry.actor,
        "conference_id": entry.conference,
        "kind": entry.kind,
        "subject": entry.subject,
        "data": entry.data,
        "audience": audience,
        "previous_hash": entry.previous_hash,
        "hash": entry.hash,
    }


def _entry(row: JournalEntry) -> Entry:
    return Entry(
        row.number,
        row.at,
        row.actor_id,
        row.conference_id,
        row.kind,
        row.subject,
        row.data,
        row.previous_hash,
        row.hash,
    )
