"""How does a text with line numbers become a PDF?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from motions.domain.errors import NotPossible
from motions.domain.printing import Stretch, printed_stretches
from motions.domain.text import Line, Text

SECONDS_ALLOWED = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a document beside its lines; every string is in the language of the reader.

    `kind` names the document ("Antrag", "Beschluss"), `facts` are rows of the head such as ("Antragsteller*in", "OV
    Nord"), `note` is the last line on each page. `margin` gives, for a line's number, what stands beside it.
    """

    conference: str
    kind: str
    number: str
    subject: str
    facts: tuple[tuple[str, str], ...] = ()
    note: str = ""
    margin: Mapping[int, str] | None = None
    page: str = "Seite"
    language: str = "de"


def text_pdf(text: Text, sheet: Sheet, made_at: datetime | None = None) -> bytes:
    """Set a text with its line numbers on A4 pages, each printed line on a line of its own.

    The result is a tagged PDF (PDF/UA-1) with embedded fonts; line numbers stand outside the reading flow. `made_at`
    is the time written into the file, so that equal input gives equal bytes. The typesetter runs in a process of its
    own for each document, because its memory grows with each.
    Raises NotPossible if the typesetter fails.
    """
    return set_document("text.typ", _document(text, sheet), made_at)


def set_document(template: str, document: Mapping[str, object], made_at: datetime | None = None) -> bytes:
    """Set a document with one of the templates beside this module, in a process of its own.

    Raises NotPossible if the typesetter fails.
    """
    at = made_at or datetime.now(UTC)
    request = json.dumps({"template": template, "document": document, "made_at": int(at.timestamp())})
    finished = subprocess.run(
        [sys.executable, "-I", str(Path(__file__).with_name("typesetter.py"))],
        input=request.encode(),
        capture_output=True,
        timeout=SECONDS_ALLOWED,
        check=False,
    )
    if finished.returncode != 0:
        raise NotPossible("Das PDF konnte nicht gesetzt werden: %(why)s", why=finished.stderr.decode()[-300:].strip())
    return finished.stdout


def _document(text: Text, sheet: Sheet) -> dict[str, object]:
    margin = sheet.margin or {}
    words = {key: value for key, value in asdict(sheet).items() if key != "margin"}
    return {**words, "groups": [_group(text, group, margin) for group in _groups(text)]}


def _group(text: Text, group: list[Line], margin: Mapping[int, str]) -> dict[str, object]:
    return {
        "kind": group[0].kind.value,
        "lines": [
            {
                "number": line.number,
                "stretches": [_stretch(stretch) for stretch in printed_stretches(text, line)],
                "margin": margin.get(line.number, ""),
            }
            for line in group
        ],
    }


def _stretch(stretch: Stretch) -> dict[str, object]:
    return {"text": stretch.text, "bold": stretch.bold, "italic": stretch.italic}


def _groups(text: Text) -> list[list[Line]]:
    """Put the lines of each block together; a line without prose is a group of its own."""
    groups: list[list[Line]] = []
    last = -1
    for line in text.lines:
        block = text.block_index(line.start) if line.has_prose else -1
        if block >= 0 and block == last:
            groups[-1].append(line)
        else:
            groups.append([line])
        last = block
    return groups
