"""What has been adopted, and where does each word of it come from?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from flask import Blueprint, Response, render_template, request
from flask_babel import gettext, ngettext

from motions.domain.adopted import SourcedLine, sources_by_line
from motions.domain.deliberation import Deliberation
from motions.domain.errors import NotFound
from motions.domain.provenance import Source
from motions.domain.standing import UNDECIDED
from motions.exports.pdf import Sheet, text_pdf
from motions.services import load
from motions.web.access import actor, conference
from motions.web.paper import SourceLine, paper_of, source_lines
from motions.web.pdf_answer import pdf_answer
from motions.web.wording import motion_state

blueprint = Blueprint("adopted", __name__, url_prefix="/<conference>/antraege/<motion>")


class View(Enum):
    """How the adopted text is shown: to read, with what was changed, or with the source of every word."""

    READING = "lesefassung"
    CHANGES = "aenderungen"
    SOURCES = "quellen"


@blueprint.get("/beschluss")
def show(motion: str) -> str:
    """Show the text as adopted so far."""
    found = load.motion(actor(), motion)
    deliberation = load.deliberation(found)
    view = _view(request.args.get("ansicht", View.READING.value))
    return render_template(
        f"adopted/{view.value}.html",
        motion=found,
        view=view.value,
        standing=motion_state(deliberation.motion_decision),
        is_provisional=deliberation.motion_decision is None,
        status=_status(deliberation),
        adopted=deliberation.adopted,
        paper=paper_of(deliberation.adopted_text, deliberation.adopted_hash),
        lines=_lines(deliberation) if view is View.SOURCES else (),
    )


@blueprint.get("/beschluss.pdf")
def pdf(motion: str) -> Response:
    """Give the text as adopted so far with lines of its own; the margin names the amendments that changed them."""
    found = load.motion(actor(), motion)
    deliberation = load.deliberation(found)
    text = deliberation.adopted_text
    sheet = Sheet(
        conference=conference().name,
        kind=gettext("Beschluss"),
        number=found.number or "",
        subject=deliberation.adopted.subject,
        facts=((gettext("Antragsteller*in"), found.submitter), (gettext("Stand"), _status(deliberation))),
        note=gettext("Prüfsumme %(hash)s", hash=deliberation.adopted_hash[:16]),
        margin=dict(_margin(sources_by_line(deliberation.adopted, text))),
        page=gettext("Seite"),
    )
    state = f"{deliberation.adopted_hash}-{len(deliberation.decisions)}"
    return pdf_answer(lambda: text_pdf(text, sheet), f"{found.number}-{gettext('Beschluss')}.pdf", state)
