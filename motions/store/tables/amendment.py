"""How are amendments and their edits kept?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from motions.domain.edit import Scope
from motions.domain.workflow import AmendmentState
from motions.store.columns import enum_name
from motions.store.row import NEVER_REUSE_IDS, Row, Structured
from motions.store.tables.conference import Unit


class Amendment(Row):
    """An amendment to one version of one motion; its number is unique for the motion, whatever the version."""

    __tablename__ = "amendment"
    __table_args__ = (
        UniqueConstraint("motion_id", "number"),
        ForeignKeyConstraint(["text_version_id", "motion_id"], ["text_version.id", "text_version.motion_id"]),
        CheckConstraint("number <> ''", name="number_is_not_empty"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motion.id"))
    text_version_id: Mapped[int] = mapped_column(index=True)
    number: Mapped[str]
    state: Mapped[AmendmentState] = mapped_column(enum_name(AmendmentState))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    submitter: Mapped[str] = mapped_column(default="")
    received_at: Mapped[datetime]
    indivisible: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(default="")
    revision: Mapped[int] = mapped_column()

    unit: Mapped[Unit | None] = relationship(viewonly=True)
    edits: Mapped[list[Edit]] = relationship(
        back_populates="amendment", order_by="Edit.ordinal", cascade="all, delete-orphan", lazy="raise_on_sql"
    )

    __mapper_args__ = {"version_id_col": revision}


class Edit(Row):
    """One edit of an amendment: positions in the frozen stream or the subject, the words found there, the new."""

    __tablename__ = "edit"
    __table_args__ = (
        UniqueConstraint("amendment_id", "ordinal"),
        CheckConstraint("ordinal >= 1", name="ordinal_counts_from_one"),
        CheckConstraint('"start" >= 0 AND "start" <= "end"', name="is_a_range"),
        CheckConstraint("scope IN ('passage', 'whole_text', 'subject')", name="scope_is_known"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    amendment_id: Mapped[int] = mapped_column(ForeignKey("amendment.id"))
    ordinal: Mapped[int]
    scope: Mapped[Scope] = mapped_column(enum_name(Scope))
    start: Mapped[int]
    end: Mapped[int]
    old: Mapped[Structured]
    new: Mapped[Structured]

    amendment: Mapped[Amendment] = relationship(back_populates="edits")
