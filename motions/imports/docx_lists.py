"""Which mark stands before a paragraph of a list in a DOCX?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from motions.imports.docx_styles import ListPlace

BULLET = "-"

_LEVEL_IN_LABEL = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_TO_TEN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST = 9_999
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class _Level:
    """How the paragraphs on one level of a list are numbered."""

    form: str
    label: str
    start: int


@dataclass(slots=True)
class Lists:
    """The lists of a document, and how far each has been counted."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    def next_label(self, place: ListPlace) -> str:
        """Count on and give what is printed before the paragraph: "-" for a bullet, "2.", "b)", "1.1", or nothing."""
        level = self.levels.get((place.list_id, place.level))
        if level is None or level.form == "bullet":
            return BULLET
        counts = self._counts.setdefault(place.list_id, [])
        counts[place.level + 1 :] = []
        counts += [None] * (place.level + 1 - len(counts))
        last = counts[place.level]
        counts[place.level] = level.start if last is None else min(last + 1, _LARGEST)
        return _LEVEL_IN_LABEL.sub(lambda found: self._number(place, int(found[1]) - 1), level.label)[:_LONGEST_LABEL]

    def _number(self, place: ListPlace, level: int) -> str:
        shown = self.levels.get((place.list_id, level))
        counts = self._counts[place.list_id]
        if shown is None or level >= len(counts):
            return ""
        count = counts[level]
        return _written(shown.start if count is None else count, shown.form)


def read_lists(root: Any) -> Lists:
    """Read the definitions of lists from the root of their part, None if there is none."""
    lists = Lists()
    if root is None:
        return lists
    abstract = {each.get(qn("w:abstractNumId")): each for each in root.findall(qn("w:abstractNum"))}
    for number in root.findall(qn("w:num")):
        list_id = number.get(qn("w:numId"), "")
        reference = number.find(qn("w:abstractNumId"))
        definition = None if reference is None else abstract.get(reference.get(qn("w:val")))
        for level in [] if definition is None else definition.findall(qn("w:lvl")):
            lists.levels[list_id, _count(level.get(qn("w:ilvl")), 0)] = _level(level)
        for override in number.findall(qn("w:lvlOverride")):
            _override(lists, list_id, override)
    return lists


def _override(lists: Lists, list_id: str, override: Any) -> None:
    key = list_id, _count(override.get(qn("w:ilvl")), 0)
    defined, start = override.find(qn("w:lvl")), override.find(qn("w:startOverride"))
    if defined is not None:
        lists.levels[key] = _level(defined)
    if start is not None and key in lists.levels:
        level = lists.levels[key]
        lists.levels[key] = _Level(level.form, level.label, _count(start.get(qn("w:val")), level.start))


def _level(element: Any) -> _Level:
    return _Level(
        _value(element, "w:numFmt") or "decimal",
        _value(element, "w:lvlText") or "",
        _count(_value(element, "w:start"), 1),
    )


def _value(element: Any, name: str) -> str | None:
    found = element.find(qn(name))
    return None if found is None else found.get(qn("w:val"))


def _count(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isdecimal() and len(written) <= len(str(_LARGEST)) else otherwise


def _written(count: int, form: str) -> str:
    match form:
        case "none":
            return ""
        case "lowerLetter":
            return _letters(count)
        case "upperLetter":
            return _letters(count).upper()
        case "lowerRoman":
            return _roman(count)
        case "upperRoman":
            return _roman(count).upper()
        case _:
            return str(count)


def _letters(count: int) -> str:
    """Write 1 as a, 26 as z, 27 as aa, as word processors do."""
    if count < 1:
        return ""
    return chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, _LONGEST_LABEL)


def _roman(count: int) -> str:
    letters = ""
    for value, sign in (*_ROMAN, *_ROMAN_TO_TEN):
        letters += sign * (count // value)
        count %= value
    return letters
