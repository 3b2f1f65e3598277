"""Do sessions last as long as they should, and does everybody end only their own?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, func, select

from motions.domain.errors import NotFound
from motions.domain.signing_in import Method
from motions.services import load
from motions.services.people import set_password
from motions.services.sessions import (
    begin_session,
    end_other_sessions,
    end_own_session,
    end_session,
    note_use,
    own_sessions,
)
from motions.services.sign_in import sign_in
from motions.store.database import db, transaction
from motions.store.tables import Participant, Person, SignInSession
from tests.services.cast import Cast
from tests.services.signing import (
    EMAIL,
    LONG_AGO,
    PASSWORD,
    again,
    known,
    long_ago,
    signed_in,
    visit_of,
)
from tests.store.builders import CountedQueries


def test_a_password_given_at_the_command_line_ends_all_sessions(with_password: Cast) -> None:
    token = begin_session(sign_in(EMAIL, PASSWORD), Method.PASSWORD)
    set_password(EMAIL, "Neun Igel unter Moos")
    assert visit_of(token) is None


def test_a_person_sees_and_ends_only_their_own_sessions(cast: Cast) -> None:
    here, there, third = signed_in(), signed_in(), signed_in()
    stranger = signed_in("chair@erlbach.example")
    assert [session.id for session in own_sessions(here)] == [third.session, there.session, here.session]
    with pytest.raises(NotFound):
        end_own_session(stranger, there.session)
    end_own_session(here, there.session)
    with pytest.raises(NotFound):
        end_own_session(here, there.session)
    end_other_sessions(here)
    assert [session.id for session in own_sessions(here)] == [here.session]
    assert len(own_sessions(stranger)) == 1


def test_use_is_noted_once_an_hour(cast: Cast) -> None:
    here = signed_in()
    with CountedQueries() as counted:
        note_use(here)
    assert counted.count == 0
    long_ago(LONG_AGO)
    note_use(again(here))
    assert again(here).seen_at > datetime.now(UTC) - timedelta(minutes=1)


def test_sessions_that_are_over_are_deleted_when_another_begins(cast: Cast) -> None:
    token = begin_session(known(EMAIL), Method.PASSWORD)
    end_session(token)
    assert visit_of(token) is None
    begin_session(known("chair@erlbach.example"), Method.PASSWORD)
    assert db.session.scalar(select(func.count()).select_from(SignInSession)) == 1


def test_the_session_of_a_deleted_person_is_nobodys(cast: Cast) -> None:
    with transaction() as session:
        session.add(Person(name="Kurz da", email="kurz@example.org", salt="x"))
    token = begin_session(known("kurz@example.org"), Method.PASSWORD)
    with transaction() as session:
        session.execute(delete(Person).where(Person.email == "kurz@example.org"))
    assert visit_of(token) is None


def test_who_takes_no_part_any_more_is_a_guest(cast: Cast) -> None:
    here = signed_in()
    with transaction() as session:
        session.execute(delete(Participant).where(Participant.person_id == cast.member.person))
    actor = load.actor_in(load.conference("erlbach"), again(here))
    assert [role.value for role in actor.roles] == ["guest"]
    assert not actor.is_known
