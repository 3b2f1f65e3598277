"""What do the tables hold of a conference, as the check of its journal reads it?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Enum, Select, String, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from motions.domain.audit import FORMAT, VERSION, entry_to_data
from motions.domain.journal import Entry, moment, title_hash
from motions.domain.serialisation import canonical_json
from motions.store.database import db
from motions.store.tables import (
    Amendment,
    Conference,
    Decision,
    Edit,
    JournalEntry,
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

Data = dict[str, Any]
_COUNTS = ("yes", "no", "abstentions", "invalid", "present", "entitled")
_SEEN = ("votes_against_seen", "abstentions_seen", "clearly_two_thirds")


def record_of(conference_id: int) -> Data:
    """Give journal, texts, amendments, recommendations and decisions of a conference, with free texts, as plain data.

    What is derived from them is not in it.
    """
    found = db.session.execute(select(Conference.id, Conference.slug).where(Conference.id == conference_id)).one()
    return {
        "format": FORMAT,
        "version": VERSION,
        "conference": {"id": found.id, "slug": found.slug},
        "entries": list(_entries(conference_id)),
        "motions": list(_motions(conference_id)),
        "texts": list(_texts(conference_id)),
        "amendments": list(_amendments(conference_id)),
        "recommendations": list(_recommendations(conference_id)),
        "decisions": list(_decisions(conference_id)),
    }


def people_of(conference_id: int) -> Data:
    """Give what the tables hold of the conference and its people, the imported files' hashes, and the salts."""
    return {
        "people": [*_people(conference_id), *_sources(conference_id)],
        "salts": {person.id: person.salt for person in db.session.execute(select(Person.id, Person.salt))},
    }


def _raw(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    # A value that there never was is to be found and named, not to stop the reading.
    return type_coerce(column, String).label(column.key) if isinstance(column.type, Enum) else column.label(column.key)


def _rows(*columns: InstrumentedAttribute[Any]) -> Select[Any]:
    return select(*map(_raw, columns))


def _read(statement: Select[Any]) -> Iterator[Data]:
    for row in db.session.execute(statement):
        yield {name: _plain(value) for name, value in row._mapping.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return moment(value)
    return value.isoformat() if isinstance(value, date) else value


def _renamed(row: Data, **names: str) -> Data:
    return {names.get(name, name): value for name, value in row.items()}


def _entries(conference_id: int) -> Iterator[Data]:
    table = JournalEntry
    kept = (table.number, table.at, table.actor_id, table.conference_id, table.kind, table.subject, table.data)
    wanted = _rows(*kept, table.previous_hash, table.hash, table.audience).where(table.conference_id == conference_id)
    for row in db.session.execute(wanted.order_by(table.number)):
        yield entry_to_data(Entry(*row[:-1]), row.audience)


def _motions(conference_id: int) -> Iterator[Data]:
    table = Motion
    kept = (table.id, table.number, table.state, table.unit_id, table.current_ordinal, table.created_at)
    for row in _read(_of(table, conference_id, *kept, table.subject, table.submitter)):
        yield _renamed(row, unit_id="unit", current_ordinal="current")


def _texts(conference_id: int) -> Iterator[Data]:
    table = TextVersion
    kept = (table.motion_id, table.ordinal, table.text_hash, table.published_at, table.document, table.width)
    wanted = _rows(*kept, table.wrap_version).join(Motion).where(table.published_at.is_not(None))
    here = wanted.where(Motion.conference_id == conference_id)
    for row in _read(here.order_by(table.motion_id, table.ordinal)):
        yield _renamed(row, motion_id="motion", ordinal="version")


def _amendments(conference_id: int) -> Iterator[Data]:
    table = Amendment
    kept = (table.id, table.motion_id, table.number, table.state, table.unit_id, table.person_id, table.received_at)
    columns = (*kept, table.indivisible, table.submitter, table.reason, TextVersion.ordinal)
    joined = _rows(*columns).join(Motion, Motion.id == table.motion_id).join(TextVersion, _version_of_amendment())
    edits = _edits(conference_id)
    for row in _read(joined.where(Motion.conference_id == conference_id).order_by(table.id)):
        row["edits"] = [_edit(row["number"], edit) for edit in edits.get(row.pop("id"), [])]
        yield _renamed(row, motion_id="motion", unit_id="unit", person_id="person", ordinal="version")


def _version_of_amendment() -> ColumnElement[bool]:
    return TextVersion.id == Amendment.text_version_id


def _edits(conference_id: int) -> dict[int, list[Data]]:
    table = Edit
    kept = (table.amendment_id, table.ordinal, table.scope, table.start, table.end, table.old, table.new)
    wanted = _rows(*kept).join(Amendment).join(Motion, Motion.id == Amendment.motion_id)
    found: dict[int, list[Data]] = {}
    for row in _read(wanted.where(Motion.conference_id == conference_id).order_by(table.amendment_id, table.ordinal)):
        found.setdefault(row["amendment_id"], []).append(row)
    return found


def _edit(amendment: str, row: Data) -> Data:
    # Written as `edit_to_data` does, but not read before: what is broken is to be found, not to stop the reading.
    kept = {name: row[name] for name in ("scope", "start", "end", "old", "new")}
    return kept | {"id": f"{amendment}.{row['ordinal']}"}


def _recommendations(conference_id: int) -> Iterator[Data]:
    table = Recommendation
    kept = (table.version, table.outcome, table.consensus, table.person_id, table.recommended_at)
    columns = (Amendment.motion_id, Amendment.number, *kept, table.reason, table.referred_to)
    wanted = _rows(*columns).join(Amendment, Amendment.id == table.amendment_id).join(Motion)
    for row in _read(wanted.where(Motion.conference_id == conference_id).order_by(table.id)):
        yield _renamed(row, motion_id="motion", number="amendment", person_id="person")


def _decisions(conference_id: int) -> Iterator[Data]:
    table = Decision
    kept = (table.motion_id, table.number, table.kind, table.revises, table.edits, table.outcome, table.way)
    counted = [getattr(table, name) for name in (*_COUNTS, *_SEEN)]
    texts = (table.means, table.referred_to, table.remark, table.result_remark)
    columns = (*kept, table.judgement, *counted, table.text_hash, table.person_id, table.decided_at, *texts)
    wanted = _rows(*columns).join(Motion).where(Motion.conference_id == conference_id)
    for row in _read(wanted.order_by(table.motion_id, table.number)):
        yield _renamed(row, motion_id="motion", person_id="person")


def _sources(conference_id: int) -> Iterator[Data]:
    wanted = select(TextVersion.motion_id, TextVersion.source).join(Motion)
    for motion_id, source in db.session.execute(
        wanted.where(Motion.conference_id == conference_id, TextVersion.ordinal == 1)
    ):
        yield {"key": ["source", motion_id], "source_hash": hashlib.sha256(source or b"").hexdigest()}


def _people(conference_id: int) -> Iterator[Data]:
    here = Conference
    columns = (here.slug, here.is_demo, here.is_public, here.starts_on, here.state, here.settings)
    for row in _read(_rows(*columns, here.name, here.place).where(here.id == conference_id)):
        told = {"settings": canonical_json(row["settings"]), "title_hash": title_hash(row["name"], row["place"])}
        yield row | told | {"key": ["conference"]}
    for row in _read(_of(Unit, conference_id, Unit.id, Unit.short_name, Unit.name, Unit.kind, Unit.parent_id)):
        yield {"key": ["unit", row["id"]]} | _renamed(row, name="title", kind="level", parent_id="parent")
    member = Participant
    for row in _read(_of(member, conference_id, member.person_id, member.name, member.membership_number)):
        yield {"key": ["participant", row["person_id"]]} | row
    for row in _read(_of(Membership, conference_id, Membership.person_id, Membership.role)):
        yield {"key": ["role", row["person_id"], row["role"]]}
    table = UnitFunction
    for row in _read(_of(table, conference_id, table.person_id, table.unit_id, table.title, table.may_submit)):
        yield {"key": ["function", row["person_id"], row["unit_id"]]} | row
    yield from _mandates(conference_id)


def _mandates(conference_id: int) -> Iterator[Data]:
    table = Mandate
    persons = (table.unit_id, table.holder_id, table.deputy_id, table.deputy_kind)
    columns = (table.id, table.number, *persons, table.weight, table.may_vote, table.is_present)
    for row in _read(_of(table, conference_id, *columns)):
        renamed = _renamed(row, unit_id="unit", holder_id="holder", deputy_id="deputy")
        yield {"key": ["mandate", row["id"]]} | renamed


def _of(table: Any, conference_id: int, *columns: InstrumentedAttribute[Any]) -> Select[Any]:
    return _rows(*columns).where(table.conference_id == conference_id).order_by(table.id)
