"""How are ballots and the votes given in them kept?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from motions.domain.ballot import Base, Majority
from motions.domain.balloting import BallotState, BallotSubject, BallotWay
from motions.store.columns import enum_name
from motions.store.row import NEVER_REUSE_IDS, Row, Structured

_COUNTS = ("yes", "no", "abstentions", "invalid", "present", "entitled")


class Ballot(Row):
    """One ballot: what is put, how, by whom, and what came out.

    `edits` are the edits put as one item of the motion, none for the motion itself or where there is none. `options`
    are what a vote can name among alternatives; `votes` holds how many named each. `block` holds the items put together
    in a block vote, each with the outcome that YES means. `units` are the ids of the units
    whose delegates may vote, none for all. `repeats` is the ballot that was voided and is repeated by this one.
    """

    __tablename__ = "ballot"
    __table_args__ = (
        UniqueConstraint("conference_id", "number"),
        Index(None, "conference_id", "state"),
        CheckConstraint("number >= 1", name="number_counts_from_one"),
        CheckConstraint("title <> '' AND means <> ''", name="says_what_is_put"),
        CheckConstraint("way <> 'secret' OR (NOT can_be_changed AND NOT has_weights)", name="secret_votes_are_equal"),
        CheckConstraint("(state = 'open') = (closed_at IS NULL)", name="closed_at_its_close"),
        CheckConstraint("(yes IS NULL) = (no IS NULL)", name="counts_yes_and_no"),
        *(CheckConstraint(f"{count} >= 0", name=f"{count}_is_not_negative") for count in _COUNTS),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    number: Mapped[int]
    subject: Mapped[BallotSubject] = mapped_column(enum_name(BallotSubject))
    way: Mapped[BallotWay] = mapped_column(enum_name(BallotWay))
    state: Mapped[BallotState] = mapped_column(enum_name(BallotState), default=BallotState.OPEN)
    is_trial: Mapped[bool] = mapped_column(default=False)
    motion_id: Mapped[int | None] = mapped_column(ForeignKey("motion.id"))
    edits: Mapped[list[str]] = mapped_column(default=list)
    title: Mapped[str]
    means: Mapped[str]
    text_hash: Mapped[str] = mapped_column(default="")
    options: Mapped[list[str]] = mapped_column(default=list)
    block: Mapped[Structured] = mapped_column(default=dict)
    majority: Mapped[Majority] = mapped_column(enum_name(Majority), default=Majority.SIMPLE)
    base: Mapped[Base] = mapped_column(enum_name(Base), default=Base.YES_AND_NO)
    units: Mapped[list[int]] = mapped_column(default=list)
    can_be_changed: Mapped[bool] = mapped_column(default=False)
    has_weights: Mapped[bool] = mapped_column(default=False)
    opened_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    opened_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    released_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    yes: Mapped[int | None]
    no: Mapped[int | None]
    abstentions: Mapped[int | None]
    invalid: Mapped[int | None]
    present: Mapped[int | None]
    entitled: Mapped[int | None]
    votes: Mapped[Structured] = mapped_column(default=dict)
    list_hash: Mapped[str] = mapped_column(default="")
    repeats: Mapped[int | None] = mapped_column(ForeignKey("ballot.id"))
    void_reason: Mapped[str] = mapped_column(default="")


class BallotDecision(Row):
    """A decision that a ballot led to; that of a block led to one for each of its items."""

    __tablename__ = "ballot_decision"
    __table_args__ = (
        ForeignKeyConstraint(["motion_id", "decision_number"], ["decision.motion_id", "decision.number"]),
    )

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    motion_id: Mapped[int] = mapped_column(primary_key=True)
    decision_number: Mapped[int] = mapped_column(primary_key=True)


class NamedVote(Row):
    """What a mandate voted in a ballot by name, and who exercised it; `choice` is a choice or one of the options."""

    __tablename__ = "named_vote"
    __table_args__ = (CheckConstraint("weight >= 1", name="weight_is_positive"),)

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    mandate_id: Mapped[int] = mapped_column(ForeignKey("mandate.id"), primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    choice: Mapped[str]
    weight: Mapped[int] = mapped_column(default=1)


class SecretVoter(Row):
    """That a mandate has voted in a closed secret ballot: no time, no sequence, nothing of what it voted."""

    __tablename__ = "secret_voter"

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    mandate_id: Mapped[int] = mapped_column(ForeignKey("mandate.id"), primary_key=True)


class SecretVote(Row):
    """A vote of a closed secret ballot under the code that the voter's device made; written in the order of codes."""

    __tablename__ = "secret_vote"
    __table_args__ = (CheckConstraint("length(code) = 32", name="code_has_128_bits"),)

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    choice: Mapped[str]
