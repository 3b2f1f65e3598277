"""What do the commands on texts given as files show?"""

from __future__ import annotations

import json
from typing import Any, BinaryIO

import click

from motions.cli.adopted import Format, written
from motions.cli.refusal import RefusingGroup
from motions.domain.adoption import edits_named
from motions.domain.characters import composed
from motions.domain.consolidation import consolidate
from motions.domain.proposal import compose_amendment
from motions.domain.text import DEFAULT_WIDTH, Line, Text
from motions.imports.amendments import LARGEST_FILE, read_amendments
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


@text.command("consolidate")
@click.argument("file", type=click.File("rb"))
@click.argument("amendments", type=click.File("rb"))
@click.option("--adopt", required=True, help='Numbers of amendments or edits, such as Ä1,Ä3.2; "" adopts nothing.')
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default=Format.PROSE.value,
    show_default=True,
    help="Blocks, lines numbered from 1, words with their sources, or HTML with ins and del.",
)
@click.option(
    "--width",
    type=click.IntRange(min=1),
    default=DEFAULT_WIDTH,
    show_default=True,
    help="Characters a line, where lines are typeset.",
)
def consolidate_command(file: BinaryIO, amendments: BinaryIO, adopt: str, form: str, width: int) -> None:
    """Show the text that adopted AMENDMENTS make of the text in FILE.

    FILE is a printed text with a number at the beginning of each line, or plain prose; AMENDMENTS is a list in JSON.
    """
    content = read_text(file.read(TEXT_LIMIT + 1), width)
    submitted = read_amendments(amendments.read(LARGEST_FILE + 1))
    proposed = [
        compose_amendment(content, one.number, one.submitter, one.proposals, one.received, one.indivisible)
        for one in submitted.amendments
    ]
    adopted = edits_named(proposed, [number for number in map(str.strip, composed(adopt).split(",")) if number])
    click.echo(written(consolidate(content, adopted, submitted.same_place), Format(form), width))


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
