"""Which separate edits does a rewritten passage come to?"""

from __future__ import annotations

from motions.domain.comparison import compare
from motions.domain.difference import Difference
from motions.domain.edit import Edit
from motions.domain.errors import Invalid
from motions.domain.formatting import formatting_changes
from motions.domain.moves import linked
from motions.domain.passage import Passage, without_bold_in_headings, words_of
from motions.domain.placement import only_takes_away
from motions.domain.runs import changed_runs
from motions.domain.side import BORDER, Comparison
from motions.domain.text import Text


def minimal_edits(text: Text, start: int, end: int, new: Passage) -> tuple[Edit, ...]:
    r"""Split a rewritten range into its separate edits, in text order; none of them touches a word that stays.

    [start, end) are positions in the text's stream and `new` is what shall stand there: words, or words with "\n\t"
    where a block ends and the next begins, or whole blocks if the range is a gap between blocks or holds whole blocks.
    Words are compared regardless of their marks, of how quotes and spaces are typed, and of hyphens at the ends of
    printed lines. Equal words at both ends are trimmed; blocks are compared before sentences, and those before words.
    Changes in one sentence with at most two unchanged words between them are one edit. Equal results give equal edits,
    however wide the range was chosen, unless it cuts a word.

    What is taken away in one place and put in with the same words in another is a move: both edits have its number.
    Taking away words never takes the border between what remains of two blocks; a new text with fewer blocks does, and
    is a replacement. A heading that is put in has no bold words, whatever was bold in the one its words are from.

    Raises Invalid if no word changes, with the code "only_formatting" if bold, italic, a list mark or the kind of a
    block does, else "unchanged".
    """
    if not new.stream:
        start, end = _without_blanks(text.stream, start, end)
    edits: list[Edit] = []
    are_moved: list[bool] = []
    for run in changed_runs(compare(text, start, end, new)):
        edits += [_edit(run.comparison, change) for change in run.changes]
        are_moved += [change in run.moved for change in run.changes]
    if not edits:
        raise _refusal(text, start, end, new)
    return linked(edits, are_moved)


def _refusal(text: Text, start: int, end: int, new: Passage) -> Invalid:
    if formatting_changes(text, start, end, new):
        return Invalid(
            "Das ist keine Änderung des Wortlauts: Nur die Formatierung ändert sich, und das ist eine redaktionelle "
            "Änderung.",
            code="only_formatting",
        )
    return Invalid(
        "Das ist keine Änderung des Wortlauts: Nach der Änderung stehen dort dieselben Wörter.", code="unchanged"
    )


def _without_blanks(stream: str, start: int, end: int) -> tuple[int, int]:
    words = stream[start:end]
    return start + len(words) - len(words.lstrip()), max(end - len(words) + len(words.rstrip()), start)


def _edit(comparison: Comparison, change: Difference) -> Edit:
    old, new = comparison.old, comparison.new
    if change.is_insertion and new.begins_block(change.new_start) and new.begins_block(change.new_end):
        start = end = old.gap_before(change.old_start)
        passage = new.blocks_between(change.new_start, change.new_end)
    elif change.is_insertion:
        start = end = old.starts[change.old_start]
        passage = new.words_between(change.new_start, change.new_end)
    elif only_takes_away(comparison, change):
        start, end, passage = _taken_away(comparison, change)
    else:
        start, end = old.starts[change.old_start], old.ends[change.old_end - 1]
        passage = new.words_between(change.new_start, change.new_end)
    return Edit(start, end, old.part(start, end), without_bold_in_headings(passage))


def _taken_away(comparison: Comparison, change: Difference) -> tuple[int, int, Passage]:
    """Give a deletion, or a replacement by a space where what remains of two blocks becomes one."""
    old, first, last = comparison.old, change.old_start, change.old_end - 1
    parts_remain = not old.begins_block(first) and not old.ends_block(last + 1)
    if change.is_deletion and parts_remain and old.has_border(first, last + 1):
        return old.starts[first], old.ends[last], words_of(" ")
    first += old.wordings[first] == BORDER
    last -= old.wordings[last] == BORDER
    return old.starts[first], old.ends[last], Passage()
