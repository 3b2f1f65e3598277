"""How does a person change the e-mail address of their own account?"""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import StringField
from wtforms.validators import InputRequired

from motions.domain.errors import Invalid, NotFound, NotPermitted, NotPossible, TooMany
from motions.services import addresses
from motions.store.tables import Person
from motions.web.access import confirmed, everyone, own_visit
from motions.web.errors import sentence_of, status_of
from motions.web.forms import NEEDED, Form, refuse
from motions.web.site import site_address

blueprint = Blueprint("addresses", __name__)


class NewAddressForm(Form):
    """The e-mail address that an account is to have."""

    email = StringField(
        lazy_gettext("Neue E-Mail-Adresse"),
        [InputRequired(NEEDED)],
        description=lazy_gettext("Dorthin kommt ein Link. Erst wenn Sie ihn benutzt haben, gilt die neue Adresse."),
    )


@blueprint.get("/konto/adresse")
@everyone
@confirmed
def ask() -> str:
    """Ask for the new address; it was made sure just now who asks."""
    return _page(NewAddressForm())


@blueprint.post("/konto/adresse")
@everyone
@confirmed
def send() -> ResponseReturnValue:
    """Send a link to the new address; the answer is the same whether anybody has it or not."""
    form = NewAddressForm()
    if not form.validate():
        return _page(form), 400
    try:
        addresses.ask_for_address(own_visit(), form.email.data, _link, request.remote_addr or "")
    except (Invalid, TooMany) as refusal:
        refuse(form, refusal, form.email)
        return _page(form), status_of(refusal)
    flash(gettext("Bitte sehen Sie in die Mails der neuen Adresse: Der Link darin gilt 15 Minuten."), "success")
    return redirect(url_for("account.index"))


@blueprint.get("/link/adresse/<token>")
@everyone
def show(token: str) -> ResponseReturnValue:
    """Show which address the link gives the account and nothing more; a visitor signs in first."""
    try:
        email = addresses.offered_address(own_visit(), token)
    except NotFound as refusal:
        return _spent(refusal)
    return render_template("addresses/show.html", email=email, person=_account(), token=token)


@blueprint.post("/link/adresse/<token>")
@everyone
def take(token: str) -> ResponseReturnValue:
    """Make the address that of the account."""
    try:
        email = addresses.take_address(own_visit(), token)
    except (NotFound, NotPossible) as refusal:
        return _spent(refusal)
    flash(
        gettext("Ihr Konto hat jetzt die Adresse %(email)s; auf anderen Geräten sind Sie abgemeldet.", email=email),
        "success",
    )
    return redirect(url_for("account.index"))


def _link(token: str) -> str:
    return site_address() + url_for("addresses.show", token=token)


def _account() -> Person:
    found = own_visit().person
    if found is None:
        raise NotPermitted("Ein Konto hat nur, wer sich als Person angemeldet hat.")
    return found


def _page(form: NewAddressForm) -> str:
    return render_template("addresses/ask.html", form=form, person=_account())


def _spent(refusal: NotFound | NotPossible) -> ResponseReturnValue:
    return render_template("addresses/spent.html", sentence=sentence_of(refusal)), 410
