"""What becomes of amendments when their motion gets a new version?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.carry import Carrying, carry, carry_through
from motions.domain.composition import Submission, compose_amendments
from motions.domain.consolidation import consolidate
from motions.domain.edit import Amendment, Edit
from motions.domain.insertion import Shape, Where
from motions.domain.passage import Block, BlockKind
from motions.domain.proposal import ChangeSubject, Delete, Insert, Proposal, Replace, ReplaceAll
from motions.domain.text import Head, Text
from motions.domain.typesetting import typeset
from motions.domain.words import is_border, words
from tests.domain.strategies import amendments_over, texts
from tests.motion_a1 import MOTION_A1, needs_motion_a1

GARDEN = (
    "Der Garten ist für alle da.",
    "Er hat vierzig Beete. Jedes Beet hat eine Patin.",
    "Am Tor steht ein Schild.",
)


def text(*paragraphs: str, subject: str = "Ein Garten") -> Text:
    blocks = [Block(BlockKind.PARAGRAPH, prose) for prose in paragraphs or GARDEN]
    return typeset(blocks, 95, head=Head("A1", "OV Nord", subject))


def submitted(old: Text, *proposals: Proposal) -> tuple[Amendment, ...]:
    """Submit each proposal as an amendment of its own."""
    return compose_amendments(old, [Submission(f"Ä{count}", (one,)) for count, one in enumerate(proposals, 1)])


def carried(proposal: Proposal, *new: str, subject: str = "Ein Garten") -> Carrying:
    return carry(text(), text(*new, subject=subject), submitted(text(), proposal))


def after(result: Carrying, new: Text) -> str:
    """Give the prose of the new version with what was carried."""
    edits = [entry.edit for entry in result.carried]
    return " | ".join(block.prose for block in consolidate(new, edits).blocks)


def test_an_edit_that_nothing_touches_keeps_number_words_and_address() -> None:
    result = carried(Replace("2", "fünfzig", quote="vierzig"), *GARDEN[:2], "Am Tor hängt ein Schild.")
    (entry,) = result.carried
    assert (entry.edit.id, entry.address, entry.was, entry.address_changed) == ("Ä1.1", "Z. 2", "Z. 2", False)
    assert entry.edit.old.stream == "vierzig"
    assert not result.open


def test_an_edit_after_a_new_paragraph_gets_a_new_address() -> None:
    result = carried(Replace("2", "fünfzig", quote="vierzig"), GARDEN[0], "Er ist neu.", *GARDEN[1:])
    (entry,) = result.carried
    assert (entry.address, entry.was, entry.address_changed) == ("Z. 3", "Z. 2", True)


def test_an_edit_of_changed_words_needs_a_person_who_sees_both_texts() -> None:
    result = carried(
        Replace("2", "fünfzig", quote="vierzig"), GARDEN[0], GARDEN[1].replace("vierzig", "sechzig"), GARDEN[2]
    )
    (entry,) = result.open
    assert entry.edit.id == "Ä1.1"
    assert entry.why.startswith("Die neue Fassung ändert dieselben Wörter: ")
    assert "sechzig" in entry.why
    assert (entry.old_text, entry.new_text) == ("Er hat vierzig Beete.", "Er hat sechzig Beete.")
    assert not result.amendments


def test_what_the_new_version_has_already_is_said() -> None:
    result = carried(
        Replace("2", "fünfzig", quote="vierzig"), GARDEN[0], GARDEN[1].replace("vierzig", "fünfzig"), GARDEN[2]
    )
    assert result.open[0].why.startswith("Die neue Fassung enthält diese Änderung schon: ")


def test_an_edit_of_a_paragraph_that_is_gone_needs_a_person() -> None:
    result = carried(Replace("2", "fünfzig", quote="vierzig"), GARDEN[0], GARDEN[2])
    assert result.open[0].old_text == "Er hat vierzig Beete."
    assert result.open[0].new_text == ""


def test_an_insertion_goes_along_with_the_word_before_or_after_it() -> None:
    new = text(GARDEN[0], "Er hat sechzig Beete. Jedes Beet hat eine Patin.", GARDEN[2])
    old = text()
    for proposal in (
        Insert("2", "große", quote="vierzig"),
        Insert("2", "rund", where=Where.BEFORE, quote="vierzig"),
    ):
        result = carry(old, new, submitted(old, proposal))
        assert len(result.carried) == 1, proposal
    assert after(carry(old, new, submitted(old, Insert("2", "rund", Where.BEFORE, "vierzig"))), new).startswith(
        "Der Garten ist für alle da. | Er hat rund sechzig Beete."
    )


def test_an_insertion_where_the_new_version_puts_something_in_needs_a_person() -> None:
    result = carried(
        Insert("2", "große", quote="vierzig"),
        GARDEN[0],
        "Er hat vierzig bunte Beete. Jedes Beet hat eine Patin.",
        GARDEN[2],
    )
    assert result.open[0].why.startswith("Die neue Fassung fügt an derselben Stelle etwas ein: ")
    assert "bunte" in result.open[0].new_text


@pytest.mark.parametrize(
    ("proposal", "new", "old_text", "new_text"),
    [
        (
            Insert("1", "Nah.", shape=Shape.WORDS),
            (f"{GARDEN[0]} {GARDEN[1]}", GARDEN[2]),
            "Der Garten ist für alle da.",
            "Der Garten ist für alle da.",
        ),
        (
            Insert("2", "Nun:", Where.BEFORE, shape=Shape.WORDS),
            (f"{GARDEN[0]} {GARDEN[1]}", GARDEN[2]),
            "Er hat vierzig Beete.",
            "Er hat vierzig Beete.",
        ),
        (
            Insert("2", "Jeder hilft.", quote="Beete."),
            (GARDEN[0], "Er hat vierzig Beete. Gut. Jedes Beet hat eine Patin.", GARDEN[2]),
            "Er hat vierzig Beete. Jedes Beet hat eine Patin.",
            "Er hat vierzig Beete. Gut. Jedes Beet hat eine Patin.",
        ),
        (
            Insert("1", "Ein Block."),
            (GARDEN[0], "Neu.", *GARDEN[1:]),
            "Der Garten ist für alle da.\n\nEr hat vierzig Beete.",
            "Der Garten ist für alle da.\n\nNeu.\n\nEr hat vierzig Beete.",
        ),
    ],
)
def test_what_stands_beside_an_insertion_is_shown_wherever_it_stands(
    proposal: Insert, new: tuple[str, ...], old_text: str, new_text: str
) -> None:
    (entry,) = carried(proposal, *new).open
    assert (entry.old_text, entry.new_text) == (old_text, new_text)


def test_of_what_now_stands_far_apart_the_words_between_are_left_out() -> None:
    between = " ".join(["Dazwischen steht viel."] * 100)
    (entry,) = carried(Insert("1", "Ein Block."), GARDEN[0], between, *GARDEN[1:]).open
    assert entry.new_text == f"{GARDEN[0]}\n\n[…]\n\nEr hat vierzig Beete."


def test_words_that_were_moved_are_not_called_deleted() -> None:
    old = text(*GARDEN, "Jeder darf hinein. Auch wer nicht gräbt, ist willkommen.")
    new = text(GARDEN[0], "Jeder darf hinein. Auch wer nicht gräbt, ist willkommen.", *GARDEN[1:])
    (entry,) = carry(old, new, submitted(old, Delete("3-4"))).open
    assert entry.why == "Die neue Fassung verschiebt Z. 4 an eine andere Stelle."


def test_a_range_into_which_something_was_put_needs_a_person() -> None:
    result = carried(
        Delete("2", quote="vierzig Beete"),
        GARDEN[0],
        "Er hat vierzig bunte Beete. Jedes Beet hat eine Patin.",
        GARDEN[2],
    )
    assert not result.carried
    assert "bunte" in result.open[0].why


def test_a_block_between_two_blocks_stays_between_them() -> None:
    old = text()
    new = text("Der Garten ist für Menschen da.", *GARDEN[1:])
    proposal = Insert("1", "Hunde bleiben draußen.")
    assert after(carry(old, new, submitted(old, proposal)), new) == (
        "Der Garten ist für Menschen da. | Hunde bleiben draußen. | "
        "Er hat vierzig Beete. Jedes Beet hat eine Patin. | Am Tor steht ein Schild."
    )


def test_a_block_between_two_blocks_between_which_another_was_put_needs_a_person() -> None:
    result = carried(Insert("1", "Hunde bleiben draußen."), GARDEN[0], "Er ist neu.", *GARDEN[1:])
    assert [entry.edit.id for entry in result.open] == ["Ä1.1"]


@pytest.mark.parametrize("where", list(Where))
def test_words_at_the_edge_of_a_block_stay_at_its_edge(where: Where) -> None:
    old = text()
    new = text(GARDEN[0], *GARDEN[2:], GARDEN[1])
    proposal = Insert("3", "Immer noch.", where, shape=Shape.WORDS)
    result = carry(old, new, submitted(old, proposal))
    expected = (
        "Immer noch. Am Tor steht ein Schild." if where is Where.BEFORE else "Am Tor steht ein Schild. Immer noch."
    )
    assert expected in after(result, new)


def test_a_moved_paragraph_takes_its_edits_along() -> None:
    old = text(*GARDEN, "Im Winter ruht der ganze Garten unter einer Decke aus Laub und Reisig und Schnee.")
    new = text(old.blocks[3].prose, *GARDEN)
    result = carry(old, new, submitted(old, Replace("4", "Herbst", quote="Winter"), Replace("3", "Zaun", quote="Tor")))
    assert [(entry.edit.id, entry.was, entry.address) for entry in result.carried] == [
        ("Ä1.1", "Z. 4", "Z. 1"),
        ("Ä2.1", "Z. 3", "Z. 4"),
    ]


def test_each_edit_of_an_amendment_goes_for_itself_and_keeps_its_number() -> None:
    old, new = text(), text(GARDEN[0], GARDEN[1].replace("vierzig", "sechzig"), GARDEN[2])
    proposals = (Replace("2", "fünfzig", quote="vierzig"), Replace("3", "Zaun", quote="Tor"))
    result = carry(old, new, compose_amendments(old, [Submission("Ä1", proposals)]))
    assert [entry.edit.id for entry in result.carried] == ["Ä1.2"]
    assert [entry.edit.id for entry in result.open] == ["Ä1.1"]
    assert [edit.id for edit in result.amendments[0].edits] == ["Ä1.2"]


def test_a_replaced_whole_text_goes_along_only_with_the_same_text() -> None:
    assert carried(ReplaceAll("Alles neu."), *GARDEN).carried[0].address == "ganzer Text"
    result = carried(ReplaceAll("Alles neu."), *GARDEN[:2])
    assert result.open[0].why == "Der ganze Text soll ersetzt werden, und die neue Fassung hat einen anderen."


def test_a_change_of_the_subject_goes_along_as_long_as_the_subject_stays() -> None:
    assert carried(ChangeSubject("Ein Park"), "Alles anders.").carried[0].address == "Betreff"
    result = carried(ChangeSubject("Ein Park"), *GARDEN, subject="Zwei Gärten")
    assert (result.open[0].old_text, result.open[0].new_text) == ("Ein Garten", "Zwei Gärten")


def test_a_sub_amendment_goes_with_the_edit_it_changes() -> None:
    old = text()
    amendments = compose_amendments(
        old,
        [
            Submission(
                "Ä1",
                (Replace("3", "Schild und eine Bank mit Lehne", quote="Schild"), Replace("3", "Vor dem", quote="Am")),
            ),
            Submission("Ä1-1", (Delete("", quote="mit Lehne"),), amends="Ä1"),
        ],
    )
    along = carry(old, text("Neu ist der Anfang.", *GARDEN), amendments)
    assert [entry.edit.id for entry in along.carried] == ["Ä1.1", "Ä1.2", "Ä1-1.1"]
    left = carry(old, text(*GARDEN[:2], "Am Tor steht ein Schild, ein Baum und eine Laube."), amendments)
    assert [entry.edit.id for entry in left.open] == ["Ä1.2", "Ä1-1.1"]
    assert left.open[1].why == "Ä1.2, zu dessen neuem Text Ä1-1.1 gehört, ist nicht übertragen."


def test_what_only_asks_for_words_goes_along() -> None:
    old = text()
    amendments = compose_amendments(old, [Submission("Ä1", (), editorial="Bitte geschlechtergerecht fassen.")])
    assert carry(old, text("Alles anders."), amendments).amendments == amendments


def test_a_chain_of_versions_names_first_and_last_address_and_where_something_stopped() -> None:
    first, second = text(), text("Neu ist der Anfang.", *GARDEN)
    third = text("Neu ist der Anfang.", "Und die Mitte.", GARDEN[0], GARDEN[1].replace("vierzig", "sechzig"), GARDEN[2])
    amendments = submitted(first, Replace("2", "fünfzig", quote="vierzig"), Replace("3", "Zaun", quote="Tor"))
    result = carry_through([first, second, third], amendments)
    assert [(entry.edit.id, entry.was, entry.address) for entry in result.carried] == [("Ä2.1", "Z. 3", "Z. 5")]
    assert [entry.edit.id for entry in result.open] == ["Ä1.1"]


def test_a_chain_of_one_version_leaves_everything_as_it_is() -> None:
    old = text()
    amendments = submitted(old, Replace("3", "Zaun", quote="Tor"))
    assert carry_through([old], amendments).amendments == amendments


def _edits(amendments: tuple[Amendment, ...]) -> list[Edit]:
    return [edit for amendment in amendments for edit in amendment.edits]


@given(st.data())
def test_to_the_same_text_everything_goes_along_unchanged(data: st.DataObject) -> None:
    old = data.draw(texts())
    amendments = data.draw(amendments_over(old))
    result = carry(old, old, amendments)
    assert result.amendments == amendments
    assert not result.open


@given(st.data())
def test_every_edit_is_carried_or_listed_exactly_once(data: st.DataObject) -> None:
    old, new, amendments = _change_of_version(data)
    result = carry(old, new, amendments)
    listed = [*(entry.edit.id for entry in result.carried), *(entry.edit.id for entry in result.open)]
    assert sorted(listed) == sorted(edit.id for edit in _edits(amendments))


@given(st.data())
def test_what_is_carried_changes_the_same_words(data: st.DataObject) -> None:
    old, new, amendments = _change_of_version(data)
    before = {edit.id: edit for edit in _edits(amendments)}
    for entry in carry(old, new, amendments).carried:
        was = before[entry.edit.id]
        assert _prose(entry.edit.old.stream) == _prose(was.old.stream)
        assert entry.edit.new == was.new
        assert entry.edit.old == new.passage.part(entry.edit.start, entry.edit.end)


@given(st.data())
def test_there_and_back_gives_the_original_where_nothing_was_touched(data: st.DataObject) -> None:
    old, new, amendments = _change_of_version(data)
    there = carry(old, new, amendments)
    back = carry(new, old, there.amendments)
    before = {edit.id: edit for edit in _edits(amendments)}
    for entry in back.carried:
        assert entry.edit == before[entry.edit.id]


def _change_of_version(data: st.DataObject) -> tuple[Text, Text, tuple[Amendment, ...]]:
    """Draw a text, a new version made by adopting some edits, and amendments to the old one."""
    old = data.draw(texts())
    changes = [edit for one in data.draw(amendments_over(old)) for edit in one.edits][:1]
    result = consolidate(old, changes)
    new = typeset(result.blocks, 40, head=Head("A1", "OV Nord", result.subject))
    return old, new, data.draw(amendments_over(old))


def _prose(stream: str) -> list[str]:
    return [word.text for word in words(stream) if not is_border(word)]


@needs_motion_a1
def test_the_real_motion_carries_what_its_new_version_leaves_alone() -> None:
    from motions.imports.printed_text import read_text

    old = read_text(MOTION_A1.read_bytes(), 95)
    proposals = [Delete(str(line.number)) for line in old.body if line.end - line.start > 40][:200:2]
    amendments = submitted(old, *proposals)
    changed = consolidate(old, [amendments[10].edits[0], amendments[50].edits[0]])
    result = carry(old, typeset(changed.blocks, 95, head=old.head), amendments)
    assert {entry.edit.amendment for entry in result.open} == {"Ä11", "Ä51"}
