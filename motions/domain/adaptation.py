"""May an adapted amendment take the place of what is held?"""

from __future__ import annotations

from collections.abc import Sequence

from motions.domain.decidable import no_such_edit
from motions.domain.decision import Decision
from motions.domain.edit import Amendment
from motions.domain.errors import NotPossible
from motions.domain.register import REFUSED, Register
from motions.domain.relation import Kind
from motions.domain.standing import Standing

_BESIDE_ADOPTED = frozenset({Kind.INDEPENDENT, Kind.SAME_PLACE, Kind.SUPERSEDES})


def refusal_of_adaptation(register: Register, decision: Decision) -> NotPossible | None:
    """Say why the adapted amendment that the decision names cannot take the place of its edits; None if it can.

    They must be held edits of the amendment that it adapts, of an indivisible one all that are held. Of its own edits
    none may overlap anything adopted except by containing it, or be excluded by something adopted, or require what is
    rejected or has lapsed.
    """
    amendment = register.bonds.by_number.get(decision.adapted)
    if amendment is None or not amendment.adapts or not amendment.edits:
        sentence = "Einen angepassten Änderungsantrag %(number)s mit Teiländerungen gibt es nicht."
        return NotPossible(sentence, number=decision.adapted)
    return _of_what_is_held(register, decision.edits, amendment) or _of_what_is_new(register, amendment)


def _of_what_is_held(register: Register, edit_ids: Sequence[str], amendment: Amendment) -> NotPossible | None:
    for edit_id in edit_ids:
        if edit_id not in register.before:
            return no_such_edit(edit_id)
        if register.bonds.relations.edits[edit_id].amendment != amendment.adapts:
            sentence = (
                "%(number)s ist eine angepasste Fassung von %(adapts)s und tritt nicht an die Stelle von %(edit)s."
            )
            return NotPossible(sentence, number=amendment.number, adapts=amendment.adapts, edit=edit_id)
        if register.standing(edit_id) is not Standing.HELD:
            return NotPossible(
                "%(edit)s ist nicht zurückgestellt; angepasst wird nur, was zurückgestellt ist.", edit=edit_id
            )
        held = [part for part in register.bonds.parts.get(edit_id, ()) if register.standing(part) is Standing.HELD]
        if not set(held) <= set(edit_ids):
            return NotPossible(
                "%(amendment)s ist unteilbar: %(parts)s werden zusammen angepasst.",
                amendment=amendment.adapts,
                parts=" und ".join(held),
            )
    return None


def _of_what_is_new(register: Register, amendment: Amendment) -> NotPossible | None:
    for edit in amendment.edits:
        if register.standing(edit.id) is not Standing.ABSENT:
            return NotPossible("%(number)s ist schon aufgenommen oder zurückgezogen.", number=amendment.number)
        refusal = _beside_adopted(register, edit.id)
        if refusal is not None:
            return refusal
    return None


def _beside_adopted(register: Register, edit_id: str) -> NotPossible | None:
    for other, _ in register.bonds.relations.of(edit_id):
        if register.standing(other) is Standing.ADOPTED and register.kind(other, edit_id) not in _BESIDE_ADOPTED:
            return NotPossible(
                "%(edit)s überschneidet sich mit dem angenommenen %(other)s; eine angepasste Fassung darf es nur ganz "
                "enthalten oder nicht berühren.",
                edit=edit_id,
                other=other,
            )
    for other in register.bonds.alternatives(edit_id):
        if register.standing(other) is Standing.ADOPTED:
            return NotPossible(
                "%(edit)s ist durch das angenommene %(other)s ausgeschlossen.", edit=edit_id, other=other
            )
    for other in register.bonds.required(edit_id):
        if register.standing(other) in REFUSED:
            return NotPossible("%(edit)s setzt %(other)s voraus; das ist nicht angenommen.", edit=edit_id, other=other)
    return None
