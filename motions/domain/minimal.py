"""Which separate edits does a rewritten passage come to?"""

from __future__ import annotations

from collections.abc import Iterable

from motions.domain.alignment import BORDER, changed_blocks, changed_words
from motions.domain.comparison import Comparison, compare
from motions.domain.difference import Difference
from motions.domain.edit import Edit
from motions.domain.errors import Invalid
from motions.domain.passage import Passage, words_of
from motions.domain.placement import only_takes_away, placed
from motions.domain.text import Text


def minimal_edits(text: Text, start: int, end: int, new: Passage) -> tuple[Edit, ...]:
    r"""Split a rewritten range into its separate edits, in text order; none of them touches a word that stays.

    [start, end) are positions in the text's stream and `new` is what shall stand there: words, or words with "\n\t"
    where a block ends and the next begins, or whole blocks if the range is a gap between blocks or holds whole blocks.
    Words are compared regardless of their marks and of how quotes and spaces are typed. Equal words at both ends are
    trimmed, blocks are compared before words, and changes in one sentence with at most two unchanged words between them
    are one edit. Equal results give equal edits, however wide the range was chosen, unless it cuts a word.

    Taking away words never takes the border between what remains of two blocks; a new text with fewer blocks does, and
    is a replacement.

    Raises Invalid if no word changes.
    """
    if not new.stream:
        start, end = _without_blanks(text.stream, start, end)
    comparison = compare(text, start, end, new)
    core = comparison.core
    if core.is_nothing:
        raise Invalid("Das ist keine Änderung des Wortlauts: Nach der Änderung stehen dort dieselben Wörter.")
    old, rewritten = comparison.old, comparison.new
    changes: Iterable[Difference]
    if core.is_insertion or only_takes_away(comparison, core):
        changes = [core]
    elif old.has_border(core.old_start, core.old_end) or rewritten.has_border(core.new_start, core.new_end):
        changes = changed_blocks(old.wordings, rewritten.wordings)
    else:
        changes = changed_words(old.wordings, rewritten.wordings, core)
    return tuple(_edit(text, comparison, change) for change in placed(comparison, changes))


def _without_blanks(stream: str, start: int, end: int) -> tuple[int, int]:
    words = stream[start:end]
    return start + len(words) - len(words.lstrip()), max(end - len(words) + len(words.rstrip()), start)


def _edit(text: Text, comparison: Comparison, change: Difference) -> Edit:
    old, new = comparison.old, comparison.new
    if change.is_insertion and new.begins_block(change.new_start) and new.begins_block(change.new_end):
        start = end = old.gap_before(change.old_start)
        passage = new.blocks_between(change.new_start, change.new_end)
    elif change.is_insertion:
        start = end = old.words[change.old_start].start
        passage = new.words_between(change.new_start, change.new_end)
    elif only_takes_away(comparison, change):
        start, end, passage = _taken_away(comparison, change)
    else:
        start, end = old.words[change.old_start].start, old.words[change.old_end - 1].end
        passage = new.words_between(change.new_start, change.new_end)
    return Edit(start, end, text.passage.part(start, end), passage)


def _taken_away(comparison: Comparison, change: Difference) -> tuple[int, int, Passage]:
    """Give a deletion, or a replacement by a space where what remains of two blocks becomes one."""
    old, first, last = comparison.old, change.old_start, change.old_end - 1
    parts_remain = not old.begins_block(first) and not old.ends_block(last + 1)
    if change.is_deletion and parts_remain and old.has_border(first, last + 1):
        return old.words[first].start, old.words[last].end, words_of(" ")
    first += old.wordings[first] == BORDER
    last -= old.wordings[last] == BORDER
    return old.words[first].start, old.words[last].end, Passage()
