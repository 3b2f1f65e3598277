"""Do adopted sub-amendments change the new text of their amendment, and nothing else?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from motions.domain.consolidation import Consolidation, consolidate
from motions.domain.edit import Edit
from motions.domain.errors import Invalid, NotPossible
from motions.domain.new_text import new_text, shift_of_new_text
from motions.domain.passage import Block, BlockKind, Mark, Opening, Passage, words_of
from motions.domain.provenance import PieceKind, Repair, Source
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from tests.domain.strategies import edit_of, texts, with_sub_amendments

PARAGRAPH = BlockKind.PARAGRAPH
TEXT = typeset([Block(PARAGRAPH, "Wir bauen Wege.")])
INSERTED = replace(edit_of(TEXT, 11, 11, "breite und sichere"), id="Ä3.1")


def sub(edit: Edit, quote: str, new: Passage | str, edit_id: str = "Ä3-1.1") -> Edit:
    """Change the first place where the quote stands in what an edit puts in; "|quote" inserts before it."""
    at, quote = quote.startswith("|"), quote.lstrip("|")
    start = edit.new.stream.index(quote)
    end = start if at else start + len(quote)
    if isinstance(new, str):
        new = Passage(new, (), (Opening(),) * new.count("\t"))
    shift = shift_of_new_text(edit)
    return Edit(start + shift, end + shift, edit.new.part(start, end), new, id=edit_id, within=edit.id)


def proses(result: Consolidation) -> list[str]:
    return [block.prose for block in result.blocks]


def by_edit(result: Consolidation) -> list[tuple[str, tuple[str, ...]]]:
    return [(word.text, word.source.edits) for word in result.words if word.source.edits]


def test_the_words_it_puts_in_are_its_own_and_the_others_stay_the_amendments() -> None:
    result = consolidate(TEXT, [INSERTED, sub(INSERTED, "sichere", "helle")])

    assert proses(result) == ["Wir bauen breite und helle Wege."]
    assert by_edit(result) == [("breite", ("Ä3.1",)), ("und", ("Ä3.1",)), ("helle", ("Ä3-1.1",))]
    assert result.removed == ()
    assert [(piece.kind, piece.text, piece.source.edits) for piece in result.redline[0].pieces[1:-1]] == [
        (PieceKind.INSERTED, "breite und ", ("Ä3.1",)),
        (PieceKind.INSERTED, "helle ", ("Ä3-1.1",)),
    ]


def test_what_it_removes_never_stood_in_the_original() -> None:
    replaced = replace(edit_of(TEXT, 11, 15, "breite Straßen"), id="Ä3.1")

    result = consolidate(TEXT, [replaced, sub(replaced, "breite", "")])

    assert proses(result) == ["Wir bauen Straßen."]
    assert [(word.text, word.removed_by) for word in result.removed] == [("Wege", ("Ä3.1",))]


def test_without_the_edit_it_changes_it_has_no_effect() -> None:
    assert consolidate(TEXT, [sub(INSERTED, "sichere", "helle")]).passage == TEXT.passage


def test_a_sub_amendment_to_a_sub_amendment_changes_its_new_text() -> None:
    inner = sub(INSERTED, "|sichere", "sehr helle und")
    innermost = sub(inner, "sehr", "ganz", "Ä3-1-1.1")

    result = consolidate(TEXT, [innermost, inner, INSERTED])

    assert proses(result) == ["Wir bauen breite und ganz helle und sichere Wege."]
    assert [edits for _, edits in by_edit(result)] == [
        ("Ä3.1",),
        ("Ä3.1",),
        ("Ä3-1-1.1",),
        ("Ä3-1.1",),
        ("Ä3-1.1",),
        ("Ä3.1",),
    ]


def test_nested_ever_deeper_they_are_still_worked_in() -> None:
    chain = [INSERTED]
    for depth in range(1_500):
        chain.append(sub(chain[-1], chain[-1].new.stream.split()[0], "breite", f"Ä3-{depth}.1"))

    assert proses(consolidate(TEXT, chain)) == ["Wir bauen breite und sichere Wege."]


def test_edits_that_are_within_each_other_have_no_effect() -> None:
    one = replace(sub(INSERTED, "sichere", "helle"), id="Ä5.1", within="Ä6.1")
    other = replace(one, id="Ä6.1", within="Ä5.1")

    assert consolidate(TEXT, [one, other]).passage == TEXT.passage


def test_new_blocks_are_changed_block_by_block() -> None:
    new = Passage(
        "\tErster Punkt.\n\tZweiter Punkt.\n", (), (Opening(BlockKind.ITEM, "–"), Opening(BlockKind.ITEM, "–"))
    )
    end = len(TEXT.stream)
    blocks = edit_of(TEXT, end, end, new, "Ä3.1")
    between = Passage("\tDazwischen.\n", (), (Opening(),))
    at_border = Edit(15, 15, Passage(), between, id="Ä3-2.1", within="Ä3.1")

    result = consolidate(TEXT, [blocks, sub(blocks, "Zweiter", "Letzter"), at_border])

    assert result.blocks[1:] == (
        Block(BlockKind.ITEM, "Erster Punkt.", "–"),
        Block(PARAGRAPH, "Dazwischen."),
        Block(BlockKind.ITEM, "Letzter Punkt.", "–"),
    )


def test_a_block_put_in_amid_another_is_changed_too() -> None:
    amid = replace(edit_of(TEXT, 5, 5, "\n\tKurz gesagt.\n\t"), id="Ä3.1")

    assert proses(consolidate(TEXT, [amid, sub(amid, "Kurz", "Lang")])) == ["Wir", "Lang gesagt.", "bauen Wege."]


def test_words_that_become_several_blocks_join_what_stands_around_them() -> None:
    assert proses(consolidate(TEXT, [INSERTED, sub(INSERTED, "|sichere", "\n\t")])) == [
        "Wir bauen breite und",
        "sichere Wege.",
    ]


def test_what_a_sub_amendment_empties_puts_nothing_in_and_cuts_nothing() -> None:
    result = consolidate(TEXT, [INSERTED, sub(INSERTED, "breite und sichere", "")])

    assert result.passage == TEXT.passage
    assert result.repairs == ()


def test_marks_of_the_new_text_go_on_around_what_is_changed() -> None:
    bold = edit_of(TEXT, 11, 11, words_of("breite und sichere", [Mark(0, 18)]), "Ä3.1")

    (block,) = consolidate(TEXT, [bold, sub(bold, "und", "")]).blocks

    assert (block.prose, block.marks) == ("Wir bauen breite sichere Wege.", (Mark(10, 24),))


def test_two_that_compete_are_named_with_their_lines() -> None:
    edits = [INSERTED, sub(INSERTED, "breite und", "helle"), sub(INSERTED, "und sichere", "", "Ä3-2.1")]

    with pytest.raises(NotPossible) as refused:
        consolidate(TEXT, edits)

    assert str(refused.value) == (
        "Ä3-1.1 (Z. Ä3:1a) und Ä3-2.1 (Z. Ä3:1a) widersprechen sich und können nicht zusammen angenommen sein."
    )


def test_one_that_belongs_to_another_new_text_is_refused() -> None:
    other = replace(edit_of(TEXT, 11, 11, "lange und gerade"), id="Ä3.1")

    with pytest.raises(Invalid, match="Ä3-1.1 gehört zu einer anderen Fassung"):
        consolidate(TEXT, [other, sub(INSERTED, "sichere", "helle")])


def test_identical_sub_amendments_are_worked_in_once_and_both_named() -> None:
    both = [sub(INSERTED, "sichere", "helle", number) for number in ("Ä3-2.1", "Ä3-1.1")]

    assert by_edit(consolidate(TEXT, [INSERTED, *both]))[-1] == ("helle", ("Ä3-1.1", "Ä3-2.1"))


def test_identical_insertions_of_which_one_was_changed_both_stand() -> None:
    twin = replace(INSERTED, id="Ä4.1")

    result = consolidate(TEXT, [INSERTED, twin, sub(INSERTED, "breite und sichere", "helle")])

    assert proses(result) == ["Wir bauen helle breite und sichere Wege."]


def test_identical_replacements_of_which_one_was_changed_compete() -> None:
    replaced = replace(edit_of(TEXT, 11, 15, "breite Straßen"), id="Ä3.1")
    twin = replace(replaced, id="Ä4.1")

    with pytest.raises(NotPossible, match="Ä3.1 .* und Ä4.1"):
        consolidate(TEXT, [replaced, twin, sub(replaced, "breite", "schmale")])


def test_what_is_identical_once_changed_is_one_and_each_word_names_all_it_is_of() -> None:
    twin = replace(edit_of(TEXT, 11, 11, "breite und helle"), id="Ä4.1")

    result = consolidate(TEXT, [INSERTED, twin, sub(INSERTED, "sichere", "helle")])

    assert proses(result) == ["Wir bauen breite und helle Wege."]
    assert by_edit(result) == [
        ("breite", ("Ä3.1", "Ä4.1")),
        ("und", ("Ä3.1", "Ä4.1")),
        ("helle", ("Ä3-1.1", "Ä4.1")),
    ]


def test_what_it_repairs_in_the_new_text_is_logged_with_the_amendment() -> None:
    listed = replace(edit_of(TEXT, 11, 11, "breite, helle, sichere"), id="Ä3.1")

    result = consolidate(TEXT, [listed, sub(listed, "helle", "")])

    assert proses(result) == ["Wir bauen breite, sichere Wege."]
    assert result.repairs == (Repair(Source(edits=("Ä3.1",)), "breite,,", "breite,"),)


def test_an_order_for_one_place_holds_in_new_texts_too() -> None:
    edits = [
        INSERTED,
        *(sub(INSERTED, "|sichere", word, number) for word, number in [("a", "Ä3-1.1"), ("b", "Ä3-2.1")]),
    ]

    assert proses(consolidate(TEXT, edits)) == ["Wir bauen breite und a b sichere Wege."]
    assert proses(consolidate(TEXT, edits, [["Ä3-2.1", "Ä3-1.1"]])) == ["Wir bauen breite und b a sichere Wege."]


@given(st.data())
def test_amending_the_new_texts_by_hand_and_adopting_those_gives_the_same_text(data: st.DataObject) -> None:
    text = data.draw(texts())
    edits = data.draw(with_sub_amendments(text))

    result = consolidate(text, edits)

    by_hand = [amended_by_hand(text, edit, edits) for edit in edits if not edit.within]
    assert result.passage == consolidate(text, by_hand).passage


def amended_by_hand(text: Text, edit: Edit, edits: Sequence[Edit]) -> Edit:
    """Write anew what an edit puts in, with everything adopted in it, as if it had been submitted so."""
    if not any(inner.within == edit.id for inner in edits):
        return edit
    around, shift = new_text(text, edit), shift_of_new_text(edit)
    inside = [amended_by_hand(around, inner, edits) for inner in edits if inner.within == edit.id]
    behind = len(around.stream) - shift - len(edit.new.stream)
    written = consolidate(around, [replace(inner, within="") for inner in inside]).passage
    new = written.part(shift, len(written.stream) - behind) if written.stream else Passage()
    assume("\t\n" not in new.stream)
    return replace(edit, new=new)
