"""At which place of a new version does an edit stand that the new version does not touch?"""

from __future__ import annotations

from motions.domain.edit import Edit, Scope
from motions.domain.version_map import VersionMap
from motions.domain.words import BLOCK_END, BLOCK_START, Word


def carried_range(versions: VersionMap, edit: Edit) -> tuple[int, int] | None:
    """Give the positions [start, end) in the new version at which an edit of a passage or the whole text stands.

    None if the new version touches it: a word it changes is gone or has something beside it that was put in between,
    blocks begin or end elsewhere, or something was put in just where it puts something in; or it has no words at all.
    """
    if not versions.new.body:
        return None
    if edit.scope is Scope.WHOLE_TEXT:
        return None if versions.changes else (0, len(versions.new.stream))
    if not edit.is_insertion:
        return _range(versions, edit.start, edit.end)
    place = _insertion(versions, edit.start)
    return None if place is None else (place, place)


def _range(versions: VersionMap, start: int, end: int) -> tuple[int, int] | None:
    first, last = versions.old_range(start, end)
    found = [versions.new_word(index) for index in range(first, last)]
    if any(word is None for word in found) or not _one_after_another(versions, first, last):
        return None
    begin, stop = _beginning(versions, start, first), _stop(versions, end, last)
    return None if begin is None or stop is None or begin >= stop else (begin, stop)


def _one_after_another(versions: VersionMap, first: int, last: int) -> bool:
    """Tell whether words that follow one another still do, and the same of them are parted by a block's border."""
    for index in range(first, last - 1):
        before, behind = versions.new_index[index], versions.new_index[index + 1]
        if before is None or behind != before + 1:
            return False
        parted = versions.old.stream[versions.old_words[index].end : versions.old_words[index + 1].start]
        now_parted = versions.new.stream[versions.new_words[before].end : versions.new_words[behind].start]
        if parted.strip(" ") != now_parted.strip(" "):
            return False
    return True


def _beginning(versions: VersionMap, start: int, first: int) -> int | None:
    character = versions.old.stream[start]
    if character == BLOCK_END:
        before = versions.new_word(first - 1)
        return None if before is None or not _ends_block(versions, before) else before.end
    word = versions.new_word(first)
    if character == BLOCK_START:
        return None if word is None or not _begins_block(versions, word) else word.start - 1
    return None if word is None else _inside(versions.old_words[first], word, start)


def _stop(versions: VersionMap, end: int, last: int) -> int | None:
    character = versions.old.stream[end - 1]
    if character == BLOCK_START:
        behind = versions.new_word(last)
        return None if behind is None or not _begins_block(versions, behind) else behind.start
    word = versions.new_word(last - 1)
    if character == BLOCK_END:
        return None if word is None or not _ends_block(versions, word) else word.end + 1
    return None if word is None else _inside(versions.old_words[last - 1], word, end)


def _inside(old: Word, new: Word, position: int) -> int | None:
    """Give the position in a word of the new version that is as far in it as a position in the old one."""
    if position in (old.start, old.end):
        return new.start if position == old.start else new.end
    return new.start + position - old.start if old.text == new.text else None


def _begins_block(versions: VersionMap, word: Word) -> bool:
    return versions.new.stream[word.start - 1] == BLOCK_START


def _ends_block(versions: VersionMap, word: Word) -> bool:
    return versions.new.stream[word.end] == BLOCK_END


def _insertion(versions: VersionMap, position: int) -> int | None:
    stream = versions.old.stream
    if any(change.is_insertion for change in versions.changes_at_place(position)):
        return None
    if position == len(stream) or stream[position] == BLOCK_START:
        return _gap(versions, position)
    index = versions.old_range(position, position)[0]
    begins, ends = stream[position - 1] == BLOCK_START, stream[position] == BLOCK_END
    before = None if begins else versions.new_word(index - 1)
    behind = None if ends else versions.new_word(index)
    if before is not None and behind is not None:
        return behind.start if _neighbours(versions, before, behind) else None
    if begins or ends:
        return _edge(versions, position, begins)
    if before is not None:
        return _behind(versions, before)
    return None if behind is None else behind.start


def _neighbours(versions: VersionMap, before: Word, behind: Word) -> bool:
    return not versions.new.stream[before.end : behind.start].strip(" ")


def _behind(versions: VersionMap, word: Word) -> int:
    """Give where words stand that come right after a word: at the beginning of the next, or at the block's end."""
    stream = versions.new.stream
    position = word.end
    while stream[position] == " ":
        position += 1
    return position


def _edge(versions: VersionMap, position: int, begins: bool) -> int | None:
    block = versions.new_block[versions.old.block_index(position)]
    if block is None:
        return None
    start, end = versions.new.ranges[block]
    return start if begins else end


def _gap(versions: VersionMap, position: int) -> int | None:
    """Give the gap between the two blocks between which the position lies, if they still follow one another."""
    after = versions.old.block_index(position) if position else -1
    before_block = versions.new_block[after] if after >= 0 else -1
    count = len(versions.old.ranges)
    behind_block = versions.new_block[after + 1] if after + 1 < count else len(versions.new.ranges)
    if before_block is not None and behind_block is not None and behind_block != before_block + 1:
        return None
    if before_block is not None:
        return versions.new.ranges[before_block][1] + 1 if before_block >= 0 else 0
    return None if behind_block is None else _before_block(versions, behind_block)


def _before_block(versions: VersionMap, block: int) -> int:
    ranges = versions.new.ranges
    return ranges[block][0] - 1 if block < len(ranges) else len(versions.new.stream)
