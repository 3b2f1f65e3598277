"""What did an import recognise, line by line and block by block?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
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

_PART_WORDS = {
    Part.HEAD: lazy_gettext("Kopf"),
    Part.BODY: "",
    Part.BLANK: "",
    Part.FORM: lazy_gettext("Beschlussfeld"),
}

_DOUBTS = {
    Doubt.SHORT_LINE: lazy_gettext("Neuer Absatz nur, weil die Zeile davor etwas kürzer ist. Stimmt das?"),
    Doubt.PAGE_BREAK: lazy_gettext("Neuer Absatz oder nur ein Seitenwechsel? Die Zeile davor ist voll."),
    Doubt.PERHAPS_BEGINS: lazy_gettext("Die Zeile davor endet kurz und mit einem Satz: Beginnt hier ein neuer Absatz?"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line: whether a block begins there, or could, or could be joined; `doubt` is a question about it."""

    number: int
    words: str
    begins: bool
    can_split: bool
    can_join: bool
    doubt: Any = ""
    next_doubt: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that belong together: a block of a kind, or lines outside of the text, which have a label instead."""

    css: str
    kind: BlockKind | None
    label: Any
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """All that was recognised: the stretches in order, the lines in doubt, what there is of each, and the form."""

    stretches: tuple[Stretch, ...]
    doubtful: tuple[int, ...]
    counts: tuple[str, ...]
    form: tuple[tuple[Any, str], ...]


def recognised(draft: Draft) -> Recognised:
    """Give an import as the page shows it."""
    found = doubts(draft.reading, draft.starts)
    following = dict(pairwise(found))
    stretches = tuple(
        _stretch(group, start, found, following) for start, group in _stretches(draft.reading.lines, draft.starts)
    )
    return Recognised(stretches, tuple(found), tuple(_counts(draft)), _form(draft.reading.form))


def _stretches(
    lines: Iterable[PrintedLine], starts: Iterable[Start]
) -> Iterator[tuple[Start | None, list[PrintedLine]]]:
    """Part the lines into blocks, each with its start, and runs of lines outside of the text."""
    start_at = {start.line: start for start in starts}
    placed: list[tuple[Part | Start, PrintedLine]] = []
    for line in lines:
        before = placed[-1][0] if placed else line.part
        placed.append((start_at.get(line.number, before) if line.has_words else line.part, line))
    for place, group in groupby(placed, key=lambda one: one[0]):
        yield (place if isinstance(place, Start) else None), [line for _, line in group]


def _stretch(
    lines: Sequence[PrintedLine], start: Start | None, found: Mapping[int, Doubt], following: Mapping[int, int]
) -> Stretch:
    rows = tuple(
        Row(
            number=line.number,
            words=line.words,
            begins=start is not None and line.number == start.line,
            can_split=start is not None and line.number != start.line,
            can_join=start is not None and line.number == start.line and not start.after_blank,
            doubt=_DOUBTS[found[line.number]] if line.number in found else "",
            next_doubt=following.get(line.number),
        )
        for line in lines
    )
    part = lines[0].part
    return Stretch(start.kind.value if start else part.value, start.kind if start else None, _PART_WORDS[part], rows)


def _counts(draft: Draft) -> Iterator[str]:
    headings = sum(start.kind is BlockKind.HEADING for start in draft.starts)
    items = sum(start.kind is BlockKind.ITEM for start in draft.starts)
    without_words = sum(not line.words for line in draft.reading.lines)
    yield ngettext("%(num)d Block", "%(num)d Blöcke", len(draft.starts))
    yield ngettext("%(num)d Überschrift", "%(num)d Überschriften", headings)
    if items:
        yield ngettext("%(num)d Aufzählungspunkt", "%(num)d Aufzählungspunkte", items)
    yield ngettext("%(num)d Zeile", "%(num)d Zeilen", len(draft.reading.lines))
    yield gettext("%(count)d ohne Wörter", count=without_words)


def _form(form: Form) -> tuple[tuple[Any, str], ...]:
    return (
        (gettext("angenommen"), form.adopted),
        (gettext("abgelehnt"), form.rejected),
        (gettext("überwiesen an"), form.referred_to),
    )
