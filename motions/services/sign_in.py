"""Who is this?"""

from __future__ import annotations

from collections.abc import Sequence

from motions.domain.errors import Invalid, NotFound
from motions.domain.permission import Role
from motions.store.conferences import conferences
from motions.store.passwords import is_password
from motions.store.people import person_by_email, persons_with_role
from motions.store.tables import Conference, Person


def sign_in(email: str, password: str) -> Person:
    """Give the person with this e-mail address and password.

    Raises Invalid, in the same words and after the same time, whether the address or the password is wrong.
    """
    person = person_by_email(email)
    if not is_password(person.password_hash if person else None, password) or person is None:
        raise Invalid("E-Mail-Adresse oder Passwort stimmt nicht.")
    return person


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
