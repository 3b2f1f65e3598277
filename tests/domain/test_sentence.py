"""Does every edit read as a correct sentence, with its address?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.address import LineRange, range_of_lines
from motions.domain.edit import Amendment, Edit, Operation, number_edits
from motions.domain.insertion import Where
from motions.domain.language import Language
from motions.domain.new_text import NewTexts
from motions.domain.passage import Block, BlockKind, words_of
from motions.domain.proposal import Change, Delete, Insert, Replace, edits_of
from motions.domain.sentence import sentence, short_sentence
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from tests.domain.said_edits import EXAMPLES, GARDENS, Example
from tests.domain.strategies import edit_of, edits_over, texts, whole_text_edit


def said(text: Text, proposal: Change) -> str:
    (edit,) = edits_of(text, proposal)
    return sentence(text, edit)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_a_change_reads_as_a_person_would_say_it(example: Example) -> None:
    assert sentence(example.text, example.edit) == example.german
    assert sentence(example.text, example.edit, Language.ENGLISH) == example.english


def test_no_two_examples_are_said_in_the_same_words() -> None:
    assert len({example.german for example in EXAMPLES}) == len(EXAMPLES)
    assert len({example.english for example in EXAMPLES}) == len(EXAMPLES)


def test_the_three_places_at_a_border_of_blocks_are_told_apart() -> None:
    end = GARDENS.ranges[1][1]
    places = [edit_of(GARDENS, position, position, new) for position, new in ((end, "X"), (end + 2, "X"))]
    block = edit_of(GARDENS, end + 1, end + 1, "\tX\n")
    assert [sentence(GARDENS, edit) for edit in (places[0], block, places[1])] == [
        "In Z. 11 wird nach „beginnt.“ „X“ eingefügt.",
        "Nach Z. 11 wird eingefügt: „X“.",
        "In Z. 13 wird vor „Alle“ „X“ eingefügt.",
    ]


def test_a_quote_that_stands_more_than_once_on_its_lines_is_counted() -> None:
    text = typeset([Block(BlockKind.PARAGRAPH, "Wer sät, der soll ernten, und wer erntet, der soll essen.")])
    assert said(text, Delete("1", ",", 2)) == "In Z. 1 wird „,“ (2. Vorkommen) gestrichen."
    assert said(text, Insert("1", "gern", Where.AFTER, "soll", 1)) == (
        "In Z. 1 wird nach „soll“ (1. Vorkommen) „gern“ eingefügt."
    )


@pytest.mark.parametrize(
    ("occurrence", "ordinal"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (22, "22nd"),
    ],
)
def test_occurrences_are_counted_with_english_endings(occurrence: int, ordinal: str) -> None:
    text = typeset([Block(BlockKind.PARAGRAPH, " ".join(["Rad"] * 22))])
    start = 1 + 4 * (occurrence - 1)
    edit = edit_of(text, start, start + 3, "")
    assert sentence(text, edit, Language.ENGLISH) == f"In line 1, “Rad” ({ordinal} occurrence) is deleted."


def test_a_word_that_the_lines_cut_is_named() -> None:
    assert said(GARDENS, Delete("10")) == (
        "Z. 10 wird gestrichen (von „Gartenmauer“ nur „mauer“, von „Opel-Siedlung“ nur „Opel-“)."
    )


def test_lines_of_a_new_text_are_named_as_they_are_lettered() -> None:
    edits = number_edits("Ä3", edits_of(GARDENS, Insert("11", "Neu ist das Haus.")))
    new_text = NewTexts(GARDENS, (Amendment("Ä3", "OV Nord", edits),)).of("Ä3.1")
    assert said(new_text, Replace("Ä3:11a", "alt", "Neu")) == "In Z. Ä3:11a wird „Neu“ durch „alt“ ersetzt."
    edit = edit_of(new_text, len(new_text.stream), len(new_text.stream), "\tEnde\n")
    assert sentence(new_text, edit, Language.ENGLISH) == "After line Ä3:11a, the following is inserted: “Ende”."


LONG = " ".join(f"Wort{count}" for count in range(30))


def test_long_quotes_are_given_in_full() -> None:
    assert said(GARDENS, Replace("16", f"{LONG}!")) == f"Z. 16 wird durch „{LONG}!“ ersetzt."


def test_on_pages_long_quotes_are_shortened_in_the_middle() -> None:
    (edit,) = edits_of(GARDENS, Replace("16", f"{LONG}!"))
    assert short_sentence(GARDENS, edit) == (
        "Z. 16 wird durch „Wort0 Wort1 Wort2 Wort3 Wort4 … Wort25 Wort26 Wort27 Wort28 Wort29!“ ersetzt."
    )
    (edit,) = edits_of(
        GARDENS, Delete("13-14", "Alle dürfen ernten, was sie säen. Niemand braucht dafür einen Ausweis, und niemand")
    )
    assert short_sentence(GARDENS, edit) == (
        "In Z. 13–14 wird „Alle dürfen ernten, was sie … dafür einen Ausweis, und niemand“ gestrichen."
    )


def test_on_pages_new_text_stands_without_its_notation() -> None:
    (edit,) = edits_of(GARDENS, Insert("11", "**Und \\*dann\\***\n\n- Danach."))
    assert short_sentence(GARDENS, edit) == "Nach Z. 11 wird eingefügt: „Und *dann* ¶ Danach.“"
    edit = whole_text_edit(GARDENS, [Block(BlockKind.PARAGRAPH, "Neu.")])
    assert short_sentence(GARDENS, edit) == "Der ganze Text wird ersetzt."


def test_on_pages_short_changes_without_notation_read_as_they_do_elsewhere() -> None:
    plain = [example for example in EXAMPLES if is_plain(example.edit) and "\\" not in example.german]
    assert len(plain) > 50
    for example in plain:
        assert short_sentence(example.text, example.edit) == example.german


def is_plain(edit: Edit) -> bool:
    kinds = {opening.kind for opening in edit.new.openings}
    return not edit.new.marks and kinds <= {BlockKind.PARAGRAPH} and edit.operation is not Operation.REPLACE_ALL


@given(texts().flatmap(lambda text: st.tuples(st.just(text), edits_over(text))))
def test_every_edit_has_a_sentence(case) -> None:
    text, edit = case
    for words_said in (sentence(text, edit), sentence(text, edit, Language.ENGLISH), short_sentence(text, edit)):
        assert words_said[0].isupper()
        assert words_said[-1] in '.“”«"'
        assert "\t" not in words_said
        assert "\n" not in words_said


@given(texts().flatmap(lambda text: st.tuples(st.just(text), st.sampled_from(text.lines), st.sampled_from(text.lines))))
def test_whole_lines_that_go_are_said_to_go_whole(case) -> None:
    text, one, other = case
    lines = LineRange(min(one.number, other.number), max(one.number, other.number))
    start, end = range_of_lines(text, lines)
    edit = Edit(start, end, text.passage.part(start, end), words_of(""))
    assert sentence(text, edit).startswith(f"{lines} {'wird' if one.number == other.number else 'werden'} gestrichen")
