"""Does ./run start the server, and say plainly why it cannot?"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.project_files import ROOT

PATIENCE = 60  # seconds


def run(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([ROOT / "run", *arguments], cwd=folder, capture_output=True, text=True, check=False)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def started(port: int, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """Start the server; it is stopped at the end, whatever happens."""
    server = subprocess.Popen(
        [ROOT / "run", "--port", str(port)],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with server:
        try:
            yield server
        finally:
            server.kill()


def page(address: str, server: subprocess.Popen[str]) -> bytes:
    """Ask until the server answers."""
    began = time.monotonic()
    while True:
        try:
            with urllib.request.urlopen(address) as answer:
                content: bytes = answer.read()
                return content
        except URLError:
            if server.poll() is not None or time.monotonic() - began > PATIENCE:
                raise
            time.sleep(0.05)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--prot", "8000"], "--prot kennt ./run nicht: ./run --help zeigt, was geht."),
        (["--port"], "--port braucht einen Wert, zum Beispiel: ./run --host 127.0.0.1 --port 8000"),
        (["--host="], "--host braucht einen Wert, zum Beispiel: ./run --host 127.0.0.1 --port 8000"),
        (["--port", "http"], "--port http: Der Port ist eine Zahl von 1 bis 65535."),
        (["--port=65536"], "--port 65536: Der Port ist eine Zahl von 1 bis 65535."),
        (["--host", "kein rechner"], "--host kein rechner: Diese Adresse gibt es nicht."),
        (["environment", "keine.txt"], "Die Paketliste keine.txt gibt es nicht."),
    ],
)
def test_wrong_use_gets_one_sentence_and_exit_code_2(arguments: list[str], sentence: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{sentence}\n")


def test_a_port_in_use_gets_one_sentence_and_exit_code_2() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run("--port", str(port))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Port {port} ist schon belegt: Läuft Zeilentreu bereits?")
    assert done.stderr.count("\n") == 1


def test_the_help_names_every_option() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "--host" in done.stdout
    assert "--port" in done.stdout
    assert "./run flask" in done.stdout


def test_commands_read_files_from_where_they_are_called(tmp_path: Path) -> None:
    (tmp_path / "Antrag 1.txt").write_text("- 1 Mehr Bänke für die Stadt.\n", "utf-8")
    done = run("flask", "text", "lines", "Antrag 1.txt", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Mehr Bänke für die Stadt." in done.stdout


def test_it_serves_the_sample_conference_and_stops_when_told(tmp_path: Path) -> None:
    port = free_port()
    database = f"sqlite:///{tmp_path / 'sample.sqlite'}"
    with started(
        port, ZEILENTREU_DATABASE_URL=database, ZEILENTREU_SECRET_KEY="for this test", ZEILENTREU_DEMO="1"
    ) as server:
        assert b"Zeilentreu" in page(f"http://127.0.0.1:{port}/", server)
        server.send_signal(signal.SIGINT)
        said, _ = server.communicate()
    assert server.returncode == 0
    assert f"http://127.0.0.1:{port}" in said
    assert "Traceback" not in said
