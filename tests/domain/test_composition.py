"""Which amendment comes of all that a person asks for in it?"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from motions.domain.address import address
from motions.domain.composition import Submission, compose_amendment, compose_amendments
from motions.domain.edit import Amendment
from motions.domain.errors import Invalid
from motions.domain.insertion import Shape, Where
from motions.domain.new_text import NewTexts, has_new_text
from motions.domain.proposal import ChangeSubject, Delete, Insert, Instruction, Proposal, Replace, ReplaceAll
from motions.domain.text import Text
from tests.domain.garden_motion import garden_motion
from tests.domain.strategies import amendments_over, prose, texts


@pytest.fixture(scope="module")
def text() -> Text:
    return garden_motion()


def compose(text: Text, *proposals: Proposal) -> Amendment:
    return compose_amendment(text, "Ä3", "OV Süd", proposals)


def test_an_amendment_numbers_its_edits_in_text_order(text):
    received = datetime.fromisoformat("2026-05-01T10:00")
    amendment = compose_amendment(
        text,
        "Ä3",
        "OV Süd",
        [Delete("16"), Replace("8", "15 %", "12 %"), ChangeSubject("Neu")],
        received,
        indivisible=True,
        reason="Darum.",
    )
    assert [(edit.id, edit.new.stream) for edit in amendment.edits] == [("Ä3.1", "Neu"), ("Ä3.2", "15 %"), ("Ä3.3", "")]
    assert (amendment.number, amendment.submitter, amendment.received) == ("Ä3", "OV Süd", received)
    assert (amendment.indivisible, amendment.reason) == (True, "Darum.")


def test_what_was_asked_for_separately_stays_separate(text):
    assert len(compose(text, Replace("8", "15 %", "12 %"), Replace("8", "weniger", "mehr")).edits) == 2


def test_edits_that_only_touch_may_stand_in_one_amendment(text):
    assert len(compose(text, Delete("13"), Delete("14"), Insert("13", "heute")).edits) == 3


def test_two_different_insertions_at_one_place_may_stand_in_one_amendment(text):
    assert len(compose(text, Insert("11", "Eins."), Insert("11", "Zwei.")).edits) == 2


@pytest.mark.parametrize(
    ("proposals", "message"),
    [
        ((), "Ä3: Es ist keine Änderung angegeben."),
        (
            (Delete("14"), Delete("8-9"), Replace("8", "15 %", "12 %")),
            "Ä3: Die 2. Änderung (Z. 8–9) und die 3. (Z. 8) überschneiden sich; "
            "ein Wort kann nur einmal geändert werden.",
        ),
        (
            (Insert("13", "heute"), Delete("13-14")),
            "Ä3: Die 1. Änderung (nach Z. 13) und die 2. (Z. 13–14) überschneiden sich; "
            "ein Wort kann nur einmal geändert werden.",
        ),
        ((Delete("14"), Delete("14")), "Ä3: Die 1. Änderung (Z. 14) und die 2. (Z. 14) sind dieselbe Änderung."),
        (
            (Insert("11", "Neu."), Insert("13", "Neu.", Where.BEFORE)),
            "Ä3: Die 1. Änderung (nach Z. 11) und die 2. (nach Z. 11) sind dieselbe Änderung.",
        ),
        (
            (ChangeSubject("Eins"), ChangeSubject("Zwei")),
            "Ä3: Die 1. Änderung (Betreff) und die 2. (Betreff) überschneiden sich; "
            "ein Wort kann nur einmal geändert werden.",
        ),
        (
            (Delete("14"), ReplaceAll("Nichts.")),
            "Ä3: Die 1. Änderung (Z. 14) und die 2. (ganzer Text) überschneiden sich; "
            "ein Wort kann nur einmal geändert werden.",
        ),
        (
            (Delete("14"), Delete("13", "12 %")),
            "Ä3, 2. Änderung (Z. 13): „12 %“ steht nicht in Z. 13, wohl aber in Z. 8.",
        ),
        (
            (Replace("14", "%d\x01"),),
            "Ä3, 1. Änderung (Z. 14): Der Text enthält das Steuerzeichen U+0001; erwartet war nur Text.",
        ),
    ],
)
def test_an_amendment_that_cannot_be_made_is_refused_with_its_number_and_the_change(text, proposals, message):
    with pytest.raises(Invalid) as refused:
        compose(text, *proposals)
    assert str(refused.value) == message


def test_a_refusal_keeps_its_code_and_suggestions(text):
    with pytest.raises(Invalid) as refused:
        compose(text, Delete("13", "12 %"))
    assert (refused.value.code, refused.value.suggestions) == ("quote_not_found", (8,))


def test_an_amendment_without_a_number_is_not_named(text):
    with pytest.raises(Invalid, match=r"^1\. Änderung: Zeile 99 gibt es nicht"):
        compose_amendment(text, "Ä", "", [Delete("99")])


def test_a_whole_text_and_a_subject_may_stand_in_one_amendment(text):
    assert len(compose(text, ReplaceAll("Nichts."), ChangeSubject("Nichts")).edits) == 2


def test_an_instruction_is_a_proposal_like_others(text):
    (edit,) = compose(text, Instruction("Ersetze in Z. 8 „12 %“ durch „15 %“.")).edits
    assert (edit.id, edit.old.stream, edit.new.stream) == ("Ä3.1", "12 %", "15 %")
    with pytest.raises(Invalid) as refused:
        compose(text, Delete("14"), Instruction("Ersetze in Z. 8 „13 %“ durch „15 %“."))
    assert (refused.value.code, refused.value.suggestions) == ("quote_not_found", (8,))
    assert str(refused.value).startswith("Ä3, 2. Änderung: „13 %“ steht ")


def test_what_is_only_to_be_worded_needs_no_changes(text):
    amendment = compose_amendment(text, "Ä3", "OV Süd", [], editorial=" Gendern. ")
    assert (amendment.edits, amendment.editorial) == ((), "Gendern.")
    with pytest.raises(Invalid, match=r"^Ä3: Es ist keine Änderung angegeben\.$"):
        compose_amendment(text, "Ä3", "OV Süd", [], editorial=" ")
    with pytest.raises(Invalid, match=r"^Ä3: Was redaktionell zu ändern ist, enthält ein Steuerzeichen"):
        compose_amendment(text, "Ä3", "OV Süd", [], editorial="a\x00b")


@pytest.mark.parametrize(
    "written", ["<script>", "{{x}}", "###LINENUMBER###", "[1]", "%(line)d", "100 %s", "%(in_change)d", "%%"]
)
def test_signs_of_markup_are_text_in_every_refusal(text, written):
    for proposal in (
        Delete("14", written),
        Delete(written),
        Insert("14", "x", quote=written),
        Replace("14", f"{written}\x01"),
        Replace("14", "x", written, 2),
        Instruction(f"Ersetze „{written}“ durch „x“."),
    ):
        with pytest.raises(Invalid, match=r"^Ä3, 1\. Änderung") as refused:
            compose(text, proposal)
        assert written in str(refused.value) or "Steuerzeichen" in str(refused.value)


@pytest.mark.parametrize("number", ["Ä9 neu", "Antrag-B", "100%s", "%(x)d"])
def test_every_number_is_named_in_a_refusal(text, number):
    with pytest.raises(Invalid) as refused:
        compose_amendment(text, number, "", [Delete("99")])
    assert str(refused.value).startswith(f"{number}, 1. Änderung: Zeile 99 gibt es nicht")
    with pytest.raises(Invalid) as refused:
        compose_amendment(text, number, "", [Delete("14"), Delete("14")])
    assert str(refused.value).startswith(f"{number}: Die 1. Änderung (Z. 14) und die 2.")


BLOCKS = Insert("11", f"{'Wir pflanzen dort Linden und Eichen. ' * 4}\n\nUnd Buchen.")
ORIGINAL = Submission("Ä1", (BLOCKS, Replace("14", "alle", "niemand"), Delete("16")), "OV Nord")


def sub_edits(text: Text, *proposals: Proposal) -> list[tuple[str, str, str, str]]:
    """Of each edit of a sub-amendment: its address, what it changes, and the words before and after."""
    amended, sub = compose_amendments(text, [ORIGINAL, Submission("Ä1-1", proposals, "OV Süd", amends="Ä1")])
    new_texts = NewTexts(text, (amended, sub))
    for edit in sub.edits:
        assert edit.old == new_texts.text_of(edit).part(edit.start, edit.end)
    return [
        (address(new_texts.text_of(edit), edit), edit.within, edit.old.stream, edit.new.stream) for edit in sub.edits
    ]


@pytest.mark.parametrize(
    ("proposal", "expected"),
    [
        (Replace("Ä1:11c", "Birken", "Buchen"), ("Z. Ä1:11c", "Ä1.1", "Buchen", "Birken")),
        (Replace("11c", "Birken", "Buchen"), ("Z. Ä1:11c", "Ä1.1", "Buchen", "Birken")),
        (Replace("", "Birken", "Buchen"), ("Z. Ä1:11c", "Ä1.1", "Buchen", "Birken")),
        (Replace("", "jeder", "alle"), ("Z. Ä1:14a", "Ä1.2", "alle", "jeder")),
        (Replace("", "Tannen", "Linden", 3), ("Z. Ä1:11b", "Ä1.1", "Linden", "Tannen")),
        (Insert("Ä1:14a", "fast", Where.BEFORE), ("vor Z. Ä1:14a", "Ä1.2", "", "fast")),
        (Insert("Z. Ä1:14a", "wirklich"), ("nach Z. Ä1:14a", "Ä1.2", "", "wirklich")),
        (Insert("Ä1:14a", "Ein Satz.", shape=Shape.BLOCK), ("nach Z. Ä1:14a", "Ä1.2", "", "\n\tEin Satz.\n\t")),
        (Insert("Ä1:11c", "Und Erlen."), ("nach Z. Ä1:11c", "Ä1.1", "", "\tUnd Erlen.\n")),
        (Delete("Ä1:11c"), ("Z. Ä1:11c", "Ä1.1", "Und Buchen.", "")),
        (Instruction("Ersetze „Buchen“ durch „Birken“."), ("Z. Ä1:11c", "Ä1.1", "Buchen", "Birken")),
    ],
)
def test_a_sub_amendment_changes_the_new_text_of_another(text, proposal, expected):
    assert sub_edits(text, proposal) == [expected]


def test_a_sub_amendment_may_change_several_new_texts(text):
    changes = sub_edits(text, Replace("14a", "jeder"), Delete("11c"), Replace("11a", "Ulmen", "Linden", 1))
    assert [(place, within) for place, within, _, _ in changes] == [
        ("Z. Ä1:11a", "Ä1.1"),
        ("Z. Ä1:11c", "Ä1.1"),
        ("Z. Ä1:14a", "Ä1.2"),
    ]


@pytest.mark.parametrize(
    ("amended", "notation", "changed", "result"),
    [
        (Replace("14", "alle", "niemand"), "jeder und jede", "alle", "jeder und jede"),
        (Insert("11", "Eins.\n\nZwei."), "**Titel**\n\nDrei.", "\tEins.\n\tZwei.\n", "\tTitel\n\tDrei.\n"),
        (Insert("13", "Eins.", shape=Shape.BLOCK), "Zwei.\n\nDrei.", "\tEins.\n", "\tZwei.\n\tDrei.\n"),
    ],
)
def test_the_only_new_text_may_be_replaced_as_a_whole(text, amended, notation, changed, result):
    submissions = [Submission("Ä1", (amended,)), Submission("Ä1-1", (ReplaceAll(notation),), amends="Ä1")]
    (edit,) = compose_amendments(text, submissions)[1].edits
    assert (edit.old.stream, edit.new.stream, edit.within) == (changed, result, "Ä1.1")
    same = ReplaceAll(changed.strip().replace("\t", "\n"))
    with pytest.raises(Invalid, match="keine Änderung"):
        compose_amendments(text, [submissions[0], replace(submissions[1], proposals=(same,))])
    with pytest.raises(Invalid, match="leer"):
        compose_amendments(text, [submissions[0], replace(submissions[1], proposals=(ReplaceAll(" "),))])


def test_amendments_may_stand_in_any_order_and_keep_it(text):
    sub = Submission("Ä1-1", (Delete("11c"),), amends="Ä1")
    nested = Submission("Ä1-1-1", (ReplaceAll("alle, die wollen"),), amends="Ä1-2")
    other = Submission("Ä1-2", (Replace("14a", "die meisten"),), amends="Ä1")
    composed = compose_amendments(text, [nested, sub, ORIGINAL, other])
    assert [one.number for one in composed] == ["Ä1-1-1", "Ä1-1", "Ä1", "Ä1-2"]
    assert sorted(composed, key=str) == sorted(compose_amendments(text, [ORIGINAL, other, sub, nested]), key=str)
    assert composed[0].edits[0].within == "Ä1-2.1"
    assert compose_amendments(text, [sub], existing=composed[2:3]) == composed[1:2]


CHAIN = [
    Submission("Ä0", (Insert("14", "neu"),)),
    *(Submission(f"Ä{count}", (ReplaceAll(f"neu {count}"),), amends=f"Ä{count - 1}") for count in range(1, 6)),
]


@pytest.mark.parametrize(
    ("submissions", "message"),
    [
        ([Submission("Ä2", (Delete("14a"),), amends="Ä9")], "Ä2: Ä9, worauf er sich bezieht, gibt es nicht."),
        (
            [Submission("Ä2", (Delete("14a"),), amends="Ä2")],
            "Ä2: Ein Änderungsantrag kann sich nicht auf sich selbst beziehen.",
        ),
        (
            [Submission("Ä2", (Delete("1a"),), amends="Ä3"), Submission("Ä3", (Delete("1a"),), amends="Ä2")],
            "Ä3: Er bezieht sich auf Ä2, und Ä2 bezieht sich umgekehrt auf ihn.",
        ),
        (
            [Submission("Ä1", (Delete("14"),)), Submission("Ä2", (Delete("14"),), amends="Ä1")],
            "Ä2: Ä1 hat keinen neuen Text, der geändert werden könnte.",
        ),
        ([ORIGINAL, replace(ORIGINAL, submitter="B")], "Die Nummer Ä1 ist schon vergeben."),
        (CHAIN, "Ä5: Änderungsanträge zu Änderungsanträgen gehen höchstens bis zur 5. Stufe."),
        (CHAIN[::-1], "Ä5: Änderungsanträge zu Änderungsanträgen gehen höchstens bis zur 5. Stufe."),
    ],
)
def test_a_sub_amendment_of_what_cannot_be_amended_is_refused(text, submissions, message):
    with pytest.raises(Invalid) as refused:
        compose_amendments(text, submissions)
    assert str(refused.value) == message


LINES = "Z. Ä1:11a–c und Z. Ä1:14a"


@pytest.mark.parametrize(
    ("proposals", "code", "message"),
    [
        (
            (Delete("11d"),),
            "no_such_line",
            f"1. Änderung: „11d“ nennt keine Zeilen des neuen Textes von Ä1; er hat {LINES}.",
        ),
        (
            (Delete("14"),),
            "not_understood",
            f"1. Änderung: „14“ nennt keine Zeilen des neuen Textes von Ä1; er hat {LINES}.",
        ),
        (
            (Delete(""),),
            "not_understood",
            f"1. Änderung: Es fehlt, welche Zeilen gemeint sind; der neue Text von Ä1 hat {LINES}.",
        ),
        (
            (ReplaceAll("x"),),
            "ambiguous_quote",
            "1. Änderung: Gemeint sein kann der neue Text von Z. Ä1:11a–c oder Z. Ä1:14a; "
            "die Nummer der Zeile macht es eindeutig.",
        ),
        ((ChangeSubject("x"),), "not_in_text", "1. Änderung: Ein Antrag zum neuen Text eines anderen kann nicht"),
        (
            (Delete("14a"), Delete("11c", "buchen")),
            "quote_not_found",
            "2. Änderung (Z. Ä1:11c): „buchen“ steht weder in Z. Ä1:11c noch sonst im neuen Text; "
            "gemeint vielleicht „Buchen“ in Z. Ä1:11c.",
        ),
        ((Delete("", "Linden"),), "ambiguous_quote", "1. Änderung: „Linden“ steht im neuen Text 4-mal (Z. Ä1:11a"),
        ((Delete("", "nirgendwo"),), "quote_not_found", "1. Änderung: „nirgendwo“ steht nirgends im neuen Text."),
    ],
)
def test_a_change_that_fits_no_new_text_is_refused(text, proposals, code, message):
    with pytest.raises(Invalid) as refused:
        sub_edits(text, *proposals)
    assert refused.value.code == code
    assert str(refused.value).startswith(f"Ä1-1, {message}")


def test_changes_of_one_new_text_may_not_overlap_those_of_two_may(text):
    assert len(sub_edits(text, Delete("11c"), Delete("14a"))) == 2
    with pytest.raises(Invalid) as refused:
        sub_edits(text, Delete("11c"), Delete("11c", "Buchen"))
    assert str(refused.value).startswith("Ä1-1: Die 1. Änderung (Z. Ä1:11c) und die 2. (Z. Ä1:11c) überschneiden")


@given(texts().flatmap(lambda text: st.tuples(st.just(text), amendments_over(text, most=1), st.data())))
def test_whatever_is_asked_for_in_a_new_text_changes_it_or_is_refused(case):
    text, (amended,), data = case
    new_texts = NewTexts(text, (amended,))
    changed = [edit for edit in amended.edits if has_new_text(edit)]
    assume(changed)
    new = new_texts.of(data.draw(st.sampled_from(changed)).id)
    proposal = data.draw(proposals_in(new))
    with suppress(Invalid):
        (sub,) = compose_amendments(text, [Submission("Ä9", (proposal,), amends=amended.number)], [amended])
        for edit in sub.edits:
            around, shift = new_texts.text_of(edit), new_texts.shift_of(edit.within)
            stream = next(one.new.stream for one in amended.edits if one.id == edit.within)
            assert 0 <= edit.start - shift <= edit.end - shift <= len(stream)
            assert edit.old == around.part(edit.start, edit.end)
            after = around.stream[: edit.start] + edit.new.stream + around.stream[edit.end :]
            assert after.replace("\n\t", "").count("\t") == after.replace("\n\t", "").count("\n") == 1
            assert address(around, edit)


@st.composite
def proposals_in(draw: st.DrawFn, new: Text) -> Proposal:
    line = draw(st.sampled_from(new.lines))
    lines = new.line_name(line.number)
    notation = draw(prose(6) | st.lists(prose(3), min_size=1, max_size=3).map("\n\n".join))
    shape, where = draw(st.none() | st.sampled_from(Shape)), draw(st.sampled_from(Where))
    proposals: list[Proposal] = [
        Replace(lines, notation),
        Delete(lines),
        Insert(lines, notation, where, shape=shape),
        ReplaceAll(notation),
    ]
    return draw(st.sampled_from(proposals))
