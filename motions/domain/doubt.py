"""At which lines of a printed text is it uncertain whether a block begins?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from itertools import pairwise

from motions.domain.blocks import (
    ROOM_TO_SPARE,
    PrintedLine,
    Reading,
    Start,
    ends_sentence,
    recognise,
    usual_length_of,
)
from motions.domain.characters import display_width
from motions.domain.passage import BlockKind

ROOM_TO_BE_SURE = 3 * ROOM_TO_SPARE


class Doubt(Enum):
    """Why a line may have been recognised wrongly as the beginning of a block, or not been recognised as one."""

    SHORT_LINE = "short_line"
    PAGE_BREAK = "page_break"
    PERHAPS_BEGINS = "perhaps_begins"


def doubts(reading: Reading, starts: Sequence[Start]) -> Mapping[int, Doubt]:
    """Give the numbers of the lines that a person should look at, in their order, and why.

    A paragraph is doubtful that begins only because the line before, with the end of a sentence, had little more room
    than the 8 characters that decide; so is one after an empty line without a number that may be the end of a page, as
    the line before was full. A line is doubtful within a block if the one before ends a sentence and stays 8 characters
    short. Blank lines, headings and items are certain, and so is what a person has corrected.
    """
    recognised = {start.line for start in recognise(reading)}
    beginning = {start.line: start for start in starts}
    corrected = recognised ^ beginning.keys()
    usual_length = usual_length_of(reading.lines)
    found: dict[int, Doubt] = {}
    block: Start | None = None
    for before, line in pairwise(reading.lines):
        block = beginning.get(before.number, block)
        is_certain = line.number in corrected or block is None or block.kind is BlockKind.HEADING
        doubt = _doubt(before, line, beginning.get(line.number), usual_length)
        if doubt is not None and not is_certain:
            found[line.number] = doubt
    return found


def _doubt(before: PrintedLine, line: PrintedLine, start: Start | None, usual_length: int) -> Doubt | None:
    if not (before.has_words and line.has_words):
        return None
    ended = ends_sentence(before.words, line.words)
    left = usual_length - display_width(before.words)
    if start is None:
        return Doubt.PERHAPS_BEGINS if ended and left >= ROOM_TO_SPARE else None
    if start.kind is not BlockKind.PARAGRAPH:
        return None
    room = left - 1 - display_width(line.words.split(" ", 1)[0])
    if line.after_gap:
        return None if ended and room >= ROOM_TO_SPARE else Doubt.PAGE_BREAK
    return Doubt.SHORT_LINE if room < ROOM_TO_BE_SURE else None
