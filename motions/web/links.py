"""How does a person get in with a link that comes by mail?"""

from __future__ import annotations

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired

from motions.domain.errors import Invalid, NotFound, TooMany
from motions.domain.signing_in import LinkPurpose
from motions.services import links
from motions.web.access import begin, everyone, safe_return
from motions.web.errors import sentence_of, status_of
from motions.web.forms import NEEDED, Form, refuse
from motions.web.site import link_address

blueprint = Blueprint("links", __name__)


class AddressForm(Form):
    """The e-mail address a link is to be sent to."""

    email = StringField(lazy_gettext("E-Mail-Adresse"), [InputRequired(NEEDED)])
    weiter = HiddenField()


@blueprint.get("/anmelden/link")
@everyone
def ask() -> str:
    """Ask for the address to which a link to sign in is sent."""
    return _ask_page(AddressForm(weiter=safe_return(request.args.get("weiter"))), LinkPurpose.SIGN_IN)


@blueprint.post("/anmelden/link")
@everyone
def send() -> ResponseReturnValue:
    """Send a link to sign in; the answer is the same whether anybody has the address or not."""
    return _send(LinkPurpose.SIGN_IN)


@blueprint.get("/anmelden/passwort-vergessen")
@everyone
def forgotten() -> str:
    """Ask for the address of who has forgotten the password."""
    return _ask_page(AddressForm(weiter=safe_return(request.args.get("weiter"))), LinkPurpose.RECOVERY)


@blueprint.post("/anmelden/passwort-vergessen")
@everyone
def recover() -> ResponseReturnValue:
    """Send a link by which to set another password; the answer is the same whether anybody has the address or not."""
    return _send(LinkPurpose.RECOVERY)


@blueprint.get("/anmelden/unterwegs")
@everyone
def sent() -> str:
    """Say that a link is on its way, if the address is known."""
    return render_template("links/sent.html")


@blueprint.get("/link/<token>")
@everyone
def show(token: str) -> ResponseReturnValue:
    """Show what a link offers and nothing more: previews and mail scanners open links too."""
    try:
        offer = links.offer_of(token)
    except NotFound as refusal:
        return _spent(refusal)
    back = safe_return(request.args.get("weiter"))
    return render_template("links/show.html", offer=offer, token=token, back=back)


@blueprint.post("/link/<token>")
@everyone
def redeem(token: str) -> ResponseReturnValue:
    """Use the link and sign its person in; who has to set a password is led there."""
    try:
        redeemed = links.redeem_link(token, request.user_agent.string)
    except NotFound as refusal:
        return _spent(refusal)
    begin(redeemed.token)
    if redeemed.sets_password:
        return redirect(url_for("account.password"))
    flash(gettext("Sie sind angemeldet."), "success")
    if redeemed.conference:
        return redirect(url_for("motions.index", conference=redeemed.conference))
    return redirect(safe_return(request.form.get("weiter")))


def _send(purpose: LinkPurpose) -> ResponseReturnValue:
    form = AddressForm()
    if not form.validate():
        return _ask_page(form, purpose), 400
    address_of = partial(link_address, back=safe_return(form.weiter.data))
    try:
        links.send_link(form.email.data, purpose, address_of, request.remote_addr or "")
    except (Invalid, TooMany) as refusal:
        refuse(form, refusal, form.email if isinstance(refusal, Invalid) else None)
        return _ask_page(form, purpose), status_of(refusal)
    return redirect(url_for("links.sent"))


def _ask_page(form: AddressForm, purpose: LinkPurpose) -> str:
    return render_template("links/ask.html", form=form, recovers=purpose is LinkPurpose.RECOVERY)


def _spent(refusal: NotFound) -> ResponseReturnValue:
    return render_template("links/spent.html", sentence=sentence_of(refusal)), 410
