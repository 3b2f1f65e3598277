"""Does an invitation reach who takes part, and nobody else?"""

from __future__ import annotations

import pytest
from sqlalchemy import update

from motions.domain.errors import Invalid, NotFound, NotPermitted, TooMany
from motions.domain.facts import Audience
from motions.domain.signing_in import LinkPurpose
from motions.services.accounts import change_password
from motions.services.invitations import invite_person
from motions.services.links import redeem_link, send_link
from motions.services.sign_in import sign_in
from motions.store.database import transaction
from motions.store.journal import entries
from motions.store.people import person_by_email
from motions.store.tables import Person
from tests.services.cast import Cast
from tests.services.signing import (
    EMAIL,
    PASSWORD,
    address_of,
    mails,
    token_of_last_mail,
    visit_of,
)


def test_an_invitation_leads_to_a_first_password(cast: Cast) -> None:
    invite_person(cast.secretariat, cast.member.person or 0, address_of)
    assert "Parteitag erlbach" in mails()[0].subject
    redeemed = redeem_link(token_of_last_mail())
    assert (redeemed.sets_password, redeemed.conference) == (True, "erlbach")
    visit = visit_of(redeemed.token)
    assert visit is not None
    change_password(visit, PASSWORD)
    assert sign_in(EMAIL, PASSWORD).id == cast.member.person


def test_who_has_a_password_already_only_signs_in_by_an_invitation(with_password: Cast) -> None:
    invite_person(with_password.secretariat, with_password.member.person or 0, address_of)
    assert not redeem_link(token_of_last_mail()).sets_password


def test_an_invitation_is_a_fact_of_the_person(cast: Cast) -> None:
    invite_person(cast.secretariat, cast.member.person or 0, address_of)
    last = list(entries(cast.founder.conference, Audience))[-1]
    assert (last.kind, last.subject) == ("person_invited", f"person:{cast.member.person}")
    assert last.data == {"person": cast.member.person}


def test_only_the_secretariat_invites_and_only_who_takes_part(cast: Cast) -> None:
    with pytest.raises(NotPermitted):
        invite_person(cast.chair, cast.member.person or 0, address_of)
    with transaction() as session:
        session.add(Person(name="Fremd", email="fremd@example.org", salt="x"))
    stranger = person_by_email("fremd@example.org")
    assert stranger is not None
    for nobody in (stranger.id, 0):
        with pytest.raises(NotFound):
            invite_person(cast.secretariat, nobody, address_of)
    assert mails() == []


def test_who_has_no_address_cannot_be_invited(cast: Cast) -> None:
    with transaction() as session:
        session.execute(update(Person).where(Person.email == EMAIL).values(email=None))
    with pytest.raises(Invalid, match="hat keine E-Mail-Adresse"):
        invite_person(cast.secretariat, cast.member.person or 0, address_of)


def test_the_fourth_invitation_in_a_row_has_to_wait(cast: Cast) -> None:
    for _ in range(3):
        invite_person(cast.secretariat, cast.member.person or 0, address_of)
    with pytest.raises(TooMany, match="schon unterwegs; in 15 Minuten"):
        invite_person(cast.secretariat, cast.member.person or 0, address_of)
    invite_person(cast.secretariat, cast.chair.person or 0, address_of)
    send_link(EMAIL, LinkPurpose.SIGN_IN, address_of)
    assert len(mails()) == 5
