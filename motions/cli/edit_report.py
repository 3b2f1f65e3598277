"""How is an edit described as data?"""

from __future__ import annotations

from typing import Any

from motions.domain.address import address
from motions.domain.edit import Edit
from motions.domain.notation import write_notation, write_words
from motions.domain.passage import Passage
from motions.domain.sentence import sentence
from motions.domain.text import Text
from motions.domain.words import BLOCK_END, BLOCK_START


def edit_report(text: Text, edit: Edit) -> dict[str, Any]:
    """Describe an edit of a text: what it does, where, the old and the new words in the notation of the editing field.

    `start` and `end` are positions in the text's stream or, of a change of the subject, in the subject.
    """
    return {
        "id": edit.id,
        "op": edit.operation.value,
        "address": address(text, edit),
        "start": edit.start,
        "end": edit.end,
        "old": _written(edit.old),
        "new": _written(edit.new),
        "sentence": sentence(text, edit),
    }


def _written(passage: Passage) -> str:
    holds_borders = BLOCK_START in passage.stream or BLOCK_END in passage.stream
    return write_notation(passage) if holds_borders else write_words(passage)
