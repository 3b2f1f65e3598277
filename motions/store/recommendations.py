"""What does the committee recommend?"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, func, select
from sqlalchemy.orm import joinedload

from motions.store.database import db
from motions.store.tables import Amendment, Recommendation


def recommendations_of(motion_id: int) -> dict[str, Recommendation]:
    """Give the recommendation that holds for each amendment to a motion, by the amendment's number, in one query."""
    latest = (
        select(Recommendation.amendment_id, func.max(Recommendation.version).label("version"))
        .join(Amendment, Amendment.id == Recommendation.amendment_id)
        .where(Amendment.motion_id == motion_id)
        .group_by(Recommendation.amendment_id)
        .subquery()
    )
    found = db.session.scalars(
        select(Recommendation)
        .join(
            latest,
            and_(
                latest.c.amendment_id == Recommendation.amendment_id,
                latest.c.version == Recommendation.version,
            ),
        )
        .options(joinedload(Recommendation.amendment))
    )
    return {recommendation.amendment.number: recommendation for recommendation in found}


def recommendation_history(amendment_id: int) -> Sequence[Recommendation]:
    """Give all versions of the recommendation on an amendment, the one that holds first."""
    return db.session.scalars(
        select(Recommendation)
        .where(Recommendation.amendment_id == amendment_id)
        .order_by(Recommendation.version.desc())
    ).all()


def current_recommendation(amendment_id: int) -> Recommendation | None:
    """Give the recommendation that holds for an amendment, if there is one."""
    return db.session.scalar(
        select(Recommendation)
        .where(Recommendation.amendment_id == amendment_id)
        .order_by(Recommendation.version.desc())
        .limit(1)
    )
