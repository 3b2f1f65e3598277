"""What does a person change of themselves?"""

from __future__ import annotations

from datetime import UTC, datetime

from motions.domain.errors import Invalid, NotConfirmed, NotFound
from motions.domain.language import Language
from motions.domain.signing_in import Counted
from motions.store import failures
from motions.store.database import transaction
from motions.store.links import void_links_of
from motions.store.passwords import hash_password
from motions.store.people import normal_email, person_by_id
from motions.store.sessions import end_sessions_of
from motions.store.tables import Person
from motions.store.visit import Visit

LONGEST_NAME = 200


def describe_oneself(who: Visit, name: str, language: Language) -> None:
    """Change one's own name, and the language in which one gets mails; each conference keeps the name it was told.

    Raises Invalid without a name or for one above 200 characters; NotFound for who has no account.
    """
    person_id = who.person.id if who.person else 0
    kept = " ".join(name.split())
    if not kept or len(kept) > LONGEST_NAME or not kept.isprintable():
        raise Invalid("Ein Name hat 1 bis %(most)d Zeichen.", most=LONGEST_NAME)
    with transaction():
        person = _self(person_id)
        person.name = kept
        person.language = language.value


def change_password(who: Visit, password: str) -> None:
    """Set one's own password, the first or another one; all other sessions and all links to sign in end with it.

    Raises NotConfirmed if it was not made sure lately who sits there; Invalid for a password of wrong length or one
    that is easily guessed; NotFound for who has no account.
    """
    now = datetime.now(UTC)
    if not who.is_confirmed(now):
        raise NotConfirmed("Bitte bestätigen Sie zuerst, dass Sie es sind; danach setzen Sie Ihr Passwort.")
    person_id = who.person.id if who.person else 0
    with transaction():
        person = _self(person_id)
        person.password_hash = hash_password(password, person.name, person.email or "")
        end_sessions_of(person_id, now, but=who.session)
        void_links_of(person_id)
        failures.forget(failures.subject(Counted.ACCOUNT, normal_email(person.email or "")))


def _self(person_id: int) -> Person:
    person = person_by_id(person_id)
    if person is None:
        raise NotFound("Ein Konto hat nur, wer sich als Person angemeldet hat.")
    return person
