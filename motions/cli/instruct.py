"""Which edits do instructions ask for that are written as people write them?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from motions.cli.edit_report import edit_report
from motions.domain.characters import LINE_BREAK
from motions.domain.errors import Invalid
from motions.domain.instruction import edits_of_instruction
from motions.domain.instruction_tokens import are_quotes_closed, is_open
from motions.domain.text import Text

LARGEST_INPUT = 1_000_000
MOST_INSTRUCTIONS = 20_000

_MOST_IN_QUOTE = 10
_EMPTY_LINES = re.compile(r"\n(?:[ \t\u00a0]*\n)+")


def instruct_report(text: Text, instructions: str) -> list[dict[str, Any]]:
    """Describe for each instruction its edits, numbered from 1 in text order, or why it was refused.

    Instructions are parted by empty lines if there is one between them, else each stands on a line; a quote in „“ or »«
    is not parted.

    Raises Invalid if there are more than 1 MB or 20,000 of them.
    """
    if len(instructions) > LARGEST_INPUT or len(instructions.encode("utf-8", "replace")) > LARGEST_INPUT:
        raise Invalid("Die Anweisungen sind größer als 1 MB; so viel wird nicht gelesen.", code="too_large")
    written = parted(instructions)
    if len(written) > MOST_INSTRUCTIONS:
        raise Invalid("Es sind mehr als 20.000 Anweisungen; so viele werden nicht gelesen.", code="too_large")
    return [_report(text, one) for one in written]


def parted(instructions: str) -> list[str]:
    r"""Part instructions at empty lines or, if there is none between them, at each line; but never within a quote.

    >>> parted("Z. 1 streichen\nZ. 2 streichen"), parted("Z. 1\nstreichen\n\nZ. 2 streichen\n")
    (['Z. 1 streichen', 'Z. 2 streichen'], ['Z. 1\nstreichen', 'Z. 2 streichen'])
    """
    lines = LINE_BREAK.sub("\n", instructions.lstrip("\ufeff")).strip()
    parts = _joined(_EMPTY_LINES.split(lines), "\n\n")
    if len(parts) == 1 and "\n\n" not in parts[0]:
        parts = _joined(lines.split("\n"), "\n")
    return [part.strip() for part in parts if part.strip()]


def _joined(parts: list[str], border: str) -> list[str]:
    """Put parts together again between which a quote goes on, if it is closed within the next few of them."""
    joined: list[str] = []
    index = 0
    while index < len(parts):
        ends = range(index + 1, min(index + _MOST_IN_QUOTE, len(parts)) + 1) if is_open(parts[index]) else ()
        end = next((end for end in ends if are_quotes_closed(border.join(parts[index:end]))), index + 1)
        joined.append(border.join(parts[index:end]))
        index = end
    return joined


def _report(text: Text, written: str) -> dict[str, Any]:
    try:
        edits = edits_of_instruction(text, written)
    except Invalid as refusal:
        return {
            "input": written,
            "error": refusal.code,
            "message": str(refusal),
            "suggestions": list(refusal.suggestions),
        }
    numbered = (replace(edit, id=str(count)) for count, edit in enumerate(edits, 1))
    return {"input": written, "edits": [edit_report(text, edit) for edit in numbered]}
