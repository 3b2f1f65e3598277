"""Which commands can be given at the command line?"""

from __future__ import annotations

from flask import Flask

from motions.cli.conference import conference
from motions.cli.journal import journal
from motions.cli.mail import mail
from motions.cli.prepare import prepare
from motions.cli.text import text
from motions.cli.user import user


def register(app: Flask) -> None:
    """Make all commands known to the application."""
    for command in (text, conference, user, journal, mail, prepare):
        app.cli.add_command(command)
