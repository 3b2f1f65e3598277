"""Who acts, in which roles, and may they?"""

from __future__ import annotations

from dataclasses import dataclass

from motions.domain.permission import Action, Role, may, permit


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at one conference, with all their roles there and the units they act for.

    `conference`, `person` and `units` are ids; `person` is None for a visitor who has not signed in, and for what a
    command does, which has the roles it needs. `salt` makes hashes of this person's free texts. `is_known` tells
    whether the person has been given a role at this conference, and so may know of what goes on in it.
    """

    conference: int
    person: int | None = None
    name: str = ""
    roles: frozenset[Role] = frozenset({Role.GUEST})
    units: tuple[int, ...] = ()
    salt: str = ""
    is_known: bool = False

    def may(self, action: Action) -> bool:
        """Tell whether one of the person's roles permits the action."""
        return may(self.roles, action)

    def permit(self, action: Action) -> None:
        """Let the actor pass who may do this.

        Raises NotPermitted, with the roles that may, for everyone else.
        """
        permit(self.roles, action)
