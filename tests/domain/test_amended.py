"""Does an edit read as its adopted sub-amendments make it read?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from motions.domain.amended import amended
from motions.domain.consolidation import consolidate
from motions.domain.edit import Edit
from motions.domain.passage import Block, BlockKind, Mark, Passage, passage_of, words_of
from motions.domain.replay import replay
from motions.domain.standing import Standing
from tests.domain.contested import TEXT, amendment, change_words, insert_before, sub_amendment, whole_text
from tests.domain.sessions import sessions

REPLACED = amendment("Ä1", change_words("drei", "drei", "ganz neue Wörter")).edits[0]


def with_changes(edit: Edit, *changes: tuple[str, str]) -> Edit:
    return amended(edit, sub_amendment("Ä1-1", edit, *changes).edits)


def test_without_sub_amendments_it_is_the_same():
    assert amended(REPLACED, ()) is REPLACED


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ((("neue", "alte"),), "ganz alte Wörter"),
        ((("ganz", ""),), "neue Wörter"),
        ((("Wörter", ""),), "ganz neue"),
        ((("ganz", "völlig"), ("Wörter", "Sätze")), "völlig neue Sätze"),
        ((("ganz neue Wörter", ""),), ""),
    ],
)
def test_its_new_words_are_those_that_the_changes_make(changes, words):
    assert with_changes(REPLACED, *changes) == replace(REPLACED, new=words_of(words))


def test_whole_blocks_and_their_marks_stay_what_they_are():
    blocks = [Block(BlockKind.HEADING, "Neu"), Block(BlockKind.PARAGRAPH, "Das gilt jetzt.", marks=(Mark(4, 8),))]
    edit = replace(insert_before("sechs", "x", "Ä1.1"), new=passage_of(blocks))
    changed = with_changes(edit, ("Neu", "Alt"))
    assert changed.new == passage_of([Block(BlockKind.HEADING, "Alt"), blocks[1]])


def test_a_block_put_in_amid_a_block_keeps_its_borders():
    new = Passage("\n\tNeu.\n\t", (), (TEXT.passage.openings[0],) * 2)
    edit = replace(insert_before("zwei", "x", "Ä1.1"), new=new)
    assert with_changes(edit, ("Neu", "Alt")).new.stream == "\n\tAlt.\n\t"


def test_a_whole_text_can_be_amended():
    edit = whole_text("Ein anderer Text.", "Ä1.1")
    assert with_changes(edit, ("anderer", "dritter")).new.stream == "\tEin dritter Text.\n"


@given(sessions())
def test_the_adopted_text_is_that_of_the_edits_as_amended(session):
    submitted, found, facts = session
    standings = replay(submitted, found, facts)
    adopted = [found.edits[edit_id] for edit_id in standings.those(Standing.ADOPTED)]
    tops = [_as_amended(edit, adopted) for edit in adopted if not edit.within]
    assert consolidate(TEXT, adopted).passage == consolidate(TEXT, tops).passage


def _as_amended(edit: Edit, adopted: list[Edit]) -> Edit:
    return amended(edit, [_as_amended(own, adopted) for own in adopted if own.within == edit.id])
