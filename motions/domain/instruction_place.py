"""Which range of the text does a named place take: lines, a sentence, a paragraph, an item, a heading?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from motions.domain.address import LineRange, lines_of_range, parse_lines, range_of_lines
from motions.domain.errors import Invalid
from motions.domain.instruction_phrases import Spot
from motions.domain.instruction_quote import find_beginning
from motions.domain.instruction_words import Meaning
from motions.domain.passage import BlockKind
from motions.domain.text import Text
from motions.domain.words import sentence_borders

_FROM_LARGE_TO_SMALL = (Meaning.LINE, Meaning.PARAGRAPH, Meaning.ITEM, Meaning.HEADING, Meaning.SENTENCE)
_NAMES = {
    Meaning.SENTENCE: "Satz",
    Meaning.PARAGRAPH: "Absatz",
    Meaning.ITEM: "Spiegelstrich",
    Meaning.HEADING: "Überschrift",
}


@dataclass(frozen=True, slots=True)
class Area:
    """A range [start, end) of a text; `is_named` if an instruction names it and it is not just the whole text."""

    start: int
    end: int
    is_named: bool = True
    starts_there: bool = False


Ranges = list[tuple[int, int]]


def areas(text: Text, places: Sequence[Spot]) -> list[Area]:
    """Give the ranges in which all of the named places lie, several only for lines or ordinals that are listed.

    Raises Invalid if there is no such line, sentence, paragraph, item or heading, or if it could be one of several.
    """
    found = [Area(0, len(text.stream), is_named=False)]
    for kind in _FROM_LARGE_TO_SMALL:
        for spot in places:
            if spot.kind is kind:
                found = [area for around in found for area in _within(text, spot, around)]
    return found


def line_ranges(text: Text, spot: Spot) -> list[LineRange]:
    """Give the lines that a place names; those that follow one another are one range.

    Raises Invalid if the text has no such lines.
    """
    merged: list[LineRange] = []
    for lines in (parse_lines(text, written) for written in spot.lines):
        if merged and lines.first == merged[-1].last + 1:
            merged[-1] = LineRange(merged[-1].first, lines.last)
        else:
            merged.append(lines)
    return merged


def _within(text: Text, spot: Spot, around: Area) -> Iterator[Area]:
    if spot.kind is Meaning.LINE:
        for lines in line_ranges(text, spot):
            yield Area(*range_of_lines(text, lines), starts_there=spot.starts_there)
    elif spot.quote:
        yield Area(*_quoted_unit(text, spot, around))
    elif spot.kind is Meaning.HEADING and not spot.places:
        yield Area(*_heading_above(text, around))
    else:
        for place in spot.places or (0,):
            yield Area(*_unit(text, spot.kind, place, around))


def _units(text: Text, kind: Meaning, around: Area) -> list[Ranges]:
    """Give the units of a kind near an area in every way in which they can be counted."""
    blocks = list(zip(text.ranges, text.blocks, strict=True))
    match kind:
        case Meaning.SENTENCE:
            return [_sentences(text, around)]
        case Meaning.HEADING:
            return [[place for place, block in blocks if block.kind is BlockKind.HEADING]]
        case Meaning.ITEM:
            items = [place for place, block in blocks if block.kind is BlockKind.ITEM]
            return [items] if around.is_named else [items, *_lists(text)]
        case _:
            prose = [place for place, block in blocks if block.kind is not BlockKind.HEADING]
            return [prose, [place for place, block in blocks if block.kind is BlockKind.PARAGRAPH]]


def _sentences(text: Text, around: Area) -> Ranges:
    first, last = text.block_index(around.start), text.block_index(max(around.end - 1, around.start))
    return [
        (start, end)
        for block_start, block_end in text.ranges[first : last + 1]
        for start, end in pairwise(sentence_borders(text.stream, block_start, block_end))
        if text.stream[start:end].strip()
    ]


def _lists(text: Text) -> Iterator[Ranges]:
    """Give the items of each list: of items that follow one another."""
    items: Ranges = []
    for place, block in zip(text.ranges, text.blocks, strict=True):
        if block.kind is BlockKind.ITEM:
            items.append(place)
        elif items:
            yield items
            items = []
    if items:
        yield items


def _unit(text: Text, kind: Meaning, place: int, around: Area) -> tuple[int, int]:
    """Find a unit by its ordinal, or the only one, in an area, however units that only reach into it are counted."""
    if kind is Meaning.SENTENCE and not around.is_named:
        raise Invalid(
            "Es fehlt, in welchen Zeilen der Satz steht; richtig wäre „Satz 2 in Z. 39“.", code="not_understood"
        )
    meant: dict[tuple[int, int], None] = {}
    for units in _units(text, kind, around):
        touching = [unit for unit in units if unit[0] < around.end and around.start < unit[1]]
        beginning = [unit for unit in touching if unit[0] >= around.start]
        ways = [touching, beginning] if place else [_covering(touching, around)]
        meant.update(dict.fromkeys(unit for way in ways for unit in _picked(way, place)))
    found = list(meant) or _counted_outside(text, kind, place, around)
    if around.starts_there and found and found[0][0] != around.start:
        raise _begins_elsewhere(text, kind, found[0], around)
    if len(found) == 1:
        return found[0]
    raise _several(text, kind, place, found) if found else _none(text, kind, place, around)


def _counted_outside(text: Text, kind: Meaning, place: int, around: Area) -> Ranges:
    """Give the unit of "Spiegelstrich 3 (Z. 91–92)": on the named lines stands only one, the third elsewhere counted.

    It is counted in its list or in the whole text.
    """
    if kind is Meaning.SENTENCE or place < 1:
        return []
    everywhere = _units(text, kind, Area(0, len(text.stream), is_named=False))
    touching = [unit for unit in everywhere[0] if unit[0] < around.end and around.start < unit[1]]
    picked = [unit for units in everywhere for unit in _picked(units, place)]
    return touching if len(touching) == 1 and touching[0] in picked else []


def _covering(touching: Ranges, around: Area) -> Ranges:
    """Give only the unit that lies wholly in an area over several, if it reaches from its first to its last unit."""
    inner = [unit for unit in touching if around.start <= unit[0] and unit[1] <= around.end]
    return inner if len(inner) == 1 and len(touching) == 3 and touching[1] == inner[0] else touching


def _picked(units: Ranges, place: int) -> Ranges:
    if not place:
        return units
    index = place - 1 if place > 0 else len(units) + place
    return [units[index]] if 0 <= index < len(units) else []


def _heading_above(text: Text, around: Area) -> tuple[int, int]:
    headings = _units(text, Meaning.HEADING, around)[0]
    if not around.is_named:
        return _unit(text, Meaning.HEADING, 0, around)
    on_lines = [place for place in headings if place[0] < around.end and around.start < place[1]]
    above = [place for place in headings if place[1] <= around.start]
    if len(on_lines) == 1 or (above and not on_lines):
        return (on_lines or above)[-1]
    raise _several(text, Meaning.HEADING, 0, on_lines) if on_lines else _none(text, Meaning.HEADING, 0, around)


def _quoted_unit(text: Text, spot: Spot, around: Area) -> tuple[int, int]:
    """Find the sentence or block that a quote gives in full or, with "…" at its end, begins."""
    found, is_beginning = find_beginning(text, spot.quote, around.start, around.end)
    place = Area(found.start, found.end)
    units = [unit for units in _units(text, spot.kind, place) for unit in units]
    unit = next((unit for unit in units if unit[0] <= found.start and found.end <= unit[1]), None)
    if unit is not None and not any(map(str.isalnum, text.stream[unit[0] : found.start])):
        rest = text.stream[found.end : unit[1]]
        if is_beginning or not any(map(str.isalnum, rest)):
            return unit
    raise Invalid(
        "„%(quote)s“ in %(lines)s ist nicht genau das, was dort als %(kind)s steht; richtig wäre das Zitat ohne "
        "„%(kind)s“ davor oder mit erstem und letztem Wort („Anfang … Ende“).",
        code="not_understood",
        suggestions=(lines_of_range(text, found.start, found.end).first,),
        quote=spot.quote[:80],
        lines=lines_of_range(text, found.start, found.end),
        kind=_NAMES[spot.kind],
    )


def _several(text: Text, kind: Meaning, place: int, found: Ranges) -> Invalid:
    named = [lines_of_range(text, *unit) for unit in found]
    return Invalid(
        "„%(unit)s“ kann mehrere Stellen meinen (%(places)s); das Zitat der Wörter oder genauere Zeilen machen es "
        "eindeutig.",
        code="ambiguous_quote",
        suggestions=tuple(dict.fromkeys(lines.first for lines in named))[:12],
        unit=_unit_name(kind, place),
        places=", ".join(dict.fromkeys(str(lines) for lines in named[:12])),
    )


def _none(text: Text, kind: Meaning, place: int, around: Area) -> Invalid:
    lines = lines_of_range(text, around.start, around.end)
    return Invalid(
        "„%(unit)s“ gibt es in %(lines)s nicht.",
        code="no_such_line",
        suggestions=(lines.first,),
        unit=_unit_name(kind, place),
        lines=lines,
    )


def _begins_elsewhere(text: Text, kind: Meaning, unit: tuple[int, int], around: Area) -> Invalid:
    begins, named = lines_of_range(text, *unit), lines_of_range(text, around.start, around.end)
    return Invalid(
        "In %(named)s beginnt kein %(kind)s; der, der dort steht, beginnt in Z. %(first)d.",
        code="not_understood",
        suggestions=(begins.first,),
        named=named,
        kind=_NAMES[kind],
        first=begins.first,
    )


def _unit_name(kind: Meaning, place: int) -> str:
    ordinals = {-1: "letzter ", -2: "vorletzter "}
    return f"{ordinals.get(place, '')}{_NAMES[kind]}{f' {place}' if place > 0 else ''}"
