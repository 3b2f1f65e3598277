"""Which paragraphs stand in the body of a DOCX, and what is printed in them?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from motions.domain.printing import Stretch
from motions.imports.docx_lists import BULLET, Lists
from motions.imports.docx_styles import Style, Styles

# python-docx does not know the names of these two.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT_BOX = qn("w:txbxContent")
_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN, _WORDS = map(qn, ("w:p", "w:tbl", "w:tr", "w:tc", "w:r", "w:t"))
_ALWAYS_READ = ("w:hyperlink", "w:smartTag", "w:customXml", "w:fldSimple", "w:sdt", "w:sdtContent", "w:dir", "w:bdo")
_TRANSPARENT = frozenset(map(qn, ("w:ins", "w:moveTo", *_ALWAYS_READ)))
_LINE_BREAK = "\n"
_END_DELETED = "/".join(map(qn, ("w:pPr", "w:rPr", "w:del")))
_CHARACTERS = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): _LINE_BREAK,
    qn("w:cr"): _LINE_BREAK,
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed: its lines, what stands before it as part of a list, and whether its style is a heading's.

    A paragraph has several lines if line breaks were set in it by hand.
    """

    lines: tuple[tuple[Stretch, ...], ...]
    label: str = ""
    is_heading: bool = False

    @property
    def text(self) -> str:
        """All its words, with spaces for line breaks."""
        return " ".join("".join(stretch.text for stretch in line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class BodyReader:
    """Reads the body of a document with its styles and lists."""

    styles: Styles
    lists: Lists

    def paragraphs(self, container: Any) -> Iterator[Paragraph]:
        """Give the paragraphs in a body, a text box or a cell, in reading order.

        A row of a table is one paragraph if no cell of it has more than one, otherwise each is one by itself. A text
        box follows the paragraph it is tied to. What a tracked change inserts counts, what it deletes does not.
        """
        begun: list[Stretch] = []
        for element in container.iterchildren():
            if element.tag == _PARAGRAPH:
                style = self.styles.of_paragraph(element)
                begun += self._stretches(element, style)
                if not _is_joined_to_next(element):
                    yield self._paragraph(style, begun)
                    begun = []
                if next(element.iter(_TEXT_BOX), None) is not None:
                    for box in _text_boxes(element):
                        yield from self.paragraphs(box)
            elif element.tag == _TABLE:
                yield from self._rows(element)
            elif element.tag in _TRANSPARENT:
                yield from self.paragraphs(element)
        if begun:
            yield Paragraph(tuple(_lines(begun)))

    def _rows(self, container: Any) -> Iterator[Paragraph]:
        for element in container.iterchildren():
            if element.tag in _TRANSPARENT:
                yield from self._rows(element)
            elif element.tag == _ROW and element.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
                yield from _row([tuple(self.paragraphs(cell)) for cell in _cells(element)])

    def _paragraph(self, style: Style, stretches: Iterable[Stretch]) -> Paragraph:
        lines = tuple(_lines(stretches))
        place = style.list_place
        has_words = any(stretch.text.strip() for line in lines for stretch in line)
        if not has_words:
            label = ""
        elif place is not None:
            label = self.lists.next_label(place)
        else:
            label = BULLET if style.is_bullet else ""
        return Paragraph(lines, label, style.is_heading)

    def _stretches(self, element: Any, paragraph: Style) -> Iterator[Stretch]:
        for child in element.iterchildren():
            if child.tag in _TRANSPARENT:
                yield from self._stretches(child, paragraph)
            elif child.tag == _RUN:
                text = "".join(_printed(child))
                style = self.styles.of_run(child, paragraph)
                if text and not style.is_hidden:
                    yield Stretch(text, style.is_bold, style.is_italic)


def _printed(run: Any) -> Iterator[str]:
    for child in run.iterchildren():
        if child.tag == _WORDS:
            yield (child.text or "").replace(_LINE_BREAK, " ")
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]


def _lines(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, ...]]:
    line: list[Stretch] = []
    for stretch in stretches:
        if _LINE_BREAK not in stretch.text:
            line.append(stretch)
            continue
        first, *others = stretch.text.split(_LINE_BREAK)
        line.append(replace(stretch, text=first))
        for text in others:
            yield tuple(line)
            line = [replace(stretch, text=text)]
    yield tuple(line)


def _is_joined_to_next(paragraph: Any) -> bool:
    """Tell whether the end of the paragraph was deleted by a tracked change."""
    return paragraph.find(_END_DELETED) is not None


def _text_boxes(element: Any) -> Iterator[Any]:
    for child in element.iterchildren():
        if child.tag == _TEXT_BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from _text_boxes(child)


def _cells(row: Any) -> Iterator[Any]:
    for element in row.iterchildren():
        if element.tag == _CELL:
            yield element
        elif element.tag in _TRANSPARENT:
            yield from _cells(element)


def _row(cells: Sequence[Sequence[Paragraph]]) -> Iterator[Paragraph]:
    filled = [[paragraph for paragraph in cell if paragraph.text.strip()] for cell in cells]
    if any(len(cell) > 1 for cell in filled):
        for cell in cells:
            yield from cell
        return
    stretches: list[Stretch] = []
    for cell in filled:
        for paragraph in cell:
            label = [Stretch(f"{paragraph.label} ")] if paragraph.label else []
            words = [stretch for line in paragraph.lines for stretch in (*line, Stretch(" "))]
            stretches += [*label, *words]
    yield Paragraph((tuple(stretches),))
