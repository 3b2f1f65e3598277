"""How are texts and edits written as plain data, and which hash names exactly this text?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from motions.domain.blocks import Part, PrintedLine, Reading, Start
from motions.domain.bold import Printed
from motions.domain.edit import Edit, Scope
from motions.domain.passage import BlockKind, Mark, MarkKind, Opening, Passage
from motions.domain.text import Form, Head, Line, LineKind, Text

Data = dict[str, Any]


def canonical_json(data: object) -> str:
    """Write plain data in the one form that hashes are taken of: keys sorted, no spaces, letters as they are.

    Raises ValueError for a number that JSON does not have.
    """
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def text_hash(text: Text) -> str:
    """Give the SHA-256, 64 hexadecimal digits, of what can be amended: the passage, the printed lines, the subject."""
    data = {
        "passage": passage_to_data(text.passage),
        "lines": [_line_to_data(line) for line in text.lines],
        "subject": text.head.subject,
    }
    return hashlib.sha256(canonical_json(data).encode("utf-8")).hexdigest()


def passage_to_data(passage: Passage) -> Data:
    """Write a passage as plain data."""
    return {
        "stream": passage.stream,
        "marks": [[mark.start, mark.end, mark.kind.value] for mark in passage.marks],
        "openings": [[opening.kind.value, opening.mark] for opening in passage.openings],
    }


def passage_from_data(data: Mapping[str, Any]) -> Passage:
    """Read a passage from plain data; the inverse of `passage_to_data`."""
    return Passage(
        data["stream"],
        tuple(Mark(start, end, MarkKind(kind)) for start, end, kind in data["marks"]),
        tuple(Opening(BlockKind(kind), mark) for kind, mark in data["openings"]),
    )


def text_to_data(text: Text) -> Data:
    """Write a frozen text as plain data."""
    return {
        "passage": passage_to_data(text.passage),
        "lines": [_line_to_data(line) for line in text.lines],
        "head": _head_to_data(text.head),
        "form": _form_to_data(text.form),
        "width": text.width,
        "wrap": text.wrap_version,
    }


def text_from_data(data: Mapping[str, Any]) -> Text:
    """Read a frozen text from plain data; the inverse of `text_to_data`."""
    return Text(
        passage_from_data(data["passage"]),
        tuple(_line_from_data(line) for line in data["lines"]),
        _head_from_data(data["head"]),
        _form_from_data(data["form"]),
        data["width"],
        data["wrap"],
    )


def edit_to_data(edit: Edit) -> Data:
    """Write an edit as plain data; what is said only of some edits is left out where it does not apply."""
    data = {
        "id": edit.id,
        "scope": edit.scope.value,
        "start": edit.start,
        "end": edit.end,
        "old": passage_to_data(edit.old),
        "new": passage_to_data(edit.new),
    }
    if edit.within:
        data["within"] = edit.within
    if edit.move:
        data["move"] = edit.move
    return data


def edit_from_data(data: Mapping[str, Any]) -> Edit:
    """Read an edit from plain data; the inverse of `edit_to_data`."""
    return Edit(
        data["start"],
        data["end"],
        passage_from_data(data["old"]),
        passage_from_data(data["new"]),
        Scope(data["scope"]),
        data["id"],
        data.get("within", ""),
        data.get("move", 0),
    )


def printed_beside(document: Mapping[str, Any]) -> str:
    """Write what stands beside a text's words, and is not in its hash: head, form, and how it is set."""
    return canonical_json({name: document[name] for name in ("head", "form", "width", "wrap")})


def reading_to_data(reading: Reading, starts: Iterable[Start]) -> Data:
    """Write a printed text as read, and where its blocks begin, as plain data, so that a draft can be kept."""
    return {
        "lines": [
            [line.number, line.words, list(line.printed.turns), line.part.value, line.after_gap]
            for line in reading.lines
        ],
        "head": _head_to_data(reading.head),
        "form": _form_to_data(reading.form),
        "starts": [[start.line, start.kind.value, start.printed_mark, start.after_blank] for start in starts],
    }


def reading_from_data(data: Mapping[str, Any]) -> tuple[Reading, tuple[Start, ...]]:
    """Read a printed text and its starts from plain data; the inverse of `reading_to_data`."""
    lines = (
        PrintedLine(number, Printed(words, tuple(turns)), Part(part), after_gap)
        for number, words, turns, part, after_gap in data["lines"]
    )
    starts = (Start(line, BlockKind(kind), mark, after_blank) for line, kind, mark, after_blank in data["starts"])
    return Reading(tuple(lines), _head_from_data(data["head"]), _form_from_data(data["form"])), tuple(starts)


def _line_to_data(line: Line) -> list[Any]:
    return [line.number, line.printed, line.kind.value, line.start, line.end]


def _line_from_data(data: Iterable[Any]) -> Line:
    number, printed, kind, start, end = data
    return Line(number, printed, LineKind(kind), start, end)


def _head_to_data(head: Head) -> Data:
    return {"number": head.number, "submitter": head.submitter, "subject": head.subject}


def _head_from_data(data: Mapping[str, Any]) -> Head:
    return Head(data["number"], data["submitter"], data["subject"])


def _form_to_data(form: Form) -> Data:
    return {"adopted": form.adopted, "rejected": form.rejected, "referred_to": form.referred_to}


def _form_from_data(data: Mapping[str, Any]) -> Form:
    return Form(data["adopted"], data["rejected"], data["referred_to"])
