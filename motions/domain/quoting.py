r"""How do words, and borders of blocks among them, stand in quotes so that they can be read out of them again?

The first pair of quotes of the language of which neither sign stands among the words encloses them: „ten“, »„ten“«. If
there is no such pair, the first one does, and its signs among the words are doubled. Between two blocks stands ¶; the
end of a block alone is ⏎, the beginning of one alone ⇥; such a sign that is a word of the text is doubled.
"""

from __future__ import annotations

import re

from motions.domain.language import Language
from motions.domain.provenance import BORDER_SIGN
from motions.domain.words import BLOCK_END, BLOCK_START

BORDER = BLOCK_END + BLOCK_START

_PAIRS = {Language.GERMAN: ("„“", "»«", '""'), Language.ENGLISH: ("“”", '""', "«»")}
_CLOSING = {pair[0]: pair[1] for pairs in _PAIRS.values() for pair in pairs}
_END_OF_SENTENCE = re.compile(rf"[.!?:][{''.join(_CLOSING.values())}]\.\Z")

_SIGNS = {BORDER_SIGN: BORDER, "⏎": BLOCK_END, "⇥": BLOCK_START}
_ANY_SIGN = f"[{''.join(_SIGNS)}]"
_SIGN = re.compile(_ANY_SIGN)
_BORDER = re.compile("|".join(_SIGNS.values()))
_READ_SIGN = re.compile(rf"({_ANY_SIGN})\1| ?(?P<border>{_ANY_SIGN})(?!(?P=border)) ?")
_EMPTY_LINE = re.compile(f"{BORDER_SIGN * 2}| ?{BORDER_SIGN}(?!{BORDER_SIGN}) ?")
_SIGN_OF = {border: sign for sign, border in _SIGNS.items()}

_MOST_WORDS = 12
_WORDS_AT_EACH_END = 5


def in_quotes(words: str, language: Language) -> str:
    """Put words in the quotes of a language.

    >>> in_quotes("zehn", Language.GERMAN), in_quotes("der „Ring“", Language.GERMAN)
    ('„zehn“', '»der „Ring“«')
    """
    pairs = _PAIRS[language]
    pair = next((pair for pair in pairs if pair[0] not in words and pair[1] not in words), pairs[0])
    for sign in dict.fromkeys(pair):
        words = words.replace(sign, sign * 2)
    return f"{pair[0]}{words}{pair[1]}"


def read_quoted(written: str, position: int) -> tuple[str, int] | None:
    """Read what stands in quotes of either language from a position on, and the position after them.

    None if no quote begins there, or it does not end; a quote of the same kind inside is taken only if it is doubled.

    >>> read_quoted("Nun „zehn“.", 4), read_quoted("„das „Ja“ gilt“", 0)
    (('zehn', 10), None)
    """
    closing = _CLOSING.get(written[position : position + 1])
    if closing is None:
        return None
    either = re.compile(f"[{written[position]}{closing}]")
    start = place = position + 1
    while found := either.search(written, place):
        sign = found.group()
        if written.startswith(sign * 2, found.start()):
            place = found.start() + 2
        elif sign == closing:
            words = written[start : found.start()]
            return words.replace(closing * 2, closing).replace(written[position] * 2, written[position]), found.end()
        else:
            return None
    return None


def with_signs(stream: str) -> str:
    r"""Write a sign for each border of blocks.

    >>> with_signs("Eins.\n\tZwei."), with_signs("§ und ¶")
    ('Eins. ¶ Zwei.', '§ und ¶¶')
    """
    doubled = _SIGN.sub(lambda found: found.group() * 2, stream)
    return _BORDER.sub(lambda found: f" {_SIGN_OF[found.group()]} ", doubled).strip(" ")


def without_signs(words: str) -> str:
    """Read the borders of blocks again; the inverse of `with_signs`."""
    return _READ_SIGN.sub(lambda found: _SIGNS[found["border"]] if found["border"] else found.group(1), words)


def with_empty_lines(words: str) -> str:
    r"""Write an empty line for each ¶, as the editing field has one between two blocks; ¶¶ is the sign itself.

    >>> with_empty_lines("Eins. ¶ Zwei."), with_empty_lines("§ und ¶¶")
    ('Eins.\n\nZwei.', '§ und ¶')
    """
    return _EMPTY_LINE.sub(lambda found: BORDER_SIGN if found.group() == BORDER_SIGN * 2 else "\n\n", words)


def shortened(words: str) -> str:
    """Leave out the middle of a long run of words.

    >>> shortened("eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn")
    'eins zwei drei vier fünf … neun zehn elf zwölf dreizehn'
    """
    found = words.split()
    if len(found) <= _MOST_WORDS:
        return words
    return " ".join([*found[:_WORDS_AT_EACH_END], "…", *found[-_WORDS_AT_EACH_END:]])


def with_one_full_stop(sentence: str) -> str:
    """Take the full stop off the end of a sentence if it ends with a quote that has ended a sentence itself."""
    return sentence[:-1] if _END_OF_SENTENCE.search(sentence, max(len(sentence) - 3, 0)) else sentence
