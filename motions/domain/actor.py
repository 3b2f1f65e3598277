"""Who acts, in which roles, and may they?"""

from __future__ import annotations

from dataclasses import dataclass

from motions.domain.permission import Action, Role, may, permit
from motions.domain.workflow import ConferenceState, State


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at one conference, with all their roles there, the units they act for and the mandates they exercise.

    `conference`, `person`, `units` and `mandates` are ids; `person` is None for a visitor who has not signed in, for a
    mandate whose holder is not known, and for what a command does, which has the roles it needs. `salt` makes hashes of
    this person's free texts. `is_known` tells whether the person takes part in this conference, and so may know of what
    goes on in it. `conference_state` is how the conference stands.
    """

    conference: int
    person: int | None = None
    name: str = ""
    roles: frozenset[Role] = frozenset({Role.GUEST})
    units: tuple[int, ...] = ()
    salt: str = ""
    is_known: bool = False
    mandates: tuple[int, ...] = ()
    conference_state: ConferenceState = ConferenceState.OPEN

    def may(self, action: Action, state: State | None = None) -> bool:
        """Tell whether one of the person's roles permits the action; `state` is that of what it is done to."""
        return may(self.roles, action, state, self.conference_state)

    def permit(self, action: Action, state: State | None = None) -> None:
        """Let the actor pass who may do this.

        Raises NotPermitted, with the roles that may; NotPossible where the state of the thing or of the conference
        does not allow it.
        """
        permit(self.roles, action, state, self.conference_state)
