"""Does the log say what was changed only because an edit met its neighbours, and where?"""

from __future__ import annotations

import pytest

from motions.domain.consolidation import consolidate
from motions.domain.edit import Edit
from motions.domain.new_text import shift_of_new_text
from motions.domain.passage import Block, BlockKind, words_of
from motions.domain.provenance import Repair, Source
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from tests.domain.strategies import edit_of


def one_paragraph(prose: str) -> Text:
    return typeset([Block(BlockKind.PARAGRAPH, prose)])


def edit(text: Text, lead: str, old: str, new: str, edit_id: str) -> Edit:
    start = text.stream.index(lead + old, 1) + len(lead)
    return edit_of(text, start, start + len(old), new, edit_id)


def sub(outer: Edit, old: str, new: str) -> Edit:
    """Replace words of what an edit puts in."""
    start = outer.new.stream.index(old) + shift_of_new_text(outer)
    return Edit(start, start + len(old), words_of(old), words_of(new), id="Ä3-1.1", within=outer.id)


def test_a_mark_that_new_text_brings_along_is_logged_with_its_line_and_the_edit() -> None:
    text = one_paragraph("Der Hof ist groß. Er lebt.")

    result = consolidate(text, [edit(text, "ist ", "groß", "leer.", "Ä1.1")])

    assert result.repairs == (Repair(Source(edits=("Ä1.1",)), "leer.. Er", "leer. Er"),)
    assert [(word.text, word.source, word.removed_by, word.repaired) for word in result.removed] == [
        ("groß", Source(lines=(1,)), ("Ä1.1",), False),
        (".", Source(lines=(1,)), ("Ä1.1",), True),
    ]
    assert [piece.text for piece in result.redline[0].pieces] == ["Der Hof ist ", "groß", "leer.", ".", " Er lebt."]


def test_a_comma_that_new_text_brings_along_is_logged_with_its_line_and_the_edit() -> None:
    text = one_paragraph("Wege, Parks.")

    result = consolidate(text, [edit(text, "Wege, ", "", ", Seen,", "Ä1.1")])

    assert result.repairs == (Repair(Source(lines=(1,)), "Wege,,", "Wege,"),)
    assert [(word.text, word.removed_by, word.repaired) for word in result.removed] == [(",", ("Ä1.1",), True)]


@pytest.mark.parametrize(
    ("before", "change", "repair"),
    [
        ("Äpfel, Birnen und Nüsse.", ("", "Birnen", ""), ("Äpfel, und", "Äpfel und")),
        ("Obst (Birnen) ist gut.", ("", "Birnen", ""), ("Obst () ist", "Obst ist")),
        ("Äpfel, (Birnen), Nüsse.", ("", "Birnen", ""), ("Äpfel, (),", "Äpfel,")),
        ("Äpfel, Birnen, Nüsse.", ("", "Birnen", ""), ("Äpfel,,", "Äpfel,")),
        ("Satz eins. Satz zwei.", ("", "Satz eins", ""), (". Satz", "Satz")),
    ],
)
def test_a_dropped_mark_is_logged_with_the_space_after_it(
    before: str, change: tuple[str, str, str], repair: tuple[str, str]
) -> None:
    text = one_paragraph(before)

    (found,) = consolidate(text, [edit(text, *change, "Ä1.1")]).repairs

    assert (found.before, found.after) == repair


def test_a_mark_of_the_new_text_goes_where_a_sub_amendment_brings_it_along() -> None:
    text = one_paragraph("Wir bauen Wege.")
    listed = edit(text, "bauen ", "", "breite, helle", "Ä3.1")

    result = consolidate(text, [listed, sub(listed, "breite", "sichere,")])

    assert result.blocks[0].prose == "Wir bauen sichere, helle Wege."
    assert result.repairs == (Repair(Source(edits=("Ä3-1.1",)), "sichere,, helle", "sichere, helle"),)


def test_a_mark_of_the_original_that_a_sub_amendment_brings_along_names_the_sub_amendment() -> None:
    text = one_paragraph("Wir bauen Wege.")
    replaced = edit(text, "bauen ", "Wege", "breite Straßen", "Ä3.1")

    result = consolidate(text, [replaced, sub(replaced, "Straßen", "Alleen.")])

    assert result.blocks[0].prose == "Wir bauen breite Alleen."
    assert result.repairs == (Repair(Source(edits=("Ä3-1.1",)), "Alleen..", "Alleen."),)
    assert [(word.text, word.removed_by) for word in result.removed] == [("Wege", ("Ä3.1",)), (".", ("Ä3-1.1",))]
