"""What is the adopted text, worked out slowly and plainly: a list of words in which edits are replaced one by one?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from motions.domain.edit import Edit, Scope
from motions.domain.new_text import shift_of_new_text
from motions.domain.numbering import natural_order
from motions.domain.passage import Passage
from motions.domain.spacing import Doubled, Place, doubled, repeats_comma, repeats_stop
from motions.domain.text import Text
from motions.domain.words import words


@dataclass(frozen=True)
class Token:
    """A word or border where it stood in its own stream, and the edits it is of; a gap is where words were deleted."""

    text: str
    stream: str
    start: int
    edits: frozenset[str] = frozenset()
    old: bool = False
    gap: bool = False

    @property
    def first(self) -> Place:
        return Place(self.stream, self.start)

    @property
    def last(self) -> Place:
        return Place(self.stream, self.start + len(self.text) - 1)


def slow_blocks(text: Text, edits: Sequence[Edit]) -> list[list[tuple[str, frozenset[str]]]]:
    """Give the words of each block of the result, each with the edits it is of."""
    blocks: list[list[tuple[str, frozenset[str]]]] = []
    for token in consolidated(text.stream, edits, "", frozenset()):
        if token.text == "\t":
            blocks.append([])
        elif token.text != "\n":
            blocks[-1].append((token.text, token.edits))
    return blocks


def consolidated(stream: str, edits: Sequence[Edit], within: str, of: frozenset[str]) -> list[Token]:
    """Replace, from the last to the first, the edits whose positions count in a stream of words that are of edits."""
    tokens = [Token(word.text, stream, word.start, of, old=True) for word in words(stream)]
    chosen = [edit for edit in edits if edit.within == within and edit.scope is not Scope.SUBJECT]
    for start, end, new in reversed(list(merged(chosen, edits))):
        if start == end:
            place = 1 + max((i for i, token in enumerate(tokens) if token.old and token.start < start), default=-1)
            tokens[place:place] = new
        else:
            inside = [i for i, token in enumerate(tokens) if token.old and start <= token.start < end]
            taken = tokens[inside[0] : inside[-1] + 1]
            tokens[inside[0] : inside[-1] + 1] = new or [
                token if token.text in ("\t", "\n") else replace(token, gap=True) for token in taken
            ]
    return without_empty_blocks(without_doubled(tokens))


def merged(chosen: Iterable[Edit], edits: Sequence[Edit]) -> Iterator[tuple[int, int, list[Token]]]:
    """Give place and new words of each edit in order, identical ones once with the numbers of all."""
    ordered = sorted(chosen, key=lambda edit: (edit.start, edit.end, natural_order(edit.id)))
    seen: list[tuple[int, int, Passage, list[Token]]] = []
    for edit in ordered:
        new = new_tokens(edit, edits)
        for index, (start, end, passage, tokens) in enumerate(seen):
            if (start, end, [token.text for token in tokens]) == (edit.start, edit.end, [token.text for token in new]):
                both = [replace(one, edits=one.edits | two.edits) for one, two in zip(tokens, new, strict=True)]
                seen[index] = (start, end, passage, both)
                break
        else:
            seen.append((edit.start, edit.end, edit.new, new))
    for start, end, passage, tokens in seen:
        joins = start < end and passage.stream == " "
        yield start, end, tokens or [Token("", " ", 0, gap=True)] * joins


def new_tokens(edit: Edit, edits: Sequence[Edit]) -> list[Token]:
    """Give the words that an edit puts in once the edits within it are worked in, set as blocks and taken out again."""
    own = frozenset({edit.id})
    if not any(inner.within == edit.id for inner in edits):
        return [Token(word.text, edit.new.stream, word.start, own) for word in words(edit.new.stream)]
    before = "\t" * shift_of_new_text(edit)
    behind = "\n" * ((before + edit.new.stream).count("\t") - edit.new.stream.count("\n"))
    tokens = consolidated(before + edit.new.stream + behind, edits, edit.id, own)
    own_part = [replace(token, old=False) for token in tokens[len(before) : len(tokens) - len(behind)]]
    return without_empty_blocks(own_part, even_if_new=True)


def without_doubled(tokens: list[Token]) -> list[Token]:
    """Drop punctuation of which a deletion has left too much."""
    index = 0
    while index < len(tokens):
        left = next((i for i in range(index - 1, -1, -1) if not tokens[i].gap), None)
        if tokens[index].gap or left is None or left == index - 1:
            index += 1
            continue
        found = doubled(tokens[left].last, tokens[index].first)
        if found in (Doubled.FIRST, Doubled.BOTH):
            tokens[left] = replace(tokens[left], gap=True)
        if found in (Doubled.SECOND, Doubled.BOTH):
            tokens[index] = replace(tokens[index], gap=True)
        index += found is Doubled.NOTHING
    return [token for token in without_repeated(tokens) if not token.gap]


def without_repeated(tokens: list[Token]) -> list[Token]:
    """Turn marks of the old words into gaps where the new words directly beside them bring the same mark along."""
    dropped = set()
    for index, (left, right) in enumerate(pairwise(tokens)):
        if left.gap or right.gap or left.old is right.old:
            continue
        if right.old and repeats_stop(left.last, right.first):
            dropped.add(index + 1)
        if left.old and repeats_comma(right.first, left.last):
            dropped.add(index)
    return [replace(token, gap=token.gap or index in dropped) for index, token in enumerate(tokens)]


def without_empty_blocks(tokens: list[Token], *, even_if_new: bool = False) -> list[Token]:
    """Drop the borders of blocks that have lost all their words; one that never had any only where that is said."""
    kept: list[Token] = []
    for token in tokens:
        is_empty = bool(kept) and kept[-1].text == "\t" and token.text == "\n"
        if is_empty and (even_if_new or not _were_neighbours(kept[-1], token)):
            kept.pop()
        else:
            kept.append(token)
    return kept


def _were_neighbours(first: Token, second: Token) -> bool:
    return first.stream == second.stream and first.start + 1 == second.start
