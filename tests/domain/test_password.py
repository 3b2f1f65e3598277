"""Is what anybody would guess refused, and nothing else?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.password import is_guessable

COMMON = {"password", "sunshine", "abc"}
OWN = ("Ole Prantke", "ole.prantke@erlbach.example")
NO_LETTERS = st.text("0123456789!?-_. *#", max_size=20)


@pytest.mark.parametrize(
    "password",
    [
        *("password", "PASSWORD", "p@ssw0rd", "Pa$$word", "sunsh1ne", "5unshine"),
        *("passwordpassword", "sunshine1sunshine1", "$unshine$unshine", "abcabcabcabc"),
        *("aaaaaaaaaaaaa", "ababababababab", "123456789012345", "2026-11-28 12:00", "", "!!!!"),
        *("OlePrantke2026", "prantke-ole", "ole.prantke@erlbach.example", "Erlbach 2026 Ole", "prantke-password"),
    ],
)
def test_what_anybody_would_guess_is_refused(password: str) -> None:
    assert is_guessable(password, COMMON, OWN)


@pytest.mark.parametrize(
    "password",
    [
        "Sieben Brunnen im Hof",
        "xK7#qTw9z!Lm",
        "password und noch drei Igel",
        "Ole mag sieben Brunnen",
        "blau-zwölf-Igel",
    ],
)
def test_what_has_something_of_its_own_is_not(password: str) -> None:
    assert not is_guessable(password, COMMON, OWN)


@given(st.sampled_from(sorted(COMMON)), NO_LETTERS, NO_LETTERS)
def test_digits_and_signs_at_the_ends_make_no_common_password_better(word: str, before: str, after: str) -> None:
    assert is_guessable(f"{before}{word}{after}", COMMON)


@given(st.sampled_from(sorted(COMMON)), st.integers(1, 6), NO_LETTERS)
def test_repeating_makes_no_common_password_better(word: str, times: int, after: str) -> None:
    assert is_guessable(word.upper() * times + after, COMMON)


@given(st.text(max_size=200), st.text(max_size=60))
def test_every_text_gets_an_answer_and_capitals_do_not_matter(password: str, own: str) -> None:
    folded = password.casefold()
    assert is_guessable(password, COMMON, [own]) == is_guessable(folded, COMMON, [own])
