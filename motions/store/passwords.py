"""How is a password kept so that it can be checked and not read?"""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from motions.domain.errors import Invalid
from motions.domain.password import is_guessable

LEAST_LENGTH = 12
MOST_LENGTH = 200

# Argon2id with the cost the OWASP cheat sheet names as its minimum: about 20 ms a check on small machines.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# Checked where there is no such person, so that the answer takes as long as for a wrong password.
_NOBODY = _HASHER.hash("nobody has this password")


# Beside what the list has; it comes from English sites.
_ALSO_COMMON = (
    *("passwort", "kennwort", "geheim", "hallo", "schatz", "qwertz", "qwertzuiop", "asdfghjkl", "yxcvbnm", "abcdefgh"),
    *("zeilentreu", "parteitag", "konferenz", "antrag", "willkommen", "sommer", "winter", "deutschland", "berlin"),
)


def hash_password(password: str, *own: str) -> str:
    """Give the hash to keep for a password of 12 to 200 characters; `own` are its person's name and address.

    Raises Invalid if it is shorter or longer, or if it is easily guessed: a common one, or made of the own words.
    """
    if not LEAST_LENGTH <= len(password) <= MOST_LENGTH:
        raise Invalid(
            "Das Passwort hat %(count)d Zeichen; es braucht %(least)d bis %(most)d.",
            count=len(password),
            least=LEAST_LENGTH,
            most=MOST_LENGTH,
        )
    if is_guessable(password, _common_passwords(), own):
        raise Invalid(
            "Dieses Passwort ist zu leicht zu erraten: Nehmen Sie kein verbreitetes, nicht Ihren Namen und nicht Ihre "
            "Adresse, sondern zum Beispiel vier Wörter, die nichts miteinander zu tun haben."
        )
    return _HASHER.hash(password)


@cache
def _common_passwords() -> frozenset[str]:
    # Read when the first password is set: the list is large, and most processes never need it.
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(FREQUENCY_LISTS["passwords"]).union(_ALSO_COMMON)


def is_password(kept_hash: str | None, password: str) -> bool:
    """Tell whether the password belongs to the hash; it takes equally long if there is no hash or no person."""
    try:
        _HASHER.verify(kept_hash or _NOBODY, password[:MOST_LENGTH])
    except (VerifyMismatchError, InvalidHashError):
        return False
    return kept_hash is not None
