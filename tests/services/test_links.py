"""Does a link let its person in once, and does nothing tell who is known?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select

from motions.domain.errors import Invalid, NotFound, TooMany
from motions.domain.signing_in import LIMITS, Counted, LinkPurpose, Method
from motions.services.invitations import invite_person
from motions.services.links import offer_of, redeem_link, send_link
from motions.store import failures
from motions.store.database import db, transaction
from motions.store.tables import SignInFailure, SignInLink, SignInSession
from tests.services.cast import Cast
from tests.services.signing import (
    EMAIL,
    NOBODY,
    address_of,
    mails,
    run_out,
    token_of_last_mail,
    visit_of,
)
from tests.store.builders import CountedQueries

HALL = "203.0.113.7"


def test_a_link_signs_its_person_in_once(cast: Cast) -> None:
    send_link(" Member@Erlbach.example", LinkPurpose.SIGN_IN, address_of)
    token = token_of_last_mail()
    assert offer_of(token).name == "Member"
    assert offer_of(token).name == "Member"
    redeemed = redeem_link(token, "Firefox/140 Android")
    visit = visit_of(redeemed.token)
    assert visit is not None
    assert (visit.name, visit.method, redeemed.sets_password) == ("Member", Method.LINK, False)
    for use in (offer_of, redeem_link):
        with pytest.raises(NotFound, match="gilt nicht mehr"):
            use(token)


def test_a_link_that_ran_out_or_was_altered_is_no_link(cast: Cast) -> None:
    send_link(EMAIL, LinkPurpose.SIGN_IN, address_of)
    token = token_of_last_mail()
    for altered in (token[:-1], f"{token}x", token.swapcase(), "", "\x00", "\udcff"):
        with pytest.raises(NotFound):
            redeem_link(altered)
    run_out(datetime.now(UTC))
    with pytest.raises(NotFound):
        redeem_link(token)


def test_a_link_holds_fifteen_minutes_and_an_invitation_two_weeks(cast: Cast) -> None:
    send_link(EMAIL, LinkPurpose.SIGN_IN, address_of)
    send_link(EMAIL, LinkPurpose.RECOVERY, address_of)
    invite_person(cast.secretariat, cast.member.person or 0, address_of)
    held = {link.purpose: link.ends_at - link.created_at for link in db.session.scalars(select(SignInLink))}
    assert held == {
        LinkPurpose.SIGN_IN: timedelta(minutes=15),
        LinkPurpose.RECOVERY: timedelta(minutes=15),
        LinkPurpose.INVITATION: timedelta(days=14),
    }


def test_of_a_link_only_a_hash_is_kept(cast: Cast) -> None:
    send_link(EMAIL, LinkPurpose.SIGN_IN, address_of)
    token = token_of_last_mail()
    link = db.session.scalars(select(SignInLink)).one()
    session = redeem_link(token).token
    kept = db.session.scalars(select(SignInSession.token_hash)).all()
    assert token not in (link.token_hash, *kept)
    assert session not in kept


def test_the_mail_goes_to_the_person_alone(cast: Cast) -> None:
    send_link(EMAIL, LinkPurpose.SIGN_IN, address_of)
    assert (mails()[0].recipient, mails()[0].person_id) == (EMAIL, cast.member.person)


@pytest.mark.parametrize("purpose", [LinkPurpose.SIGN_IN, LinkPurpose.RECOVERY])
def test_the_same_work_is_done_for_an_address_that_nobody_has(cast: Cast, purpose: LinkPurpose) -> None:
    def work(email: str) -> list[str]:
        db.session.remove()
        with CountedQueries() as counted:
            send_link(email, purpose, address_of)
        return [
            "end of the savepoint" if "SAVEPOINT" in statement and not statement.startswith("SAVEPOINT") else statement
            for statement in counted.statements
        ]

    known = work(EMAIL)
    assert work(NOBODY) == known
    assert any("INSERT INTO mail" in statement for statement in known)
    assert [mail.recipient for mail in mails()] == [EMAIL]
    assert db.session.scalar(select(func.count()).select_from(SignInLink)) == 1


def test_after_three_links_no_more_are_sent_and_nothing_tells_so(cast: Cast) -> None:
    for _ in range(5):
        send_link(EMAIL, LinkPurpose.SIGN_IN, address_of)
        send_link(NOBODY, LinkPurpose.SIGN_IN, address_of)
    assert len(mails()) == 3
    send_link("chair@erlbach.example", LinkPurpose.SIGN_IN, address_of)
    assert len(mails()) == 4


def test_very_many_links_from_one_address_are_refused_whoever_they_are_for_and_a_hall_asks_for_fewer(
    cast: Cast,
) -> None:
    """A thousand people who sit in one hall may ask twice; who asks for more than that is no hall."""
    most = LIMITS[Counted.LINK_ADDRESS].attempts
    assert most >= 2 * 1000
    here = failures.subject(Counted.LINK_ADDRESS, HALL)
    with transaction() as session:
        session.add_all(SignInFailure(subject=here.key, at=datetime.now(UTC)) for _ in range(most - 1))
    send_link(EMAIL, LinkPurpose.SIGN_IN, address_of, HALL)
    said = set()
    for email in (EMAIL, NOBODY):
        with pytest.raises(TooMany, match="In 15 Minuten geht es weiter") as refusal:
            send_link(email, LinkPurpose.SIGN_IN, address_of, HALL)
        said.add(str(refusal.value))
    assert len(said) == 1
    assert len(mails()) == 1
    send_link(EMAIL, LinkPurpose.SIGN_IN, address_of, "198.51.100.1")
    assert len(mails()) == 2


def test_what_is_no_address_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="ist keine E-Mail-Adresse"):
        send_link("no address", LinkPurpose.SIGN_IN, address_of)


def test_without_anybody_nothing_is_sent(app: Flask) -> None:
    send_link(EMAIL, LinkPurpose.SIGN_IN, address_of)
    assert mails() == []


def test_of_two_who_use_a_link_at_once_one_gets_in(cast: Cast, at_once) -> None:
    send_link(EMAIL, LinkPurpose.SIGN_IN, address_of)
    answers = at_once(*[partial(redeem_link, token_of_last_mail())] * 6)
    assert sorted(type(answer).__name__ for answer in answers) == [*["NotFound"] * 5, "Redeemed"]
    assert db.session.scalar(select(func.count()).select_from(SignInSession)) == 1


def test_links_asked_for_at_once_are_three(cast: Cast, at_once) -> None:
    assert at_once(*[partial(send_link, EMAIL, LinkPurpose.SIGN_IN, address_of)] * 8) == [None] * 8
    assert len(mails()) == 3
