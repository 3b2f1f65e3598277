"""Where does the secretariat keep the units of a conference, and how do they stand below one another?"""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import HiddenField, SelectField, StringField

from motions.domain.errors import Conflict, Invalid, NotFound, NotPossible, Refused
from motions.domain.permission import Action
from motions.domain.unit_tree import unit_tree, units_above
from motions.services.units import UnitEntry, change_unit, create_unit, remove_unit
from motions.store.conferences import units_of
from motions.store.tables import Unit
from motions.store.units import mandates_by_unit, persons_by_unit, unit_by_id, unit_mark
from motions.web.access import actor, conference, needs
from motions.web.errors import sentence_of, status_of
from motions.web.forms import Form, id_in, refuse

KINDS = ("LV", "Bezirk", "UB", "KV", "Stadtverband", "OV", "AG", "Vorstand")

blueprint = Blueprint("units", __name__, url_prefix="/<conference>/gliederungen")


class UnitForm(Form):
    """What a unit is called, what kind it is, and where it stands."""

    short_name = StringField(lazy_gettext("Kurzname"))
    name = StringField(lazy_gettext("Name"))
    kind = StringField(lazy_gettext("Art"))
    parent = SelectField(lazy_gettext("Steht unter"), validate_choice=False)
    seen = HiddenField()

    def entry(self) -> UnitEntry:
        """Give what was entered."""
        return UnitEntry(
            self.short_name.data or "", self.name.data or "", self.kind.data or "", id_in(self.parent.data)
        )


@blueprint.get("")
@needs(Action.READ_PEOPLE, hidden=True)
def index() -> str:
    """Show the tree of units, and to those who may a form for one more."""
    return _tree(UnitForm(formdata=None))


@blueprint.post("")
@needs(Action.MANAGE_PEOPLE, hidden=True)
def add() -> ResponseReturnValue:
    """Add a unit."""
    form = UnitForm()
    entry = form.entry()
    try:
        create_unit(actor(), entry.short_name, entry.name, entry.kind, entry.parent)
    except (Invalid, Conflict) as refusal:
        return _refused(form, refusal, None)
    flash(gettext("„%(name)s“ ist angelegt.", name=entry.short_name), "success")
    return redirect(url_for("units.index"))


@blueprint.get("/<int(max=2147483647):unit>")
@needs(Action.MANAGE_PEOPLE, hidden=True)
def edit(unit: int) -> str:
    """Show one unit to be changed."""
    return _edit(_unit(unit))


@blueprint.post("/<int(max=2147483647):unit>")
@needs(Action.MANAGE_PEOPLE, hidden=True)
def change(unit: int) -> ResponseReturnValue:
    """Change a unit."""
    form = UnitForm()
    try:
        change_unit(actor(), unit, form.seen.data or "", form.entry())
    except (Invalid, Conflict) as refusal:
        return _refused(form, refusal, unit)
    flash(gettext("„%(name)s“ ist geändert.", name=form.short_name.data), "success")
    return redirect(url_for("units.index"))


@blueprint.post("/<int(max=2147483647):unit>/entfernen")
@needs(Action.MANAGE_PEOPLE, hidden=True)
def remove(unit: int) -> ResponseReturnValue:
    """Remove a unit that nothing hangs on."""
    try:
        remove_unit(actor(), unit, request.form.get("seen", ""))
    except (NotPossible, Conflict) as refusal:
        return _refused(UnitForm(formdata=None), refusal, unit)
    flash(gettext("Die Gliederung ist entfernt."), "success")
    return redirect(url_for("units.index"))


def _unit(unit: int) -> Unit:
    found = unit_by_id(conference().id, unit)
    if found is None:
        raise NotFound("Diese Gliederung gibt es hier nicht.")
    return found


def _refused(form: UnitForm, refusal: Refused, unit: int | None) -> ResponseReturnValue:
    """Show the page again with the refusal at the field it is about.

    What was typed is kept, unless the unit is otherwise by now: then it is shown as it is.
    """
    if unit is not None and not isinstance(refusal, Invalid):
        return _edit(_unit(unit), notice=sentence_of(refusal)), status_of(refusal)
    fields = {"short": form.short_name, "name": form.name, "kind": form.kind, "parent": form.parent}
    refuse(form, refusal, fields.get(refusal.code))
    return (_tree(form) if unit is None else _edit(_unit(unit), form)), status_of(refusal)


def _tree(form: UnitForm) -> str:
    here = conference().id
    units = {unit.id: unit for unit in units_of(here)}
    form.parent.choices = _parents(units.values())
    return render_template(
        "units/index.html",
        tree=unit_tree({unit.id: unit.parent_id for unit in units.values()}),
        units=units,
        persons=persons_by_unit(here),
        mandates=mandates_by_unit(here),
        form=form,
        kinds=KINDS,
    )


def _edit(unit: Unit, typed: UnitForm | None = None, notice: str = "") -> str:
    form = typed or UnitForm(formdata=None, obj=unit)
    if typed is None:
        form.parent.data = str(unit.parent_id or "")
    if notice:
        form.form_errors.append(notice)
    form.parent.choices = _parents(units_of(conference().id), unit.id)
    return render_template("units/edit.html", unit=unit, form=form, seen=unit_mark(unit), kinds=KINDS)


def _parents(units: Iterable[Unit], without: int | None = None) -> list[tuple[str, str]]:
    """Give the units to choose from that one can stand below: not itself, and nothing below it."""
    known = tuple(units)
    parents = {unit.id: unit.parent_id for unit in known}
    possible = [unit for unit in known if without not in units_above(unit.id, parents)]
    return [("", gettext("keiner")), *((str(unit.id), f"{unit.short_name} · {unit.name}") for unit in possible)]
