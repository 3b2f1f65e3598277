"""Which characters may stand in a text, and how much room do they take?"""

from __future__ import annotations

import re
import unicodedata

from motions.domain.errors import Invalid

SOFT_HYPHEN = "\u00ad"

# Control characters, those that turn the direction of reading, and what no file can hold.
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]",
)
LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")

_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")
_SPACES = re.compile("[ \t\r\n\v\f\x85\u2028\u2029]+")
_JOINERS = frozenset("\u200c\u200d\u2060")
_COMBINING = frozenset({"Mn", "Me"})
_FIRST_COMBINING = "\u0300"
# The vowels and last consonants of Korean, which join the consonant before them to one letter.
_FIRST_JOINING_LETTER, _LAST_JOINING_LETTER = "\u1160", "\u11ff"


def tidy(words: str) -> str:
    """Give words as prose holds them: runs of spaces become one, soft hyphens and invisible spaces are dropped.

    No-break spaces and non-breaking hyphens stay what they are; spaces at the ends stay as one.

    >>> tidy("Stadt\u00adteil   und  Dorf")
    'Stadtteil und Dorf'
    """
    if "  " not in words and words.isprintable():
        return words
    return _SPACES.sub(" ", _INVISIBLE.sub("", words))


def composed(words: str) -> str:
    """Give words with composed letters (NFC), so that "Ä1" is one number however it was typed."""
    return unicodedata.normalize("NFC", words)


def check_characters(words: str) -> None:
    """Refuse words that hold a control character.

    Raises Invalid.
    """
    found = FORBIDDEN.search(words)
    if found:
        raise Invalid(
            "Der Text enthält das Steuerzeichen %(character)s; erwartet war nur Text.",
            code="control_character",
            character=f"U+{ord(found.group()):04X}",
        )


def display_width(words: str) -> int:
    """Count the characters that take room on a printed line.

    Letters are counted as composed (NFC); combining marks, joiners and variation selectors take no room.
    """
    if not words or max(words) < _FIRST_COMBINING:
        return len(words)
    return sum(takes_room(character) for character in unicodedata.normalize("NFC", words))


def takes_room(character: str) -> bool:
    """Tell whether a single character takes room of its own on a printed line."""
    if character < _FIRST_COMBINING:
        return True
    if character in _JOINERS or _FIRST_JOINING_LETTER <= character <= _LAST_JOINING_LETTER:
        return False
    return unicodedata.category(character) not in _COMBINING
