"""What do the commands on texts given as files show?"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice
from typing import Any, BinaryIO

import click

from motions.cli.adopted import Format, written
from motions.cli.amendments import amend_report, carry_report, deliberation_of
from motions.cli.bench import RUNS, as_json, as_table, bench
from motions.cli.instruct import LARGEST_INPUT, instruct_report
from motions.cli.lines import lines_report
from motions.cli.refusal import RefusingGroup
from motions.cli.relations import relations_report
from motions.domain.adoption import edits_named
from motions.domain.characters import composed
from motions.domain.consolidation import consolidate
from motions.domain.errors import Invalid
from motions.domain.text import DEFAULT_WIDTH, Text
from motions.imports.amendments import LARGEST_FILE, AmendmentFile, read_amendments
from motions.imports.file import FILE_LIMIT, read_file

text = RefusingGroup("text", help="Read, amend and consolidate texts given as files.")

Command = Callable[..., Any]

_PIECES_AT_ONCE = 10_000

_WIDTH = click.option(
    "--width",
    type=click.IntRange(min=1),
    default=DEFAULT_WIDTH,
    show_default=True,
    help="Characters a line, where lines have to be typeset.",
)


def _file(name: str) -> Callable[[Command], Command]:
    return click.argument(name, type=click.File("rb"))


@text.command("lines")
@_file("file")
@_WIDTH
def lines_command(file: BinaryIO, width: int) -> None:
    """Show the lines, blocks, head and decision form of the text in FILE as JSON.

    FILE is a printed text with a number at the beginning of each line, plain prose, a DOCX or a PDF.
    """
    _show(lines_report(_read_text(file, width)))


@text.command("amend")
@_file("file")
@_file("amendments")
@_WIDTH
def amend_command(file: BinaryIO, amendments: BinaryIO, width: int) -> None:
    """Show the edits that AMENDMENTS to the text in FILE come to, as JSON.

    AMENDMENTS is a list in JSON.
    """
    _show(amend_report(deliberation_of(_read_text(file, width), _read_list(amendments))))


@text.command("relations")
@_file("file")
@_file("amendments")
@_WIDTH
def relations_command(file: BinaryIO, amendments: BinaryIO, width: int) -> None:
    """Show how AMENDMENTS relate, in which order they are put to the vote, and what falls with each, as JSON."""
    _show(relations_report(deliberation_of(_read_text(file, width), _read_list(amendments))))


@text.command("consolidate")
@_file("file")
@_file("amendments")
@click.option("--adopt", required=True, help='Numbers of amendments or edits, such as Ä1,Ä3.2; "" adopts nothing.')
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default=Format.PROSE.value,
    show_default=True,
    help="Blocks, lines numbered from 1, words with their sources, HTML with ins and del, or lines with their sources.",
)
@_WIDTH
def consolidate_command(file: BinaryIO, amendments: BinaryIO, adopt: str, form: str, width: int) -> None:
    """Show the text that adopted AMENDMENTS make of the text in FILE."""
    deliberation = deliberation_of(_read_text(file, width), _read_list(amendments))
    numbers = [number for number in map(str.strip, composed(adopt).split(",")) if number]
    adopted = edits_named(deliberation.amendments, numbers, deliberation.links)
    result = consolidate(deliberation.text, adopted, deliberation.same_place)
    click.echo(written(result, Format(form), width))


@text.command("instruct")
@_file("file")
@click.argument("instructions", type=click.File("rb"), default="-")
@_WIDTH
def instruct_command(file: BinaryIO, instructions: BinaryIO, width: int) -> None:
    """Show the edits that INSTRUCTIONS, on standard input unless a file is named, make of the text in FILE, as JSON.

    They are parted by empty lines, if there is one, else each stands on a line. What is not understood, or in two ways,
    is listed with what was read of it and the lines that could be meant.
    """
    content = _read_text(file, width)
    _show(instruct_report(content, _read_instructions(instructions)))


@text.command("carry")
@_file("old")
@_file("new")
@_file("amendments")
@_WIDTH
def carry_command(old: BinaryIO, new: BinaryIO, amendments: BinaryIO, width: int) -> None:
    """Show what becomes of AMENDMENTS to the text in OLD when the text in NEW takes its place, as JSON."""
    before = deliberation_of(_read_text(old, width), _read_list(amendments))
    _show(carry_report(before, _read_text(new, width)))


@text.command("bench")
@click.option("--runs", type=click.IntRange(min=1, max=50), default=RUNS, show_default=True, help="Runs of each step.")
@click.option("--json", "as_data", is_flag=True, help="A list in JSON instead of a table.")
def bench_command(runs: int, as_data: bool) -> None:
    """Measure the steps of the text engine, and how time and memory grow with lines and amendments."""
    measures = bench(runs)
    click.echo(as_json(measures) if as_data else as_table(measures))


def _read_text(file: BinaryIO, width: int) -> Text:
    # One byte more than allowed is enough to refuse a file of any size.
    return read_file(file.read(FILE_LIMIT + 1), width)


def _read_list(amendments: BinaryIO) -> AmendmentFile:
    return read_amendments(amendments.read(LARGEST_FILE + 1))


def _read_instructions(stream: BinaryIO) -> str:
    content = stream.read(LARGEST_INPUT + 1)
    if len(content) > LARGEST_INPUT:
        return content.decode("utf-8", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid("Die Anweisungen sind nicht in UTF-8 geschrieben.", code="not_utf_8") from error


def _show(report: object) -> None:
    # Written piece by piece: as one string a long report would need many times its own memory.
    pieces = json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(report)
    while part := "".join(islice(pieces, _PIECES_AT_ONCE)):
        click.echo(part, nl=False)
    click.echo()
