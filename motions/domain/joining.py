"""How do the printed lines of one block join to flowing prose?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from motions.domain.bold import Printed, bold_marks
from motions.domain.characters import SOFT_HYPHEN, tidy
from motions.domain.passage import Mark

_SOFT_ENDS = "-\u2010"
_HYPHENS = _SOFT_ENDS + "\u2011"
_SIGNS_BEFORE_A_BREAK = frozenset(_HYPHENS + SOFT_HYPHEN + "/–")
_CONJUNCTION = re.compile(r"(?:und|oder|sowie|bzw\.?)(?![\w-])|als auch(?!\w)")
_PAIRING = re.compile(r"(?:als|noch) ([^\W\d_])")
_SIGN = re.compile(r"[&+=–](?: |$)")
_LONGEST_WORD = 100
_LAST_LETTERS = re.compile(r"[^\W\d_]+$")


@dataclass(frozen=True, slots=True)
class Joined:
    """The prose of a block, its bold stretches, and for each of its printed lines the range [start, end) in it."""

    prose: str
    marks: tuple[Mark, ...]
    ranges: tuple[tuple[int, int], ...]


class Joint(Enum):
    """What stands in the prose where one printed line ends and the next begins."""

    SPACE = "space"
    NOTHING = "nothing"
    CUT = "cut"


def joint(before: str, following: str) -> Joint:
    """Tell how a printed line joins what follows it.

    A hyphen directly after a word is kept and joined without a space before an upper-case letter, a digit, a quote or
    a bracket; it is kept with a space before "und", "oder", "bzw.", "sowie", "als auch", and before "als" or "noch" if
    a capital follows them; it is dropped where a syllable was cut. Digits and abbreviations in capitals have no
    syllables, so a hyphen after them is kept. A line that ends in / or – directly after a word, or in a soft hyphen,
    joins without a space. Everything else joins with a space, a dash (" -" after a space) too.

    `before` holds the words of the line, `following` those of the lines after it.

    >>> joint("die Opel-", "Verwaltung"), joint("die Stadt-", "und Landkreise"), joint("die Entwick-", "lung")
    (<Joint.NOTHING: 'nothing'>, <Joint.SPACE: 'space'>, <Joint.CUT: 'cut'>)
    """
    if before.endswith(SOFT_HYPHEN):
        return Joint.NOTHING
    if len(before) < 2 or before[-2].isspace():
        return Joint.SPACE
    if before[-1] in "/–":
        return Joint.NOTHING
    if before[-1] in _HYPHENS:
        return _joint_after_hyphen(before, following)
    return Joint.SPACE


def _joint_after_hyphen(before: str, following: str) -> Joint:
    if _goes_on_with_conjunction(following) or _SIGN.match(following):
        return Joint.SPACE
    if following[:1].islower() and before[-1] in _SOFT_ENDS and _ends_in_syllable(before[:-1]):
        return Joint.CUT
    return Joint.NOTHING


def _goes_on_with_conjunction(following: str) -> bool:
    pairing = _PAIRING.match(following)
    return bool(_CONJUNCTION.match(following)) or (pairing is not None and pairing[1].isupper())


def _ends_in_syllable(words: str) -> bool:
    letters = _LAST_LETTERS.search(unicodedata.normalize("NFC", words[-_LONGEST_WORD:]))
    return letters is not None and not letters.group().isupper()


def join_lines(lines: Sequence[Printed]) -> Joined:
    """Join the printed lines of one block, at least one and none without words, to its prose.

    Soft hyphens are dropped and runs of spaces become one. Each line's range holds what is printed on it, without the
    space that joins it to the next and without a hyphen that was dropped.
    """
    words = [tidy(line.words) for line in lines]
    pieces: list[str] = []
    ranges: list[tuple[int, int]] = []
    turns: list[int] = []
    position = 0
    for index, line in enumerate(lines):
        link = _link(lines, words, index)
        kept = words[index][:-1] if link is Joint.CUT else words[index]
        pieces += [kept, " "] if link is Joint.SPACE else [kept]
        turns += [position + min(place, len(kept)) for place in _places_when_tidy(line)]
        ranges.append((position, position + len(kept)))
        position += len(kept) + (link is Joint.SPACE)
    prose = "".join(pieces)
    return Joined(prose, bold_marks(prose, turns), tuple(ranges))


def _places_when_tidy(line: Printed) -> Iterator[int]:
    """Give where the line's turns stand once its words are tidy; each is counted on from the one before."""
    place, start, last = 0, 0, ""
    for turn in line.turns:
        words = tidy(last + line.words[start:turn])
        place += len(words) - len(last)
        start, last = turn, words[-1:]
        yield place


def _link(lines: Sequence[Printed], words: Sequence[str], index: int) -> Joint:
    if index + 1 == len(lines):
        return Joint.NOTHING
    if lines[index].words[-1:] not in _SIGNS_BEFORE_A_BREAK:
        return Joint.SPACE
    # Two lines ahead: a conjunction can stand alone on the next.
    return joint(lines[index].words, " ".join(words[index + 1 : index + 3]))
