"""When does a session begin and end?"""

from __future__ import annotations

from datetime import UTC, datetime

from motions.domain.signing_in import SESSION_HOLDS, Method
from motions.store.database import transaction
from motions.store.secrets import hash_of_secret, new_secret
from motions.store.sessions import session_by_token_hash
from motions.store.tables import Person, SignInSession

LONGEST_DEVICE = 80


def begin_session(person: Person, method: Method, device: str = "") -> str:
    """Begin a session of a person who has proved who they are, and give its token; only its hash is kept.

    `device` is what the browser calls itself, for the person's list of sessions.
    """
    now = datetime.now(UTC)
    token = new_secret()
    with transaction() as session:
        session.add(
            SignInSession(
                token_hash=hash_of_secret(token),
                person_id=person.id,
                method=method,
                device=device[:LONGEST_DEVICE],
                began_at=now,
                seen_at=now,
                confirmed_at=now,
                ends_at=now + SESSION_HOLDS,
            )
        )
    return token


def end_session(token: str) -> None:
    """End the session with this token; one that has ended stays so."""
    now = datetime.now(UTC)
    with transaction():
        found = session_by_token_hash(hash_of_secret(token), now)
        if found is not None:
            found.ends_at = now
