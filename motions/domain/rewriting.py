"""What does a person see and change who rewrites lines?"""

from __future__ import annotations

from motions.domain.address import LineRange, range_of_lines
from motions.domain.comparison import word_around
from motions.domain.edit import Edit
from motions.domain.errors import Invalid
from motions.domain.insertion import as_words
from motions.domain.minimal import minimal_edits
from motions.domain.notation import read_notation, write_notation
from motions.domain.passage import Passage
from motions.domain.text import Text


def prose_of_lines(text: Text, lines: LineRange) -> str:
    """Give what is printed on lines as prose in the notation of the editing field.

    Raises Invalid if no word of the text stands on them.
    """
    start, end = range_of_lines(text, lines)
    return write_notation(text.passage.part(start, end))


def rewrite(text: Text, lines: LineRange, notation: str) -> tuple[Edit, ...]:
    """Give the separate edits that rewriting lines comes to; an empty field deletes what is printed on them.

    Raises Invalid if no word of the text stands on the lines, or none of them changes.
    """
    start, end = range_of_lines(text, lines)
    blocks = read_notation(notation)
    if blocks == read_notation(prose_of_lines(text, lines)):
        raise Invalid("Der Wortlaut ist unverändert.", code="unchanged")
    begins_block = start == text.ranges[text.block_index(start)][0]
    return minimal_edits(text, start, end, as_words(blocks, begins_block) if blocks else Passage())


def cuts_word(text: Text, start: int, end: int) -> tuple[str, ...]:
    """Give the words that a range [start, end) cuts: those printed on two lines of which it takes only one.

    Whoever rewrites such lines should be told.
    """
    around = (word_around(text, position) for position in (start, end))
    return tuple(word.text for word in around if word is not None)
