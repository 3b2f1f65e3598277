"""How are several amendments, edits and places named in one breath?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from flask_babel import gettext

from motions.domain.address import address
from motions.domain.deliberation import Deliberation
from motions.domain.edit import Edit
from motions.domain.text import Text


def listed(names: Sequence[str]) -> str:
    """Name several things: "Ä2, Ä3 und Ä4"."""
    if len(names) < 2:
        return "".join(names)
    return gettext("%(first)s und %(last)s", first=", ".join(names[:-1]), last=names[-1])


def numbers_of(deliberation: Deliberation, edit_ids: Collection[str]) -> tuple[str, ...]:
    """Name edits as briefly as it goes: an amendment all of whose edits are meant by its number alone."""
    chosen = set(edit_ids)
    names: dict[str, None] = {}
    for edit_id in edit_ids:
        amendment = deliberation.amendment(edit_id.rpartition(".")[0])
        is_whole = all(edit.id in chosen for edit in amendment.edits)
        names.setdefault(amendment.number if is_whole else edit_id)
    return tuple(names)


def places_of(text: Text, edits: Iterable[Edit]) -> str:
    """Name the places of edits: "Z. 39, nach Z. 44"."""
    return ", ".join(dict.fromkeys(address(text, edit) for edit in edits))
