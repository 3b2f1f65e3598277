"""Which motions are there, and what stands on the printed lines of one?"""

from __future__ import annotations

from flask import Blueprint, Response, render_template
from flask_babel import gettext

from motions.domain.permission import Action
from motions.exports.pdf import Sheet, text_pdf
from motions.services import load
from motions.store.motions import text_of
from motions.store.tables import Motion, TextVersion
from motions.web.access import actor, conference, may, needs
from motions.web.paper import paper_of, tags_of, touched_lines
from motions.web.pdf_answer import pdf_answer
from motions.web.wording import counts_of, motion_state

ADDRESS = "/<conference>/antraege"

blueprint = Blueprint("motions", __name__, url_prefix=ADDRESS)


@blueprint.get("")
@needs(Action.READ_PUBLISHED)
def index() -> str:
    """List the motions of the conference; those not published yet only for who may see them."""
    entries = [
        {
            "motion": found,
            "counts": counts_of(deliberation.standings),
            "standing": motion_state(deliberation.motion_decision),
        }
        for found, deliberation in load.overview(actor())
    ]
    return render_template("motions/index.html", motions=entries, drafts=load.drafts(actor()))


@blueprint.get("/<motion>")
@needs(Action.READ_PUBLISHED)
def show(motion: str) -> str:
    """Show a motion in the version that holds."""
    found = load.motion(actor(), motion)
    return _page(found, load.version_of(found))


@blueprint.get("/<motion>/fassung/<int(max=2147483647):ordinal>")
@needs(Action.READ_PUBLISHED)
def version(motion: str, ordinal: int) -> str:
    """Show a version for ever at the same address."""
    found = load.motion(actor(), motion)
    return _page(found, load.version_of(found, ordinal))


@blueprint.get("/<motion>/antrag.pdf")
@needs(Action.READ_PUBLISHED)
def pdf(motion: str) -> Response:
    """Give the motion as it was printed, with its line numbers."""
    found = load.motion(actor(), motion)
    current = load.version_of(found)
    sheet = Sheet(
        conference=conference().name,
        kind=gettext("Antrag"),
        number=found.number or "",
        subject=found.subject,
        facts=((gettext("Antragsteller*in"), found.submitter),),
        note=gettext("Fassung %(ordinal)d", ordinal=current.ordinal),
        page=gettext("Seite"),
    )
    return pdf_answer(
        lambda: text_pdf(text_of(current), sheet, current.published_at),
        f"{found.number}-{gettext('Antrag')}.pdf",
        current.text_hash or "",
    )


def _page(found: Motion, shown: TextVersion) -> str:
    """Lay a version out with what was submitted to it; only the version that holds can be amended."""
    deliberation = load.deliberation(found)
    is_current = shown.ordinal == found.current_ordinal
    text = text_of(shown)
    edits = deliberation.edits if is_current else ()
    return render_template(
        "motions/show.html",
        motion=found,
        version=shown,
        paper=paper_of(text, shown.text_hash or ""),
        standing=motion_state(deliberation.motion_decision),
        counts=counts_of(deliberation.standings),
        touched=touched_lines(text, edits),
        tags=tags_of(text, deliberation.amendments, deliberation.standings) if is_current else (),
        picking=is_current and deliberation.motion_decision is None and may(Action.SUBMIT_AMENDMENT.value),
    )
