"""Does a rewritten passage come to its separate edits, and only to those?"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from motions.domain.consolidation import consolidate
from motions.domain.edit import Edit, number_edits, overlap
from motions.domain.errors import Invalid
from motions.domain.minimal import minimal_edits
from motions.domain.passage import Block, BlockKind, Mark, Passage, passage_of
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from motions.domain.wording import wording
from motions.domain.words import words
from motions.imports.printed_text import read_text
from tests.motion_a1 import MOTION_A1, needs_motion_a1

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


A_SENTENCE = "Ein Haus mit Garten steht am Rand der alten Stadt."


def test_one_changed_number_in_a_rewritten_range_is_one_edit_of_one_word():
    text = text_of("Am Markt stehen 12 Bänke.", "Davon sind um 12 % neu. Die alten bleiben.")
    edits = rewritten(text, "Am Markt stehen 12 Bänke.", "Davon sind um 15 % neu. Die alten bleiben.")
    assert shown(edits) == [("12 %", "15 %")]


@pytest.mark.parametrize(
    "same",
    [
        'Er sagt: "12% der 2.400 Euro" genügen.',
        "Er sagt: „12\u00a0%  der 2.400\u202fEuro“ genügen.",
        "Er sagt: »12 % der 2.400 Euro« genügen.",
    ],
)
def test_quotes_and_spaces_typed_in_another_way_are_no_change(same):
    with pytest.raises(Invalid, match="keine Änderung des Wortlauts"):
        rewritten(text_of("Er sagt: „12 % der 2.400 Euro“ genügen."), same)


def test_composed_and_decomposed_letters_are_the_same():
    with pytest.raises(Invalid):
        rewritten(text_of("Über Öfen."), "U\u0308ber O\u0308fen.")


def test_other_marks_and_other_kinds_of_blocks_are_no_change_of_the_wording():
    text = typeset([Block(BlockKind.PARAGRAPH, "Ein neuer Weg.", "", (Mark(4, 9),))])
    with pytest.raises(Invalid):
        minimal_edits(text, 0, len(text.stream), passage_of([Block(BlockKind.HEADING, "Ein neuer Weg.")]))


@pytest.mark.parametrize("new", ["Ein Hof mit Garten steht", "Ein Haus mit Hof steht", "Ein Hof mit Weg steht"])
def test_changes_with_at_most_two_words_between_them_are_one_edit(new):
    assert len(rewritten(text_of("Ein Haus mit Garten steht"), new)) == 1


def test_changes_with_three_words_between_them_are_two_edits():
    edits = rewritten(text_of(A_SENTENCE), "Ein Hof mit Garten steht im Rand der alten Stadt.")
    assert shown(edits) == [("Haus", "Hof"), ("am", "im")]


def test_changes_in_two_sentences_are_two_edits_however_near():
    edits = rewritten(text_of("Wir bauen Häuser. Alle wohnen gut."), "Wir bauen Schulen. Viele wohnen gut.")
    assert shown(edits) == [("Häuser", "Schulen"), ("Alle", "Viele")]


def test_a_number_with_a_point_ends_no_sentence():
    edits = rewritten(text_of("Wir kommen am 3. Mai wieder."), "Wir gehen am 3. Juni wieder.")
    assert shown(edits) == [("kommen", "gehen"), ("Mai", "Juni")]
    assert shown(rewritten(text_of("Es ist am 3. Mai."), "Es ist im 3. Juni.")) == [("am 3. Mai", "im 3. Juni")]


def test_of_equal_neighbours_the_rightmost_goes():
    (edit,) = rewritten(text_of("Das ist sehr sehr gut."), "Das ist sehr gut.")
    assert (edit.start, edit.old.stream) == (14, "sehr")


def test_the_rightmost_goes_also_where_the_first_was_named():
    text = text_of("Das ist sehr sehr gut.")
    (edit,) = minimal_edits(text, 9, 13, Passage())
    assert (edit.start, edit.old.stream) == (14, "sehr")


def test_a_whole_sentence_stays_whole_even_if_it_could_stand_further_to_the_right():
    text = text_of("Wir gehen. Das ist gut. Das war es.")
    assert shown(rewritten(text, "Wir gehen. Das war es.")) == [("Das ist gut.", "")]
    (edit,) = rewritten(text_of("Wir gehen. Das war es."), "Wir gehen. Das ist gut. Das war es.")
    assert (edit.start, edit.new.stream) == (12, "Das ist gut.")


def test_a_new_block_goes_into_the_gap_before_the_next():
    text = text_of("Wir gehen.", "Wir stehen.")
    (edit,) = rewritten(text, "Wir gehen.", "Wir liegen.", "Wir stehen.")
    assert (edit.start, edit.end, edit.new.stream) == (12, 12, "\tWir liegen.\n")


def test_new_blocks_at_the_beginning_and_at_the_end_are_edits_of_their_own():
    text = text_of("Wir gehen.")
    first, second = rewritten(text, "Eins.", "Zwei.", "Wir gehen.", "Drei.")
    assert (first.start, first.new.stream) == (0, "\tEins.\n\tZwei.\n")
    assert (second.start, second.new.stream) == (12, "\tDrei.\n")
    assert first.new.openings == (first.new.openings[0],) * 2


def test_words_at_the_end_of_a_block_and_a_block_after_it_stand_at_two_places():
    edits = rewritten(text_of("Wir gehen.", "Ende."), "Wir gehen. Alle stehen.", "Alle liegen.", "Ende.")
    assert [(edit.start, edit.new.stream) for edit in edits] == [(11, "Alle stehen."), (12, "\tAlle liegen.\n")]


def test_a_block_and_words_at_the_beginning_of_the_next_stand_at_two_places():
    edits = rewritten(text_of("Ende.", "Wir gehen."), "Ende.", "Neu hier.", "Alle stehen. Wir gehen.")
    assert [(edit.start, edit.new.stream) for edit in edits] == [(7, "\tNeu hier.\n"), (8, "Alle stehen.")]


def test_several_whole_blocks_go_as_one_deletion_from_their_first_to_their_last_word():
    (edit,) = rewritten(text_of("Eins.", "Zwei und.", "Drei.", "Vier."), "Eins.", "Vier.")
    assert edit.old.stream == "Zwei und.\n\tDrei."
    assert edit.is_deletion


def test_the_whole_text_may_go():
    assert shown(rewritten(text_of("Eins.", "Zwei."))) == [("Eins.\n\tZwei.", "")]


def test_a_deletion_from_inside_one_block_into_another_is_one_edit():
    edits = rewritten(text_of("Wir gehen heim.", "Ganz weg.", "Alle bleiben hier."), "Wir gehen", "bleiben hier.")
    assert shown(edits) == [("heim.\n\tGanz weg.\n\tAlle", "")]


def test_two_blocks_are_joined_by_a_replacement():
    edits = rewritten(text_of("Wir gehen", "und stehen."), "Wir gehen und stehen.")
    assert shown(edits) == [("\n\t", " ")]
    assert not edits[0].is_deletion


def test_words_that_go_where_two_blocks_are_joined_are_a_replacement_too():
    edits = rewritten(text_of("Wir gehen weg", "und alle stehen."), "Wir gehen alle stehen.")
    assert shown(edits) == [("weg\n\tund", " ")]


def test_a_block_is_divided_by_its_border_alone():
    (edit,) = rewritten(text_of("Wir gehen. Alle stehen."), "Wir gehen.", "Alle stehen.")
    assert (edit.start, edit.new.stream) == (12, "\n\t")


def test_a_block_put_into_another_divides_it():
    (edit,) = rewritten(text_of("Wir gehen. Alle stehen."), "Wir gehen.", "Niemand liegt.", "Alle stehen.")
    assert (edit.start, edit.new.stream) == (12, "\n\tNiemand liegt.\n\t")


def test_equal_blocks_are_not_touched_when_one_of_them_goes_or_comes():
    assert rewritten(text_of("Eins.", "Eins.", "Zwei."), "Eins.", "Zwei.")[0].start == 8
    assert rewritten(text_of("Eins.", "Zwei."), "Eins.", "Eins.", "Zwei.")[0].start == 7


def test_a_block_among_many_changed_ones_is_set_against_the_one_it_is_like():
    old = [f"Punkt {count}: {A_SENTENCE}" for count in range(1, 60)]
    new = [block.replace("Garten", f"Hof{count}") for count, block in enumerate(old)]
    new[20:22] = ["Dieser Absatz ist ganz und gar neu hier."]
    edits = rewritten(text_of(*old), *new)
    assert len(edits) == 58
    assert all(edit.old.stream == "Garten" for edit in edits if edit.start < 20 * len(old[0]))


def test_a_very_long_block_is_compared_sentence_by_sentence():
    sentences = [f"Satz {count} steht hier mit vielen Wörtern zu Nummer {count}." for count in range(300)]
    changed = [*sentences[:40], "Neu ist das.", *sentences[41:200], "Und das.", *sentences[202:]]
    edits = rewritten(text_of(" ".join(sentences)), " ".join(changed))
    assert [edit.new.stream for edit in edits] == ["Neu ist das", "Und das"]


def test_a_very_long_sentence_that_has_nothing_in_common_is_one_edit():
    old = " ".join(f"alt{count}" for count in range(600))
    new = " ".join(f"neu{count}" for count in range(600))
    assert shown(rewritten(text_of(old), new)) == [(old, new)]


def test_a_range_that_cuts_a_word_takes_only_its_part():
    text = text_of("Die Entwicklung der Stadt.")
    (edit,) = minimal_edits(text, 1, 11, Passage())
    assert (edit.start, edit.end, edit.old.stream) == (1, 11, "Die Entwic")
    (edit,) = minimal_edits(text, 11, 20, Passage("und"))
    assert (edit.start, edit.end, edit.new.stream) == (11, 20, "und")


def test_a_change_beside_a_cut_leaves_the_cut_word_alone():
    (edit,) = minimal_edits(text_of("Die Entwicklung der Stadt."), 1, 11, Passage("Eine Entwic"))
    assert (edit.old.stream, edit.new.stream) == ("Die", "Eine")


def test_words_put_in_keep_their_marks():
    new = Passage("Ein ganz neuer Weg.", (Mark(4, 8),))
    (edit,) = minimal_edits(text_of("Ein neuer Weg."), 1, 15, new)
    assert edit.new == Passage("ganz", (Mark(0, 4),))


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
        assert (first.start, first.end, first.move) != (second.start, second.end, second.move)
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
    # Where a bracket or quote meets other words the space is settled anew, and with it where a sentence ends.
    beside = text.stream[: first.start].rstrip(" ")[-1] + new[:1] + new[-1:] + text.stream[last.end :].lstrip(" ")[0]
    assume(not set(beside) & set("()„“"))
    by_hand = edits_or_none(text, first.start, last.end, Passage(new))
    kept = "\n\t" if not new and "\n" in text.stream[first.start : last.end] else ""
    stream = f"{text.stream[: first.start]} {new}{kept} {text.stream[last.end :]}"
    result = [" ".join(block.split()) for block in stream.replace("\t", "").split("\n")]
    everything = edits_or_none(text, 0, len(text.stream), passage_of(blocks([block for block in result if block])))
    assert [*map(in_words, by_hand)] == [*map(in_words, everything)]


words_alone = st.lists(
    st.sampled_from(["alt", "bunt", "rot", "Rad", "Weg", "12 %", "3 Mio. Euro", "und"]), min_size=1, max_size=7
).map(lambda found: " ".join(found) + ".")
prose_of_words = st.lists(
    st.lists(words_alone, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4
).map(tuple)  # fmt: skip


@given(prose_of_words, prose_of_words)
def test_adopting_all_edits_of_a_rewriting_gives_the_rewritten_text(old, new):
    text = text_of(*old)
    edits = edits_or_none(text, 0, len(text.stream), passage_of(blocks(new)))
    adopted = consolidate(text, number_edits("Ä1", edits))
    assert wordings([block.prose for block in adopted.blocks]) == wordings(new)


@given(words_alone, words_alone)
def test_edits_of_one_sentence_entered_one_by_one_are_each_the_same_edit_again(old, new):
    text = text_of(old)
    for edit in edits_or_none(text, 1, len(text.stream) - 1, Passage(new)):
        assert minimal_edits(text, edit.start, edit.end, edit.new) == (replace(edit, move=0),)


@given(a_block.flatmap(lambda old: st.tuples(st.just(old), st.one_of(a_block, prose_changed_a_little((old,))))))
def test_an_edit_entered_alone_gives_the_words_that_it_gives_among_others(case):
    old, new = case
    text = text_of(old)
    new = new if isinstance(new, str) else " ".join(new)
    for edit in edits_or_none(text, 1, len(text.stream) - 1, Passage(new)):
        alone = minimal_edits(text, edit.start, edit.end, edit.new)
        assert spliced(text.stream, alone) == spliced(text.stream, (edit,))


@given(texts_and_new_prose)
def test_how_the_new_text_is_typed_makes_no_difference(case):
    old, new = case
    text = text_of(*old)
    typed = [block.replace("„", '"').replace("“", '"').replace("12 %", "12\u00a0%") for block in new]
    one, other = (edits_or_none(text, 0, len(text.stream), passage_of(blocks(prose))) for prose in (new, typed))
    assert [*map(in_words, one)] == [*map(in_words, other)]


@given(texts_and_new_prose)
def test_a_rewriting_and_the_text_it_was_made_of_come_back_to_each_other(case):
    old, new = case
    text = text_of(*new)
    edits = edits_or_none(text, 0, len(text.stream), passage_of(blocks(old)))
    assert spliced(text.stream, edits) == wordings(old)
    assert bool(edits) == (wordings(old) != wordings(new))


@needs_motion_a1
def test_the_printed_lines_of_the_real_motion_pasted_back_are_unchanged():
    text = read_text(MOTION_A1.read_bytes())
    pasted = [
        Block(block.kind, " ".join(line.printed.strip() for line in text.lines_at(*where)), block.mark, ())
        for block, where in zip(text.blocks, text.ranges, strict=True)
    ]
    with pytest.raises(Invalid, match="keine Änderung des Wortlauts"):
        minimal_edits(text, 0, len(text.stream), passage_of(pasted))


@needs_motion_a1
def test_one_word_changed_in_any_block_of_the_real_motion_is_one_edit_of_one_word():
    text = read_text(MOTION_A1.read_bytes())
    for start, end in text.ranges[::7]:
        word = words(text.stream, start, end)[0]
        stream = f"{text.stream[: word.start]}Anders{text.stream[word.end :]}"
        (edit,) = minimal_edits(text, 0, len(text.stream), Passage(stream, (), text.passage.openings))
        assert (edit.start, edit.end, edit.new.stream) == (word.start, word.end, "Anders")
