"""How is a secret made that a person carries, and how is it kept so that nobody can read it?"""

from __future__ import annotations

import hashlib
import secrets

from motions.domain.card import CODE_LENGTH, CODE_SIGNS, NUMBER_LENGTH, NUMBER_SIGNS

BYTES = 24


def new_secret() -> str:
    """Make a secret of 192 random bits, 32 characters that an address can hold."""
    return secrets.token_urlsafe(BYTES)


def new_code() -> str:
    """Make a secret of 140 random bits that a person can type: 28 signs of 32 (`normal_code` reads them)."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def new_letters() -> str:
    """Make the letters that tell a card's public number from that of the card before; they are no secret."""
    return "".join(secrets.choice(NUMBER_SIGNS) for _ in range(NUMBER_LENGTH))


def hash_of_secret(secret: str) -> str:
    """Give the SHA-256, 64 hexadecimal digits, by which a secret is kept; it has too many bits to be guessed."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
