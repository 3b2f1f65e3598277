"""How does a person sign in and out?"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask import session as kept
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from motions.domain.errors import Invalid, NotFound, NotPossible, TooMany
from motions.domain.permission import GIVEN_ROLES, Role
from motions.domain.signing_in import LinkPurpose, Method
from motions.services import links, sessions, sign_in
from motions.store.tables import Person
from motions.web.access import begin, everyone, own_visit, person, safe_return, visit
from motions.web.errors import status_of
from motions.web.forms import NEEDED, Form, refuse
from motions.web.site import is_own_machine, link_address
from motions.web.wording import role_word

blueprint = Blueprint("session", __name__)


class SignInForm(Form):
    """E-mail address and password."""

    email = StringField(lazy_gettext("E-Mail-Adresse"), [InputRequired(NEEDED)])
    password = PasswordField(lazy_gettext("Passwort"), [InputRequired(NEEDED)])
    weiter = HiddenField()


class ConfirmForm(Form):
    """The password of who has signed in already."""

    password = PasswordField(lazy_gettext("Passwort"), [InputRequired(NEEDED)])
    weiter = HiddenField()


@blueprint.get("/anmelden", endpoint="sign_in")
@everyone
def ask() -> str:
    """Show the form, and in demo mode one button for each role."""
    return _page(SignInForm(weiter=safe_return(request.args.get("weiter"))))


@blueprint.post("/anmelden")
@everyone
def answer() -> ResponseReturnValue:
    """Sign in whoever knows the password."""
    form = SignInForm()
    if not form.validate():
        return _page(form), 400
    try:
        proved = sign_in.sign_in(form.email.data, form.password.data, request.remote_addr or "")
    except (Invalid, TooMany) as refusal:
        refuse(form, refusal)
        return _page(form), status_of(refusal)
    return _begin(proved, Method.PASSWORD)


@blueprint.post("/anmelden/probe")
@everyone
def demo_sign_in() -> ResponseReturnValue:
    """Sign in as somebody with the chosen role, in the sample conference on one's own machine only."""
    wanted = request.form.get("role", "")
    if not is_own_machine() or wanted not in {role.value for role in GIVEN_ROLES}:
        raise NotFound("Diese Seite gibt es nicht.")
    return _begin(sign_in.demo_person(Role(wanted)), Method.DEMO)


@blueprint.post("/abmelden")
@everyone
def sign_out() -> ResponseReturnValue:
    """End the session, here and in the database."""
    sessions.end_session(str(kept.get("_user_id", "")))
    kept.clear()
    flash(gettext("Sie sind abgemeldet."), "success")
    return redirect(url_for("start.index"))


@blueprint.get("/bestaetigen", endpoint="confirm")
@everyone
def ask_again() -> ResponseReturnValue:
    """Ask who has signed in to prove again that it is them; who did so just now goes on."""
    back = safe_return(request.args.get("weiter"))
    found = visit()
    if found is None:
        return redirect(url_for("session.sign_in", weiter=back))
    if found.is_confirmed(datetime.now(UTC)):
        return redirect(back)
    return _confirm_page(ConfirmForm(weiter=back))


@blueprint.post("/bestaetigen")
@everyone
def prove_again() -> ResponseReturnValue:
    """Make sure by the password who sits there, and go on."""
    who, form = own_visit(), ConfirmForm()
    if not form.validate():
        return _confirm_page(form), 400
    try:
        sign_in.confirm(who, form.password.data, request.remote_addr or "")
    except (Invalid, TooMany) as refusal:
        refuse(form, refusal)
        return _confirm_page(form), status_of(refusal)
    return redirect(safe_return(form.weiter.data))


@blueprint.post("/bestaetigen/link")
@everyone
def send_link_to_confirm() -> ResponseReturnValue:
    """Send who has signed in a link that makes sure who they are and leads back."""
    who = own_visit().person
    if who is None or who.email is None:
        raise NotPossible("Mit einer Karte geht das nicht: Bitte melden Sie sich mit Ihrer E-Mail-Adresse an.")
    address_of = partial(link_address, back=safe_return(request.form.get("weiter")))
    links.send_link(who.email, LinkPurpose.SIGN_IN, address_of, request.remote_addr or "")
    return redirect(url_for("links.sent"))


def _begin(proved: Person, method: Method) -> ResponseReturnValue:
    begin(sessions.begin_session(proved, method, request.user_agent.string))
    return redirect(safe_return(request.form.get("weiter")))


def _page(form: SignInForm) -> str:
    shown = is_own_machine() and sign_in.demo_conference() is not None
    roles = [(role.value, role_word(role)) for role in GIVEN_ROLES] if shown else []
    return render_template("session/sign_in.html", form=form, roles=roles)


def _confirm_page(form: ConfirmForm) -> str:
    return render_template("session/confirm.html", form=form, person=person())
