"""How are the relations of amendments, their voting order and their consequences shown?"""

from __future__ import annotations

from typing import Any

from motions.domain.bonds import Bonds
from motions.domain.deliberation import Deliberation
from motions.domain.nearness import near_pairs
from motions.domain.relation import Kind, groups


def relations_report(deliberation: Deliberation) -> dict[str, Any]:
    """Describe how edits relate, which compete, in which order they are put and why, and what falls with each.

    Relations are listed in both directions, independent ones and those a person has set are left out; groups are those
    of two and more edits. Sub-amendments are put before what they change and not listed as falling with its adoption.
    Independent edits that stand near each other come with what both make of the sentence.
    """
    relations = deliberation.relations
    bonds = Bonds(deliberation.amendments, relations)
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
            edit_id: [
                {"id": one.edit, "because": one.because}
                for one in deliberation.consequences((edit_id,))
                if one.ends_without_vote and edit_id not in bonds.amended_in_turn(one.edit)
            ]
            for edit_id in relations.edits
        },
        "near": [
            {"edits": [*near.first, *near.second], "original": near.original, "wording": near.wording}
            for near in near_pairs(deliberation.text, relations.edits.values())
        ],
    }
