"""How are amendments shown, and what became of them in a new version?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from motions.cli.edit_report import edit_report
from motions.domain.carry import carry
from motions.domain.composition import compose_amendments
from motions.domain.deliberation import Deliberation
from motions.domain.errors import Invalid
from motions.domain.new_text import NewTexts
from motions.domain.relation import Relations
from motions.domain.text import Text
from motions.imports.amendments import AmendmentFile


def deliberation_of(text: Text, given: AmendmentFile) -> Deliberation:
    """Set up the deliberation on a text and the amendments of a list.

    Raises Refused if one of them cannot be made, naming it, or something set for them names what is not there.
    """
    amendments = compose_amendments(text, given.amendments)
    deliberation = Deliberation(
        text, amendments, links=given.links, ranks=given.ranks, order=given.order, same_place=given.same_place
    )
    _check_same_place(deliberation.relations, given.same_place)
    return deliberation


def _check_same_place(relations: Relations, same_place: Iterable[Sequence[str]]) -> None:
    for number in (number for listed in same_place for number in listed):
        if number not in relations.edits:
            raise Invalid(
                "„same_place“ nennt %(number)s; eine Änderung mit dieser Nummer gibt es nicht.",
                code="no_such_number",
                number=number,
            )


def amend_report(deliberation: Deliberation) -> list[dict[str, Any]]:
    """Describe each amendment by its edits; one that only asks for words says for which."""
    texts = NewTexts(deliberation.text, deliberation.amendments)
    report = []
    for amendment in deliberation.amendments:
        entry: dict[str, Any] = {
            "id": amendment.number,
            "edits": [edit_report(texts.text_of(edit), edit) for edit in amendment.edits],
        }
        if amendment.amends:
            entry["amends"] = amendment.amends
        if amendment.editorial:
            entry["editorial"] = amendment.editorial
        report.append(entry)
    return report


def carry_report(before: Deliberation, new: Text) -> dict[str, Any]:
    """Describe which edits go along to a new text, with their addresses there, and which need a person."""
    result = carry(before.text, new, before.amendments)
    texts = NewTexts(new, result.amendments)
    return {
        "carried": [
            {
                **edit_report(texts.text_of(entry.edit), entry.edit),
                "address": entry.address,
                "was": entry.was,
                "address_changed": entry.address_changed,
            }
            for entry in result.carried
        ],
        "open": [
            {"id": entry.edit.id, "why": entry.why, "old_text": entry.old_text, "new_text": entry.new_text}
            for entry in result.open
        ],
    }
