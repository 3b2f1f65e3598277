"""Is the adopted text what the adopted edits make of the frozen text, with a source for each word?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.consolidation import Consolidation, consolidate
from motions.domain.edit import Edit, overlap
from motions.domain.errors import Invalid, NotPossible
from motions.domain.passage import Block, BlockKind, Mark, Opening, Passage, passage_of, words_of
from motions.domain.provenance import Repair, Source
from motions.domain.text import Head, Text
from motions.domain.typesetting import typeset
from motions.domain.words import is_border, words
from tests.domain.slow_consolidation import slow_blocks
from tests.domain.strategies import (
    compatible_edits,
    edit_of,
    edits_over,
    printed,
    subject_edit,
    texts,
    whole_text_edit,
    with_sub_amendments,
)

PARAGRAPH = BlockKind.PARAGRAPH


def text_of(*proses: str, width: int = 95) -> Text:
    """Typeset paragraphs."""
    return typeset([Block(PARAGRAPH, prose) for prose in proses], width, head=Head("A1", "OV Nord", "Mehr Grün"))


def changed(text: Text, quote: str, new: str, edit_id: str = "Ä1.1") -> Edit:
    """Replace, delete (new = "") the first place where the quote stands."""
    start = text.stream.index(quote)
    return edit_of(text, start, start + len(quote), new, edit_id)


def inserted(text: Text, before: str, new: str, edit_id: str = "Ä1.1") -> Edit:
    """Insert before the first place where the quote stands."""
    start = text.stream.index(before)
    return edit_of(text, start, start, new, edit_id)


def proses(result: Consolidation) -> list[str]:
    return [block.prose for block in result.blocks]


def by_block(result: Consolidation) -> list[list[tuple[str, frozenset[str]]]]:
    """Give the words of each block with the edits they are of."""
    blocks: list[list[tuple[str, frozenset[str]]]] = [[] for _ in result.blocks]
    for word in result.words:
        blocks[word.block].append((word.text, frozenset(word.source.edits)))
    return blocks


@given(st.data())
def test_the_result_is_what_word_by_word_substitution_gives(data: st.DataObject) -> None:
    text = data.draw(texts())
    edits = data.draw(with_sub_amendments(text))

    result = consolidate(text, edits)

    assert by_block(result) == slow_blocks(text, edits)
    bare_words = ["".join(word for word, _ in block) for block in by_block(result)]
    assert [bare(prose) for prose in proses(result)] == [bare(words_of_block) for words_of_block in bare_words]


@given(st.data())
def test_any_part_of_edits_that_do_not_compete_can_be_adopted(data: st.DataObject) -> None:
    text = data.draw(texts())
    edits = data.draw(with_sub_amendments(text))
    some = data.draw(st.lists(st.sampled_from(edits), unique_by=lambda edit: edit.id)) if edits else []

    assert by_block(consolidate(text, some)) == slow_blocks(text, some)


def same(edit: Edit, other: Edit) -> bool:
    return (edit.start, edit.end, edit.new) == (other.start, other.end, other.new)


def bare(prose: str) -> str:
    return "".join(prose.split())


@given(st.data())
def test_the_order_in_which_edits_are_given_does_not_matter(data: st.DataObject) -> None:
    text = data.draw(texts())
    edits = data.draw(with_sub_amendments(text))
    shuffled = data.draw(st.permutations(edits))

    one, other = consolidate(text, edits), consolidate(text, shuffled)

    assert one == other
    assert one.words == other.words
    assert one.redline == other.redline


@given(st.data())
def test_two_edits_that_overlap_are_refused_and_both_are_named(data: st.DataObject) -> None:
    text = data.draw(texts())
    first, second = data.draw(edits_over(text)), data.draw(edits_over(text))
    first, second = replace(first, id="Ä3.1"), replace(second, id="Ä7.2")
    if not overlap(first, second) or same(first, second):
        consolidate(text, [first, second])
        return

    with pytest.raises(NotPossible, match="Ä3.1 .* und Ä7.2 .* widersprechen sich") as refused:
        consolidate(text, data.draw(st.permutations([first, second])))

    assert refused.value.code == "competing"


@given(st.data())
def test_every_word_has_one_source_and_every_other_word_of_the_original_is_removed_by_an_edit(
    data: st.DataObject,
) -> None:
    text = data.draw(texts())
    edits = data.draw(with_sub_amendments(text))

    result = consolidate(text, edits)

    original = [
        (word.text, tuple(line.number for line in text.lines_at(word.start, word.end)))
        for word in words(text.stream)
        if not is_border(word)
    ]
    kept = [(word.text, word.source.lines) for word in result.words if word.source.lines]
    removed = [(word.text, word.source.lines) for word in result.removed]
    numbers = {edit.id for edit in edits}
    assert all(bool(word.source.lines) != bool(word.source.edits) for word in result.words)
    assert all(set(word.source.edits) <= numbers for word in result.words)
    assert all(word.removed_by and set(word.removed_by) <= numbers for word in result.removed)
    assert is_subsequence(kept, original)
    assert is_subsequence(removed, original)
    assert sorted(kept + removed) == sorted(original)


def is_subsequence(part: Sequence[object], whole: Sequence[object]) -> bool:
    remaining = iter(whole)
    return all(item in remaining for item in part)


@given(st.data())
def test_blocks_that_no_edit_touches_stay_as_they_are_to_the_character(data: st.DataObject) -> None:
    text = data.draw(texts())
    edits = data.draw(compatible_edits(text))

    result = consolidate(text, edits)

    untouched = [
        block
        for block, (start, end) in zip(text.blocks, text.ranges, strict=True)
        if not any(edit.start <= end and start <= edit.end for edit in edits)
    ]
    assert is_subsequence(untouched, result.blocks)


@given(texts())
def test_nothing_adopted_is_the_original(text: Text) -> None:
    result = consolidate(text, [])

    assert result.passage == text.passage
    assert result.subject == text.head.subject
    assert not result.removed
    assert not result.repairs
    assert all(not block.changed for block in result.redline)


def test_a_word_is_replaced_and_names_its_edit() -> None:
    text = text_of("Der Anteil beträgt 12 % im Jahr.")

    result = consolidate(text, [changed(text, "12 %", "15 %", "Ä3.1")])

    assert proses(result) == ["Der Anteil beträgt 15 % im Jahr."]
    assert [(word.text, word.source) for word in result.words][2:5] == [
        ("beträgt", Source(lines=(1,))),
        ("15 %", Source(edits=("Ä3.1",))),
        ("im", Source(lines=(1,))),
    ]
    assert [(word.text, word.source, word.removed_by) for word in result.removed] == [
        ("12 %", Source(lines=(1,)), ("Ä3.1",)),
    ]


def test_a_word_over_two_lines_has_both_as_source() -> None:
    text = printed([Block(PARAGRAPH, "Stadtentwicklung beginnt")], 5, first_number=39)

    first = consolidate(text, []).words[0]

    assert first.source == Source(lines=(39, 40, 41, 42))


def test_insertions_at_one_place_stand_in_number_order_and_not_in_letter_order() -> None:
    text = text_of("eins vier")
    edits = [inserted(text, "vier", "drei", "Ä10.1"), inserted(text, "vier", "zwei", "Ä2.1")]

    assert proses(consolidate(text, edits)) == ["eins zwei drei vier"]


def test_an_order_that_was_set_for_one_place_moves_only_those_it_lists() -> None:
    text = text_of("eins fünf")
    edits = [inserted(text, "fünf", word, edit_id) for word, edit_id in [("a", "Ä1.1"), ("b", "Ä2.1"), ("c", "Ä3.1")]]

    assert proses(consolidate(text, edits, [["Ä3.1", "Ä1.1"]])) == ["eins c b a fünf"]


def test_identical_edits_are_worked_in_once_and_all_named() -> None:
    text = text_of("Der Anteil beträgt 12 %.")
    edits = [changed(text, "12 %", "15 %", "Ä10.1"), changed(text, "12 %", "15 %", "Ä9.2")]

    result = consolidate(text, edits)

    assert proses(result) == ["Der Anteil beträgt 15 %."]
    assert result.words[3].source == Source(edits=("Ä9.2", "Ä10.1"))
    assert result.removed[0].removed_by == ("Ä9.2", "Ä10.1")


def test_competing_edits_are_named_with_their_lines() -> None:
    text = printed([Block(PARAGRAPH, "eins zwei drei vier fünf")], 10, first_number=39)
    edits = [changed(text, "zwei drei", "2", "Ä7.1"), changed(text, "eins zwei", "1", "Ä3.1")]

    with pytest.raises(NotPossible) as refused:
        consolidate(text, edits)

    assert str(refused.value) == (
        "Ä3.1 (Z. 39) und Ä7.1 (Z. 39–40) widersprechen sich und können nicht zusammen angenommen sein."
    )


def test_a_whole_text_competes_with_all_other_passages_but_not_with_the_subject() -> None:
    text = text_of("Alt.")
    whole = whole_text_edit(text, [Block(PARAGRAPH, "Ganz neu.")], "Ä2.1")
    at_edge = edit_of(text, 0, 0, "\tVorweg.\n", "Ä1.1")

    with pytest.raises(NotPossible, match="Ä1.1 .* und Ä2.1"):
        consolidate(text, [whole, at_edge])
    result = consolidate(text, [whole, subject_edit(text, 5, 9, "Blau", "Ä3.1")])

    assert proses(result) == ["Ganz neu."]
    assert result.subject == "Mehr Blau"


def test_a_text_may_be_deleted_as_a_whole() -> None:
    text = text_of("Alt.", "Noch älter.")

    result = consolidate(text, [whole_text_edit(text, [], "Ä2.1")])

    assert result.blocks == ()
    assert len(result.removed) == 5


def test_two_amendments_to_the_subject_compete_wherever_they_change_it() -> None:
    text = text_of("Alt.")
    edits = [subject_edit(text, 0, 4, "Viel", "Ä1.1"), subject_edit(text, 5, 9, "Blau", "Ä2.1")]

    with pytest.raises(NotPossible, match="Ä1.1 .* und Ä2.1"):
        consolidate(text, edits)


def test_the_subject_shows_what_became_of_it() -> None:
    text = text_of("Alt.")

    pieces = consolidate(text, [subject_edit(text, 5, 9, "Blau", "Ä1.1")]).subject_pieces

    assert [(piece.kind.value, piece.text) for piece in pieces] == [
        ("kept", "Mehr "),
        ("deleted", "Grün"),
        ("inserted", "Blau"),
    ]


def test_a_deletion_across_a_border_keeps_the_border_between_what_remains() -> None:
    text = text_of("eins zwei drei", "weg damit", "vier fünf sechs")
    across = changed(text, "zwei drei\n\tweg damit\n\tvier fünf", "")

    assert proses(consolidate(text, [across])) == ["eins", "sechs"]


def test_a_deletion_of_whole_blocks_lets_them_vanish() -> None:
    text = text_of("eins", "zwei", "drei")
    start, end = text.ranges[1]

    assert proses(consolidate(text, [edit_of(text, start, end, "", "Ä1.1")])) == ["eins", "drei"]


def test_a_block_that_lost_its_words_stays_for_words_that_were_put_into_it() -> None:
    text = text_of("eins", "zwei", "drei")
    start, end = text.ranges[1]
    edits = [edit_of(text, start, end, "", "Ä1.1"), edit_of(text, end, end, "neu", "Ä2.1")]

    assert proses(consolidate(text, edits)) == ["eins", "neu", "drei"]


def test_a_replacement_takes_the_borders_in_its_range_and_the_kind_of_the_left_block_stays() -> None:
    heading, paragraph = Block(BlockKind.HEADING, "eins zwei"), Block(PARAGRAPH, "drei vier")
    text = typeset([heading, paragraph])

    blocks = consolidate(text, [changed(text, "zwei\n\tdrei", "und")]).blocks

    assert blocks == (Block(BlockKind.HEADING, "eins und vier"),)


def test_two_blocks_are_joined_with_a_space() -> None:
    text = text_of("Erster Satz.", "Zweiter Satz.")

    assert proses(consolidate(text, [changed(text, "\n\t", " ")])) == ["Erster Satz. Zweiter Satz."]


def test_a_block_is_divided() -> None:
    text = text_of("Erster Satz. Zweiter Satz.")

    assert proses(consolidate(text, [inserted(text, "Zweiter", "\n\t")])) == ["Erster Satz.", "Zweiter Satz."]


def test_a_replacement_with_several_blocks_brings_their_kinds() -> None:
    text = text_of("eins zwei drei")
    new = Passage("alpha\n\tbeta\n\tgamma", (), (Opening(BlockKind.ITEM, "–"), Opening(PARAGRAPH)))

    blocks = consolidate(text, [edit_of(text, 6, 10, new, "Ä1.1")]).blocks

    assert blocks == (
        Block(PARAGRAPH, "eins alpha"),
        Block(BlockKind.ITEM, "beta", "–"),
        Block(PARAGRAPH, "gamma drei"),
    )


def test_the_three_places_at_a_border_are_kept_apart() -> None:
    text = text_of("eins", "vier")
    border = text.stream.index("\n\t")
    edits = [
        edit_of(text, border, border, "am Ende", "Ä3.1"),
        edit_of(text, border + 1, border + 1, "\tdazwischen\n", "Ä2.1"),
        edit_of(text, border + 2, border + 2, "am Anfang", "Ä1.1"),
    ]

    assert proses(consolidate(text, edits)) == ["eins am Ende", "dazwischen", "am Anfang vier"]


def test_words_and_a_block_at_one_gap_stand_in_number_order() -> None:
    text = text_of("eins vier")
    edits = [inserted(text, "vier", "drei", "Ä2.1"), inserted(text, "vier", "\n\tzwei\n\t", "Ä1.1")]

    assert proses(consolidate(text, edits)) == ["eins", "zwei", "drei vier"]


def test_bold_goes_on_over_a_deletion_and_new_words_bring_their_own_marks() -> None:
    text = typeset([Block(PARAGRAPH, "eins zwei drei vier", marks=(Mark(0, 14),))])
    deletion = changed(text, "zwei", "", "Ä1.1")
    new = edit_of(text, text.stream.index("vier"), text.stream.index("vier"), words_of("neu", [Mark(0, 3)]), "Ä2.1")

    assert consolidate(text, [deletion, new]).blocks == (Block(PARAGRAPH, "eins drei neu vier", marks=(Mark(0, 13),)),)


def test_marks_of_parts_of_one_mark_grow_together() -> None:
    text = typeset([Block(PARAGRAPH, "eins zwei drei", marks=(Mark(0, 14),))])
    new = edit_of(text, 6, 10, words_of("2", [Mark(0, 1)]), "Ä1.1")

    assert consolidate(text, [new]).blocks == (Block(PARAGRAPH, "eins 2 drei", marks=(Mark(0, 11),)),)


def test_doubled_punctuation_is_dropped_and_logged_and_names_its_line_and_the_deletion() -> None:
    text = text_of("Äpfel, Birnen, Kirschen")

    result = consolidate(text, [changed(text, "Birnen", "", "Ä1.1")])

    assert proses(result) == ["Äpfel, Kirschen"]
    assert result.repairs == (Repair(Source(lines=(1,)), "Äpfel,,", "Äpfel,"),)
    dropped = result.removed[0]
    assert (dropped.text, dropped.source, dropped.removed_by, dropped.repaired) == (
        ",",
        Source(lines=(1,)),
        ("Ä1.1",),
        True,
    )


def test_brackets_that_a_deletion_leaves_empty_go_with_it() -> None:
    text = text_of("Äpfel (Birnen), Kirschen")

    assert proses(consolidate(text, [changed(text, "Birnen", "")])) == ["Äpfel, Kirschen"]


def test_punctuation_that_an_edit_put_in_is_dropped_too_but_is_no_word_of_the_original() -> None:
    text = text_of("Äpfel Birnen, Kirschen")
    edits = [inserted(text, "Birnen", ",", "Ä2.1"), changed(text, "Birnen", "", "Ä1.1")]

    result = consolidate(text, edits)

    assert proses(result) == ["Äpfel, Kirschen"]
    assert [word.text for word in result.removed] == ["Birnen"]
    assert [piece.text for piece in result.redline[0].pieces] == ["Äpfel", " Birnen", ", Kirschen"]
    assert result.repairs == (Repair(Source(lines=(1,)), "Äpfel ,,", "Äpfel,"),)


def test_an_edit_of_another_version_is_refused() -> None:
    text, other = text_of("eins zwei"), text_of("zwei eins")

    with pytest.raises(Invalid, match="Ä4.1 gehört zu einer anderen Fassung"):
        consolidate(text, [changed(other, "zwei", "2", "Ä4.1")])


def test_words_between_two_blocks_are_a_fault_and_never_lost_in_silence() -> None:
    text = text_of("eins", "zwei")
    gap = text.ranges[1][0] - 1

    with pytest.raises(ValueError, match="between two blocks"):
        consolidate(text, [edit_of(text, gap, gap, "verloren", "Ä1.1")])


def test_a_long_text_is_cut_only_where_edits_are() -> None:
    text = text_of(*(f"Absatz {number} bleibt ganz, wie er war." for number in range(140)))
    edits = [changed(text, f"Absatz {number} ", f"Teil {number} ".strip(), f"Ä{number}.1") for number in (7, 70)]
    edits = [edit_of(text, edit.start, edit.end - 1, edit.new, edit.id) for edit in edits]

    result = consolidate(text, edits)

    assert len(result.runs) == 7
    assert passage_of(result.blocks) == result.passage
    assert proses(result)[69:72] == [
        "Absatz 69 bleibt ganz, wie er war.",
        "Teil 70 bleibt ganz, wie er war.",
        "Absatz 71 bleibt ganz, wie er war.",
    ]
