"""How does a test of signing in look at mails, links and sessions?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import select, update

from motions.domain.signing_in import Method
from motions.services import load
from motions.services.sessions import begin_session
from motions.store.database import db, transaction
from motions.store.people import person_by_email
from motions.store.tables import Mail, Person, SignInLink, SignInSession
from motions.store.visit import Visit

HERE = "https://antraege.example/link/"
EMAIL = "member@erlbach.example"
NOBODY = "nobody@erlbach.example"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
PASSWORD = "Sieben Brunnen im Hof"


def address_of(token: str) -> str:
    return f"{HERE}{token}"


def mails() -> Sequence[Mail]:
    return db.session.scalars(select(Mail).order_by(Mail.id)).all()


def token_of_last_mail() -> str:
    return mails()[-1].body.partition(HERE)[2].split()[0]


def visit_of(token: str) -> Visit | None:
    return load.visit(token, datetime.now(UTC))


def signed_in(email: str = EMAIL, method: Method = Method.PASSWORD) -> Visit:
    found = visit_of(begin_session(known(email), method))
    assert found is not None
    return found


def long_ago(at: datetime) -> None:
    """Let everybody have been made sure of long ago."""
    with transaction() as session:
        session.execute(update(SignInSession).values(confirmed_at=at, seen_at=at))


def run_out(at: datetime) -> None:
    """Let every link have run out."""
    with transaction() as session:
        session.execute(update(SignInLink).values(ends_at=at))


def again(visit: Visit) -> Visit:
    """Read the visit again, as the next request does."""
    row = db.session.get_one(SignInSession, visit.session)
    db.session.refresh(row)
    return Visit(row.id, row.method, row.confirmed_at, row.person, None, row.seen_at)


def known(email: str) -> Person:
    found = person_by_email(email)
    assert found is not None
    return found
