"""Is a passage that only stands in another place recognised as moved?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.conflict import refuse_conflicts
from motions.domain.consolidation import consolidate
from motions.domain.edit import Edit, number_edits
from motions.domain.minimal import minimal_edits
from motions.domain.notation import read_notation
from motions.domain.passage import Block, BlockKind, passage_of
from motions.domain.typesetting import typeset

LONG = "Am Hafen entsteht ein Platz mit Bänken. Er bekommt zwanzig Bäume und einen Brunnen."
MIDDLE = "Die Bibliothek öffnet auch am Sonntag. Kinder lesen dort kostenlos."
SHORT = "Jede Schule erhält einen Garten."
OTHER = "Auf dem Markt verkaufen nur Leute aus der Gegend."


def edits(old: list[str], new: list[str]) -> tuple[Edit, ...]:
    text = typeset(read_notation("\n\n".join(old)), 60)
    return minimal_edits(text, 0, len(text.stream), passage_of(read_notation("\n\n".join(new))))


def moves(old: list[str], new: list[str]) -> list[tuple[str, int]]:
    """Give what goes (-) or comes (+), with the number of its move."""
    return [
        (f"-{edit.old.stream}" if edit.is_deletion else f"+{edit.new.stream.strip()}", edit.move)
        for edit in edits(old, new)
    ]


def test_a_paragraph_that_stands_elsewhere_is_a_deletion_and_an_insertion_of_one_move():
    assert moves([SHORT, LONG, MIDDLE], [LONG, MIDDLE, SHORT]) == [(f"-{SHORT}", 1), (f"+{SHORT}", 1)]


@pytest.mark.parametrize("old", [[SHORT, LONG], [LONG, SHORT]])
def test_of_two_that_change_places_the_shorter_moves(old):
    assert {moved for moved, _ in moves(old, old[::-1])} == {f"-{SHORT}", f"+{SHORT}"}


def test_paragraphs_that_move_together_are_one_move():
    heading = "**Schule**"
    found = moves([heading, SHORT, LONG, MIDDLE], [LONG, MIDDLE, heading, SHORT])
    assert found == [(f"-Schule\n\t{SHORT}", 1), (f"+Schule\n\t{SHORT}", 1)]


def test_moves_are_counted_in_the_order_of_what_comes():
    found = edits([SHORT, LONG, OTHER, MIDDLE], [OTHER, LONG, MIDDLE, SHORT])
    assert [edit.move for edit in found if edit.is_insertion] == [1, 2]
    assert sorted(edit.move for edit in found if edit.is_deletion) == [1, 2]


def test_other_marks_and_kinds_do_not_hide_a_move():
    assert [move for _, move in moves([SHORT, LONG], [LONG, f"- {SHORT.replace('Garten', '**Garten**')}"])] == [1, 1]


def test_other_words_are_no_move():
    assert [move for _, move in moves([SHORT, LONG], [LONG, SHORT.replace("Garten", "Hof")])] == [0, 0]


def test_a_short_paragraph_moves_only_if_it_stands_once():
    assert [move for _, move in moves(["Los!", LONG, MIDDLE], [LONG, "Los!", MIDDLE])] == [1, 1]
    twice = moves(["Los!", LONG, MIDDLE, "Los!"], [LONG, "Los!", MIDDLE, "Los!"])
    assert [move for _, move in twice] == [0, 0]


def test_a_paragraph_that_comes_twice_is_no_move():
    assert {move for _, move in moves([SHORT, LONG, MIDDLE], [LONG, SHORT, MIDDLE, SHORT])} == {0}


def test_what_goes_and_comes_beside_a_move_is_an_edit_of_its_own():
    assert moves([SHORT, OTHER, LONG], [LONG, SHORT]) == [(f"-{SHORT}", 1), (f"-{OTHER}", 0), (f"+{SHORT}", 1)]
    assert moves([SHORT, LONG], [LONG, OTHER, SHORT]) == [(f"-{SHORT}", 1), (f"+{OTHER}", 0), (f"+{SHORT}", 1)]


def test_a_paragraph_put_in_where_another_moved_away_does_not_hide_the_move():
    assert moves([SHORT, LONG, MIDDLE], [OTHER, LONG, MIDDLE, SHORT]) == [
        (f"-{SHORT}", 1),
        (f"+{OTHER}", 0),
        (f"+{SHORT}", 1),
    ]


def test_a_change_in_another_paragraph_does_not_hide_the_move():
    found = edits([SHORT, LONG, MIDDLE], [LONG.replace("zwanzig", "dreißig"), MIDDLE, SHORT])
    assert [(edit.old.stream, edit.move) for edit in found] == [(SHORT, 1), ("zwanzig", 0), ("", 1)]


def test_sentences_that_change_places_are_a_move():
    first, second = "Am Hafen entsteht ein großer Platz mit Bänken.", "Er bekommt zwanzig Bäume."
    found = moves([f"{first} {second} Ende."], [f"{second} {first} Ende."])
    assert found == [(f"+{second}", 1), (f"-{second}", 1)]


some_blocks = st.permutations([LONG, MIDDLE, SHORT, OTHER, "Los!", "Am Ende gut."])


@given(some_blocks, some_blocks)
def test_paragraphs_in_any_other_order_are_moves_and_nothing_else(old, new):
    if old == new:
        return
    text = typeset([Block(BlockKind.PARAGRAPH, prose) for prose in old], 60)
    found = edits(old, new)
    numbered = number_edits("Ä1", found)
    refuse_conflicts(text, "Ä1: ", [(1, edit) for edit in numbered])
    assert sorted(edit.move for edit in found if edit.is_deletion) == sorted(
        edit.move for edit in found if edit.is_insertion
    )
    assert all(edit.move for edit in found)
    assert [block.prose for block in consolidate(text, numbered).blocks] == list(new)
