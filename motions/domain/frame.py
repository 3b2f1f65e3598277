"""What stood around an edit in one version of a text, and what stands there in the next?"""

from __future__ import annotations

from motions.domain.edit import Edit, Scope
from motions.domain.text import Text
from motions.domain.version_map import VersionMap
from motions.domain.words import BLOCK_END, BLOCK_START, sentence_borders


def frame(versions: VersionMap, edit: Edit) -> tuple[str, str]:
    """Give the old and the new words at the place of an edit, as whole sentences, blocks parted by an empty line.

    The new words reach from what is left before the edit to what is left after it; none are left of a passage that is
    gone as a whole.
    """
    if edit.scope is Scope.WHOLE_TEXT:
        return _shown(versions.old.stream), _shown(versions.new.stream)
    old = _sentences(versions.old, edit.start, edit.end)
    now = _now(versions, *old)
    return _shown(versions.old.stream[slice(*old)]), _shown(versions.new.stream[slice(*now)]) if now else ""


def _sentences(text: Text, start: int, end: int) -> tuple[int, int]:
    """Widen positions to the sentences in which they lie."""
    first, last = text.ranges[text.block_index(start)], text.ranges[text.block_index(end)]
    begin = [border for border in sentence_borders(text.stream, *first) if border <= max(start, first[0])]
    stop = [border for border in sentence_borders(text.stream, *last) if border >= min(end, last[1])]
    return begin[-1], stop[0]


def _now(versions: VersionMap, start: int, end: int) -> tuple[int, int] | None:
    """Give the sentences of the new version that hold what is left of the old positions [start, end)."""
    left = [word for index in range(*versions.old_range(start, end)) if (word := versions.new_word(index)) is not None]
    if not left:
        return None
    first, last = min(word.start for word in left), max(word.end for word in left)
    return _sentences(versions.new, first, last)


def _shown(stream: str) -> str:
    return stream.replace(BLOCK_END + BLOCK_START, "\n\n").strip()
