"""When are two words, however they are typed, the same word?"""

from __future__ import annotations

import re
import unicodedata

_SPACES = "\u00a0\u202f\u2009"
_INVISIBLE = "\u00ad\u200b\ufeff"
_SIGNS = {
    **dict.fromkeys("„“”‟«»", '"'),
    **dict.fromkeys("‚‘’‛‹›", "'"),
    "\u2010": "-",
    "\u2011": "-",
}
_FOLDED = str.maketrans({**dict.fromkeys(" " + _SPACES + _INVISIBLE), **_SIGNS})
_SEVERAL_SPACES = re.compile("  +")
_NUMBER_BEFORE_UNIT = re.compile(r"([0-9]) (?=[%‰€]|Mio\.|Mrd\.|(?:Euro|Prozent)(?![\w-]))")
_AMOUNT_BEFORE_UNIT = re.compile(r"(M(?:io|rd)\.) (?=€|Euro(?![\w-]))")


def wording(word: str) -> str:
    """Give the form in which a word is compared with others.

    Letters are composed (NFC); typographic and straight quotes are the same, and so are the kinds of hyphen; spaces
    inside a numeral and soft hyphens do not count. Upper and lower case do.

    >>> wording("12\u00a0%") == wording("12%"), wording("„") == wording('"'), wording("Rad") == wording("rad")
    (True, True, False)
    """
    if word.isascii() and " " not in word:
        return word
    return unicodedata.normalize("NFC", word).translate(_FOLDED)


def wording_of_prose(prose: str) -> str:
    """Give the form in which prose is compared as a whole: if it is the same, so are the words; seldom the reverse.

    >>> wording_of_prose("„12\u00a0%“  genügen") == wording_of_prose('"12%" genügen')
    True
    """
    prose = unicodedata.normalize("NFC", prose)
    for character in _INVISIBLE:
        prose = prose.replace(character, "")
    for character in _SPACES:
        prose = prose.replace(character, " ")
    for character, sign in _SIGNS.items():
        prose = prose.replace(character, sign)
    if "  " in prose:
        prose = _SEVERAL_SPACES.sub(" ", prose)
    return _AMOUNT_BEFORE_UNIT.sub(r"\1", _NUMBER_BEFORE_UNIT.sub(r"\1", prose)).strip()
