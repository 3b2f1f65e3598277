"""What is one word of a text, and where does a sentence end?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, chain

BLOCK_START = "\t"
BLOCK_END = "\n"

_COMBINING = "[\u0300-\u036f]"
_LETTERS = rf"[^\W_]+(?:{_COMBINING}[^\W_]*)*"
_UNIT = r"(?:%|‰|€|(?:Mio\.|Mrd\.)(?:[ \u00a0\u202f]?(?:€|Euro(?![\w-])))?|(?:Euro|Prozent)(?![\w-]))"
_NUMERAL = rf"(?:(?<![^\s(„\"])[+\u2212-])?\d+(?:[.,]\d+)*[ \u00a0\u202f]?{_UNIT}"
_DECIMAL = rf"\d+(?:[.,]\d+)*,\d+(?:[-\u2011]{_LETTERS})*(?!\w)"
_PLAIN_WORD = rf"(?:(?<![^\s(„\"»/])[-\u2011](?=[^\W\d_]))?{_LETTERS}(?:(?:/-|[-\u2011'’*:_/.]){_LETTERS})*[-\u2011]?"
_LINK = r"(?:[Hh]ttps?://|[Ww]ww\.)[^\s<>„“”‚‘«»\"]*[^\s<>„“”‚‘«»\"'’.,;:!?…()\[\]*]"
_MAIL_DOMAIN = rf"@{_LETTERS}(?:[-.]{_LETTERS})*\.{_LETTERS}"
_SYMBOL = r"\.{3}|\S[\u0300-\u036f\ufe00-\ufe0f\u200d]*"
# Most words are of letters alone; the first form only finds them faster than the others would.
_WORD_OF_LETTERS = r"[^\W\d_]++(?=[ ,])"
_WORD = re.compile(
    rf"{_WORD_OF_LETTERS}|[{BLOCK_START}{BLOCK_END}]|{_NUMERAL}|{_DECIMAL}|{_LINK}|{_PLAIN_WORD}(?:{_MAIL_DOMAIN})?|"
    rf"{_SYMBOL}"
)
_WORD_BEHIND_SPACES = re.compile(rf"([^\S{BLOCK_START}{BLOCK_END}]*)({_WORD.pattern})")

_SENTENCE_END = re.compile(r"[.!?:][\"'“”‘’«»)\]]*(?=[ \u00a0]+[\"'„“‚»«(\[]*[A-ZÄÖÜ])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(„\"])(?:bzw|ca|d\. ?h|etc|evtl|ggf|inkl|max|min|Mio|Mrd|Nr|o\. ?ä|s\. ?o|s\. ?u|sog|St|Str|Tsd|u\. ?a|"
    r"u\. ?ä|usw|v\. ?a|vgl|z\. ?B|z\. ?T|z\. ?Zt|Abs|Art|Dr|Prof|Z|z|u|d|v|o|s)\.$"
)
_BARE_NUMBER = re.compile(r"(?:^|[\s(„\"])\d{1,2}\.$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a stream: its text, and the half-open range of positions it stands at."""

    start: int
    end: int
    text: str


def words(stream: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Cut the positions [start, end) of a stream into words.

    A word is a run of letters and digits with what joins them inside (hyphen, apostrophe, gender mark), a numeral
    together with its sign and unit ("12 %", "2.400 Euro"), the address of a page or of mail, one punctuation character,
    or the beginning or the end of a block. White space between words belongs to none. A word cut by the range's borders
    counts with the part inside.

    >>> [word.text for word in words("Um 12 % (2.400 Euro), z. B. in der Alt- und Neustadt.")]
    ['Um', '12 %', '(', '2.400 Euro', ')', ',', 'z', '.', 'B', '.', 'in', 'der', 'Alt-', 'und', 'Neustadt', '.']
    """
    stop = len(stream) if end is None else end
    return tuple([Word(found.start(), found.end(), found.group()) for found in _WORD.finditer(stream, start, stop)])


def places_of_words(stream: str, start: int, end: int) -> tuple[list[int], list[int], list[str]]:
    """Cut the positions [start, end) of a stream into words: give where each begins, where it ends, and its text.

    They are the same as `words` gives; of long texts this is quicker.

    >>> places_of_words("Um 12 %.", 0, 8)
    ([0, 3, 7], [2, 7, 8], ['Um', '12 %', '.'])
    """
    found = _WORD_BEHIND_SPACES.findall(stream, start, end)
    places = list(accumulate(map(len, chain.from_iterable(found)), initial=start))
    return places[1::2], places[2::2], [text for _, text in found]


def count_words(stream: str) -> int:
    """Count the words of prose in a stream, punctuation included, borders of blocks not.

    >>> count_words("Um 12 %.")
    3
    """
    return len(_WORD.findall(stream)) - stream.count(BLOCK_START) - stream.count(BLOCK_END)


def is_border(word: Word) -> bool:
    """Tell whether the word is the beginning or the end of a block and not a word of prose."""
    return word.text in (BLOCK_START, BLOCK_END)


def ends_with_abbreviation(prose: str) -> bool:
    """Tell whether prose ends with a listed abbreviation ("z. B.", "u. a.", "Mio.") and so with no sentence's end."""
    return _ABBREVIATION.search(prose) is not None


def sentence_borders(stream: str, start: int, end: int) -> tuple[int, ...]:
    """Give the positions in [start, end] of one block's prose at which a sentence begins or ends, in rising order.

    A sentence ends at . ! ? or : before a space and an upper-case letter, closing quotes and brackets between them not
    counted, and at the end of the block; not after a listed abbreviation or a bare number of at most two digits, which
    is a date or an ordinal. `start` and `end` are the positions of the block's first and last character's borders.

    >>> sentence_borders("Am 3. Mai. Dann z. B. Ruhe.", 0, 27)
    (0, 10, 11, 27)
    """
    borders = {start, end}
    for found in _SENTENCE_END.finditer(stream, start, end):
        stop = found.start() + 1
        before = stream[max(start, stop - 12) : stop]
        if ends_with_abbreviation(before) or _BARE_NUMBER.search(before[-4:]):
            continue
        borders.add(found.end())
        borders.add(_skip_spaces(stream, found.end(), end))
    return tuple(sorted(borders))


def _skip_spaces(stream: str, position: int, end: int) -> int:
    while position < end and stream[position].isspace():
        position += 1
    return position
