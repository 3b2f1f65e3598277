"""How are motions, amendments and their edits numbered, and in which order do the numbers stand?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from motions.domain.errors import Invalid

_DIGITS = re.compile(r"([0-9]+)")
_NUMBER = re.compile(r"([A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*)([1-9][0-9]*)")
_EDIT_ID = re.compile(rf"({_NUMBER.pattern})\.([1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a motion or an amendment: "Ä26" is prefix "Ä" and count 26."""

    prefix: str
    count: int

    def __str__(self) -> str:
        return f"{self.prefix}{self.count}"


@dataclass(frozen=True, slots=True)
class EditNumber:
    """The number of an edit: "Ä3.2" is the second edit of amendment "Ä3"."""

    amendment: Number
    count: int

    def __str__(self) -> str:
        return f"{self.amendment}.{self.count}"


def natural_order(number: str) -> tuple[str | int, ...]:
    """Give a key that sorts numbers as people count: runs of digits by their value, everything else by its letters.

    >>> sorted(["Ä10", "Ä3.10", "Ä3.2", "A2", "Ä3"], key=natural_order)
    ['A2', 'Ä3', 'Ä3.2', 'Ä3.10', 'Ä10']
    """
    return tuple(int(part) if part.isdecimal() else part for part in _DIGITS.split(number))


def next_number(prefix: str, taken: Iterable[str]) -> str:
    """Give the next free number with this prefix: one above the highest, so that no number is ever used twice.

    Numbers with another prefix, and words that are no number, do not count.

    >>> next_number("Ä", ["Ä1", "Ä25", "A40"]), next_number("A", [])
    ('Ä26', 'A1')
    """
    found = (_NUMBER.fullmatch(number) for number in taken)
    counts = [int(match[2]) for match in found if match and match[1] == prefix]
    return f"{prefix}{max(counts, default=0) + 1}"


def parse_number(number: str) -> Number:
    """Read the number of a motion or an amendment.

    Raises Invalid if it is not letters followed by a count from 1.

    >>> parse_number("Ä26")
    Number(prefix='Ä', count=26)
    """
    found = _NUMBER.fullmatch(number)
    if found is None:
        raise Invalid(
            "„%(number)s“ ist keine Nummer eines Antrags; richtig wäre zum Beispiel „A1“ oder „Ä3“.",
            number=number,
        )
    return Number(found[1], int(found[2]))


def parse_edit_id(edit_id: str) -> EditNumber:
    """Read the number of an edit.

    Raises Invalid if it is not an amendment's number, a point, and a count from 1.

    >>> parse_edit_id("Ä3.2")
    EditNumber(amendment=Number(prefix='Ä', count=3), count=2)
    """
    found = _EDIT_ID.fullmatch(edit_id)
    if found is None:
        raise Invalid(
            "„%(number)s“ ist keine Nummer einer Teiländerung; richtig wäre zum Beispiel „Ä3.2“.",
            number=edit_id,
        )
    return EditNumber(parse_number(found[1]), int(found[4]))
