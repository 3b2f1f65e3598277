"""Where are mandates kept, and who of the delegates is there?"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, SelectField, StringField

from motions.domain.errors import Conflict, Invalid, NotFound, NotPossible, Refused
from motions.domain.mandate import DeputyKind, Sums, sums_of
from motions.domain.permission import Action
from motions.services.mandates import (
    MandateEntry,
    add_mandates,
    change_mandate,
    end_deputy,
    mark_present,
    remove_mandate,
    set_deputy,
)
from motions.store.conferences import units_of
from motions.store.mandates import MandateRow, mandates, settings_of
from motions.store.participants import names_of
from motions.web.access import actor, conference, needs
from motions.web.errors import sentence_of, status_of
from motions.web.forms import Form, id_in, refuse

REFUSALS = (Invalid, NotPossible, Conflict)

blueprint = Blueprint("mandates", __name__, url_prefix="/<conference>/mandate")


class MandateForm(Form):
    """One mandate, or several that differ in their numbers only."""

    number = StringField(lazy_gettext("Nummer"))
    last = StringField(lazy_gettext("bis Nummer"), description=lazy_gettext("Nur, wenn es mehrere freie sein sollen."))
    unit = SelectField(lazy_gettext("Gliederung"), validate_choice=False)
    holder = SelectField(lazy_gettext("Inhaber*in"), validate_choice=False)
    weight = StringField(lazy_gettext("Stimmen"))
    may_vote = BooleanField(lazy_gettext("hat Stimmrecht"))

    def entry(self) -> MandateEntry:
        """Give what was entered; a number that is none is 0, which no mandate has."""
        return MandateEntry(
            number=id_in(self.number.data) or 0,
            unit=id_in(self.unit.data),
            holder=id_in(self.holder.data),
            weight=1 if self.weight.data is None else id_in(self.weight.data) or 0,
            may_vote=bool(self.may_vote.data),
        )


@blueprint.get("")
@needs(Action.READ_PEOPLE, hidden=True)
def index() -> str:
    """List the mandates, all or those that are searched for, with their sums."""
    return _list()


@blueprint.get("/neu")
@needs(Action.MANAGE_PEOPLE, hidden=True)
def new() -> str:
    """Ask which mandates there are to be."""
    return _new(MandateForm(formdata=None, may_vote=True, weight="1"))


@blueprint.post("/neu")
@needs(Action.MANAGE_PEOPLE, hidden=True)
def add() -> ResponseReturnValue:
    """Add one mandate, or a range of vacant ones."""
    form = MandateForm()
    entry = form.entry()
    last = id_in(form.last.data)
    try:
        added = add_mandates(actor(), entry.number, entry.number if last is None else last, entry)
    except (Invalid, Conflict) as refusal:
        return _new(_with(form, refusal)), status_of(refusal)
    flash(gettext("Angelegt: %(count)d.", count=len(added)), "success")
    return redirect(url_for("mandates.index"))


@blueprint.get("/<int(max=2147483647):mandate>")
@needs(Action.READ_PEOPLE, hidden=True)
def show(mandate: int) -> str:
    """Show one mandate."""
    return _show(mandate)


@blueprint.post("/<int(max=2147483647):mandate>")
@needs(Action.MANAGE_PEOPLE, hidden=True)
def change(mandate: int) -> ResponseReturnValue:
    """Change a mandate."""
    form = MandateForm()
    try:
        change_mandate(actor(), mandate, request.form.get("seen", ""), form.entry())
    except Invalid as refusal:
        return _show(mandate, form=_with(form, refusal)), status_of(refusal)
    except Conflict as refusal:
        return _refused(mandate, refusal)
    return _saved(mandate, gettext("Das Mandat ist gespeichert."))


@blueprint.post("/<int(max=2147483647):mandate>/entfernen")
@needs(Action.MANAGE_PEOPLE, hidden=True)
def remove(mandate: int) -> ResponseReturnValue:
    """Remove a mandate that was not used."""
    try:
        remove_mandate(actor(), mandate, request.form.get("seen", ""))
    except REFUSALS as refusal:
        return _refused(mandate, refusal)
    flash(gettext("Das Mandat ist entfernt."), "success")
    return redirect(url_for("mandates.index"))


@blueprint.post("/<int(max=2147483647):mandate>/vertretung")
@needs(Action.CHECK_IN, hidden=True)
def deputy(mandate: int) -> ResponseReturnValue:
    """Let somebody exercise a mandate in place of its holder, or end that."""
    seen = request.form.get("seen", "")
    try:
        if "end" in request.form:
            end_deputy(actor(), mandate, seen)
        else:
            set_deputy(actor(), mandate, seen, id_in(request.form.get("deputy")) or 0, _kind())
    except REFUSALS as refusal:
        return _refused(mandate, refusal)
    return _saved(mandate, gettext("Die Vertretung ist gespeichert."))


@blueprint.post("/<int(max=2147483647):mandate>/anwesenheit")
@needs(Action.CHECK_IN, hidden=True)
def presence(mandate: int) -> ResponseReturnValue:
    """Keep that somebody is there for a mandate, or has gone; then go on where the list was."""
    try:
        mark_present(actor(), mandate, is_present="gone" not in request.form)
    except Conflict as refusal:
        return _list(sentence_of(refusal)), status_of(refusal)
    if "show" in request.form:
        return redirect(url_for("mandates.show", mandate=mandate))
    return redirect(url_for("mandates.index", **_search(), _anchor=f"m{mandate}"))


def _search() -> dict[str, Any]:
    """Give what is searched for; forms on the list carry it along."""
    names = ("suche", "gliederung", "stand")
    return {name: value for name in names if (value := request.values.get(name, ""))}


def _list(notice: str = "") -> str:
    here, search = conference().id, _search()
    rows = mandates(here)
    return render_template(
        "mandates/index.html",
        mandates=[row for row in rows if _is_meant(row, search)],
        sums=_sums(rows),
        by_unit=_sums_by_unit(rows),
        search=search,
        units=units_of(here),
        settings=settings_of(here),
        notice=notice,
    )


def _is_meant(row: MandateRow, search: dict[str, Any]) -> bool:
    """Tell whether a mandate is among those searched for: a number is that mandate alone, words are parts of names."""
    words = search.get("suche", "").casefold().split()
    names = f"{row.holder_name} {row.deputy_name}".casefold()
    found = all(word == str(row.number) if word.isdecimal() else word in names for word in words)
    in_unit = "gliederung" not in search or row.unit == id_in(search["gliederung"])
    stands = {"da": row.is_present, "fehlt": not row.is_present, "frei": row.holder is None}
    return found and in_unit and stands.get(search.get("stand", ""), True)


def _sums(rows: list[MandateRow]) -> Sums:
    return sums_of((row.may_vote, row.is_present) for row in rows)


def _sums_by_unit(rows: list[MandateRow]) -> list[tuple[str, Sums]]:
    by_unit: dict[str, list[MandateRow]] = defaultdict(list)
    for row in rows:
        by_unit[row.unit_name or gettext("ohne Gliederung")].append(row)
    return [(unit, _sums(of_unit)) for unit, of_unit in sorted(by_unit.items())]


def _kind() -> DeputyKind:
    found = next((kind for kind in DeputyKind if kind.value == request.form.get("kind", "")), None)
    if found is None:
        raise Invalid("Bitte wählen, wie das Mandat vertreten wird.")
    return found


def _with(form: MandateForm, refusal: Refused) -> MandateForm:
    fields = {"first": form.number, "number": form.number, "last": form.last, "weight": form.weight}
    refuse(form, refusal, fields.get(refusal.code))
    return form


def _new(form: MandateForm) -> str:
    _offer(form)
    return render_template("mandates/new.html", form=form, settings=settings_of(conference().id))


def _offer(form: MandateForm) -> None:
    """Offer the units and persons of the conference."""
    here = conference().id
    form.unit.choices = [("", gettext("ohne")), *((str(unit.id), unit.short_name) for unit in units_of(here))]
    form.holder.choices = [("", gettext("frei")), *((str(one), name) for one, name in names_of(here))]


def _saved(mandate: int, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for("mandates.show", mandate=mandate))


def _refused(mandate: int, refusal: Refused) -> ResponseReturnValue:
    """Show the mandate as it is now, with the reason on top."""
    return _show(mandate, notice=sentence_of(refusal)), status_of(refusal)


def _show(mandate: int, form: MandateForm | None = None, notice: str = "") -> str:
    here = conference().id
    row = next(iter(mandates(here, only=mandate)), None)
    if row is None:
        raise NotFound("Dieses Mandat gibt es hier nicht.")
    if form is None:
        form = MandateForm(formdata=None, obj=row)
        form.unit.data, form.holder.data = str(row.unit or ""), str(row.holder or "")
    _offer(form)
    settings = settings_of(here)
    kinds = [
        (kind.value, gettext(kind.word)) for kind in DeputyKind if kind is not DeputyKind.PROXY or settings.has_proxies
    ]
    return render_template("mandates/show.html", mandate=row, form=form, notice=notice, settings=settings, kinds=kinds)
