"""Which sessions are there?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from motions.store.database import db
from motions.store.tables import Card, SignInSession


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
