"""Do pages name changes and standings as a person would?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from motions.domain.edit import Edit, Scope
from motions.domain.outcome import Outcome
from motions.domain.passage import Opening, Passage
from motions.domain.permission import Role
from motions.domain.standing import EditStanding, Standing, Standings
from motions.web.wording import (
    change_words,
    counts_of,
    joined_state,
    recommendation_state,
    role_words,
    standing_state,
    with_firm_spaces,
)


@pytest.fixture(autouse=True)
def _in_german(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def passage(stream: str) -> Passage:
    return Passage(stream, (), (Opening(),) * stream.count("\t"))


def edit(old: str, new: str, scope: Scope = Scope.PASSAGE) -> Edit:
    return Edit(5, 5 + len(old), passage(old), passage(new), scope)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("12 %", "15 %", "ersetzt „12\u00a0%“"),
        ("eins zwei drei vier", "x", "ersetzt 4 Wörter"),
        ("Donaudampfschifffahrtsgesellschaft", "x", "ersetzt 1 Wort"),
        ("fast", "", "streicht „fast“"),
        ("zwei, drei, vier.", "", "streicht 3 Wörter"),
        ("", "neue", "fügt „neue“ ein"),
        ("", ", Plätzen", "fügt „Plätzen“ ein"),
        ("", "\tEin Satz.\n", "fügt einen Absatz ein"),
        ("", "\tEin Satz.\n\tNoch einer.\n", "fügt 2 Absätze ein"),
        ("", "\n\tEin Satz.\n\t", "fügt einen Absatz ein"),
        ("", "\n\t", "teilt den Absatz"),
        ("\n\t", " ", "verbindet zwei Absätze"),
    ],
)
def test_a_change_is_told_in_a_few_words(old: str, new: str, said: str) -> None:
    assert change_words(edit(old, new)) == said


def test_changes_of_subject_and_whole_text_are_told_as_such() -> None:
    assert change_words(edit("Alt", "Neu", Scope.SUBJECT)) == "ändert den Betreff"
    assert change_words(edit("\tAlt\n", "\tNeu\n", Scope.WHOLE_TEXT)) == "ersetzt den ganzen Text"


def test_a_numeral_stays_on_one_line_with_its_unit() -> None:
    assert with_firm_spaces("Um 12 % auf 2.400 Euro im Jahr") == "Um 12\u00a0% auf 2.400\u00a0Euro im Jahr"


@pytest.mark.parametrize("standing", list(Standing))
def test_every_standing_has_a_word_and_a_sign(standing: Standing) -> None:
    state = standing_state(standing)
    assert str(state.word)
    assert state.css


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_recommendation_has_a_word_and_a_sign(outcome: Outcome) -> None:
    state = recommendation_state(outcome)
    assert str(state.word)
    assert state.css


@pytest.mark.parametrize(
    ("standings", "said"),
    [
        ([Standing.ADOPTED, Standing.ADOPTED], "angenommen"),
        ([Standing.ADOPTED, Standing.OPEN], "teilweise offen"),
        ([Standing.ADOPTED, Standing.REJECTED], "teilweise angenommen"),
        ([Standing.REFERRED, Standing.REJECTED], "teils so, teils so"),
    ],
)
def test_an_amendment_whose_edits_differ_is_told_as_partly(standings: list[Standing], said: str) -> None:
    assert str(joined_state(standings).word) == said


def test_amendments_are_counted_by_how_they_stand_the_open_ones_last() -> None:
    edits = {
        "Ä1.1": Standing.OPEN,
        "Ä2.1": Standing.ADOPTED,
        "Ä3.1": Standing.ADOPTED,
        "Ä4.1": Standing.LAPSED,
        "Ä5.1": Standing.OPEN,
        "Ä6.1": Standing.OPEN,
    }
    standings = Standings(
        {name: EditStanding(standing) for name, standing in edits.items()},
        {name.partition(".")[0]: (name,) for name in edits},
    )
    counts = counts_of(standings)
    assert (counts.total, counts.parts) == (6, ("2 angenommen", "1 hinfällig", "3 offen"))


def test_roles_are_named_in_their_order() -> None:
    assert role_words([Role.MEMBER.value, Role.SECRETARIAT.value]) == ["Sekretariat", "Mitglied"]
