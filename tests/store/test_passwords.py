"""Is a password kept so that it can be checked, and only if nobody guesses it?"""

from __future__ import annotations

from typing import Any

import pytest
from argon2 import PasswordHasher

from motions.domain.errors import Invalid
from motions.store.passwords import hash_password, is_password

PASSWORD = "Sieben Brunnen im Hof"


def test_a_password_is_known_again_by_its_hash_alone() -> None:
    kept = hash_password(PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert is_password(kept, PASSWORD)
    assert not is_password(kept, PASSWORD.lower())


@pytest.mark.parametrize(
    "password", ["Passwort12345", "password1234", "P@ssw0rd2026!", "qwertzuiop99", "Iloveyou2026!", "zeilentreu2026"]
)
def test_a_common_password_is_refused_in_one_sentence(password: str) -> None:
    with pytest.raises(Invalid, match="zu leicht zu erraten"):
        hash_password(password)


def test_the_own_name_and_address_are_refused() -> None:
    with pytest.raises(Invalid, match="zu leicht zu erraten"):
        hash_password("OlePrantke-2026", "Ole Prantke")
    with pytest.raises(Invalid, match="zu leicht zu erraten"):
        hash_password("o.prantke@erlbach.example", "", "o.prantke@erlbach.example")


@pytest.mark.parametrize(("count", "password"), [(11, "Zwölf Monde"), (201, "Monde " * 33 + "xyz")])
def test_one_of_wrong_length_is_refused(count: int, password: str) -> None:
    with pytest.raises(Invalid, match=f"hat {count} Zeichen"):
        hash_password(password)


@pytest.mark.parametrize("kept", [None, hash_password(PASSWORD), "not a hash"], ids=["none", "a hash", "no hash"])
def test_the_work_is_the_same_whether_there_is_a_hash_or_not(kept: str | None, monkeypatch: Any) -> None:
    checked: list[str] = []
    verify = PasswordHasher.verify

    def counting(hasher: PasswordHasher, kept_hash: str, password: str) -> bool:
        checked.append(kept_hash)
        return bool(verify(hasher, kept_hash, password))

    monkeypatch.setattr(PasswordHasher, "verify", counting)
    assert not is_password(kept, "etwas ganz anderes")
    assert len(checked) == 1
