"""Is a conference's journal still as it was written?"""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from motions.cli.refusal import EXIT_REFUSED, DatabaseGroup
from motions.services.conferences import founder_of
from motions.store.journal import verify_chain

journal = DatabaseGroup("journal", help="Check journals.")


@journal.command("verify")
@click.argument("slug")
@click.pass_context
@with_appcontext
def verify(context: click.Context, slug: str) -> None:
    """Recompute the chain of the journal of the conference SLUG, and name the first difference if there is one."""
    difference = verify_chain(founder_of(slug).conference)
    if difference is None:
        click.echo("Der Verlauf ist unverändert.")
        return
    click.echo(difference.sentence, err=True)
    context.exit(EXIT_REFUSED)
