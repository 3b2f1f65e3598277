"""With which other amendments does a new one collide, and what would that mean for it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from motions.domain.address import address
from motions.domain.deliberation import Deliberation
from motions.domain.edit import Amendment, Edit
from motions.domain.numbering import natural_order
from motions.domain.relation import Kind, relation
from motions.domain.standing import UNDECIDED, Standing


@dataclass(frozen=True, slots=True)
class Collision:
    """What a new amendment and another one do to each other.

    `theirs` is the other's number, `submitter` who submitted it, `address` where it stands; `meets` holds, for each
    kind of relation, the ids of the new edits that stand in it to the other amendment, seen from the other: FALLS are
    those that fall if the other is adopted. `adopted` tells that the other is adopted already.
    """

    theirs: str
    submitter: str
    address: str
    meets: tuple[tuple[Kind, tuple[str, ...]], ...]
    adopted: bool

    def those(self, kind: Kind) -> tuple[str, ...]:
        """Give the new edits that stand in this relation to the other amendment."""
        return dict(self.meets).get(kind, ())


def collisions(deliberation: Deliberation, amendment: Amendment) -> tuple[Collision, ...]:
    """Find what a new amendment collides with among everything that is open, held or adopted, in number order.

    The amendment's edits belong to the deliberation's text; independent ones, and such as were rejected or have lapsed,
    do not collide.
    """
    found: dict[str, dict[str, Edit]] = {}
    living = {*UNDECIDED, Standing.ADOPTED}
    for edit_id in deliberation.standings.those(*living):
        edit = deliberation.as_amended(edit_id)
        if edit.amendment == amendment.number:
            continue
        if any(relation(edit, own) is not Kind.INDEPENDENT for own in amendment.edits):
            found.setdefault(edit.amendment, {})[edit.id] = edit
    return tuple(
        _collision(deliberation, amendment, number, tuple(found[number].values()))
        for number in sorted(found, key=natural_order)
    )


def _collision(deliberation: Deliberation, own: Amendment, number: str, theirs: Sequence[Edit]) -> Collision:
    meets: dict[Kind, dict[str, None]] = {}
    for their in theirs:
        for edit in own.edits:
            kind = relation(their, edit)
            if kind is not Kind.INDEPENDENT:
                meets.setdefault(kind, {})[edit.id] = None
    return Collision(
        theirs=number,
        submitter=deliberation.amendment(number).submitter,
        address=", ".join(dict.fromkeys(address(deliberation.new_texts.text_of(edit), edit) for edit in theirs)),
        meets=tuple((kind, tuple(ids)) for kind, ids in meets.items()),
        adopted=any(deliberation.standings.standing(edit.id) is Standing.ADOPTED for edit in theirs),
    )


def collision_sentence(collision: Collision, parts: int) -> str:
    """Say in German what a collision means for the new amendment, which has `parts` edits."""
    sentences = []
    falling = collision.those(Kind.FALLS)
    if falling and collision.adopted:
        sentences.append(f"{collision.theirs} ist schon angenommen; {_own(falling, parts)} entfällt damit.")
    elif falling:
        rest = "; der Rest bleibt" if len(falling) < parts else ""
        sentences.append(f"Wird {collision.theirs} angenommen, entfällt {_own(falling, parts)}{rest}.")
    if collision.those(Kind.SUPERSEDES):
        sentences.append(
            f"{_own(collision.those(Kind.SUPERSEDES), parts)} reicht weiter: "
            f"Wird sie angenommen, entfällt {collision.theirs}."
        )
    if collision.those(Kind.PARTIAL):
        own = _own(collision.those(Kind.PARTIAL), parts)
        sentences.append(f"{own} überschneidet sich mit {collision.theirs}; nur eines von beiden kann so bestehen.")
    if collision.those(Kind.SAME):
        sentences.append(f"{collision.theirs} beantragt dasselbe wie {_own(collision.those(Kind.SAME), parts)}.")
    if collision.those(Kind.SAME_PLACE):
        sentences.append(f"{collision.theirs} fügt an derselben Stelle etwas ein; beides kann nebeneinander stehen.")
    return " ".join(sentences)


def _own(ids: Sequence[str], parts: int) -> str:
    if parts == 1:
        return "Ihre Stelle"
    return f"Ihre Stelle {' und '.join('.' + edit_id.rpartition('.')[2] for edit_id in ids)}"
