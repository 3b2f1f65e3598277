"""Does a person get another e-mail address for their account, and does nobody learn who is known by it?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select, update

from motions.domain.errors import Conflict, Invalid, NotConfirmed, NotFound, NotPossible, TooMany
from motions.domain.permission import Role
from motions.domain.signing_in import LIMITS, Counted, LinkPurpose, Method
from motions.services.accounts import change_password
from motions.services.addresses import ask_for_address, offered_address, take_address
from motions.services.links import redeem_link, send_link
from motions.services.people import give_role
from motions.services.sessions import begin_session
from motions.services.sign_in import confirm, sign_in
from motions.store import failures
from motions.store.database import db, transaction
from motions.store.people import person_by_email
from motions.store.tables import NewAddress, SignInFailure
from motions.store.visit import Visit
from tests.services.cast import Cast
from tests.services.signing import (
    EMAIL,
    HERE,
    LONG_AGO,
    NOBODY,
    PASSWORD,
    address_of,
    again,
    known,
    long_ago,
    mails,
    signed_in,
    token_of_last_mail,
    visit_of,
)
from tests.store.builders import CountedQueries

NEW = "neu@erlbach.example"
TAKEN = "chair@erlbach.example"


def token_of_new_address() -> str:
    return next(mail for mail in reversed(mails()) if HERE in mail.body).body.partition(HERE)[2].split()[0]


def asked(who: Visit, email: str = NEW) -> str:
    ask_for_address(who, email, address_of)
    return token_of_new_address()


def visited(browser: str) -> Visit:
    found = visit_of(browser)
    assert found is not None
    return found


def takes(browser: str, token: str) -> str:
    return take_address(visited(browser), token)


def test_the_new_address_counts_once_its_link_is_used(with_password: Cast) -> None:
    here = signed_in()
    token = asked(here, " Neu@Erlbach.example ")
    assert [offered_address(here, token) for _ in range(3)] == [NEW] * 3
    assert known(EMAIL).id == with_password.member.person
    assert take_address(here, token) == NEW
    assert known(NEW).id == with_password.member.person
    assert person_by_email(EMAIL) is None
    assert sign_in(NEW, PASSWORD).name == "Member"
    for use in (offered_address, take_address):
        with pytest.raises(NotFound, match="gilt hier nicht"):
            use(again(here), token)


def test_the_link_goes_to_the_new_address_and_a_notice_to_the_old_one_twice(cast: Cast) -> None:
    here = signed_in()
    token = asked(here)
    assert [(mail.recipient, token in mail.body) for mail in mails()] == [(NEW, True), (EMAIL, False)]
    assert "eine andere Adresse eingetragen" in mails()[1].body
    take_address(here, token)
    assert mails()[2].recipient == EMAIL
    assert "die Adresse Ihres Kontos wurde geändert" in mails()[2].body
    assert {mail.person_id for mail in mails()} == {cast.member.person}
    assert not any(NEW in mail.body for mail in mails()[1:])


def test_of_an_address_that_somebody_has_only_its_owner_learns(cast: Cast) -> None:
    here = signed_in()

    def work(email: str) -> list[str]:
        db.session.remove()
        with CountedQueries() as counted:
            ask_for_address(here, email, address_of)
        return counted.statements

    assert work(NEW) == work(TAKEN)
    told = mails()[2]
    assert (told.recipient, told.person_id) == (TAKEN, cast.chair.person)
    assert "jemand wollte diese Adresse für ein anderes Konto benutzen" in told.body
    assert HERE not in told.body
    assert "Member" not in told.body
    assert EMAIL not in told.body


def test_who_reads_the_mail_and_is_not_the_person_gets_nothing(cast: Cast) -> None:
    token = asked(signed_in())
    stranger = signed_in(TAKEN)
    for use in (offered_address, take_address):
        with pytest.raises(NotFound, match="gilt hier nicht"):
            use(stranger, token)
    with pytest.raises(NotFound):
        redeem_link(token)
    assert person_by_email(NEW) is None


def test_sessions_elsewhere_and_open_links_end_with_the_change(with_password: Cast) -> None:
    elsewhere = begin_session(known(EMAIL), Method.PASSWORD)
    send_link(EMAIL, LinkPurpose.SIGN_IN, address_of)
    link = token_of_last_mail()
    here = signed_in()
    take_address(here, asked(here))
    assert visit_of(elsewhere) is None
    assert again(here).person is not None
    with pytest.raises(NotFound):
        redeem_link(link)
    with pytest.raises(Invalid):
        sign_in(EMAIL, PASSWORD)


def test_a_new_password_voids_the_link(with_password: Cast) -> None:
    here = signed_in()
    token = asked(here)
    change_password(here, "Neun Igel unter Moos")
    with pytest.raises(NotFound):
        take_address(here, token)


def test_of_two_wishes_the_last_counts(cast: Cast) -> None:
    here = signed_in()
    first, second = asked(here), asked(here, "neuer@erlbach.example")
    with pytest.raises(NotFound):
        take_address(here, first)
    assert take_address(here, second) == "neuer@erlbach.example"


def test_the_link_holds_fifteen_minutes(cast: Cast) -> None:
    here, began = signed_in(), datetime.now(UTC)
    token = asked(here)
    wanted = db.session.scalars(select(NewAddress)).one()
    assert timedelta(minutes=15) <= wanted.ends_at - began < timedelta(minutes=16)
    assert wanted.token_hash != token
    with transaction() as session:
        session.execute(update(NewAddress).values(ends_at=began))
    for use in (offered_address, take_address):
        with pytest.raises(NotFound):
            use(here, token)
    asked(signed_in(TAKEN), "praesidium@erlbach.example")
    assert db.session.scalar(select(func.count()).select_from(NewAddress)) == 1


@pytest.mark.parametrize("altered", ["", "x", "\x00", "\udcff", "x" * 2000])
def test_an_altered_link_is_none(cast: Cast, altered: str) -> None:
    here = signed_in()
    asked(here)
    with pytest.raises(NotFound):
        take_address(here, altered)


def test_only_who_was_made_sure_of_lately_asks(with_password: Cast) -> None:
    here = signed_in()
    long_ago(LONG_AGO)
    with pytest.raises(NotConfirmed):
        ask_for_address(again(here), NEW, address_of)
    assert mails() == []
    confirm(again(here), PASSWORD)
    ask_for_address(again(here), NEW, address_of)


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("kein", "keine E-Mail-Adresse"),
        ("", "keine E-Mail-Adresse"),
        ("MEMBER@erlbach.example ", "schon die Adresse Ihres Kontos"),
        (f"{'x' * 200}@erlbach.example", "höchstens 200 Zeichen"),
    ],
)
def test_what_cannot_be_the_new_address_is_refused(cast: Cast, email: str, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        ask_for_address(signed_in(), email, address_of)
    assert mails() == []


def test_an_address_that_somebody_got_meanwhile_stays_theirs(cast: Cast) -> None:
    here = signed_in()
    token = asked(here)
    give_role(cast.founder, NEW, Role.GUEST, name="Schneller")
    with pytest.raises(NotPossible, match="inzwischen zu einem anderen Konto"):
        take_address(here, token)
    assert known(EMAIL).id == cast.member.person


def test_of_two_who_want_the_same_address_at_once_one_gets_it(cast: Cast, at_once) -> None:
    browsers = [begin_session(known(email), Method.PASSWORD) for email in (EMAIL, TAKEN)]
    answers = at_once(*[partial(takes, browser, asked(visited(browser))) for browser in browsers])
    assert [answer == NEW for answer in answers].count(True) == 1
    assert [isinstance(answer, Conflict | NotPossible) for answer in answers].count(True) == 1


def test_of_two_who_use_the_link_at_once_one_does(cast: Cast, at_once) -> None:
    browser = begin_session(known(EMAIL), Method.PASSWORD)
    answers = at_once(*[partial(takes, browser, asked(visited(browser)))] * 4)
    assert sorted(type(answer).__name__ for answer in answers) == ["NotFound", "NotFound", "NotFound", "str"]


def test_nobody_writes_to_many_by_it(cast: Cast) -> None:
    here = signed_in()
    for number in range(LIMITS[Counted.LINK_MAIL].attempts):
        ask_for_address(here, f"neu-{number}@erlbach.example", address_of)
    with pytest.raises(TooMany, match="In 15 Minuten|in 15 Minuten"):
        ask_for_address(here, NEW, address_of)
    assert len(mails()) == 6


def test_who_has_got_three_links_gets_no_more_and_nothing_tells_so(cast: Cast) -> None:
    for _ in range(3):
        send_link(NOBODY, LinkPurpose.SIGN_IN, address_of)
    ask_for_address(signed_in(), NOBODY, address_of)
    assert mails() == []


def test_very_many_from_one_sender_are_refused(cast: Cast) -> None:
    here = failures.subject(Counted.LINK_ADDRESS, "203.0.113.7")
    with transaction() as session:
        most = LIMITS[Counted.LINK_ADDRESS].attempts
        session.add_all(SignInFailure(subject=here.key, at=datetime.now(UTC)) for _ in range(most))
    with pytest.raises(TooMany, match="sehr viele Links"):
        ask_for_address(signed_in(), NEW, address_of, "203.0.113.7")
