"""How are persons kept, and what they are at each conference?"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from motions.domain.mailing import MailRhythm
from motions.domain.mandate import DeputyKind
from motions.domain.permission import Role
from motions.store.columns import enum_name
from motions.store.row import NEVER_REUSE_IDS, Row
from motions.store.tables.conference import Unit


class Person(Row):
    """A person, perhaps one who can sign in. With the salt goes what the journal's hashes could tell of the person.

    Without an e-mail address a person signs in with the card of a mandate only. `name` is the person's own; each
    conference calls them as it was told there.
    """

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("email"),
        CheckConstraint("email <> '' AND email = lower(email)", name="email_is_lower_case"),
        CheckConstraint("salt <> ''", name="has_salt"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str | None]
    password_hash: Mapped[str | None]
    salt: Mapped[str]
    language: Mapped[str] = mapped_column(default="de")
    mail_rhythm: Mapped[MailRhythm] = mapped_column(enum_name(MailRhythm), default=MailRhythm.DAILY)


class Participant(Row):
    """A person as one conference knows them; who is none may not know of a conference that is not public.

    `membership_number` tells two persons apart who have no e-mail address. `mailed_until` is the number of the last
    journal entry that the person's mails of news have dealt with.
    """

    __tablename__ = "participant"
    __table_args__ = (
        UniqueConstraint("person_id", "conference_id"),
        UniqueConstraint("conference_id", "membership_number"),
        CheckConstraint("name <> ''", name="has_name"),
        CheckConstraint("membership_number <> ''", name="membership_number_is_not_empty"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"), index=True)
    name: Mapped[str]
    membership_number: Mapped[str | None]
    mailed_until: Mapped[int] = mapped_column(default=0)

    person: Mapped[Person] = relationship(viewonly=True)


class Membership(Row):
    """A role of a participant."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("person_id", "conference_id", "role"),
        ForeignKeyConstraint(
            ["person_id", "conference_id"], ["participant.person_id", "participant.conference_id"], ondelete="CASCADE"
        ),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int]
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"), index=True)
    role: Mapped[Role] = mapped_column(enum_name(Role))


class UnitFunction(Row):
    """What a participant is in a unit; `may_submit` lets them submit for it."""

    __tablename__ = "unit_function"
    __table_args__ = (
        UniqueConstraint("unit_id", "person_id"),
        ForeignKeyConstraint(["unit_id", "conference_id"], ["unit.id", "unit.conference_id"]),
        ForeignKeyConstraint(
            ["person_id", "conference_id"], ["participant.person_id", "participant.conference_id"], ondelete="CASCADE"
        ),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"), index=True)
    unit_id: Mapped[int]
    person_id: Mapped[int]
    title: Mapped[str] = mapped_column(default="")
    may_submit: Mapped[bool] = mapped_column(default=True)

    unit: Mapped[Unit] = relationship(primaryjoin="Unit.id == foreign(UnitFunction.unit_id)", viewonly=True)


class Mandate(Row):
    """A delegate's mandate: who was elected, and who exercises it now.

    A deputy is there with its kind only. Who takes no part any more leaves the mandate without holder or deputy.
    """

    __tablename__ = "mandate"
    __table_args__ = (
        UniqueConstraint("conference_id", "number"),
        UniqueConstraint("id", "conference_id"),
        ForeignKeyConstraint(["unit_id", "conference_id"], ["unit.id", "unit.conference_id"]),
        ForeignKeyConstraint(["holder_id", "conference_id"], ["participant.person_id", "participant.conference_id"]),
        ForeignKeyConstraint(["deputy_id", "conference_id"], ["participant.person_id", "participant.conference_id"]),
        CheckConstraint("number >= 1", name="number_counts_from_one"),
        CheckConstraint("weight >= 1", name="weight_is_at_least_one"),
        CheckConstraint("(deputy_id IS NULL) = (deputy_kind IS NULL)", name="deputy_has_kind"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    number: Mapped[int]
    unit_id: Mapped[int | None]
    holder_id: Mapped[int | None] = mapped_column(index=True)
    deputy_id: Mapped[int | None] = mapped_column(index=True)
    deputy_kind: Mapped[DeputyKind | None] = mapped_column(enum_name(DeputyKind))
    weight: Mapped[int] = mapped_column(default=1)
    may_vote: Mapped[bool] = mapped_column(default=True)
    is_present: Mapped[bool] = mapped_column(default=False)

    unit: Mapped[Unit | None] = relationship(primaryjoin="Unit.id == foreign(Mandate.unit_id)", viewonly=True)
