"""How is the application put together?"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from click import ClickException
from flask import Flask
from flask.cli import ScriptInfo

from motions import cli
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
        TRUSTED_PROXIES=int(os.environ.get("ZEILENTREU_TRUSTED_PROXIES", "0")),
    )
    app.config.from_mapping(configuration or {})
    database.initialise(app)
    cli.register(app)
    return app


def kept_secret_key(instance: Path) -> str | None:
    """Return the key that `flask prepare` has made and keeps in the instance folder, if there is one."""
    file = instance / "secret-key"
    return file.read_text("ascii").strip() if file.exists() else None


def create_server(host: str, port: int) -> Flask:
    """Put the application together for `./run`, its database prepared in the same process: that starts fastest.

    Ends the process with the sentence and the code of `flask prepare` if the database cannot be prepared.
    """
    preparing = create_app()
    arguments = ["--host", host, "--port", str(port)]
    try:
        code = preparing.cli.commands["prepare"].main(
            arguments, "flask prepare", obj=ScriptInfo(create_app=lambda: preparing), standalone_mode=False
        )
    except ClickException as refused:
        refused.show()
        raise SystemExit(refused.exit_code) from refused
    if code:
        raise SystemExit(code)
    with preparing.app_context():
        # No connection may be taken along when the server forks.
        database.db.engine.dispose()
    # Only now is there a secret key.
    return create_app()
