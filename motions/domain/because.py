"""On what ground, and in what German words, does an edit lapse, wait, or count as settled because of another?"""

from __future__ import annotations

from enum import Enum

from motions.domain.address import address
from motions.domain.edit import Edit, Scope
from motions.domain.new_text import NewTexts
from motions.domain.register import Register
from motions.domain.relation import Kind, change
from motions.domain.standing import Standing


class Ground(Enum):
    """What about two edits makes the fate of the one follow from the other."""

    PLACE = "place"
    OVERLAP = "overlap"
    IDENTICAL = "identical"
    ALTERNATIVE = "alternative"
    COMPROMISE = "compromise"
    REQUIRED = "required"
    AMENDED = "amended"
    INDIVISIBLE = "indivisible"


_FATE = {
    Standing.HELD: "wird zurückgestellt",
    Standing.OVERRIDDEN: "wird überholt",
    Standing.SETTLED: "ist erledigt",
    Standing.REJECTED: "ist abgelehnt",
    Standing.WITHDRAWN: "ist zurückgezogen",
}


def ground_of(register: Register, edit_id: str) -> Ground:
    """Tell on what ground an edit stands as it does because of its cause; it has one."""
    at = register.at(edit_id)
    bonds = register.bonds
    edit, cause = bonds.relations.edits[edit_id], bonds.relations.edits[at.cause]
    if edit.within == cause.id:
        return Ground.AMENDED
    if edit.amendment == cause.amendment:
        return Ground.INDIVISIBLE
    if edit_id in bonds.replaced(cause.id):
        return Ground.COMPROMISE
    if at.standing is Standing.SETTLED:
        return Ground.IDENTICAL
    if at.standing is Standing.HELD:
        return Ground.OVERLAP
    if register.kind(cause.id, edit_id) is Kind.FALLS:
        return Ground.PLACE
    return Ground.REQUIRED if cause.id in bonds.required(edit_id) else Ground.ALTERNATIVE


def because(new_texts: NewTexts, register: Register, edit_id: str, ground: Ground) -> str:
    """Say in German why an edit stands as it does because of its cause, without a full stop."""
    at = register.at(edit_id)
    edits = register.bonds.relations.edits
    edit, cause = edits[edit_id], edits[at.cause]
    why = _why(new_texts, register, edit, cause, ground)
    if at.standing is Standing.OVERRIDDEN and ground is not Ground.AMENDED:
        return f"{edit.id} ist angenommen und wird überholt: {why}"
    return why


def _why(new_texts: NewTexts, register: Register, edit: Edit, cause: Edit, ground: Ground) -> str:
    fate = register.standing(cause.id)
    match ground:
        case Ground.AMENDED:
            return _because_amended(edit, cause, fate)
        case Ground.INDIVISIBLE:
            how = "wird zurückgestellt" if fate is Standing.HELD else "entfällt"
            return f"{edit.amendment} ist unteilbar, und {cause.id} {how}"
        case Ground.IDENTICAL:
            return f"{edit.id} ist wortgleich mit {cause.id}"
        case Ground.REQUIRED:
            return _with_reason(f"{edit.id} setzt {cause.id} voraus, und {cause.id} entfällt", register, edit, cause)
        case Ground.COMPROMISE:
            return _with_reason(f"{cause.id} ist der Kompromiss statt {edit.id}", register, edit, cause)
        case Ground.ALTERNATIVE:
            return _because_excluded(register, edit, cause)
        case _:
            return _where(new_texts, register, edit, cause)


def _because_amended(edit: Edit, cause: Edit, fate: Standing) -> str:
    if fate is Standing.ADOPTED:
        return f"{edit.id} ändert {cause.id} und kommt zu spät, wenn {cause.id} angenommen ist"
    return f"{edit.id} ändert {cause.id}, und {cause.id} {_FATE.get(fate, 'entfällt')}"


def _because_excluded(register: Register, edit: Edit, cause: Edit) -> str:
    if register.bonds.relations.link_between(edit.id, cause.id) is None:
        return f"{edit.id} schließt ein mit {cause.id} wortgleiches aus"
    return _with_reason(f"{cause.id} und {edit.id} schließen einander aus", register, edit, cause)


def _with_reason(sentence: str, register: Register, edit: Edit, cause: Edit) -> str:
    link = register.bonds.relations.link_between(edit.id, cause.id)
    reason = link.reason.strip().rstrip(".") if link else ""
    return f"{sentence} ({reason})" if reason else sentence


def _where(new_texts: NewTexts, register: Register, edit: Edit, cause: Edit) -> str:
    if cause.scope is Scope.SUBJECT:
        return f"{cause.id} fasst den Betreff anders"
    if cause.scope is Scope.WHOLE_TEXT:
        what = f"den ganzen neuen Text von {cause.within}" if cause.within else "den ganzen Text"
        return f"{cause.id} {'streicht' if cause.is_deletion else 'ersetzt'} {what}"
    text = new_texts.text_of(edit)
    place, of_cause = address(text, edit), address(text, cause)
    if register.kind(cause.id, edit.id) is Kind.PARTIAL:
        return _because_overlapping(place, of_cause, cause)
    if change(edit)[:3] == change(cause)[:3]:
        return f"{cause.id} ändert dieselben Wörter ({of_cause}) anders"
    if place == of_cause and not edit.is_insertion:
        return f"{cause.id} {'streicht' if cause.is_deletion else 'ersetzt'} in {place} diese Wörter und weitere"
    what = f"Die Einfügung ({place})" if edit.is_insertion else place
    return f"{what} liegt im {'gestrichenen' if cause.is_deletion else 'ersetzten'} Bereich {of_cause}"


def _because_overlapping(place: str, of_cause: str, cause: Edit) -> str:
    if place == of_cause:
        return f"{cause.id} ändert in {place} einen Teil derselben Wörter"
    return f"{place} überschneidet sich mit {of_cause} ({cause.id})"
