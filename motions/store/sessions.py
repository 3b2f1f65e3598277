"""Which sessions are there, and how do they begin and end?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import joinedload

from motions.domain.signing_in import SESSION_HOLDS, Method, device_name
from motions.store.database import db
from motions.store.secrets import hash_of_secret, new_secret
from motions.store.tables import Card, SignInSession
from motions.store.visit import Visit


def add_session(person_id: int, method: Method, device: str, now: datetime) -> str:
    """Begin a session of a person who has proved who they are, in the running transaction, and give its token.

    Only the token's hash is kept. `device` is what the browser says of itself. What has run out is deleted.
    """
    db.session.execute(delete(SignInSession).where(SignInSession.ends_at <= now))
    token = new_secret()
    db.session.add(
        SignInSession(
            token_hash=hash_of_secret(token),
            person_id=person_id,
            method=method,
            device=device_name(device),
            began_at=now,
            seen_at=now,
            confirmed_at=now,
            ends_at=now + SESSION_HOLDS,
        )
    )
    return token


def session_by_token_hash(token_hash: str, now: datetime) -> SignInSession | None:
    """Give the session that is still good with the hash of its token, with its person or card, in one query."""
    return db.session.scalar(
        select(SignInSession)
        .where(SignInSession.token_hash == token_hash, SignInSession.ends_at > now)
        .options(
            joinedload(SignInSession.person),
            joinedload(SignInSession.card).joinedload(Card.mandate),
        )
    )


def sessions_of(who: Visit, now: datetime) -> Sequence[SignInSession]:
    """Give the sessions of the same person or card that are still good, the one used last first."""
    return db.session.scalars(
        select(SignInSession)
        .where(_is_of(who), SignInSession.ends_at > now)
        .order_by(SignInSession.seen_at.desc(), SignInSession.id.desc())
    ).all()


def end_session_of(who: Visit, session_id: int, now: datetime) -> bool:
    """End one session of the same person or card, in the running transaction; tell whether there was one to end."""
    ended = db.session.execute(
        update(SignInSession)
        .where(SignInSession.id == session_id, _is_of(who), SignInSession.ends_at > now)
        .values(ends_at=now)
        .returning(SignInSession.id)
    )
    return ended.first() is not None


def end_sessions_of(person_id: int, now: datetime, *, but: int | None = None) -> None:
    """End all sessions of the person, in the running transaction, but perhaps the one with this id."""
    db.session.execute(
        update(SignInSession)
        .where(SignInSession.person_id == person_id, SignInSession.ends_at > now)
        .where(SignInSession.id.is_distinct_from(but))
        .values(ends_at=now)
    )


def end_all_but(who: Visit, now: datetime) -> None:
    """End all sessions of the same person or card, in the running transaction, but the visit's own."""
    db.session.execute(
        update(SignInSession)
        .where(_is_of(who), SignInSession.id != who.session, SignInSession.ends_at > now)
        .values(ends_at=now)
    )


def _is_of(who: Visit) -> ColumnElement[bool]:
    """Select the sessions of who sits there: those of the person, or by the same card."""
    if who.person is not None:
        return SignInSession.person_id == who.person.id
    return SignInSession.card_id == (who.card or 0)


def confirm_session(session_id: int, now: datetime) -> None:
    """Note, in the running transaction, that it was just made sure who sits there."""
    db.session.execute(update(SignInSession).where(SignInSession.id == session_id).values(confirmed_at=now))


def see_session(session_id: int, now: datetime) -> None:
    """Note, in the running transaction, that the session was used just now."""
    db.session.execute(update(SignInSession).where(SignInSession.id == session_id).values(seen_at=now))
