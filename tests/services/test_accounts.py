"""Does a person change their own account, and only after it was made sure who they are?"""

from __future__ import annotations

import pytest

from motions.domain.errors import Invalid, NotConfirmed, NotFound
from motions.domain.language import Language
from motions.domain.signing_in import LinkPurpose, Method
from motions.services import load
from motions.services.accounts import change_password, describe_oneself
from motions.services.links import redeem_link, send_link
from motions.services.sessions import (
    begin_session,
)
from motions.services.sign_in import confirm, sign_in
from tests.services.cast import Cast
from tests.services.signing import (
    EMAIL,
    LONG_AGO,
    PASSWORD,
    address_of,
    again,
    known,
    long_ago,
    signed_in,
    token_of_last_mail,
    visit_of,
)


def test_recovery_leads_to_another_password_and_ends_all_other_sessions_and_links(with_password: Cast) -> None:
    elsewhere = begin_session(sign_in(EMAIL, PASSWORD), Method.PASSWORD)
    send_link(EMAIL, LinkPurpose.SIGN_IN, address_of)
    other_link = token_of_last_mail()
    send_link(EMAIL, LinkPurpose.RECOVERY, address_of)
    redeemed = redeem_link(token_of_last_mail())
    here = visit_of(redeemed.token)
    assert redeemed.sets_password
    assert here is not None
    change_password(here, "Neun Igel unter Moos")
    assert visit_of(redeemed.token) is not None
    assert visit_of(elsewhere) is None
    assert sign_in(EMAIL, "Neun Igel unter Moos").name == "Member"
    with pytest.raises(Invalid):
        sign_in(EMAIL, PASSWORD)
    with pytest.raises(NotFound):
        redeem_link(other_link)


def test_a_password_is_changed_only_by_who_was_made_sure_of_lately(with_password: Cast) -> None:
    here = signed_in()
    long_ago(LONG_AGO)
    with pytest.raises(NotConfirmed):
        change_password(again(here), "Neun Igel unter Moos")
    confirm(again(here), PASSWORD)
    change_password(again(here), "Neun Igel unter Moos")


def test_a_password_that_is_easily_guessed_is_not_set(with_password: Cast) -> None:
    for guessed in ("Passwort12345", "member-member", "erlbach-2026-member", "kurz"):
        with pytest.raises(Invalid):
            change_password(signed_in(), guessed)
    assert sign_in(EMAIL, PASSWORD).name == "Member"


def test_a_person_changes_their_own_name_and_language_and_no_conference_follows(cast: Cast) -> None:
    describe_oneself(signed_in(), "  Mia   Berg ", Language.ENGLISH)
    person = known(EMAIL)
    assert (person.name, person.language) == ("Mia Berg", "en")
    assert load.actor_in(load.conference("erlbach"), signed_in()).name == "Member"
    for name in (" ", "x" * 201, "a\x00b", "a\u202eb"):
        with pytest.raises(Invalid, match="1 bis 200 Zeichen"):
            describe_oneself(signed_in(), name, Language.GERMAN)
