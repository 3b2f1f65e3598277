"""What becomes of the other edits if some are adopted, and why?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from motions.domain.address import address
from motions.domain.edit import Amendment, Edit, Scope
from motions.domain.register import Register
from motions.domain.relation import Kind, Relations, change, relation
from motions.domain.standing import EditStanding, Standing, Standings
from motions.domain.text import Text


class ConsequenceKind(Enum):
    """What becomes of an edit because another is adopted."""

    LAPSES = "lapses"
    HELD = "held"
    OVERRIDDEN = "overridden"
    SETTLED = "settled"


_KINDS = {
    Standing.LAPSED: ConsequenceKind.LAPSES,
    Standing.HELD: ConsequenceKind.HELD,
    Standing.OVERRIDDEN: ConsequenceKind.OVERRIDDEN,
    Standing.SETTLED: ConsequenceKind.SETTLED,
}


@dataclass(frozen=True, slots=True)
class Consequence:
    """What becomes of one edit, and why, in a German sentence without its full stop."""

    edit: str
    kind: ConsequenceKind
    because: str


def consequences(
    text: Text, amendments: Sequence[Amendment], relations: Relations, standings: Standings, edit_ids: Sequence[str]
) -> tuple[Consequence, ...]:
    """Give what adopting these edits now does to the others, in text order: what lapses, is held, overridden, settled.

    An edit that falls takes an indivisible amendment with it, unless that is adopted already.
    """
    register = Register(amendments, relations, standings.edits)
    register.adopt(edit_ids, 0)
    return tuple(
        Consequence(edit_id, _KINDS[after.standing], _because(text, relations, edit_id, after))
        for edit_id, after in register.edits.items()
        if edit_id not in edit_ids and after.standing is not standings.standing(edit_id)
    )


def _because(text: Text, relations: Relations, edit_id: str, after: EditStanding) -> str:
    edit, cause = relations.edits[edit_id], relations.edits[after.cause]
    if edit.amendment == cause.amendment:
        fate = "wird zurückgestellt" if after.standing is Standing.HELD else "entfällt"
        return f"{edit.amendment} ist unteilbar, und {cause.id} {fate}"
    if after.standing is Standing.SETTLED:
        return f"{edit.id} ist wortgleich mit {cause.id}"
    because = _where(text, edit, cause)
    if after.standing is Standing.OVERRIDDEN:
        return f"{edit.id} ist angenommen und wird überholt: {because}"
    return because


def _where(text: Text, edit: Edit, cause: Edit) -> str:
    if cause.scope is Scope.SUBJECT:
        return f"{cause.id} fasst den Betreff anders"
    if cause.scope is Scope.WHOLE_TEXT:
        return f"{cause.id} {'streicht' if cause.is_deletion else 'ersetzt'} den ganzen Text"
    place, of_cause = address(text, edit), address(text, cause)
    if relation(cause, edit) is Kind.PARTIAL:
        return f"{place} überschneidet sich mit {of_cause} ({cause.id})"
    if change(edit)[:3] == change(cause)[:3]:
        return f"{cause.id} ändert dieselben Wörter ({of_cause}) anders"
    what = f"Die Einfügung ({place})" if edit.is_insertion else place
    return f"{what} liegt im {'gestrichenen' if cause.is_deletion else 'ersetzten'} Bereich {of_cause}"
