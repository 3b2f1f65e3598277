"""Where does a visit begin?"""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from motions.services import load
from motions.web.access import person

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Show the conferences that may be read; if there is only one, go there."""
    conferences = load.conferences_for(person())
    if len(conferences) == 1:
        return redirect(url_for("motions.index", conference=conferences[0].slug))
    return render_template("start/index.html", conferences=conferences)


@blueprint.get("/<conference>/", strict_slashes=False)
def conference() -> ResponseReturnValue:
    """Go to the motions of the conference."""
    return redirect(url_for("motions.index"))
