"""How is a file of members or delegates kept between its preview and its being read in?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from motions.domain.people_file import PeopleFileKind
from motions.store.columns import enum_name
from motions.store.row import NEVER_REUSE_IDS, Row, Structured


class PeopleFile(Row):
    """A file as it was uploaded, and which of its columns means what; gone once it is read in or thrown away."""

    __tablename__ = "people_file"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: Mapped[int] = mapped_column(primary_key=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    kind: Mapped[PeopleFileKind] = mapped_column(enum_name(PeopleFileKind))
    file_name: Mapped[str]
    content: Mapped[bytes] = mapped_column(deferred=True)
    columns: Mapped[Structured] = mapped_column(default=dict)
    uploaded_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": revision}
