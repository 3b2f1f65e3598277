"""In which ways is a recorded decision revised, and what would that change?"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from flask_babel import gettext, lazy_gettext

from motions.domain.decision import DecisionKind
from motions.domain.deliberation import Deliberation
from motions.domain.errors import NotFound
from motions.web.errors import sentence_of
from motions.web.naming import listed, numbers_of
from motions.web.wording import standing_state


class Revision(Enum):
    """How a decision is revised; the values stand in addresses."""

    CORRECTION = "berichtigung"
    RECONSIDERATION = "rueckholung"
    ANNULMENT = "aufhebung"

    @property
    def kind(self) -> DecisionKind:
        """The fact that is recorded."""
        return DecisionKind[self.name]

    @property
    def title(self) -> Any:
        """The German name."""
        return _TITLES[self]

    @property
    def explanation(self) -> Any:
        """What it means, in a German sentence."""
        return _EXPLANATIONS[self]


_TITLES = {
    Revision.CORRECTION: lazy_gettext("Korrigieren"),
    Revision.RECONSIDERATION: lazy_gettext("Rückholung"),
    Revision.ANNULMENT: lazy_gettext("Aufheben"),
}
_EXPLANATIONS = {
    Revision.CORRECTION: lazy_gettext(
        "Das Ergebnis wurde falsch aufgenommen. Das richtige tritt an seine Stelle, und alles, was daraus folgte, wird "
        "neu bestimmt."
    ),
    Revision.RECONSIDERATION: lazy_gettext(
        "Die Konferenz hat die Sache zurückgeholt und neu entschieden. Der alte Beschluss gilt nicht mehr, der neue "
        "steht am Ende der Liste."
    ),
    Revision.ANNULMENT: lazy_gettext(
        "Hier wurde nichts beschlossen; der Eintrag war ein Versehen. Was daraus folgte, entfällt."
    ),
}


def revision_named(name: str) -> Revision:
    """Give the way of revising with this name, a correction if none is named; raises NotFound for any other."""
    if name and name not in {revision.value for revision in Revision}:
        raise NotFound("Diese Seite gibt es nicht.")
    return Revision(name) if name else Revision.CORRECTION


def revised_words(revision: Revision, number: int) -> str:
    """Say what became of the decision with this number."""
    match revision:
        case Revision.CORRECTION:
            return gettext("Beschluss Nr. %(number)d ist geändert.", number=number)
        case Revision.RECONSIDERATION:
            return gettext("Beschluss Nr. %(number)d ist zurückgeholt.", number=number)
        case Revision.ANNULMENT:
            return gettext("Beschluss Nr. %(number)d ist aufgehoben.", number=number)


def changes_between(before: Deliberation, after: Deliberation, motion: str) -> tuple[str, ...]:
    """Say what will stand differently; without any difference that is said."""
    changes = (*_standings(before, after), *_final_vote(before, after, motion), *_void(before, after, motion))
    return changes or (gettext("An den Ständen und am Text ändert sich nichts."),)


def _standings(before: Deliberation, after: Deliberation) -> Iterator[str]:
    found: dict[tuple[str, str], list[str]] = {}
    for edit_id, at in after.standings.edits.items():
        was = before.standings.standing(edit_id)
        if was is not at.standing:
            words = str(standing_state(was).word), str(standing_state(at.standing).word)
            found.setdefault(words, []).append(edit_id)
    for (was_word, is_word), edit_ids in found.items():
        names = listed(numbers_of(before, edit_ids))
        yield gettext("%(names)s: bisher %(was)s, dann %(now)s", names=names, was=was_word, now=is_word)


def _final_vote(before: Deliberation, after: Deliberation, motion: str) -> Iterator[str]:
    if before.motion_decision is not None and after.motion_decision is None:
        yield gettext(
            "Beschluss Nr. %(number)d über %(motion)s gilt dann nicht mehr; über den Text ist neu abzustimmen.",
            motion=motion,
            number=before.motion_decision.number,
        )


def _void(before: Deliberation, after: Deliberation, motion: str) -> Iterator[str]:
    known = {void.number for void in before.standings.void}
    for void in after.standings.void:
        if void.number not in known:
            yield gettext(
                "Beschluss Nr. %(number)d (%(names)s) wird wirkungslos: %(reason)s",
                number=void.number,
                names=listed(numbers_of(before, void.edits)) or motion,
                reason=sentence_of(void.reason),
            )
