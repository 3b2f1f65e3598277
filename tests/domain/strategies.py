"""Which texts, edits and amendments can there be?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import strategies as st

from motions.domain.edit import Amendment, Edit, Scope, number_edits, overlap
from motions.domain.new_text import NewTexts, has_new_text
from motions.domain.passage import Block, BlockKind, Mark, MarkKind, Opening, Passage, passage_of, words_of
from motions.domain.text import Head, Line, LineKind, Text
from motions.domain.typesetting import typeset
from motions.domain.words import Word, is_border, words

FRAGMENTS = (
    "Stadt",
    "und",
    "wird",
    "neue",
    "Radwege,",
    "gebaut.",
    "Brücken;",
    "12 %",
    "2.400 Euro",
    "7",
    "„Grünzug“",
    "(sofort)",
    "Schul-",
    "Haus- und Hofrecht",
    "Ost-West-Achse",
    "Bürger*innen",
    "z. B.",
    "–",
    "2024–2026",
    "ja/nein",
    "Wozu?",
)
_LIST_MARK = {BlockKind.HEADING: "", BlockKind.PARAGRAPH: "", BlockKind.ITEM: "–"}


def prose(longest: int = 30) -> st.SearchStrategy[str]:
    """Words of one block, with punctuation, numerals and quotes."""
    return st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=longest).map(" ".join)


@st.composite
def blocks(draw: st.DrawFn, longest: int = 30) -> Block:
    """A block of some words, a stretch of which may be bold."""
    kind = draw(st.sampled_from(BlockKind))
    words_in_it = draw(prose(longest))
    ends = draw(st.none() | st.tuples(st.integers(0, len(words_in_it)), st.integers(0, len(words_in_it))))
    marks = () if ends is None or ends[0] == ends[1] else (Mark(min(ends), max(ends), MarkKind.BOLD),)
    return Block(kind, words_in_it, _LIST_MARK[kind], marks)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """A text of one to six blocks: typeset, or with printed lines that break anywhere, in words too."""
    its_blocks = draw(st.lists(blocks(), min_size=1, max_size=6))
    head = Head("A1", "OV Nord", draw(prose(8)))
    if draw(st.booleans()):
        return typeset(its_blocks, draw(st.integers(12, 60)), head=head)
    return printed(its_blocks, draw(st.integers(5, 40)), head)


def printed(its_blocks: Iterable[Block], width: int, head: Head | None = None, first_number: int = 9) -> Text:
    """Assemble a text whose lines break after each `width` characters, wherever that is."""
    whole = tuple(its_blocks)
    lines: list[Line] = []
    start = 1
    for block in whole:
        end = start + len(block.prose)
        for first, last in pairwise([*range(start, end, width), end]):
            lines.append(_line(first_number + len(lines), block, first - start, last - start, start))
        start = end + 2
    return Text(passage_of(whole), tuple(lines), head or Head())


def _line(number: int, block: Block, start: int, end: int, offset: int) -> Line:
    while start + 1 < end and block.prose[start] == " ":
        start += 1
    while start + 1 < end and block.prose[end - 1] == " ":
        end -= 1
    return Line(number, block.prose[start:end], LineKind(block.kind.value), offset + start, offset + end)


def edit_of(text: Text, start: int, end: int, new: Passage | str, edit_id: str = "") -> Edit:
    """Make an edit of a passage; new words are given as they are, borders of blocks in them begin paragraphs."""
    if isinstance(new, str):
        new = Passage(new, (), (Opening(),) * new.count("\t"))
    return Edit(start, end, text.passage.part(start, end), new, id=edit_id)


def whole_text_edit(text: Text, new: Iterable[Block], edit_id: str = "") -> Edit:
    """Make an edit that replaces the whole text."""
    return Edit(0, len(text.stream), text.passage, passage_of(new), Scope.WHOLE_TEXT, edit_id)


def subject_edit(text: Text, start: int, end: int, new: str, edit_id: str = "") -> Edit:
    """Make an edit of the subject."""
    return Edit(start, end, words_of(text.head.subject[start:end]), words_of(new), Scope.SUBJECT, edit_id)


def new_blocks() -> st.SearchStrategy[str]:
    """The stream of one or two new blocks."""
    return st.lists(prose(4), min_size=1, max_size=2).map(lambda proses: "".join(f"\t{words}\n" for words in proses))


def edits_over(text: Text) -> st.SearchStrategy[Edit]:
    """One edit as the rules compose it: at borders of words, with new text of words and borders."""
    found = words(text.stream)
    return st.one_of(_insertions(text, found), _deletions(text, found), _replacements(text, found))


@st.composite
def _insertions(draw: st.DrawFn, text: Text, found: Sequence[Word]) -> Edit:
    index = draw(st.integers(0, len(found)))
    if index == len(found) or found[index].text == "\t":
        place = len(text.stream) if index == len(found) else found[index].start
        return edit_of(text, place, place, draw(new_blocks()))
    place = found[index].start
    inside = not is_border(found[index]) and not is_border(found[index - 1])
    new = draw(prose(5))
    if inside:
        new = draw(st.sampled_from([new, f"\n\t{new}\n\t", "\n\t", f"{new}\n\t{new}"]))
    return edit_of(text, place, place, new)


@st.composite
def _deletions(draw: st.DrawFn, text: Text, found: Sequence[Word]) -> Edit:
    first, last = _two_of(draw, [word for word in found if not is_border(word)])
    return edit_of(text, first.start, last.end, "")


@st.composite
def _replacements(draw: st.DrawFn, text: Text, found: Sequence[Word]) -> Edit:
    first, last = _two_of(draw, [word for word in found if not is_border(word)])
    new = draw(prose(5))
    new = draw(st.sampled_from([new, f"{new}\n\t{new}", f"{new}\n\t{new}\n\t{new}"]))
    borders = [start for start, _ in text.ranges[1:]]
    if draw(st.booleans()) and borders:
        start = draw(st.sampled_from(borders))
        if draw(st.booleans()):
            return edit_of(text, start - 2, start, draw(st.sampled_from([" ", "und", "; und"])))
        start, end = draw(st.sampled_from(text.ranges))
        return edit_of(text, start - 1, end + 1, draw(new_blocks()))
    return edit_of(text, first.start, last.end, new)


def _two_of(draw: st.DrawFn, found: Sequence[Word]) -> tuple[Word, Word]:
    length = draw(st.integers(0, 3) | st.integers(0, len(found) - 1))
    first = draw(st.integers(0, len(found) - 1))
    return found[first], found[min(first + length, len(found) - 1)]


@st.composite
def compatible_edits(draw: st.DrawFn, text: Text, most: int = 8) -> tuple[Edit, ...]:
    """Numbered edits of several amendments that do not compete; identical ones and insertions at one place may be."""
    chosen: list[Edit] = []
    for edit in draw(st.lists(edits_over(text), max_size=most)):
        if not any(overlap(edit, other) for other in chosen):
            chosen.append(edit)
            if draw(st.integers(0, 9)) == 0:
                chosen.append(edit)
    return tuple(numbered for count, edit in enumerate(chosen, 1) for numbered in number_edits(f"Ä{count}", [edit]))


@st.composite
def amendments_over(draw: st.DrawFn, text: Text, most: int = 4) -> tuple[Amendment, ...]:
    """Numbered amendments, each with one to three edits that do not overlap among themselves."""
    amendments = []
    for count in range(1, draw(st.integers(1, most)) + 1):
        own: list[Edit] = []
        for edit in draw(st.lists(edits_over(text), min_size=1, max_size=3)):
            if not any(overlap(edit, other) or (edit.start, edit.end) == (other.start, other.end) for other in own):
                own.append(edit)
        edits = number_edits(f"Ä{count}", own)
        amendments.append(Amendment(f"Ä{count}", "OV Nord", edits, indivisible=draw(st.booleans())))
    return tuple(amendments)


@st.composite
def with_sub_amendments(draw: st.DrawFn, text: Text, most: int = 5) -> tuple[Edit, ...]:
    """Edits that do not compete, with edits of sub-amendments within some of them, and of others within those."""
    edits = list(draw(compatible_edits(text, most)))
    known: dict[str, list[Edit]] = {}
    for count in range(draw(st.integers(0, 4))):
        outer = [edit for edit in edits if has_new_text(edit) and not _has_rival(edit, edits)]
        if not outer:
            break
        changed = draw(st.sampled_from(outer))
        around = NewTexts(text, tuple(_as_amendments(edits))).of(changed.id)
        inner = replace(draw(edits_over(around)), id=f"{changed.amendment}-{count + 1}.1", within=changed.id)
        if not any(overlap(inner, other) for other in known.get(changed.id, ())):
            known.setdefault(changed.id, []).append(inner)
            edits.append(inner)
    return tuple(edits)


def _has_rival(edit: Edit, edits: Iterable[Edit]) -> bool:
    """Tell whether an identical edit takes the same words: with a sub-amendment to one of them the two compete."""
    same = [other for other in edits if (other.start, other.end, other.within) == (edit.start, edit.end, edit.within)]
    return len(same) > 1 and not edit.is_insertion


def _as_amendments(edits: Iterable[Edit]) -> Iterable[Amendment]:
    for edit in edits:
        yield Amendment(edit.amendment, "OV Nord", (edit,), amends=edit.within.rpartition(".")[0])
