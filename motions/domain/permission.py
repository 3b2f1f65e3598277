"""Who may do what?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum

from motions.domain.errors import NotPermitted


class Role(Enum):
    """What a person is in a conference; a person can have several roles, and everybody is at least a guest."""

    SECRETARIAT = "secretariat"
    COMMITTEE = "committee"
    CHAIR = "chair"
    MEMBER = "member"
    GUEST = "guest"

    @property
    def word(self) -> str:
        """The German name."""
        return _ROLE_WORDS[self]


_ROLE_WORDS = {
    Role.SECRETARIAT: "Sekretariat",
    Role.COMMITTEE: "Antragskommission",
    Role.CHAIR: "Tagungspräsidium",
    Role.MEMBER: "Mitglied",
    Role.GUEST: "Gast",
}


class Action(Enum):
    """What a person does."""

    SET_UP_CONFERENCE = "set_up_conference"
    READ_PUBLISHED = "read_published"
    READ_DRAFT = "read_draft"
    IMPORT_MOTION = "import_motion"
    CORRECT_IMPORT = "correct_import"
    PUBLISH_MOTION = "publish_motion"
    SUBMIT_AMENDMENT = "submit_amendment"
    SUBMIT_FOR_ANY_UNIT = "submit_for_any_unit"
    WITHDRAW_AMENDMENT = "withdraw_amendment"
    RECOMMEND = "recommend"
    DECLARE_RESULT = "declare_result"
    CORRECT_RESULT = "correct_result"


_SECRETARIAT = frozenset({Role.SECRETARIAT})
_CHAIR = frozenset({Role.CHAIR})

PERMISSIONS: Mapping[Action, frozenset[Role]] = {
    Action.SET_UP_CONFERENCE: _SECRETARIAT,
    Action.READ_PUBLISHED: frozenset(Role),
    Action.READ_DRAFT: _SECRETARIAT,
    Action.IMPORT_MOTION: _SECRETARIAT,
    Action.CORRECT_IMPORT: _SECRETARIAT,
    Action.PUBLISH_MOTION: _SECRETARIAT,
    Action.SUBMIT_AMENDMENT: frozenset({Role.MEMBER, Role.SECRETARIAT}),
    Action.SUBMIT_FOR_ANY_UNIT: _SECRETARIAT,
    Action.WITHDRAW_AMENDMENT: frozenset({Role.MEMBER, Role.SECRETARIAT}),
    Action.RECOMMEND: frozenset({Role.COMMITTEE}),
    Action.DECLARE_RESULT: _CHAIR,
    Action.CORRECT_RESULT: _CHAIR,
}


def may(roles: Collection[Role], action: Action) -> bool:
    """Tell whether someone with these roles may do this; who has none is a guest."""
    return not PERMISSIONS[action].isdisjoint({*roles, Role.GUEST})


def who_may(action: Action) -> tuple[Role, ...]:
    """Give the roles that may do this, in the order of the roles."""
    return tuple(role for role in Role if role in PERMISSIONS[action])


def permit(roles: Collection[Role], action: Action) -> None:
    """Let someone with these roles do this.

    Raises NotPermitted, naming who may, if none of the roles may.
    """
    if not may(roles, action):
        raise NotPermitted(
            "Dafür fehlt die Berechtigung. Das darf: %(roles)s.",
            roles=", ".join(role.word for role in who_may(action)),
            allowed=[role.value for role in who_may(action)],
        )
