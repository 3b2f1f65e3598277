"""How long do import, motion page and second start take? Run it as `python -m tests.load.foundation [TEXT]`."""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from flask import Flask

from app import create_app
from motions.domain.actor import Actor
from motions.domain.permission import Role
from motions.domain.proposal import Replace
from motions.services import load
from motions.services.amendments import Submission, submit_amendment
from motions.services.conferences import create_conference
from motions.services.drafts import import_motion, publish_motion, read_draft
from motions.services.people import give_role
from motions.services.units import create_unit
from motions.store import embedded
from tests.motion_a1 import MOTION_A1
from tests.store.builders import CountedQueries

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "motions" / "sample" / "motion.txt"
PATIENCE = 60  # seconds


def milliseconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


def site(folder: Path) -> Flask:
    app = create_app({"SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'load.sqlite'}", "SECRET_KEY": "load"})
    with app.app_context():
        embedded.make(folder / "load.sqlite", None)
    return app


def with_amendments(content: bytes, amendments: int) -> tuple[float, str]:
    """Import and publish the text, with amendments spread evenly over it; give how long the import took."""
    founder = create_conference("load", "Messung", is_public=True)
    unit = create_unit(founder, "OV", "Ortsverein")
    person = give_role(founder, "load@example.org", Role.SECRETARIAT, name="Messung", unit_id=unit)
    actor = Actor(founder.conference, person, "", frozenset({Role.SECRETARIAT}), (unit,))
    draft = 0

    def read() -> None:
        nonlocal draft
        draft = import_motion(actor, content)

    took = milliseconds(read)
    number = publish_motion(actor, draft, read_draft(actor, draft).revision, unit)
    body = load.deliberation(load.motion(actor, number)).text.body
    chosen = [body[len(body) * count // amendments] for count in range(amendments)]
    for line in chosen:
        submit_amendment(actor, number, Submission(1, (Replace(str(line.number), f"{line.printed} Neu."),), unit=unit))
    return took, f"/load/antraege/{number}"


def page(app: Flask, address: str, times: int) -> dict[str, float]:
    client = app.test_client()
    first = milliseconds(lambda: client.get(address))
    took = [milliseconds(lambda: client.get(address)) for _ in range(times)]
    with app.app_context(), CountedQueries() as queries:
        assert client.get(address).status_code == 200
    return {
        "page_first_ms": round(first, 1),
        "page_ms_median": round(statistics.median(took), 1),
        "page_ms_worst": round(max(took), 1),
        "page_queries": queries.count,
    }


def start(folder: Path) -> float:
    """Start the server as ./run does and give the seconds until it has answered once."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    environment = os.environ | {
        "ZEILENTREU_DATABASE_URL": f"sqlite:///{folder / 'start.sqlite'}",
        "ZEILENTREU_SECRET_KEY": "load",
    }
    began = time.perf_counter()
    with subprocess.Popen(
        [ROOT / "run", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/", server, began + PATIENCE)
            return time.perf_counter() - began
        finally:
            server.terminate()


def wait_for(address: str, server: subprocess.Popen[bytes], until: float) -> None:
    while server.poll() is None and time.perf_counter() < until:
        try:
            with urllib.request.urlopen(address):
                return
        except urllib.error.URLError:
            time.sleep(0.02)
    raise SystemExit("the server did not answer")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    default = MOTION_A1 if MOTION_A1.exists() else SAMPLE
    arguments.add_argument("text", nargs="?", type=Path, default=default, help="a printed, numbered text")
    arguments.add_argument("--amendments", type=int, default=25)
    arguments.add_argument("--times", type=int, default=20)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        app = site(Path(folder))
        with app.app_context():
            read, address = with_amendments(given.text.read_bytes(), given.amendments)
        figures = {"import_ms": round(read, 1), **page(app, address, given.times)}
        starts = [start(Path(folder)) for _ in range(3)]
    figures |= {"first_start_s": round(starts[0], 2), "second_start_s": round(min(starts[1:]), 2)}
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
