"""How are mails kept until they are sent?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from motions.domain.mailing import MailKind
from motions.store.columns import enum_name
from motions.store.row import NEVER_REUSE_IDS, Row


class Mail(Row):
    """A mail in the outbox. What it says is gone once it is sent or given up; that it was sent stays.

    It is tried at `due_at`; who takes it to send it puts that off, so that no other process does.
    """

    __tablename__ = "mail"
    __table_args__ = (
        CheckConstraint("attempts >= 0", name="attempts_are_not_negative"),
        CheckConstraint("sent_at IS NULL OR given_up_at IS NULL", name="is_sent_or_given_up"),
        Index(None, "sent_at", "given_up_at", "due_at"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[MailKind] = mapped_column(enum_name(MailKind))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    conference_id: Mapped[int | None] = mapped_column(ForeignKey("conference.id"))
    recipient: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str] = mapped_column(default="")
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
