"""What do the styles of a DOCX say about its paragraphs and words?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_HEADING = re.compile(r"heading \d|title", re.IGNORECASE)
_BULLETS = re.compile(r"list bullet", re.IGNORECASE)
_NO = frozenset({"0", "false", "off", "none"})
_LEVELS = frozenset("012345678")
_LONGEST_CHAIN = 20
_VALUE = qn("w:val")
_OF_PARAGRAPH, _OF_RUN = qn("w:pPr"), qn("w:rPr")
_STYLE_OF_PARAGRAPH, _STYLE_OF_RUN = qn("w:pStyle"), qn("w:rStyle")
_BOLD, _ITALIC, _HIDDEN = qn("w:b"), qn("w:i"), qn("w:vanish")
_LOOKS = frozenset({_BOLD, _ITALIC, _HIDDEN})


@dataclass(frozen=True, slots=True)
class ListPlace:
    """To which list of the document a paragraph belongs, and on which level, counted from 0."""

    list_id: str
    level: int


@dataclass(frozen=True, slots=True)
class Style:
    """What is said about a paragraph or a run of words, by itself and by the styles it has; None where nothing is."""

    outline: str | None = None
    list_id: str | None = None
    level: str | None = None
    names: tuple[str, ...] = ()
    looks: Mapping[str, bool] = field(default_factory=dict)

    def before(self, other: Style) -> Style:
        """Put what this one says before what the other says."""
        return Style(
            other.outline if self.outline is None else self.outline,
            other.list_id if self.list_id is None else self.list_id,
            other.level if self.level is None else self.level,
            (*self.names, *other.names),
            {**other.looks, **self.looks},
        )

    @property
    def is_heading(self) -> bool:
        """Tell whether it makes a heading or a title, by its name or its level in the outline."""
        return self.outline in _LEVELS or any(map(_HEADING.fullmatch, self.names))

    @property
    def is_bullet(self) -> bool:
        """Tell whether it is a style for bullets, even if it belongs to no list."""
        return any(map(_BULLETS.match, self.names))

    @property
    def list_place(self) -> ListPlace | None:
        """The list it belongs to; None if to none."""
        if self.list_id is None or self.list_id == "0":
            return None
        return ListPlace(self.list_id, int(self.level) if self.level in _LEVELS else 0)

    @property
    def is_bold(self) -> bool:
        """Tell whether words are bold."""
        return self.looks.get(_BOLD, False)

    @property
    def is_italic(self) -> bool:
        """Tell whether words are italic."""
        return self.looks.get(_ITALIC, False)

    @property
    def is_hidden(self) -> bool:
        """Tell whether words are hidden."""
        return self.looks.get(_HIDDEN, False)


_NOTHING = Style()


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids, each with what those say that it is based on."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    default: Style = _NOTHING

    def of_paragraph(self, paragraph: Any) -> Style:
        """Give what is said about a paragraph."""
        said = paragraph.find(_OF_PARAGRAPH)
        if said is None:
            return self.default
        name = said.find(_STYLE_OF_PARAGRAPH)
        style = self.default if name is None else self.by_id.get(name.get(_VALUE), self.default)
        own = _said_about_paragraph(said)
        return style if own is _NOTHING else own.before(style)

    def of_run(self, run: Any, paragraph: Style) -> Style:
        """Give what is said about a run of words in a paragraph of that style."""
        said = run.find(_OF_RUN)
        if said is None:
            return paragraph
        name = said.find(_STYLE_OF_RUN)
        named = _NOTHING if name is None else self.by_id.get(name.get(_VALUE), _NOTHING)
        return Style(looks={**paragraph.looks, **named.looks, **_looks(said)})


def read_styles(root: Any) -> Styles:
    """Read the styles from the root of their part, None if there is none."""
    found = [] if root is None else root.findall(qn("w:style"))
    elements = {style.get(qn("w:styleId"), ""): style for style in found}
    by_id = {style_id: _resolved(style_id, elements) for style_id in elements}
    defaults = (
        by_id[style.get(qn("w:styleId"), "")]
        for style in found
        if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default"), "0") not in _NO
    )
    return Styles(by_id, next(defaults, _NOTHING))


def _resolved(style_id: str, elements: Mapping[str, Any]) -> Style:
    resolved = _NOTHING
    for style in _chain(style_id, elements):
        paragraph, run, name = (style.find(tag) for tag in (_OF_PARAGRAPH, _OF_RUN, qn("w:name")))
        own = _NOTHING if paragraph is None else _said_about_paragraph(paragraph)
        looks = {} if run is None else _looks(run)
        names = () if name is None else (name.get(_VALUE, ""),)
        resolved = resolved.before(Style(own.outline, own.list_id, own.level, names, looks))
    return resolved


def _chain(style_id: str, elements: Mapping[str, Any]) -> Iterator[Any]:
    """Give a style and those it is based on."""
    for _ in range(_LONGEST_CHAIN):
        style = elements.get(style_id)
        if style is None:
            return
        yield style
        base = style.find(qn("w:basedOn"))
        style_id = "" if base is None else base.get(_VALUE, "")


def _said_about_paragraph(said: Any) -> Style:
    outline, place = said.find(qn("w:outlineLvl")), said.find(qn("w:numPr"))
    if outline is None and place is None:
        return _NOTHING
    list_id, level = (None if place is None else place.find(qn(tag)) for tag in ("w:numId", "w:ilvl"))
    return Style(*map(_value, (outline, list_id, level)))


def _value(element: Any) -> Any:
    return None if element is None else element.get(_VALUE)


def _looks(said: Any) -> dict[str, bool]:
    return {
        child.tag: child.get(_VALUE, "1").lower() not in _NO for child in said.iterchildren() if child.tag in _LOOKS
    }
