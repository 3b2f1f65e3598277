"""How are motions, amendments and their edits numbered, and in which order do the numbers stand?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from motions.domain.errors import Invalid

_ADAPTED = " neu"
_COUNT = "[1-9][0-9]{0,8}"
_DIGITS = re.compile(r"([0-9]{1,18})")
_NUMBER = re.compile(rf"([A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*)({_COUNT})")
_AMENDMENT = re.compile(rf"{_NUMBER.pattern}(?:-{_COUNT}|{_ADAPTED})*")
_LAST = re.compile(rf"(-{_COUNT}|{_ADAPTED})$")
_EDIT_ID = re.compile(rf"({_AMENDMENT.pattern})\.({_COUNT})")

# Behind an amendment stand first its edits, then the sub-amendments to it, then what takes its place.
_SEPARATORS = str.maketrans(".- ", "\x00\x01\x02")


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a motion or an amendment: "Ä26" is prefix "Ä" and count 26."""

    prefix: str
    count: int

    def __str__(self) -> str:
        return f"{self.prefix}{self.count}"


@dataclass(frozen=True, slots=True)
class AmendmentNumber:
    """The number of an amendment: "Ä3", "Ä3-1" for the first to change Ä3, "Ä9 neu" for what replaces Ä9.

    `amends` is the number of the amendment it changes, `adapts` that of the one it replaces; at most one is given.
    """

    number: str
    amends: str = ""
    adapts: str = ""

    def __str__(self) -> str:
        return self.number


@dataclass(frozen=True, slots=True)
class EditNumber:
    """The number of an edit: "Ä3.2" is the second edit of amendment "Ä3"."""

    amendment: AmendmentNumber
    count: int

    def __str__(self) -> str:
        return f"{self.amendment}.{self.count}"


def natural_order(number: str) -> tuple[str | int, ...]:
    """Give a key that sorts numbers as people count: runs of digits by their value, everything else by its letters.

    Behind an amendment stand its edits, then the sub-amendments to it, then what takes its place. Any two words can be
    compared, whether they are numbers or not.

    >>> sorted(["Ä10", "Ä3 neu", "Ä3.10", "Ä3-1", "Ä3.2", "Ä3-1.1", "A2", "Ä3"], key=natural_order)
    ['A2', 'Ä3', 'Ä3.2', 'Ä3.10', 'Ä3-1', 'Ä3-1.1', 'Ä3 neu', 'Ä10']
    """
    # Runs of digits stand at the odd places, so that a number is never compared with letters.
    parts: list[str | int] = [*_DIGITS.split(number.translate(_SEPARATORS))]
    parts[1::2] = map(int, parts[1::2])
    return tuple(parts)


def next_number(prefix: str, taken: Iterable[str]) -> str:
    """Give the next free number with this prefix: one above the highest, so that no number is ever used twice.

    Numbers with another prefix, of sub-amendments and what replaces others, and words that are no number, do not count.

    >>> next_number("Ä", ["Ä1", "Ä25", "Ä25-7", "A40"]), next_number("A", [])
    ('Ä26', 'A1')
    """
    found = (_NUMBER.fullmatch(number) for number in taken)
    counts = [int(match[2]) for match in found if match and match[1] == prefix]
    return f"{prefix}{max(counts, default=0) + 1}"


def next_sub_number(amendment: str, taken: Iterable[str]) -> str:
    """Give the next free number for a sub-amendment to this amendment, one above the highest.

    >>> next_sub_number("Ä3", ["Ä3", "Ä3-1", "Ä3-4-9", "Ä4-7"])
    'Ä3-2'
    """
    start = f"{amendment}-"
    ends = (number.removeprefix(start) for number in taken if number.startswith(start))
    return f"{start}{max((int(end) for end in ends if re.fullmatch(_COUNT, end)), default=0) + 1}"


def adapted_number(amendment: str) -> str:
    """Give the number of what takes the place of this amendment: "Ä9 neu" for "Ä9"."""
    return f"{amendment}{_ADAPTED}"


def parse_number(number: str) -> Number:
    """Read the number of a motion, or of an amendment to one.

    Raises Invalid if it is not letters followed by a count from 1 (of at most nine digits).

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


def parse_amendment_number(number: str) -> AmendmentNumber:
    """Read the number of an amendment, of one to another's new text, or of one that takes another's place.

    Raises Invalid if it is none.

    >>> parse_amendment_number("Ä3-1")
    AmendmentNumber(number='Ä3-1', amends='Ä3', adapts='')
    >>> parse_amendment_number("Ä9 neu")
    AmendmentNumber(number='Ä9 neu', amends='', adapts='Ä9')
    """
    if _AMENDMENT.fullmatch(number) is None:
        raise Invalid(
            "„%(number)s“ ist keine Nummer eines Änderungsantrags; richtig wäre zum Beispiel „Ä3“ oder „Ä3-1“.",
            number=number,
        )
    last = _LAST.search(number)
    if last is None:
        return AmendmentNumber(number)
    base = number[: last.start()]
    return AmendmentNumber(number, adapts=base) if last[1] == _ADAPTED else AmendmentNumber(number, amends=base)


def parse_edit_id(edit_id: str) -> EditNumber:
    """Read the number of an edit.

    Raises Invalid if it is not an amendment's number, a point, and a count from 1.

    >>> str(parse_edit_id("Ä3-1.2").amendment)
    'Ä3-1'
    """
    found = _EDIT_ID.fullmatch(edit_id)
    if found is None:
        raise Invalid(
            "„%(number)s“ ist keine Nummer einer Teiländerung; richtig wäre zum Beispiel „Ä3.2“.",
            number=edit_id,
        )
    return EditNumber(parse_amendment_number(found[1]), int(found[4]))


def numbers_kept(amendment: str) -> tuple[str, ...]:
    """Give an amendment's number and those it goes on bearing: "Ä9 neu" stands for what was said of "Ä9", too.

    >>> numbers_kept("Ä9 neu"), numbers_kept("Ä9-1")
    (('Ä9 neu', 'Ä9'), ('Ä9-1',))
    """
    kept = [amendment]
    while kept[-1].endswith(_ADAPTED):
        kept.append(kept[-1].removesuffix(_ADAPTED))
    return tuple(kept)
