"""Which blocks do property tests of writing and reading try?"""

from __future__ import annotations

import re

from hypothesis import strategies as st

from motions.domain.passage import Block, BlockKind, Mark, MarkKind, Passage, join

_WORD = st.one_of(
    st.sampled_from(["**", "__", "***"]),
    st.text("abzßäBÖ7-–/.,:*_\\„“()%#u\u0308\u00a0\u2011", min_size=1, max_size=9).filter(lambda word: word.strip()),
)
_PLAIN_WORD = st.one_of(
    st.sampled_from(
        ["und", "oder", "als", "auch", "noch", "Wege", "S-Bahn", "Bus/Rad", "2027–2032", "-", "–", "1.", "b)"]
    ),
    st.text("abcdeÄB7-–/.,:„“()", min_size=1, max_size=12),
)
_LIST_MARKS = st.sampled_from(["-", "•", "*", "–", "1.", "2.", "3.", "1)", "a)", "b)"])


def _blocks(words: st.SearchStrategy[str], *, with_marks: bool) -> st.SearchStrategy[Block]:
    prose = st.lists(words, min_size=1, max_size=12).map(" ".join)
    return prose.flatmap(lambda prose: _block_of(prose, with_marks=with_marks))


def _block_of(prose: str, *, with_marks: bool) -> st.SearchStrategy[Block]:
    marks = _marks_in(prose) if with_marks else st.just(())
    return st.one_of(
        st.builds(Block, st.just(BlockKind.PARAGRAPH), st.just(prose), st.just(""), marks),
        st.builds(Block, st.just(BlockKind.ITEM), st.just(prose), _LIST_MARKS, marks),
        st.just(Block(BlockKind.HEADING, prose)),
    )


def _marks_in(prose: str) -> st.SearchStrategy[tuple[Mark, ...]]:
    mark = st.builds(
        lambda start, length, kind: Mark(min(start, len(prose) - 1), min(start + length, len(prose)), kind),
        st.integers(0, len(prose) - 1),
        st.one_of(st.integers(1, 12), st.just(len(prose))),
        st.sampled_from(MarkKind),
    )
    # Joining lets touching and overlapping marks of one kind become one, as they are in every text.
    pieces = st.lists(mark.map(lambda mark: Passage(prose, (mark,))), max_size=4)
    return pieces.map(lambda passages: _merged(prose, passages))


def _merged(prose: str, passages: list[Passage]) -> tuple[Mark, ...]:
    marks = tuple(mark for passage in passages for mark in passage.marks)
    return join([Passage(prose, marks)]).marks


texts_as_written = st.lists(_blocks(_WORD, with_marks=True), max_size=4).map(tuple)
texts_as_printed = st.lists(_blocks(_PLAIN_WORD, with_marks=False), min_size=1, max_size=4).map(tuple)


def longest_stretch(prose: str) -> int:
    """Measure the longest run of words that perhaps cannot be parted; what is longer is cut and reads differently."""
    return max(map(len, re.findall(r"(?:\S*[-/–] )*\S+", prose)))
