"""Where does a visit begin?"""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from motions.domain.permission import Action
from motions.services import load
from motions.web.access import everyone, needs, visit

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
@everyone
def index() -> ResponseReturnValue:
    """Show the conferences that may be read; if there is only one, go there."""
    conferences = load.conferences_for(visit())
    if len(conferences) == 1:
        return redirect(url_for("motions.index", conference=conferences[0].slug))
    return render_template("start/index.html", conferences=conferences)


@blueprint.get("/<conference>/", strict_slashes=False)
@needs(Action.READ_PUBLISHED)
def conference() -> ResponseReturnValue:
    """Go to the motions of the conference."""
    return redirect(url_for("motions.index"))
