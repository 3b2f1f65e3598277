"""How does whoever runs the server let persons sign in?"""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import with_appcontext

from motions.cli.refusal import DatabaseGroup
from motions.domain.errors import NotFound, NotPossible
from motions.domain.permission import Role
from motions.services.conferences import founder_of
from motions.services.invitations import invite_person
from motions.services.people import give_role, set_password
from motions.services.units import unit_id_of
from motions.store.people import person_by_email

ROLES = click.Choice([role.value for role in Role])

user = DatabaseGroup("user", help="Let persons sign in and give them roles.")


@user.command("add")
@click.argument("slug")
@click.argument("email")
@click.argument("name")
@click.option("--role", type=ROLES, required=True, help="What the person is at the conference.")
@click.option("--unit", default="", help="The short name of the unit the person acts for.")
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True, help="Asked for if not given.")
@with_appcontext
def add(slug: str, email: str, name: str, role: str, unit: str, password: str) -> None:
    """Give the person with EMAIL and NAME a role at the conference SLUG, and a password to sign in with."""
    founder = founder_of(slug)
    give_role(founder, email, Role(role), name=name, unit_id=unit_id_of(founder, unit), password=password)


@user.command("add-role")
@click.argument("slug")
@click.argument("email")
@click.option("--role", type=ROLES, required=True, help="What else the person is at the conference.")
@click.option("--unit", default="", help="The short name of the unit the person acts for.")
@with_appcontext
def add_role(slug: str, email: str, role: str, unit: str) -> None:
    """Give a person who can sign in already another role, perhaps at another conference."""
    founder = founder_of(slug)
    give_role(founder, email, Role(role), unit_id=unit_id_of(founder, unit))


@user.command("invite")
@click.argument("slug")
@click.argument("email")
@with_appcontext
def invite(slug: str, email: str) -> None:
    """Send a person who takes part in the conference SLUG a link by which to set a password."""
    public = str(current_app.config["BASE_URL"]).rstrip("/")
    if not public:
        raise NotPossible("Einladungen gibt es erst, wenn ZEILENTREU_BASE_URL die öffentliche Adresse nennt.")
    person = person_by_email(email)
    if person is None:
        raise NotFound("Eine Person mit der Adresse „%(email)s“ gibt es nicht.", email=email)
    invite_person(founder_of(slug), person.id, lambda token: f"{public}/link/{token}")


@user.command("password")
@click.argument("email")
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True, help="Asked for if not given.")
@with_appcontext
def password_command(email: str, password: str) -> None:
    """Give a person another password."""
    set_password(email, password)
