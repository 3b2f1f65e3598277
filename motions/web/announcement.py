"""What does the chair announce once a result is declared?"""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext, ngettext

from motions.domain.decision import Decision
from motions.domain.deliberation import Deliberation
from motions.domain.outcome import Outcome
from motions.domain.standing import Standing
from motions.web.naming import listed, numbers_of
from motions.web.running_list import Recommended, decision_words, goes_against


def announcement(before: Deliberation, after: Deliberation, motion: str, recommended: Recommended) -> str:
    """Say the latest decision in one sentence, what fell by it in another, and whether it went against the Votum."""
    decision = after.decisions[-1]
    names = numbers_of(after, decision.edits) or (motion,)
    sentences = [_decided(decision, names), *_followed(before, after, decision)]
    if goes_against(decision, recommended):
        sentences.append(gettext("Das ist entgegen dem Votum."))
    return " ".join(sentences)


def _decided(decision: Decision, names: tuple[str, ...]) -> str:
    if decision.outcome is Outcome.NOT_CONSIDERED:
        return gettext("Mit %(names)s befasst sich die Konferenz nicht.", names=listed(names))
    words = decision_words(decision)
    if _is_tie(decision):
        words = gettext("%(words)s (Stimmengleichheit)", words=words)
    return ngettext(
        "%(names)s ist %(words)s.", "%(names)s sind %(words)s.", len(names), names=listed(names), words=words
    )


def _is_tie(decision: Decision) -> bool:
    tally = decision.result.tally if decision.result else None
    return tally is not None and tally.yes == tally.no and decision.outcome is Outcome.REJECTED


def _followed(before: Deliberation, after: Deliberation, decision: Decision) -> Iterator[str]:
    """Name what changed with it, by what became of it."""
    sentences = {
        Standing.LAPSED: ("Damit fällt %(names)s.", "Damit fallen %(names)s."),
        Standing.HELD: ("Zurückgestellt ist %(names)s.", "Zurückgestellt sind %(names)s."),
        Standing.OVERRIDDEN: ("Überholt ist %(names)s.", "Überholt sind %(names)s."),
    }
    for standing, (one, many) in sentences.items():
        changed = [edit_id for edit_id in after.standings.those(standing) if _is_new(before, edit_id, standing)]
        names = numbers_of(after, [edit_id for edit_id in changed if edit_id not in decision.edits])
        if names:
            yield ngettext(one, many, len(names), names=listed(names))


def _is_new(before: Deliberation, edit_id: str, standing: Standing) -> bool:
    return before.standings.standing(edit_id) is not standing
