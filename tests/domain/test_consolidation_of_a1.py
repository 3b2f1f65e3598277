"""Is the adopted text of the customer's real motion right, word by word?"""

from __future__ import annotations

import pytest

from motions.domain.adopted import adopted_text, sources_by_line
from motions.domain.consolidation import consolidate
from motions.domain.edit import Edit
from motions.domain.provenance import PieceKind, Source
from motions.domain.text import Text
from motions.domain.words import is_border, words
from motions.imports.printed_text import read_text
from tests.domain.strategies import edit_of
from tests.motion_a1 import MOTION_A1, needs_motion_a1

pytestmark = needs_motion_a1


@pytest.fixture(scope="module")
def a1() -> Text:
    return read_text(MOTION_A1.read_bytes(), 95)


def every_fiftieth_word_changed(text: Text) -> list[Edit]:
    """Replace, delete and put in by turns: some 200 edits of single words of prose."""
    plain = [word for word in words(text.stream) if word.text.isalpha()]
    edits = []
    for count, word in enumerate(plain[::50], 1):
        end = word.start if count % 3 == 2 else word.end
        new = "" if count % 3 == 0 else f"Neues{count}"
        edits.append(edit_of(text, word.start, end, new, f"Ä{count}.1"))
    return edits


def test_nothing_adopted_is_the_motion_as_printed(a1: Text) -> None:
    result = consolidate(a1, [])

    assert result.passage == a1.passage
    assert not any(block.changed for block in result.redline)


def test_each_word_is_the_original_one_with_its_lines_or_the_one_of_an_edit(a1: Text) -> None:
    edits = every_fiftieth_word_changed(a1)
    assert len(edits) > 150
    expected: list[tuple[str, Source]] = []
    by_start = {edit.start: edit for edit in edits}
    for word in words(a1.stream):
        edit = by_start.get(word.start)
        if edit is not None and edit.new.stream:
            expected.append((edit.new.stream, Source(edits=(edit.id,))))
        if not is_border(word) and (edit is None or edit.is_insertion):
            lines = tuple(line.number for line in a1.lines_at(word.start, word.end))
            expected.append((word.text, Source(lines=lines)))

    result = consolidate(a1, edits)

    dropped = [(word.text, word.source) for word in result.removed if word.repaired]
    found = [(word.text, word.source) for word in result.words]
    assert sorted(found + dropped, key=repr) == sorted(expected, key=repr)
    assert len(dropped) < 5


def test_redline_and_numbered_lines_hold_exactly_the_result(a1: Text) -> None:
    result = consolidate(a1, every_fiftieth_word_changed(a1))
    adopted = adopted_text(result)

    redlined = [
        "".join(piece.text for piece in block.pieces if piece.kind is not PieceKind.DELETED) for block in result.redline
    ]
    by_line = [
        ("".join(piece.text for piece in sourced.pieces), sourced.line) for sourced in sources_by_line(result, adopted)
    ]
    assert redlined == [block.prose for block in result.blocks]
    assert adopted.passage == result.passage
    assert all(words_of_line == adopted.stream[line.start : line.end] for words_of_line, line in by_line)
