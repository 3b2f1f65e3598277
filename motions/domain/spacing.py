"""Which space stands between two words that now meet, and which punctuation is then one too many?"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from motions.domain.words import BLOCK_END, BLOCK_START, sentence_borders

_BORDERS = BLOCK_START + BLOCK_END
_CLOSING = frozenset(".,;:!?)]}")
_OPENING = frozenset("([{„‚")
_QUOTES = frozenset("\"'“”‘’«»‹›")
_JOINERS = frozenset("-\u2011–—/")
_SIGNS = _CLOSING | _OPENING | _QUOTES | _JOINERS
_ELLIPSIS = "..."

_PAIRS = frozenset({"()", "[]", "{}", "„“", "„”", '„"', "‚‘", "‚’", "“”", "«»", "»«", "‹›", "›‹", '""', "''"})
_DROPPED_BEFORE = {
    ",": f",;:.!?)]}}{BLOCK_END}",
    ";": f";,:.!?)]}}{BLOCK_END}",
    ":": ":,;.!?",
    "–": f"–.!?{BLOCK_END}",
    "—": f"—.!?{BLOCK_END}",
    ".": ".",
    "!": "!",
    "?": "?",
}
STOPS = frozenset(",;:.!?")
_SENTENCE_ENDS = frozenset(".!?")
_LIST_WORD = re.compile(r"(?:und|oder|sowie)(?!\w)")
_NO_PUNCTUATION = re.compile(r"[^.,;:!?–—()\t\n]*")
_SENTENCE_SO_FAR = re.compile(r"[^.;:!?(\t\n]*\Z")


class Shape(Enum):
    """How a character behaves towards its neighbours."""

    WORD = "word"
    CLOSING = "closing"
    OPENING = "opening"
    QUOTE = "quote"
    JOINER = "joiner"


class Doubled(Enum):
    """What of two punctuation marks that a deletion brought together is too much."""

    NOTHING = "nothing"
    FIRST = "first"
    SECOND = "second"
    BOTH = "both"


class Place(NamedTuple):
    """A character that is no space, where it stood in its own source."""

    stream: str
    position: int

    @property
    def character(self) -> str:
        """The character itself."""
        return self.stream[self.position]

    @property
    def before(self) -> str | None:
        """The space before it in its own source; None at a block's border or where the source begins."""
        stream, position = self
        start = position
        while start > 0 and is_space(stream[start - 1]):
            start -= 1
        at_edge = start == 0 or stream[start - 1] in _BORDERS
        return None if at_edge else stream[start:position]

    @property
    def after(self) -> str | None:
        """The space after it in its own source; None at a block's border or where the source ends."""
        stream, position = self
        end = position + 1
        while end < len(stream) and is_space(stream[end]):
            end += 1
        at_edge = end == len(stream) or stream[end] in _BORDERS
        return None if at_edge else stream[position + 1 : end]

    @property
    def is_border(self) -> bool:
        """Tell whether it is the beginning or the end of a block."""
        return self.stream[self.position] in _BORDERS


def is_space(character: str) -> bool:
    """Tell whether a character is white space between words; the borders of blocks are words."""
    return character.isspace() and character not in _BORDERS


def shape(place: Place) -> Shape:
    """Tell how the character behaves; the three dots of an ellipsis are a word."""
    character = place.stream[place.position]
    if character not in _SIGNS:
        return Shape.WORD
    if character in _CLOSING and not _in_ellipsis(place):
        return Shape.CLOSING
    if character in _OPENING:
        return Shape.OPENING
    if character in _QUOTES:
        return Shape.QUOTE
    return Shape.JOINER if character in _JOINERS else Shape.WORD


def _in_ellipsis(place: Place) -> bool:
    stream, position = place.stream, place.position
    return stream.startswith(_ELLIPSIS, position) or stream.endswith(_ELLIPSIS, 0, position + 1)


def space_between(left: Place, right: Place) -> str:
    """Give the space between two characters that did not stand together in one source.

    None at a block's border, before closing punctuation and closing quotes, and after opening ones. Straight quotes,
    dashes and slashes keep to the side they kept to in their own source. Where both sides had the same space it stays.

    >>> space_between(Place("Wort dann", 3), Place("weg, und", 3))
    ''
    >>> space_between(Place("gut und", 2), Place("schön", 0))
    ' '
    """
    if left.is_border or right.is_border:
        return ""
    after = left.after
    if after and after == right.before:
        return after
    return "" if _glues_right(left) or _glues_left(right) else " "


def is_repair(left: Place, right: Place, space: str) -> bool:
    """Tell whether there now is a space that neither side had in its own source, or none where both had one."""
    if left.after is None or right.before is None:
        return False
    return bool(space) not in (bool(left.after), bool(right.before))


def doubled(left: Place, right: Place) -> Doubled:
    """Tell what is too much where a deletion has brought two characters together.

    Of ", ," or ", ." the first; of brackets or quotes with nothing left between them both; a comma or stop at the
    beginning of a block, bracket or quote, a comma or dash at the end of a block, and a comma behind the end of a
    sentence; the one comma of "A, B und C" if B is gone. An ellipsis, and the full stop of "z. B." before a comma, are
    nothing too much.
    """
    if _in_ellipsis(left) or _in_ellipsis(right):
        return Doubled.NOTHING
    pair = left.character + right.character
    if pair in _PAIRS and not _closes(left) and not _opens(right):
        return Doubled.BOTH
    if pair[1] in _DROPPED_BEFORE.get(pair[0], "") or _was_comma_of_a_pair(left, right):
        return Doubled.FIRST
    if pair[1] in STOPS and (pair[0] == BLOCK_START or _opens(left) or _closes_sentence(left, pair[1])):
        return Doubled.SECOND
    return Doubled.NOTHING


def repeats_stop(new: Place, old: Place) -> bool:
    """Tell whether a new text ends with the punctuation mark that follows it, or ends a sentence before a full stop.

    One of several marks, as in an ellipsis, is nothing too much, and neither is a mark that begins a word.
    """
    begins_word = old.stream[old.position + 1 : old.position + 2].isalnum()
    is_same = new.character == old.character in STOPS or (new.character in _SENTENCE_ENDS and old.character == ".")
    return is_same and not begins_word and _is_single(new) and _is_single(old)


def repeats_comma(new: Place, old: Place) -> bool:
    """Tell whether a new text begins with the comma it follows."""
    return new.character == old.character == "," and _is_single(new) and _is_single(old)


def _is_single(mark: Place) -> bool:
    twice = mark.character * 2
    return not (mark.stream.startswith(twice, mark.position) or mark.stream.endswith(twice, 0, mark.position + 1))


def _closes_sentence(stop: Place, following: str) -> bool:
    """Tell whether a sentence ends with the stop, so that the punctuation mark that now follows it is too much."""
    if stop.character not in _SENTENCE_ENDS or following in "!?":
        return False
    end = stop.stream.find(BLOCK_END, stop.position)
    start = stop.stream.rfind(BLOCK_START, 0, stop.position) + 1
    return stop.position + 1 in sentence_borders(stop.stream, start, len(stop.stream) if end == -1 else end)


def _was_comma_of_a_pair(comma: Place, word: Place) -> bool:
    """Tell whether "und", "oder" or "sowie" now follows the only comma of a sentence, as in "A, und C" without B.

    With more commas before it, this one may close a clause; then it stays.
    """
    if comma.character != "," or not _LIST_WORD.match(word.stream, word.position) or comma.stream != word.stream:
        return False
    if not _NO_PUNCTUATION.fullmatch(comma.stream, comma.position + 1, word.position):
        return False
    start = comma.stream.rfind(BLOCK_START, 0, comma.position) + 1
    before = _SENTENCE_SO_FAR.search(comma.stream, start, comma.position)
    return before is not None and "," not in before.group()


def _glues_right(left: Place) -> bool:
    match shape(left):
        case Shape.OPENING:
            return True
        case Shape.QUOTE:
            return _opens(left)
        case Shape.JOINER:
            return _joiner_glues(left, left.after, left.before, 1)
        case _:
            return False


def _glues_left(right: Place) -> bool:
    match shape(right):
        case Shape.CLOSING:
            return True
        case Shape.QUOTE:
            return _closes(right)
        case Shape.JOINER:
            return _joiner_glues(right, right.before, right.after, -1)
        case _:
            return False


def _joiner_glues(joiner: Place, this_side: str | None, other_side: str | None, step: int) -> bool:
    """Apply: as in its own source; where that tells nothing, a dash or slash is the same on both sides."""
    if this_side is not None:
        neighbour = shape(Place(joiner.stream, joiner.position + step))
        return not this_side and neighbour is not (Shape.CLOSING if step > 0 else Shape.OPENING)
    if joiner.character == "/":
        return not other_side
    return joiner.character in "–—" and other_side == ""


def _opens(quote: Place) -> bool:
    if shape(quote) is Shape.OPENING:
        return True
    if quote.character not in _QUOTES:
        return False
    if quote.before == "":
        return shape(Place(quote.stream, quote.position - 1)) in (Shape.OPENING, Shape.JOINER)
    return quote.after == "" or (quote.before is not None and quote.after is None)


def _closes(quote: Place) -> bool:
    if quote.character not in _QUOTES:
        return False
    if quote.before == "":
        return not _opens(quote)
    return quote.before is None and bool(quote.after)
