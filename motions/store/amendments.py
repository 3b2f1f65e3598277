"""Which amendments are there to a version of a motion?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from motions.domain import edit as domain
from motions.domain.serialisation import passage_from_data, passage_to_data
from motions.store.database import db
from motions.store.tables import Amendment, Edit


def amendments_of(version_id: int) -> Sequence[Amendment]:
    """Give the amendments to a version in the order of their submission, with their edits and units, in two queries."""
    return db.session.scalars(
        select(Amendment)
        .where(Amendment.text_version_id == version_id)
        .options(selectinload(Amendment.edits), joinedload(Amendment.unit))
        .order_by(Amendment.id)
    ).all()


def amendment_by_number(motion_id: int, number: str) -> Amendment | None:
    """Give the amendment to a motion with this number, with its edits and unit, if there is one."""
    return db.session.scalar(
        select(Amendment)
        .where(Amendment.motion_id == motion_id, Amendment.number == number)
        .options(selectinload(Amendment.edits), joinedload(Amendment.unit))
    )


def amendment_numbers(motion_id: int) -> Sequence[str]:
    """Give the numbers of all amendments to a motion, whatever became of them."""
    return db.session.scalars(select(Amendment.number).where(Amendment.motion_id == motion_id)).all()


def domain_amendment(row: Amendment) -> domain.Amendment:
    """Give an amendment as the rules know it."""
    return domain.Amendment(
        row.number,
        row.submitter,
        tuple(_domain_edit(row.number, edit) for edit in row.edits),
        row.received_at.astimezone(UTC).replace(tzinfo=None),
        row.indivisible,
        row.reason,
    )


def edit_rows(edits: Sequence[domain.Edit]) -> list[Edit]:
    """Give the rows that keep an amendment's edits, in their order."""
    return [
        Edit(
            ordinal=ordinal,
            scope=edit.scope,
            start=edit.start,
            end=edit.end,
            old=passage_to_data(edit.old),
            new=passage_to_data(edit.new),
        )
        for ordinal, edit in enumerate(edits, 1)
    ]


def _domain_edit(amendment: str, row: Edit) -> domain.Edit:
    return domain.Edit(
        row.start,
        row.end,
        passage_from_data(row.old),
        passage_from_data(row.new),
        row.scope,
        f"{amendment}.{row.ordinal}",
    )
