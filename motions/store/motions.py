"""Which motions does a conference have, and what does a version of one say?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from motions.domain.numbering import natural_order
from motions.domain.serialisation import text_from_data, text_hash, text_to_data
from motions.domain.text import Text
from motions.store.database import address_of_database, db
from motions.store.tables import Motion, TextVersion

TEXTS_IN_MEMORY = 64


def motions_of(conference_id: int) -> Sequence[Motion]:
    """Give the motions of a conference in the order of their numbers, drafts without number last, with their units."""
    found = db.session.scalars(
        select(Motion).where(Motion.conference_id == conference_id).options(joinedload(Motion.unit))
    )
    return sorted(found, key=lambda motion: (motion.number is None, natural_order(motion.number or ""), motion.id))


def motion_by_number(conference_id: int, number: str) -> Motion | None:
    """Give the motion of a conference with this number, with its unit, if there is one."""
    return db.session.scalar(
        select(Motion)
        .where(Motion.conference_id == conference_id, Motion.number == number)
        .options(joinedload(Motion.unit))
    )


def motion_by_id(conference_id: int, motion_id: int) -> Motion | None:
    """Give the motion of a conference with this id, if there is one; so drafts without number are found."""
    return db.session.scalar(select(Motion).where(Motion.conference_id == conference_id, Motion.id == motion_id))


def version(motion_id: int, ordinal: int) -> TextVersion | None:
    """Give the version of a motion with this ordinal, from 1, if there is one."""
    return db.session.scalar(
        select(TextVersion).where(TextVersion.motion_id == motion_id, TextVersion.ordinal == ordinal)
    )


def current_version(motion: Motion) -> TextVersion | None:
    """Give the published version that holds; None while the motion is a draft."""
    return None if motion.current_ordinal is None else version(motion.id, motion.current_ordinal)


def current_versions(motion_ids: Collection[int]) -> dict[int, TextVersion]:
    """Give for each of these published motions the version that holds, by the motion's id, in one query."""
    found = db.session.scalars(
        select(TextVersion)
        .join(Motion, Motion.id == TextVersion.motion_id)
        .where(Motion.id.in_(motion_ids), TextVersion.ordinal == Motion.current_ordinal)
    )
    return {version.motion_id: version for version in found}


def draft_of(motion_id: int) -> TextVersion | None:
    """Give the latest version of a motion that is not published, with what the import read, if there is one."""
    return db.session.scalar(
        select(TextVersion)
        .where(TextVersion.motion_id == motion_id, TextVersion.published_at.is_(None))
        .order_by(TextVersion.ordinal.desc())
        .options(undefer(TextVersion.reading))
        .limit(1)
    )


def text_of(published: TextVersion) -> Text:
    """Give the frozen text of a published version. It never changes, so it is read once and kept in memory.

    Raises ValueError for a draft, which has none.
    """
    if published.published_at is None:
        raise ValueError("a draft has no frozen text")
    return _text(address_of_database(), published.id, published.published_at)


def freeze(draft: TextVersion, text: Text) -> None:
    """Put the frozen text into a draft; with its `published_at` it is published and can never be changed again."""
    draft.document = text_to_data(text)
    draft.text_hash = text_hash(text)
    draft.width = text.width
    draft.wrap_version = text.wrap_version


@lru_cache(maxsize=TEXTS_IN_MEMORY)
def _text(_database: str, version_id: int, _published_at: datetime) -> Text:
    # The moment tells the version from one of the same id, where a database was put back to an earlier state.
    document = db.session.scalar(select(TextVersion.document).where(TextVersion.id == version_id))
    if document is None:
        raise ValueError("the version has no frozen text")
    return text_from_data(document)
