"""How does a printed motion come in, and how is it checked before it is published?"""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf.file import FileField
from wtforms import SelectField, StringField, TextAreaField

from motions.domain.errors import Conflict, Invalid, Refused
from motions.domain.passage import BlockKind
from motions.domain.permission import Action
from motions.domain.text import Head
from motions.services import drafts, load
from motions.services.drafts import Correction, Draft, correct_import, discard_import, import_motion, publish_motion
from motions.store.conferences import units_of
from motions.web.access import actor, conference, needs
from motions.web.errors import sentence_of, status_of
from motions.web.forms import Form, refuse
from motions.web.recognised import KIND_WORDS, recognised

blueprint = Blueprint("drafts", __name__, url_prefix="/<conference>/einlesen")


class ImportForm(Form):
    """A printed text, as a file or pasted."""

    file = FileField(lazy_gettext("Datei mit dem gedruckten Antrag"))
    text = TextAreaField(lazy_gettext("Oder den Text hier einfügen"))


class HeadForm(Form):
    """The head of a motion."""

    number = StringField(lazy_gettext("Nummer"))
    submitter = StringField(lazy_gettext("Antragsteller*in"))
    subject = StringField(lazy_gettext("Betreff"))

    def head(self) -> Head:
        """Give the head as it was typed."""
        return Head(self.number.data or "", self.submitter.data or "", self.subject.data or "")


class PublishForm(Form):
    """For which unit a motion is published."""

    unit = SelectField(lazy_gettext("Antragstellende Gliederung"), default="")


@blueprint.get("")
@needs(Action.IMPORT_MOTION)
def new() -> str:
    """Ask for a printed text, and list those that wait to be checked."""
    return _ask(ImportForm(formdata=None))


@blueprint.post("")
@needs(Action.IMPORT_MOTION)
def answer() -> ResponseReturnValue:
    """Read a printed text, and go on to check it."""
    form = ImportForm()
    try:
        draft = import_motion(actor(), _content(form))
    except Invalid as refusal:
        sent_file = bool(form.file.data)
        refuse(form, refusal, form.file if sent_file else form.text)
        return _ask(form, must_choose_again=sent_file), status_of(refusal)
    return redirect(url_for("drafts.correct", draft=draft))


@blueprint.get("/<int(max=2147483647):draft>")
@needs(Action.READ_DRAFT, hidden=True)
def correct(draft: int) -> str:
    """Show what was recognised, to be checked."""
    return _check_page(drafts.read_draft(actor(), draft))


@blueprint.post("/<int(max=2147483647):draft>")
@needs(Action.CORRECT_IMPORT, hidden=True)
def take_correction(draft: int) -> ResponseReturnValue:
    """Correct a block or the head; who built on an older state is told and sees the new one."""
    try:
        correct_import(actor(), draft, _revision(), _correction())
    except (Invalid, Conflict) as refusal:
        return _corrected(draft, refusal)
    return _corrected(draft)


@blueprint.post("/<int(max=2147483647):draft>/veroeffentlichen")
@needs(Action.PUBLISH_MOTION, hidden=True)
def publish(draft: int) -> ResponseReturnValue:
    """Freeze the text and its line numbers, and publish the motion."""
    try:
        number = publish_motion(actor(), draft, _revision(), _unit_chosen())
    except (Invalid, Conflict) as refusal:
        return _check_page(drafts.read_draft(actor(), draft), refusal), status_of(refusal)
    flash(gettext("%(number)s ist veröffentlicht. Die Zeilennummern gelten von jetzt an.", number=number), "success")
    return redirect(url_for("motions.show", motion=number))


@blueprint.post("/<int(max=2147483647):draft>/verwerfen")
@needs(Action.IMPORT_MOTION, hidden=True)
def discard(draft: int) -> ResponseReturnValue:
    """Throw a draft away."""
    try:
        discard_import(actor(), draft, _revision())
    except Conflict as refusal:
        return _check_page(drafts.read_draft(actor(), draft), refusal), status_of(refusal)
    flash(gettext("Der Entwurf ist verworfen."), "success")
    return redirect(url_for("drafts.new"))


def _content(form: ImportForm) -> bytes:
    """Give the file that was sent, or else the text that was pasted."""
    if form.file.data:
        content: bytes = form.file.data.read()
        return content
    if not (form.text.data or "").strip():
        raise Invalid("Bitte eine Datei wählen oder den Text einfügen.")
    return str(form.text.data).encode()


def _ask(form: ImportForm, *, must_choose_again: bool = False) -> str:
    return render_template(
        "drafts/new.html", form=form, must_choose_again=must_choose_again, drafts=load.drafts(actor())
    )


def _revision() -> int:
    return request.form.get("revision", 0, type=int)


def _correction() -> Correction:
    """Read which button was pressed: one that joins, splits or retypes names its line, else it is the head."""
    if "join" in request.form:
        return drafts.joined(_line("join"))
    if "split" in request.form:
        return drafts.split(_line("split"))
    if "retype" in request.form:
        line = _line("retype")
        return drafts.retyped(line, _kind(request.form.get(f"kind-{line}", "")))
    return drafts.headed(HeadForm().head())


def _line(button: str) -> int:
    written = request.form[button]
    if not (written.isascii() and written.isdecimal()):
        raise Invalid("„%(line)s“ ist keine Nummer einer Zeile.", line=written[:40])
    return int(written)


def _kind(named: str) -> BlockKind:
    if named not in {kind.value for kind in BlockKind}:
        raise Invalid("Ein Block ist eine Überschrift, ein Absatz oder ein Punkt einer Aufzählung.")
    return BlockKind(named)


def _corrected(draft_id: int, refusal: Refused | None = None) -> ResponseReturnValue:
    """Answer a correction: with the changed list alone where only that was asked for, else with the page."""
    if request.headers.get("HX-Request"):
        draft = drafts.read_draft(actor(), draft_id)
        notice = sentence_of(refusal) if refusal else ""
        status = 409 if isinstance(refusal, Conflict) else 422
        return render_template("drafts/_corrected.html", **_shown(draft), notice=notice), status if refusal else 200
    if refusal is not None:
        return _check_page(drafts.read_draft(actor(), draft_id), refusal), status_of(refusal)
    line = next((request.form[name] for name in ("join", "split", "retype") if name in request.form), None)
    if line is None:
        flash(gettext("Der Kopf ist gespeichert."), "success")
    return redirect(url_for("drafts.correct", draft=draft_id, _anchor=f"z{line}" if line else None))


def _check_page(draft: Draft, refusal: Refused | None = None) -> str:
    """Show a draft; what was typed in the head but not saved is kept."""
    head = draft.reading.head
    form = HeadForm(obj=head) if refusal and "subject" in request.form else HeadForm(formdata=None, obj=head)
    return render_template(
        "drafts/correct.html",
        **_shown(draft),
        head=head,
        form=form,
        publish_form=_publish_form(head),
        notice=sentence_of(refusal) if refusal else "",
    )


def _shown(draft: Draft) -> dict[str, object]:
    kinds = [(kind.value, word) for kind, word in KIND_WORDS.items()]
    return {"draft": draft, "recognised": recognised(draft), "kinds": kinds}


def _publish_form(head: Head) -> PublishForm:
    """Give the form with the units of the conference; the one the head names is chosen beforehand."""
    units = units_of(conference().id)
    form = PublishForm()
    form.unit.choices = [("", gettext("keine – es gilt, was im Kopf steht"))]
    form.unit.choices += [(str(unit.id), f"{unit.short_name} · {unit.name}") for unit in units]
    if "unit" not in request.form:
        named = head.submitter.casefold()
        matching = (str(unit.id) for unit in units if named in (unit.short_name.casefold(), unit.name.casefold()))
        form.unit.data = next(matching, "")
    return form


def _unit_chosen() -> int | None:
    chosen = request.form.get("unit", "")
    known = {str(unit.id): unit.id for unit in units_of(conference().id)}
    if chosen and chosen not in known:
        raise Invalid("Diese Gliederung gibt es hier nicht; bitte eine aus der Liste wählen.")
    return known.get(chosen)
