"""How is a decision told to everyone: its number, when it was taken, and how the vote went?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask_babel import format_datetime, gettext

from motions.domain.ballot import in_words
from motions.domain.deliberation import Deliberation
from motions.store import tables
from motions.store.decisions import decision_facts
from motions.web.naming import listed, numbers_of


def decision_sentence(row: tables.Decision, what: str) -> str:
    """Say what was decided, such as "Ä3 mit 84 zu 41 Stimmen angenommen", with the decision's number, day and hour."""
    (fact,) = decision_facts([row])
    to = gettext(" an %(body)s", body=fact.referred_to) if fact.referred_to else ""
    return gettext(
        "Beschluss Nr. %(number)d, %(when)s: %(what)s %(words)s%(to)s",
        number=row.number,
        when=format_datetime(row.decided_at, "d. MMMM yyyy, HH:mm"),
        what=what,
        words=in_words(fact.result, fact.outcome),
        to=to,
    )


def decisions_on(deliberation: Deliberation, edit_ids: Iterable[str], rows: Sequence[tables.Decision]) -> list[str]:
    """Tell the decisions by which these edits stand as they do, in the order of their numbers."""
    numbers = {deliberation.standings.edits[edit_id].decision for edit_id in edit_ids}
    return [
        decision_sentence(row, listed(numbers_of(deliberation, row.edits)) or gettext("der Antrag"))
        for row in rows
        if row.number in numbers
    ]
