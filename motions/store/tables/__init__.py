"""Which tables are there?"""

from motions.store.tables.agenda import AgendaItem, AgendaMotion
from motions.store.tables.amendment import Amendment, Edit
from motions.store.tables.ballot import Ballot, BallotDecision, NamedVote, SecretVote, SecretVoter
from motions.store.tables.committee import Recommendation
from motions.store.tables.conference import Conference, Unit
from motions.store.tables.decision import Decision
from motions.store.tables.floor import Floor
from motions.store.tables.journal import JournalEntry
from motions.store.tables.mail import Mail
from motions.store.tables.motion import Motion, TextVersion
from motions.store.tables.people_file import PeopleFile
from motions.store.tables.person import Mandate, Membership, Participant, Person, UnitFunction
from motions.store.tables.sign_in import Card, SignInFailure, SignInLink, SignInSession

__all__ = [
    "AgendaItem",
    "AgendaMotion",
    "Amendment",
    "Ballot",
    "BallotDecision",
    "Card",
    "Conference",
    "Decision",
    "Edit",
    "Floor",
    "JournalEntry",
    "Mail",
    "Mandate",
    "Membership",
    "Motion",
    "NamedVote",
    "Participant",
    "PeopleFile",
    "Person",
    "Recommendation",
    "SecretVote",
    "SecretVoter",
    "SignInFailure",
    "SignInLink",
    "SignInSession",
    "TextVersion",
    "Unit",
    "UnitFunction",
]
