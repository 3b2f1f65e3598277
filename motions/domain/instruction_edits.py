"""Which edits come of one change that an instruction asks for?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from motions.domain.address import LineRange, lines_of_range, range_of_lines
from motions.domain.edit import Edit, Scope
from motions.domain.errors import Invalid
from motions.domain.insertion import Where
from motions.domain.instruction_forms import Change
from motions.domain.instruction_insertion import inserted
from motions.domain.instruction_phrases import Said, Spot
from motions.domain.instruction_place import Area, areas, line_ranges
from motions.domain.instruction_quote import find_said, is_shortened
from motions.domain.instruction_wish import Anchor, Wish
from motions.domain.instruction_words import Meaning
from motions.domain.minimal import minimal_edits
from motions.domain.notation import read_notation, read_words
from motions.domain.passage import Passage
from motions.domain.proposal import ChangeSubject, Delete, Replace, ReplaceAll, edits_of, in_place_of
from motions.domain.quotation import Quotation, find_in_range
from motions.domain.quoting import with_empty_lines
from motions.domain.subject import are_lines_of_subject, change_in_subject
from motions.domain.text import Text

_NO_LINES = LineRange(1, 0)
_WHOLE_TEXT = (Meaning.TEXT, Meaning.WHOLE)


def edits_of_wish(text: Text, wish: Wish, places: Sequence[Spot]) -> tuple[Edit, ...]:
    """Give the separate edits, without numbers, of one change that lies in the named places.

    Raises Invalid if a place or a quote is not there exactly once, or nothing would change.
    """
    if wish.change is not Change.DELETE and not wish.new.strip():
        raise Invalid("Der neue Text ist leer; soll etwas wegfallen, wird es gestrichen.", code="not_understood")
    wish = replace(wish, new=with_empty_lines(wish.new))
    subject_lines = _subject_lines(text, wish, places)
    if subject_lines is not None:
        return (_in_subject(text, wish, subject_lines),)
    if wish.change is Change.INSERT:
        return tuple(edit for area in areas(text, places) for edit in inserted(text, wish, area, places))
    old = wish.old[0]
    if isinstance(old, Said):
        quotes = [said for said in wish.old if isinstance(said, Said)]
        found = [(said, area) for said in quotes for area in areas(text, places)]
        return tuple(edit for said, area in found for edit in _words_changed(text, wish, said, area))
    if old.kind in _WHOLE_TEXT:
        return _text_changed(text, wish, places)
    spots = tuple(spot for spot in wish.old if isinstance(spot, Spot))
    return tuple(edit for spot in spots for edit in _place_changed(text, wish, (*places, spot)))


def _subject_lines(text: Text, wish: Wish, places: Sequence[Spot]) -> LineRange | None:
    """Give the lines if what changes is the subject; no lines where it is only called by its name."""
    anchored = wish.anchor.value if wish.anchor else None
    spots = [spot for spot in (*places, *wish.old, anchored) if isinstance(spot, Spot)]
    if any(spot.kind is Meaning.SUBJECT for spot in spots):
        return _NO_LINES
    for spot in spots:
        if spot.kind is Meaning.LINE:
            ranges = line_ranges(text, spot)
            if are_lines_of_subject(text, ranges[0]):
                return ranges[0]
    return None


def _in_subject(text: Text, wish: Wish, lines: LineRange) -> Edit:
    new = read_words(wish.new)
    old = wish.old[0] if wish.old else None
    if wish.change is Change.REPLACE and isinstance(old, Spot) and lines == _NO_LINES:
        return edits_of(text, ChangeSubject(wish.new))[0]
    if wish.change is Change.INSERT:
        quote, where = _beside_in_subject(text, wish.anchor)
        return change_in_subject(text, lines, quote, new, where)
    if isinstance(old, Spot) and lines == _NO_LINES:
        raise Invalid("Der Betreff kann nicht gestrichen werden; er kann neu gefasst werden.", code="not_understood")
    return change_in_subject(text, lines, old.text if isinstance(old, Said) else "", new, None)


def _beside_in_subject(text: Text, anchor: Anchor | None) -> tuple[str, Where]:
    side = Where.BEFORE if anchor and anchor.side in (Meaning.BEFORE, Meaning.BEGINNING) else Where.AFTER
    if anchor and isinstance(anchor.value, Said):
        return anchor.value.text, side
    return text.head.subject, side


def _text_changed(text: Text, wish: Wish, places: Sequence[Spot]) -> tuple[Edit, ...]:
    """Change the whole text or, of "den Text in Z. 39–41", that of the place; of a new text all is but a passage."""
    if places:
        return tuple(edit for area in areas(text, places) for edit in changed(text, area.start, area.end, wish.new))
    if wish.change is Change.REPLACE:
        return edits_of(text, ReplaceAll(wish.new))
    if text.lettered_after:
        return minimal_edits(text, 0, len(text.stream), Passage())
    return (Edit(0, len(text.stream), text.passage, Passage(), Scope.WHOLE_TEXT),)


def _place_changed(text: Text, wish: Wish, places: Sequence[Spot]) -> tuple[Edit, ...]:
    found = _joined(text, areas(text, places))
    if len(found) > 1 and wish.change is Change.REPLACE:
        raise Invalid(
            "Mehrere Stellen sollen durch denselben Text ersetzt werden; richtig wäre eine Anweisung für jede.",
            code="not_understood",
            suggestions=tuple(lines_of_range(text, area.start, area.end).first for area in found),
        )
    return tuple(edit for area in found for edit in changed(text, area.start, area.end, wish.new))


def _joined(text: Text, found: Sequence[Area]) -> list[Area]:
    """Make one of areas with nothing between them: "Satz 1 und 2"."""
    joined: list[Area] = []
    for area in found:
        if joined and not text.stream[joined[-1].end : area.start].strip(" ") and joined[-1].end <= area.start:
            joined[-1] = Area(joined[-1].start, area.end)
        else:
            joined.append(area)
    return joined


def changed(text: Text, start: int, end: int, notation: str) -> tuple[Edit, ...]:
    """Put a text in the notation of the editing field in the place of [start, end), or delete it without one."""
    if not notation:
        return minimal_edits(text, start, end, Passage())
    blocks = read_notation(notation)
    if not blocks:
        raise Invalid("Der neue Text ist leer; soll etwas wegfallen, wird es gestrichen.", code="not_understood")
    return minimal_edits(text, start, end, in_place_of(text, start, end, blocks))


def _words_changed(text: Text, wish: Wish, said: Said, area: Area) -> tuple[Edit, ...]:
    if wish.anchor is not None:
        place = _beside(text, said, wish.anchor, area)
        return changed(text, place.start, place.end, wish.new)
    place = find_said(text, said, area.start, area.end)
    if is_shortened(text, said, area.start, area.end):
        return changed(text, place.start, place.end, wish.new)
    lines, occurrence = counted_on_lines(text, said.text, place)
    if wish.change is Change.DELETE:
        return edits_of(text, Delete(str(lines), said.text, occurrence))
    return edits_of(text, Replace(str(lines), wish.new, said.text, occurrence))


def _beside(text: Text, said: Said, anchor: Anchor, area: Area) -> Quotation:
    """Find "das Komma nach „a“": words that stand right after or right before others."""
    other = anchor.value
    if not isinstance(other, Said) or anchor.side not in (Meaning.AFTER, Meaning.BEFORE):
        raise Invalid(
            "Was gestrichen oder ersetzt werden soll, muss neben einem Zitat stehen: „das Komma nach „x“ streichen“.",
            code="not_understood",
        )
    is_after = anchor.side is Meaning.AFTER
    both = Said(f"{other.text} {said.text}" if is_after else f"{said.text} {other.text}", other.occurrence)
    whole = find_said(text, both, area.start, area.end)
    found = find_in_range(text, said.text, whole.start, whole.end)
    return found[-1] if is_after else found[0]


def counted_on_lines(text: Text, quote: str, place: Quotation) -> tuple[LineRange, int]:
    """Give the lines on which a quote stands at a place, and its count on them."""
    lines = lines_of_range(text, place.start, place.end)
    found = [other.start for other in find_in_range(text, quote, *range_of_lines(text, lines))]
    return lines, found.index(place.start) + 1
