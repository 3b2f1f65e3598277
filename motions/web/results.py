"""What is put to the vote now, what came out, and how is a result corrected?"""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from motions.domain.consequence import ConsequenceKind
from motions.domain.decision import Decision, DecisionKind
from motions.domain.deliberation import Deliberation
from motions.domain.errors import Conflict, Invalid, NotFound, NotPossible, Refused
from motions.domain.outcome import Outcome
from motions.domain.permission import Action
from motions.domain.standing import STANDING_AFTER, Standing
from motions.services import load, results
from motions.services.results import Declaration
from motions.store.recommendations import recommendations_of
from motions.store.tables import Motion
from motions.web.access import actor, require
from motions.web.called import Called, CalledKind, called, final_vote
from motions.web.errors import sentence_of, status_of
from motions.web.forms import refuse
from motions.web.naming import listed, numbers_of
from motions.web.result_form import BY_EYE, COUNTED, REFERRED, WITHOUT_VOTE, How, ResultForm, declaration_of, how_pressed
from motions.web.revision import Revision, changes_between, revision_named
from motions.web.running_list import (
    MOTION,
    Recommended,
    decision_words,
    held_points,
    next_key,
    over_without_vote,
    recorded_decisions,
    sections_of,
    subject_of,
)

blueprint = Blueprint("results", __name__, url_prefix="/<conference>/antraege/<motion>/abstimmung")


@blueprint.get("")
def desk(motion: str) -> str:
    """Show what is called, the order of the vote, and what was decided."""
    require(Action.DECLARE_RESULT)
    found = load.motion(actor(), motion)
    return _desk(found, request.args.get("gegenstand", ""), None)


@blueprint.post("/ergebnis")
def declare(motion: str) -> ResponseReturnValue:
    """Record a result and call the next item; what cannot be recorded comes back as it was typed."""
    require(Action.DECLARE_RESULT)
    found = load.motion(actor(), motion)
    form = ResultForm()
    key = request.form.get("gegenstand", "")
    before = load.deliberation(found)
    edits = () if key == MOTION else tuple(filter(None, key.split(",")))
    try:
        how = how_pressed(form, request.form.get("how", ""))
        declaration = declaration_of(form, how, edits, _if_carried(before, edits))
        results.declare_result(actor(), motion, declaration)
    except (Invalid, NotPossible, Conflict) as refusal:
        refuse(form, refusal)
        return _desk(found, key, form), status_of(refusal)
    flash(_announcement(found, before, declaration), "success")
    return redirect(url_for("results.desk", motion=motion))


@blueprint.post("/entfaellt")
def confirm_fall(motion: str) -> ResponseReturnValue:
    """Record that what is held falls, and call the next item."""
    require(Action.DECLARE_RESULT)
    found = load.motion(actor(), motion)
    form = ResultForm()
    key = request.form.get("gegenstand", "")
    edits = tuple(filter(None, key.split(",")))
    try:
        results.confirm_fall(actor(), motion, edits, form.number_seen())
    except (Invalid, NotPossible, Conflict) as refusal:
        refuse(form, refusal)
        return _desk(found, key, form), status_of(refusal)
    names = numbers_of(load.deliberation(found), edits)
    flash(ngettext("%(names)s entfällt.", "%(names)s entfallen.", len(names), names=listed(names)), "success")
    return redirect(url_for("results.desk", motion=motion))


@blueprint.get("/<int:decision>/korrektur")
def correct(motion: str, decision: int) -> str:
    """Show a recorded decision and ask what is right."""
    require(Action.CORRECT_RESULT)
    found = load.motion(actor(), motion)
    deliberation = load.deliberation(found)
    form = ResultForm(formdata=None, seen=len(deliberation.decisions))
    return _correction(found, decision, revision_named(request.args.get("art", "")), form)


@blueprint.post("/<int:decision>/korrektur", endpoint="correct")
def take_correction(motion: str, decision: int) -> ResponseReturnValue:
    """Say what a correction changes, and record it once that is confirmed."""
    require(Action.CORRECT_RESULT)
    found = load.motion(actor(), motion)
    form = ResultForm()
    kind = revision_named(request.form.get("art", ""))
    try:
        declaration = _revised(found, decision, kind, form)
        if "confirmed" not in request.form:
            changes = _foreseen(motion, decision, kind, declaration)
            return _correction(found, decision, kind, form, changes=changes)
        _record(motion, decision, kind, declaration)
    except (Invalid, NotPossible, Conflict) as refusal:
        refuse(form, refusal)
        form.seen.data = str(len(load.deliberation(found).decisions))
        return _correction(found, decision, kind, form), status_of(refusal)
    flash(gettext("Beschluss Nr. %(number)d: %(what)s.", number=decision, what=kind.done), "success")
    return redirect(url_for("results.desk", motion=motion))
