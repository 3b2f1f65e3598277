"""How is a conference set up, closed, and another one made from it?"""

from __future__ import annotations

from typing import TypeVar

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from motions.domain.errors import Conflict, Invalid, Refused
from motions.domain.permission import Action
from motions.domain.settings import settings_from_data, settings_to_data
from motions.domain.workflow import ConferenceState
from motions.services import conferences, founding
from motions.web.access import actor, conference, needs
from motions.web.conference_forms import DescriptionForm, FoundingForm, SettingsForm
from motions.web.errors import status_of
from motions.web.forms import Form, refuse

F = TypeVar("F", bound=Form)

blueprint = Blueprint("conferences", __name__, url_prefix="/<conference>")


@blueprint.get("/einrichten")
@needs(Action.READ_SETUP, hidden=True)
def settings() -> str:
    """Show what the conference is called, what its standing orders say, and whether it goes on."""
    return _page(_description_form(), _settings_form())


@blueprint.post("/einrichten/beschreibung")
@needs(Action.SET_UP_CONFERENCE, hidden=True)
def describe() -> ResponseReturnValue:
    """Keep name, place, day, and for whom it is."""
    form = DescriptionForm()
    try:
        if form.validate():
            conferences.describe_conference(actor(), form.description, form.seen.data)
            return _kept()
    except (Invalid, Conflict) as refusal:
        return _page(_refused(form, refusal), _settings_form()), status_of(refusal)
    return _page(form, _settings_form()), 400


@blueprint.post("/einrichten/geschaeftsordnung")
@needs(Action.SET_UP_CONFERENCE, hidden=True)
def change_settings() -> ResponseReturnValue:
    """Keep what the standing orders say."""
    form = SettingsForm()
    try:
        if form.validate():
            conferences.change_settings(actor(), form.settings, form.seen.data)
            return _kept()
    except (Invalid, Conflict) as refusal:
        return _page(_description_form(), _refused(form, refusal)), status_of(refusal)
    return _page(_description_form(), form), 400


@blueprint.post("/abschliessen")
@needs(Action.CLOSE_CONFERENCE, hidden=True, confirmed=True)
def close() -> ResponseReturnValue:
    """Close the conference."""
    conferences.close_conference(actor())
    flash(gettext("Die Konferenz ist abgeschlossen; alles kann noch gelesen werden."), "success")
    return redirect(url_for("conferences.settings"))


@blueprint.post("/wieder-oeffnen")
@needs(Action.REOPEN_CONFERENCE, hidden=True, confirmed=True)
def reopen() -> ResponseReturnValue:
    """Let the conference go on."""
    conferences.reopen_conference(actor())
    flash(gettext("Die Konferenz läuft wieder."), "success")
    return redirect(url_for("conferences.settings"))


@blueprint.get("/neue-konferenz")
@needs(Action.FOUND_CONFERENCE, hidden=True, confirmed=True)
def new() -> str:
    """Ask what another conference is called and takes along."""
    return render_template("conferences/new.html", form=FoundingForm())


@blueprint.post("/neue-konferenz")
@needs(Action.FOUND_CONFERENCE, hidden=True, confirmed=True)
def found() -> ResponseReturnValue:
    """Set up another conference, and go there."""
    form = FoundingForm()
    try:
        if form.validate():
            slug = founding.found_conference(actor(), form.founding)
            flash(gettext("Die Konferenz ist angelegt; Sie sind ihr Sekretariat."), "success")
            return redirect(url_for("conferences.settings", conference=slug))
    except Invalid as refusal:
        _refused(form, refusal)
    return render_template("conferences/new.html", form=form), 400


def _description_form() -> DescriptionForm:
    return DescriptionForm(formdata=None, obj=conference(), seen=conferences.seen_of(conference()))


def _settings_form() -> SettingsForm:
    data = settings_to_data(settings_from_data(conference().settings))
    return SettingsForm(formdata=None, data=data, seen=conferences.seen_of(conference()))


def _refused(form: F, refusal: Refused) -> F:
    """Put the refusal at its field; who met somebody else's change sees what was typed, and may send it again."""
    refuse(form, refusal, form[refusal.code] if isinstance(refusal, Invalid) and refusal.code in form else None)
    if isinstance(refusal, Conflict):
        form["seen"].data = conferences.seen_of(conference())
    return form


def _kept() -> ResponseReturnValue:
    flash(gettext("Das ist gespeichert."), "success")
    return redirect(url_for("conferences.settings"))


def _page(description: DescriptionForm, orders: SettingsForm) -> str:
    is_open = conference().state is ConferenceState.OPEN
    return render_template("conferences/settings.html", description=description, orders=orders, is_open=is_open)
