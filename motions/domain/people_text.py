"""How are names and words of a table compared, and how is a cell kept from being run by a spreadsheet?"""

from __future__ import annotations

import re
import unicodedata

_RUNS = re.compile(r"^'*[=+\-@\t\r]")
_DEFUSED = re.compile(r"^'+[=+\-@\t\r]")
_NO_WORD = re.compile(r"[^a-z0-9äöüß]+")


def one_line(text: str) -> str:
    """Write a text in one line with composed letters, single spaces, and none around it.

    >>> one_line("  Anna" + chr(10) + " Kern ")
    'Anna Kern'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def same(text: str) -> str:
    """Give what two spellings of a name or short name have in common: the words, without regard to upper case."""
    return one_line(text).casefold()


def word_key(text: str) -> str:
    """Give the letters and digits of a heading, without regard to upper case, accents of punctuation and spaces.

    >>> word_key("Mitglieds-Nr."), word_key("E-Mail Adresse")
    ('mitgliedsnr', 'emailadresse')
    """
    return _NO_WORD.sub("", unicodedata.normalize("NFC", text).lower())


def defused(text: str) -> str:
    """Write a cell so that no spreadsheet takes it for a formula; `armed` gives back exactly what it was.

    >>> defused("=1+1"), defused("'=1+1"), defused("OV Nord")
    ("'=1+1", "''=1+1", 'OV Nord')
    """
    return f"'{text}" if _RUNS.match(text) else text


def armed(text: str) -> str:
    """Undo what `defused` did, and nothing else.

    >>> armed("'=1+1"), armed("''=1+1"), armed("'s Gravenhage")
    ('=1+1', "'=1+1", "'s Gravenhage")
    """
    return text[1:] if _DEFUSED.match(text) else text
