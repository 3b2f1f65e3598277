"""How are conferences and their units kept?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from motions.domain.workflow import ConferenceState
from motions.store.columns import enum_name
from motions.store.row import NEVER_REUSE_IDS, Row, Structured


class Conference(Row):
    """A conference. A database that holds a demo conference is a demo database for good."""

    __tablename__ = "conference"
    __table_args__ = (
        UniqueConstraint("slug"),
        CheckConstraint("slug <> '' AND slug = lower(slug)", name="slug_is_lower_case"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str]
    name: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date | None]
    is_public: Mapped[bool] = mapped_column(default=False)
    is_demo: Mapped[bool] = mapped_column(default=False)
    settings: Mapped[Structured] = mapped_column(default=dict)
    state: Mapped[ConferenceState] = mapped_column(enum_name(ConferenceState), default=ConferenceState.OPEN)


class Unit(Row):
    """A unit of the party that may submit at a conference; its parent is a unit of the same conference."""

    __tablename__ = "unit"
    __table_args__ = (
        UniqueConstraint("conference_id", "short_name"),
        # What another table's key refers to when it demands a unit of the same conference.
        UniqueConstraint("id", "conference_id"),
        ForeignKeyConstraint(["parent_id", "conference_id"], ["unit.id", "unit.conference_id"]),
        CheckConstraint("short_name <> ''", name="has_short_name"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    parent_id: Mapped[int | None]
    kind: Mapped[str] = mapped_column(default="")
    short_name: Mapped[str]
    name: Mapped[str]
