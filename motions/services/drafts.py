"""How does a printed motion become a published one?"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from motions.domain.actor import Actor
from motions.domain.blocks import Reading, Start, assemble, recognise
from motions.domain.correction import join_block, retype_block, split_block, with_head
from motions.domain.errors import Conflict, Invalid
from motions.domain.facts import ImportCorrected, ImportDiscarded, MotionImported, MotionPublished
from motions.domain.journal import about_motion, hash_of
from motions.domain.numbering import parse_number
from motions.domain.passage import BlockKind
from motions.domain.permission import Action
from motions.domain.serialisation import printed_beside, reading_from_data, reading_to_data
from motions.domain.text import Head
from motions.domain.workflow import MotionState, Step, after
from motions.imports.printed_text import read_printed_text
from motions.services import load
from motions.store.journal import append
from motions.store.motions import freeze, motion_by_number
from motions.store.tables import Motion, TextVersion
from motions.store.turn import permitted

Recognised = tuple[Reading, tuple[Start, ...]]
Correction = Callable[[Reading, Sequence[Start]], Recognised]


def joined(line: int) -> Correction:
    """Correct that the block beginning at this line belongs to the one before."""
    return lambda reading, starts: (reading, join_block(starts, line))


def split(line: int) -> Correction:
    """Correct that a block begins at this line."""
    return lambda reading, starts: (reading, split_block(reading, starts, line))


def retyped(line: int, kind: BlockKind) -> Correction:
    """Correct of which kind the block is that begins at this line."""
    return lambda reading, starts: (reading, retype_block(starts, line, kind))


def headed(head: Head) -> Correction:
    """Correct the head."""
    return lambda reading, starts: (with_head(reading, head), tuple(starts))


@dataclass(frozen=True, slots=True)
class Draft:
    """An import that waits for correction: what was read, where blocks begin, and the revision a form builds on."""

    motion: Motion
    revision: int
    reading: Reading
    starts: tuple[Start, ...]


def read_draft(actor: Actor, motion_id: int) -> Draft:
    """Give an import with what was recognised in it.

    Raises NotFound if there is none or the actor may not know of it.
    """
    motion, version = load.draft(actor, motion_id)
    return Draft(motion, version.revision, *_recognised(version))


def import_motion(actor: Actor, content: bytes) -> int:
    """Read a printed, numbered text and keep it as a draft, with blocks, head and form as recognised; give its id.

    Raises NotPermitted; Invalid, naming the line and what was expected, for a text that cannot be read: nothing is
    kept then.
    """
    actor.permit(Action.IMPORT_MOTION)
    reading = read_printed_text(content)
    recognised = reading, recognise(reading)
    now = datetime.now(UTC)
    with permitted(actor, Action.IMPORT_MOTION) as (actor, session):
        motion = Motion(
            conference_id=actor.conference,
            state=MotionState.DRAFT,
            subject=reading.head.subject,
            submitter=reading.head.submitter,
            created_at=now,
        )
        draft = TextVersion(ordinal=1, source=content, reading=reading_to_data(*recognised), wrap_version=0)
        motion.versions = [draft]
        session.add(motion)
        session.flush()
        fact = MotionImported(motion=motion.id, source_hash=hashlib.sha256(content).hexdigest())
        _record(actor, motion, fact, now)
        return motion.id


def correct_import(actor: Actor, motion_id: int, revision: int, correction: Correction) -> None:
    """Correct what was recognised in an import; no correction changes a line number.

    `revision` is the one the correction builds on. Raises NotFound, NotPermitted; Conflict if the draft was changed
    meanwhile; Invalid for a correction that is impossible.
    """
    load.draft(actor, motion_id)
    with permitted(actor, Action.CORRECT_IMPORT) as (actor, session):
        motion, draft = load.draft(actor, motion_id)
        _check_revision(draft, revision)
        reading, starts = correction(*_recognised(draft))
        draft.reading = reading_to_data(reading, starts)
        motion.subject, motion.submitter = reading.head.subject, reading.head.submitter
        session.flush()
        _record(actor, motion, ImportCorrected(motion=motion.id, revision=draft.revision), datetime.now(UTC))


def publish_motion(actor: Actor, motion_id: int, revision: int, unit_id: int | None = None) -> str:
    """Freeze a corrected import as version 1 of a motion, give it the number of its head, and give that number.

    `unit_id` is the unit that submits it. Raises NotFound, NotPermitted; Conflict if the draft was changed meanwhile;
    Invalid if the head has no number or no subject, or another motion has the number.
    """
    load.draft(actor, motion_id)
    now = datetime.now(UTC)
    with permitted(actor, Action.PUBLISH_MOTION) as (actor, session):
        motion, draft = load.draft(actor, motion_id)
        _check_revision(draft, revision)
        reading, starts = _recognised(draft)
        motion.number = _free_number(actor, reading.head)
        freeze(draft, assemble(reading, starts))
        draft.published_at = now
        motion.state = after(motion.state, Step.PUBLISH)
        motion.unit_id, motion.current_ordinal = unit_id, draft.ordinal
        session.flush()
        _record(actor, motion, _published(actor, motion, draft), now)
        return motion.number


def discard_import(actor: Actor, motion_id: int, revision: int) -> None:
    """Throw an import away; what is published cannot be.

    Raises NotFound, NotPermitted; Conflict if the draft was changed meanwhile.
    """
    load.draft(actor, motion_id)
    with permitted(actor, Action.IMPORT_MOTION) as (actor, session):
        motion, draft = load.draft(actor, motion_id)
        _check_revision(draft, revision)
        _record(actor, motion, ImportDiscarded(motion=motion.id), datetime.now(UTC))
        session.delete(draft)
        session.flush()
        session.delete(motion)


def _recognised(version: TextVersion) -> Recognised:
    if version.reading is None:
        raise ValueError("a draft keeps what the import read")
    return reading_from_data(version.reading)


def _check_revision(draft: TextVersion, revision: int) -> None:
    if draft.revision != revision:
        raise Conflict(current=draft.revision)


def _free_number(actor: Actor, head: Head) -> str:
    if not head.subject.strip():
        raise Invalid("Der Kopf hat noch keinen Betreff; ohne ihn wird kein Antrag veröffentlicht.")
    number = str(parse_number(head.number.strip()))
    if motion_by_number(actor.conference, number) is not None:
        raise Invalid(
            "Einen Antrag %(number)s gibt es schon; bitte im Kopf eine andere Nummer eintragen.", number=number
        )
    return number


def _published(actor: Actor, motion: Motion, version: TextVersion) -> MotionPublished:
    return MotionPublished(
        motion=motion.id,
        number=motion.number or "",
        version=version.ordinal,
        text_hash=version.text_hash or "",
        unit=motion.unit_id,
        printed_hash=hash_of(printed_beside(version.document or {}), actor.salt),
    )


def _record(
    actor: Actor,
    motion: Motion,
    fact: MotionImported | ImportCorrected | ImportDiscarded | MotionPublished,
    at: datetime,
) -> None:
    append(fact, actor_id=actor.person, conference_id=actor.conference, subject=about_motion(motion.id), at=at)
