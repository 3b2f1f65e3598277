"""Which amendments contest the same few words?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hypothesis import strategies as st

from motions.domain.edit import Amendment, Edit, Scope, number_edits, overlap
from motions.domain.passage import Block, BlockKind, Passage, passage_of, words_of
from motions.domain.text import Head, Text
from motions.domain.typesetting import typeset

WORDS = ("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")
TEXT: Text = typeset(
    [Block(BlockKind.PARAGRAPH, " ".join(WORDS[:5])), Block(BlockKind.PARAGRAPH, " ".join(WORDS[5:]))],
    20,
    head=Head("A1", "OV Nord", "Zahlen im Land"),
)


def start_of(word: str) -> int:
    return TEXT.stream.index(word)


def end_of(word: str) -> int:
    return start_of(word) + len(word)


def change_words(first: str, last: str, new: str = "", edit_id: str = "") -> Edit:
    """Replace the words from the first to the last, or delete them."""
    start, end = start_of(first), end_of(last)
    return Edit(start, end, TEXT.passage.part(start, end), words_of(new), id=edit_id)


def insert_before(word: str, new: str, edit_id: str = "") -> Edit:
    return Edit(start_of(word), start_of(word), Passage(), words_of(new), id=edit_id)


def whole_text(new: str, edit_id: str = "") -> Edit:
    passage = passage_of([Block(BlockKind.PARAGRAPH, new)]) if new else Passage()
    return Edit(0, len(TEXT.stream), TEXT.passage, passage, Scope.WHOLE_TEXT, edit_id)


def subject(new: str, edit_id: str = "") -> Edit:
    return Edit(0, 6, words_of("Zahlen"), words_of(new), Scope.SUBJECT, edit_id)


def amendment(number: str, *edits: Edit, indivisible: bool = False, received: datetime | None = None) -> Amendment:
    """Number the edits in text order and submit them."""
    return Amendment(number, "OV Nord", number_edits(number, edits), received, indivisible)


def all_edits(amendments: tuple[Amendment, ...]) -> tuple[Edit, ...]:
    return tuple(edit for amendment in amendments for edit in amendment.edits)


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """One edit: mostly of a few words, sometimes of the whole text or the subject."""
    form = draw(st.sampled_from(["delete", "replace", "insert", "delete", "replace", "insert", "whole", "subject"]))
    new = draw(st.sampled_from(["neu", "anders"]))
    if form == "whole":
        return whole_text(draw(st.sampled_from(["", "Ein anderer Text."])))
    if form == "subject":
        return subject(new)
    first = draw(st.integers(0, len(WORDS) - 1))
    if form == "insert":
        return insert_before(WORDS[first], new)
    last = draw(st.integers(first, min(first + 4, len(WORDS) - 1)))
    return change_words(WORDS[first], WORDS[last], "" if form == "delete" else new)


@st.composite
def amendments(draw: st.DrawFn, most: int = 6) -> tuple[Amendment, ...]:
    """Amendments with one to three edits each; some are indivisible, some have edits identical to those of others."""
    submitted: list[Amendment] = []
    for count in range(1, draw(st.integers(1, most)) + 1):
        own: list[Edit] = []
        earlier = [replace(edit, id="") for amendment in submitted for edit in amendment.edits]
        wishes = st.lists(edits() | st.sampled_from(earlier) if earlier else edits(), min_size=1, max_size=3)
        for edit in draw(wishes):
            if not any(_collide(edit, other) for other in own):
                own.append(edit)
        submitted.append(amendment(f"Ä{count}", *own, indivisible=draw(st.booleans())))
    return tuple(submitted)


def _collide(edit: Edit, other: Edit) -> bool:
    if Scope.SUBJECT in (edit.scope, other.scope):
        return edit.scope is other.scope
    whole = Scope.WHOLE_TEXT in (edit.scope, other.scope)
    return whole or overlap(edit, other) or (edit.start, edit.end) == (other.start, other.end)
