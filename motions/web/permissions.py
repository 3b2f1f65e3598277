"""Who may do what at a conference, and what may I?"""

from __future__ import annotations

from flask import Blueprint, render_template

from motions.domain.permission import PERMISSIONS, Action, Role
from motions.domain.workflow import ConferenceState
from motions.exports.permission_table import permission_rows
from motions.web.access import actor, conference, needs
from motions.web.wording import role_word

blueprint = Blueprint("permissions", __name__, url_prefix="/<conference>/rechte")


@blueprint.get("")
@needs(Action.READ_PUBLISHED)
def table() -> str:
    """Show the one table of permissions, and which of it holds for the reader."""
    return render_template(
        "permissions/table.html",
        rows=permission_rows(),
        mine=[role_word(role) for role in Role if role in _own_roles()],
        mine_now={action for action in Action if actor().may(action, _state_for(action))},
    )


def _own_roles() -> frozenset[Role]:
    """Give what the reader is here; that everybody is a guest needs saying to those only who are nothing else."""
    return actor().roles - {Role.GUEST} or frozenset({Role.GUEST})


def _state_for(action: Action) -> ConferenceState | None:
    """Give how the conference stands for what depends on it; how motions stand is not asked here."""
    state = conference().state
    return state if any(isinstance(each, ConferenceState) for each in PERMISSIONS[action].states) else None
