"""How is the application put together?"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from click import ClickException
from flask import Flask
from flask.cli import ScriptInfo

from motions import cli, web
from motions.cli.mail import send_in_background
from motions.store import database


def create_app(configuration: Mapping[str, object] | None = None) -> Flask:
    """Put the application together: configuration, extensions, blueprints, commands.

    `configuration` stands above what the environment says; tests use it.
    """
    app = Flask(__name__)
    instance = Path(app.instance_path)
    embedded = f"sqlite:///{instance / 'zeilentreu.sqlite'}"
    app.config.from_mapping(
        SQLALCHEMY_DATABASE_URI=os.environ.get("ZEILENTREU_DATABASE_URL", embedded),
        SECRET_KEY=os.environ.get("ZEILENTREU_SECRET_KEY") or kept_secret_key(instance),
        BASE_URL=os.environ.get("ZEILENTREU_BASE_URL", ""),
        DEMO=os.environ.get("ZEILENTREU_DEMO") == "1",
        MAIL_URL=os.environ.get("ZEILENTREU_MAIL_URL", ""),
        MAIL_SENDER=os.environ.get("ZEILENTREU_MAIL_SENDER", "zeilentreu@localhost"),
        TRUSTED_PROXIES=count_of_proxies(os.environ.get("ZEILENTREU_TRUSTED_PROXIES", "0")),
    )
    app.config.from_mapping(configuration or {})
    database.initialise(app)
    web.register(app)
    cli.register(app)
    return app


def kept_secret_key(instance: Path) -> str | None:
    """Return the key that `flask prepare` has made and keeps in the instance folder, if there is one."""
    file = instance / "secret-key"
    return file.read_text("ascii").strip() if file.exists() else None


def count_of_proxies(value: str) -> int:
    """Read how many proxies stand before the server.

    Raises ClickException if it is no number from 0.
    """
    if not (value.isascii() and value.isdecimal()):
        raise ClickException(f"ZEILENTREU_TRUSTED_PROXIES ist „{value}“; erwartet war eine Zahl, zum Beispiel 1.")
    return int(value)


def create_server(host: str, port: int) -> Flask:
    """Put the application together for `./run`, its database prepared in the same process: that starts fastest.

    Ends the process with a sentence and the code of `flask prepare` if it cannot be prepared, or if there is no key
    for sessions.
    """
    try:
        app = create_app()
        arguments = ["--host", host, "--port", str(port)]
        prepared = app.cli.commands["prepare"].main(
            arguments, "flask prepare", obj=ScriptInfo(create_app=lambda: app), standalone_mode=False
        )
        check_secret_key(app)
        send_in_background(app)
    except ClickException as refused:
        refused.show()
        raise SystemExit(refused.exit_code) from refused
    if prepared:
        raise SystemExit(prepared)
    return app


def check_secret_key(app: Flask) -> None:
    """Let no server start without a key of its own.

    `flask prepare` may have made one just now. Raises ClickException without a key.
    """
    app.config["SECRET_KEY"] = app.config["SECRET_KEY"] or kept_secret_key(Path(app.instance_path))
    if not app.config["SECRET_KEY"]:
        raise ClickException(
            "Ohne geheimen Schlüssel startet der Server nicht: Bitte ZEILENTREU_SECRET_KEY auf eine lange, zufällige "
            "Zeichenfolge setzen."
        )
