"""What does a person see and change of their own account?"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import PasswordField, RadioField, SelectChoice, StringField
from wtforms.validators import EqualTo, InputRequired

from motions.domain.errors import Invalid, NotPermitted
from motions.domain.language import Language
from motions.services import accounts, load, sessions
from motions.store.passwords import LEAST_LENGTH
from motions.store.tables import Person
from motions.store.visit import Visit
from motions.web.access import confirmed, everyone, own_visit
from motions.web.forms import NEEDED, Form, refuse

LANGUAGES = [
    SelectChoice(Language.GERMAN.value, lazy_gettext("Deutsch")),
    SelectChoice(Language.ENGLISH.value, lazy_gettext("Englisch")),
]

blueprint = Blueprint("account", __name__, url_prefix="/konto")


class AccountForm(Form):
    """What a person says of themselves."""

    name = StringField(lazy_gettext("Name"), [InputRequired(NEEDED)])
    language = RadioField(lazy_gettext("Sprache der Mails"), [InputRequired(NEEDED)], choices=LANGUAGES)


class PasswordForm(Form):
    """A new password, twice, as it is not seen while it is typed."""

    password = PasswordField(
        lazy_gettext("Neues Passwort"),
        [InputRequired(NEEDED)],
        description=lazy_gettext(
            "Mindestens %(count)d Zeichen, zum Beispiel vier Wörter, die nichts miteinander zu tun haben.",
            count=LEAST_LENGTH,
        ),
    )
    again = PasswordField(
        lazy_gettext("Noch einmal"),
        [InputRequired(NEEDED), EqualTo("password", lazy_gettext("Die beiden Passwörter sind nicht gleich."))],
    )


@blueprint.get("")
@everyone
def index() -> ResponseReturnValue:
    """Show a person their own account, or with a card as which mandate, and where they are signed in."""
    who = own_visit()
    if who.mandate is not None:
        return render_template("account/card.html", mandate=who.mandate, **_whereabouts(who))
    return _page(AccountForm(obj=_account()))


@blueprint.post("")
@everyone
def describe() -> ResponseReturnValue:
    """Save the person's own name and language."""
    who, form = own_visit(), AccountForm()
    if not form.validate():
        return _page(form), 400
    try:
        accounts.describe_oneself(who, form.name.data, Language(form.language.data))
    except Invalid as refusal:
        refuse(form, refusal, form.name)
        return _page(form), 400
    flash(gettext("Gespeichert."), "success")
    return redirect(url_for("account.index"))


@blueprint.get("/passwort")
@everyone
@confirmed
def password() -> str:
    """Ask for a new password; it was made sure just now who asks."""
    return _password_page(PasswordForm())


@blueprint.post("/passwort")
@everyone
@confirmed
def change_password() -> ResponseReturnValue:
    """Set the password; the person's other sessions end."""
    form = PasswordForm()
    if not form.validate():
        return _password_page(form), 400
    try:
        accounts.change_password(own_visit(), form.password.data)
    except Invalid as refusal:
        refuse(form, refusal, form.password)
        return _password_page(form), 400
    flash(gettext("Ihr neues Passwort gilt ab jetzt; auf anderen Geräten sind Sie abgemeldet."), "success")
    return redirect(url_for("account.index"))


@blueprint.post("/sitzungen/<int(max=2147483647):session>/beenden")
@everyone
def end_session(session: int) -> ResponseReturnValue:
    """End one of the sessions of the person, or by the card."""
    sessions.end_own_session(own_visit(), session)
    flash(gettext("Dieses Gerät ist abgemeldet."), "success")
    return redirect(url_for("account.index"))


@blueprint.post("/sitzungen/beenden")
@everyone
def end_other_sessions() -> ResponseReturnValue:
    """End all sessions of the person, or by the card, but this one."""
    sessions.end_other_sessions(own_visit())
    flash(gettext("Alle anderen Geräte sind abgemeldet."), "success")
    return redirect(url_for("account.index"))


def _account() -> Person:
    found = own_visit().person
    if found is None:
        raise NotPermitted("Ein Konto hat nur, wer sich als Person angemeldet hat.")
    return found


def _page(form: AccountForm) -> str:
    return render_template("account/index.html", form=form, person=_account(), **_whereabouts(own_visit()))


def _whereabouts(who: Visit) -> dict[str, Any]:
    """Give where the visitor is signed in, and the conferences they are in."""
    return {
        "here": who.session,
        "sessions": sessions.own_sessions(who),
        "conferences": load.own_conferences(who),
    }


def _password_page(form: PasswordForm) -> str:
    return render_template("account/password.html", form=form, person=_account())
