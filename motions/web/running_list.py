"""In which order is voted, what was decided, and what is called now?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask_babel import gettext

from motions.domain.ballot import in_words
from motions.domain.consequence import Consequence, ConsequenceKind
from motions.domain.decision import REVISIONS, Decision, DecisionKind
from motions.domain.deliberation import Deliberation
from motions.domain.outcome import Outcome
from motions.domain.recommendation import is_against
from motions.domain.standing import EditStanding, Standing
from motions.store.tables import Recommendation
from motions.web.errors import sentence_of
from motions.web.naming import listed, numbers_of, places_of
from motions.web.wording import State, standing_state

# What an address calls instead of edits where the motion itself is meant.
MOTION = "antrag"

Recommended = Mapping[str, Recommendation]


@dataclass(frozen=True, slots=True)
class Point:
    """One entry of the running list; `key` calls it."""

    key: str
    name: str
    where: str
    state: State


@dataclass(frozen=True, slots=True)
class Section:
    """Entries that compete, framed together, or one that stands alone."""

    framed: bool
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Over:
    """Edits that are not put to the vote any more without a decision of their own, and because of what."""

    name: str
    state: State
    because: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """A decision as it is listed; `void` says why it has no effect, `note` what it revises or by what it is revised."""

    number: int
    name: str
    words: str
    note: str
    against: bool
    void: str
    can_be_corrected: bool


def key_of(edit_ids: Iterable[str]) -> str:
    """Name edits in an address."""
    return ",".join(edit_ids)


def next_key(deliberation: Deliberation, after: str = "") -> str:
    """Give what is to be called: the next open item, then what is held, then the motion.

    `after` names an item that is left for later.
    """
    keys = [key_of(item.edit_ids) for item in deliberation.items]
    later = keys[keys.index(after) + 1 :] if after in keys else keys
    held = [key_of(edit_ids) for edit_ids in held_together(deliberation)]
    return next(iter([*later, *held, MOTION]))


def held_together(deliberation: Deliberation) -> tuple[tuple[str, ...], ...]:
    """Give the held edits, those of one amendment together."""
    held = deliberation.standings.held_edits
    by_amendment: dict[str, list[str]] = {}
    for edit_id in held:
        by_amendment.setdefault(edit_id.rpartition(".")[0], []).append(edit_id)
    return tuple(tuple(ids) for ids in by_amendment.values())


def sections_of(deliberation: Deliberation, falling: Collection[str]) -> Iterator[Section]:
    """Give what can be put to the vote, in voting order; `falling` are the edits that may fall with the item called."""
    for group, items in groupby(deliberation.items, key=lambda item: item.group or item.edit_ids):
        members = list(items)
        is_framed = bool(members[0].group) and (len(members) > 1 or len(group) > len(members[0].edit_ids))
        yield Section(is_framed, tuple(_point(deliberation, item.edit_ids, falling) for item in members))


def held_points(deliberation: Deliberation) -> tuple[Point, ...]:
    """Give what waits for the chair to confirm that it falls."""
    return tuple(_point(deliberation, edit_ids, ()) for edit_ids in held_together(deliberation))


def _point(deliberation: Deliberation, edit_ids: Sequence[str], falling: Collection[str]) -> Point:
    amendments = deliberation.those_of({edit_id.rpartition(".")[0] for edit_id in edit_ids})
    edits = [deliberation.relations.edits[edit_id] for edit_id in edit_ids]
    submitters = listed([amendment.submitter for amendment in amendments])
    may_fall = all(edit_id in falling for edit_id in edit_ids)
    state = standing_state(deliberation.standings.standing(edit_ids[0]))
    return Point(
        key_of(edit_ids),
        ", ".join(numbers_of(deliberation, edit_ids)),
        f"{places_of(deliberation.text, edits)} · {submitters}",
        State("pending", gettext("fällt ggf.")) if may_fall else state,
    )


def would_fall(consequences: Iterable[Consequence]) -> frozenset[str]:
    """Give the edits that would fall."""
    return frozenset(one.edit for one in consequences if one.kind is ConsequenceKind.LAPSES)


def over_without_vote(deliberation: Deliberation) -> tuple[Over, ...]:
    """Give what has lapsed, is settled by an identical edit, is overridden or withdrawn, in text order."""
    found: dict[tuple[EditStanding, str], list[str]] = {}
    for edit_id, at in deliberation.standings.edits.items():
        is_over = at.cause or (at.decision == 0 and at.standing is Standing.WITHDRAWN) or at.standing is Standing.LAPSED
        if is_over and at.standing is not Standing.HELD:
            found.setdefault((at, edit_id.rpartition(".")[0]), []).append(edit_id)
    return tuple(
        Over(", ".join(numbers_of(deliberation, edit_ids)), standing_state(at.standing), _because(deliberation, at))
        for (at, _), edit_ids in found.items()
    )


def _because(deliberation: Deliberation, at: EditStanding) -> str:
    if at.cause:
        return gettext("wegen %(cause)s", cause=listed(numbers_of(deliberation, [at.cause])))
    return gettext("Nr. %(number)d", number=at.decision) if at.decision else ""


def subject_of(deliberation: Deliberation, decision: Decision) -> tuple[str, ...]:
    """Give the edits a decision is about; of an annulment those of what it annuls."""
    while decision.kind is DecisionKind.ANNULMENT:
        decision = deliberation.decisions[decision.of - 1]
    return decision.edits


def recorded_decisions(deliberation: Deliberation, motion: str, recommended: Recommended) -> tuple[Recorded, ...]:
    """Give all decisions as they are listed, the latest first; void ones stay listed with the reason."""
    void = {one.number: sentence_of(one.reason) for one in deliberation.standings.void}
    revised = {one.of: one.number for one in deliberation.decisions if one.kind in REVISIONS and one.number not in void}
    return tuple(
        Recorded(
            decision.number,
            listed(numbers_of(deliberation, subject_of(deliberation, decision))) or motion,
            decision_words(decision),
            _note(decision, revised.get(decision.number)),
            decision.kind is not DecisionKind.ANNULMENT and goes_against(decision, recommended),
            void.get(decision.number, ""),
            decision.number not in revised,
        )
        for decision in reversed(deliberation.decisions)
    )


def decision_words(decision: Decision) -> str:
    """Say what was decided, as the minutes do."""
    if decision.kind is DecisionKind.ANNULMENT:
        return gettext("nichts beschlossen")
    if decision.kind is DecisionKind.CONFIRMED_FALL:
        return gettext("entfällt")
    words = in_words(decision.result, decision.outcome)
    if decision.referred_to:
        return gettext("%(words)s an %(body)s", words=words, body=decision.referred_to)
    return f"{words}: {decision.remark}" if decision.outcome is Outcome.OTHER else words


def goes_against(decision: Decision, recommended: Recommended) -> bool:
    """Tell whether a decision goes against what is recommended on one of its amendments."""
    amendments = {edit_id.rpartition(".")[0] for edit_id in decision.edits}
    return any(is_against(recommended[one].outcome, decision.outcome) for one in amendments if one in recommended)


def _note(decision: Decision, revised_by: int | None) -> str:
    notes = {
        DecisionKind.CORRECTION: gettext("berichtigt Nr. %(number)d", number=decision.of),
        DecisionKind.ANNULMENT: gettext("hebt Nr. %(number)d auf", number=decision.of),
        DecisionKind.RECONSIDERATION: gettext("Rückholung von Nr. %(number)d", number=decision.of),
    }
    parts = [notes.get(decision.kind, "")]
    if decision.outcome is not Outcome.OTHER or decision.kind is DecisionKind.ANNULMENT:
        parts.append(decision.remark)
    if revised_by is not None:
        parts.append(gettext("ersetzt durch Nr. %(number)d", number=revised_by))
    return " · ".join(filter(None, parts))
