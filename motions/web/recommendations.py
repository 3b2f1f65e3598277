"""How does the motions committee recommend, several amendments at a time?"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from motions.domain.deliberation import Deliberation
from motions.domain.errors import Conflict, Invalid, NotPossible
from motions.domain.outcome import Outcome
from motions.domain.permission import Action
from motions.services import load, recommendations
from motions.services.recommendations import Advice
from motions.store.recommendations import recommendation_history, recommendations_of
from motions.store.tables import Motion, Recommendation
from motions.web.access import actor, needs
from motions.web.committee_table import KEYS, Entry, Fields, Theirs, entry_of, fields_of, frames_of, progress_of
from motions.web.errors import sentence_of, status_of
from motions.web.wording import recommendation_state

blueprint = Blueprint("recommendations", __name__, url_prefix="/<conference>/antraege/<motion>/voten")


@blueprint.get("")
@needs(Action.RECOMMEND)
def table(motion: str) -> str:
    """Show all amendments in line order with what is recommended on them."""
    return _page(load.motion(actor(), motion))


@blueprint.get("/<amendment>")
@needs(Action.RECOMMEND)
def history(motion: str, amendment: str) -> str:
    """Show all versions of the recommendation on one amendment, the one that holds first."""
    found = load.motion(actor(), motion)
    row = load.amendment(found, amendment)
    versions = [
        (fields_of(version), _who(version), version.recommended_at) for version in recommendation_history(row.id)
    ]
    template = "recommendations/_history.html" if request.headers.get("HX-Request") else "recommendations/history.html"
    return render_template(template, motion=found, amendment=row, versions=versions)


@blueprint.post("/<amendment>")
@needs(Action.RECOMMEND)
def recommend(motion: str, amendment: str) -> ResponseReturnValue:
    """Save what is recommended; who built on an older version sees both, and nothing is overwritten."""
    found = load.motion(actor(), motion)
    number = load.amendment(found, amendment).number
    fields = _typed()
    try:
        recommendations.recommend(actor(), motion, number, fields.based_on, _advice(fields))
    except (Conflict, Invalid, NotPossible) as refusal:
        return _refused(found, number, fields, refusal)
    if not request.headers.get("HX-Request"):
        flash(gettext("Das Votum zu %(number)s ist gespeichert.", number=number), "success")
        return redirect(url_for("recommendations.table", motion=motion, _anchor=f"ae{number.lstrip('Ä')}"))
    recommended = recommendations_of(found.id)
    deliberation = load.deliberation(found)
    entry = replace(entry_of(deliberation, number, recommended.get(number)), is_saved=True)
    return _row(found, deliberation, recommended, entry)


def _typed() -> Fields:
    """Read a row: a button pressed names the outcome, else it stays what it was."""
    return Fields(
        request.form.get("outcome") or request.form.get("outcome_before", ""),
        request.form.get("referred_to", ""),
        request.form.get("reason", ""),
        "consensus" in request.form,
        request.form.get("based_on", 0, type=int),
    )


def _advice(fields: Fields) -> Advice:
    if not fields.outcome:
        raise Invalid("Bitte zuerst ein Votum wählen: Annahme, Ablehnung, Überweisung, Erledigung oder Nichtbefassung.")
    if fields.outcome not in {outcome.value for outcome in Outcome}:
        raise Invalid("„%(word)s“ ist kein Votum.", word=fields.outcome[:40])
    referred_to = fields.referred_to if fields.outcome in _TO_SOMEBODY else ""
    return Advice(Outcome(fields.outcome), fields.reason, referred_to, fields.consensus)


_TO_SOMEBODY = {Outcome.REFERRED.value, Outcome.AS_MATERIAL.value}


def _refused(
    found: Motion, number: str, fields: Fields, refusal: Conflict | Invalid | NotPossible
) -> ResponseReturnValue:
    """Answer with the row as it was typed, and what stands against it."""
    deliberation = load.deliberation(found)
    recommended = recommendations_of(found.id)
    theirs = recommended.get(number)
    entry = replace(entry_of(deliberation, number, theirs), error=sentence_of(refusal))
    entry = replace(entry, too_late=fields) if entry.is_decided else replace(entry, fields=fields)
    if isinstance(refusal, Conflict) and theirs is not None and not entry.is_decided:
        fields = replace(fields, based_on=theirs.version)
        entry = replace(entry, fields=fields, theirs=Theirs(fields_of(theirs), _who(theirs)))
    if not request.headers.get("HX-Request"):
        return _page(found, entry), status_of(refusal)
    return _row(found, deliberation, recommended, entry), 422 if isinstance(refusal, Invalid) else 409


def _who(recommendation: Recommendation) -> str:
    person = load.person(recommendation.person_id) if recommendation.person_id is not None else None
    return person.name if person else gettext("Unbekannt")


def _page(found: Motion, instead: Entry | None = None) -> str:
    deliberation = load.deliberation(found)
    recommended = recommendations_of(found.id)
    return render_template(
        "recommendations/table.html",
        motion=found,
        frames=tuple(frames_of(deliberation, recommended, instead)),
        progress=progress_of(deliberation, recommended),
        outcomes=_outcomes(),
    )


def _row(found: Motion, deliberation: Deliberation, recommended: dict[str, Recommendation], entry: Entry) -> str:
    progress = progress_of(deliberation, recommended)
    return render_template(
        "recommendations/_changed.html", motion=found, entry=entry, progress=progress, outcomes=_outcomes()
    )


def _outcomes() -> list[tuple[str, object, str]]:
    return [(outcome.value, recommendation_state(outcome).word, key) for outcome, key in KEYS.items()]
