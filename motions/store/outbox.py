"""Which mails wait to be sent?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from motions.domain.mail_text import MailText
from motions.domain.mailing import MailKind
from motions.store.database import db
from motions.store.tables import Mail, Person

LEASE = timedelta(minutes=10)
MOST_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A mail that this process has taken to send it."""

    id: int
    kind: MailKind
    recipient: str
    text: MailText
    created_at: datetime
    attempts: int


@dataclass(frozen=True, slots=True)
class OutboxState:
    """How many mails wait, were sent, and were given up, and what went wrong last."""

    waiting: int
    sent: int
    given_up: int
    problem: str


def put(
    text: MailText,
    *,
    kind: MailKind,
    to: Person,
    at: datetime,
    conference_id: int | None = None,
    recipient: str | None = None,
) -> None:
    """Put a mail to a person into the outbox, in the running transaction; a person without address gets none.

    `recipient` is an address that is not the person's now, but was or is to be.
    """
    address = recipient or to.email
    if address is None:
        return
    mail = Mail(
        kind=kind,
        person_id=to.id,
        conference_id=conference_id,
        recipient=address,
        subject=text.subject,
        body=text.body,
        created_at=at,
        due_at=at,
    )
    db.session.add(mail)


def is_due(now: datetime) -> bool:
    """Tell whether any mail is due; that is asked without locking anything."""
    due = select(Mail.id).where(Mail.sent_at.is_(None), Mail.given_up_at.is_(None), Mail.due_at <= now)
    return db.session.scalar(due.limit(1)) is not None


def take_due(now: datetime) -> tuple[Outgoing, ...]:
    """Take the mails that are due, at most 20, in the running transaction; no other process takes them for ten minutes.

    If this process ends before it has sent them, they are taken again after that time.
    """
    rows = db.session.scalars(
        select(Mail)
        .where(Mail.sent_at.is_(None), Mail.given_up_at.is_(None), Mail.due_at <= now)
        .order_by(Mail.due_at, Mail.id)
        .limit(MOST_AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    for row in rows:
        row.due_at = now + LEASE
        row.attempts += 1
    return tuple(
        Outgoing(row.id, row.kind, row.recipient, MailText(row.subject, row.body), row.created_at, row.attempts)
        for row in rows
    )


def note_sent(mail_id: int, at: datetime) -> None:
    """Note that a mail was sent; what it said is not kept."""
    row = db.session.get(Mail, mail_id)
    if row is not None:
        row.sent_at, row.body, row.problem = at, "", ""


def note_failed(mail_id: int, problem: str, again: datetime | None, at: datetime) -> None:
    """Note why a mail could not be sent, and when it is tried again; None gives it up, and what it said with it."""
    row = db.session.get(Mail, mail_id)
    if row is None:
        return
    row.problem = problem
    if again is None:
        row.given_up_at, row.body = at, ""
    else:
        row.due_at = again


def outbox_state() -> OutboxState:
    """Count the mails by how they stand."""
    counted = db.session.execute(
        select(
            func.count().filter(Mail.sent_at.is_(None), Mail.given_up_at.is_(None)),
            func.count().filter(Mail.sent_at.is_not(None)),
            func.count().filter(Mail.given_up_at.is_not(None)),
        )
    ).one()
    problem = db.session.scalar(select(Mail.problem).where(Mail.problem != "").order_by(Mail.id.desc()).limit(1))
    return OutboxState(*counted, problem or "")


def last_news(conference_id: int) -> dict[int, datetime]:
    """Give for each person when they got their last mail of news of the conference."""
    rows = db.session.execute(
        select(Mail.person_id, func.max(Mail.created_at))
        .where(Mail.conference_id == conference_id, Mail.kind == MailKind.NEWS, Mail.person_id.is_not(None))
        .group_by(Mail.person_id)
    )
    return {person_id: at for person_id, at in rows if person_id is not None}
