"""How does a phone sign in with the card of a mandate?"""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask import session as kept
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import StringField
from wtforms.validators import InputRequired

from motions.domain.card import check_code
from motions.domain.errors import Invalid, NotFound, NotPossible, Refused, TooMany
from motions.services import card_sign_in
from motions.web.access import begin, everyone, visit
from motions.web.errors import sentence_of, status_of
from motions.web.forms import NEEDED, Form, refuse

blueprint = Blueprint("card_sign_in", __name__, url_prefix="/karte")


class CodeForm(Form):
    """The code of a card, as it is printed."""

    code = StringField(
        lazy_gettext("Code"),
        [InputRequired(NEEDED)],
        description=lazy_gettext(
            "28 Zeichen in Vierergruppen. Groß oder klein, mit oder ohne Leerzeichen: beides ist richtig."
        ),
    )


@blueprint.after_request
def keep_secret(answer: Response) -> Response:
    """Let no other site learn the address, no browser or proxy keep the page, and no search engine list it."""
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


@blueprint.get("")
@everyone
def type_code() -> str:
    """Show where the code of a card is typed, for phones that do not scan."""
    return render_template("card_sign_in/type.html", form=CodeForm())


@blueprint.post("")
@everyone
def typed() -> ResponseReturnValue:
    """Go on to the page that scanning the card would have opened."""
    form = CodeForm()
    if form.validate():
        try:
            return redirect(url_for("card_sign_in.ask", secret=check_code(form.code.data)), 303)
        except Invalid as refusal:
            refuse(form, refusal, form.code)
    return render_template("card_sign_in/type.html", form=form), 400


@blueprint.get("/<secret>")
@everyone
def ask(secret: str) -> ResponseReturnValue:
    """Show as which mandate the card signs in, and the button that does it; opening the page redeems nothing."""
    try:
        offer = card_sign_in.offered(secret, _browser(), _address())
    except (NotFound, TooMany) as refusal:
        return _refused(refusal)
    if offer.refusal is not None:
        return _refused(offer.refusal)
    return render_template("card_sign_in/ask.html", offer=offer, secret=secret, visit=visit())


@blueprint.post("/<secret>")
@everyone
def redeem(secret: str) -> ResponseReturnValue:
    """Sign in with the card."""
    try:
        redeemed = card_sign_in.redeem(secret, _browser(), request.user_agent.string, _address())
    except (NotFound, NotPossible, TooMany) as refusal:
        return _refused(refusal)
    if redeemed.token is not None:
        begin(redeemed.token)
        flash(gettext("Sie sind als Mandat %(number)d angemeldet.", number=redeemed.mandate), "success")
    return redirect(url_for("motions.index", conference=redeemed.slug), 303)


def _refused(refusal: Refused) -> ResponseReturnValue:
    """Answer what does not sign in; for a code that is void, altered or unknown the page is the same."""
    status = status_of(refusal)
    return render_template("card_sign_in/refused.html", sentence=sentence_of(refusal), is_unknown=status == 404), status


def _browser() -> str:
    return str(kept.get("_user_id", ""))


def _address() -> str:
    return request.remote_addr or ""
