"""How are decisions kept, the facts from which every standing is derived?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from motions.domain.ballot import Judgement, Way
from motions.domain.decision import DecisionKind
from motions.domain.outcome import Outcome
from motions.store.columns import enum_name
from motions.store.row import NEVER_REUSE_IDS, Row

_COUNTS = ("yes", "no", "abstentions", "invalid", "present", "entitled")


class Decision(Row):
    """One fact of a motion's list of decisions: what was put, and what came out.

    `edits` are the ids of the edits put as one item; without any it is the motion itself. `revises` is the number of
    the fact that is corrected, annulled or reconsidered; that happens to each fact at most once. `means` is the
    sentence that said what YES meant, `text_hash` the text that a final vote was about. Counts are there only where
    votes were counted, a judgement only where the chair judged by eye.
    """

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("motion_id", "number"),
        UniqueConstraint("motion_id", "revises"),
        ForeignKeyConstraint(["motion_id", "revises"], ["decision.motion_id", "decision.number"]),
        CheckConstraint("number >= 1", name="number_counts_from_one"),
        CheckConstraint("revises < number", name="revises_an_earlier_one"),
        CheckConstraint(
            "(kind IN ('correction', 'annulment', 'reconsideration')) = (revises IS NOT NULL)",
            name="revision_names_one",
        ),
        CheckConstraint("(judgement IS NOT NULL) = (way IS NOT NULL AND way = 'by_eye')", name="judged_by_eye"),
        CheckConstraint(
            "(yes IS NOT NULL) = (way IS NOT NULL AND way = 'counted') AND (yes IS NULL) = (no IS NULL)",
            name="counted_has_counts",
        ),
        *(CheckConstraint(f"{count} >= 0", name=f"{count}_is_not_negative") for count in _COUNTS),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motion.id"))
    number: Mapped[int]
    kind: Mapped[DecisionKind] = mapped_column(enum_name(DecisionKind))
    revises: Mapped[int | None]
    edits: Mapped[list[str]] = mapped_column(default=list)
    outcome: Mapped[Outcome] = mapped_column(enum_name(Outcome))
    referred_to: Mapped[str] = mapped_column(default="")
    way: Mapped[Way | None] = mapped_column(enum_name(Way))
    judgement: Mapped[Judgement | None] = mapped_column(enum_name(Judgement))
    yes: Mapped[int | None]
    no: Mapped[int | None]
    abstentions: Mapped[int | None]
    invalid: Mapped[int | None]
    present: Mapped[int | None]
    entitled: Mapped[int | None]
    votes_against_seen: Mapped[bool] = mapped_column(default=False)
    abstentions_seen: Mapped[bool] = mapped_column(default=False)
    clearly_two_thirds: Mapped[bool] = mapped_column(default=False)
    result_remark: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    means: Mapped[str] = mapped_column(default="")
    text_hash: Mapped[str] = mapped_column(default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime]
