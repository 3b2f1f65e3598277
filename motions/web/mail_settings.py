"""How often does a person get news by mail?"""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import RadioField
from wtforms.fields import SelectChoice

from motions.domain.errors import NotFound
from motions.domain.mailing import MailRhythm
from motions.services.mailing import choose_rhythm
from motions.store.tables import Person
from motions.web.access import everyone, person
from motions.web.forms import Form

blueprint = Blueprint("mail_settings", __name__, url_prefix="/konto/mails")


class MailForm(Form):
    """How often news come."""

    rhythm = RadioField(
        lazy_gettext("Neues, das Sie betrifft, kommt"),
        choices=[SelectChoice(rhythm.value, lazy_gettext(rhythm.word)) for rhythm in MailRhythm],
    )


@blueprint.get("")
@everyone
def show() -> ResponseReturnValue:
    """Show how often news come to whom has signed in; a visitor is asked to sign in."""
    if person() is None:
        return redirect(url_for("session.sign_in", weiter=request.path))
    return render_template("mail_settings/show.html", form=MailForm(rhythm=_own().mail_rhythm.value))


@blueprint.post("")
@everyone
def answer() -> ResponseReturnValue:
    """Keep what the person has chosen."""
    form = MailForm()
    if not form.validate():
        return render_template("mail_settings/show.html", form=form), 400
    choose_rhythm(_own().id, MailRhythm(form.rhythm.data))
    flash(gettext("Das ist gespeichert."), "success")
    return redirect(url_for("mail_settings.show"))


def _own() -> Person:
    """Give the person who has signed in; raises NotFound for a visitor and for who carries a card."""
    found = person()
    if found is None:
        raise NotFound("Hier ist niemand angemeldet.")
    return found
