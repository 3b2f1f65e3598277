"""Which edits come of what a person asks for?"""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.address import LineRange
from motions.domain.composition import compose_amendment
from motions.domain.consolidation import consolidate
from motions.domain.edit import Operation, Scope
from motions.domain.errors import Invalid
from motions.domain.insertion import Shape, Where
from motions.domain.notation import read_notation
from motions.domain.passage import BlockKind, Mark, Opening
from motions.domain.proposal import (
    Change,
    ChangeSubject,
    Delete,
    Insert,
    Replace,
    ReplaceAll,
    edits_of,
)
from motions.domain.rewriting import prose_of_lines
from motions.domain.sentence import sentence
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from motions.imports.printed_text import read_text
from tests.domain.garden_motion import garden_motion
from tests.domain.strategies import prose, texts
from tests.motion_a1 import MOTION_A1, needs_motion_a1


@pytest.fixture(scope="module")
def text() -> Text:
    return garden_motion()


def shown(text: Text, proposal: Change) -> list[tuple[str, str]]:
    return [(edit.old.stream, edit.new.stream) for edit in edits_of(text, proposal)]


def result(text: Text, proposal: Change) -> str:
    """The block in which a single edit stands, with the new text in brackets where it goes in."""
    (edit,) = edits_of(text, proposal)
    start = text.stream.rfind("\t", 0, edit.start) + 1
    before, after = text.stream[start : edit.start], text.stream[edit.end :].partition("\n")[0]
    return f"{before}[{edit.new.stream}]{after}"


def test_lines_replaced_by_almost_the_same_words_change_only_those_that_differ(text):
    new = prose_of_lines(text, LineRange(8, 9)).replace("12 %", "15 %").replace("alten", "neuen")
    assert shown(text, Replace("8-9", new)) == [("12 %", "15 %"), ("alten", "neuen")]


def test_lines_replaced_by_exactly_what_is_printed_on_them_do_not_change(text):
    for first, last in ((9, 9), (10, 10), (9, 10), (8, 11), (16, 16)):
        printed = "\n".join(line.printed for line in text.lines_between(first, last))
        with pytest.raises(Invalid, match="keine Änderung"):
            edits_of(text, Replace(f"{first}-{last}", printed))


def test_the_hyphen_at_the_end_of_a_rewritten_line_is_the_printed_one(text):
    assert text.line(9).printed.endswith("alten Garten-")
    assert shown(text, Replace("9", text.line(9).printed.replace("alten", "neuen"))) == [("alten", "neuen")]
    assert text.line(10).printed.endswith("Opel-")
    assert shown(text, Replace("10", text.line(10).printed.replace("Opel", "Rad"))) == [("Opel-", "Rad-")]
    assert shown(text, Replace("9", "garten-", "alten")) == [("alten", "garten-")]


def test_the_mark_before_a_rewritten_item_is_no_part_of_its_words():
    text = typeset(read_notation("1. Wir bauen Beete.\n2. Wir kaufen Spaten.\n\n2. Mai ist Markt."))
    assert [block.mark for block in text.blocks] == ["1.", "2.", ""]
    assert shown(text, Replace("2", "2. Wir kaufen Harken.")) == [("Spaten", "Harken")]
    assert shown(text, Replace("2", "Wir kaufen Harken.")) == [("Spaten", "Harken")]
    assert shown(text, Replace("3", "2. Juni ist Markt.")) == [("Mai", "Juni")]


def test_words_quoted_are_replaced(text):
    assert shown(text, Replace("8", "15%", "12%")) == [("12 %", "15%")]


def test_of_a_numeral_quoted_in_part_the_rest_stays(text):
    assert shown(text, Replace("8", "15", "12")) == [("12 %", "15 %")]
    assert shown(text, Replace("8", "15 %", "12")) == [("12 %", "15 %")]
    assert shown(text, Replace("8", "15 Prozent", "12")) == [("12 %", "15 Prozent")]
    assert shown(text, Replace("8", "fünfzehn Prozent", "12")) == [("12 %", "fünfzehn Prozent")]
    assert shown(text, Replace("8", "fünfzehn", "12")) == [("12 %", "fünfzehn %")]
    assert shown(text, Replace("14", "Dollar", "Euro")) == [("12 Euro", "12 Dollar")]
    assert shown(text, Delete("8", "12")) == [("12 %", "")]


def test_a_unit_that_goes_leaves_its_number(text):
    assert shown(text, Delete("8", "%")) == [("12 %", "12")]
    assert shown(text, Delete("14", "Euro")) == [("12 Euro", "12")]


def test_an_occurrence_picks_the_place(text):
    (edit,) = edits_of(text, Replace("13-14", "keiner", "niemand", 1))
    assert edit.start == text.stream.index("niemand zahlt")
    with pytest.raises(Invalid):
        edits_of(text, Replace("8-9", "Beete", "Gärten"))
    (edit,) = edits_of(text, Replace("8-9", "Beete", "Gärten", 2))
    assert edit.start == text.stream.index("Gärten liegen")


def test_lines_are_deleted_as_one_edit(text):
    assert shown(text, Delete("13-14")) == [(text.blocks[2].prose, "")]
    (edit,) = edits_of(text, Delete("14-16"))
    assert edit.operation is Operation.DELETE
    assert edit.old.stream.startswith("dafür einen")


def test_several_blocks_may_take_the_place_of_lines(text):
    (edit,) = edits_of(text, Replace("16", "Ganz neu.\n\n**Titel**\n\n- Punkt."))
    assert edit.new.stream == "Ganz neu.\n\tTitel\n\tPunkt"
    assert edit.new.openings == (Opening(BlockKind.HEADING), Opening(BlockKind.ITEM, "-"))


def test_a_dash_is_no_list_mark_among_words(text):
    assert shown(text, Replace("14", "– trotz allem", "einen")) == [("einen", "– trotz allem")]
    (edit,) = edits_of(text, Replace("14", "**keinen**", "einen"))
    assert edit.new.marks == (Mark(0, 6),)


GAP_AFTER_11 = "\tAlle dürfen"


@pytest.mark.parametrize("proposal", [Insert("11", "Neu."), Insert("12", "Neu."), Insert("13", "Neu.", Where.BEFORE)])
def test_text_beside_the_lines_at_a_blocks_edge_is_a_block_of_its_own(text, proposal):
    (edit,) = edits_of(text, proposal)
    assert (edit.start, edit.end, edit.new.stream) == (text.stream.index(GAP_AFTER_11),) * 2 + ("\tNeu.\n",)


def test_text_inside_a_block_is_words(text):
    assert "Niemand braucht [heute]dafür einen" in result(text, Insert("13", "heute"))
    assert shown(text, Insert("13", "heute")) == shown(text, Insert("14", "heute", Where.BEFORE))
    assert edits_of(text, Insert("13", "heute")) == edits_of(text, Insert("14", "heute", Where.BEFORE))


def test_text_after_a_line_that_cuts_a_word_stands_after_the_word(text):
    assert "Gartenmauer [neu]und am" in result(text, Insert("9", "neu"))
    assert edits_of(text, Insert("9", "neu")) == edits_of(text, Insert("10", "neu", Where.BEFORE))


def test_text_beside_a_quote_is_words(text):
    assert "sie [nur]2.400 Euro" in result(text, Insert("8", "nur", Where.AFTER, "sie"))
    assert "sie [nur]2.400 Euro" in result(text, Insert("9", "nur", Where.BEFORE, "2.400 Euro"))
    assert result(text, Insert("16", "Bald gehen", Where.BEFORE, "Die")) == "[Bald gehen]Die Gärten öffnen im Mai."
    assert result(text, Insert("16", "Alle kommen.", Where.AFTER, "Mai.")) == "Die Gärten öffnen im Mai.[Alle kommen.]"
    assert result(text, Insert("16", "oder Juni", Where.AFTER, "Mai")) == "Die Gärten öffnen im Mai[oder Juni]."


def test_a_shape_says_otherwise(text):
    assert result(text, Insert("16", "Alle kommen.", shape=Shape.WORDS)) == "Die Gärten öffnen im Mai.[Alle kommen.]"
    first = Insert("16", "Bald:", Where.BEFORE, shape=Shape.WORDS)
    assert result(text, first) == "[Bald:]Die Gärten öffnen im Mai."
    (edit,) = edits_of(text, Insert("16", "Neu.", Where.AFTER, "Mai.", shape=Shape.BLOCK))
    assert (edit.start, edit.new.stream) == (len(text.stream), "\tNeu.\n")


def test_a_block_inside_a_block_divides_it(text):
    (edit,) = edits_of(text, Insert("13", "- Neu.", shape=Shape.BLOCK))
    assert edit.start == text.stream.index("dafür einen")
    assert edit.new.stream == "\n\tNeu.\n\t"
    assert edit.new.openings == (Opening(BlockKind.ITEM, "-"), Opening(BlockKind.PARAGRAPH))


def test_text_before_everything_and_after_everything(text):
    assert edits_of(text, Insert("6", "Neu.", Where.BEFORE))[0].start == 0
    assert edits_of(text, Insert("5", "Neu."))[0].start == 0
    assert edits_of(text, Insert("17", "Neu."))[0].start == len(text.stream)
    assert edits_of(text, Insert("15-17", "Neu.", Where.BEFORE)) == edits_of(text, Insert("16", "Neu.", Where.BEFORE))


def test_words_have_no_place_at_a_line_without_words(text):
    with pytest.raises(Invalid, match="keine Wörter"):
        edits_of(text, Insert("12", "neu", shape=Shape.WORDS))


def test_the_whole_text_is_one_edit_and_never_minimised(text):
    (edit,) = edits_of(text, ReplaceAll("**Gärten für alle**\n\nUnd sonst nichts."))
    assert (edit.scope, edit.start, edit.end) == (Scope.WHOLE_TEXT, 0, len(text.stream))
    assert edit.new.stream == "\tGärten für alle\n\tUnd sonst nichts.\n"


def test_the_whole_text_by_the_same_words_is_refused(text):
    same = "\n\n".join(block.prose for block in text.blocks)
    with pytest.raises(Invalid, match="denselben Wortlaut"):
        edits_of(text, ReplaceAll(same))


def test_new_words_in_the_subject_have_the_spaces_of_the_old_ones():
    text = read_text("1 Betreff: „Wege (bis 2032)“\n2\n3 Wir fahren Rad.\n".encode())
    for proposal, new in (
        (Replace("1", "2030", "2032"), "„Wege (bis 2030)“"),
        (Replace("1", "Bahnen", "Wege"), "„Bahnen (bis 2032)“"),
        (Insert("1", "und Bahnen", quote="Wege"), "„Wege und Bahnen (bis 2032)“"),
        (Delete("1", "(bis 2032)"), "„Wege“"),
    ):
        (edit,) = edits_of(text, proposal)
        assert edit.new.stream == new


def test_a_quote_that_the_subject_has_twice_or_not_at_all_is_refused_with_its_lines():
    text = read_text(b"1 Betreff: Rad und Rad\n2\n3 Wir fahren Rad.\n")
    for quote, said in (("Rad", "„Rad“ steht 2-mal im Betreff"), ("Bus", "„Bus“ steht nicht im Betreff")):
        with pytest.raises(Invalid, match=said) as refused:
            edits_of(text, Replace("1", "x", quote))
        assert refused.value.suggestions == (1,)


@pytest.mark.parametrize(
    ("proposal", "new"),
    [
        (ChangeSubject("Gärten  für\nalle"), "Gärten für alle"),
        (Replace("3-4", "Gärten"), "Gärten"),
        (Replace("3-4", "Betreff: Gärten"), "Gärten"),
        (Replace("3", "Betreff: Viele Gärten"), "Viele Gärten in der Stadt"),
        (Replace("4", "auf dem Land"), "Mehr Gärten auf dem Land"),
        (Replace("3", "Viele", "Mehr"), "Viele Gärten in der Stadt"),
        (Insert("3", "kleine", Where.AFTER, "Mehr"), "Mehr kleine Gärten in der Stadt"),
        (Insert("3-4", "und Nacht:", Where.BEFORE), "und Nacht: Mehr Gärten in der Stadt"),
        (Delete("4"), "Mehr Gärten"),
    ],
)
def test_a_change_to_the_lines_of_the_subject_is_a_change_of_the_subject(text, proposal, new):
    (edit,) = edits_of(text, proposal)
    assert (edit.scope, edit.start, edit.end, edit.new.stream) == (Scope.SUBJECT, 0, 24, new)
    assert edit.old.stream == "Mehr Gärten in der Stadt"


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        (ChangeSubject("Mehr Gärten in der Stadt"), "lautet schon so"),
        (ChangeSubject(" "), "leer"),
        (Delete("3-4"), "leer"),
        (Replace("3", "x", "Beete"), "„Beete“ steht nicht im Betreff"),
        (Delete("2-3"), "Kopf"),
        (Insert("2", "x"), "Kopf"),
        (Replace("16", " \n "), "leer"),
        (Insert("16", ""), "leer"),
        (ReplaceAll(""), "leer"),
        (Replace("16", "Die Gärten öffnen im Mai."), "keine Änderung des Wortlauts"),
        (Replace("16", "Die **Gärten** öffnen im Mai."), "keine Änderung des Wortlauts"),
        (Replace("16", "Bad\x07"), r"Steuerzeichen U\+0007"),
        (Insert("16", "Bad\u202e"), r"Steuerzeichen U\+202E"),
        (ChangeSubject("Bad\x00"), r"Steuerzeichen U\+0000"),
        (Delete("12"), r"Auf Z\. 12 steht kein Wort"),
        (Delete("99"), "Zeile 99 gibt es nicht"),
    ],
)
def test_what_is_no_change_of_the_text_is_refused(text, proposal, reason):
    with pytest.raises(Invalid, match=reason):
        edits_of(text, proposal)


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "{{x}}", "###LINENUMBER###", "[1]", "100 %s %(x)d"])
def test_text_that_looks_like_markup_is_text(text, words):
    assert result(text, Insert("16", words, Where.AFTER, "im")) == f"Die Gärten öffnen im [{words}]Mai."


@needs_motion_a1
def test_rewriting_three_lines_of_the_real_motion_with_one_other_number_is_one_edit_of_one_word():
    text = read_text(MOTION_A1.read_bytes())
    prose = prose_of_lines(text, LineRange(39, 41))
    (edit,) = edits_of(text, Replace("39-41", prose.replace("23%", "32 %")))
    assert (edit.old.stream, edit.new.stream) == ("23%", "32 %")


@st.composite
def texts_and_proposals(draw: st.DrawFn) -> tuple[Text, Change]:
    text = draw(texts())
    first = draw(st.sampled_from(text.lines)).number
    lines = draw(st.sampled_from([f"{first}", f"{first} f.", f"{first} ff.", f"{first}–{first + 3}", f"{first - 1}"]))
    new = draw(prose(6) | st.text(max_size=12) | st.lists(prose(3), max_size=3).map("\n\n".join))
    quote = draw(st.just("") | prose(2) | st.text(max_size=4))
    occurrence = draw(st.none() | st.integers(1, 3)) if quote else None
    shape, where = draw(st.none() | st.sampled_from(Shape)), draw(st.sampled_from(Where))
    proposals = (
        Replace(lines, new, quote, occurrence),
        Delete(lines, quote, occurrence),
        Insert(lines, new, where, quote, occurrence, shape),
        ReplaceAll(new),
        ChangeSubject(new),
    )
    return text, proposals[draw(st.integers(0, len(proposals) - 1))]


@given(texts_and_proposals())
def test_whatever_is_asked_for_becomes_edits_that_can_be_adopted_or_is_refused(case):
    text, proposal = case
    with suppress(Invalid):
        amendment = compose_amendment(text, "Ä3", "OV Süd", [proposal])
        adopted = consolidate(text, amendment.edits)
        assert adopted.passage != text.passage or adopted.subject != text.head.subject
        for edit in amendment.edits:
            assert edit.scope is Scope.SUBJECT or edit.old == text.passage.part(edit.start, edit.end)
            assert sentence(text, edit)
