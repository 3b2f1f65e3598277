"""What is called, and what does the chair read out about it?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from flask_babel import gettext, ngettext

from motions.domain.consequence import ConsequenceKind
from motions.domain.decision import Decision
from motions.domain.deliberation import Deliberation
from motions.domain.errors import NotFound
from motions.domain.relation import change
from motions.domain.standing import Standing
from motions.domain.voting import VotingItem
from motions.services.results import what_yes_means
from motions.store.tables import Motion, Recommendation
from motions.web.excerpt import ExcerptBlock, excerpt
from motions.web.naming import listed, numbers_of, places_of
from motions.web.running_list import MOTION, Recommended, decision_words, held_together, key_of, would_fall
from motions.web.wording import OPEN, State, motion_state, recommendation_state, standing_state

WORDS_AROUND = 30


class CalledKind(Enum):
    """What can be done with what is called."""

    ITEM = "item"
    HELD = "held"
    MOTION = "motion"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Advised:
    """What the committee recommends on one of the amendments called."""

    amendment: str
    state: State
    referred_to: str
    reason: str
    consensus: bool


@dataclass(frozen=True, slots=True)
class Fall:
    """Edits that share one fate if the item is adopted, and the reason they share."""

    sentence: str
    because: str


@dataclass(frozen=True, slots=True)
class Called:
    """What is called; `edits` are its edits, none for the motion. `parts` can be put one by one instead."""

    kind: CalledKind
    key: str
    name: str
    names: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()
    where: str = ""
    submitters: str = ""
    amendments: int = 0
    blocks: tuple[ExcerptBlock, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    advised: tuple[Advised, ...] = ()
    means: str = ""
    falls: tuple[Fall, ...] = ()
    falling: frozenset[str] = frozenset()
    order: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    state: State | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class FinalVote:
    """How far the motion is from its final vote; `outdated` is the number of a vote about another text, 0 for none."""

    undecided: tuple[str, ...]
    text_hash: str
    outdated: int
    decision: Decision | None
    words: str
    state: State


def item_called(deliberation: Deliberation, edit_ids: Collection[str]) -> VotingItem | None:
    """Give the item of these edits, if they can be put as one: all of an item, or a part of it to be put alone."""
    for item in deliberation.items:
        if edit_ids and set(edit_ids) <= set(item.edit_ids):
            edits = tuple(edit for edit in item.edits if edit.id in edit_ids)
            named = {edit.amendment for edit in edits}
            return replace(item, edits=edits, amendments=tuple(one for one in item.amendments if one in named))
    return None


def parts_of(deliberation: Deliberation, item: VotingItem) -> tuple[tuple[str, ...], ...]:
    """Give the parts of an item that the chair may put one by one, identical edits together; none of only one."""
    if any(amendment.indivisible for amendment in deliberation.those_of(item.amendments)):
        return ()
    together: dict[Any, list[str]] = {}
    for edit in item.edits:
        together.setdefault((edit.scope, edit.start, edit.end, edit.new), []).append(edit.id)
    return tuple(tuple(ids) for ids in together.values()) if len(together) > 1 else ()


def falls_of(deliberation: Deliberation, item: VotingItem) -> tuple[Fall, ...]:
    """Say what adopting the item does to the others, those with one fate and one reason together."""
    found: dict[tuple[ConsequenceKind, str], list[str]] = {}
    for consequence in deliberation.consequences(item.edit_ids):
        found.setdefault((consequence.kind, consequence.because), []).append(consequence.edit)
    names = numbers_of(deliberation, item.edit_ids)
    return tuple(
        Fall(_fate(names, kind, numbers_of(deliberation, edit_ids)), because)
        for (kind, because), edit_ids in found.items()
    )


def _fate(names: Sequence[str], kind: ConsequenceKind, falling: Sequence[str]) -> str:
    is_one = len(falling) == 1
    verbs = {
        ConsequenceKind.LAPSES: gettext("fällt") if is_one else gettext("fallen"),
        ConsequenceKind.HELD: gettext("wird zurückgestellt:") if is_one else gettext("werden zurückgestellt:"),
        ConsequenceKind.OVERRIDDEN: gettext("wird überholt:") if is_one else gettext("werden überholt:"),
        ConsequenceKind.SETTLED: gettext("ist erledigt:") if is_one else gettext("sind erledigt:"),
    }
    condition = ngettext("Wird %(names)s angenommen,", "Werden %(names)s angenommen,", len(names), names=listed(names))
    return f"{condition} {verbs[kind]} {listed(falling)}".replace(": ", " ").strip()


def called(deliberation: Deliberation, motion: Motion, key: str, recommended: Recommended) -> Called:
    """Give what is called by its key; raises NotFound for edits that do not exist."""
    if key == MOTION:
        return _motion(deliberation, motion)
    edit_ids = tuple(dict.fromkeys(key.split(",")))
    if not all(edit_id in deliberation.standings.edits for edit_id in edit_ids):
        raise NotFound("Diesen Gegenstand gibt es nicht.")
    item = item_called(deliberation, edit_ids)
    common = _common(deliberation, item.edit_ids if item else edit_ids, recommended)
    if item is None:
        return _not_open(deliberation, edit_ids, common)
    return replace(
        common,
        kind=CalledKind.ITEM,
        means=what_yes_means(motion.number or "", deliberation, item.edit_ids),
        falls=falls_of(deliberation, item),
        falling=would_fall(deliberation.consequences(item.edit_ids)),
        order=item.reason,
        parts=tuple((key_of(ids), listed(numbers_of(deliberation, ids))) for ids in parts_of(deliberation, item)),
    )


def _common(deliberation: Deliberation, edit_ids: Sequence[str], recommended: Recommended) -> Called:
    edits = [deliberation.relations.edits[edit_id] for edit_id in edit_ids]
    amendments = deliberation.those_of({edit.amendment for edit in edits})
    distinct = tuple({change(edit): edit for edit in edits}.values())
    return Called(
        kind=CalledKind.OVER,
        key=key_of(edit_ids),
        name=listed(numbers_of(deliberation, edit_ids)),
        names=numbers_of(deliberation, edit_ids),
        edits=tuple(edit_ids),
        where=places_of(deliberation.text, edits),
        submitters=listed(list(dict.fromkeys(amendment.submitter for amendment in amendments))),
        amendments=len(amendments),
        blocks=excerpt(deliberation.text, distinct, WORDS_AROUND),
        reasons=tuple((amendment.number, amendment.reason) for amendment in amendments if amendment.reason),
        advised=tuple(
            _advised(recommended, amendment.number) for amendment in amendments if amendment.number in recommended
        ),
    )


def _advised(recommended: Mapping[str, Recommendation], amendment: str) -> Advised:
    advice = recommended[amendment]
    return Advised(amendment, recommendation_state(advice.outcome), advice.referred_to, advice.reason, advice.consensus)


def _not_open(deliberation: Deliberation, edit_ids: Sequence[str], common: Called) -> Called:
    """Edits that are held wait for the chair to confirm that they fall; on others nothing can be decided."""
    at = deliberation.standings.edits[edit_ids[0]]
    is_held = any(set(edit_ids) <= set(together) for together in held_together(deliberation))
    cause = listed(numbers_of(deliberation, [at.cause])) if at.cause else ""
    decided = gettext("Beschluss Nr. %(number)d", number=at.decision) if at.decision else ""
    return replace(
        common,
        kind=CalledKind.HELD if is_held else CalledKind.OVER,
        state=standing_state(at.standing),
        because=cause
        if is_held
        else ", ".join(filter(None, (gettext("wegen %(cause)s", cause=cause) if cause else "", decided))),
    )


def _motion(deliberation: Deliberation, motion: Motion) -> Called:
    number = motion.number or ""
    return Called(
        kind=CalledKind.MOTION,
        key=MOTION,
        name=number,
        submitters=motion.submitter,
        means=what_yes_means(number, deliberation, ()),
    )


def final_vote(deliberation: Deliberation) -> FinalVote:
    """Tell how far the motion is from its final vote, and whether one has been held that counts."""
    standings = deliberation.standings
    decision = deliberation.motion_decision
    outdated = next((one.number for one in reversed(standings.motion) if one.is_final_vote), 0) if not decision else 0
    return FinalVote(
        numbers_of(deliberation, standings.those(Standing.OPEN, Standing.HELD)),
        deliberation.adopted_hash,
        outdated,
        decision,
        decision_words(decision) if decision else "",
        OPEN if decision is None else motion_state(decision),
    )
