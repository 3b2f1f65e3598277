"""Which connections to the database are kept, and are they still good?"""

from __future__ import annotations

import os
import select
import weakref
from typing import TYPE_CHECKING

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError

if TYPE_CHECKING:
    from psycopg import Connection

CONNECTIONS_KEPT = 10
MORE_CONNECTIONS = 40
# Shorter than what networks between here and a server usually let a connection rest before they forget it.
SECONDS_KEPT = 300


def keep_good_connections(engine: Engine) -> None:
    """Let no kept connection be used in two processes, nor one that the server has given up meanwhile."""
    _close_before_forks(engine)
    if engine.dialect.name == "postgresql":
        event.listen(engine, "checkout", _check_still_good)


def _close_before_forks(engine: Engine) -> None:
    # A connection must not be used on both sides, as where a server makes the application and then its workers.
    reference = weakref.ref(engine)

    def close() -> None:
        if kept := reference():
            kept.dispose()

    os.register_at_fork(before=close)


def _check_still_good(connection: Connection, *_: object) -> None:
    """Ask the server only if it has said something unasked, as it does when it ends a connection.

    Asking each time would cost every use case a round trip. Raises DisconnectionError: another connection is taken.
    """
    try:
        if _has_news(connection):
            connection.execute("SELECT 1")
            connection.rollback()
    except connection.Error as error:
        raise DisconnectionError from error


def _has_news(connection: Connection) -> bool:
    waiting = select.poll()
    waiting.register(connection.fileno(), select.POLLIN)
    return bool(waiting.poll(0))
