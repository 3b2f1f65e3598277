"""Are failures to sign in counted, each against its own, and forgotten in time?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from motions.domain.errors import TooMany
from motions.domain.signing_in import LIMITS, Counted
from motions.store import failures
from motions.store.database import db, transaction
from motions.store.tables import SignInFailure

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def attempt(account: str = "ada@example.org", address: str = "192.0.2.1", at: datetime = NOON) -> None:
    counted = failures.subject(Counted.ACCOUNT, account), failures.subject(Counted.ADDRESS, address)
    with transaction():
        failures.take_attempt(*counted, at)


def rows() -> int:
    return db.session.scalar(select(func.count()).select_from(SignInFailure)) or 0


def test_the_sixth_attempt_is_refused_with_when_it_goes_on(app: Flask) -> None:
    for _ in range(5):
        attempt()
    with pytest.raises(TooMany, match="In 14 Minuten geht es weiter") as refusal:
        attempt(at=NOON + MINUTE)
    assert refusal.value.wait == 14 * MINUTE
    attempt(at=NOON + 15 * MINUTE)


def test_a_refusal_is_not_counted_itself(app: Flask) -> None:
    for _ in range(5):
        attempt()
    before = rows()
    with pytest.raises(TooMany):
        attempt()
    assert rows() == before


def test_another_account_from_the_same_address_goes_on(app: Flask) -> None:
    for _ in range(5):
        attempt()
    attempt("ben@example.org")


def test_who_tries_very_many_accounts_is_stopped_by_the_address(app: Flask) -> None:
    here = failures.subject(Counted.ADDRESS, "192.0.2.1")
    with transaction() as session:
        session.add_all(SignInFailure(subject=here.key, at=NOON) for _ in range(LIMITS[Counted.ADDRESS].attempts))
    with pytest.raises(TooMany):
        attempt("ben@example.org")
    attempt("ben@example.org", "192.0.2.2")


def test_one_network_of_the_newer_kind_is_one_address(app: Flask) -> None:
    def key(address: str) -> str:
        return failures.subject(Counted.ADDRESS, address).key

    assert key("2001:db8:1:2::1") == key("2001:db8:1:2:ffff::9") != key("2001:db8:1:3::1")
    assert key("::ffff:192.0.2.1") == key("192.0.2.1") != key("192.0.2.2")
    assert key("unix") != key("")


def test_success_forgets_the_accounts_failures_and_of_the_address_only_its_own(app: Flask) -> None:
    account = failures.subject(Counted.ACCOUNT, "ada@example.org")
    address = failures.subject(Counted.ADDRESS, "192.0.2.1")
    for _ in range(3):
        attempt()
    attempt("ben@example.org")
    with transaction():
        failures.give_attempt_back(account, address)
    assert failures.times_of(account, NOON) == []
    assert len(failures.times_of(address, NOON)) == 3


def test_what_counts_nowhere_any_more_is_deleted(app: Flask) -> None:
    for _ in range(3):
        attempt()
    attempt("ben@example.org", at=NOON + 15 * MINUTE)
    assert rows() == 2


def test_neither_account_nor_address_can_be_read(app: Flask) -> None:
    attempt()
    kept = db.session.scalars(select(SignInFailure.subject)).all()
    assert [len(subject) for subject in kept] == [64, 64]
    app.config["SECRET_KEY"] = "another key"
    assert failures.subject(Counted.ACCOUNT, "ada@example.org").key not in kept


def test_without_a_secret_key_nothing_is_counted(app: Flask) -> None:
    app.config["SECRET_KEY"] = None
    with pytest.raises(RuntimeError, match="secret key"):
        failures.subject(Counted.ACCOUNT, "ada@example.org")
