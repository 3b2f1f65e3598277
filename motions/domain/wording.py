"""When are two words, however they are typed, the same word?"""

from __future__ import annotations

import unicodedata

_DROPPED = " \u00a0\u202f\u2009\u00ad\u200b\ufeff"
_FOLDED = str.maketrans({
    **dict.fromkeys(_DROPPED),
    **dict.fromkeys("„“”‟«»", '"'),
    **dict.fromkeys("‚‘’‛‹›", "'"),
    "\u2010": "-",
    "\u2011": "-",
})  # fmt: skip


def wording(word: str) -> str:
    """Give the form in which a word is compared with others.

    Letters are composed (NFC); typographic and straight quotes are the same, and so are the kinds of hyphen; spaces
    inside a numeral and soft hyphens do not count. Upper and lower case do.

    >>> wording("12\u00a0%") == wording("12%"), wording("„") == wording('"'), wording("Rad") == wording("rad")
    (True, True, False)
    """
    return unicodedata.normalize("NFC", word).translate(_FOLDED)
