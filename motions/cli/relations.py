"""How are the relations of amendments, their voting order and their consequences shown?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from motions.domain.bonds import Bonds
from motions.domain.consequence import Consequence
from motions.domain.deliberation import Deliberation
from motions.domain.errors import Invalid
from motions.domain.nearness import near_pairs
from motions.domain.relation import groups

MOST_LISTED = 500_000

Listed = TypeVar("Listed")


def relations_report(deliberation: Deliberation) -> dict[str, Any]:
    """Describe how edits relate, which compete, in which order they are put and why, and what falls with each.

    Relations are listed in both directions, independent ones and those a person has set are left out; groups are those
    of two and more edits. Sub-amendments are put before what they change and not listed as falling with its adoption.
    Independent edits that stand near each other come with what both make of the sentence.

    Raises Invalid if more than 500,000 relations or consequences would have to be listed.
    """
    relations = deliberation.relations
    return {
        "relations": [{"of": of, "to": to, "kind": kind.value} for of, to, kind in _listed(relations.pairs())],
        "groups": [list(group) for group in groups(relations, deliberation.amendments) if len(group) > 1],
        "order": [edit_id for item in deliberation.items for edit_id in item.edit_ids],
        "reasons": {edit_id: item.reason for item in deliberation.items for edit_id in item.edit_ids if item.reason},
        "consequences": _consequences(deliberation),
        "near": [
            {"edits": [*near.first, *near.second], "original": near.original, "wording": near.wording}
            for near in near_pairs(deliberation.text, relations.edits.values())
        ],
    }


def _consequences(deliberation: Deliberation) -> dict[str, list[dict[str, str]]]:
    shown: dict[str, list[dict[str, str]]] = {edit_id: [] for edit_id in deliberation.relations.edits}
    for of, consequence in _listed(_ending(deliberation)):
        shown[of].append({"id": consequence.edit, "because": consequence.because})
    return shown


def _ending(deliberation: Deliberation) -> Iterator[tuple[str, Consequence]]:
    """Give for each edit what falls, lapses or is settled with its adoption."""
    bonds = Bonds(deliberation.amendments, deliberation.relations)
    for edit_id in deliberation.relations.edits:
        for one in deliberation.consequences((edit_id,)):
            if one.ends_without_vote and edit_id not in bonds.amended_in_turn(one.edit):
                yield edit_id, one


def _listed(found: Iterable[Listed]) -> list[Listed]:
    listed = list(islice(found, MOST_LISTED + 1))
    if len(listed) > MOST_LISTED:
        raise Invalid(
            "Die Änderungen stehen in mehr als 500.000 Beziehungen zueinander; so viele werden nicht aufgelistet.",
            code="too_large",
        )
    return listed
