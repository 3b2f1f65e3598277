"""Is every word of the original found again, or the edits that removed it?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.adopted import adopted_text
from motions.domain.consolidation import consolidate
from motions.domain.passage import Block, BlockKind
from motions.domain.typesetting import typeset
from motions.domain.whereabouts import all_whereabouts, whereabouts
from motions.domain.words import is_border, words
from tests.domain.strategies import edit_of, texts, with_sub_amendments

TEXT = typeset([Block(BlockKind.PARAGRAPH, "Wir bauen alte, neue Wege."), Block(BlockKind.PARAGRAPH, "Und Seen.")])
OLD = edit_of(TEXT, TEXT.stream.index("alte"), TEXT.stream.index("alte,") + 4, "", "Ä1.1")
RESULT = consolidate(TEXT, [OLD, edit_of(TEXT, 1, 1, "Vielleicht", "Ä2.1")])
ADOPTED = adopted_text(RESULT, 20)


def test_a_word_that_stayed_has_its_new_place_and_line() -> None:
    found = whereabouts(RESULT, ADOPTED, TEXT.stream.index("Wege") + 2)

    assert (found.word.text, found.position, found.lines) == ("Wege", ADOPTED.stream.index("Wege"), (2,))


def test_a_word_that_was_removed_names_the_edit() -> None:
    found = whereabouts(RESULT, ADOPTED, OLD.start)

    assert (found.word.text, found.position, found.lines, found.removed_by) == ("alte", None, (), ("Ä1.1",))


@pytest.mark.parametrize("position", [0, TEXT.stream.index(" bauen"), TEXT.stream.index("\n"), len(TEXT.stream)])
def test_no_word_stands_at_a_space_or_border(position: int) -> None:
    with pytest.raises(ValueError, match="no word"):
        whereabouts(RESULT, ADOPTED, position)


@given(st.data())
def test_each_word_of_the_original_is_in_the_result_exactly_once_or_removed_by_named_edits(
    data: st.DataObject,
) -> None:
    text = data.draw(texts())
    edits = data.draw(with_sub_amendments(text))
    result = consolidate(text, edits)
    adopted = adopted_text(result)

    found = all_whereabouts(result, adopted)

    original = [word for word in words(text.stream) if not is_border(word)]
    assert [one.word for one in found] == original
    assert all((one.position is None) != (not one.removed_by) for one in found)
    assert {edit for one in found for edit in one.removed_by} <= {edit.id for edit in edits}
    standing = [one for one in found if one.position is not None]
    assert all(adopted.stream.startswith(one.word.text, one.position) and one.lines for one in standing)
    places = [one.position for one in standing if one.position is not None]
    assert sorted(set(places)) == places
    kept = [word.text for word in result.words if word.source.lines]
    assert [one.word.text for one in standing] == kept


@given(st.data())
def test_a_single_word_is_told_of_as_in_the_list_of_all(data: st.DataObject) -> None:
    text = data.draw(texts())
    result = consolidate(text, data.draw(with_sub_amendments(text)))
    adopted = adopted_text(result)
    one = data.draw(st.sampled_from(all_whereabouts(result, adopted)))

    assert whereabouts(result, adopted, data.draw(st.integers(one.word.start, one.word.end - 1))) == one
