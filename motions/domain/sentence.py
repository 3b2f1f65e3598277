"""How does an edit read as a German sentence?"""

from __future__ import annotations

from functools import reduce

from motions.domain.address import LineRange, address, lines_of_range, range_of_lines
from motions.domain.comparison import put_together, word_around
from motions.domain.edit import Edit, Operation
from motions.domain.passage import words_of
from motions.domain.quotation import find_in_range
from motions.domain.text import Text
from motions.domain.words import BLOCK_END, BLOCK_START, Word, words

BORDER_SIGN = "¶"

_MOST_WORDS = 12
_WORDS_AT_EACH_END = 5
_BORDER = BLOCK_END + BLOCK_START
_INNER_QUOTES = str.maketrans("„“”", "‚‘’")


def sentence(text: Text, edit: Edit) -> str:
    """Say what an edit of a text does, with its address.

    "In Z. 39 wird „12 %“ durch „15 %“ ersetzt." Long quotes are shortened in the middle; where a block ends inside of
    one stands ¶. What is quoted and stands more than once on its lines is counted. A word of which the edit takes only
    the part printed on its lines is named.
    """
    match edit.operation:
        case Operation.SUBJECT:
            return f"Der Betreff lautet: {_quoted(_new_subject(text, edit))}."
        case Operation.REPLACE_ALL:
            return "Der ganze Text wird ersetzt."
        case Operation.INSERT:
            return _insertion(text, edit)
        case Operation.DELETE:
            return _deletion(text, edit)
        case Operation.REPLACE:
            return _replacement(text, edit)


def _new_subject(text: Text, edit: Edit) -> str:
    subject = words_of(text.head.subject)
    parts = (subject.part(0, edit.start), edit.new, subject.part(edit.end, len(subject.stream)))
    return reduce(put_together, parts).stream


def _deletion(text: Text, edit: Edit) -> str:
    lines = lines_of_range(text, edit.start, edit.end)
    if _is_whole_lines(text, edit, lines):
        return f"{lines} {_becomes(lines)} gestrichen{_cut_words(text, edit)}."
    return f"In {lines} wird {_counted(text, edit.start, edit.end)} gestrichen{_cut_words(text, edit)}."


def _replacement(text: Text, edit: Edit) -> str:
    lines = lines_of_range(text, edit.start, edit.end)
    if edit.new.stream == " ":
        return _joining(text, edit, lines)
    new = f"durch {_quoted(edit.new.stream)} ersetzt{_cut_words(text, edit)}"
    if _is_whole_lines(text, edit, lines):
        return f"{lines} {_becomes(lines)} {new}."
    return f"In {lines} wird {_counted(text, edit.start, edit.end)} {new}."


def _joining(text: Text, edit: Edit, lines: LineRange) -> str:
    if edit.old.stream == _BORDER:
        return f"In {lines} werden die beiden Absätze zu einem verbunden."
    old = _counted(text, edit.start, edit.end)
    return f"In {lines} wird {old} gestrichen; was davor und danach steht, wird ein Absatz."


def _insertion(text: Text, edit: Edit) -> str:
    new = edit.new.stream
    if new.startswith(BLOCK_START):
        place = address(text, edit)
        return f"{place[0].upper()}{place[1:]} wird eingefügt: {_ended(new)}"
    lines, anchor = _anchor(text, edit.start)
    if new == _BORDER:
        return f"In {lines} beginnt {anchor} ein neuer Absatz."
    if new.startswith(_BORDER) and new.endswith(_BORDER):
        return f"In {lines} wird {anchor} als eigener Absatz eingefügt: {_ended(new.strip())}"
    return f"In {lines} wird {anchor} {_quoted(new)} eingefügt."


def _anchor(text: Text, position: int) -> tuple[LineRange, str]:
    """Give the words behind which or, at a block's beginning, before which something is put in, and their lines."""
    start, end = text.ranges[text.block_index(position)]
    before = words(text.stream, start, position)
    if before:
        first, last, side = _last_telling(before), before[-1], "nach"
    else:
        first = last = words(text.stream, position, end)[0]
        side = "vor"
    lines = lines_of_range(text, first.start, last.end)
    return lines, f"{side} {_counted(text, first.start, last.end)}"


def _last_telling(before: tuple[Word, ...]) -> Word:
    """Give the last word that is not just punctuation, if there is one."""
    return next((word for word in reversed(before) if any(map(str.isalnum, word.text))), before[0])


def _is_whole_lines(text: Text, edit: Edit, lines: LineRange) -> bool:
    return range_of_lines(text, lines) == (edit.start, edit.end)


def _becomes(lines: LineRange) -> str:
    return "wird" if lines.first == lines.last else "werden"


def _counted(text: Text, start: int, end: int) -> str:
    """Quote a range of the text, and say which occurrence is meant if there are several on its lines."""
    lines = lines_of_range(text, start, end)
    quote = text.stream[start:end]
    found = [place.start for place in find_in_range(text, quote, *range_of_lines(text, lines))]
    count = f" ({found.index(start) + 1}. Vorkommen)" if len(found) > 1 and start in found else ""
    return f"{_quoted(quote)}{count}"


def _cut_words(text: Text, edit: Edit) -> str:
    cut = ((word_around(text, edit.start), edit.start, edit.end), (word_around(text, edit.end), edit.start, edit.end))
    named = [
        f"von „{word.text}“ nur „{text.stream[max(word.start, start) : min(word.end, end)]}“"
        for word, start, end in cut
        if word is not None
    ]
    return f" ({', '.join(dict.fromkeys(named))})" if named else ""


def _ended(stream: str) -> str:
    quoted = _quoted(stream)
    return quoted if quoted[-2] in ".!?:" else f"{quoted}."


def _quoted(stream: str) -> str:
    prose = stream.replace(_BORDER, f" {BORDER_SIGN} ").strip().translate(_INNER_QUOTES)
    found = prose.split()
    if len(found) > _MOST_WORDS:
        prose = " ".join([*found[:_WORDS_AT_EACH_END], "…", *found[-_WORDS_AT_EACH_END:]])
    return f"„{prose}“"
