"""Which e-mail addresses are wanted for accounts, and who may still take them?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from motions.domain.signing_in import NEW_ADDRESS_HOLDS
from motions.store.database import db
from motions.store.secrets import hash_of_secret, new_secret
from motions.store.tables import NewAddress


def want_address(person_id: int, email: str, now: datetime) -> str:
    """Note, in the running transaction, which address a person wants, and give the token of the link to it.

    Of the token only the hash is kept. What the person wanted before is void, and what has run out is deleted.
    """
    forget_wanted(person_id)
    db.session.execute(delete(NewAddress).where(NewAddress.ends_at <= now))
    token = new_secret()
    db.session.add(
        NewAddress(person_id=person_id, email=email, token_hash=hash_of_secret(token), ends_at=now + NEW_ADDRESS_HOLDS)
    )
    db.session.flush()
    return token


def wanted_address(person_id: int, token: str, now: datetime) -> str | None:
    """Give the address to which the person's link with this token belongs, None if it offers nothing any more."""
    return db.session.scalar(
        select(NewAddress.email).where(
            NewAddress.token_hash == hash_of_secret(token),
            NewAddress.person_id == person_id,
            NewAddress.ends_at > now,
        )
    )


def take_wanted(person_id: int, token: str, now: datetime) -> str | None:
    """Use the person's link up, in the running transaction; see `wanted_address`. Of two at once only one gets it."""
    taken = db.session.execute(
        delete(NewAddress)
        .where(
            NewAddress.token_hash == hash_of_secret(token),
            NewAddress.person_id == person_id,
            NewAddress.ends_at > now,
        )
        .returning(NewAddress.email)
    )
    return taken.scalar_one_or_none()


def forget_wanted(person_id: int) -> None:
    """Let the person want no other address any more, in the running transaction."""
    db.session.execute(delete(NewAddress).where(NewAddress.person_id == person_id))
