"""How often did signing in fail lately, and with what? Names and addresses are kept as hashes only."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Network, ip_address

from flask import current_app
from sqlalchemy import delete, func, select

from motions.domain.errors import TooMany
from motions.domain.signing_in import FROM_ONE_NETWORK, LIMITS, LONGEST_LIMIT, Counted, is_throttled, throttled_until
from motions.store.database import db
from motions.store.tables import SignInFailure

HOST_BITS = 64


@dataclass(frozen=True, slots=True)
class Subject:
    """What attempts count against; `key` is a hash that tells nothing without the server's secret key."""

    kind: Counted
    key: str


def subject(kind: Counted, name: str) -> Subject:
    """Give what attempts count against: an account by its e-mail address as it is kept, a card, an address.

    Of an IPv6 address the network counts: who has one has billions of addresses in it.
    Raises RuntimeError if the server has no secret key.
    """
    secret = current_app.secret_key
    if not secret:
        raise RuntimeError("without a secret key nobody signs in")
    salt = secret if isinstance(secret, bytes) else secret.encode()
    counted = _network(name) if kind in FROM_ONE_NETWORK else name
    return Subject(
        kind, hmac.new(salt, f"{kind.value}\n{counted}".encode("utf-8", "surrogatepass"), sha256).hexdigest()
    )


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Network((int(found) >> HOST_BITS << HOST_BITS, HOST_BITS)))


def times_of(counted: Subject, now: datetime) -> list[datetime]:
    """Give the times of the attempts that still count."""
    since = now - LIMITS[counted.kind].within
    return list(
        db.session.scalars(
            select(SignInFailure.at).where(SignInFailure.subject == counted.key, SignInFailure.at > since)
        )
    )


def note(counted: Subject, now: datetime) -> None:
    """Count an attempt, in the running transaction, and forget what counts nowhere any more."""
    db.session.execute(delete(SignInFailure).where(SignInFailure.at <= now - LONGEST_LIMIT))
    db.session.add(SignInFailure(subject=counted.key, at=now))
    db.session.flush()


def forget(counted: Subject) -> None:
    """Count nothing against it any more, in the running transaction."""
    db.session.execute(delete(SignInFailure).where(SignInFailure.subject == counted.key))


def take_attempt(account: Subject, address: Subject, now: datetime) -> None:
    """Count an attempt before it is made, in the running transaction; one that succeeds is given back.

    So those that are made at once do not slip through together. Raises TooMany, in the same words whether the account
    exists or not, if there were too many already; that is not counted.
    """
    lock(account)
    ends = [throttled_until(times_of(counted, now), now, counted.kind) for counted in (account, address)]
    until = max((end for end in ends if end is not None), default=None)
    if until is not None:
        raise TooMany(
            "Zu viele Fehlversuche: In %(minutes)d Minuten geht es weiter. Mit einem Link per E-Mail können Sie sich "
            "sofort anmelden.",
            wait=until - now,
        )
    note(account, now)
    note(address, now)


def give_attempt_back(account: Subject, address: Subject) -> None:
    """Count nothing for who has signed in, in the running transaction; others from the same address still count."""
    forget(account)
    last = select(func.max(SignInFailure.id)).where(SignInFailure.subject == address.key).scalar_subquery()
    db.session.execute(delete(SignInFailure).where(SignInFailure.id == last))


def take_link(recipient: str, sender: str, now: datetime) -> bool:
    """Count a link to an e-mail address before it is written, in the running transaction, and tell whether it may be.

    Whoever has got three within a quarter of an hour gets no more, and nothing tells so. `sender` is the address from
    which it is asked for: raises TooMany after very many, whoever they were for. What is refused is not counted.
    """
    to, whence = subject(Counted.LINK_MAIL, recipient), subject(Counted.LINK_ADDRESS, sender)
    lock(to)
    until = throttled_until(times_of(whence, now), now, whence.kind)
    if until is not None:
        raise TooMany(
            "Von hier aus wurden sehr viele Links angefordert: In %(minutes)d Minuten geht es weiter.", wait=until - now
        )
    if is_throttled(times_of(to, now), now, to.kind):
        return False
    note(to, now)
    note(whence, now)
    return True


def lock(counted: Subject) -> None:
    """Let no other transaction count against the same until the end of this one; SQLite has one writer anyway."""
    if db.session.connection().dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(counted.key, 0))))
