"""Who is this?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from motions.domain.errors import Invalid, NotFound, NotPossible
from motions.domain.permission import Role
from motions.domain.signing_in import Counted
from motions.store import failures
from motions.store.conferences import conferences
from motions.store.database import transaction
from motions.store.passwords import is_password
from motions.store.people import normal_email, person_by_email, persons_with_role
from motions.store.sessions import confirm_session
from motions.store.tables import Conference, Person
from motions.store.visit import Visit


def sign_in(email: str, password: str, address: str = "") -> Person:
    """Give the person with this e-mail address and password; `address` is where the attempt comes from.

    Raises Invalid, in the same words and after the same work, whether the address or the password is wrong; TooMany,
    alike for accounts that do not exist, after too many failures.
    """
    return _prove(email, password, address, "E-Mail-Adresse oder Passwort stimmt nicht.")


def confirm(who: Visit, password: str, address: str = "") -> None:
    """Make sure again, by the password, that it is the person who has signed in.

    Raises NotPossible for who has no password; Invalid for a wrong one, TooMany after too many failures.
    """
    if who.person is None or who.person.email is None or who.person.password_hash is None:
        raise NotPossible("Ohne Passwort bestätigen Sie sich mit einem Link per E-Mail.")
    _prove(who.person.email, password, address, "Das Passwort stimmt nicht.")
    with transaction():
        confirm_session(who.session, datetime.now(UTC))


def demo_conference() -> Conference | None:
    """Give the conference for trying out, if this database holds one."""
    return next((conference for conference in conferences() if conference.is_demo), None)


def demo_person(role: Role) -> Person:
    """Give the first person with the role at the conference for trying out; raises NotFound where there is none.

    Whether the request may sign in with one click is decided by the page: it depends on where the request comes from.
    """
    conference = demo_conference()
    persons: Sequence[Person] = persons_with_role(conference.id, role) if conference else ()
    if not persons:
        raise NotFound("Hier lässt sich nichts ausprobieren.")
    return persons[0]


def _prove(email: str, password: str, address: str, refusal: str) -> Person:
    """Give the person who knows the password; an attempt counts before it is made, so that many at once do count."""
    counted = (
        failures.subject(Counted.ACCOUNT, normal_email(email)),
        failures.subject(Counted.ADDRESS, address),
    )
    with transaction():
        failures.take_attempt(*counted, datetime.now(UTC))
    person = person_by_email(email) if email.isprintable() else None
    if not is_password(person.password_hash if person else None, password) or person is None:
        raise Invalid(refusal)
    with transaction():
        failures.give_attempt_back(*counted)
    return person
