"""How does a test start the real server, over a database of its own?"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.project_files import ROOT

PATIENCE = 60  # seconds


@contextmanager
def served(database: Path) -> Iterator[str]:
    """Serve a database as ./run does, on a free port of this machine only, and give the address until the test ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    environment = os.environ | {
        "ZEILENTREU_DATABASE_URL": f"sqlite:///{database}",
        "ZEILENTREU_SECRET_KEY": "browser tests",
    }
    command = [sys.executable, "-m", "gunicorn", "--chdir", str(ROOT), "--bind", f"127.0.0.1:{port}", "--preload"]
    command += ["--worker-class", "gthread", "--threads", "8", "--keep-alive", "75", "--no-control-socket"]
    log = database.with_suffix(".log")
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [*command, f"app:create_server('127.0.0.1', {port})"], env=environment, stdout=output, stderr=output
        ) as server,
    ):
        try:
            _wait_for(f"http://127.0.0.1:{port}/anmelden", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    began = time.monotonic()
    while server.poll() is None and time.monotonic() - began < PATIENCE:
        try:
            with urllib.request.urlopen(address):
                return
        except urllib.error.URLError:
            time.sleep(0.05)
    raise RuntimeError(f"the server did not answer: {log.read_text()}")


def copy_of(database: Path, folder: Path) -> Path:
    """Give a test its own copy of a database."""
    return Path(shutil.copy(database, folder / "site.sqlite"))
