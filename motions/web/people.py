"""Where does the secretariat see and keep who takes part, and as what?"""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import StringField

from motions.domain.errors import Conflict, Invalid, NotFound, NotPossible, Refused, TooMany
from motions.domain.permission import OFFICES, Action, Role
from motions.services.functions import set_function, take_function
from motions.services.invitations import invite_person
from motions.services.offices import give_office, take_office
from motions.services.people import PersonEntry, add_person, change_address, change_person, remove_person
from motions.store.conferences import units_of
from motions.store.participants import NO_FUNCTION, ParticipantRow, participants
from motions.web.access import actor, conference, needs
from motions.web.errors import sentence_of, status_of
from motions.web.forms import Form, id_in, refuse
from motions.web.site import link_address
from motions.web.wording import role_word

NAMED_ROLES = (Role.MEMBER, Role.GUEST)
REFUSALS = (Invalid, NotPossible, Conflict)

blueprint = Blueprint("people", __name__, url_prefix="/<conference>/personen")


class PersonForm(Form):
    """How a person is called, and how they are told apart from others."""

    name = StringField(lazy_gettext("Name"))
    email = StringField(lazy_gettext("E-Mail-Adresse"))
    membership_number = StringField(lazy_gettext("Mitgliedsnummer"))

    def entry(self) -> PersonEntry:
        """Give what was entered."""
        return PersonEntry(self.name.data or "", self.email.data or "", self.membership_number.data or "")


@blueprint.get("")
@needs(Action.READ_PEOPLE, hidden=True)
def index() -> str:
    """List who takes part, all or those that are searched for."""
    here = conference().id
    everybody = participants(here)
    words, role, unit = (request.args.get(name, "") for name in ("suche", "rolle", "gliederung"))
    meant = [row for row in everybody if _is_meant(row, words.casefold().split(), role, id_in(unit))]
    return render_template(
        "people/index.html",
        people=[(row, [role_word(one) for one in _all_roles(row)]) for row in meant],
        total=len(everybody),
        words=words,
        role=role,
        unit=unit,
        roles=[(one.value, role_word(one)) for one in Role],
        units=units_of(here),
    )


@blueprint.get("/neu")
@needs(Action.MANAGE_PEOPLE, hidden=True)
def new() -> str:
    """Ask who is to take part."""
    return render_template("people/new.html", form=PersonForm(formdata=None))


@blueprint.post("/neu")
@needs(Action.MANAGE_PEOPLE, hidden=True)
def add() -> ResponseReturnValue:
    """Let a person take part."""
    form = PersonForm()
    try:
        participant = add_person(actor(), form.entry())
    except (Invalid, Conflict) as refusal:
        fields = {"name": form.name, "email": form.email, "membership_number": form.membership_number}
        refuse(form, refusal, fields.get(refusal.code))
        return render_template("people/new.html", form=form), status_of(refusal)
    flash(gettext("%(name)s nimmt jetzt teil.", name=form.name.data), "success")
    return redirect(url_for("people.show", participant=participant))


@blueprint.get("/<int(max=2147483647):participant>")
@needs(Action.READ_PEOPLE, hidden=True)
def show(participant: int) -> str:
    """Show everything that one person is at the conference."""
    return _show(participant)


@blueprint.post("/<int(max=2147483647):participant>")
@needs(Action.MANAGE_PEOPLE, hidden=True)
def change(participant: int) -> ResponseReturnValue:
    """Call a person otherwise."""
    try:
        change_person(actor(), participant, _sent("seen"), _sent("name"), membership_number=_sent("membership_number"))
    except REFUSALS as refusal:
        return _refused(participant, refusal)
    return _saved(participant, gettext("Die Angaben sind gespeichert."))


@blueprint.post("/<int(max=2147483647):participant>/adresse")
@needs(Action.GIVE_OFFICE, hidden=True, confirmed=True)
def change_email(participant: int) -> ResponseReturnValue:
    """Let another e-mail address stand for a person."""
    try:
        change_address(actor(), participant, _sent("seen"), _sent("email"))
    except REFUSALS as refusal:
        return _refused(participant, refusal)
    return _saved(participant, gettext("Die E-Mail-Adresse ist geändert."))


@blueprint.post("/<int(max=2147483647):participant>/einladen")
@needs(Action.MANAGE_PEOPLE, hidden=True)
def invite(participant: int) -> ResponseReturnValue:
    """Send a person a link by which to set a password."""
    try:
        invite_person(actor(), _person(participant).person, link_address)
    except (*REFUSALS, TooMany) as refusal:
        return _refused(participant, refusal)
    return _saved(participant, gettext("Die Einladung ist unterwegs."))


@blueprint.post("/<int(max=2147483647):participant>/entfernen")
@needs(Action.MANAGE_PEOPLE, hidden=True, confirmed=True)
def remove(participant: int) -> ResponseReturnValue:
    """Let a person take no part any more."""
    try:
        remove_person(actor(), participant, _sent("seen"))
    except REFUSALS as refusal:
        return _refused(participant, refusal)
    flash(gettext("Die Person nimmt nicht mehr teil. Ihre Mandate sind frei, ihre Karten ungültig."), "success")
    return redirect(url_for("people.index"))


@blueprint.post("/<int(max=2147483647):participant>/aemter/<role>")
@needs(Action.GIVE_OFFICE, hidden=True, confirmed=True)
def office(participant: int, role: str) -> ResponseReturnValue:
    """Give an office, or take it."""
    return _give_or_take(participant, _role(role, OFFICES))


@blueprint.post("/<int(max=2147483647):participant>/rollen/<role>")
@needs(Action.MANAGE_PEOPLE, hidden=True)
def named_role(participant: int, role: str) -> ResponseReturnValue:
    """Make somebody a member or guest by name, or end that."""
    return _give_or_take(participant, _role(role, NAMED_ROLES))


@blueprint.post("/<int(max=2147483647):participant>/funktionen")
@needs(Action.MANAGE_PEOPLE, hidden=True)
def function(participant: int) -> ResponseReturnValue:
    """Give a function in a unit, change it, or take it."""
    unit, seen = id_in(_sent("unit")) or 0, _sent("seen")
    try:
        if "take" in request.form:
            take_function(actor(), participant, unit, seen)
        else:
            may_submit = "may_submit" in request.form
            set_function(actor(), participant, unit, seen, title=_sent("title"), may_submit=may_submit)
    except REFUSALS as refusal:
        return _refused(participant, refusal)
    return _saved(participant, gettext("Die Funktion ist gespeichert."))


def _is_meant(row: ParticipantRow, words: list[str], role: str, unit: int | None) -> bool:
    """Tell whether a person is among those searched for: all words, the role, a function in the unit."""
    searched = " ".join((row.name, row.email or "", row.membership_number or "")).casefold()
    roles = {one.value for one in _all_roles(row)}
    units = {function.unit for function in row.functions}
    return all(word in searched for word in words) and (not role or role in roles) and (unit is None or unit in units)


def _all_roles(row: ParticipantRow) -> list[Role]:
    """Give the roles of a person, those that come with a mandate or a unit included, in the order of the roles."""
    is_delegate = any(mandate.is_exercised for mandate in row.mandates)
    is_member = any(function.may_submit for function in row.functions)
    more = ({Role.DELEGATE} if is_delegate else set()) | ({Role.MEMBER} if is_member else set())
    return [role for role in Role if role in row.roles | more]


def _sent(name: str) -> str:
    return request.form.get(name, "")


def _role(named: str, possible: tuple[Role, ...]) -> Role:
    found = next((role for role in possible if role.value == named), None)
    if found is None:
        raise NotFound("Dieses Amt gibt es nicht.")
    return found


def _give_or_take(participant: int, role: Role) -> ResponseReturnValue:
    try:
        if "take" in request.form:
            take_office(actor(), participant, role)
        else:
            give_office(actor(), participant, role)
    except REFUSALS as refusal:
        return _refused(participant, refusal)
    return _saved(participant, gettext("%(role)s: gespeichert.", role=role_word(role)))


def _saved(participant: int, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for("people.show", participant=participant))


def _refused(participant: int, refusal: Refused) -> ResponseReturnValue:
    """Show the person as they are now, with the reason on top."""
    return _show(participant, sentence_of(refusal)), status_of(refusal)


def _person(participant: int) -> ParticipantRow:
    found = next(iter(participants(conference().id, only=participant)), None)
    if found is None:
        raise NotFound("Diese Person nimmt hier nicht teil.")
    return found


def _show(participant: int, notice: str = "") -> str:
    here = conference().id
    person = _person(participant)
    taken = {function.unit for function in person.functions}
    return render_template(
        "people/show.html",
        person=person,
        roles=[role_word(role) for role in _all_roles(person)],
        offices=[(role.value, role_word(role), role in person.roles) for role in OFFICES],
        named_roles=[(role.value, role_word(role), role in person.roles) for role in NAMED_ROLES],
        units=[unit for unit in units_of(here) if unit.id not in taken],
        no_function=NO_FUNCTION,
        notice=notice,
    )
