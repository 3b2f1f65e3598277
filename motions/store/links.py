"""Which links were sent by mail, and who may still use them?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import joinedload

from motions.domain.signing_in import LINK_HOLDS, LinkPurpose
from motions.store.database import db
from motions.store.new_addresses import forget_wanted
from motions.store.secrets import hash_of_secret, new_secret
from motions.store.tables import Person, SignInLink


def add_link(person_id: int, purpose: LinkPurpose, now: datetime, conference_id: int | None = None) -> str:
    """Make a link for a person, in the running transaction, and give its token, of which only the hash is kept.

    Links that have run out are deleted.
    """
    db.session.execute(delete(SignInLink).where(SignInLink.ends_at <= now))
    token = new_secret()
    db.session.add(
        SignInLink(
            token_hash=hash_of_secret(token),
            person_id=person_id,
            conference_id=conference_id,
            purpose=purpose,
            created_at=now,
            ends_at=now + LINK_HOLDS[purpose],
        )
    )
    db.session.flush()
    return token


def good_link(token: str, now: datetime) -> SignInLink | None:
    """Give the link with this token, with its person, if it was not used and has not run out."""
    return db.session.scalar(
        select(SignInLink)
        .where(SignInLink.token_hash == hash_of_secret(token), SignInLink.used_at.is_(None), SignInLink.ends_at > now)
        .options(joinedload(SignInLink.person))
    )


def use_link(token: str, now: datetime) -> SignInLink | None:
    """Use the link with this token up, in the running transaction; of two who do so at once only one gets it."""
    used = db.session.execute(
        update(SignInLink)
        .where(SignInLink.token_hash == hash_of_secret(token), SignInLink.used_at.is_(None), SignInLink.ends_at > now)
        .values(used_at=now)
        .returning(SignInLink.id)
    ).scalar_one_or_none()
    return db.session.get(SignInLink, used) if used is not None else None


def void_links_of(person_id: int) -> None:
    """Let no link of the person be used any more, in the running transaction, nor one to another address."""
    forget_wanted(person_id)
    db.session.execute(delete(SignInLink).where(SignInLink.person_id == person_id))


def anybody() -> Person | None:
    """Give some person with an e-mail address, for whom the work can be done and undone if nobody has another one."""
    return db.session.scalar(select(Person).where(Person.email.is_not(None)).order_by(Person.id).limit(1))
