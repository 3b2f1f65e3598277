"""Which decisions can a conference take, in which order, rightly and wrongly?"""

from __future__ import annotations

from hypothesis import strategies as st

from motions.domain.decision import Decision, DecisionKind
from motions.domain.edit import Amendment
from motions.domain.link import Link
from motions.domain.outcome import Outcome
from motions.domain.relation import Relations, relations
from motions.domain.replay import replay
from motions.domain.standing import Standing, Standings
from tests.domain.contested import all_edits, linked_amendments

ON_EDITS = (Outcome.ADOPTED, Outcome.ADOPTED, Outcome.TAKEN_OVER, Outcome.REJECTED, Outcome.REFERRED, Outcome.WITHDRAWN)
Session = tuple[tuple[Amendment, ...], Relations, tuple[Decision, ...]]


def decide(
    number: int,
    outcome: Outcome,
    *edits: str,
    kind: DecisionKind = DecisionKind.DECISION,
    of: int = 0,
    adapted: str = "",
) -> Decision:
    """Record a decision with what its outcome needs."""
    body = "Landesvorstand" if outcome is Outcome.REFERRED else ""
    return Decision(number, outcome, edits, kind, of, referred_to=body, remark="wie besprochen", adapted=adapted)


def adapt(
    number: int, adapted: str, *edits: str, kind: DecisionKind = DecisionKind.ADAPTATION, of: int = 0
) -> Decision:
    """Record that the chair takes an adapted amendment in place of held edits."""
    return decide(number, Outcome.OTHER, *edits, kind=kind, of=of, adapted=adapted)


@st.composite
def sessions(draw: st.DrawFn, longest: int = 12) -> Session:
    """A conference: amendments with links, and facts one after another, most on what is open, some on anything."""
    submitted, links = draw(linked_amendments())
    found = relations(all_edits(submitted), links)
    facts: list[Decision] = []
    for number in range(1, draw(st.integers(0, longest)) + 1):
        facts.append(draw(_facts(number, submitted, found, tuple(facts))))
    return submitted, found, tuple(facts)


@st.composite
def _facts(
    draw: st.DrawFn, number: int, submitted: tuple[Amendment, ...], found: Relations, earlier: tuple[Decision, ...]
) -> Decision:
    form = draw(st.sampled_from(["item", "item", "item", "fall", "adapted", "adapted", "revision", "anything"]))
    standings = replay(submitted, found, earlier)
    outcome = draw(st.sampled_from(ON_EDITS))
    if form == "fall" and standings.held_edits:
        held = draw(st.sampled_from(standings.held_edits))
        return decide(number, Outcome.LAPSED, held, kind=DecisionKind.CONFIRMED_FALL)
    if form == "adapted":
        wish = _adaptation(draw, number, submitted, standings)
        if wish is not None:
            return wish
    if form == "revision" and earlier:
        return _revision(draw, number, draw(st.sampled_from(earlier)), outcome)
    if form == "item" and standings.open_edits:
        return decide(number, outcome, *_item_with(submitted, standings.open_edits, draw))
    return decide(number, outcome, *draw(st.lists(st.sampled_from(sorted(found.edits)), min_size=1, max_size=3)))


def _adaptation(
    draw: st.DrawFn, number: int, submitted: tuple[Amendment, ...], standings: Standings
) -> Decision | None:
    """Take an adapted amendment if there is one for what is held, rightly or wrongly."""
    held = {
        new.number: [edit_id for edit_id in standings.amendments[new.adapts] if edit_id in standings.held_edits]
        for new in submitted
        if new.adapts
    }
    possible = [new for new, edit_ids in held.items() if edit_ids]
    if not possible:
        return None
    new = draw(st.sampled_from(possible))
    edit_ids = held[new] if draw(st.integers(0, 3)) else [draw(st.sampled_from(held[new]))]
    return adapt(number, new, *edit_ids)


def _revision(draw: st.DrawFn, number: int, old: Decision, outcome: Outcome) -> Decision:
    kinds = (DecisionKind.CORRECTION, DecisionKind.RECONSIDERATION, DecisionKind.ANNULMENT)
    kind = draw(st.sampled_from(kinds))
    if old.adapted and draw(st.booleans()):
        return adapt(number, old.adapted, *old.edits, kind=kind, of=old.number)
    outcome = Outcome.LAPSED if old.outcome is Outcome.LAPSED else outcome
    return decide(number, outcome, *old.edits, kind=kind, of=old.number)


def _item_with(submitted: tuple[Amendment, ...], open_edits: tuple[str, ...], draw: st.DrawFn) -> tuple[str, ...]:
    chosen = draw(st.sampled_from(open_edits))
    for amendment in submitted:
        parts = tuple(edit.id for edit in amendment.edits if edit.id in open_edits)
        if chosen in parts and (amendment.indivisible or draw(st.booleans())):
            return parts
    return (chosen,)


def standing_of(
    submitted: tuple[Amendment, ...], *facts: Decision, links: tuple[Link, ...] = ()
) -> dict[str, Standing]:
    """Tell how every edit stands after these facts."""
    standings = replay(submitted, relations(all_edits(submitted), links), facts)
    return {edit_id: at.standing for edit_id, at in standings.edits.items()}
