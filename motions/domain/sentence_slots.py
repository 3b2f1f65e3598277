"""How is each place of a sentence's form written, and how is it read?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from motions.domain.address import LineRange, parse_lines
from motions.domain.language import Language
from motions.domain.passage import BlockKind, Opening
from motions.domain.quoted_place import Cut, Quoted
from motions.domain.quoting import in_quotes, read_quoted, shortened, with_signs, without_signs
from motions.domain.text import Text

_FIRM_SPACES = str.maketrans("\u00a0\u202f", "  ")
_NUMBERS = re.compile(r"[0-9]{1,9}(?:[-–][0-9]{1,9})?")
_LETTERS = r"[a-z]{1,6}(?:[-–][a-z]{1,6})?"
_OCCURRENCE = {
    Language.GERMAN: re.compile(r"(?P<number>[1-9][0-9]{0,8})\. Vorkommen"),
    Language.ENGLISH: re.compile(r"(?P<number>[1-9][0-9]{0,8})(?:st|nd|rd|th) occurrence"),
}
_NOTHING = Quoted("")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_MOST_QUALIFIERS = 3

_LINE = {Language.GERMAN: "Z. ", Language.ENGLISH: "line "}
_LINES = {Language.GERMAN: "Z. ", Language.ENGLISH: "lines "}
_CUT = {Language.GERMAN: ("von ", " nur "), Language.ENGLISH: ("of ", " only ")}
_TAIL = {Language.GERMAN: ("; danach beginnt ", ""), Language.ENGLISH: ("; after that, ", " begins")}
_MARKED = {Language.GERMAN: " mit ", Language.ENGLISH: " marked "}
_OPENINGS = {
    Language.GERMAN: {
        BlockKind.PARAGRAPH: "ein neuer Absatz",
        BlockKind.HEADING: "eine neue Überschrift",
        BlockKind.ITEM: "ein neuer Listenpunkt",
    },
    Language.ENGLISH: {
        BlockKind.PARAGRAPH: "a new paragraph",
        BlockKind.HEADING: "a new heading",
        BlockKind.ITEM: "a new list item",
    },
}


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills a form: its lines, what is quoted from them, the new text, and the block that begins after it.

    `cuts` are the words that whole lines cut. `several` tells whether several lines or blocks are spoken of. Where the
    filling is short, long quotes are shortened in the middle.
    """

    lines: LineRange | None = None
    old: Quoted = _NOTHING
    cuts: tuple[Cut, ...] = ()
    new: str = ""
    tail: Opening | None = None
    several: bool = False
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a sentence over a text is read: what fills its form up to a position."""

    text: Text
    language: Language
    written: str
    position: int = 0
    filling: Filling = Filling()

    def after(self, *literals: str) -> Reading | None:
        """Read one of some words, whatever kinds of space part them."""
        for literal in literals:
            end = self.position + len(literal)
            if self.written[self.position : end].translate(_FIRM_SPACES) == literal:
                return replace(self, position=end)
        return None

    def quote(self) -> tuple[str, Reading] | None:
        """Read what stands in quotes."""
        found = read_quoted(self.written, self.position)
        return (found[0], replace(self, position=found[1])) if found else None


def write_slot(slot: str, filling: Filling, language: Language) -> str:
    """Write what stands at a place of a form: lines, old, new, cut, opening, or tail."""
    match slot:
        case "lines":
            return _lines(filling.lines, language)
        case "old":
            quote = _quote(with_signs(filling.old.stream), filling, language)
            return quote + _qualifiers(filling.old.cuts, filling.old.occurrence, language)
        case "new":
            return _quote(filling.new, filling, language)
        case "cut":
            return _qualifiers(filling.cuts, 0, language)
        case "opening":
            return _opening(filling.tail or Opening(), language)
        case "tail":
            before, behind = _TAIL[language]
            return f"{before}{_opening(filling.tail, language)}{behind}" if filling.tail else ""
    raise ValueError(f"a form has no place called {slot}")


def read_slot(slot: str, reading: Reading) -> Reading | None:
    """Read what stands at a place of a form; the inverse of `write_slot`. None if that does not stand there.

    Raises Invalid if the text has no such lines.
    """
    match slot:
        case "lines":
            return _read_lines(reading)
        case "old":
            return _read_old(reading)
        case "new":
            return _read_new(reading)
        case "cut":
            return _read_cuts(reading)
        case "opening":
            return _read_opening(reading)
        case "tail":
            return _read_tail(reading)
    raise ValueError(f"a form has no place called {slot}")


def _quote(words: str, filling: Filling, language: Language) -> str:
    return in_quotes(shortened(words) if filling.is_short else words, language)


def _lines(lines: LineRange | None, language: Language) -> str:
    several = lines is not None and lines.first != lines.last
    return (_LINES if several else _LINE)[language] + str(lines).removeprefix("Z. ")


def _read_lines(reading: Reading) -> Reading | None:
    labels = (_LINES[reading.language], _LINE[reading.language])
    named = reading.after(*labels, *(label.capitalize() for label in labels))
    before = re.escape(reading.text.lettered_after)
    pattern = re.compile(before + _LETTERS) if before else _NUMBERS
    found = pattern.match(reading.written, named.position) if named else None
    if found is None:
        return None
    lines = parse_lines(reading.text, found.group())
    return replace(reading, position=found.end(), filling=replace(reading.filling, lines=lines))


def _qualifiers(cuts: tuple[Cut, ...], occurrence: int, language: Language) -> str:
    of, only = _CUT[language]
    said = [f"{of}{in_quotes(cut.word, language)}{only}{in_quotes(cut.part, language)}" for cut in cuts]
    if occurrence:
        said.append(_ordinal(occurrence, language))
    return f" ({', '.join(said)})" if said else ""


def _ordinal(number: int, language: Language) -> str:
    if language is Language.GERMAN:
        return f"{number}. Vorkommen"
    ending = "th" if number // 10 % 10 == 1 else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending} occurrence"


def _read_old(reading: Reading) -> Reading | None:
    quote = reading.quote()
    if quote is None:
        return None
    cuts, occurrence, after = _read_qualifiers(quote[1])
    old = Quoted(without_signs(quote[0]), cuts, occurrence)
    return replace(after, filling=replace(after.filling, old=old))


def _read_new(reading: Reading) -> Reading | None:
    quote = reading.quote()
    if quote is None:
        return None
    words, after = quote
    return replace(after, filling=replace(after.filling, new=words))


def _read_cuts(reading: Reading) -> Reading | None:
    cuts, occurrence, after = _read_qualifiers(reading)
    return None if occurrence else replace(after, filling=replace(after.filling, cuts=cuts))


def _read_qualifiers(reading: Reading) -> tuple[tuple[Cut, ...], int, Reading]:
    """Read which words are cut and which occurrence is meant; nothing where neither is said."""
    cuts: list[Cut] = []
    occurrence = 0
    rest = reading.after(" (")
    for _ in range(_MOST_QUALIFIERS):
        cut = _read_cut(rest) if rest else None
        number = _OCCURRENCE[rest.language].match(rest.written, rest.position) if rest else None
        if cut:
            cuts.append(cut[0])
            rest = cut[1]
        elif rest and number:
            occurrence = int(number["number"])
            rest = replace(rest, position=number.end())
        else:
            break
        closed = rest.after(")")
        if closed:
            return tuple(cuts), occurrence, closed
        rest = rest.after(", ")
    return (), 0, reading


def _read_cut(reading: Reading) -> tuple[Cut, Reading] | None:
    of, only = _CUT[reading.language]
    start = reading.after(of)
    word = start.quote() if start else None
    middle = word[1].after(only) if word else None
    part = middle.quote() if middle else None
    return (Cut(word[0], part[0]), part[1]) if word and part else None


def _opening(opening: Opening, language: Language) -> str:
    mark = f"{_MARKED[language]}{in_quotes(opening.mark, language)}" if opening.mark else ""
    return _OPENINGS[language][opening.kind] + mark


def _read_opening(reading: Reading) -> Reading | None:
    for kind, name in _OPENINGS[reading.language].items():
        after = reading.after(name)
        if after is not None:
            marked = after.after(_MARKED[reading.language])
            mark = marked.quote() if marked else None
            opening = Opening(kind, mark[0] if mark else "")
            after = mark[1] if mark else after
            return replace(after, filling=replace(after.filling, tail=opening))
    return None


def _read_tail(reading: Reading) -> Reading | None:
    """Read which block begins after the new text; without such words none does."""
    before, behind = _TAIL[reading.language]
    start = reading.after(before)
    if start is None:
        return reading
    opening = _read_opening(start)
    return opening and opening.after(behind)
