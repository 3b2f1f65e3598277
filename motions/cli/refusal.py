"""How does a command begin and end: with its database up to date, and with one sentence if it is refused?"""

from __future__ import annotations

from typing import Any

import click
from flask.cli import ScriptInfo

from motions.domain.errors import Refused
from motions.store.embedded import bring_up_to_date

EXIT_REFUSED = 3


class RefusingGroup(click.Group):
    """Commands that end with exit code 3 and one error a line on stderr if the content is refused."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except Refused as refused:
            click.echo(str(refused), err=True)
            ctx.exit(EXIT_REFUSED)


class DatabaseGroup(RefusingGroup):
    """Commands that find a database with all tables, made or brought up to date before they run."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        with ctx.ensure_object(ScriptInfo).load_app().app_context():
            bring_up_to_date()
        return super().invoke(ctx)
