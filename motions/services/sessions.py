"""When does a session begin and end?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from motions.domain.errors import NotFound
from motions.domain.signing_in import SEEN_EVERY, Method
from motions.store.database import transaction
from motions.store.secrets import hash_of_secret
from motions.store.sessions import (
    add_session,
    end_all_but,
    end_session_of,
    see_session,
    session_by_token_hash,
    sessions_of,
)
from motions.store.tables import Person, SignInSession
from motions.store.visit import Visit


def begin_session(person: Person, method: Method, device: str = "") -> str:
    """Begin a session of a person who has proved who they are, and give its token; only its hash is kept.

    `device` is what the browser calls itself, for the person's list of sessions. This is the one place where whoever
    signs in by password, in demo mode, or in a way yet to come, gets a session.
    """
    with transaction():
        return add_session(person.id, method, device, datetime.now(UTC))


def end_session(token: str) -> None:
    """End the session with this token; one that has ended stays so."""
    now = datetime.now(UTC)
    with transaction():
        found = session_by_token_hash(hash_of_secret(token), now)
        if found is not None:
            found.ends_at = now


def note_use(who: Visit) -> None:
    """Note that the session is used, at most once an hour."""
    now = datetime.now(UTC)
    if now - who.seen_at < SEEN_EVERY:
        return
    with transaction():
        see_session(who.session, now)


def own_sessions(who: Visit) -> Sequence[SignInSession]:
    """Give the sessions of the person, or by the card, that are still good, the one used last first."""
    return sessions_of(who, datetime.now(UTC))


def end_own_session(who: Visit, session_id: int) -> None:
    """End one of the person's sessions, or those by the card; raises NotFound for one that is over or another's."""
    with transaction():
        if not end_session_of(who, session_id, datetime.now(UTC)):
            raise NotFound("Diese Sitzung gibt es nicht mehr.")


def end_other_sessions(who: Visit) -> None:
    """End all sessions of the person, or by the card, but the one in which this is done."""
    with transaction():
        end_all_but(who, datetime.now(UTC))
