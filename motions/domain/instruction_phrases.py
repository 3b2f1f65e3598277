"""Which places and which words does a part of an instruction name?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from motions.domain.instruction_words import Meaning


@dataclass(frozen=True, slots=True)
class Said:
    """Words that an instruction quotes or puts in.

    `occurrence` is the count of "das zweite „und“", `until` the end of "von „a“ bis „b“".
    """

    text: str
    occurrence: int | None = None
    until: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place named by what stands there: lines, a sentence, a paragraph, an item, a heading, the subject, the text.

    `lines` are ranges as `parse_lines` reads them. `places` are the ordinals of "Satz 2 und 3"; negative ones count
    from the end. `quote` is what the named thing begins with, or says. `starts_there` is that of "ab Zeile 39".
    """

    kind: Meaning
    lines: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    quote: str = ""
    starts_there: bool = False


@dataclass(frozen=True, slots=True)
class NewKind:
    """What the new words shall be: a sentence, a paragraph, an item or a heading of its own."""

    kind: Meaning


@dataclass(frozen=True, slots=True)
class Between:
    """The place between two quotes that stand one after the other."""

    first: str
    second: str


Value = Said | Spot | NewKind | Between


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of an instruction that means one thing, at [start, end) of it.

    A verb, a sign or "und" has no value. Words or a place have one, and `meaning` is the preposition before it, or
    NOTHING.
    """

    meaning: Meaning
    value: Value | None
    start: int
    end: int


UNITS = frozenset({Meaning.SENTENCE, Meaning.PARAGRAPH, Meaning.ITEM, Meaning.HEADING, Meaning.SUBJECT})
VERBS = frozenset(
    {
        Meaning.REPLACE,
        Meaning.DELETE,
        Meaning.INSERT,
        Meaning.APPEND,
        Meaning.CHANGE,
        Meaning.VERSION,
        Meaning.READS,
        Meaning.IN_ITS_PLACE,
    }
)
PREPOSITIONS = frozenset(
    {
        Meaning.BY,
        Meaning.TO,
        Meaning.INSIDE,
        Meaning.OF,
        Meaning.AT,
        Meaning.AFTER,
        Meaning.BEFORE,
        Meaning.BETWEEN,
        Meaning.INSTEAD,
        Meaning.OUT_OF,
        Meaning.STARTING_AT,
    }
)
SEPARATORS = frozenset({Meaning.AND, Meaning.COMMA, Meaning.STOP, Meaning.LINE_BREAK})


def are_quoted(spots: Iterable[Spot]) -> bool:
    """Tell whether places are named by the words in them, as by "Überschrift „a“", and so mean these words."""
    return all(spot.quote for spot in spots)


def is_listed(phrase: Phrase) -> bool:
    """Tell whether a phrase names something without a preposition, or with "von", so that it can stand in a list."""
    return phrase.meaning in (Meaning.NOTHING, Meaning.OF) and phrase.value is not None
