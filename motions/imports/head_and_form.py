"""Which printed lines are the head of a motion and which its decision form, and what stands in them?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from motions.domain.blocks import Part, PrintedLine, Reading
from motions.domain.joining import join_lines
from motions.domain.text import Form, Head

MOST_LINES_OF_A_FIELD = 6
MOST_LINES_OF_A_FORM = 12

_LABEL = re.compile(
    r"(?:(?P<number>Antrags?[- ]?(?:nummer|nr\.?))|(?P<submitter>Antragstell[^\s:]*)|(?P<subject>Betreff))\s*:\s*",
    re.IGNORECASE,
)
_TITLE = re.compile(r"Antrag (?P<number>[^\s:]{1,40}): (?P<subject>.+)")
_BOX = r"(?:[☐☑☒□■✓✔✗✘]|\[[ xX]?\]|\([ xX]?\))"
_FIRST_CHOICE = rf"(?P<adopted_box>{_BOX})?\s*(?:Antrag:?\s+)?(?P<adopted_box_inside>{_BOX})?\s*angenommen\b"
_FORM_BEGINS = re.compile(_FIRST_CHOICE, re.IGNORECASE)
_FORM = re.compile(
    _FIRST_CHOICE + rf"(?P<adopted>.{{0,300}}?)(?P<rejected_box>{_BOX})?\s*\babgelehnt\b"
    rf"(?P<rejected>.{{0,300}}?)(?P<referred_box>{_BOX})?\s*\büberwiesen an\b(?P<referred_to>.{{0,300}})",
    re.IGNORECASE,
)
_NOT_ENTERED = re.compile(r"^[\s:;,/|_.…☐□–-]+|[\s:;,/|_…☐□–-]+$|\[ ?\]|\( ?\)")


def part_head_and_form(lines: Sequence[PrintedLine]) -> Reading:
    """Recognise the head at the beginning and the decision form at the end of a printed text and take them as data.

    The head begins with the first words of the text and holds "Antrag-Nummer:", "Antragsteller:" and "Betreff:", each
    with the lines that follow it without an empty one. The form holds "angenommen", "abgelehnt" and "überwiesen an", in
    this order, with or without entries, and all lines after them.
    """
    head_start, head_end, head = _read_head(lines)
    form_start, form = _read_form(lines, head_end)
    parts = [_part(line, index, head_start, head_end, form_start) for index, line in enumerate(lines)]
    parted = (line if line.part is part else replace(line, part=part) for line, part in zip(lines, parts, strict=True))
    return Reading(tuple(parted), head, form)


def head_of(lines: Sequence[PrintedLine]) -> Head:
    """Give the head that stands in lines before a motion's text: a title "Antrag A1: Wege" and labels, if they do."""
    labels = next((index for index, line in enumerate(lines) if _LABEL.match(line.words)), len(lines))
    head = _read_head(lines[labels:])[2]
    for index in range(labels):
        found = _TITLE.fullmatch(join_lines([line.printed for line in lines[index:labels]]).prose)
        if found is not None:
            return replace(head, number=head.number or found["number"], subject=head.subject or found["subject"])
    return head


def _part(line: PrintedLine, index: int, head_start: int, head_end: int, form_start: int) -> Part:
    if head_start <= index < head_end:
        return Part.HEAD
    if index >= form_start:
        return Part.FORM
    return Part.BODY if line.words else Part.BLANK


def _read_head(lines: Sequence[PrintedLine]) -> tuple[int, int, Head]:
    start = next((index for index, line in enumerate(lines) if line.words), len(lines))
    fields: dict[str, list[str]] = {}
    end = start
    index = start
    while index < len(lines):
        label = _LABEL.match(lines[index].words)
        if label is not None:
            length = _length_of_field(lines, index)
            first = lines[index].printed.without(label.end())
            printed = [first] if first.words else []
            printed += [line.printed for line in lines[index + 1 : index + length]]
            fields.setdefault(str(label.lastgroup), []).append(join_lines(printed).prose if printed else "")
            index = end = index + length
        elif lines[index].words:
            break
        else:
            index += 1
    return start, end, Head(**{name: ", ".join(filter(None, values)) for name, values in fields.items()})


def _length_of_field(lines: Sequence[PrintedLine], index: int) -> int:
    """Count the lines of a field; where no end is in sight the text follows closely, and it has its first line only."""
    for length, line in enumerate(lines[index + 1 : index + 1 + MOST_LINES_OF_A_FIELD], start=1):
        if not line.words or line.after_gap or _LABEL.match(line.words):
            return length
    return 1


def _read_form(lines: Sequence[PrintedLine], head_end: int) -> tuple[int, Form]:
    counted = 0
    for index in range(len(lines) - 1, head_end - 1, -1):
        counted += bool(lines[index].words)
        if counted > MOST_LINES_OF_A_FORM:
            break
        if _FORM_BEGINS.match(lines[index].words):
            printed = [line.printed for line in lines[index:] if line.words]
            found = _FORM.fullmatch(join_lines(printed).prose)
            if found is not None:
                return index, _form(found)
    return len(lines), Form()


def _form(found: re.Match[str]) -> Form:
    boxes = [found["adopted_box"] or found["adopted_box_inside"], found["rejected_box"], found["referred_box"]]
    if boxes[0] is None:
        # Where none stands before the first choice, each box belongs to the choice before it.
        boxes = [*boxes[1:], None]
    choices = ("adopted", "rejected", "referred_to")
    return Form(*(_entry(box, found[choice]) for box, choice in zip(boxes, choices, strict=True)))


def _entry(box: str | None, words: str) -> str:
    return " ".join(filter(None, (_NOT_ENTERED.sub("", box or "").strip(), _NOT_ENTERED.sub("", words).strip())))
