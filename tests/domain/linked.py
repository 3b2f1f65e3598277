"""Which amendments are amended in turn, and which relations can a person set between them?"""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from motions.domain.edit import Amendment, Edit, Scope, number_edits, overlap
from motions.domain.errors import Invalid
from motions.domain.link import Link, LinkKind
from motions.domain.link_check import check_links
from motions.domain.new_text import NewTexts
from motions.domain.passage import Passage, words_of
from motions.domain.text import Text
from motions.domain.words import is_border, words
from tests.domain.contested import TEXT, all_edits, amendment, amendments, change_words, insert_before

NEW_WORDS = "alpha beta gamma delta"
AMENDED = (
    amendment("Ä1", change_words("eins", "zwei", NEW_WORDS)),
    amendment("Ä2", change_words("zwei", "drei", NEW_WORDS)),
)


def within(parent: str, submitted: Sequence[Amendment]) -> Text:
    """The new text of an edit, in which the positions of sub-amendments count."""
    return NewTexts(TEXT, tuple(submitted)).of(parent)


def sub_edit(parent: str, submitted: Sequence[Amendment], first: str, last: str = "", new: str = "") -> Edit:
    """Replace words of the new text of an edit, delete them, or, without a last word, insert before the first."""
    text = within(parent, submitted)
    start = text.stream.index(first)
    end = text.stream.index(last) + len(last) if last else start
    return Edit(start, end, text.passage.part(start, end), words_of(new), within=parent)


def sub_amendment(number: str, *edits: Edit, indivisible: bool = False) -> Amendment:
    """Number the edits of a sub-amendment; "Ä3-1" amends "Ä3"."""
    amends = number.rpartition("-")[0]
    return Amendment(number, "OV Süd", number_edits(number, edits), indivisible=indivisible, amends=amends)


@st.composite
def amended_amendments(draw: st.DrawFn, most: int = 6) -> tuple[Amendment, ...]:
    """Amendments over the contested words, some of which put in several words that sub-amendments contest."""
    submitted = [
        *draw(amendments(most)),
        amendment("Ä91", change_words("drei", "vier", NEW_WORDS), insert_before("neun", NEW_WORDS)),
        amendment("Ä92", change_words("vier", "sechs", NEW_WORDS)),
    ]
    parents = ("Ä91.1", "Ä91.2", "Ä92.1")
    subs = []
    for count in range(1, draw(st.integers(0, 6)) + 1):
        parent = draw(st.sampled_from(parents))
        own = draw(st.lists(_sub_edits(within(parent, submitted), parent), min_size=1, max_size=2))
        kept = own if len(own) < 2 or not _collide(*own) else own[:1]
        number = f"{parent.partition('.')[0]}-{count}"
        subs.append(sub_amendment(number, *kept, indivisible=draw(st.booleans())))
    return (*submitted, *subs)


@st.composite
def _sub_edits(draw: st.DrawFn, text: Text, parent: str) -> Edit:
    if draw(st.integers(0, 9)) == 0:
        return Edit(0, len(text.stream), text.passage, Passage(), Scope.WHOLE_TEXT, within=parent)
    found = [word for word in words(text.stream) if not is_border(word)]
    first = draw(st.integers(0, len(found) - 1))
    start = end = found[first].start
    new = draw(st.sampled_from(["neu", "anders"]))
    if draw(st.booleans()):
        end = found[draw(st.integers(first, len(found) - 1))].end
        new = draw(st.sampled_from(["", new]))
    return Edit(start, end, text.passage.part(start, end), words_of(new), within=parent)


def _collide(edit: Edit, other: Edit) -> bool:
    whole = Scope.WHOLE_TEXT in (edit.scope, other.scope)
    return whole or overlap(edit, other) or (edit.start, edit.end) == (other.start, other.end)


@st.composite
def links_between(draw: st.DrawFn, submitted: Sequence[Amendment]) -> tuple[Link, ...]:
    """Links between amendments and edits that can all hold together."""
    numbers = [name for one in submitted for name in (one.number, *(edit.id for edit in one.edits))]
    named = st.sampled_from(numbers)
    chosen: list[Link] = []
    for _ in range(draw(st.integers(0, 4))):
        to = draw(st.lists(named, min_size=1, max_size=2, unique=True))
        link = Link(draw(st.sampled_from(LinkKind)), draw(named), tuple(to), "so beraten")
        try:
            check_links([*chosen, link], all_edits(tuple(submitted)))
        except Invalid:
            continue
        chosen.append(link)
    return tuple(chosen)
