"""How do members and delegates come in from a file, and go out into one?"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from motions.domain.actor import Actor
from motions.domain.errors import Conflict, Invalid, NotFound
from motions.domain.facts import Fact, RoleGiven
from motions.domain.facts_of_people import FunctionSet, MandateSet, PeopleExported, PeopleImported, PersonSet, UnitSet
from motions.domain.journal import about_conference, hash_of
from motions.domain.people_columns import (
    Assignment,
    assignment_from_data,
    assignment_to_data,
    chosen_columns,
    faults_of,
    recognise_columns,
)
from motions.domain.people_file import PeopleFileKind, Table
from motions.domain.people_listing import example_of, headings_of, rows_of
from motions.domain.people_plan import Plan, plan_people
from motions.domain.people_roster import FunctionHere
from motions.domain.permission import Action, Role
from motions.exports.people_tables import TableFormat, write_table
from motions.imports.tables import read_table
from motions.store.database import transaction
from motions.store.journal import append
from motions.store.people_files import file_by_id, files_of, purge_files, roster_of, salts_of
from motions.store.people_writing import Written, write_roster
from motions.store.tables import Mandate, PeopleFile
from motions.store.turn import permitted

KEPT = timedelta(days=1)
LONGEST_FILE_NAME = 200


@dataclass(frozen=True, slots=True)
class Preview:
    """A file that waits: its table, which column is what, what keeps it from being read, and else what it would do."""

    file: PeopleFile
    table: Table
    assignment: Assignment
    faults: tuple[str, ...]
    plan: Plan | None

    @property
    def can_be_read(self) -> bool:
        """Whether nothing is wrong in the file and it changes something."""
        return self.plan is not None and not self.plan.problems and self.plan.changes_something


def keep_file(actor: Actor, kind: PeopleFileKind, file_name: str, content: bytes) -> int:
    """Keep a file of members or delegates until it is read in, with its columns as recognised; give its id.

    Files that have waited for more than a day are thrown away, those of other conferences too. Raises NotPermitted;
    Invalid for a file that cannot be read: nothing is kept then.
    """
    actor.permit(Action.IMPORT_PEOPLE)
    table = read_table(content, file_name)
    now = datetime.now(UTC)
    with permitted(actor, Action.IMPORT_PEOPLE) as (actor, session):
        purge_files(now - KEPT)
        file = PeopleFile(
            conference_id=actor.conference,
            person_id=actor.person,
            kind=kind,
            file_name=file_name[:LONGEST_FILE_NAME],
            content=content,
            columns=assignment_to_data(recognise_columns(table.headings.cells, kind)),
            uploaded_at=now,
        )
        session.add(file)
        session.flush()
        return file.id


def waiting_files(actor: Actor) -> Sequence[PeopleFile]:
    """Give the files that wait at the conference, the latest first; raises NotPermitted."""
    actor.permit(Action.IMPORT_PEOPLE)
    oldest = datetime.now(UTC) - KEPT
    return [file for file in files_of(actor.conference) if file.uploaded_at >= oldest]


def preview(actor: Actor, file_id: int) -> Preview:
    """Give what a file would change now, and everything that is wrong in it; raises NotPermitted, NotFound."""
    actor.permit(Action.IMPORT_PEOPLE)
    file = _file(actor, file_id)
    table = read_table(file.content, file.file_name)
    assignment = assignment_from_data(file.columns)
    faults = faults_of(assignment, file.kind)
    plan = None if faults else plan_people(table, assignment, file.kind, roster_of(actor.conference))
    return Preview(file, table, assignment, faults, plan)


def assign_columns(actor: Actor, file_id: int, revision: int, columns: Sequence[str], *, creates_units: bool) -> None:
    """Say which column of a file is what, by the values of `Column` in their order, "" for one that is not read.

    `revision` is the one the choice builds on. Raises NotPermitted, NotFound; Conflict if somebody else has chosen
    meanwhile; Invalid if these are not as many columns as the file has.
    """
    with permitted(actor, Action.IMPORT_PEOPLE):
        file = _file(actor, file_id)
        if file.revision != revision:
            raise Conflict(current=file.revision)
        if len(columns) != len(assignment_from_data(file.columns).columns):
            raise Invalid("Zu jeder Spalte der Datei gehört eine Angabe; bitte die Seite neu laden.")
        file.columns = assignment_to_data(Assignment(chosen_columns(columns, file.kind), creates_units))


def import_people(actor: Actor, file_id: int, seen: str) -> Plan:
    """Read a file in, all of it or nothing, and throw it away; give what was changed.

    `seen` is the hash of the preview that the person has seen. Raises NotPermitted; NotFound once it is read in;
    Conflict if it would change something else by now; Invalid if something is wrong in it or it changes nothing.
    """
    actor.permit(Action.IMPORT_PEOPLE)
    content = _file(actor, file_id).content
    table = read_table(content, _file(actor, file_id).file_name)
    with permitted(actor, Action.IMPORT_PEOPLE) as (actor, session):
        file = _file(actor, file_id)
        assignment = assignment_from_data(file.columns)
        _check_faults(assignment, file.kind)
        plan = plan_people(table, assignment, file.kind, roster_of(actor.conference))
        _check_plan(plan, seen)
        written = write_roster(session, actor.conference, plan.before, plan.after, datetime.now(UTC))
        session.delete(file)
        _record(actor, _imported(actor, written, hashlib.sha256(content).hexdigest()))
        return plan


def throw_away_old_files() -> None:
    """Throw away, at every conference, the files of persons that have waited for more than a day."""
    with transaction():
        purge_files(datetime.now(UTC) - KEPT)


def discard_file(actor: Actor, file_id: int) -> None:
    """Throw a file away without reading it in; raises NotPermitted, NotFound."""
    with permitted(actor, Action.IMPORT_PEOPLE) as (actor, session):
        session.delete(_file(actor, file_id))


def export_people(actor: Actor, kind: PeopleFileKind, table_format: TableFormat) -> bytes:
    """Give the members or delegates of the conference as a file that can be read in again; raises NotPermitted."""
    with permitted(actor, Action.EXPORT_PEOPLE):
        rows = rows_of(roster_of(actor.conference), kind)
        _record(actor, PeopleExported(what=kind.value, rows=len(rows)))
    return write_table(headings_of(kind), rows, kind.word, table_format)


def template_of(actor: Actor, kind: PeopleFileKind, table_format: TableFormat) -> bytes:
    """Give a file with the headings and an invented row, to be filled; raises NotPermitted."""
    actor.permit(Action.IMPORT_PEOPLE)
    return write_table(headings_of(kind), [example_of(kind)], kind.word, table_format)


def _file(actor: Actor, file_id: int) -> PeopleFile:
    file = file_by_id(actor.conference, file_id)
    if file is None or file.uploaded_at < datetime.now(UTC) - KEPT:
        raise NotFound("Diese Datei gibt es nicht mehr.")
    return file


def _check_faults(assignment: Assignment, kind: PeopleFileKind) -> None:
    for fault in faults_of(assignment, kind):
        raise Invalid(fault)


def _check_plan(plan: Plan, seen: str) -> None:
    if plan.hash != seen:
        raise Conflict(
            "Inzwischen hat sich hier etwas geändert. Es wurde nichts eingelesen; bitte die Vorschau neu prüfen."
        )
    if plan.problems:
        raise Invalid("In der Datei ist noch etwas falsch; eingelesen wird sie nur ganz und fehlerfrei.")
    if not plan.changes_something:
        raise Invalid("In der Datei steht nichts, was nicht schon so ist; es gibt nichts einzulesen.")


def _record(actor: Actor, fact: Fact) -> None:
    append(
        fact,
        actor_id=actor.person,
        conference_id=actor.conference,
        subject=about_conference(),
        at=datetime.now(UTC),
    )


def _imported(actor: Actor, written: Written, source_hash: str) -> PeopleImported:
    salts = salts_of(actor.conference)
    return PeopleImported(
        source_hash=source_hash,
        units=tuple(
            UnitSet(unit=row.id, short_name=row.short_name, title=row.name, level=row.kind, parent=row.parent_id)
            for row in written.units
        ),
        persons=tuple(
            PersonSet(
                person=each.id,
                called_hash=hash_of(each.name, salts[each.id]),
                membership_number_hash=hash_of(each.number, salts[each.id]),
            )
            for each in written.persons
        ),
        roles=tuple(RoleGiven(person=person, role=Role.MEMBER.value) for person in written.members),
        functions=tuple(_function(each, salts[each.person]) for each in written.functions),
        mandates=tuple(map(_mandate, written.mandates)),
    )


def _function(each: FunctionHere, salt: str) -> FunctionSet:
    return FunctionSet(
        person=each.person, unit=each.unit, title_hash=hash_of(each.title, salt), may_submit=each.may_submit
    )


def _mandate(row: Mandate) -> MandateSet:
    return MandateSet(
        mandate=row.id,
        number=row.number,
        unit=row.unit_id,
        holder=row.holder_id,
        deputy=row.deputy_id,
        deputy_kind=row.deputy_kind.value if row.deputy_kind else None,
        weight=row.weight,
        may_vote=row.may_vote,
        is_present=row.is_present,
    )
