"""Which text does a DOCX hold?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from motions.domain.blocks import Part, PrintedLine, assemble, recognise
from motions.domain.bold import Printed
from motions.domain.characters import check_characters, tidy
from motions.domain.errors import Invalid
from motions.domain.joining import join_lines
from motions.domain.list_marks import list_mark, ordinal, without_list_mark
from motions.domain.notation import stands_in_sequence
from motions.domain.passage import Block, BlockKind, Mark, MarkKind, cut_marks
from motions.domain.printing import Stretch
from motions.domain.text import DEFAULT_WIDTH, Text
from motions.domain.typesetting import typeset
from motions.imports.docx_body import BodyReader, Paragraph
from motions.imports.docx_lists import BULLET, read_lists
from motions.imports.docx_package import open_package
from motions.imports.docx_styles import read_styles
from motions.imports.head_and_form import part_head_and_form
from motions.imports.printed_text import TEXT_LIMIT, are_numbered, number_of, reading_of, without_number

LONGEST_BOLD_HEADING = 95


def read_docx(content: bytes, width: int = DEFAULT_WIDTH) -> Text:
    """Read the text of a DOCX: the body with its tables and text boxes, in reading order.

    Headings are paragraphs with a style for headings, and short ones all in bold; items are those of a list, with "-"
    for a bullet or the number that is printed, or begin with a list mark. What tracked changes insert is read; what
    they delete is not, nor are headers, footers, footnotes, comments, hidden words, and the line numbers that a word
    processor only shows. The head and the decision form are taken as data, and the text is typeset at the width
    (characters). If most lines begin with a number, the document is a printed text and is read as such.

    Raises Invalid if it cannot be read, holds no words or a control character, or more than 5 MB of text.
    """
    paragraphs = tuple(_paragraphs(open_package(content)))
    words = "\n".join(paragraph.text for paragraph in paragraphs)
    if len(words.encode()) > TEXT_LIMIT:
        raise Invalid("Das DOCX enthält mehr als 5 MB Text; so viel wird nicht gelesen.", code="too_large")
    check_characters(words)
    if not tidy(words).strip():
        raise Invalid("Im DOCX stehen keine Wörter; erwartet war der Text eines Antrags.", code="empty")
    rows = tuple(_rows(paragraphs))
    if are_numbered([row.number for row in rows]):
        reading = reading_of(tuple(_numbered_lines(rows)))
        return assemble(reading, recognise(reading))
    return _typeset([each for each in map(_content, paragraphs) if each.prose], width)


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    styles = read_styles(_root(document, RELATIONSHIP_TYPE.STYLES))
    lists = read_lists(_root(document, RELATIONSHIP_TYPE.NUMBERING))
    return BodyReader(styles, lists).paragraphs(document.element.body)


def _root(document: Document, relationship: str) -> Any:
    try:
        return getattr(document.part.part_related_by(relationship), "element", None)
    except (KeyError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the document that is not empty: the paragraph it stands in, counted from 1, and the number it has."""

    place: int
    printed: Printed
    after_gap: bool
    number: int | None


def _rows(paragraphs: Sequence[Paragraph]) -> Iterator[_Row]:
    is_apart = False
    for place, paragraph in enumerate(paragraphs, start=1):
        lines = [printed for line in paragraph.lines if (printed := _printed(line)).words]
        # Where a paragraph holds several printed lines, its end is the end of a block.
        is_apart = is_apart or not lines or len(lines) > 1
        for printed in lines:
            number, length = number_of(printed.words) or (None, 0)
            yield _Row(place, printed.without(length), is_apart, number)
            is_apart = False
        is_apart = len(lines) != 1


def _numbered_lines(rows: Sequence[_Row]) -> Iterator[PrintedLine]:
    before: int | None = None
    for row in rows:
        if row.number is None:
            raise without_number("Absatz %(place)d", row.place, row.printed.words, before)
        yield PrintedLine(row.number, row.printed, after_gap=row.after_gap)
        before = row.number


@dataclass(frozen=True, slots=True)
class _Content:
    """The words of a paragraph, what is set apart in them, and what the paragraph is."""

    prose: str
    marks: tuple[Mark, ...]
    label: str
    is_heading: bool

    @property
    def mark(self) -> str:
        """The mark of a list before the words or at their beginning."""
        return (self.label if list_mark(f"{self.label} x") else "") if self.label else list_mark(self.prose)


def _content(paragraph: Paragraph) -> _Content:
    bold = join_lines([line for line in map(_printed, paragraph.lines) if line.words])
    marks = bold.marks
    if any(stretch.italic for line in paragraph.lines for stretch in line):
        italic = join_lines([line for line in map(_printed_italic, paragraph.lines) if line.words])
        marks = (*marks, *(Mark(mark.start, mark.end, MarkKind.ITALIC) for mark in italic.marks))
        marks = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.kind.value)))
    return _Content(bold.prose, marks, paragraph.label, paragraph.is_heading)


def _printed(line: Sequence[Stretch]) -> Printed:
    return _with_turns(line, [stretch.bold for stretch in line])


def _printed_italic(line: Sequence[Stretch]) -> Printed:
    return _with_turns(line, [stretch.italic for stretch in line])


def _with_turns(line: Sequence[Stretch], are_set: Sequence[bool]) -> Printed:
    turns: list[int] = []
    length = 0
    for stretch, is_set in zip(line, are_set, strict=True):
        if is_set != bool(len(turns) % 2):
            turns.append(length)
        length += len(stretch.text)
    if len(turns) % 2:
        turns.append(length)
    words = "".join(stretch.text for stretch in line)
    indent = len(words) - len(words.lstrip())
    stripped = words.strip()
    return Printed(stripped, tuple(min(max(turn - indent, 0), len(stripped)) for turn in turns))


def _typeset(contents: Sequence[_Content], width: int) -> Text:
    lines = [
        PrintedLine(number, Printed(content.prose), after_gap=True) for number, content in enumerate(contents, start=1)
    ]
    reading = part_head_and_form(lines)
    body = [content for content, line in zip(contents, reading.lines, strict=True) if line.part is Part.BODY]
    if not body:
        raise Invalid("Im DOCX steht nach dem Kopf kein Antragstext; erwartet waren Wörter.", code="empty")
    marks = [content.mark for content in body]
    blocks = [_block(content, marks, index) for index, content in enumerate(body)]
    return typeset(blocks, width, head=reading.head, form=reading.form)


def _block(content: _Content, marks: Sequence[str], index: int) -> Block:
    mark = marks[index]
    if content.is_heading or (not mark and _is_short_and_bold(content)):
        label = "" if content.label in ("", BULLET) else f"{content.label} "
        return Block(BlockKind.HEADING, label + content.prose)
    if content.label and mark:
        return Block(BlockKind.ITEM, content.prose, mark, content.marks)
    if mark and (ordinal(mark) is None or stands_in_sequence(marks, index)):
        return _without_start(content, mark)
    label = f"{content.label} " if content.label else ""
    moved = tuple(each.moved(len(label)) for each in content.marks)
    return Block(BlockKind.PARAGRAPH, label + content.prose, marks=moved)


def _without_start(content: _Content, mark: str) -> Block:
    """Take a list mark that was typed for what it is."""
    length = without_list_mark(content.prose)
    return Block(BlockKind.ITEM, content.prose[length:], mark, cut_marks(content.marks, length, len(content.prose)))


def _is_short_and_bold(content: _Content) -> bool:
    return len(content.prose) <= LONGEST_BOLD_HEADING and Mark(0, len(content.prose)) in content.marks
