"""Is what changes beside the wording told apart from what changes in it?"""

from __future__ import annotations

import pytest
from hypothesis import given

from motions.domain.errors import Invalid
from motions.domain.formatting import Formatting, FormattingChange, formatting_changes
from motions.domain.minimal import minimal_edits
from motions.domain.notation import read_notation
from motions.domain.passage import Mark, MarkKind, Passage, passage_of
from motions.domain.text import Text
from motions.domain.typesetting import typeset
from tests.domain.strategies import texts

GARDEN = "Der Garten liegt am alten Fluss. Alle dürfen ernten."


def text_of(notation: str) -> Text:
    return typeset(read_notation(notation), 60)


def changes(old: str, new: str) -> list[tuple[str, Formatting, str, str]]:
    """Rewrite a whole text and give which words change in what."""
    text = text_of(old)
    found = formatting_changes(text, 0, len(text.stream), passage_of(read_notation(new)))
    return [(text.stream[change.start : change.end], change.what, change.old, change.new) for change in found]


def test_words_set_bold_or_italic_are_named_together():
    new = GARDEN.replace("am alten", "**am alten**").replace("ernten", "__ernten__")
    assert changes(GARDEN, new) == [
        ("am alten", Formatting.BOLD, "", "bold"),
        ("ernten", Formatting.ITALIC, "", "italic"),
    ]


def test_bold_that_goes_is_named_with_what_it_was():
    assert changes(GARDEN.replace("Alle", "**Alle**"), GARDEN) == [("Alle", Formatting.BOLD, "bold", "")]


def test_bold_that_reaches_further_names_only_what_it_did_not_reach():
    old, new = GARDEN.replace("alten", "**alten**"), GARDEN.replace("alten Fluss", "**alten Fluss**")
    assert changes(old, new) == [("Fluss", Formatting.BOLD, "", "bold")]


def test_a_part_of_a_word_can_be_bold():
    assert changes("Ein Radweg.", "Ein **Rad**weg.") == [("Rad", Formatting.BOLD, "", "bold")]


def test_a_space_between_bold_words_has_no_formatting():
    assert changes("Ein **alter Weg** hier.", "Ein **alter** **Weg** hier.") == []


def test_list_marks_and_kinds_of_blocks_are_named_for_the_whole_block():
    assert changes("- Eins.\n- Zwei.", "• Eins.\n• Zwei.") == [
        ("Eins.", Formatting.LIST_MARK, "-", "•"),
        ("Zwei.", Formatting.LIST_MARK, "-", "•"),
    ]
    assert changes("**Ziele**\n\nWir bauen.", "Ziele\n\nWir bauen.") == [
        ("Ziele", Formatting.BLOCK_KIND, "heading", "paragraph")
    ]


def test_beside_changes_of_words_only_those_that_stay_are_named():
    new = GARDEN.replace("alten", "**neuen**").replace("Alle", "**Alle**").replace("ernten", "__säen und ernten__")
    assert changes(GARDEN, new) == [
        ("Alle", Formatting.BOLD, "", "bold"),
        ("ernten", Formatting.ITALIC, "", "italic"),
    ]


def test_bold_around_a_word_that_goes_is_two_changes():
    assert changes("Ein alter roter Weg.", "**Ein alter Weg.**\\") == [
        ("Ein alter", Formatting.BOLD, "", "bold"),
        ("Weg.", Formatting.BOLD, "", "bold"),
    ]


def test_of_a_divided_block_the_first_part_is_the_same_block():
    assert changes(GARDEN, f"- {GARDEN[:32]}\n\n{GARDEN[33:]}") == [
        (GARDEN, Formatting.BLOCK_KIND, "paragraph", "item"),
        (GARDEN, Formatting.LIST_MARK, "", "-"),
    ]


def test_a_word_typed_in_another_way_is_compared_as_a_whole():
    assert changes("Um 12 % mehr.", "Um **12%** mehr.") == [("12 %", Formatting.BOLD, "", "bold")]


def test_words_of_lines_are_counted_in_the_whole_text():
    text = text_of(f"Anfang.\n\n{GARDEN}")
    start = text.stream.index("alten")
    found = formatting_changes(text, start, start + 5, Passage("alten", (Mark(0, 5, MarkKind.ITALIC),)))
    assert found == (FormattingChange(start, start + 5, Formatting.ITALIC, "", "italic"),)


@given(texts())
def test_a_text_written_as_it_is_has_no_formatting_change(text):
    assert formatting_changes(text, 0, len(text.stream), text.passage) == ()


@given(texts())
def test_a_text_without_its_marks_changes_in_nothing_else(text):
    plain = Passage(text.stream, (), text.passage.openings)
    found = formatting_changes(text, 0, len(text.stream), plain)
    assert all((change.what, change.new) == (Formatting.BOLD, "") for change in found)
    with pytest.raises(Invalid) as refusal:
        minimal_edits(text, 0, len(text.stream), plain)
    assert refusal.value.code == ("only_formatting" if found else "unchanged")
