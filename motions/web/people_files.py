"""How do members and delegates come in from a file, step by step, and go out into one?"""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf.file import FileField
from wtforms import RadioField, SelectChoice

from motions.domain.errors import Conflict, Invalid, NotFound, Refused
from motions.domain.people_cells import Problem
from motions.domain.people_columns import COLUMNS_OF
from motions.domain.people_file import PeopleFileKind, column_letters
from motions.domain.people_row import RowState
from motions.domain.permission import Action
from motions.exports.people_tables import TableFormat
from motions.services import people_files
from motions.web.access import actor, conference, needs
from motions.web.errors import sentence_of, status_of
from motions.web.forms import Form, refuse

blueprint = Blueprint("people_files", __name__, url_prefix="/<conference>/personen")

MOST_SHOWN = 500
FIRST_ROWS = 3
_TYPES = {
    TableFormat.CSV: "text/csv; charset=utf-8",
    TableFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_KINDS = [SelectChoice(kind.value, kind.word) for kind in PeopleFileKind]


class FileForm(Form):
    """A file, and whom it is about."""

    kind = RadioField(lazy_gettext("Wer steht in der Datei?"), choices=_KINDS, default=PeopleFileKind.MEMBERS.value)
    file = FileField(lazy_gettext("Datei (CSV oder XLSX)"))


@blueprint.get("/einlesen")
@needs(Action.EXPORT_PEOPLE)
def new() -> str:
    """Ask for a file, and list those that wait; a closed conference only gives files out."""
    return _ask(FileForm(formdata=None))


@blueprint.post("/einlesen")
@needs(Action.IMPORT_PEOPLE)
def answer() -> ResponseReturnValue:
    """Keep a file, and go on to its columns and its preview."""
    form = FileForm()
    try:
        name, content = _sent(form)
        file = people_files.keep_file(actor(), _kind(str(form.kind.data)), name, content)
    except Invalid as refusal:
        refuse(form, refusal, form.file)
        return _ask(form), status_of(refusal)
    return redirect(url_for("people_files.show", file=file))


@blueprint.get("/einlesen/<int(max=2147483647):file>")
@needs(Action.IMPORT_PEOPLE, hidden=True)
def show(file: int) -> str:
    """Show which column is what, and what the file would change."""
    return _preview(file)


@blueprint.post("/einlesen/<int(max=2147483647):file>/spalten")
@needs(Action.IMPORT_PEOPLE, hidden=True)
def assign(file: int) -> ResponseReturnValue:
    """Say which column is what."""
    columns = request.form.getlist("column")
    creates = "creates_units" in request.form
    revision = request.form.get("revision", 0, type=int)
    try:
        people_files.assign_columns(actor(), file, revision, columns, creates_units=creates)
    except (Invalid, Conflict) as refusal:
        return _preview(file, refusal), status_of(refusal)
    return redirect(url_for("people_files.show", file=file, _anchor="preview"))


@blueprint.post("/einlesen/<int(max=2147483647):file>/einlesen")
@needs(Action.IMPORT_PEOPLE, hidden=True)
def take(file: int) -> ResponseReturnValue:
    """Read the file in; who confirms twice, or too late, is told and sees how it stands."""
    try:
        plan = people_files.import_people(actor(), file, request.form.get("seen", ""))
    except NotFound:
        flash(gettext("Diese Datei ist schon eingelesen oder verworfen; es gab nichts mehr zu tun."), "other")
        return redirect(url_for("people_files.new"))
    except (Invalid, Conflict) as refusal:
        return _preview(file, refusal), status_of(refusal)
    counts = {state.value: plan.count(state) for state in RowState}
    flash(gettext("Eingelesen: %(new)d neu, %(changed)d geändert, %(unchanged)d unverändert.", **counts), "success")
    return redirect(url_for("people_files.new"))


@blueprint.post("/einlesen/<int(max=2147483647):file>/verwerfen")
@needs(Action.IMPORT_PEOPLE, hidden=True)
def discard(file: int) -> ResponseReturnValue:
    """Throw the file away."""
    people_files.discard_file(actor(), file)
    flash(gettext("Die Datei ist verworfen; es wurde nichts eingelesen."), "success")
    return redirect(url_for("people_files.new"))


@blueprint.get("/einlesen/vorlage-<kind>.<ending>")
@needs(Action.IMPORT_PEOPLE)
def template(kind: str, ending: str) -> Response:
    """Give a file with headings and an invented row."""
    return _download(kind, ending, gettext("Vorlage"), people_files.template_of)


@blueprint.post("/ausgeben/<kind>.<ending>")
@needs(Action.EXPORT_PEOPLE, confirmed=True)
def export(kind: str, ending: str) -> Response:
    """Give the members or delegates as a file."""
    return _download(kind, ending, conference().slug, people_files.export_people)


def _sent(form: FileForm) -> tuple[str, bytes]:
    if not form.file.data:
        raise Invalid("Bitte eine Datei wählen.")
    return str(form.file.data.filename or ""), form.file.data.read()


def _kind(named: str) -> PeopleFileKind:
    if named not in {kind.value for kind in PeopleFileKind}:
        raise Invalid("In der Datei stehen entweder Mitglieder oder Delegierte; bitte eines wählen.")
    return PeopleFileKind(named)


def _ask(form: FileForm) -> str:
    return render_template(
        "people_files/new.html",
        form=form,
        files=people_files.waiting_files(actor()) if actor().may(Action.IMPORT_PEOPLE) else (),
        kinds=PeopleFileKind,
        formats=TableFormat,
    )


def _preview(file_id: int, refusal: Refused | None = None) -> str:
    shown = people_files.preview(actor(), file_id)
    plan = shown.plan
    changing = [row for row in plan.rows if row.state is not RowState.UNCHANGED] if plan else []
    return render_template(
        "people_files/show.html",
        shown=shown,
        plan=plan,
        columns=COLUMNS_OF[shown.file.kind],
        letters=[column_letters(index) for index in range(len(shown.assignment.columns))],
        first_rows=shown.table.rows[:FIRST_ROWS],
        states=[(state.value, plan.count(state)) for state in RowState] if plan else [],
        changing=changing[:MOST_SHOWN],
        more_changing=max(0, len(changing) - MOST_SHOWN),
        problems=plan.problems[:MOST_SHOWN] if plan else (),
        more_problems=max(0, len(plan.problems) - MOST_SHOWN) if plan else 0,
        notice=sentence_of(refusal) if refusal else "",
    )


@blueprint.app_template_filter("sentence")
def _sentence(problem: Problem) -> str:
    """Give a problem's sentence in the reader's language."""
    return gettext(problem.message, **problem.values) if problem.values else gettext(problem.message)


def _download(kind: str, ending: str, name: str, written: Callable[..., bytes]) -> Response:
    known = {each.value: each for each in TableFormat}
    if kind not in {each.value for each in PeopleFileKind} or ending not in known:
        raise NotFound("Diese Datei gibt es nicht.")
    answer = make_response(written(actor(), PeopleFileKind(kind), known[ending]))
    answer.content_type = _TYPES[known[ending]]
    file_name = f"{name}-{PeopleFileKind(kind).word}.{ending}"
    answer.headers.set("Content-Disposition", "attachment", filename=file_name)
    answer.headers["Cache-Control"] = "no-store"
    return answer
