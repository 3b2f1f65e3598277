"""Are words that a printed line's end divides put together again, and only those?"""

from __future__ import annotations

import pytest

from motions.domain.hyphenation import without_hyphenation
from motions.domain.passage import Mark, Passage

TEXT = "Die Entwicklung der Opel-Siedlung und der Stadt- und Landkreise, mit und/oder ohne U-Bahn; Brun- nen."


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        ("Die Entwick- lung", "Die Entwicklung"),
        ("Die Entwick\u2010 lung", "Die Entwicklung"),
        ("Die Entwick\u00ad lung", "Die Entwicklung"),
        ("Die Ent\u00adwick\u00adlung", "Die Entwicklung"),
        ("der Opel- Siedlung", "der Opel-Siedlung"),
        ("mit und/ oder ohne", "mit und/oder ohne"),
        ("der Stadt- und Landkreise", "der Stadt- und Landkreise"),
        ("eine Abwick- lung", "eine Abwick- lung"),
        ("ein Brun- nen", "ein Brun- nen"),
        ("so - lang", "so - lang"),
    ],
)
def test_divided_words_are_put_together_if_the_text_has_them_whole(pasted, words):
    assert without_hyphenation(Passage(pasted), TEXT).stream == words


def test_marks_stay_on_their_words():
    pasted = Passage("Die Entwick- lung der Opel- Siedlung", (Mark(0, 10), Mark(18, 27), Mark(28, 36)))
    found = without_hyphenation(pasted, TEXT)
    assert [found.stream[mark.start : mark.end] for mark in found.marks] == ["Die Entwic", "der Opel-", "Siedlung"]


def test_a_text_without_divided_words_is_given_back_as_it_is():
    passage = Passage("Die Siedlung", (Mark(4, 12),))
    assert without_hyphenation(passage, TEXT) is passage
