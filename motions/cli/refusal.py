"""How does a command end whose content is refused?"""

from __future__ import annotations

from typing import Any

import click

from motions.domain.errors import Refused

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
