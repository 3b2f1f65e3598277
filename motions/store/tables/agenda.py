"""How is the agenda kept?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from motions.domain.agenda import AgendaKind, AgendaState
from motions.store.columns import enum_name
from motions.store.row import NEVER_REUSE_IDS, Row


class AgendaItem(Row):
    """An item of a conference's agenda; `position` orders them, `result` is the text of a report or an election."""

    __tablename__ = "agenda_item"
    __table_args__ = (
        Index(None, "conference_id", "position"),
        CheckConstraint("title <> ''", name="has_title"),
        CheckConstraint("position >= 1", name="position_counts_from_one"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    position: Mapped[int]
    kind: Mapped[AgendaKind] = mapped_column(enum_name(AgendaKind))
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    result: Mapped[str] = mapped_column(default="")
    state: Mapped[AgendaState] = mapped_column(enum_name(AgendaState), default=AgendaState.PLANNED)
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class AgendaMotion(Row):
    """A motion dealt with under an item of the agenda, at its place there; each motion stands under one item."""

    __tablename__ = "agenda_motion"
    __table_args__ = (UniqueConstraint("motion_id"),)

    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motion.id"), primary_key=True)
    position: Mapped[int]
