"""How does a person sign in and out?"""

from __future__ import annotations

from ipaddress import ip_address

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask import session as kept
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from motions.domain.errors import Invalid, NotFound
from motions.domain.permission import GIVEN_ROLES, Role
from motions.domain.signing_in import Method
from motions.services import sessions, sign_in
from motions.store.tables import Person
from motions.web.access import begin, everyone, safe_return
from motions.web.forms import NEEDED, Form, refuse
from motions.web.wording import role_word

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})

blueprint = Blueprint("session", __name__)


class SignInForm(Form):
    """E-mail address and password."""

    email = StringField(lazy_gettext("E-Mail-Adresse"), [InputRequired(NEEDED)])
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
    if form.validate():
        try:
            return _begin(sign_in.sign_in(form.email.data, form.password.data), Method.PASSWORD)
        except Invalid as refusal:
            refuse(form, refusal)
    return _page(form), 400


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


def is_own_machine() -> bool:
    """Tell whether the request comes from this machine and through nobody else.

    The peer is a loopback address, the host is named localhost, 127.0.0.1 or [::1], and no forwarding header came.
    """
    names = [name.lower() for name, _ in request.headers]
    forwarded = any(name == "forwarded" or name.startswith("x-forwarded-") for name in names)
    return not forwarded and _without_port(request.host) in LOOPBACK_NAMES and _is_loopback(request.remote_addr)


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() else host


def _is_loopback(peer: str | None) -> bool:
    try:
        return ip_address(peer or "").is_loopback
    except ValueError:
        return False


def _begin(person: Person, method: Method) -> ResponseReturnValue:
    """Begin a session that holds nothing from before."""
    kept.clear()
    begin(sessions.begin_session(person, method, request.user_agent.string))
    return redirect(safe_return(request.form.get("weiter")))


def _page(form: SignInForm) -> str:
    shown = is_own_machine() and sign_in.demo_conference() is not None
    roles = [(role.value, role_word(role)) for role in GIVEN_ROLES] if shown else []
    return render_template("session/sign_in.html", form=form, roles=roles)
