"""Does a rewritten passage come to its separate edits, and only to those?"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.edit import Edit, overlap
from motions.domain.errors import Invalid
from motions.domain.minimal import minimal_edits
from motions.domain.passage import Block, BlockKind, Mark, Passage, passage_of
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from motions.domain.wording import wording
from motions.domain.words import words

Prose = tuple[str, ...]


def blocks(prose: Prose | list[str]) -> tuple[Block, ...]:
    return tuple(Block(BlockKind.PARAGRAPH, words) for words in prose)


def text_of(*prose: str) -> Text:
    return typeset(blocks(prose), 40)


def rewritten(text: Text, *prose: str) -> tuple[Edit, ...]:
    """Rewrite the whole text."""
    return minimal_edits(text, 0, len(text.stream), passage_of(blocks(prose)))


def shown(edits: tuple[Edit, ...]) -> list[tuple[str, str]]:
    return [(edit.old.stream, edit.new.stream) for edit in edits]


def spliced(stream: str, edits: tuple[Edit, ...]) -> Prose:
    """The obvious reference: put every new text in, from the last to the first, and look what stands there then."""
    for edit in reversed(edits):
        new = edit.new.stream
        if edit.is_deletion and "\n" in edit.old.stream:
            new = "\n\t"
        stream = f"{stream[: edit.start]} {new} {stream[edit.end :]}"
    found = (words(block) for block in stream.replace("\t", "").split("\n"))
    return tuple(" ".join(wording(word.text) for word in block) for block in found if block)


def wordings(prose: Prose | list[str]) -> Prose:
    return spliced(passage_of(blocks(prose)).stream, ())


def in_words(edit: Edit) -> tuple[int, int, list[str]]:
    return edit.start, edit.end, [wording(word.text) for word in words(edit.new.stream)]


a_word = st.sampled_from(["alt", "bunt", "rot", "Rad", "Weg", "12 %", "3 Mio. Euro", "und", ",", "(", ")", "„", "“"])
a_sentence = st.lists(a_word, min_size=1, max_size=7).map(lambda found: " ".join(found) + ".")
a_block = st.lists(a_sentence, min_size=1, max_size=3).map(lambda found: " ".join(found).replace(". r", ". R"))
some_prose = st.lists(a_block, min_size=1, max_size=4).map(tuple)


@st.composite
def prose_changed_a_little(draw, prose):
    """Change some words, and divide, join, put in and take away some blocks."""
    stream = "¶".join(prose)
    found = [word.text for word in words(stream)]
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(found)))
        taken = draw(st.integers(0, 3))
        found[place : place + taken] = draw(st.lists(st.one_of(a_word, st.just("¶")), max_size=3))
    changed = (" ".join(block.split()) for block in " ".join(found).split("¶"))
    return tuple(block for block in changed if block)


texts_and_new_prose = some_prose.flatmap(
    lambda prose: st.tuples(st.just(prose), st.one_of(some_prose, prose_changed_a_little(prose)))
)


def edits_or_none(text: Text, start: int, end: int, new: Passage) -> tuple[Edit, ...]:
    try:
        return minimal_edits(text, start, end, new)
    except Invalid:
        return ()


@given(texts_and_new_prose)
def test_the_edits_put_in_their_places_give_the_words_of_the_new_text(case):
    old, new = case
    edits = edits_or_none(text_of(*old), 0, len(passage_of(blocks(old)).stream), passage_of(blocks(new)))
    assert spliced(passage_of(blocks(old)).stream, edits) == wordings(new)


@given(texts_and_new_prose)
def test_edits_come_in_text_order_do_not_overlap_and_hold_the_words_found(case):
    old, new = case
    text = text_of(*old)
    edits = edits_or_none(text, 0, len(text.stream), passage_of(blocks(new)))
    assert list(edits) == sorted(edits, key=lambda edit: (edit.start, edit.end))
    for first, second in pairwise(edits):
        assert first.end <= second.start
        assert not overlap(first, second)
        assert (first.start, first.end) != (second.start, second.end)
    for edit in edits:
        assert edit.old == text.passage.part(edit.start, edit.end)


@given(texts_and_new_prose)
def test_edits_begin_and_end_at_words_and_equal_words_at_their_ends_are_trimmed(case):
    old, new = case
    text = text_of(*old)
    starts = {word.start for word in words(text.stream)} | {len(text.stream)}
    ends = {word.end for word in words(text.stream)}
    for edit in edits_or_none(text, 0, len(text.stream), passage_of(blocks(new))):
        assert edit.start in starts
        assert edit.is_insertion or edit.end in ends
        old_words = [wording(word.text) for word in words(edit.old.stream)]
        new_words = [wording(word.text) for word in words(edit.new.stream)]
        if old_words and new_words:
            assert old_words[0] != new_words[0] or old_words[0] == "\n"
            assert old_words[-1] != new_words[-1] or old_words[-1] == "\t"
        assert edit.new.stream == " " or edit.new.stream == edit.new.stream.strip(" ")


@given(texts_and_new_prose, st.data())
def test_the_edits_do_not_depend_on_how_wide_the_rewritten_range_was(case, data):
    old, new = case
    common = 0
    while common < min(len(old), len(new)) and old[common] == new[common]:
        common += 1
    left = data.draw(st.integers(0, common))
    behind = 0
    while behind < min(len(old), len(new)) - common and old[-1 - behind] == new[-1 - behind]:
        behind += 1
    right = data.draw(st.integers(0, behind))
    text = text_of(*old)
    start = len(passage_of(blocks(old[:left])).stream)
    end = len(text.stream) - len(passage_of(blocks(old[len(old) - right :])).stream)
    narrow = edits_or_none(text, start, end, passage_of(blocks(new[left : len(new) - right])))
    assert narrow == edits_or_none(text, 0, len(text.stream), passage_of(blocks(new)))


@given(some_prose, st.data())
def test_words_taken_away_or_put_in_by_hand_give_the_same_edits_as_rewriting_everything(old, data):
    text = text_of(*old)
    found = [word for word in words(text.stream) if word.text not in "\n\t"]
    first, last = sorted((data.draw(st.sampled_from(found)), data.draw(st.sampled_from(found))), key=lambda w: w.start)
    new = data.draw(st.one_of(st.just(""), a_word, a_sentence))
    by_hand = edits_or_none(text, first.start, last.end, Passage(new))
    kept = "\n\t" if not new and "\n" in text.stream[first.start : last.end] else ""
    stream = f"{text.stream[: first.start]} {new}{kept} {text.stream[last.end :]}"
    result = [" ".join(block.split()) for block in stream.replace("\t", "").split("\n")]
    everything = edits_or_none(text, 0, len(text.stream), passage_of(blocks([block for block in result if block])))
    assert [*map(in_words, by_hand)] == [*map(in_words, everything)]


@given(a_block.flatmap(lambda old: st.tuples(st.just(old), st.one_of(a_block, prose_changed_a_little((old,))))))
def test_edits_of_one_block_entered_one_by_one_are_each_the_same_edit_again(case):
    old, new = case
    text = text_of(old)
    new = new if isinstance(new, str) else " ".join(new)
    for edit in edits_or_none(text, 1, len(text.stream) - 1, Passage(new)):
        assert minimal_edits(text, edit.start, edit.end, edit.new) == (edit,)
