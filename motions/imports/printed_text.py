"""Which lines, head and form does a printed, numbered text have, and which blocks has plain prose?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    """One line of the file, counted from 1."""

    place: int
    content: str
    found: re.Match[str] | None

    @property
    def is_empty(self) -> bool:
        return not tidy(self.content).strip()

    @property
    def number(self) -> int | None:
        return int(self.found["number"]) if self.found else None


def read_text(content: bytes, width: int = DEFAULT_WIDTH) -> Text:
    """Read a text that is either printed and numbered or plain prose; plain prose is typeset at the width (characters).

    A text is a numbered one if most of its lines that are not empty begin with a number; for one that begins with line
    1, half of them are enough.

    Raises Invalid if it cannot be read.
    """
    if _is_numbered(_rows(_decode(content))):
        reading = read_printed_text(content)
        return assemble(reading, recognise(reading))
    return typeset(read_plain_prose(content), width)


def read_plain_prose(content: bytes) -> tuple[Block, ...]:
    """Read prose without line numbers: blocks are parted by empty lines, a single line break is a space.

    Raises Invalid if it is too large, not UTF-8, empty, or holds control characters.
    """
    text = _decode(content)
    _check_characters(_rows(text))
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
    rows = _rows(_decode(content))
    _check_characters(rows)
    if not any(row.found for row in rows):
        first = next(row for row in rows if not row.is_empty)
        raise Invalid(
            "Der Text hat keine Zeilennummern; erwartet war eine Nummer vor „%(words)s“ in Zeile %(place)d der Datei.",
            code="no_numbers",
            words=_beginning(first),
            place=first.place,
        )
    reading = part_head_and_form(tuple(_numbered_lines(rows)))
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
    return [
        _Row(place, content, _NUMBERED.match(content)) for place, content in enumerate(LINE_BREAK.split(text), start=1)
    ]


def _check_characters(rows: Sequence[_Row]) -> None:
    for row in rows:
        found = FORBIDDEN.search(row.content)
        if found is None:
            continue
        character = f"U+{ord(found.group()):04X}"
        if row.number is None:
            raise Invalid(
                "Zeile %(place)d der Datei enthält das Steuerzeichen %(character)s; erwartet war nur Text.",
                place=row.place,
                character=character,
            )
        raise Invalid(
            "Zeile %(line)d enthält das Steuerzeichen %(character)s; erwartet war nur Text.",
            line=row.number,
            character=character,
        )


def _is_numbered(rows: Sequence[_Row]) -> bool:
    filled = [row for row in rows if not row.is_empty]
    count = sum(row.number is not None for row in filled)
    # Prose may begin with "2 Äpfel", and a numbered text with mistakes must not be taken for prose.
    return 2 * count >= len(filled) if filled[0].number == 1 else count > 1 and 2 * count > len(filled)


def _numbered_lines(rows: Sequence[_Row]) -> Iterator[PrintedLine]:
    before: int | None = None
    gap = False
    for row in rows:
        if row.is_empty:
            gap = True
            continue
        number = _checked_number(row, before)
        yield PrintedLine(number, _printed(row), after_gap=gap)
        before, gap = number, False


def _printed(row: _Row) -> Printed:
    words = row.found["words"] if row.found else None
    printed = read_bold((words or "").replace("\t", " "))
    return printed if tidy(printed.words).strip() else Printed("")


def _checked_number(row: _Row, before: int | None) -> int:
    if row.number is None:
        raise _without_number(row, before)
    if before is not None and row.number != before + 1:
        raise Invalid(
            "Nach Zeile %(before)d steht Zeile %(line)d; erwartet war Zeile %(expected)d.",
            code="wrong_number",
            before=before,
            line=row.number,
            expected=before + 1,
        )
    return row.number


def _without_number(row: _Row, before: int | None) -> Invalid:
    if before is None:
        return Invalid(
            "Zeile %(place)d der Datei („%(words)s“) hat keine Zeilennummer; erwartet war eine am Anfang der Zeile.",
            code="no_number",
            place=row.place,
            words=_beginning(row),
        )
    return Invalid(
        "Zeile %(place)d der Datei („%(words)s“) hat keine Zeilennummer; erwartet war Zeile %(expected)d.",
        code="no_number",
        place=row.place,
        words=_beginning(row),
        expected=before + 1,
    )


def _beginning(row: _Row) -> str:
    words = tidy(row.content).strip()
    return words if len(words) <= _SHOWN_WORDS else f"{words[:_SHOWN_WORDS].rsplit(' ', 1)[0]} …"
