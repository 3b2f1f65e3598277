"""How is a password kept so that it can be checked and not read?"""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from motions.domain.errors import Invalid

LEAST_LENGTH = 12
MOST_LENGTH = 200

# Argon2id with the cost the OWASP cheat sheet names as its minimum: about 20 ms a check on small machines.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# Checked where there is no such person, so that the answer takes as long as for a wrong password.
_NOBODY = _HASHER.hash("nobody has this password")


def hash_password(password: str) -> str:
    """Give the hash to keep for a password of 12 to 200 characters.

    Raises Invalid if it is shorter or longer.
    """
    if not LEAST_LENGTH <= len(password) <= MOST_LENGTH:
        raise Invalid(
            "Das Passwort hat %(count)d Zeichen; es braucht %(least)d bis %(most)d.",
            count=len(password),
            least=LEAST_LENGTH,
            most=MOST_LENGTH,
        )
    return _HASHER.hash(password)


def is_password(kept_hash: str | None, password: str) -> bool:
    """Tell whether the password belongs to the hash; it takes equally long if there is no hash or no person."""
    try:
        _HASHER.verify(kept_hash or _NOBODY, password[:MOST_LENGTH])
    except (VerifyMismatchError, InvalidHashError):
        return False
    return kept_hash is not None
