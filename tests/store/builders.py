"""How does a test make rows with nothing said but what matters to it?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import event

from motions.domain import edit as domain
from motions.domain.outcome import Outcome
from motions.domain.passage import Block, BlockKind, words_of
from motions.domain.permission import Role
from motions.domain.text import Head, Text
from motions.domain.typesetting import typeset
from motions.domain.workflow import AmendmentState, MotionState
from motions.store.amendments import edit_rows
from motions.store.database import db, transaction
from motions.store.motions import freeze
from motions.store.row import Row
from motions.store.tables import (
    Amendment,
    Conference,
    Mandate,
    Membership,
    Motion,
    Participant,
    Person,
    Recommendation,
    TextVersion,
    Unit,
    UnitFunction,
)

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
AnyRow = TypeVar("AnyRow", bound=Row)


def kept(row: AnyRow) -> AnyRow:
    """Keep one row in a transaction of its own."""
    with transaction() as session:
        session.add(row)
    return row


def a_conference(**columns: Any) -> Conference:
    return Conference(**{"slug": "erlbach", "name": "Parteitag Erlbach", "is_public": True} | columns)


def a_unit(conference: Conference, **columns: Any) -> Unit:
    return Unit(**{"conference_id": conference.id, "short_name": "OV Nord", "name": "Ortsverein Nord"} | columns)


def a_person(**columns: Any) -> Person:
    return Person(**{"name": "Ada Kern", "email": "ada@example.org", "salt": "a1b2c3"} | columns)


def a_participant(person: Person, conference: Conference, **columns: Any) -> Participant:
    return Participant(**{"person_id": person.id, "conference_id": conference.id, "name": person.name} | columns)


def a_function(person: Person, unit: Unit, **columns: Any) -> UnitFunction:
    usual = {"person_id": person.id, "conference_id": unit.conference_id, "unit_id": unit.id}
    return UnitFunction(**usual | columns)


def a_mandate(conference: Conference, **columns: Any) -> Mandate:
    return Mandate(**{"conference_id": conference.id, "number": 1} | columns)


def a_membership(person: Person, conference: Conference, **columns: Any) -> Membership:
    return Membership(**{"person_id": person.id, "conference_id": conference.id, "role": Role.MEMBER} | columns)


def a_text() -> Text:
    blocks = [
        Block(BlockKind.HEADING, "Vom Wasser"),
        Block(BlockKind.PARAGRAPH, "Die Brunnen der Stadt laufen von April bis Oktober. Das Wasser ist kalt."),
    ]
    return typeset(blocks, head=Head("A1", "OV Nord", "Brunnen"))


def a_motion(conference: Conference, **columns: Any) -> Motion:
    """Make a published motion with its first version."""
    version = TextVersion(ordinal=1, published_at=NOON)
    freeze(version, a_text())
    usual = {"conference_id": conference.id, "number": "A1", "state": MotionState.ADMITTED, "current_ordinal": 1}
    return Motion(**usual | {"created_at": NOON, "subject": "Brunnen", "versions": [version]} | columns)


def a_draft(conference: Conference, **columns: Any) -> Motion:
    """Make a motion as just imported."""
    version = TextVersion(ordinal=1, source=b"1 Vom Wasser", reading={"lines": []}, wrap_version=1)
    usual = {"conference_id": conference.id, "state": MotionState.DRAFT, "created_at": NOON, "versions": [version]}
    return Motion(**usual | columns)


def an_edit(start: int = 1, end: int = 4, old: str = "Vom", new: str = "Das") -> domain.Edit:
    return domain.Edit(start, end, words_of(old), words_of(new))


def an_amendment(version: TextVersion, number: str = "Ä1", *edits: domain.Edit, **columns: Any) -> Amendment:
    usual = {"motion_id": version.motion_id, "text_version_id": version.id, "number": number, "received_at": NOON}
    usual |= {"state": AmendmentState.SUBMITTED, "submitter": "OV Nord", "edits": edit_rows(edits or (an_edit(),))}
    return Amendment(**usual | columns)


def a_recommendation(amendment: Amendment, version: int = 1, **columns: Any) -> Recommendation:
    usual = {"amendment_id": amendment.id, "version": version, "outcome": Outcome.ADOPTED, "recommended_at": NOON}
    return Recommendation(**usual | columns)


class CountedQueries:
    """Counts the statements that are sent to the database while it is entered."""

    def __enter__(self) -> CountedQueries:
        self.statements: list[str] = []
        event.listen(db.engine, "before_cursor_execute", self._note)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(db.engine, "before_cursor_execute", self._note)

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement != "BEGIN":
            self.statements.append(statement)

    @property
    def count(self) -> int:
        return len(self.statements)
