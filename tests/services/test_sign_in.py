"""Does nobody get in but who knows the password, and does nothing tell who is known?"""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import func, select

from motions.domain.errors import Invalid, NotPossible, TooMany
from motions.services.sign_in import confirm, sign_in
from motions.store.database import db
from motions.store.tables import SignInFailure
from tests.services.cast import Cast
from tests.services.signing import (
    EMAIL,
    NOBODY,
    PASSWORD,
    signed_in,
)


@pytest.mark.parametrize("email", [EMAIL, NOBODY, "no address", "a\x00b@c.de"])
def test_after_five_failures_an_account_is_refused_whether_it_exists_or_not(with_password: Cast, email: str) -> None:
    for _ in range(5):
        with pytest.raises(Invalid, match="E-Mail-Adresse oder Passwort stimmt nicht"):
            sign_in(email, "ein falsches Wort", "192.0.2.1")
    with pytest.raises(TooMany, match="In 15 Minuten geht es weiter"):
        sign_in(email, PASSWORD, "192.0.2.1")


def test_success_forgets_the_failures_before(with_password: Cast) -> None:
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(Invalid):
                sign_in(EMAIL, "ein falsches Wort", "192.0.2.1")
        assert sign_in(EMAIL, PASSWORD, "192.0.2.1").name == "Member"


def test_a_whole_hall_signs_in_from_one_address(with_password: Cast) -> None:
    for number in range(30):
        with pytest.raises(Invalid):
            sign_in(f"delegate{number}@erlbach.example", "ein falsches Wort", "192.0.2.1")
    assert sign_in(EMAIL, PASSWORD, "192.0.2.1").name == "Member"


def test_confirming_counts_failures_like_signing_in(with_password: Cast) -> None:
    here = signed_in()
    for _ in range(5):
        with pytest.raises(Invalid, match="Das Passwort stimmt nicht"):
            confirm(here, "ein falsches Wort")
    with pytest.raises(TooMany):
        confirm(here, PASSWORD)
    with pytest.raises(TooMany):
        sign_in(EMAIL, PASSWORD)


def test_who_has_no_password_confirms_by_link(cast: Cast) -> None:
    with pytest.raises(NotPossible, match="Link per E-Mail"):
        confirm(signed_in(), "irgendetwas")


def test_guesses_made_at_once_do_not_slip_through_together(with_password: Cast, at_once) -> None:
    answers = at_once(*[partial(sign_in, EMAIL, "ein falsches Wort", "192.0.2.1")] * 12)
    assert sorted(type(answer).__name__ for answer in answers) == [*["Invalid"] * 5, *["TooMany"] * 7]
    assert db.session.scalar(select(func.count()).select_from(SignInFailure)) == 10
