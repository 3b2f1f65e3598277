"""Which edits come of something that an instruction puts in?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from motions.domain.address import LineRange
from motions.domain.edit import Edit
from motions.domain.errors import Invalid
from motions.domain.insertion import Shape, Where, insert_after, insert_before
from motions.domain.instruction_phrases import Between, Said, Spot
from motions.domain.instruction_place import Area, areas, line_ranges
from motions.domain.instruction_quote import find_said
from motions.domain.instruction_wish import Anchor, Wish
from motions.domain.instruction_words import Meaning
from motions.domain.notation import read_notation, write_notation
from motions.domain.passage import Block, BlockKind
from motions.domain.proposal import Insert, edits_of
from motions.domain.quotation import find_in_range
from motions.domain.text import Text

_BLOCKS = frozenset({Meaning.PARAGRAPH, Meaning.ITEM, Meaning.HEADING})
_SENTENCE_END = ".!?:…"
_BULLETS = "-•*–"


def inserted(text: Text, wish: Wish, area: Area, places: Sequence[Spot]) -> tuple[Edit, ...]:
    """Give the edits of something that is put in, with the area in which the named places lie.

    Raises Invalid if it is not said where, or the place or quote is not there exactly once.
    """
    anchor = wish.anchor
    if anchor is None or anchor.value is None:
        if not area.is_named:
            raise _without_place()
        if anchor is not None and anchor.side in (Meaning.AFTER, Meaning.BEFORE):
            smallest = next(spot for spot in places if spot.kind is _smallest(places))
            others = [spot for spot in places if spot is not smallest]
            return _beside_spot(text, wish, anchor, smallest, others)
        side = Meaning.END if anchor is None else anchor.side
        return _beside_area(text, wish, side, area, _smallest(places))
    match anchor.value:
        case Said():
            return _beside_words(text, wish, anchor.side, anchor.value, area)
        case Between():
            return _between(text, wish, anchor.value, area)
        case Spot():
            return _beside_spot(text, wish, anchor, anchor.value, places)


def _without_place() -> Invalid:
    return Invalid(
        "Es fehlt, wo eingefügt werden soll; richtig wäre „nach „x“ in Z. 39“ oder „nach Z. 39“.", code="not_understood"
    )


def _smallest(places: Sequence[Spot]) -> Meaning:
    sizes = (Meaning.SENTENCE, *_BLOCKS, Meaning.LINE)
    return next((size for size in sizes if any(spot.kind is size for spot in places)), Meaning.LINE)


def _shape(kind: Meaning | None) -> Shape | None:
    if kind is None:
        return None
    return Shape.BLOCK if kind in _BLOCKS else Shape.WORDS


def _blocks(text: Text, wish: Wish, position: int) -> tuple[Block, ...]:
    """Read the new words as blocks of the kind that is asked for; an item gets the mark of the one beside it."""
    blocks = read_notation(wish.new)
    if not blocks:
        raise Invalid("Der neue Text ist leer; soll etwas wegfallen, wird es gestrichen.", code="not_understood")
    if wish.new_kind is Meaning.HEADING:
        return (replace(blocks[0], kind=BlockKind.HEADING, mark=""), *blocks[1:])
    if wish.new_kind is Meaning.ITEM:
        beside = text.blocks[text.block_index(position)].mark
        mark = beside if beside and beside in _BULLETS else "-"
        return tuple(
            block if block.kind is BlockKind.ITEM else replace(block, kind=BlockKind.ITEM, mark=mark)
            for block in blocks
        )
    return blocks


def _beside_words(text: Text, wish: Wish, side: Meaning, said: Said, area: Area) -> tuple[Edit, ...]:
    place = find_said(text, said, area.start, area.end)
    shape = _shape(wish.new_kind) or Shape.WORDS
    if side is Meaning.BEFORE:
        return insert_before(text, place.start, _blocks(text, wish, place.start), shape)
    return insert_after(text, place.end, _blocks(text, wish, place.start), shape)


def _between(text: Text, wish: Wish, between: Between, area: Area) -> tuple[Edit, ...]:
    both = find_said(text, Said(f"{between.first} {between.second}"), area.start, area.end)
    first = next(
        place for place in find_in_range(text, between.first, both.start, both.end) if place.start == both.start
    )
    return insert_after(text, first.end, _blocks(text, wish, first.start), _shape(wish.new_kind) or Shape.WORDS)


def _beside_spot(text: Text, wish: Wish, anchor: Anchor, spot: Spot, places: Sequence[Spot]) -> tuple[Edit, ...]:
    if spot.kind in (Meaning.TEXT, Meaning.WHOLE):
        first_or_last = text.ranges[0 if anchor.side in (Meaning.BEFORE, Meaning.BEGINNING) else -1]
        return _beside_area(text, wish, anchor.side, Area(*first_or_last), Meaning.PARAGRAPH, of_text=True)
    if anchor.side is Meaning.BETWEEN:
        spot = _first_of_two(text, spot)
    if spot.kind is Meaning.LINE and anchor.side in (Meaning.AFTER, Meaning.BEFORE, Meaning.BETWEEN):
        return _beside_lines(text, wish, anchor.side, spot)
    found = areas(text, (*places, spot))
    if len(found) > 1:
        raise _without_place()
    side = Meaning.AFTER if anchor.side is Meaning.BETWEEN else anchor.side
    return _beside_area(text, wish, side, found[0], spot.kind)


def _first_of_two(text: Text, spot: Spot) -> Spot:
    """Give the first of "zwischen Z. 44 und 45"; the second must be the next, blank lines aside."""
    if spot.kind is Meaning.LINE and len(spot.lines) == 2:
        first, second = (line_ranges(text, replace(spot, lines=(lines,)))[0] for lines in spot.lines)
        between = [line for line in text.body if first.last < line.number < second.first]
        if first.last < second.first and not between:
            return replace(spot, lines=spot.lines[:1])
    elif len(spot.places) == 2 and spot.places[1] == spot.places[0] + 1:
        return replace(spot, places=spot.places[:1])
    raise Invalid(
        "„zwischen“ braucht zwei Stellen, die aufeinander folgen; richtig wäre „zwischen Z. 44 und Z. 45“.",
        code="not_understood",
    )


def _beside_lines(text: Text, wish: Wish, side: Meaning, spot: Spot) -> tuple[Edit, ...]:
    where = Where.BEFORE if side is Meaning.BEFORE else Where.AFTER
    edits: list[Edit] = []
    for lines in line_ranges(text, spot):
        new = write_notation(_blocks(text, wish, _position(text, lines))) if wish.new_kind in _BLOCKS else wish.new
        edits.extend(edits_of(text, Insert(str(lines), new, where, shape=_shape(wish.new_kind))))
    return tuple(edits)


def _position(text: Text, lines: LineRange) -> int:
    return text.line(lines.last).start


def _beside_area(
    text: Text, wish: Wish, side: Meaning, area: Area, kind: Meaning, of_text: bool = False
) -> tuple[Edit, ...]:
    """Put something in after, before, at the end or at the beginning of a range.

    Words at its end or beginning go on with it; beside blocks as a whole new ones stand.
    """
    blocks = _blocks(text, wish, area.start)
    is_outside = side in (Meaning.AFTER, Meaning.BEFORE)
    shape = _shape(wish.new_kind)
    if shape is None:
        shape = Shape.BLOCK if of_text or (is_outside and kind in _BLOCKS) else Shape.WORDS
    if side in (Meaning.BEFORE, Meaning.BEGINNING):
        return insert_before(text, area.start, blocks, shape)
    return insert_after(text, _end(text, wish, side, area, kind), blocks, shape)


def _end(text: Text, wish: Wish, side: Meaning, area: Area, kind: Meaning) -> int:
    """Give where something goes in at an end: words that are no sentence before the full stop of a sentence."""
    words = text.stream[area.start : area.end].rstrip()
    end = area.start + len(words)
    goes_on = kind is Meaning.SENTENCE and side in (Meaning.END, Meaning.AT)
    if goes_on and words[-1:] in _SENTENCE_END and wish.new.rstrip()[-1:] not in _SENTENCE_END:
        return end - 1
    return end
