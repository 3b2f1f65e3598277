"""Could somebody guess this password?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

_NO_LETTER = re.compile(r"[\W\d_]+")
_PLAIN = {"@": "a", "4": "a", "8": "b", "3": "e", "€": "e", "9": "g", "!": "i", "|": "l", "0": "o", "$": "s", "5": "s"}
_PLAIN |= {"7": "t", "+": "t", "2": "z"}
# A 1 can be meant as either.
_LOOK_ALIKES = (str.maketrans(_PLAIN | {"1": "i"}), str.maketrans(_PLAIN | {"1": "l"}))
_DIFFERENT = 5
_OWN_WORD = 3
_OWN_REST = 3
_LONGEST_COMMON = 60


def is_guessable(password: str, common: Collection[str], own: Iterable[str] = ()) -> bool:
    """Tell whether a password is a common one, or made of what everybody knows of its person.

    `common` are common passwords in small letters, `own` the person's name and address. Digits and signs at the ends
    do not make a common one better, nor do repeating it or writing letters as signs that look like them; a password
    without letters, or of fewer than five different characters, is guessable, and so is one that has next to nothing
    beside the own words.

    >>> common = {"password", "abc"}
    >>> [is_guessable(word, common) for word in ("P@ssw0rd-2026", "passwordpassword", "the blue whale abc")]
    [True, True, False]
    >>> is_guessable("AdaKern-1990!", common, ["Ada Kern", "ada@example.org"])
    True
    """
    folded = password.casefold()
    words = {word for text in own for word in _NO_LETTER.split(text.casefold()) if len(word) >= _OWN_WORD}
    if not _letters(folded) or len(set(folded)) < _DIFFERENT:
        return True
    return any(form in common or _is_own(form, common, words) for form in _forms(folded))


def _forms(password: str) -> Iterator[str]:
    """Give what may have been meant: with less at the ends, one of what is repeated, with letters for signs."""
    wholes = {password, _repeated(password), _repeated(_without_ends(password))}
    for core in {core for whole in wholes for core in _cores(whole)}:
        for plain in (core, *(core.translate(table) for table in _LOOK_ALIKES)):
            yield plain
            yield _letters(plain)


def _cores(word: str) -> Iterator[str]:
    """Give the word with ever more of the digits and signs at its ends taken off; long ones are not common."""
    inner = _without_ends(word)
    first = word.find(inner)
    last = first + len(inner)
    for start in range(first + 1):
        for end in range(last, min(len(word), start + _LONGEST_COMMON) + 1):
            yield word[start:end]


def _without_ends(word: str) -> str:
    """Give what stands from the first letter to the last."""
    letters = [place for place, character in enumerate(word) if character.isalpha()]
    return word[letters[0] : letters[-1] + 1] if letters else ""


def _repeated(word: str) -> str:
    """Give the shortest piece of which the word is a repetition, the word itself if it is none."""
    return word[: (word + word).find(word, 1)] if word else ""


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text)


def _is_own(form: str, common: Collection[str], words: Iterable[str]) -> bool:
    """Tell whether next to nothing, or a common password, is left of the form without the person's own words."""
    rest = _letters(form)
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, "")
    return rest != _letters(form) and (len(rest) <= _OWN_REST or rest in common)
