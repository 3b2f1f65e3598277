"""Is it noticed where edits that do not compete should be read together?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from motions.domain.edit import Amendment, Edit, number_edits
from motions.domain.nearness import MOST_BESIDE, near_pairs
from motions.domain.passage import Block, BlockKind, passage_of
from motions.domain.relation import Kind, relation
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from motions.domain.words import is_border, sentence_borders, words
from tests.domain.contested import all_edits, subject, whole_text
from tests.domain.linked import AMENDED, sub_amendment, sub_edit
from tests.domain.strategies import amendments_over, edit_of, texts

TEXT: Text = typeset(
    [
        Block(BlockKind.HEADING, "Bauen im Land"),
        Block(BlockKind.PARAGRAPH, "Der Rat baut drei Brücken. Er gräbt z. B. Tunnel in Nord. Danach ist Schluss."),
        Block(BlockKind.PARAGRAPH, "Alles wird gut."),
    ],
    95,
)


def changed(number, first, last, new=""):
    start = TEXT.stream.index(first)
    end = TEXT.stream.index(last, start) + len(last)
    return edit_of(TEXT, start, end, new, f"Ä{number}.1")


def put_in(number, before, new, offset=0):
    place = TEXT.stream.index(before) + offset
    return edit_of(TEXT, place, place, new, f"Ä{number}.1")


def near(*edits):
    return [(pair.first, pair.second, pair.wording) for pair in near_pairs(TEXT, edits)]


def test_edits_of_two_amendments_in_one_sentence_are_near_and_shown_together():
    assert near(changed(1, "drei", "drei", "vier"), changed(2, "Brücken", "Brücken", "Tore")) == [
        (("Ä1.1",), ("Ä2.1",), "Der Rat baut vier Tore.")
    ]


def test_the_original_sentence_is_at_hand():
    (pair,) = near_pairs(TEXT, [put_in(1, "Nord", "ganz"), changed(2, "gräbt", "gräbt", "plant")])
    assert pair.original == "Er gräbt z. B. Tunnel in Nord."
    assert pair.wording == "Er plant z. B. Tunnel in ganz Nord."


def test_edits_in_two_sentences_are_not_near():
    assert near(changed(1, "Brücken", "Brücken", "Tore"), changed(2, "Er", "Er", "Sie")) == []
    assert near(changed(1, "Schluss", "Schluss", "Ende"), changed(2, "Alles", "Alles", "Nichts")) == []


def test_edits_of_one_amendment_are_not_near_each_other():
    own = number_edits("Ä1", [changed(1, "drei", "drei", "vier"), changed(1, "Brücken", "Brücken", "Tore")])
    assert near(*own) == []


def test_edits_that_are_related_are_not_near():
    assert near(changed(1, "drei", "Brücken"), changed(2, "Brücken", "Brücken", "Tore")) == []
    assert near(put_in(1, "drei", "alle"), put_in(2, "drei", "fast")) == []


def test_words_put_in_at_either_edge_of_a_deletion_are_near_it():
    gone = changed(1, "Er", "Nord.")
    assert near(gone, put_in(2, "Danach", "Sofort")) == [(("Ä1.1",), ("Ä2.1",), "Sofort Danach ist Schluss.")]
    assert near(gone, put_in(2, "Er", "Ja.")) == [(("Ä2.1",), ("Ä1.1",), "Ja.")]


def test_words_put_in_at_the_edge_of_a_replaced_sentence_are_not_near():
    assert near(changed(1, "Er", "Nord.", "Mehr nicht."), put_in(2, "Danach", "Sofort")) == []


def test_a_sentence_put_in_between_two_is_near_neither():
    assert near(put_in(1, "Er", "Ja."), changed(2, "gräbt", "gräbt", "plant"), changed(3, "drei", "drei", "vier")) == []


def test_words_put_in_at_the_beginning_of_a_sentence_are_near_what_changes_it():
    assert near(put_in(1, "Er", "Und"), changed(2, "gräbt", "gräbt", "plant")) == [
        (("Ä1.1",), ("Ä2.1",), "Und Er plant z. B. Tunnel in Nord.")
    ]


def test_words_at_the_end_of_a_block_are_near_only_if_they_go_on_its_last_sentence():
    assert near(put_in(1, "gut.", "Bald.", 4), changed(2, "Alles", "Alles", "Nichts")) == []
    assert near(put_in(1, "Land", "Nord", 4), changed(2, "Bauen", "Bauen", "Graben")) == [
        (("Ä2.1",), ("Ä1.1",), "Graben im Land Nord")
    ]


def test_a_block_put_in_between_two_is_near_nothing():
    place = TEXT.stream.index("Alles") - 1
    block = edit_of(TEXT, place, place, "\tNeu.\n", "Ä1.1")
    assert near(block, changed(2, "Alles", "Alles", "Nichts"), changed(3, "Schluss", "Schluss", "Ende")) == []


def test_a_block_put_in_at_the_edge_of_a_deletion_is_not_near_it():
    assert near(changed(1, "Er", "Nord."), put_in(2, "Danach", "\n\tNeu.\n\t")) == []


def test_a_block_that_goes_with_its_borders_is_not_near_the_block_behind():
    start = TEXT.stream.index("Der Rat") - 1
    gone = edit_of(TEXT, start, TEXT.stream.index("Alles") - 1, "", "Ä1.1")
    assert near(gone, changed(2, "Alles", "Alles", "Nichts")) == []


def test_a_deletion_over_several_blocks_is_near_what_changes_its_first_and_last_sentence():
    gone = changed(1, "Schluss", "wird")
    assert near(gone, changed(2, "Danach", "Danach", "Dann"), changed(3, "gut", "gut", "besser")) == [
        (("Ä2.1",), ("Ä1.1",), "Dann ist\ngut."),
        (("Ä1.1",), ("Ä3.1",), "Danach ist\nbesser."),
    ]


def test_identical_edits_are_one_and_named_all():
    pairs = near(
        changed(1, "drei", "drei", "vier"), changed(2, "Brücken", "Brücken", "Tore"), changed(7, "drei", "drei", "vier")
    )
    assert pairs == [(("Ä1.1", "Ä7.1"), ("Ä2.1",), "Der Rat baut vier Tore.")]


def test_the_subject_and_the_whole_text_are_near_nothing():
    assert near(subject("Neu", "Ä1.1"), whole_text("Neu.", "Ä2.1"), changed(3, "drei", "drei")) == []


def test_edits_of_a_new_text_are_near_within_it():
    first = sub_amendment("Ä1-1", sub_edit("Ä1.1", AMENDED, "beta", "beta", "neu"))
    second = sub_amendment("Ä1-2", sub_edit("Ä1.1", AMENDED, "delta", "delta", "anders"))
    from_elsewhere = sub_amendment("Ä2-1", sub_edit("Ä2.1", AMENDED, "beta", "beta", "neu"))
    edits = all_edits((*AMENDED, first, second, from_elsewhere))
    new = passage_of([Block(BlockKind.PARAGRAPH, "alpha beta gamma delta")])
    (pair,) = near_pairs(Text(new, ()), edits, within="Ä1.1")
    assert (pair.first, pair.second, pair.wording) == (("Ä1-1.1",), ("Ä1-2.1",), "alpha neu gamma anders")


def test_of_very_many_in_one_sentence_each_stands_beside_the_nearest_only():
    text = typeset([Block(BlockKind.PARAGRAPH, " ".join(f"w{number}" for number in range(500)))], 95)
    found = [word for word in words(text.stream) if not is_border(word)]
    edits = [edit_of(text, word.start, word.end, "neu", f"Ä{count}.1") for count, word in enumerate(found)]
    pairs = near_pairs(text, edits)
    assert len(pairs) == MOST_BESIDE * 500 - sum(range(MOST_BESIDE + 1))
    assert all(second.start - first.end < 6 * MOST_BESIDE for first, second in (pair.edits for pair in pairs))


def sentences_changed(text: Text, edit: Edit) -> set[tuple[int, int]]:
    """The sentences from which an edit takes something, found by trying all of them."""
    found: set[tuple[int, int]] = set()
    for start, end in text.ranges:
        borders = sentence_borders(text.stream, start, end)
        found.update(zip(borders[::2], borders[1::2], strict=False))
    return {(first, last) for first, last in found if first < edit.end and edit.start < last}


@given(st.data())
def test_all_deletions_and_replacements_of_different_amendments_in_one_sentence_are_found(data):
    text = data.draw(texts())
    submitted: tuple[Amendment, ...] = data.draw(amendments_over(text))
    edits = [edit for edit in all_edits(submitted) if not edit.is_insertion]
    found = {(x, y) for pair in near_pairs(text, edits) for x in pair.first for y in pair.second}
    for count, x in enumerate(edits):
        for y in edits[count + 1 :]:
            together = sentences_changed(text, x) & sentences_changed(text, y)
            expected = together and x.amendment != y.amendment and relation(x, y) is Kind.INDEPENDENT
            if expected:
                assert (x.id, y.id) in found or (y.id, x.id) in found


@given(st.data())
def test_every_pair_has_a_wording_with_both_changes_and_none_is_related(data):
    text = data.draw(texts())
    submitted: tuple[Amendment, ...] = data.draw(amendments_over(text))
    for pair in near_pairs(text, all_edits(submitted)):
        first, second = pair.edits
        assert relation(first, second) is Kind.INDEPENDENT
        assert pair.start <= min(first.start, second.start)
        assert max(first.end, second.end) <= pair.end
        for edit in pair.edits:
            for word in words(edit.new.stream):
                assert not word.text.isalnum() or word.text in pair.wording
        assert pair.original.replace("\n", "\n\t") in text.stream
