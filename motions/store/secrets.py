"""How is a secret made that a person carries, and how is it kept so that nobody can read it?"""

from __future__ import annotations

import hashlib
import secrets

BYTES = 24


def new_secret() -> str:
    """Make a secret of 192 random bits, 32 characters that an address can hold."""
    return secrets.token_urlsafe(BYTES)


def hash_of_secret(secret: str) -> str:
    """Give the SHA-256, 64 hexadecimal digits, by which a secret is kept; it has too many bits to be guessed."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
