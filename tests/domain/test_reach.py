"""Are words touched and words brought counted as people count them?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from motions.domain.edit import Edit
from motions.domain.passage import Block, BlockKind, Passage
from motions.domain.reach import Extent, Reach, reach_of, touched_words
from motions.domain.typesetting import typeset
from motions.domain.words import is_border, words
from tests.domain.contested import TEXT, change_words, insert_before, subject, whole_text
from tests.domain.strategies import edit_of, edits_over, texts


def test_punctuation_and_numerals_with_their_unit_count_as_words_and_borders_do_not():
    text = typeset([Block(BlockKind.PARAGRAPH, "Um 12 %, mehr."), Block(BlockKind.PARAGRAPH, "Und so.")], 40)
    assert touched_words(edit_of(text, 0, len(text.stream), ""), text) == 5 + 3
    border = text.stream.index("\n")
    assert touched_words(edit_of(text, border, border + 2, " "), text) == 0


def test_a_change_of_the_subject_counts_the_words_of_the_subject():
    assert touched_words(subject("Zahlwörter"), TEXT) == 1


def test_a_word_of_which_a_part_goes_counts_and_an_insertion_touches_none():
    start = TEXT.stream.index("drei")
    assert touched_words(Edit(start + 2, start + 6, Passage(), Passage()), TEXT) == 2
    assert touched_words(Edit(start + 2, start + 2, Passage(), Passage()), TEXT) == 0


def test_a_change_of_the_whole_text_touches_all_its_words():
    assert touched_words(whole_text(""), TEXT) == 10


def test_the_reach_of_several_edits_is_their_sum_and_identical_ones_count_once():
    twice = [change_words("zwei", "drei", "ganz neu", "Ä1.1"), change_words("zwei", "drei", "ganz neu", "Ä2.1")]
    both = [*twice, insert_before("neun", "x y z", "Ä1.2")]
    assert reach_of(both, lambda _: TEXT) == Reach(2, Extent.REPLACEMENT, 5)


@given(st.data())
def test_words_touched_are_those_that_cutting_the_range_into_words_finds(data):
    text = data.draw(texts())
    edit = data.draw(edits_over(text))
    found = [word for word in words(text.stream) if not is_border(word)]
    overlapping = [word for word in found if word.start < edit.end and edit.start < word.end]
    assert touched_words(edit, text) == (0 if edit.is_insertion else len(overlapping))
