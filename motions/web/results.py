"""What is put to the vote now, what came out, and how is a result corrected?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from motions.domain.decision import Decision, DecisionKind
from motions.domain.deliberation import Deliberation
from motions.domain.errors import Conflict, Invalid, NotFound, NotPossible
from motions.domain.outcome import Outcome
from motions.domain.permission import Action
from motions.services import load, results
from motions.services.results import Declaration
from motions.store.recommendations import recommendations_of
from motions.store.tables import Motion
from motions.web.access import actor, needs
from motions.web.announcement import announcement
from motions.web.called import called, final_vote
from motions.web.errors import status_of
from motions.web.forms import refuse
from motions.web.naming import listed, numbers_of
from motions.web.result_form import (
    BY_EYE,
    COUNTED,
    REFERRED,
    WITHOUT_VOTE,
    ResultForm,
    RevisionForm,
    declaration_of,
    how_pressed,
    typed_words,
)
from motions.web.revision import Revision, changes_between, revised_words, revision_named
from motions.web.running_list import (
    MOTION,
    held_points,
    next_key,
    over_without_vote,
    recorded_decisions,
    sections_of,
    subject_of,
)

BUTTONS = {"by_eye": BY_EYE, "counted": COUNTED, "referred": REFERRED, "without_vote": WITHOUT_VOTE}

blueprint = Blueprint("results", __name__, url_prefix="/<conference>/antraege/<motion>/abstimmung")


@blueprint.get("")
@needs(Action.DECLARE_RESULT)
def desk(motion: str) -> str:
    """Show what is called, the order of the vote, and what was decided."""
    found = load.motion(actor(), motion)
    return _desk(found, request.args.get("gegenstand", ""), None)


@blueprint.post("/ergebnis")
@needs(Action.DECLARE_RESULT)
def declare(motion: str) -> ResponseReturnValue:
    """Record a result and call the next item; what cannot be recorded comes back as it was typed."""
    found = load.motion(actor(), motion)
    form = ResultForm()
    key = request.form.get("gegenstand", "")
    before = load.deliberation(found)
    try:
        declaration = _declaration(form, before, _edits(key))
        results.declare_result(actor(), motion, declaration)
    except (Invalid, NotPossible, Conflict) as refusal:
        refuse(form, refusal)
        return _desk(found, key, form), status_of(refusal)
    flash(announcement(before, load.deliberation(found), motion, recommendations_of(found.id)), "success")
    return redirect(url_for("results.desk", motion=motion))


@blueprint.post("/entfaellt")
@needs(Action.DECLARE_RESULT)
def confirm_fall(motion: str) -> ResponseReturnValue:
    """Record that what is held falls, and call the next item."""
    found = load.motion(actor(), motion)
    form = ResultForm()
    key = request.form.get("gegenstand", "")
    try:
        results.confirm_fall(actor(), motion, _edits(key), form.number_seen())
    except (Invalid, NotPossible, Conflict) as refusal:
        refuse(form, refusal)
        return _desk(found, key, form), status_of(refusal)
    names = numbers_of(load.deliberation(found), _edits(key))
    flash(ngettext("%(names)s entfällt.", "%(names)s entfallen.", len(names), names=listed(names)), "success")
    return redirect(url_for("results.desk", motion=motion))


@blueprint.get("/<int(max=2147483647):decision>/korrektur")
@needs(Action.CORRECT_RESULT)
def correct(motion: str, decision: int) -> str:
    """Show a recorded decision and ask what is right."""
    found = load.motion(actor(), motion)
    deliberation = load.deliberation(found)
    form = RevisionForm(formdata=None, seen=len(deliberation.decisions))
    return _correction(found, decision, revision_named(request.args.get("art", "")), form)


@blueprint.post("/<int(max=2147483647):decision>/korrektur")
@needs(Action.CORRECT_RESULT)
def take_correction(motion: str, decision: int) -> ResponseReturnValue:
    """Say what a correction changes, and record it once that is confirmed."""
    found = load.motion(actor(), motion)
    deliberation = load.deliberation(found)
    form = RevisionForm()
    kind = revision_named(request.form.get("art", ""))
    try:
        declaration = _revised(deliberation, _recorded(deliberation, decision), kind, form)
        if "confirmed" not in request.form:
            before, after = results.foresee(actor(), motion, declaration, kind.kind, decision)
            return _correction(found, decision, kind, form, changes_between(before, after, motion))
        _revise(motion, decision, kind, declaration)
    except (Invalid, NotPossible, Conflict) as refusal:
        refuse(form, refusal, None if form.has_reason() else form.remark)
        form.seen.data = str(len(load.deliberation(found).decisions))
        return _correction(found, decision, kind, form), status_of(refusal)
    flash(revised_words(kind, decision), "success")
    return redirect(url_for("results.desk", motion=motion))


def _edits(key: str) -> tuple[str, ...]:
    """Read which edits are meant by the key of an item; none are the motion itself."""
    edits = tuple(filter(None, key.split(",")))
    if not edits:
        raise Invalid("Es ist nichts aufgerufen; bitte zuerst einen Punkt der Reihenfolge wählen.")
    return () if key == MOTION else edits


def _declaration(form: ResultForm, deliberation: Deliberation, edits: Sequence[str]) -> Declaration:
    how = how_pressed(form, request.form.get("how", ""))
    if_carried = Outcome.ADOPTED if edits else deliberation.standings.outcome_if_carried
    return declaration_of(form, how, edits, if_carried)


def _desk(found: Motion, key: str, form: ResultForm | None) -> str:
    """Lay the desk out; what was typed stays in the form, which now builds on the present state."""
    deliberation = load.deliberation(found)
    recommended = recommendations_of(found.id)
    now = called(deliberation, found, key or next_key(deliberation), recommended)
    form = form or ResultForm(formdata=None)
    form.seen.data, form.text_hash.data = str(len(deliberation.decisions)), deliberation.adopted_hash
    return render_template(
        "results/desk.html",
        motion=found,
        called=now,
        final=final_vote(deliberation),
        form=form,
        typed=typed_words(form, request.form.get("how", "")),
        next_key=next_key(deliberation, now.key),
        sections=tuple(sections_of(deliberation, now.falling)),
        held=held_points(deliberation),
        over=over_without_vote(deliberation),
        recorded=recorded_decisions(deliberation, found.number or "", recommended),
        **BUTTONS,
    )


def _revised(deliberation: Deliberation, decision: Decision, revision: Revision, form: RevisionForm) -> Declaration:
    """Give what a correction, a new decision or an annulment declares; each needs a reason before anything else."""
    if not form.has_reason():
        raise Invalid("Bitte den Grund angeben; er steht dann bei dem Beschluss.")
    if revision is Revision.ANNULMENT:
        return Declaration((), Outcome.OTHER, form.number_seen(), remark=form.remark.data or "")
    declaration = _declaration(form, deliberation, subject_of(deliberation, decision))
    if declaration.edits or declaration.result is None or declaration.referred_to:
        return declaration
    is_corrected = revision is Revision.CORRECTION
    return replace(declaration, text_hash=decision.text_hash if is_corrected else deliberation.adopted_hash)


def _revise(motion: str, number: int, revision: Revision, declaration: Declaration) -> None:
    match revision:
        case Revision.CORRECTION:
            results.correct_result(actor(), motion, number, declaration)
        case Revision.RECONSIDERATION:
            results.reconsider(actor(), motion, number, declaration)
        case Revision.ANNULMENT:
            results.annul_result(actor(), motion, number, declaration.remark, declaration.seen)


def _recorded(deliberation: Deliberation, number: int) -> Decision:
    if not 1 <= number <= len(deliberation.decisions):
        raise NotFound("Diesen Beschluss gibt es nicht.")
    return deliberation.decisions[number - 1]


def _correction(found: Motion, number: int, revision: Revision, form: RevisionForm, changes: Sequence[str] = ()) -> str:
    """Lay out the page on which a decision is revised; with `changes` it asks to confirm them."""
    deliberation = load.deliberation(found)
    decision = _recorded(deliberation, number)
    edits = subject_of(deliberation, decision)
    recorded = recorded_decisions(deliberation, found.number or "", recommendations_of(found.id))
    sent = [(name, value) for name, value in request.form.items() if name not in ("csrf_token", "art", "seen")]
    return render_template(
        "results/correct.html",
        motion=found,
        recorded=next(one for one in recorded if one.number == number),
        means=results.what_yes_means(found.number or "", deliberation, edits),
        on_motion=not edits,
        revision=revision,
        revisions=[Revision.ANNULMENT] if decision.kind is DecisionKind.CONFIRMED_FALL else list(Revision),
        form=form,
        typed=typed_words(form, request.form.get("how", "")),
        sent=sent,
        changes=changes,
        **BUTTONS,
    )
