"""Is a conference's journal still as it was written, and how can others check that?"""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import with_appcontext

from motions.cli.refusal import EXIT_REFUSED, DatabaseGroup
from motions.exports.verifier import verifier
from motions.services.conferences import founder_of
from motions.services.journal_export import export_journal, verify_journal
from motions.store.journal import head as head_of

journal = DatabaseGroup("journal", help="Check journals, and give them out for checking.")

_OUTPUT = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@journal.command("verify")
@click.argument("slug")
@click.option("--head", default="", help="A hash noted earlier: an entry has to have it, so nothing up to it is cut.")
@click.pass_context
@with_appcontext
def verify(context: click.Context, slug: str, head: str) -> None:
    """Check the journal of the conference SLUG, and texts, decisions, people and settings against it.

    Names the first difference if there is one. Prints the last entry's number and hash, to be compared with a printed
    one: what is cut off at the end leaves no other trace.
    """
    actor = founder_of(slug)
    difference = verify_journal(actor, head)
    if difference is not None:
        click.echo(difference.sentence, err=True)
        context.exit(EXIT_REFUSED)
    last = head_of(actor.conference)
    click.echo("Der Verlauf ist unverändert.")
    click.echo(f"Letzter Eintrag: {last.number}, Prüfzahl {last.hash}")


@journal.command("export")
@click.argument("slug")
@click.option("--output", type=_OUTPUT, default="-", help="The file to write; standard output if none is given.")
@with_appcontext
def export(slug: str, output: Path) -> None:
    """Write the journal of the conference SLUG, what it tells about and what follows, as one file in JSON."""
    _write(output, export_journal(founder_of(slug)))


@journal.command("verifier")
@click.option("--output", type=_OUTPUT, default="pruefung.pyz", show_default=True, help="The file to write.")
def pack(output: Path) -> None:
    """Write the program that checks an exported journal with nothing but Python."""
    _write(output, verifier())


def _write(output: Path, content: bytes) -> None:
    with click.open_file(str(output), "wb") as file:
        file.write(content)
