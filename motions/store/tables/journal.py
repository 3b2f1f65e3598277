"""How is the journal kept?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from motions.domain.facts import Audience
from motions.store.columns import enum_name
from motions.store.row import NEVER_REUSE_IDS, Row, Structured


class JournalEntry(Row):
    """One entry of a conference's journal; entries are only ever added.

    `actor_id` is no foreign key: the entry stays when the person's row is deleted.
    """

    __tablename__ = "journal"
    __table_args__ = (
        UniqueConstraint("conference_id", "number"),
        UniqueConstraint("conference_id", "previous_hash"),
        CheckConstraint("number >= 1", name="number_counts_from_one"),
        Index(None, "conference_id", "subject", "number"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    number: Mapped[int]
    at: Mapped[datetime]
    actor_id: Mapped[int | None]
    kind: Mapped[str]
    subject: Mapped[str]
    data: Mapped[Structured]
    audience: Mapped[Audience] = mapped_column(enum_name(Audience))
    previous_hash: Mapped[str]
    hash: Mapped[str]
