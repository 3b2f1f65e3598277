"""Which tables are there?"""

from motions.store.tables.amendment import Amendment, Edit
from motions.store.tables.committee import Recommendation
from motions.store.tables.conference import Conference, Membership, Person, Unit
from motions.store.tables.decision import Decision
from motions.store.tables.journal import JournalEntry
from motions.store.tables.motion import Motion, TextVersion

__all__ = [
    "Amendment",
    "Conference",
    "Decision",
    "Edit",
    "JournalEntry",
    "Membership",
    "Motion",
    "Person",
    "Recommendation",
    "TextVersion",
    "Unit",
]
