"""May who acts still do it, now that it is their turn to change something?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy.orm import Session

from motions.domain.actor import Actor
from motions.domain.errors import NotFound
from motions.domain.permission import PERMISSIONS, Action, Role
from motions.domain.workflow import ConferenceState
from motions.store.conferences import conference_by_id
from motions.store.database import transaction
from motions.store.people import part_of


@contextmanager
def permitted(actor: Actor, action: Action) -> Iterator[tuple[Actor, Session]]:
    """Let the actor do this at their conference, all inside in one transaction; every use case with an actor begins so.

    Who acts was looked up before it was their turn, and others may have changed that since. So it is read again once
    nobody else can write for the conference, and asked again whether they may. Gives the actor as they are by now and
    the session. Raises NotPermitted, and NotPossible where the conference is closed; what `transaction` raises.
    """
    actor.permit(action)
    when_closed = PERMISSIONS[action].when_closed
    with transaction(actor.conference, when_closed=when_closed) as session:
        state = _state(actor) if when_closed else ConferenceState.OPEN
        by_now = replace(_as_they_are(actor), conference_state=state)
        by_now.permit(action)
        yield by_now, session


def _as_they_are(actor: Actor) -> Actor:
    """Give the actor with what is left of what they were when they came; what they were given since counts next time.

    So a card gives nothing but its mandate here, too. Without a person it is a command, or a card of nobody known.
    """
    if actor.person is None:
        return actor
    part = part_of(actor.person, actor.conference)
    return replace(
        actor,
        roles=frozenset({Role.GUEST, *(actor.roles & part.roles)}),
        units=tuple(unit for unit in actor.units if unit in part.units),
        mandates=tuple(mandate for mandate in actor.mandates if mandate in part.mandates),
    )


def _state(actor: Actor) -> ConferenceState:
    found = conference_by_id(actor.conference)
    if found is None:
        raise NotFound("Diese Konferenz gibt es nicht.")
    return found.state
