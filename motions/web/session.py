"""How does a person sign in and out?"""

from __future__ import annotations

from ipaddress import ip_address

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask import session as kept
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import login_user
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from motions.domain.errors import Invalid, NotFound
from motions.domain.permission import Role
from motions.services import sign_in
from motions.store.tables import Person
from motions.web.access import SignedIn, safe_return
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
def ask() -> str:
    """Show the form, and in demo mode one button for each role."""
    return _page(SignInForm(weiter=safe_return(request.args.get("weiter"))))


@blueprint.post("/anmelden")
def answer() -> ResponseReturnValue:
    """Sign in whoever knows the password."""
    form = SignInForm()
    if form.validate():
        try:
            return _begin(sign_in.sign_in(form.email.data, form.password.data))
        except Invalid as refusal:
            refuse(form, refusal)
    return _page(form), 400


@blueprint.post("/anmelden/probe")
def demo_sign_in() -> ResponseReturnValue:
    """Sign in as somebody with the chosen role, in the sample conference on one's own machine only."""
    wanted = request.form.get("role", "")
    if not is_own_machine() or wanted not in {role.value for role in Role}:
        raise NotFound("Diese Seite gibt es nicht.")
    return _begin(sign_in.demo_person(Role(wanted)))


@blueprint.post("/abmelden")
def sign_out() -> ResponseReturnValue:
    """Forget who was signed in."""
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


def _begin(person: Person) -> ResponseReturnValue:
    """Begin a session that holds nothing from before."""
    kept.clear()
    login_user(SignedIn(person))
    return redirect(safe_return(request.form.get("weiter")))


def _page(form: SignInForm) -> str:
    shown = is_own_machine() and sign_in.demo_conference() is not None
    roles = [(role.value, role_word(role)) for role in Role] if shown else []
    return render_template("session/sign_in.html", form=form, roles=roles)
