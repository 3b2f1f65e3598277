"""What did somebody mean to type into a field of one line?"""

from __future__ import annotations

from motions.domain.errors import Invalid

LONGEST = 200


def in_one_line(typed: str) -> str:
    r"""Give what was typed without spaces around it, spaces and line ends as one space, nothing unprintable.

    >>> in_one_line(" Ortsverein \n Nord\x00 ")
    'Ortsverein Nord'
    """
    return " ".join("".join(sign for sign in typed if sign.isprintable() or sign.isspace()).split())


def named(typed: str, *, code: str = "name") -> str:
    """Give a person's name as it was meant; raises Invalid without one, and for more than 200 characters."""
    name = in_one_line(typed)
    if not name:
        raise Invalid("Bitte einen Namen eintragen.", code=code)
    return bounded(name, code=code)


def bounded(typed: str, *, code: str = "") -> str:
    """Give a field's words as they were meant, perhaps none; raises Invalid for more than 200 characters."""
    words = in_one_line(typed)
    if len(words) > LONGEST:
        raise Invalid(
            "Möglich sind höchstens %(most)d Zeichen, nicht %(length)d.", most=LONGEST, length=len(words), code=code
        )
    return words
