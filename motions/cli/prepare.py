"""What has to be there before the server can start, and what is made if it is not?"""

from __future__ import annotations

import os
import secrets
from ipaddress import ip_address
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from motions.sample.loading import load_sample
from motions.store import embedded
from motions.store.conferences import conferences, is_demo_database


@click.command("prepare")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where the server will listen.")
@click.option("--port", default=8000, show_default=True, help="The port on which it will listen.")
@with_appcontext
def prepare(host: str, port: int) -> None:
    """Make the secret key and the database where they are missing, bring its tables up to date, and say how to sign in.

    The sample conference is loaded into an empty database if ZEILENTREU_DEMO is 1, or if the embedded database has just
    been made on a loopback address and no public one is set.
    """
    _make_secret_key(Path(current_app.instance_path))
    file = embedded.file_in_use()
    if file is not None and not file.exists():
        embedded.make(file, load_sample if _is_for_trying_out(host) else None)
    else:
        embedded.bring_up_to_date()
    if current_app.config["DEMO"] and not conferences():
        load_sample()
    _say_where(host, port)
    # The server is forked from this process; it opens connections of its own.
    embedded.close()


def is_loopback(host: str) -> bool:
    """Tell whether an address can only be reached from this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_for_trying_out(host: str) -> bool:
    return bool(current_app.config["DEMO"]) or (is_loopback(host) and not current_app.config["BASE_URL"])


def _make_secret_key(instance: Path) -> None:
    file = instance / "secret-key"
    if current_app.config["SECRET_KEY"] or file.exists():
        return
    instance.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as kept:
        kept.write(secrets.token_hex(32))


def _say_where(host: str, port: int) -> None:
    where = f"[{host}]" if ":" in host else host
    click.echo(f"Zeilentreu: http://{where}:{port}/")
    if is_demo_database():
        click.echo("Musterkonferenz: unter „Anmelden“ lässt sich jede Rolle mit einem Klick ausprobieren.")
    elif conferences():
        click.echo("Anmelden: mit E-Mail-Adresse und Passwort.")
    else:
        click.echo("Noch keine Konferenz: ./run flask conference create --help")
    click.echo("Ende mit Strg+C.")
