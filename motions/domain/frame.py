"""What stood around an edit in one version of a text, and what stands there in the next?"""

from __future__ import annotations

from collections.abc import Iterator

from motions.domain.edit import Edit, Scope
from motions.domain.text import Text
from motions.domain.version_map import VersionMap
from motions.domain.words import BLOCK_END, BLOCK_START, sentence_borders

_MOST_WORDS_BETWEEN = 200
_LEFT_OUT = "\n\n[…]\n\n"


def frame(versions: VersionMap, edit: Edit) -> tuple[str, str]:
    """Give the old and the new words at the place of an edit, as whole sentences, blocks parted by an empty line.

    The new words reach from what is left before the edit to what is left after it; where those now stand far from one
    another, what lies between is left out. None are left of a passage that is gone as a whole.
    """
    if edit.scope is Scope.WHOLE_TEXT:
        return _shown(versions.old.stream), _shown(versions.new.stream)
    old = _sentences(versions.old, *_beside(versions.old, edit))
    now = (_shown(versions.new.stream[slice(*piece)]) for piece in _now(versions, *old))
    return _shown(versions.old.stream[slice(*old)]), _LEFT_OUT.join(now)


def _beside(text: Text, edit: Edit) -> tuple[int, int]:
    """Give the positions of an edit; for an insertion some before and behind it, between two blocks one in either."""
    if not edit.is_insertion:
        return edit.start, edit.end
    if text.stream[edit.start : edit.start + 1] in (BLOCK_START, ""):
        return max(edit.start - 1, 0), min(edit.start + 1, len(text.stream))
    first, last = text.ranges[text.block_index(edit.start)]
    # Two before is in the sentence before, if one ends here: a space stands between them.
    return max(edit.start - 2, first), min(edit.start + 1, last)


def _sentences(text: Text, start: int, end: int) -> tuple[int, int]:
    """Widen positions to the sentences in which they lie, at a block's edge to the one that begins or ends there."""
    first, last = text.ranges[text.block_index(start)], text.ranges[text.block_index(end)]
    before = (at for at in sentence_borders(text.stream, *first) if at <= max(start, first[0]) and at < first[1])
    begin = max(before, default=first[0])
    behind = (at for at in sentence_borders(text.stream, *last) if at >= min(end, last[1]) and at > max(begin, last[0]))
    return begin, min(behind, default=last[1])


def _now(versions: VersionMap, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the sentences of the new version that hold what is left of the old positions [start, end)."""
    left = (versions.new_index[index] for index in range(*versions.old_range(start, end)))
    pieces: list[tuple[int, int]] = []
    for place in sorted(place for place in left if place is not None):
        if pieces and place - pieces[-1][1] <= _MOST_WORDS_BETWEEN:
            pieces[-1] = (pieces[-1][0], place)
        else:
            pieces.append((place, place))
    for first, last in pieces:
        yield _sentences(versions.new, versions.new_words[first].start, versions.new_words[last].end)


def _shown(stream: str) -> str:
    return stream.replace(BLOCK_END + BLOCK_START, "\n\n").strip()
