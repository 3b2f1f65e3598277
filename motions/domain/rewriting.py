"""What does a person find in the editing field who rewrites lines?"""

from __future__ import annotations

from motions.domain.address import LineRange, range_of_lines
from motions.domain.notation import write_notation
from motions.domain.text import Text


def prose_of_lines(text: Text, lines: LineRange) -> str:
    """Give what is printed on lines as prose in the notation of the editing field.

    Raises Invalid if no word of the text stands on them.
    """
    start, end = range_of_lines(text, lines)
    return write_notation(text.passage.part(start, end))
