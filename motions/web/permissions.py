"""Who may do what at a conference, and what may I?"""

from __future__ import annotations

from flask import Blueprint, render_template

from motions.domain.permission import Action, Role
from motions.exports.permission_table import permission_rows
from motions.web.access import actor, needs
from motions.web.wording import role_word

blueprint = Blueprint("permissions", __name__, url_prefix="/<conference>/rechte")


@blueprint.get("")
@needs(Action.READ_PUBLISHED)
def table() -> str:
    """Show the one table of permissions, and which of it holds for the reader."""
    return render_template(
        "permissions/table.html",
        rows=permission_rows(),
        mine=[role_word(role) for role in Role if role in actor().roles],
        mine_now={action for action in Action if actor().may(action)},
    )
