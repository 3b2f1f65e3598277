"""Where is the other half of a passage that was moved?"""

from __future__ import annotations

from collections.abc import Iterable

from motions.domain.address import address
from motions.domain.edit import Edit
from motions.domain.provenance import Moved
from motions.domain.text import Text


def moved_halves(text: Text, edits: Iterable[Edit]) -> dict[str, Moved]:
    """Give for each edit of a text that is half of a move the other half with its place ("nach Z. 44").

    A move of which only one half is among the edits is none.
    """
    halves: dict[tuple[str, int], list[Edit]] = {}
    for edit in edits:
        if edit.move and not edit.within:
            halves.setdefault((edit.amendment, edit.move), []).append(edit)
    moved: dict[str, Moved] = {}
    for together in halves.values():
        for edit in together:
            other = next((half for half in together if half.is_insertion is not edit.is_insertion), None)
            if other is not None:
                moved[edit.id] = Moved(other.id, address(text, other))
    return moved
