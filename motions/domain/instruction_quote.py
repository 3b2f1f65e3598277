"""Where do the words stand that an instruction quotes, shortened in the middle or counted?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from motions.domain.address import lines_of_range
from motions.domain.errors import Invalid
from motions.domain.instruction_phrases import Said
from motions.domain.instruction_words import LAST, LAST_BUT_ONE
from motions.domain.quotation import Quotation, find_in_range, find_quote
from motions.domain.text import Text

_ELISION = re.compile(r"\s*(?:\[…\]|\[\.{3}\]|\(…\)|\(\.{3}\)|…|\.{3})\s*")
_MOST_PARTS = 6
_MOST_LINES = 12


def is_shortened(text: Text, said: Said, start: int, end: int) -> bool:
    """Tell whether a quote leaves words out: „Anfang … Ende“ that does not stand like this in [start, end)."""
    parts = _parts(said.text)
    return bool(said.until) or (1 < len(parts) <= _MOST_PARTS and not find_in_range(text, said.text, start, end))


def _parts(quote: str) -> list[str]:
    return [part for part in _ELISION.split(quote) if part.strip()]


def find_said(text: Text, said: Said, start: int, end: int) -> Quotation:
    """Find the one place in [start, end) that a quote means.

    Words are found as by `find_quote`. „Anfang … Ende“, also with [...], is the one stretch of a block that begins and
    ends like this.

    Raises Invalid if there is no such place, or more than one.
    """
    if is_shortened(text, said, start, end):
        return _stretch(text, said, start, end)
    occurrence = said.occurrence
    if occurrence in (LAST, LAST_BUT_ONE) and occurrence is not None:
        occurrence += len(find_in_range(text, said.text, start, end)) + 1
        occurrence = occurrence if occurrence > 0 else None
    return find_quote(text, said.text, start, end, occurrence)


def find_beginning(text: Text, quote: str, start: int, end: int) -> tuple[Quotation, bool]:
    """Find what is quoted of a sentence or a paragraph; only its beginning is quoted where the quote ends with "…"."""
    found = _ELISION.search(quote)
    if found and found.end() == len(quote) and found.start() > 0:
        return find_said(text, Said(quote[: found.start()]), start, end), True
    return find_said(text, Said(quote), start, end), False


def _stretch(text: Text, said: Said, start: int, end: int) -> Quotation:
    parts = _parts(said.text)
    parts += [said.until] if said.until else []
    found = list(_stretches(text, parts, start, end))
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(text, parts, found)
    for part in parts:
        if not find_in_range(text, part, start, end):
            find_quote(text, part, start, end)
    raise Invalid(
        "Kein Absatz enthält „%(first)s“ und danach „%(last)s“; das Zitat muss in einem Absatz beginnen und enden.",
        code="quote_not_found",
        suggestions=_first_lines(text, find_in_range(text, parts[0], start, end)),
        first=parts[0],
        last=parts[-1],
    )


def _several(text: Text, parts: Sequence[str], found: Sequence[Quotation]) -> Invalid:
    return Invalid(
        "„%(quote)s“ kann mehrere Stellen meinen, zum Beispiel in %(first)s und in %(second)s; mehr Wörter am Anfang "
        "und am Ende machen das Zitat eindeutig.",
        code="ambiguous_quote",
        suggestions=_first_lines(text, found),
        quote=" … ".join(parts)[:80],
        first=lines_of_range(text, found[0].start, found[0].end),
        second=lines_of_range(text, found[1].start, found[1].end),
    )


def _stretches(text: Text, parts: list[str], start: int, end: int) -> Iterator[Quotation]:
    """Give the first two stretches within one block that begin with the first part and end with the last."""
    tails = find_in_range(text, parts[-1], start, end)
    starts = [tail.start for tail in tails]
    count = 0
    for head in find_in_range(text, parts[0], start, end):
        border = text.ranges[text.block_index(head.start)][1]
        for tail in tails[bisect_left(starts, head.end) :]:
            if tail.end > border or count > 1:
                break
            if all(find_in_range(text, part, head.end, tail.start) for part in parts[1:-1]):
                count += 1
                yield Quotation(head.start, tail.end)


def _first_lines(text: Text, found: Sequence[Quotation]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(lines_of_range(text, place.start, place.end).first for place in found[:_MOST_LINES]))
