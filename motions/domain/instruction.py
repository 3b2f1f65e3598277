"""Which edits does an instruction ask for that a person has written: "Ersetze in Z. 39 „12 %“ durch „15 %“"?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from motions.domain.characters import check_characters
from motions.domain.conflict import refuse_conflicts
from motions.domain.edit import Edit, Scope
from motions.domain.errors import Invalid, Refused
from motions.domain.instruction_edits import edits_of_wish
from motions.domain.instruction_grammar import Clause
from motions.domain.instruction_phrases import Spot
from motions.domain.instruction_understanding import understood_ways
from motions.domain.instruction_words import Meaning
from motions.domain.minimal import minimal_edits
from motions.domain.proposal import wordings
from motions.domain.sentence import sentence
from motions.domain.sentence_reading import read_sentence
from motions.domain.text import Text

_CODES = {
    "quote_not_found": "quote_not_found",
    "ambiguous_quote": "ambiguous_quote",
    "no_such_line": "no_such_line",
    "not_in_text": "no_such_line",
}


def edits_of_instruction(text: Text, written: str) -> tuple[Edit, ...]:
    """Give the edits, without numbers and in text order, that an instruction in German asks for.

    It is understood in the forms of `instruction_forms`, with one slip in each of their words, and as any sentence that
    says an edit. Several changes may stand in it; what comes after "Begründung:" is none. Without lines a quote that
    stands once in the text is taken.

    Raises Invalid with one of the codes quote_not_found, ambiguous_quote, no_such_line and not_understood if it is not
    understood, or in two ways, saying what was read, and naming in `suggestions` the lines that could be meant.
    """
    try:
        said = read_sentence(text, written.strip())
        if said is not None:
            return _split(text, said)
        check_characters(written.replace("\t", " ").replace("\n", " ").replace("\r", " "))
        return _in_text_order(_only_meaning(text, written))
    except Refused as refusal:
        raise _with_code(text, refusal) from refusal


def _split(text: Text, said: Edit) -> tuple[Edit, ...]:
    """Give the separate edits of one that a person may have worded wider than it is.

    Raises Invalid if nothing would change.
    """
    if said.scope is Scope.PASSAGE:
        return minimal_edits(text, said.start, said.end, said.new)
    if wordings(said.old.stream) == wordings(said.new.stream):
        raise Invalid("Das ist keine Änderung: Dort stehen schon dieselben Wörter.", code="unchanged")
    return (said,)


def _with_code(text: Text, refusal: Refused) -> Invalid:
    message = refusal.message if refusal.values else refusal.message.replace("%", "%%")
    code = _CODES.get(refusal.code, "not_understood")
    suggestions = refusal.suggestions
    if code == "no_such_line" and not suggestions:
        suggestions = _nearest_lines(text, refusal)
    return Invalid(message, code=code, suggestions=suggestions, **{"reason": "", **refusal.values})


def _nearest_lines(text: Text, refusal: Refused) -> tuple[int, ...]:
    """Give the lines with words that are nearest to those which a refusal names; a range that steps back has two."""
    named = ("line",) if "line" in refusal.values else ("last", "first")
    numbers = [int(number) for number in (str(refusal.values.get(name)) for name in named) if number.isdecimal()]
    body = [line.number for line in text.body]
    return tuple(dict.fromkeys(min(body, key=lambda line: abs(line - number)) for number in numbers if body))


def _in_text_order(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    return tuple(sorted(edits, key=lambda edit: (edit.scope is not Scope.SUBJECT, edit.start, edit.end)))


def _only_meaning(text: Text, written: str) -> tuple[Edit, ...]:
    """Give the edits of the one way to read an instruction that the text bears out."""
    meanings: dict[tuple[Edit, ...], None] = {}
    refusals: list[Refused] = []
    for way in understood_ways(text, written):
        for places in _ways_to_inherit(way):
            try:
                meanings[_edits(text, way, places)] = None
            except Refused as refusal:
                refusals.append(refusal)
    if len(meanings) == 1:
        return next(iter(meanings))
    if meanings:
        raise _understood_in_two_ways(text, list(meanings))
    raise refusals[0]


def _ways_to_inherit(way: Sequence[Clause]) -> Iterator[list[tuple[Spot, ...]]]:
    """Give for each clause the places in which it happens, in every way in which they can be taken over.

    A clause without places of its own takes over those before it; after a full stop it may also have none. Where none
    stand before it, those of the first clause that names some may be meant.
    """
    ways = [
        _inherited(way, over_stops=True, backwards=False),
        _inherited(way, over_stops=False, backwards=False),
        _inherited(way, over_stops=True, backwards=True),
    ]
    yield from {tuple(places): places for places in ways}.values()


def _inherited(way: Sequence[Clause], over_stops: bool, backwards: bool) -> list[tuple[Spot, ...]]:
    header: tuple[Spot, ...] = ()
    current = next((clause.places for clause in way if clause.places), ()) if backwards else ()
    places: list[tuple[Spot, ...]] = []
    for clause in way:
        if clause.wish is None:
            header = current = clause.places
        elif clause.follows_stop and not over_stops:
            current = header
        named = _named(clause)
        places.append((*_larger(current, named), *clause.places))
        current = places[-1] or tuple(named) or current
    return places


def _named(clause: Clause) -> list[Spot]:
    """Give all places that a clause names, those that change or something goes in beside among them."""
    wish = clause.wish
    if wish is None:
        return list(clause.places)
    anchored = wish.anchor.value if wish.anchor else None
    return [spot for spot in (*clause.places, *wish.old, anchored) if isinstance(spot, Spot)]


def _larger(before: Sequence[Spot], named: Sequence[Spot]) -> list[Spot]:
    """Give those of the places named before that can hold the ones named now."""
    sizes = (Meaning.SENTENCE, Meaning.HEADING, Meaning.ITEM, Meaning.PARAGRAPH, Meaning.LINE, Meaning.SUBJECT)
    largest = max((sizes.index(spot.kind) if spot.kind in sizes else len(sizes) for spot in named), default=-1)
    return [spot for spot in before if spot.kind in sizes and sizes.index(spot.kind) > largest]


def _edits(text: Text, way: Sequence[Clause], places: Sequence[tuple[Spot, ...]]) -> tuple[Edit, ...]:
    counted: list[tuple[int, Edit]] = []
    count = 0
    for clause, named in zip(way, places, strict=True):
        if clause.wish is not None:
            count += 1
            counted.extend((count, edit) for edit in edits_of_wish(text, clause.wish, named))
    refuse_conflicts(text, "", counted)
    return _in_text_order([edit for _, edit in counted])


def _understood_in_two_ways(text: Text, meanings: Sequence[tuple[Edit, ...]]) -> Invalid:
    """Say the first difference between two meanings."""
    first, second = (
        " ".join(sentence(text, edit) for edit in meaning if edit not in other)
        for meaning, other in ((meanings[0], meanings[1]), (meanings[1], meanings[0]))
    )
    return Invalid(
        "Das lässt sich auf zwei Arten verstehen: %(first)s Oder: %(second)s Mit einer Zeile vor jedem Zitat wird es "
        "eindeutig.",
        code="not_understood",
        suggestions=tuple(dict.fromkeys(_line(text, edit) for meaning in meanings for edit in meaning))[:12],
        first=first,
        second=second,
    )


def _line(text: Text, edit: Edit) -> int:
    line = text.line_at(edit.start)
    return line.number if line else text.body[0].number
