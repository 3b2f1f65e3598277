"""How are the relations of amendments, their voting order and their consequences shown?"""

from __future__ import annotations

from typing import Any

from motions.domain.because import Ground
from motions.domain.consequence import Consequence
from motions.domain.deliberation import Deliberation
from motions.domain.nearness import near_pairs
from motions.domain.relation import Kind, groups


def relations_report(deliberation: Deliberation) -> dict[str, Any]:
    """Describe how edits relate, which compete, in which order they are put and why, and what falls with each.

    Relations are listed in both directions, independent ones and those a person has set are left out; groups are those
    of two and more edits. Independent edits that stand near each other come with what both make of the sentence.
    """
    relations = deliberation.relations
    return {
        "relations": [
            {"of": of, "to": to, "kind": kind.value}
            for of, to, kind in relations.pairs()
            if kind is not Kind.INDEPENDENT
        ],
        "groups": [list(group) for group in groups(relations, deliberation.amendments) if len(group) > 1],
        "order": [edit_id for item in deliberation.items for edit_id in item.edit_ids],
        "reasons": {edit_id: item.reason for item in deliberation.items for edit_id in item.edit_ids if item.reason},
        "consequences": {
            edit_id: [{"id": one.edit, "because": one.because} for one in found if _falls(one, edit_id)]
            for edit_id, found in deliberation.consequences_of_each.items()
        },
        "near": [
            {"edits": [*near.first, *near.second], "original": near.original, "wording": near.wording}
            for near in near_pairs(deliberation.text, relations.edits.values())
        ],
    }


def _falls(consequence: Consequence, adopted: str) -> bool:
    """Tell whether it is listed; sub-amendments are put before what they change and do not wait for its adoption."""
    put_before = consequence.ground is Ground.AMENDED and consequence.cause == adopted
    return consequence.ends_without_vote and not put_before
