"""How are the committee's recommendations kept?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from motions.domain.outcome import Outcome
from motions.store.columns import enum_name
from motions.store.row import NEVER_REUSE_IDS, Row
from motions.store.tables.amendment import Amendment


class Recommendation(Row):
    """One saved version of the recommendation on an amendment; the highest version holds, the others are its history.

    Two persons who save the same version meet at the unique constraint: the second one is told.
    """

    __tablename__ = "recommendation"
    __table_args__ = (
        UniqueConstraint("amendment_id", "version"),
        CheckConstraint("version >= 1", name="version_counts_from_one"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    amendment_id: Mapped[int] = mapped_column(ForeignKey("amendment.id"))
    version: Mapped[int]
    outcome: Mapped[Outcome] = mapped_column(enum_name(Outcome))
    referred_to: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    consensus: Mapped[bool] = mapped_column(default=False)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    recommended_at: Mapped[datetime]

    amendment: Mapped[Amendment] = relationship()
