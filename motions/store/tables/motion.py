"""How are motions and the versions of their texts kept?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from motions.domain.workflow import MotionState
from motions.store.columns import enum_name
from motions.store.row import NEVER_REUSE_IDS, Row, Structured
from motions.store.tables.conference import Unit


class Motion(Row):
    """A motion. While it is a draft it need not have its number; `current_ordinal` names the version that holds.

    What was decided about it is not kept here; that follows from its decisions.
    """

    __tablename__ = "motion"
    __table_args__ = (
        UniqueConstraint("conference_id", "number"),
        ForeignKeyConstraint(["unit_id", "conference_id"], ["unit.id", "unit.conference_id"]),
        CheckConstraint("number <> ''", name="number_is_not_empty"),
        CheckConstraint(
            "state = 'draft' OR (number IS NOT NULL AND current_ordinal IS NOT NULL)", name="has_number_and_text"
        ),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    number: Mapped[str | None]
    state: Mapped[MotionState] = mapped_column(enum_name(MotionState))
    subject: Mapped[str] = mapped_column(default="")
    submitter: Mapped[str] = mapped_column(default="")
    unit_id: Mapped[int | None]
    current_ordinal: Mapped[int | None]
    created_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column()

    unit: Mapped[Unit | None] = relationship(primaryjoin="Unit.id == foreign(Motion.unit_id)", viewonly=True)
    versions: Mapped[list[TextVersion]] = relationship(
        back_populates="motion", order_by="TextVersion.ordinal", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": revision}


class TextVersion(Row):
    """A version of a motion's text: a draft with what the import recognised, or published and frozen for ever."""

    __tablename__ = "text_version"
    __table_args__ = (
        UniqueConstraint("motion_id", "ordinal"),
        # What an amendment's key refers to, so that it belongs to a version of its own motion.
        UniqueConstraint("id", "motion_id"),
        CheckConstraint("ordinal >= 1", name="ordinal_counts_from_one"),
        CheckConstraint("width >= 0", name="width_is_not_negative"),
        CheckConstraint(
            "(published_at IS NULL) = (document IS NULL) AND (published_at IS NULL) = (text_hash IS NULL)",
            name="published_has_document_and_hash",
        ),
        CheckConstraint("published_at IS NOT NULL OR reading IS NOT NULL", name="draft_has_reading"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motion.id"))
    ordinal: Mapped[int]
    source: Mapped[bytes | None] = mapped_column(deferred=True)
    reading: Mapped[Structured | None] = mapped_column(deferred=True)
    document: Mapped[Structured | None] = mapped_column(deferred=True)
    text_hash: Mapped[str | None]
    width: Mapped[int] = mapped_column(default=0)
    wrap_version: Mapped[int]
    published_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column()

    motion: Mapped[Motion] = relationship(back_populates="versions")

    __mapper_args__ = {"version_id_col": revision}

    @property
    def is_published(self) -> bool:
        """Tell whether the text is frozen and can be read by others."""
        return self.published_at is not None
