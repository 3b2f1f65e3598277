"""Which lines, head and form does a printed, numbered text have, and which blocks has plain prose?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from motions.domain.blocks import PrintedLine, Reading, assemble, recognise
from motions.domain.bold import Printed, read_bold
from motions.domain.characters import FORBIDDEN, LINE_BREAK, tidy
from motions.domain.errors import Invalid
from motions.domain.notation import read_notation
from motions.domain.passage import Block
from motions.domain.text import DEFAULT_WIDTH, Text
from motions.domain.typesetting import typeset
from motions.imports.head_and_form import part_head_and_form

TEXT_LIMIT = 5_000_000

_NUMBERED = re.compile(r"[ \t\u00a0]*(?:-[ \t\u00a0]+)?(?P<number>[0-9]{1,6})(?:[ \t\u00a0]+(?P<words>.*))?$")
_NUMBERED_BYTES = re.compile(rb"[ \t]*(?:-[ \t]+)?([0-9]{1,6})[ \t]")
_SHOWN_WORDS = 40


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the file that is not empty, counted from 1, and whether an empty one stands before it."""

    place: int
    content: str
    found: re.Match[str] | None
    after_gap: bool

    @property
    def number(self) -> int | None:
        return int(self.found["number"]) if self.found else None


def read_text(content: bytes, width: int = DEFAULT_WIDTH) -> Text:
    """Read a text that is either printed and numbered or plain prose; plain prose is typeset at the width (characters).

    A text is a numbered one if most of its lines that are not empty begin with a number; for one that begins with line
    1, half of them are enough.

    Raises Invalid if it cannot be read.
    """
    text = _decode(content)
    rows = _rows(text)
    if are_numbered([row.number for row in rows]):
        reading = _reading(rows)
        return assemble(reading, recognise(reading))
    return typeset(_blocks(text), width)


def read_plain_prose(content: bytes) -> tuple[Block, ...]:
    """Read prose without line numbers: blocks are parted by empty lines, a single line break is a space.

    Raises Invalid if it is too large, not UTF-8, empty, or holds control characters.
    """
    return _blocks(_decode(content))


def _blocks(text: str) -> tuple[Block, ...]:
    blocks = read_notation(text)
    if not blocks:
        raise Invalid("In der Datei stehen keine Wörter; erwartet war der Text eines Antrags.", code="empty")
    return blocks


def read_printed_text(content: bytes) -> Reading:
    """Read a printed text: each line begins with its number, "- " may stand before it, and bold is set in Markdown.

    Numbers begin anywhere and rise by one; a line with a number and no words is blank. Empty lines without a number are
    allowed everywhere. Tabs count as spaces; a byte order mark and any kind of line break are fine.

    Raises Invalid, naming the line and what was expected, if a number is missing, repeated or steps back, a line has
    words but no number, no line has a number, nothing but blank lines is there, a control character stands in it, or
    the text is empty, not UTF-8, or larger than 5 MB.
    """
    return _reading(_rows(_decode(content)))


def _reading(rows: Sequence[_Row]) -> Reading:
    if not any(row.found for row in rows):
        raise Invalid(
            "Der Text hat keine Zeilennummern; erwartet war eine Nummer vor „%(words)s“ in Zeile %(place)d der Datei.",
            code="no_numbers",
            words=beginning(rows[0].content),
            place=rows[0].place,
        )
    return reading_of(tuple(_numbered_lines(rows)))


def reading_of(lines: Sequence[PrintedLine]) -> Reading:
    """Make a reading of numbered lines, at least one: the head and the form are recognised and taken as data.

    Raises Invalid if numbers do not rise by one or no line holds amendable words.
    """
    for before, line in pairwise(lines):
        if line.number != before.number + 1:
            raise _wrong_number(before.number, line.number)
    reading = part_head_and_form(lines)
    if not any(line.has_words for line in reading.lines):
        raise Invalid(
            "In den Zeilen %(first)d bis %(last)d steht kein Antragstext; erwartet waren Wörter nach den Nummern.",
            first=reading.lines[0].number,
            last=reading.lines[-1].number,
        )
    return reading


def _decode(content: bytes) -> str:
    if len(content) > TEXT_LIMIT:
        raise Invalid("Die Datei ist größer als 5 MB; ein Antragstext darf höchstens 5 MB haben.", code="too_large")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf_8(content, error.start) from error
    if not tidy(text).strip():
        raise Invalid("Die Datei ist leer; erwartet war der Text eines Antrags.", code="empty")
    _check_characters(text)
    return text


def _not_utf_8(content: bytes, position: int) -> Invalid:
    line = content[content.rfind(b"\n", 0, position) + 1 :]
    found = _NUMBERED_BYTES.match(line)
    if found:
        return Invalid(
            "Zeile %(line)d ist nicht als UTF-8 gespeichert; erwartet war eine Datei in UTF-8.",
            code="not_utf_8",
            line=int(found[1]),
        )
    return Invalid(
        "Zeile %(place)d der Datei ist nicht als UTF-8 gespeichert; erwartet war eine Datei in UTF-8.",
        code="not_utf_8",
        place=content.count(b"\n", 0, position) + 1,
    )


def _rows(text: str) -> Sequence[_Row]:
    rows: list[_Row] = []
    gap = False
    for place, content in enumerate(LINE_BREAK.split(text), start=1):
        if content and tidy(content).strip():
            rows.append(_Row(place, content, _NUMBERED.match(content), gap))
            gap = False
        else:
            gap = True
    return rows


def _check_characters(text: str) -> None:
    found = FORBIDDEN.search(text)
    if found is None:
        return
    character = f"U+{ord(found.group()):04X}"
    place = len(LINE_BREAK.split(text[: found.start()]))
    numbered = _NUMBERED.match(LINE_BREAK.split(text)[place - 1])
    if numbered is None:
        raise Invalid(
            "Zeile %(place)d der Datei enthält das Steuerzeichen %(character)s; erwartet war nur Text.",
            place=place,
            character=character,
        )
    raise Invalid(
        "Zeile %(line)d enthält das Steuerzeichen %(character)s; erwartet war nur Text.",
        line=int(numbered["number"]),
        character=character,
    )


def are_numbered(numbers: Sequence[int | None]) -> bool:
    """Tell whether a text is a numbered one by the numbers of its lines with words, at least one, None for no number.

    Most of the lines have a number then; in a text that begins with line 1, half of them are enough.
    """
    count = len(numbers) - numbers.count(None)
    # Prose may begin with "2 Äpfel", and a numbered text with mistakes must not be taken for prose.
    return 2 * count >= len(numbers) if numbers[0] == 1 else count > 1 and 2 * count > len(numbers)


def number_of(words: str) -> tuple[int, int] | None:
    """Give the number at the beginning of a printed line and how many characters stand before its words; None if none.

    >>> number_of("- 39 Die Stadt"), number_of("39"), number_of("39. Die Stadt")
    ((39, 5), (39, 2), None)
    """
    found = _NUMBERED.match(words)
    return (int(found["number"]), max(found.start("words"), found.end("number"))) if found else None


def _numbered_lines(rows: Sequence[_Row]) -> Iterator[PrintedLine]:
    before: int | None = None
    for row in rows:
        number = row.number
        if number is None:
            raise without_number("Zeile %(place)d der Datei", row.place, row.content, before)
        yield PrintedLine(number, _printed(row), after_gap=row.after_gap)
        before = number


def _printed(row: _Row) -> Printed:
    words = row.found["words"] if row.found else None
    printed = read_bold(words.replace("\t", " ")) if words else Printed("")
    return printed if tidy(printed.words).strip() else Printed("")


def _wrong_number(before: int, number: int) -> Invalid:
    return Invalid(
        "Nach Zeile %(before)d steht Zeile %(line)d; erwartet war Zeile %(expected)d.",
        code="wrong_number",
        before=before,
        line=number,
        expected=before + 1,
    )


def without_number(where: str, place: int, words: str, before: int | None) -> Invalid:
    """Make the refusal of a line that has no number; `where` says how a `%(place)d` is called, as in "Zeile 3".

    `before` is the number of the line before it, None if there is none.
    """
    if before is None:
        return Invalid(
            where + " („%(words)s“) hat keine Zeilennummer; erwartet war eine am Anfang der Zeile.",
            code="no_number",
            place=place,
            words=beginning(words),
        )
    return Invalid(
        where + " („%(words)s“) hat keine Zeilennummer; erwartet war Zeile %(expected)d.",
        code="no_number",
        place=place,
        words=beginning(words),
        expected=before + 1,
    )


def beginning(words: str) -> str:
    """Give the first words of a line, as many as an error can show."""
    words = tidy(words).strip()
    return words if len(words) <= _SHOWN_WORDS else f"{words[:_SHOWN_WORDS].rsplit(' ', 1)[0]} …"
