"""How does whoever runs the server set up a conference and its units?"""

from __future__ import annotations

from datetime import datetime

import click
from flask.cli import with_appcontext

from motions.cli.refusal import DatabaseGroup
from motions.domain.settings import Level
from motions.services.conferences import create_conference, founder_of
from motions.services.units import create_unit

conference = DatabaseGroup("conference", help="Set up conferences and their units.")


@conference.command("create")
@click.argument("slug")
@click.argument("name")
@click.option("--place", default="", help="Where it is held.")
@click.option("--on", "starts_on", type=click.DateTime(["%Y-%m-%d"]), help="The day it begins, such as 2026-11-21.")
@click.option("--members-only", is_flag=True, help="Nothing can be read without a role at the conference.")
@click.option(
    "--level",
    type=click.Choice([level.value for level in Level]),
    default=Level.DISTRICT.value,
    show_default=True,
    help="Of which level of the party; the settings that are usual there.",
)
@with_appcontext
def create(slug: str, name: str, place: str, starts_on: datetime | None, members_only: bool, level: str) -> None:
    """Set up a conference; SLUG is its name in addresses, NAME the one on its pages."""
    day = starts_on.date() if starts_on else None
    create_conference(slug, name, place=place, starts_on=day, is_public=not members_only, level=Level(level))
    click.echo(f"/{slug}/")


@conference.command("add-unit")
@click.argument("slug")
@click.argument("short_name")
@click.argument("name")
@click.option("--kind", default="", help="Such as UB, OV or AG.")
@with_appcontext
def add_unit(slug: str, short_name: str, name: str, kind: str) -> None:
    """Let a unit submit at the conference SLUG; SHORT_NAME is the one shown beside amendments."""
    create_unit(founder_of(slug), short_name, name, kind)
