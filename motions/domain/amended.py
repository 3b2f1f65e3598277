"""How does an edit read once sub-amendments to it are adopted?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from motions.domain.consolidation import consolidate
from motions.domain.edit import Edit
from motions.domain.new_text import new_text_in_blocks, shift_of_new_text
from motions.domain.passage import Passage
from motions.domain.text import Text


def amended(edit: Edit, adopted: Sequence[Edit]) -> Edit:
    """Give the edit with the new text that adopted changes of it make; they do not compete.

    Two edits whose new texts then differ are no longer identical, whatever they were when they were submitted.
    """
    if not adopted:
        return edit
    shift = shift_of_new_text(edit)
    wrapped = new_text_in_blocks(edit)
    changed = consolidate(Text(wrapped, ()), [replace(own, within="") for own in adopted]).passage
    closed = len(wrapped.stream) - len(edit.new.stream) - shift
    return replace(edit, new=changed.part(shift, len(changed.stream) - closed) if changed.stream else Passage())
