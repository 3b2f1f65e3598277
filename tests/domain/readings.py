"""How do tests write a printed text as read?"""

from __future__ import annotations

from motions.domain.blocks import Part, PrintedLine, Reading
from motions.domain.bold import read_bold

GAP = None

FULL = "Diese Zeile ist so voll, dass auf ihr kein weiteres Wort mehr Platz gefunden"
LONG = "Auch diese Zeile ist so voll, dass auf ihr kein Wort mehr Platz fände, nein."


def reading_of(*rows: str | None, first: int = 1) -> Reading:
    """Number the rows; an empty row is a blank line, GAP an empty line without a number."""
    lines: list[PrintedLine] = []
    gap = False
    for row in rows:
        if row is None:
            gap = True
            continue
        lines.append(PrintedLine(first + len(lines), read_bold(row), Part.BODY if row else Part.BLANK, gap))
        gap = False
    return Reading(tuple(lines))
