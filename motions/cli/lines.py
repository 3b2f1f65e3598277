"""How are the lines and blocks of a text shown?"""

from __future__ import annotations

from typing import Any

from motions.domain.text import Line, Text


def lines_report(content: Text) -> dict[str, Any]:
    """Describe a text by its head, lines, blocks and decision form; a line's `block` counts blocks from 0."""
    block_of = {line.number: content.block_index(line.start) for line in content.body}
    return {
        "head": {
            "number": content.head.number,
            "submitter": content.head.submitter,
            "subject": content.head.subject,
        },
        "lines": [
            {
                "number": line.number,
                "text": line.printed,
                "block": block_of.get(line.number),
                "kind": line.kind.value,
            }
            for line in content.lines
        ],
        "blocks": _blocks(content, block_of),
        "form": {
            "adopted": content.form.adopted,
            "rejected": content.form.rejected,
            "referred_to": content.form.referred_to,
        },
    }


def _blocks(content: Text, block_of: dict[int, int]) -> list[dict[str, Any]]:
    lines_of: dict[int, list[Line]] = {}
    for line in content.body:
        lines_of.setdefault(block_of[line.number], []).append(line)
    return [
        {
            "kind": block.kind.value,
            "mark": block.mark,
            "prose": block.prose,
            "first_line": lines_of[index][0].number,
            "last_line": lines_of[index][-1].number,
            "marks": [{"start": mark.start, "end": mark.end, "kind": mark.kind.value} for mark in block.marks],
        }
        for index, block in enumerate(content.blocks)
    ]
