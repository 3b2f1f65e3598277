"""How do mails leave the server process, and how does whoever runs it see that they do?"""

from __future__ import annotations

import os
import threading
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from motions.cli.refusal import DatabaseGroup
from motions.domain.errors import Invalid
from motions.exports.mail_delivery import delivery
from motions.services.mailing import compose_news, send_due
from motions.services.people_files import throw_away_old_files
from motions.store.outbox import outbox_state

SECONDS_BETWEEN = 5
NEWS_EVERY = 12  # times

mail = DatabaseGroup("mail", help="Send the mails that wait, and see how they stand.")


@mail.command("send")
@with_appcontext
def send() -> None:
    """Write news where they are due, and send every mail that is due; the server does so by itself."""
    _write_news()
    click.echo(f"Gesendet: {_send_all()}")


@mail.command("state")
@with_appcontext
def state() -> None:
    """Say how many mails wait, were sent, and were given up, and what went wrong last."""
    found = outbox_state()
    click.echo(f"Wartend: {found.waiting}, gesendet: {found.sent}, aufgegeben: {found.given_up}")
    if found.problem:
        click.echo(f"Letztes Problem: {found.problem}")


def send_in_background(app: Flask) -> None:
    """Let every process that is forked from this one, as the server's are, send mails beside its requests.

    Raises ClickException if the setting that says how is wrong.
    """
    try:
        delivery(app.config["MAIL_URL"], Path(app.instance_path))
    except Invalid as refused:
        raise click.ClickException(str(refused)) from refused
    os.register_at_fork(after_in_child=lambda: _clerk(app).start())


def _clerk(app: Flask) -> threading.Thread:
    return threading.Thread(target=_send_for_ever, args=(app,), name="mails", daemon=True)


def _send_for_ever(app: Flask) -> None:
    """Look every five seconds what is to be sent, every minute for news and for files of persons that are too old.

    What goes wrong is logged and tried again.
    """
    pause = threading.Event()
    for turn in count():
        pause.wait(SECONDS_BETWEEN)
        with app.app_context():
            try:
                if turn % NEWS_EVERY == 0:
                    throw_away_old_files()
                    _write_news()
                _send_all()
            # Whatever it was, the next mails have to go out all the same.
            except Exception as error:
                app.logger.error("mails could not be sent: %s", type(error).__name__)


def _write_news() -> None:
    compose_news(datetime.now(UTC), current_app.config["BASE_URL"].rstrip("/"))


def _send_all() -> int:
    deliver = delivery(current_app.config["MAIL_URL"], Path(current_app.instance_path) / "mails")
    sent = 0
    while just_sent := send_due(deliver, current_app.config["MAIL_SENDER"]):
        sent += just_sent
    return sent
