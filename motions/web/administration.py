"""What is there to look after at a conference, and where?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext

from motions.domain.permission import Action
from motions.web.access import actor, needs

blueprint = Blueprint("administration", __name__, url_prefix="/<conference>/verwaltung")


@dataclass(frozen=True, slots=True)
class Area:
    """Something to look after: who may, the view's endpoint, its name, and what is done there."""

    action: Action
    endpoint: str
    name: Any
    told: Any


AREAS = (
    Area(
        Action.READ_PEOPLE,
        "people.index",
        lazy_gettext("Personen"),
        lazy_gettext("Wer teilnimmt, für welche Gliederung, in welchem Amt; einladen"),
    ),
    Area(
        Action.READ_PEOPLE,
        "mandates.index",
        lazy_gettext("Mandate"),
        lazy_gettext("Delegierte, Ersatz, Stimmrecht, Anwesenheit"),
    ),
    Area(
        Action.READ_PEOPLE,
        "units.index",
        lazy_gettext("Gliederungen"),
        lazy_gettext("Unterbezirke, Ortsvereine, Arbeitsgemeinschaften und wie sie zusammenhängen"),
    ),
    Area(
        Action.EXPORT_PEOPLE,
        "people_files.new",
        lazy_gettext("Listen einlesen und ausgeben"),
        lazy_gettext("Mitglieder und Delegierte aus CSV oder Excel"),
    ),
    Area(
        Action.RELEASE_CARD,
        "cards.index",
        lazy_gettext("Karten"),
        lazy_gettext("Karten für Delegierte drucken, sperren, für ein anderes Gerät freigeben"),
    ),
    Area(
        Action.READ_SETUP,
        "conferences.settings",
        lazy_gettext("Einrichten"),
        lazy_gettext("Name, Tag, Geschäftsordnung; abschließen und wieder öffnen"),
    ),
    Area(
        Action.FOUND_CONFERENCE,
        "conferences.new",
        lazy_gettext("Weitere Konferenz anlegen"),
        lazy_gettext("Aus dieser oder aus einer Vorlage"),
    ),
    Area(
        Action.READ_HISTORY,
        "history.index",
        lazy_gettext("Verlauf"),
        lazy_gettext("Was geschehen ist, Eintrag für Eintrag; zur Prüfung ausgeben"),
    ),
    Area(
        Action.READ_PUBLISHED,
        "permissions.table",
        lazy_gettext("Rechte"),
        lazy_gettext("Wer hier was darf"),
    ),
)


@blueprint.get("")
@needs(Action.READ_PEOPLE, hidden=True)
def index() -> str:
    """Show what the person may look after here."""
    return render_template("administration/index.html", areas=list(_own_areas()))


def _own_areas() -> Iterator[tuple[str, Area]]:
    for area in AREAS:
        if actor().may(area.action):
            yield url_for(area.endpoint), area
