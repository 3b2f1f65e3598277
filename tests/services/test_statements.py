"""How often is the database asked while everybody else who writes for the conference waits?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from motions.services.mandates import MandateEntry, add_mandates, mark_present
from motions.services.units import create_unit
from motions.store.database import db
from tests.services.cast import Cast

HELD = "SELECT conference"
JOURNALLED = "INSERT journal"


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect what is sent to the database inside, each by what it does and to which table; beginnings left out."""
    sent: list[str] = []

    def collect(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        words = statement.replace("hold_conference(", "conference ").split()
        if words[0] == "BEGIN":
            return
        before = {"SELECT": "FROM", "INSERT": "INTO", "UPDATE": "UPDATE"}[words[0]]
        sent.append(f"{words[0]} {words[words.index(before) + 1]}")

    event.listen(db.engine, "before_cursor_execute", collect)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", collect)


def sent_by(use_case: Callable[[], object]) -> list[str]:
    with statements() as sent:
        use_case()
    return sent


def test_a_person_who_comes_in_is_four_statements(cast: Cast) -> None:
    (mandate,) = add_mandates(cast.founder, 1, 1, MandateEntry(1))
    sent = sent_by(lambda: mark_present(cast.founder, mandate, is_present=True))
    assert sent == [HELD, "SELECT mandate", JOURNALLED, "UPDATE mandate"]


def test_a_new_unit_at_the_top_is_four_statements_however_many_there_are(cast: Cast) -> None:
    sent = sent_by(lambda: create_unit(cast.founder, "OV Neustadt", "Ortsverein Neustadt"))
    assert sent == [HELD, "SELECT unit", "INSERT unit", JOURNALLED]
