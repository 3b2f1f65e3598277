"""How does a sentence name the place of an edit, and which place does it name?"""

from __future__ import annotations

from motions.domain.address import LineRange, lines_of_range, range_of_lines
from motions.domain.edit import Edit, Scope
from motions.domain.passage import Block, BlockKind, passage_of
from motions.domain.quoted_place import Range, cut_words, place_of_quote, quoted
from motions.domain.quoted_text import Setting
from motions.domain.quoting import BORDER
from motions.domain.sentence_forms import Spot
from motions.domain.sentence_slots import Filling
from motions.domain.text import Line, LineKind, Text
from motions.domain.words import BLOCK_END, BLOCK_START, Word, words

_IN_SUBJECT = {
    Spot.WORDS: Spot.WORDS_OF_SUBJECT,
    Spot.AFTER_WORDS: Spot.AFTER_WORDS_OF_SUBJECT,
    Spot.BEFORE_WORDS: Spot.BEFORE_WORDS_OF_SUBJECT,
}
OF_SUBJECT = {spot: plain for plain, spot in _IN_SUBJECT.items()}
_SUBJECT_STARTS = len(BLOCK_START)


def setting_of(text: Text, scope: Scope, start: int, end: int) -> Setting:
    """Tell whether the place [start, end) begins and ends in a gap between blocks."""
    if scope is Scope.SUBJECT:
        return Setting()
    return Setting(_is_gap(text, start), _is_gap(text, end))


def _is_gap(text: Text, position: int) -> bool:
    return position == 0 or text.stream[position - 1] == BLOCK_END


def name_place(text: Text, edit: Edit) -> tuple[Spot, Filling]:
    """Tell how a sentence names the place of an edit: by whole lines, by words quoted from lines, or otherwise."""
    if edit.scope is Scope.WHOLE_TEXT:
        return Spot.WHOLE_TEXT, Filling()
    if edit.scope is Scope.SUBJECT:
        return _place_in_subject(text, edit)
    if edit.is_insertion:
        return _place_of_insertion(text, edit.start)
    return _place_of_range(text, edit)


def _place_in_subject(text: Text, edit: Edit) -> tuple[Spot, Filling]:
    if (edit.start, edit.end) == (0, len(text.head.subject)):
        return Spot.SUBJECT, Filling()
    subject, start, end = _subject_as_text(text), edit.start + _SUBJECT_STARTS, edit.end + _SUBJECT_STARTS
    if edit.is_insertion:
        spot, filling = _beside_words(subject, start)
        return _IN_SUBJECT[spot], filling
    return Spot.WORDS_OF_SUBJECT, Filling(old=quoted(subject, start, end)[1])


def _subject_as_text(text: Text) -> Text:
    """Give the subject as a text of a single line, in which places can be sought."""
    subject = text.head.subject
    line = Line(1, subject, LineKind.PARAGRAPH, _SUBJECT_STARTS, _SUBJECT_STARTS + len(subject))
    return Text(passage_of([Block(BlockKind.PARAGRAPH, subject)]), (line,))


def _place_of_insertion(text: Text, position: int) -> tuple[Spot, Filling]:
    if not _is_gap(text, position):
        return _beside_words(text, position)
    before = text.line_at(position - 1)
    number = before.number if before else text.body[0].number
    return Spot.AFTER_LINES if before else Spot.BEFORE_LINES, Filling(LineRange(number, number, text.lettered_after))


def _beside_words(text: Text, position: int) -> tuple[Spot, Filling]:
    """Name words behind which or, at a block's beginning, before which something is put in."""
    start, end = text.ranges[text.block_index(position)]
    before = words(text.stream, start, position)
    if before:
        return Spot.AFTER_WORDS, Filling(*quoted(text, _last_telling(before).start, before[-1].end))
    first = words(text.stream, position, end)[0]
    return Spot.BEFORE_WORDS, Filling(*quoted(text, first.start, first.end))


def _last_telling(before: tuple[Word, ...]) -> Word:
    """Give the last word that is not just punctuation, if there is one."""
    return next((word for word in reversed(before) if any(map(str.isalnum, word.text))), before[0])


def _place_of_range(text: Text, edit: Edit) -> tuple[Spot, Filling]:
    lines = lines_of_range(text, edit.start, edit.end)
    several = lines.first != lines.last
    if range_of_lines(text, lines) == (edit.start, edit.end):
        return Spot.LINES, Filling(lines, cuts=cut_words(text, edit.start, edit.end), several=several)
    old = text.stream[edit.start : edit.end]
    if _is_gap(text, edit.start) and _is_gap(text, edit.end):
        return Spot.BLOCKS, Filling(lines, several=old.count(BLOCK_START) > 1)
    if old == BORDER and edit.new.stream and BLOCK_START not in edit.new.stream:
        return Spot.BORDER, Filling(lines)
    return Spot.WORDS, Filling(*quoted(text, edit.start, edit.end))


def find_place(text: Text, spot: Spot, filling: Filling) -> Range | None:
    """Find the place [start, end) that a sentence names; the inverse of `name_place`.

    For the subject the positions count in it. None if there is no such place.

    Raises Invalid if no word of the text stands on the lines.
    """
    if spot is Spot.WHOLE_TEXT:
        return 0, len(text.stream)
    if spot is Spot.SUBJECT:
        return 0, len(text.head.subject)
    if spot in OF_SUBJECT:
        return _found_in_subject(text, OF_SUBJECT[spot], filling)
    if filling.lines is None:
        return None
    if spot in _IN_SUBJECT:
        return _by_words(text, spot, filling.lines, filling)
    start, end = range_of_lines(text, filling.lines)
    if filling.cuts and filling.cuts != cut_words(text, start, end):
        return None
    return _by_lines(text, spot, start, end)


def _found_in_subject(text: Text, spot: Spot, filling: Filling) -> Range | None:
    if not text.head.subject:
        return None
    place = _by_words(_subject_as_text(text), spot, LineRange(1, 1), filling)
    return place and (place[0] - _SUBJECT_STARTS, place[1] - _SUBJECT_STARTS)


def _by_words(text: Text, spot: Spot, lines: LineRange, filling: Filling) -> Range | None:
    place = place_of_quote(text, lines, filling.old)
    if place is None or spot is Spot.WORDS:
        return place
    if BLOCK_START in filling.old.stream or BLOCK_END in filling.old.stream:
        return None
    position = place[0]
    if spot is Spot.AFTER_WORDS:
        position = place[1]
        while text.stream[position] == " ":
            position += 1
    return position, position


def _by_lines(text: Text, spot: Spot, start: int, end: int) -> Range | None:
    begins_block, ends_block = text.stream[start - 1] == BLOCK_START, text.stream[end] == BLOCK_END
    match spot:
        case Spot.LINES:
            return start, end
        case Spot.BLOCKS if begins_block and ends_block:
            return start - 1, end + 1
        case Spot.AFTER_LINES if ends_block:
            return end + 1, end + 1
        case Spot.BEFORE_LINES if begins_block:
            return start - 1, start - 1
        case Spot.BORDER if text.stream.count(BORDER, start, end) == 1:
            border = text.stream.index(BORDER, start, end)
            return border, border + len(BORDER)
    return None
