"""What was decided about a motion, fact by fact?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select

from motions.domain import decision as domain
from motions.domain.ballot import Result, Tally
from motions.store.database import db
from motions.store.tables import Decision


def decisions_of(motion_id: int) -> Sequence[Decision]:
    """Give all facts about a motion in the order in which they were recorded."""
    return db.session.scalars(select(Decision).where(Decision.motion_id == motion_id).order_by(Decision.number)).all()


def decision_facts(rows: Iterable[Decision]) -> tuple[domain.Decision, ...]:
    """Give facts as the rules know them."""
    return tuple(_fact(row) for row in rows)


def decision_row(
    fact: domain.Decision, *, motion_id: int, means: str, person_id: int | None, decided_at: datetime
) -> Decision:
    """Give the row that keeps a fact; `means` is the sentence that said what YES meant."""
    return Decision(
        motion_id=motion_id,
        number=fact.number,
        kind=fact.kind,
        revises=fact.of or None,
        edits=list(fact.edits),
        outcome=fact.outcome,
        referred_to=fact.referred_to,
        remark=fact.remark,
        text_hash=fact.text_hash,
        means=means,
        person_id=person_id,
        decided_at=decided_at,
        **_result_columns(fact.result),
    )


def _fact(row: Decision) -> domain.Decision:
    return domain.Decision(
        number=row.number,
        outcome=row.outcome,
        edits=tuple(row.edits),
        kind=row.kind,
        of=row.revises or 0,
        result=_result(row),
        text_hash=row.text_hash,
        referred_to=row.referred_to,
        remark=row.remark,
    )


def _result_columns(result: Result | None) -> dict[str, object]:
    if result is None:
        return {}
    columns: dict[str, object] = {
        "way": result.way,
        "judgement": result.judgement,
        "votes_against_seen": result.votes_against,
        "abstentions_seen": result.abstentions,
        "clearly_two_thirds": result.clearly_two_thirds,
        "result_remark": result.remark,
    }
    return columns if result.tally is None else columns | _tally_columns(result.tally)


def _tally_columns(tally: Tally) -> dict[str, object]:
    return {
        "yes": tally.yes,
        "no": tally.no,
        "abstentions": tally.abstentions,
        "invalid": tally.invalid,
        "present": tally.present,
        "entitled": tally.entitled,
    }


def _result(row: Decision) -> Result | None:
    if row.way is None:
        return None
    return Result(
        row.way,
        row.judgement,
        _tally(row),
        row.votes_against_seen,
        row.abstentions_seen,
        row.clearly_two_thirds,
        row.result_remark,
    )


def _tally(row: Decision) -> Tally | None:
    if row.yes is None or row.no is None:
        return None
    return Tally(row.yes, row.no, row.abstentions or 0, row.invalid or 0, row.present, row.entitled)
