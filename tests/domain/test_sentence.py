"""Does every edit read as correct German, with its address?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.address import LineRange, range_of_lines
from motions.domain.edit import Edit, Scope
from motions.domain.insertion import Shape, Where
from motions.domain.passage import Block, BlockKind, words_of
from motions.domain.proposal import ChangeSubject, Delete, Insert, Proposal, Replace, ReplaceAll, edits_of
from motions.domain.rewriting import prose_of_lines
from motions.domain.sentence import sentence
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from tests.domain.garden_motion import garden_motion, rewriting
from tests.domain.strategies import edits_over, texts


@pytest.fixture(scope="module")
def text() -> Text:
    return garden_motion()


def said(text: Text, proposal: Proposal) -> str:
    (edit,) = edits_of(text, proposal)
    return sentence(text, edit)


@pytest.mark.parametrize(
    ("proposal", "expected"),
    [
        (Replace("8", "15 %", "12 %"), "In Z. 8 wird „12 %“ durch „15 %“ ersetzt."),
        (Delete("13-14"), "Z. 13–14 werden gestrichen."),
        (Delete("16"), "Z. 16 wird gestrichen."),
        (Delete("13-16"), "Z. 13–16 werden gestrichen."),
        (Delete("8", "mehr"), "In Z. 8 wird „mehr“ gestrichen."),
        (Delete("13-14", "Niemand braucht dafür"), "In Z. 13–14 wird „Niemand braucht dafür“ gestrichen."),
        (Replace("16", "Ganz neu."), "In Z. 16 wird „Die Gärten öffnen im Mai“ durch „Ganz neu“ ersetzt."),
        (Replace("16", "Ganz neu!"), "Z. 16 wird durch „Ganz neu!“ ersetzt."),
        (Replace("13-14", "Nein!\n\nDoch!"), "Z. 13–14 werden durch „Nein! ¶ Doch!“ ersetzt."),
        (Insert("11", "Neu ist das."), "Nach Z. 11 wird eingefügt: „Neu ist das.“"),
        (Insert("11", "Neu"), "Nach Z. 11 wird eingefügt: „Neu“."),
        (Insert("11", "Eins.\n\nZwei."), "Nach Z. 11 wird eingefügt: „Eins. ¶ Zwei.“"),
        (Insert("6", "Neu.", Where.BEFORE), "Vor Z. 6 wird eingefügt: „Neu.“"),
        (Insert("10", "beim", Where.AFTER, "und"), "In Z. 10 wird nach „und“ „beim“ eingefügt."),
        (Insert("13", "heute"), "In Z. 13 wird nach „braucht“ „heute“ eingefügt."),
        (Insert("14", "oder so", Where.AFTER, "12 Euro."), "In Z. 14 wird nach „12 Euro.“ „oder so“ eingefügt."),
        (Insert("16", "Bald:", Where.BEFORE, "Die"), "In Z. 16 wird vor „Die“ „Bald:“ eingefügt."),
        (
            Insert("13", "Neu.", shape=Shape.BLOCK),
            "In Z. 13 wird nach „braucht“ als eigener Absatz eingefügt: „Neu.“",
        ),
        (Delete("8-9", "Gärten", 2), "In Z. 9 wird „Gärten“ gestrichen."),
        (ChangeSubject("Mehr Beete"), "Der Betreff lautet: „Mehr Beete“."),
        (ReplaceAll("Neu."), "Der ganze Text wird ersetzt."),
        (Delete("10", "„Grünen Ring“"), "In Z. 10 wird „‚Grünen Ring‘“ gestrichen."),
    ],
)
def test_a_change_reads_as_a_person_would_say_it(text, proposal, expected):
    assert said(text, proposal) == expected


def test_long_quotes_are_shortened_in_the_middle(text):
    new = " ".join(f"Wort{count}" for count in range(30))
    assert said(text, Replace("16", f"{new}!")) == (
        "Z. 16 wird durch „Wort0 Wort1 Wort2 Wort3 Wort4 … Wort25 Wort26 Wort27 Wort28 Wort29!“ ersetzt."
    )


def test_a_quote_that_stands_more_than_once_on_its_lines_is_counted():
    text = typeset([Block(BlockKind.PARAGRAPH, "Wer sät, der soll ernten, und wer erntet, der soll essen.")])
    assert said(text, Delete("1", ",", 2)) == "In Z. 1 wird „,“ (2. Vorkommen) gestrichen."
    assert said(text, Insert("1", "gern", Where.AFTER, "soll", 1)) == (
        "In Z. 1 wird nach „soll“ (1. Vorkommen) „gern“ eingefügt."
    )


def test_blocks_joined_and_divided_are_named(text):
    prose = prose_of_lines(text, LineRange(11, 13))
    (edit,) = edits_of(text, rewriting(LineRange(11, 13), prose.replace("\n\n", " ")))
    assert sentence(text, edit) == "In Z. 11–13 werden die beiden Absätze zu einem verbunden."
    (edit,) = edits_of(text, rewriting(LineRange(11, 13), prose.replace("beginnt.\n\nAlle ", "")))
    assert sentence(text, edit) == (
        "In Z. 11–13 wird „beginnt. ¶ Alle“ gestrichen; was davor und danach steht, wird ein Absatz."
    )
    (edit,) = edits_of(text, rewriting(LineRange(11, 13), prose.replace("säen. ", "säen.\n\n")))
    assert sentence(text, edit) == "In Z. 13 beginnt nach „säen.“ ein neuer Absatz."


def test_a_word_that_the_lines_cut_is_named(text):
    assert said(text, Delete("10")) == (
        "Z. 10 wird gestrichen (von „Gartenmauer“ nur „mauer“, von „Opel-Siedlung“ nur „Opel-“)."
    )


def test_a_part_of_the_subject_is_shown_with_the_whole(text):
    edit = Edit(0, 4, words_of("Mehr"), words_of("Viel"), Scope.SUBJECT)
    assert sentence(text, edit) == "Der Betreff lautet: „Viel Gärten in der Stadt“."


@given(texts().flatmap(lambda text: st.tuples(st.just(text), edits_over(text))))
def test_every_edit_has_a_sentence(case):
    text, edit = case
    said = sentence(text, edit)
    assert said[0].isupper()
    assert said[-1] in ".“"
    assert "\t" not in said
    assert "\n" not in said


@given(texts().flatmap(lambda text: st.tuples(st.just(text), st.sampled_from(text.lines), st.sampled_from(text.lines))))
def test_whole_lines_that_go_are_said_to_go_whole(case):
    text, one, other = case
    lines = LineRange(min(one.number, other.number), max(one.number, other.number))
    start, end = range_of_lines(text, lines)
    edit = Edit(start, end, text.passage.part(start, end), words_of(""))
    assert sentence(text, edit).startswith(f"{lines} {'wird' if one.number == other.number else 'werden'} gestrichen")
