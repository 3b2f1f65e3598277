"""What is wrong with a page, as far as its HTML tells?"""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
REFERENCES = ("aria-describedby", "aria-labelledby", "aria-controls", "for", "form")
NOT_IN_ONE_ANOTHER = {"form", "a", "button"}
NOT_IN_A_PARAGRAPH = {"p", "div", "ul", "ol", "dl", "table", "form", "fieldset", "h1", "h2", "h3", "section", "nav"}
SPACES = re.compile(r"[ \t\r\n]+")


class Page(HTMLParser):
    """Reads a page and notes its elements, its words, and what is wrong with it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.references: list[str] = []
        self.links: list[str] = []
        self.faults: list[str] = []
        self._said: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self.open]
        self.faults += [f"id {name} stands twice" for name in {name for name in self.ids if self.ids.count(name) > 1}]
        self.faults += [f"nothing has the id {name}" for name in self.references if name not in self.ids]

    @property
    def text(self) -> str:
        """Everything that is said on the page, runs of spaces as one."""
        return SPACES.sub(" ", " ".join(self._said))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if len(given) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        if tag in NOT_IN_A_PARAGRAPH and "p" in self.open:
            self.faults.append(f"<{tag}> stands in a <p>")
        if tag in NOT_IN_ONE_ANOTHER and tag in self.open:
            self.faults.append(f"<{tag}> stands in another one")
        self._check_attributes(tag, given)
        if tag not in VOID:
            self.open.append(tag)

    def _check_attributes(self, tag: str, given: dict[str, str]) -> None:
        self.faults += [f"<{tag}> has {name}" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.faults.append(f"<{tag}> stands in the page")
        if "id" in given:
            self.ids.append(given["id"])
        for name in REFERENCES:
            self.references += given.get(name, "").split()
        if tag == "a":
            self.links.append(given.get("href", ""))
            self.references += [given["href"][1:]] if given.get("href", "").startswith("#") else []

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes <{self.open[-1] if self.open else ''}>")
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script" and data.strip():
            self.faults.append("a script stands in the page")
        self._said.append(data.strip())
