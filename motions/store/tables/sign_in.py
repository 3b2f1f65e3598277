"""How are sessions, links, cards and failures to sign in kept? Of secrets there are only hashes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from motions.domain.signing_in import LinkPurpose, Method
from motions.store.columns import enum_name
from motions.store.row import NEVER_REUSE_IDS, Row
from motions.store.tables.conference import Conference
from motions.store.tables.person import Mandate, Person

_HASH = "length({column}) = 64"


class Card(Row):
    """A card by which whoever exercises a mandate is checked in and signs in; of several the one that is not void.

    `public_number` is printed plainly. `released_at` lets a card that has been used sign in on one more device.
    """

    __tablename__ = "card"
    __table_args__ = (
        UniqueConstraint("conference_id", "public_number"),
        UniqueConstraint("secret_hash"),
        Index(
            "uq_card_mandate_id_in_force",
            "mandate_id",
            unique=True,
            sqlite_where=text("voided_at IS NULL"),
            postgresql_where=text("voided_at IS NULL"),
        ),
        CheckConstraint(_HASH.format(column="secret_hash"), name="secret_is_hashed"),
        CheckConstraint("released_at IS NULL OR used_at IS NOT NULL", name="released_after_use"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    mandate_id: Mapped[int] = mapped_column(ForeignKey("mandate.id", ondelete="CASCADE"))
    public_number: Mapped[str]
    secret_hash: Mapped[str]
    issued_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    released_at: Mapped[datetime | None]
    voided_at: Mapped[datetime | None]

    mandate: Mapped[Mandate] = relationship(viewonly=True)
    conference: Mapped[Conference] = relationship(viewonly=True)


class SignInSession(Row):
    """A browser in which somebody has signed in, until it is ended or runs out; a person, or the card of a mandate.

    A session by card is of one conference and gives nothing but the mandate. `confirmed_at` is when it was last made
    sure who sits there; `kept_for_ballot_at` is when the card signed in elsewhere while the mandate could vote, so that
    this session ends with the ballot. No address is kept.
    """

    __tablename__ = "sign_in_session"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        CheckConstraint(_HASH.format(column="token_hash"), name="token_is_hashed"),
        CheckConstraint("person_id IS NOT NULL OR card_id IS NOT NULL", name="is_somebodys"),
        CheckConstraint("(card_id IS NULL) = (method <> 'card')", name="card_has_card"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    card_id: Mapped[int | None] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"), index=True)
    method: Mapped[Method] = mapped_column(enum_name(Method))
    device: Mapped[str] = mapped_column(default="")
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    confirmed_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    kept_for_ballot_at: Mapped[datetime | None]

    person: Mapped[Person | None] = relationship(viewonly=True)
    card: Mapped[Card | None] = relationship(viewonly=True)


class SignInLink(Row):
    """A link sent by mail that signs a person in once."""

    __tablename__ = "sign_in_link"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        CheckConstraint(_HASH.format(column="token_hash"), name="token_is_hashed"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    conference_id: Mapped[int | None] = mapped_column(ForeignKey("conference.id"))
    purpose: Mapped[LinkPurpose] = mapped_column(enum_name(LinkPurpose))
    created_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(viewonly=True)


class NewAddress(Row):
    """The e-mail address that a person wants for their account, until the link sent to it is used or runs out.

    A person wants one at a time, the last.
    """

    __tablename__ = "new_address"
    __table_args__ = (
        UniqueConstraint("person_id"),
        UniqueConstraint("token_hash"),
        CheckConstraint(_HASH.format(column="token_hash"), name="token_is_hashed"),
        CheckConstraint("email <> '' AND email = lower(email)", name="email_is_lower_case"),
        NEVER_REUSE_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    email: Mapped[str]
    token_hash: Mapped[str]
    ends_at: Mapped[datetime]


class SignInFailure(Row):
    """One attempt that counts against an account, a card or an address; `subject` is a hash of which."""

    __tablename__ = "sign_in_failure"
    __table_args__ = (Index(None, "subject", "at"), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str]
    at: Mapped[datetime]
