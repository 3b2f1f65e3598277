"""How fast do the delegates of a conference sign in with their cards, all at once?

Run it as `python -m tests.load.sign_in --delegates 1000`. It sets up a database and a server of its own on this
machine, ends by itself, and prints one JSON object as its last line.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask

from motions.services.cards import issue_cards
from motions.store import embedded
from motions.store.database import initialise, transaction
from motions.store.tables import Mandate
from tests.load.foundation import ROOT, wait_for
from tests.services.cast import a_cast

PATIENCE = 60  # seconds
TOKEN = re.compile(rb'name="csrf_token" value="([^"]+)"')
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
COOKIE = re.compile(rb"\r\nset-cookie: *(zeilentreu=[^;]*)", re.IGNORECASE)


@dataclass
class Figures:
    """What came of it; `answers` are the seconds of every answer."""

    answers: list[float] = field(default_factory=list)
    signed_in: int = 0
    refused: int = 0
    errors: list[str] = field(default_factory=list)


class Phone:
    """A browser with a connection and a cookie of its own."""

    def __init__(self, port: int, figures: Figures) -> None:
        self.port, self.figures, self.cookie = port, figures, b""

    async def __aenter__(self) -> Phone:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.writer.close()

    async def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        began = time.perf_counter()
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nContent-Length: {len(body)}\r\n"
        head += "Content-Type: application/x-www-form-urlencoded\r\n"
        cookie = b"Cookie: " + self.cookie + b"\r\n" if self.cookie else b""
        self.writer.write(head.encode() + cookie + b"\r\n" + body)
        answer = await self.reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(answer)
        page = await self.reader.readexactly(int(length[1])) if length else b""
        self.figures.answers.append(time.perf_counter() - began)
        if kept := COOKIE.search(answer):
            self.cookie = kept[1]
        return int(answer.split(b" ", 2)[1]), page


async def sign_in(port: int, number: int, code: str, figures: Figures, places: asyncio.Semaphore) -> None:
    """Open the address of the card, press the button, read the list of motions."""
    try:
        async with places, Phone(port, figures) as phone:
            status, page = await phone.ask("GET", f"/karte/{code}")
            token = TOKEN.search(page)
            if status == 200 and token:
                status, _ = await phone.ask("POST", f"/karte/{code}", b"csrf_token=" + token[1])
            if status == 303:
                status, page = await phone.ask("GET", "/erlbach/antraege")
            if status == 200 and f"Mandat {number}".encode() in page:
                figures.signed_in += 1
            elif status < 500:
                figures.refused += 1
            else:
                figures.errors.append(f"mandate {number}: status {status}")
    except (OSError, asyncio.IncompleteReadError) as error:
        figures.errors.append(f"mandate {number}: {error!r}")


async def all_at_once(port: int, codes: dict[int, str], at_once: int, figures: Figures) -> None:
    places = asyncio.Semaphore(at_once)
    await asyncio.gather(*(sign_in(port, number, code, figures, places) for number, code in codes.items()))


def hall(file: Path, delegates: int) -> dict[int, str]:
    """Make a database with a conference and its motion, and give the codes of the cards by the mandates' numbers."""
    codes: dict[int, str] = {}

    def fill() -> None:
        cast = a_cast()
        with transaction() as session:
            conference = cast.founder.conference
            session.add_all(Mandate(conference_id=conference, number=number + 1) for number in range(delegates))
        codes.update((card.mandate, card.code) for card in issue_cards(cast.secretariat))

    app = Flask("zeilentreu")
    app.config.update(SQLALCHEMY_DATABASE_URI=f"sqlite:///{file}", SECRET_KEY="load")
    initialise(app)
    with app.app_context():
        embedded.make(file, fill)
        embedded.close()
    return codes


def processor_seconds(server: int) -> float:
    """Give what the server and its workers have used of the processors so far."""
    processes = [server, *map(int, Path(f"/proc/{server}/task/{server}/children").read_text().split())]
    ticks = 0
    for process in processes:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def measured(file: Path, codes: dict[int, str], at_once: int) -> dict[str, object]:
    """Start the server as ./run does, outside demo mode, and let everybody sign in."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    environment = os.environ | {"ZEILENTREU_DATABASE_URL": f"sqlite:///{file}", "ZEILENTREU_SECRET_KEY": "load"}
    figures = Figures()
    with subprocess.Popen(
        [ROOT / "run", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/karte", server, time.perf_counter() + PATIENCE)
            before, began = processor_seconds(server.pid), time.perf_counter()
            asyncio.run(asyncio.wait_for(all_at_once(port, codes, at_once, figures), 3 * PATIENCE))
            took, used = time.perf_counter() - began, processor_seconds(server.pid) - before
        finally:
            server.terminate()
    percentiles = statistics.quantiles(figures.answers, n=100, method="inclusive")
    for error in figures.errors[:5]:
        sys.stderr.write(f"{error}\n")
    return {
        "delegates": figures.signed_in,
        "seconds": round(took, 2),
        "refused": figures.refused,
        "errors": len(figures.errors),
        "p50_ms": round(percentiles[49] * 1000, 1),
        "p99_ms": round(percentiles[98] * 1000, 1),
        "server_cpu_s": round(used, 2),
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--delegates", type=int, default=1000, help="how many sign in, each with a card (from 1)")
    arguments.add_argument("--at-once", type=int, default=200, help="how many connections there are at a time (from 1)")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "hall.sqlite"
        figures = measured(file, hall(file, given.delegates), given.at_once)
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
