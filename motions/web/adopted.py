"""What has been adopted, and where does each word of it come from?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from flask import Blueprint, Response, render_template, request
from flask_babel import gettext, ngettext

from motions.domain.adopted import SourcedLine, sources_by_line
from motions.domain.deliberation import Deliberation
from motions.domain.errors import NotFound
from motions.domain.numbering import natural_order
from motions.domain.permission import Action
from motions.domain.provenance import Source
from motions.domain.standing import UNDECIDED
from motions.exports.pdf import Sheet, text_pdf
from motions.services import load
from motions.store.decisions import decisions_of
from motions.store.tables import Motion
from motions.web.access import actor, conference, needs
from motions.web.decided import decision_sentence
from motions.web.paper import paper_of
from motions.web.pdf_answer import pdf_answer
from motions.web.wording import firm_blocks, firm_pieces, motion_state

MOST_NAMED_IN_MARGIN = 2

blueprint = Blueprint("adopted", __name__, url_prefix="/<conference>/antraege/<motion>")


class View(Enum):
    """How the adopted text is shown: to read, with what was changed, or with the source of every word."""

    READING = "lesefassung"
    CHANGES = "aenderungen"
    SOURCES = "quellen"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one source: `line` is the printed line they stood on, 0 for new words; `edits` put them in."""

    text: str
    label: str
    line: int
    edits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunLine:
    """A numbered line of the adopted text, run by run; `mark` is the list mark printed before it."""

    number: int
    mark: str
    runs: tuple[Run, ...]


@blueprint.get("/beschluss")
@needs(Action.READ_PUBLISHED)
def show(motion: str) -> str:
    """Show the text as adopted so far."""
    found = load.motion(actor(), motion)
    deliberation = load.deliberation(found)
    view = _view(request.args.get("ansicht", View.READING.value))
    return render_template(
        f"adopted/{view.name.lower()}.html",
        motion=found,
        view=view.value,
        standing=motion_state(deliberation.motion_decision),
        status=_status(found, deliberation),
        adopted=deliberation.adopted,
        paper=paper_of(deliberation.adopted_text, deliberation.adopted_hash),
        subject=firm_pieces(deliberation.adopted.subject_pieces),
        repairs=[_repair(repair.where, repair.before, repair.after) for repair in deliberation.adopted.repairs],
        redline_blocks=firm_blocks(deliberation.adopted.redline) if view is View.CHANGES else (),
        blocks=_blocks(deliberation) if view is View.SOURCES else (),
    )


@blueprint.get("/beschluss.pdf")
@needs(Action.READ_PUBLISHED)
def pdf(motion: str) -> Response:
    """Give the text as adopted so far with lines of its own; the margin names the amendments that changed them."""
    found = load.motion(actor(), motion)
    deliberation = load.deliberation(found)
    text = deliberation.adopted_text
    sheet = Sheet(
        conference=conference().name,
        kind=gettext("Beschluss") if deliberation.motion_decision else gettext("Vorläufiger Beschlusstext"),
        number=found.number or "",
        subject=deliberation.adopted.subject,
        facts=((gettext("Antragsteller*in"), found.submitter), (gettext("Stand"), _status(found, deliberation))),
        note=gettext("Prüfsumme %(hash)s", hash=deliberation.adopted_hash[:16]),
        margin=dict(_margin(sources_by_line(deliberation.adopted, text))),
        page=gettext("Seite"),
    )
    state = f"{deliberation.adopted_hash}-{len(deliberation.decisions)}"
    return pdf_answer(lambda: text_pdf(text, sheet), f"{found.number}-{gettext('Beschluss')}.pdf", state)


def _view(named: str) -> View:
    if named not in {view.value for view in View}:
        raise NotFound("Diese Ansicht gibt es nicht.")
    return View(named)


def _status(motion: Motion, deliberation: Deliberation) -> str:
    """Say in one line how final the text is."""
    decision = deliberation.motion_decision
    if decision is not None:
        row = next(row for row in decisions_of(motion.id) if row.number == decision.number)
        return decision_sentence(row, motion.number or "")
    standings = deliberation.standings
    undecided = sum(
        any(standings.standing(edit) in UNDECIDED for edit in edits) for edits in standings.amendments.values()
    )
    if undecided:
        return ngettext(
            "vorläufig, %(num)d Änderungsantrag offen", "vorläufig, %(num)d Änderungsanträge offen", undecided
        )
    return gettext("vorläufig, alle Änderungsanträge sind entschieden, die Schlussabstimmung steht aus")


def _margin(lines: Sequence[SourcedLine]) -> Iterator[tuple[int, str]]:
    """Give for each line with new words the edits that put them there."""
    for sourced in lines:
        edits = sorted({edit for piece in sourced.pieces for edit in piece.source.edits}, key=natural_order)
        named = ", ".join(edits[:MOST_NAMED_IN_MARGIN])
        if edits:
            yield sourced.line.number, f"{named} …" if len(edits) > MOST_NAMED_IN_MARGIN else named


def _blocks(deliberation: Deliberation) -> list[tuple[str, list[RunLine]]]:
    """Give the blocks of the adopted text by their kinds, each with its lines and their runs."""
    text = deliberation.adopted_text
    sourced = sources_by_line(deliberation.adopted, text)
    by_block = groupby(sourced, key=lambda one: text.block_index(one.line.start))
    return [
        (text.blocks[index].kind.value, [_run_line(one, text.blocks[index].mark) for one in lines])
        for index, lines in by_block
    ]


def _run_line(sourced: SourcedLine, mark: str) -> RunLine:
    runs = tuple(
        Run(piece.text, source_label(piece.source), next(iter(piece.source.lines), 0), piece.source.edits)
        for piece in sourced.pieces
    )
    return RunLine(sourced.line.number, f"{mark} " if mark and sourced.begins_block else "", runs)


def _repair(where: Source, before: str, after: str) -> str:
    return gettext(
        "%(where)s: „%(before)s“ wurde zu „%(after)s“",
        where=source_label(where),
        before=before.replace(" ", "␣"),
        after=after.replace(" ", "␣"),
    )


def source_label(source: Source) -> str:
    """Name a source: "Z. 39", "Z. 39–40" for a word over two lines, or the edits "Ä3.2, Ä5.1"."""
    if source.edits:
        return ", ".join(source.edits)
    if not source.lines:
        return gettext("Betreff")
    first, last = source.lines[0], source.lines[-1]
    return f"Z. {first}" if first == last else f"Z. {first}–{last}"
