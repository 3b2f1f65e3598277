"""Which amendments contest the same few words?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hypothesis import strategies as st

from motions.domain.edit import Amendment, Edit, Scope, number_edits, overlap
from motions.domain.errors import Invalid
from motions.domain.link import Link, LinkKind
from motions.domain.link_check import check_links
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


def sub_amendment(number: str, amends: Edit, *changes: tuple[str, str], indivisible: bool = False) -> Amendment:
    """Change words of what an edit puts in: (word, new word), and no new word deletes."""
    edits = []
    for word, new in changes:
        start = amends.new.stream.index(word)
        shift = 0 if amends.new.stream.startswith("\t") else 1
        old = amends.new.part(start, start + len(word))
        start += shift
        edits.append(Edit(start, start + len(word), old, words_of(new), within=amends.id))
    amends_number = amends.amendment
    return Amendment(number, "OV Süd", number_edits(number, edits), indivisible=indivisible, amends=amends_number)


def adapted(amendment_number: str, *edits: Edit, indivisible: bool = False) -> Amendment:
    """Word an amendment anew, to be taken in place of what is held of it."""
    number = f"{amendment_number} neu"
    return Amendment(number, "OV Nord", number_edits(number, edits), indivisible=indivisible, adapts=amendment_number)


def all_edits(amendments: tuple[Amendment, ...]) -> tuple[Edit, ...]:
    return tuple(edit for amendment in amendments for edit in amendment.edits)


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """One edit: mostly of a few words, sometimes of the whole text or the subject."""
    form = draw(st.sampled_from(["delete", "replace", "insert", "delete", "replace", "insert", "whole", "subject"]))
    new = draw(st.sampled_from(["ganz neu", "anders"]))
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


@st.composite
def linked_amendments(draw: st.DrawFn) -> tuple[tuple[Amendment, ...], tuple[Link, ...]]:
    """Amendments with sub-amendments, adapted ones, and relations that persons have set."""
    submitted = draw(amendments(most=5))
    subs = [sub for one in submitted for sub in draw(_sub_amendments(one))]
    nested = [sub for one in subs for sub in draw(_sub_amendments(one))]
    adapting = [new for one in submitted if draw(st.integers(0, 2)) == 0 for new in [draw(_adapted(one.number))]]
    everything = (*submitted, *subs, *nested, *adapting)
    return everything, draw(_links(everything))


@st.composite
def _sub_amendments(draw: st.DrawFn, amends: Amendment) -> list[Amendment]:
    """None, one or two amendments to what another puts in."""
    changed = [edit for edit in amends.edits if edit.new.stream.strip()]
    subs = []
    for count in range(1, draw(st.sampled_from([0, 0, 1, 2])) + 1 if changed else 1):
        edits = [draw(_sub_edit(edit)) for edit in changed if draw(st.booleans())] or [draw(_sub_edit(changed[0]))]
        number = f"{amends.number}-{count}"
        is_whole = draw(st.booleans())
        subs.append(Amendment(number, "OV Süd", number_edits(number, edits), None, is_whole, amends=amends.number))
    return subs


@st.composite
def _sub_edit(draw: st.DrawFn, amends: Edit) -> Edit:
    stream = amends.new.stream
    prose = stream.strip("\t\n")
    word = draw(st.sampled_from([prose, *prose.split()]))
    start = stream.index(word)
    old = amends.new.part(start, start + len(word))
    new = words_of(draw(st.sampled_from(["", "anders", "frisch", "ganz neu"])))
    start += 0 if stream.startswith("\t") else 1
    if new == old:
        new = words_of("alt")
    return Edit(start, start + len(word), old, new, within=amends.id)


@st.composite
def _adapted(draw: st.DrawFn, number: str) -> Amendment:
    own: list[Edit] = []
    for edit in draw(st.lists(edits(), min_size=1, max_size=2)):
        if not any(_collide(edit, other) for other in own):
            own.append(edit)
    return adapted(number, *own, indivisible=draw(st.booleans()))


@st.composite
def _links(draw: st.DrawFn, submitted: tuple[Amendment, ...]) -> tuple[Link, ...]:
    """Relations between amendments or edits, as many as hold together."""
    numbers = [one.number for one in submitted] + [edit.id for edit in all_edits(submitted)]
    links: tuple[Link, ...] = ()
    for _ in range(draw(st.integers(0, 4))):
        of = draw(st.sampled_from(numbers))
        to = draw(st.lists(st.sampled_from(numbers), min_size=1, max_size=2, unique=True))
        wish = Link(draw(st.sampled_from(list(LinkKind))), of, tuple(to), "so beraten")
        try:
            check_links((*links, wish), all_edits(submitted))
        except Invalid:
            continue
        links = (*links, wish)
    return links


def _collide(edit: Edit, other: Edit) -> bool:
    if Scope.SUBJECT in (edit.scope, other.scope):
        return edit.scope is other.scope
    whole = Scope.WHOLE_TEXT in (edit.scope, other.scope)
    return whole or overlap(edit, other) or (edit.start, edit.end) == (other.start, other.end)
