"""What do the commands on texts given as files show?"""

from __future__ import annotations

import json
from typing import Any, BinaryIO

import click

from motions.cli.refusal import RefusingGroup
from motions.domain.text import DEFAULT_WIDTH, Line, Text
from motions.imports.printed_text import TEXT_LIMIT, read_text

text = RefusingGroup("text", help="Read, amend and consolidate texts given as files.")


@text.command("lines")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--width",
    type=click.IntRange(min=1),
    default=DEFAULT_WIDTH,
    show_default=True,
    help="Characters a line, if FILE is plain prose and has to be typeset.",
)
def lines_command(file: BinaryIO, width: int) -> None:
    """Show the lines, blocks, head and decision form of the text in FILE as JSON.

    FILE is a printed text with a number at the beginning of each line, or plain prose.
    """
    # One byte more than allowed is enough to refuse a file of any size.
    report = lines_report(read_text(file.read(TEXT_LIMIT + 1), width))
    click.echo(json.dumps(report, ensure_ascii=False, indent=2))


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
