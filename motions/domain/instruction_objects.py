"""Which place or which quoted words does an instruction name from a token on?"""

from __future__ import annotations

from dataclasses import dataclass

from motions.domain.instruction_arrows import ARROWS
from motions.domain.instruction_ordinals import after_joint, counted_behind, ordinal
from motions.domain.instruction_phrases import UNITS, Between, NewKind, Said, Spot, Value
from motions.domain.instruction_tokens import Kind, Tokens
from motions.domain.instruction_words import Meaning, can_be_counted, is_known

DASHES = frozenset("-\u2010\u2011–—")

_MOST_MODIFIERS = 8
_MOST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """What is named, and the index of the token after it."""

    value: Value
    following: int


@dataclass
class _Modifiers:
    """What stands before a noun or a quote: an ordinal, "neu", "gesamt", "das Wort"."""

    places: tuple[int, ...] = ()
    is_new: bool = False
    is_whole: bool = False
    has_noun: bool = False


def read_object(tokens: Tokens, index: int) -> Found | None:
    """Read the place or the words named from a token on, articles and adjectives before it included, if any is."""
    modifiers = _Modifiers()
    for _ in range(_MOST_MODIFIERS):
        index = tokens.after_nothing(index)
        following = _after_modifier(tokens, index, modifiers)
        if following is None:
            return _named(tokens, index, modifiers)
        index = following
    return None


def _after_modifier(tokens: Tokens, index: int, modifiers: _Modifiers) -> int | None:
    """Note a modifier and give the index of the token after it; None if none stands there."""
    meaning = tokens.meaning(index)
    read = ordinal(tokens, index)
    if read:
        modifiers.places = (*modifiers.places, read[0])
        return after_joint(tokens, read[1])
    if meaning in (Meaning.NEW, Meaning.FOLLOWING):
        modifiers.is_new = True
    elif meaning is Meaning.WHOLE:
        modifiers.is_whole = True
    elif meaning in (Meaning.WORD, Meaning.OCCURRENCE) or _is_noun_of_quote(tokens, index, modifiers):
        modifiers.has_noun = True
        return index + 1 + (tokens.meaning(index + 1) is Meaning.OF)
    elif not (modifiers.has_noun and tokens.is_sign(index, ":") and tokens.kind(index + 1) is Kind.QUOTE):
        return None
    return index + 1


def _is_noun_of_quote(tokens: Tokens, index: int, modifiers: _Modifiers) -> bool:
    """Tell whether "Text" stands for words and not for the text: "folgenden Text", "der Text „a“"."""
    return tokens.meaning(index) is Meaning.TEXT and (modifiers.is_new or tokens.kind(index + 1) is Kind.QUOTE)


def _named(tokens: Tokens, index: int, modifiers: _Modifiers) -> Found | None:
    meaning = tokens.meaning(index)
    if len(modifiers.places) > 1 and meaning not in UNITS:
        return None
    if isinstance(meaning, str) and not tokens.is_whole_number(index + 1):
        return Found(Said(meaning, modifiers.places[0] if modifiers.places else None), index + 1)
    if meaning is Meaning.TEXT:
        return Found(Spot(Meaning.WHOLE if modifiers.is_whole else Meaning.TEXT), index + 1)
    if meaning is Meaning.LINE or tokens.kind(index) is Kind.LINE_NAME:
        return read_lines(tokens, index + (meaning is Meaning.LINE))
    if meaning in UNITS and isinstance(meaning, Meaning):
        return _unit(tokens, index + 1, meaning, modifiers)
    return _words(tokens, index, modifiers)


def _words(tokens: Tokens, index: int, modifiers: _Modifiers) -> Found | None:
    kind = tokens.kind(index)
    occurrence = modifiers.places[0] if modifiers.places else None
    if kind is Kind.QUOTE:
        counted = counted_behind(tokens, index + 1)
        if counted:
            return Found(Said(tokens.text(index), counted[0]), counted[1])
        return Found(Said(tokens.text(index), occurrence), index + 1)
    is_bare_word = modifiers.has_noun and kind is Kind.WORD and not is_known(tokens.text(index))
    # The third word may be meant by "Wort 3", but the number by "die Zahl 3".
    may_count = tokens.is_whole_number(index) and index > 0 and can_be_counted(tokens.text(index - 1))
    # Of "Z. 8: [1] streichen" nobody knows whether the brackets are meant.
    is_in_brackets = index > 0 and tokens.is_sign(index - 1, "([") and tokens.is_sign(index + 1, ")]")
    if (kind is Kind.NUMBER and not may_count and not is_in_brackets) or is_bare_word:
        return Found(Said(tokens.text(index), occurrence), index + 1)
    return None


def read_until(tokens: Tokens, index: int) -> Found | None:
    """Read "„a“ bis „b“" from a token on."""
    first = read_object(tokens, index)
    if first is None or not isinstance(first.value, Said) or tokens.meaning(first.following) is not Meaning.UNTIL:
        return None
    index = first.following + 1
    last = read_object(tokens, index + (tokens.meaning(index) is Meaning.TO))
    if last is None or not isinstance(last.value, Said):
        return None
    return Found(Said(first.value.text, first.value.occurrence, last.value.text), last.following)


def read_between(tokens: Tokens, index: int) -> Found | None:
    """Read "„a“ und „b“", "Z. 44 und 45" or "Satz 1 und 2" from a token on."""
    first = read_object(tokens, index)
    if first is None or isinstance(first.value, Spot):
        return first
    if not isinstance(first.value, Said) or tokens.meaning(first.following) is not Meaning.AND:
        return None
    last = read_object(tokens, first.following + 1)
    if last is None or not isinstance(last.value, Said):
        return None
    return Found(Between(first.value.text, last.value.text), last.following)


def _unit(tokens: Tokens, index: int, kind: Meaning, modifiers: _Modifiers) -> Found | None:
    places, is_new = modifiers.places, modifiers.is_new
    if kind is Meaning.SUBJECT:
        return Found(Spot(kind), index)
    if kind is Meaning.PARAGRAPH and tokens.is_sign(index, ".") and tokens.is_whole_number(index + 1):
        index += 1
    if not places and tokens.is_whole_number(index) and not is_new:
        places, index = _numbers(tokens, index)
    if tokens.kind(index) is Kind.QUOTE and not is_new and not places:
        return Found(Spot(kind, quote=tokens.text(index)), index + 1)
    if is_new and not places:
        return Found(NewKind(kind), index)
    return Found(Spot(kind, places=places), index)


def _numbers(tokens: Tokens, index: int) -> tuple[tuple[int, ...], int]:
    """Read the numbers of "Satz 2", "Satz 2 und 3" or "Sätze 1 bis 3"."""
    places = [int(tokens.text(index))]
    index += 1
    while tokens.is_whole_number(index + 1) and not tokens.is_sign(index + 2, "."):
        number = int(tokens.text(index + 1))
        if tokens.meaning(index) is Meaning.UNTIL or tokens.text(index) in DASHES:
            places.extend(range(places[-1] + 1, min(number, places[-1] + 99) + 1))
        elif tokens.meaning(index) is Meaning.AND or tokens.is_sign(index, ","):
            places.append(number)
        else:
            break
        index += 2
    return tuple(places), index


def read_lines(tokens: Tokens, index: int) -> Found | None:
    """Read the numbers behind "Z.", "Zeile", "Zeilen": "39", "39–41", "39 bis 41", "130 f.", "39, 41 und 44–46"."""
    lines: list[str] = []
    while True:
        index += tokens.is_sign(index, ".")
        found = _range(tokens, index)
        if found is None:
            return None
        lines.extend(found[0])
        index = found[1]
        further = _further(tokens, index)
        if further is None:
            return Found(Spot(Meaning.LINE, tuple(lines)), index)
        index = further


def _further(tokens: Tokens, index: int) -> int | None:
    """Give the index of a further number of lines, if one follows: "und 40", ", Z. 40"."""
    if not (tokens.meaning(index) is Meaning.AND or tokens.is_sign(index, ",/")):
        return None
    index = tokens.after_nothing(index + 1)
    if tokens.meaning(index) is Meaning.LINE:
        return index + 1 if tokens.is_whole_number(index + 1 + tokens.is_sign(index + 1, ".")) else None
    if not tokens.is_whole_number(index) or tokens.meaning(index + 1) in (Meaning.BY, Meaning.TO):
        return None
    if tokens.text(index + 1) in ARROWS or ordinal(tokens, index):
        return None
    return index


def _range(tokens: Tokens, index: int) -> tuple[list[str], int] | None:
    if tokens.kind(index) is Kind.LINE_NAME:
        return _named_lines(tokens, index)
    numbers = tokens.text(index).split(",")
    if tokens.kind(index) is not Kind.NUMBER or not all(number.isdecimal() for number in numbers):
        return None
    if len(numbers) > 1:
        return numbers, index + 1
    if tokens.text(index + 1) in ("f", "ff"):
        return [f"{numbers[0]} {tokens.text(index + 1)}."], index + 2 + tokens.is_sign(index + 2, ".")
    if tokens.text(index + 1) not in DASHES and tokens.meaning(index + 1) is not Meaning.UNTIL:
        return numbers, index + 1
    last = index + 2
    if tokens.meaning(last) is Meaning.LINE:
        last += 1 + tokens.is_sign(last + 1, ".")
    if tokens.is_whole_number(last):
        return [f"{numbers[0]}-{tokens.text(last)}"], last + 1
    if tokens.text(index + 1) in DASHES:
        return numbers, index + 1
    return _to_end_of_paragraph(tokens, last, numbers[0])


def _named_lines(tokens: Tokens, index: int) -> tuple[list[str], int]:
    """Read "Ä3:44a" or "Ä3:44a–c"."""
    first = tokens.text(index)
    is_range = tokens.text(index + 1) in DASHES or tokens.meaning(index + 1) is Meaning.UNTIL
    last = index + 2
    if is_range and tokens.meaning(last) is Meaning.LINE:
        last += 1 + tokens.is_sign(last + 1, ".")
    is_letter = tokens.kind(last) is Kind.WORD and len(tokens.text(last)) <= _MOST_LETTERS
    if is_range and (tokens.kind(last) is Kind.LINE_NAME or is_letter):
        return [f"{first}-{tokens.text(last)}"], last + 1
    return [first], index + 1


def _to_end_of_paragraph(tokens: Tokens, index: int, number: str) -> tuple[list[str], int] | None:
    index += tokens.meaning(index) is Meaning.TO
    if tokens.meaning(index) is not Meaning.END:
        return None
    index = tokens.after_nothing(index + 1)
    return ([f"{number} ff."], index + 1) if tokens.meaning(index) is Meaning.PARAGRAPH else None
