"""How is an amendment read, written, submitted and withdrawn?"""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import SelectChoice

from motions.domain.deliberation import Deliberation
from motions.domain.errors import Conflict, Invalid, NotPossible, Refused
from motions.domain.permission import Action
from motions.domain.proposal import Proposal
from motions.services import load
from motions.services.amendments import (
    Submission,
    may_withdraw,
    preview_amendment,
    submit_amendment,
    units_to_act_for,
    withdraw_amendment,
)
from motions.store.decisions import decisions_of
from motions.store.recommendations import current_recommendation
from motions.store.tables import Motion
from motions.web.access import actor, needs
from motions.web.amendment_page import amendment_view
from motions.web.decided import decisions_on
from motions.web.editor import AmendForm, Kind, Shown, check_places, lines_of, opened, shown
from motions.web.errors import sentence_of, status_of
from motions.web.forms import refuse
from motions.web.paper import paper_of

LINES_AROUND = 3

blueprint = Blueprint("amendments", __name__, url_prefix="/<conference>/antraege/<motion>")


@blueprint.get("/aenderungen/<amendment>")
@needs(Action.READ_PUBLISHED)
def show(motion: str, amendment: str) -> str:
    """Show an amendment: what it changes, why, how it stands, and what it does to others."""
    found = load.motion(actor(), motion)
    row = load.amendment(found, amendment)
    deliberation = load.deliberation(found)
    view = amendment_view(deliberation, row.number, current_recommendation(row.id))
    decided = decisions_on(deliberation, [part.id for part in view.parts], decisions_of(found.id))
    may_go = view.is_open and may_withdraw(actor(), row)
    template = "amendments/_amendment.html" if request.headers.get("HX-Request") else "amendments/show.html"
    return render_template(template, motion=found, view=view, decided=decided, can_withdraw=may_go)


@blueprint.post("/aenderungen/<amendment>/zurueckziehen")
@needs(Action.WITHDRAW_AMENDMENT)
def withdraw(motion: str, amendment: str) -> ResponseReturnValue:
    """Withdraw an amendment."""
    withdraw_amendment(actor(), motion, amendment)
    flash(gettext("%(number)s ist zurückgezogen.", number=amendment), "success")
    return redirect(url_for("amendments.show", motion=motion, amendment=amendment))


@blueprint.get("/aendern")
@needs(Action.SUBMIT_AMENDMENT)
def amend(motion: str) -> ResponseReturnValue:
    """Open the editor at the lines that were picked; lines that cannot be amended lead back with the reason."""
    found = load.motion(actor(), motion)
    deliberation = load.deliberation(found)
    form = AmendForm(formdata=None, version=found.current_ordinal)
    try:
        check_undecided(deliberation)
        kind, lines = request.args.get("art", Kind.REPLACE.value), request.args.get("zeilen", "")
        form.places.append_entry(opened(deliberation.text, kind, lines))
    except Refused as refusal:
        flash(sentence_of(refusal), "error")
        return redirect(url_for("motions.show", motion=motion))
    return _editor(found, deliberation, form, _preview_of(motion, deliberation, form) if not form.typing else None)


@blueprint.post("/aendern")
@needs(Action.SUBMIT_AMENDMENT)
def answer(motion: str) -> ResponseReturnValue:
    """Add or remove a place, show the preview, or submit; everything typed is kept until it is submitted."""
    found = load.motion(actor(), motion)
    deliberation = load.deliberation(found)
    form = AmendForm()
    if "more" in request.form:
        return _with_another_place(found, deliberation, form)
    if "remove" in request.form:
        form.remove(request.form["remove"])
    if "submit" in request.form and check_places(deliberation.text, form):
        return _submit(found, deliberation, form)
    failed = "submit" in request.form
    return _editor(found, deliberation, form, _preview_of(motion, deliberation, form)), 400 if failed else 200


@blueprint.post("/aendern/vorschau")
@needs(Action.SUBMIT_AMENDMENT)
def preview(motion: str) -> ResponseReturnValue:
    """Show, while somebody is typing, how the amendment would be read and what it touches."""
    found = load.motion(actor(), motion)
    deliberation = load.deliberation(found)
    form = AmendForm()
    try:
        return render_template("amendments/_preview.html", preview=_shown(motion, deliberation, form.proposals()))
    except (Invalid, NotPossible) as refusal:
        return render_template("amendments/_preview.html", refusal=sentence_of(refusal)), 422


def check_undecided(deliberation: Deliberation) -> None:
    """Let nobody begin an amendment to a motion that is decided; raises NotPossible."""
    if deliberation.motion_decision is not None:
        raise NotPossible("Über den Antrag ist schon entschieden; Änderungsanträge sind nicht mehr möglich.")


def _submit(found: Motion, deliberation: Deliberation, form: AmendForm) -> ResponseReturnValue:
    submission = Submission(
        version=int(form.version.data) if str(form.version.data).isdecimal() else 0,
        proposals=form.proposals(),
        unit=form.unit.data,
        reason=form.reason.data or "",
        indivisible=form.indivisible.data,
    )
    try:
        number = submit_amendment(actor(), found.number or "", submission)
    except (Invalid, NotPossible, Conflict) as refusal:
        refuse(form, refusal)
        form.version.data = found.current_ordinal
        return _editor(found, deliberation, form, None), status_of(refusal)
    flash(gettext("%(number)s ist eingereicht.", number=number), "success")
    return redirect(url_for("amendments.show", motion=found.number, amendment=number))


def _with_another_place(found: Motion, deliberation: Deliberation, form: AmendForm) -> ResponseReturnValue:
    try:
        form.places.append_entry(opened(deliberation.text, form.more_kind.data, form.more_lines.data or ""))
    except Invalid as refusal:
        refuse(form, refusal, form.more_lines)
        return _editor(found, deliberation, form, None), 400
    form.more_lines.process(None, "")
    return _editor(found, deliberation, form, _preview_of(found.number or "", deliberation, form))


def _preview_of(motion: str, deliberation: Deliberation, form: AmendForm) -> Shown | None:
    """Give the preview of what is in the editor so far; None while nothing is changed, or something cannot be."""
    try:
        return _shown(motion, deliberation, form.proposals())
    except (Invalid, NotPossible):
        return None


def _shown(motion: str, deliberation: Deliberation, proposals: tuple[Proposal, ...]) -> Shown:
    return shown(deliberation.text, preview_amendment(actor(), motion, proposals), proposals)


def _editor(found: Motion, deliberation: Deliberation, form: AmendForm, preview: Shown | None) -> str:
    units = units_to_act_for(actor())
    form.unit.choices = [SelectChoice(unit.id, unit.short_name) for unit in units]
    text = deliberation.text
    lines = lines_of(text, form)
    version = load.version_of(found)
    return render_template(
        "amendments/amend.html",
        motion=found,
        form=form,
        units=units,
        preview=preview,
        paper=paper_of(text, version.text_hash or "").around([(at.first, at.last) for at in lines], LINES_AROUND),
        picked={number for at in lines for number in range(at.first, at.last + 1)},
    )
