"""Which instructions does the corpus hold, and what is to come of them?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from motions.domain.address import address
from motions.domain.edit import Edit
from motions.domain.errors import Invalid
from motions.domain.instruction import edits_of_instruction
from motions.domain.notation import write_notation
from motions.domain.passage import Passage
from motions.domain.text import Text
from motions.imports.printed_text import read_text

FOLDER = Path(__file__).parent / "instructions"


@dataclass(frozen=True)
class Case:
    """An instruction of a file, and the lines that say what is to come of it."""

    file: str
    written: str
    expected: tuple[str, ...]


@cache
def text_of(file: str) -> Text:
    content = (FOLDER / file).read_text("utf-8")
    return read_text(content.partition("=== Text\n")[2].partition("=== Anweisungen")[0].encode())


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.txt")):
        listed = path.read_text("utf-8").partition("=== Anweisungen\n")[2]
        for block in listed.split("\n\n"):
            lines = [line for line in block.splitlines() if line and not line.startswith("==")]
            written = "\n".join(line[2:] for line in lines if line.startswith(">"))
            if written:
                yield Case(path.name, written, tuple(line for line in lines if not line.startswith(">")))


def outcome(text: Text, written: str) -> tuple[str, ...]:
    try:
        return tuple(shown(text, edit) for edit in edits_of_instruction(text, written))
    except Invalid as refusal:
        return (f"error {refusal.code}",)


def shown(text: Text, edit: Edit) -> str:
    return f"{address(text, edit)} | {_words(edit.old)} → {_words(edit.new)}"


def _words(passage: Passage) -> str:
    words = write_notation(passage).replace("\n\n", " ¶ ")
    if passage.stream.startswith("\t"):
        return f"¶ {words}"
    return f"¶ {words} ¶" if passage.stream.startswith("\n") else words or "∅"
