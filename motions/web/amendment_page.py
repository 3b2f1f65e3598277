"""What does the page of an amendment tell: its changes, how they stand, what is recommended, and what falls with it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext

from motions.domain.consolidation import consolidate
from motions.domain.deliberation import Deliberation
from motions.domain.edit import Amendment, Scope
from motions.domain.outcome import Outcome
from motions.domain.provenance import Piece, RedlineBlock
from motions.domain.redline import changed_blocks
from motions.domain.relation import Kind
from motions.domain.sentence import short_sentence
from motions.domain.standing import UNDECIDED, EditStanding, Standing
from motions.store.tables import Recommendation
from motions.web.paper import first_line
from motions.web.wording import (
    State,
    amendment_state,
    firm_blocks,
    firm_pieces,
    recommendation_state,
    standing_state,
    with_firm_spaces,
)

WORDS_AROUND = 14


@dataclass(frozen=True, slots=True)
class Part:
    """One edit: its number, the line it stands at, what it does, how it stands, and why."""

    id: str
    line: int
    sentence: str
    state: State
    cause: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What the committee recommends."""

    state: State
    to: str
    reason: str
    is_consensus: bool


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """An amendment as its page tells it; `falls` and `threats` say what adopting it, or others, would do."""

    amendment: Amendment
    state: State
    blocks: tuple[RedlineBlock, ...]
    subject: tuple[Piece, ...]
    parts: tuple[Part, ...]
    advice: Advice | None
    falls: tuple[str, ...]
    threats: tuple[str, ...]
    is_open: bool


def amendment_view(deliberation: Deliberation, number: str, advice: Recommendation | None) -> AmendmentView:
    """Gather what the page of an amendment tells."""
    amendment = deliberation.amendment(number)
    alone = consolidate(deliberation.text, amendment.edits)
    changes_subject = any(edit.scope is Scope.SUBJECT for edit in amendment.edits)
    standings = deliberation.standings
    return AmendmentView(
        amendment,
        amendment_state(standings, number),
        firm_blocks(changed_blocks(alone.redline, WORDS_AROUND)),
        firm_pieces(alone.subject_pieces) if changes_subject else (),
        tuple(_parts(deliberation, amendment)),
        _advice(advice),
        tuple(_falls(deliberation, amendment)),
        tuple(_threats(deliberation, amendment)),
        all(standings.standing(edit.id) in UNDECIDED for edit in amendment.edits),
    )


def _parts(deliberation: Deliberation, amendment: Amendment) -> Iterator[Part]:
    decided = {decision.number: decision.referred_to for decision in deliberation.decisions}
    for edit in amendment.edits:
        at = deliberation.standings.edits[edit.id]
        said = with_firm_spaces(short_sentence(deliberation.text, edit))
        cause = _cause(at, decided.get(at.decision, ""))
        yield Part(edit.id, first_line(deliberation.text, edit), said, standing_state(at.standing), cause)


def _cause(at: EditStanding, referred_to: str) -> str:
    if referred_to and at.standing is Standing.REFERRED:
        return gettext("an %(body)s", body=referred_to)
    if not at.cause:
        return ""
    if at.standing is Standing.HELD:
        return gettext("überschneidet sich mit %(edit)s, das angenommen ist", edit=at.cause)
    return gettext("durch %(edit)s", edit=at.cause)


def _advice(row: Recommendation | None) -> Advice | None:
    if row is None:
        return None
    return Advice(recommendation_state(Outcome(row.outcome)), row.referred_to, row.reason, row.consensus)


def _falls(deliberation: Deliberation, amendment: Amendment) -> Iterator[str]:
    """Say what happens to others if what is open of the amendment is adopted."""
    own = [edit.id for edit in amendment.edits if deliberation.standings.may_be_put(edit.id)]
    if not own:
        return
    for consequence in deliberation.consequences(own):
        if consequence.edit.rpartition(".")[0] != amendment.number:
            state = _FATES[consequence.kind.value]
            yield f"{consequence.edit} {gettext(state)}: {with_firm_spaces(consequence.because)}."


_FATES = {
    "lapses": "entfällt",
    "held": "wird zurückgestellt",
    "overridden": "wird überholt",
    "settled": "ist erledigt",
}


def _threats(deliberation: Deliberation, amendment: Amendment) -> Iterator[str]:
    """Say which open edits of others would make one of these fall or be held."""
    standings, relations = deliberation.standings, deliberation.relations
    for edit in amendment.edits:
        if standings.standing(edit.id) not in UNDECIDED:
            continue
        for other, _ in relations.of(edit.id):
            if standings.standing(other) not in UNDECIDED or relations.edits[other].amendment == amendment.number:
                continue
            if relations.kind(other, edit.id) is Kind.FALLS:
                yield gettext("Wird %(other)s angenommen, entfällt %(own)s.", other=other, own=edit.id)
            elif relations.kind(other, edit.id) is Kind.PARTIAL:
                yield gettext("Wird %(other)s angenommen, wird %(own)s zurückgestellt.", other=other, own=edit.id)
