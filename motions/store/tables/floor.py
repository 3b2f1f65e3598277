"""What is under way in the hall?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from motions.domain.screen import ScreenView
from motions.store.columns import enum_name
from motions.store.row import Row


class Floor(Row):
    """What a conference deals with now, one row for each conference.

    `key` names what of the motion is called: the numbers of its edits parted by commas, "antrag" for the motion itself,
    "" for nothing yet. `ballot_id` is the ballot that is or was last held on it, `decision` the number of the motion's
    decision whose result the hall sees.
    """

    __tablename__ = "floor"

    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"), primary_key=True, autoincrement=False)
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    motion_id: Mapped[int | None] = mapped_column(ForeignKey("motion.id"))
    key: Mapped[str] = mapped_column(default="")
    ballot_id: Mapped[int | None] = mapped_column(ForeignKey("ballot.id"))
    decision: Mapped[int | None]
    view: Mapped[ScreenView] = mapped_column(enum_name(ScreenView), default=ScreenView.BLANK)
    message: Mapped[str] = mapped_column(default="")
    changed_at: Mapped[datetime]
