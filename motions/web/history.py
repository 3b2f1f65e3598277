"""What happened, when, and who did it?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request
from flask_babel import gettext

from motions.domain.errors import NotFound
from motions.domain.journal import Entry, about_motion, about_person
from motions.domain.permission import Action
from motions.services import load
from motions.services.journal_export import export_journal
from motions.store.history import Known, known_to
from motions.store.journal import head, latest
from motions.store.participants import participant_by_id
from motions.web.access import actor, conference, may, needs
from motions.web.forms import id_in
from motions.web.history_sentences import kinds_in, office_of, told
from motions.web.history_words import Group, Names

PAGE = 50

blueprint = Blueprint("history", __name__, url_prefix="/<conference>")


@blueprint.get("/verlauf")
@needs(Action.READ_HISTORY)
def index() -> str:
    """Show what happened at the conference, the newest first, as far as the reader may know of it."""
    group = next((group for group in Group if group.value == request.args.get("art")), None)
    return render_template("history/index.html", groups=Group, group=group, **_page("", group))


@blueprint.get("/antraege/<motion>/verlauf")
@needs(Action.READ_HISTORY)
def motion(motion: str) -> str:
    """Show what happened to a motion and its amendments."""
    found = load.motion(actor(), motion)
    return render_template("history/motion.html", motion=found, **_page(about_motion(found.id), None))


@blueprint.get("/personen/<int:participant>/verlauf")
@needs(Action.READ_PEOPLE, hidden=True)
def person(participant: int) -> str:
    """Show what happened to a person at the conference."""
    found = participant_by_id(actor().conference, participant)
    if found is None:
        raise NotFound("Diese Person nimmt hier nicht teil.")
    return render_template("history/person.html", participant=found, **_page(about_person(found.person_id), None))


@blueprint.get("/verlauf/pruefen")
@needs(Action.EXPORT_JOURNAL)
def check() -> str:
    """Say how the journal is checked, and offer it as a file."""
    return render_template("history/check.html", head=head(actor().conference), conference_slug=conference().slug)


@blueprint.post("/verlauf/pruefen")
@needs(Action.EXPORT_JOURNAL, confirmed=True)
def export() -> Response:
    """Give the journal and everything it tells about as a file for the stand-alone check."""
    answer = make_response(export_journal(actor()))
    answer.content_type = "application/json"
    answer.headers["Content-Disposition"] = f"attachment; filename={conference().slug}-verlauf.json"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _page(subject: str, group: Group | None) -> dict[str, Any]:
    """Give one page of entries, which the next one begins below, and for those who check them the last entry."""
    kinds = kinds_in(group) if group else ()
    before = id_in(request.args.get("vor")) or None
    found = latest(actor(), PAGE + 1, before=before, subject=subject, kinds=kinds)
    shown = found[:PAGE]
    known = known_to(actor(), shown)
    names = _names(known)
    return {
        "entries": [_told(entry, names, known) for entry in shown],
        "next": shown[-1].number if len(found) > PAGE else None,
        "is_first": before is None,
        "head": head(actor().conference) if may(Action.EXPORT_JOURNAL.value) else None,
    }


def _names(known: Known) -> Names:
    return Names(known.persons, known.units, known.motions, known.mandates)


def _told(entry: Entry, names: Names, known: Known) -> Mapping[str, Any]:
    motion_number = names.motions.get(entry.data.get("motion") or 0)
    return {
        "number": entry.number,
        "at": entry.at,
        "sentence": told(entry, names),
        "who": _who(entry, names, known),
        "motion": motion_number,
        "amendment": entry.data.get("amendment") if motion_number else None,
    }


def _who(entry: Entry, names: Names, known: Known) -> str:
    """Name who did it to those who may see the persons of the conference, and oneself; to others the unit or office."""
    if entry.actor is not None and entry.actor in names.persons:
        return names.persons[entry.actor]
    if known.all_persons:
        return gettext("nicht mehr bekannt") if entry.actor is not None else gettext("Befehl am Server")
    return office_of(entry, names)
