"""Which printed lines does an address name, and by which address is an edit called?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from motions.domain.characters import composed
from motions.domain.edit import Edit, Scope
from motions.domain.errors import Invalid
from motions.domain.text import Line, LineKind, Text, letters, number_of_letters
from motions.domain.words import BLOCK_END, BLOCK_START

_LINES = r"(?:(?:Zeilen?|Zl\.?|Z\.?)\s*)?"
_TO = r"\s*(?:[-\u2010-\u2014]|bis)\s*"
_WRITTEN = re.compile(
    rf"{_LINES}(?P<first>[0-9]{{1,20}})(?:{_TO}{_LINES}(?P<last>[0-9]{{1,20}})|\s*(?P<following>ff?)\.?)?"
)
_OUTSIDE = {LineKind.HEAD: "zum Kopf des Antrags", LineKind.FORM: "zum Beschlussfeld"}


@dataclass(frozen=True, slots=True)
class LineRange:
    """The printed lines from number `first` to number `last`, both included.

    Those of a new text are named with letters after `lettered_after`, such as "Ä3:44".
    """

    first: int
    last: int
    lettered_after: str = ""

    def __str__(self) -> str:
        names = [letters(number) if self.lettered_after else str(number) for number in (self.first, self.last)]
        return f"Z. {self.lettered_after}{'–'.join(dict.fromkeys(names))}"


def parse_lines(text: Text, written: str) -> LineRange:
    """Read which lines are meant by "39", "Z. 39", "39-41", "39 bis 41", "130 f." (and 131) or "130 ff.".

    "ff." reaches to the end of the block that stands on the line. In a new text lines are "Ä3:44a", "Ä3:44a–c" or
    just "44a".

    Raises Invalid if this is no address or the text has no such lines.
    """
    pattern = _lettered(text.lettered_after) if text.lettered_after else _WRITTEN
    found = pattern.fullmatch(composed(written).strip())
    if found is None:
        raise _no_lines(text, written)
    read = number_of_letters if text.lettered_after else int
    first = read(found["first"])
    last = read(found["last"]) if found["last"] else _last_line(text, first, found["following"])
    text.lines_between(first, last)
    return LineRange(first, last, text.lettered_after)


@lru_cache(maxsize=64)
def _lettered(lettered_after: str) -> re.Pattern[str]:
    amendment, _, line = lettered_after.rpartition(":")
    before = rf"(?:{re.escape(amendment)}:\s*)?{re.escape(line)}"
    return re.compile(
        rf"{_LINES}{before}(?P<first>[a-z]{{1,6}})"
        rf"(?:{_TO}{_LINES}(?:{before})?(?P<last>[a-z]{{1,6}})|\s+(?P<following>ff?)\.?)?"
    )


def _no_lines(text: Text, written: str) -> Invalid:
    examples = "„39“, „39–41“, „130 f.“ und „130 ff.“"
    if text.lettered_after:
        examples = f"„{text.lettered_after}a“ und „{text.lettered_after}a–c“"
    return Invalid(
        "„%(written)s“ nennt keine Zeilen; möglich sind zum Beispiel %(examples)s.",
        code="not_understood",
        written=_beginning(written),
        examples=examples,
    )


def _beginning(written: str) -> str:
    return written if len(written) <= 40 else f"{written[:39]}…"


def _last_line(text: Text, first: int, following: str | None) -> int:
    if not following:
        return first
    if following == "f":
        return first + 1
    line = text.line(first)
    if not line.has_prose:
        raise Invalid(
            "Auf Z. %(line)s beginnt kein Absatz, den „ff.“ meinen könnte.",
            code="no_such_line",
            line=text.line_name(first),
        )
    last = text.line_at(text.ranges[text.block_index(line.start)][1])
    return last.number if last else first


def range_of_lines(text: Text, lines: LineRange) -> tuple[int, int]:
    """Give the range [start, end) of exactly what is printed on lines; those without words at the ends do not count.

    Raises Invalid if no word of the text stands on them, or one of them belongs to the head or the decision form.
    """
    printed = [line for line in lines_of_text(text, lines) if line.start < line.end]
    if not printed:
        raise Invalid("Auf %(lines)s steht kein Wort, das geändert werden könnte.", code="no_words", lines=lines)
    return printed[0].start, printed[-1].end


def lines_of_text(text: Text, lines: LineRange) -> list[Line]:
    """Give the printed lines of a range.

    Raises Invalid if one of them does not exist or belongs to the head or the decision form.
    """
    found = list(text.lines_between(lines.first, lines.last))
    for line in found:
        if line.kind in _OUTSIDE and (line.printed or line.kind is LineKind.FORM):
            raise Invalid(
                "Z. %(line)s gehört %(part)s und nicht zum Text, der geändert werden kann.",
                code="not_in_text",
                line=text.line_name(line.number),
                part=_OUTSIDE[line.kind],
            )
    return found


def lines_of_range(text: Text, start: int, end: int) -> LineRange:
    """Give the lines on which something of [start, end) is printed, at least one character of a text with lines.

    The border of two blocks stands on the lines next to it.
    """
    first = {BLOCK_START: start + 1, BLOCK_END: start - 1}.get(text.stream[start], start)
    last = {BLOCK_START: end, BLOCK_END: end - 2}.get(text.stream[end - 1], end - 1)
    before, behind = text.line_at(max(first, text.body[0].start)), text.line_at(last)
    numbers = [line.number for line in (before, behind) if line is not None]
    return LineRange(numbers[0], numbers[-1], text.lettered_after)


def address(text: Text, edit: Edit) -> str:
    """Name the place of an edit: "Z. 39", "Z. 39–41", "nach Z. 44", "vor Z. 6", "Betreff" or "ganzer Text".

    What is put in after the last word on a line stands "nach" it, also where that line is the last of its block; "vor"
    a line stands what comes before the first word of a block, or before the whole text.
    """
    if edit.scope is Scope.SUBJECT:
        return "Betreff"
    if edit.scope is Scope.WHOLE_TEXT:
        return "ganzer Text"
    if edit.is_insertion:
        return _place(text, edit.start)
    return str(lines_of_range(text, edit.start, edit.end))


def _place(text: Text, position: int) -> str:
    before = text.line_at(position - 1)
    if before is None:
        return f"vor Z. {text.line_name(text.body[0].number)}"
    following = text.line_at(position)
    if text.stream[position - 1] == BLOCK_START and following not in (None, before):
        return f"vor Z. {text.line_name(following.number)}"
    side = "" if position < before.end else "nach "
    return f"{side}Z. {text.line_name(before.number)}"
