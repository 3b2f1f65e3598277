"""What did an import recognise, line by line and block by block?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from motions.domain.blocks import Part, PrintedLine, Start
from motions.domain.doubt import Doubt, doubts
from motions.domain.passage import BlockKind
from motions.domain.text import Form
from motions.services.drafts import Draft

KIND_WORDS: Mapping[BlockKind, Any] = {
    BlockKind.HEADING: lazy_gettext("Überschrift"),
    BlockKind.PARAGRAPH: lazy_gettext("Absatz"),
    BlockKind.ITEM: lazy_gettext("Aufzählung"),
}

_PART_WORDS = {Part.HEAD: lazy_gettext("Kopf"), Part.FORM: lazy_gettext("Beschlussfeld")}

_DOUBTS = {
    Doubt.SHORT_LINE: lazy_gettext("Neuer Absatz nur, weil die Zeile davor etwas kürzer ist. Stimmt das?"),
    Doubt.PAGE_BREAK: lazy_gettext("Neuer Absatz oder nur ein Seitenwechsel? Die Zeile davor ist voll."),
    Doubt.PERHAPS_BEGINS: lazy_gettext("Die Zeile davor endet kurz und mit einem Satz: Beginnt hier ein neuer Absatz?"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line; `doubt` says what a person should look at, `next_doubt` is the next line with such a sentence."""

    number: int
    words: str
    begins: bool
    can_join: bool
    doubt: str = ""
    next_doubt: int | None = None


@dataclass(slots=True)
class Stretch:
    """Lines that belong together: a block with its kind, or lines outside of the text, which have a `label` instead."""

    css: str
    kind: BlockKind | None
    label: str = ""
    rows: list[Row] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The number of its first line."""
        return self.rows[0].number


@dataclass(frozen=True, slots=True)
class Recognised:
    """All that was recognised: the stretches in order, the lines in doubt, and what the summary counts."""

    stretches: tuple[Stretch, ...]
    doubtful: tuple[int, ...]
    counts: tuple[str, ...]
    form: tuple[tuple[str, str], ...]


def recognised(draft: Draft) -> Recognised:
    """Give an import as the page shows it."""
    doubtful = doubts(draft.reading, draft.starts)
    return Recognised(
        tuple(_stretches(draft.reading.lines, draft.starts, doubtful)),
        tuple(doubtful),
        _counts(draft),
        _form(draft.reading.form),
    )


def _stretches(
    lines: Iterable[PrintedLine], starts: Iterable[Start], doubtful: Mapping[int, Doubt]
) -> Iterable[Stretch]:
    start_at = {start.line: start for start in starts}
    following = dict(zip(doubtful, [*list(doubtful)[1:], None], strict=True))
    current: Stretch | None = None
    for line in lines:
        start = start_at.get(line.number)
        if start is not None or current is None or current.css != _css(line, current):
            if current is not None:
                yield current
            current = _begun(line, start)
        doubt = _DOUBTS[doubtful[line.number]] if line.number in doubtful else ""
        can_join = start is not None and start is not starts_first(start_at) and not start.after_blank
        current.rows.append(
            Row(line.number, line.words, start is not None, can_join, str(doubt), following.get(line.number))
        )
    if current is not None:
        yield current
