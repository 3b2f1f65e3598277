"""How is an embedded database made, whole or not at all?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flask import Flask, current_app

from motions.store.database import address, db, initialise
from motions.store.migration import upgrade


def file_in_use() -> Path | None:
    """Give the file of the database in use, None if it is no file."""
    url = address(current_app.config["SQLALCHEMY_DATABASE_URI"])
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def bring_up_to_date() -> None:
    """Make the database in use if there is none, without content, and give it all tables of this release."""
    file = file_in_use()
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    upgrade(current_app.config["SQLALCHEMY_DATABASE_URI"])


def make(file: Path, fill: Callable[[], object] | None) -> None:
    """Make a database with all tables, fill it, and only then put it in its place.

    Whatever interrupts this leaves no half-filled database behind; the next start begins anew.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    building = file.with_name(f"{file.name}.building")
    for remains in file.parent.glob(f"{building.name}*"):
        remains.unlink()
    upgrade(f"sqlite:///{building}")
    if fill is not None:
        _fill(building, fill)
    building.replace(file)


def _fill(building: Path, fill: Callable[[], object]) -> None:
    workshop = Flask("zeilentreu")
    workshop.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{building}"
    initialise(workshop)
    with workshop.app_context():
        fill()
        close()


def close() -> None:
    """Close all connections; what is still in the write-ahead log is then in the file."""
    db.session.remove()
    db.engine.dispose()
