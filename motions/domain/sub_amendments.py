"""What do adopted sub-amendments make of the new texts that they change?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from motions.domain.address import address
from motions.domain.assembly import assemble, standing_runs
from motions.domain.change import Change, Share
from motions.domain.competing import Ground, changes_of
from motions.domain.edit import Amendment, Edit
from motions.domain.new_text import NewTexts, new_text_in_blocks, shift_of_new_text
from motions.domain.numbering import natural_order
from motions.domain.parts import Parts
from motions.domain.passage import Passage, join
from motions.domain.provenance import PieceKind, Repair, Source
from motions.domain.repairs import repairs_of
from motions.domain.spliced import Run, by_source
from motions.domain.splicing import splice
from motions.domain.text import Text
from motions.domain.words import BLOCK_END, BLOCK_START


def adopted_changes(text: Text, edits: Iterable[Edit], same_place: Sequence[Sequence[str]]) -> tuple[Change, ...]:
    """Give what adopted edits change in a text, in order; edits of sub-amendments first change their new texts.

    An edit of a sub-amendment has no effect unless the edit it changes is among those given. The words it puts in are
    its own, the rest of the new text stays the amendment's. Sub-amendments may have sub-amendments of their own.

    Raises NotPossible if two edits of one text compete, naming both with their lines, and Invalid if one belongs to
    another text.
    """
    given = tuple(edits)
    levels = _levels(given)
    places = _Places(text, given)
    changed: dict[str, list[Change]] = {}
    for level in reversed(levels[1:]):
        for edit in level:
            own = _amended(edit, changed.get(edit.id, ()), same_place, places)
            changed.setdefault(edit.within, []).append(own)
    top = [_amended(edit, changed.get(edit.id, ()), same_place, places) for edit in levels[0]]
    return changes_of(Ground(text.stream, text.head.subject, places.address), top, same_place)


def _levels(edits: Sequence[Edit]) -> list[list[Edit]]:
    """Give the edits of the text, then those of the new texts these put in, then those of the new texts in turn."""
    inner: dict[str, list[Edit]] = {}
    for edit in edits:
        if edit.within:
            inner.setdefault(edit.within, []).append(edit)
    levels = [[edit for edit in edits if not edit.within]]
    while inner:
        numbers = dict.fromkeys(edit.id for edit in levels[-1])
        level = [edit for number in numbers for edit in inner.pop(number, ())]
        if not level:
            break
        levels.append(level)
    return levels


@dataclass(frozen=True)
class _Places:
    """Names the places of edits in a text and in the new texts that edits put in."""

    text: Text
    edits: tuple[Edit, ...]

    def address(self, edit: Edit) -> str:
        """Name the place of an edit; new texts are set for it, so this is for errors and not for every edit."""
        numbered = sorted(self.edits, key=lambda one: natural_order(one.id))
        amendments = groupby(numbered, key=lambda one: one.amendment)
        texts = NewTexts(self.text, tuple(Amendment(number, "", tuple(own)) for number, own in amendments))
        return address(texts.text_of(edit), edit)


def _amended(edit: Edit, inner: Sequence[Change], same_place: Sequence[Sequence[str]], places: _Places) -> Change:
    if not inner:
        return Change(edit, (edit.id,))
    whole, before = new_text_in_blocks(edit), shift_of_new_text(edit)
    changes = changes_of(Ground(whole.stream, "", places.address), inner, same_place)
    runs = splice(whole, changes)
    standing = standing_runs(runs)
    passage = assemble(Parts(whole), standing)
    end = len(passage.stream) - (len(whole.stream) - before - len(edit.new.stream))
    new = passage.part(before, end) if passage.stream else Passage()
    shares = tuple(_shares(standing, edit.id, before, end))
    # Blocks that begin or end amid others are set with empty ones around them; new blocks may stand beyond those.
    new, shares = _without_empty_blocks(new, shares)
    return Change(replace(edit, new=new), (edit.id,), shares, tuple(_repairs(edit.id, changes, runs)))


def _without_empty_blocks(new: Passage, shares: tuple[Share, ...]) -> tuple[Passage, tuple[Share, ...]]:
    empty = [found.start() for found in re.finditer(BLOCK_START + BLOCK_END, new.stream)]
    if not empty:
        return new, shares
    kept = zip([0, *(start + 2 for start in empty)], [*empty, len(new.stream)], strict=True)
    moved = (replace(share, start=_moved(share.start, empty), end=_moved(share.end, empty)) for share in shares)
    return join(new.part(start, end) for start, end in kept), tuple(share for share in moved if share.start < share.end)


def _moved(position: int, empty: Sequence[int]) -> int:
    """Give where a position is once empty blocks are gone, of which a position between the borders is a part."""
    before = bisect_left(empty, position)
    return position - 2 * before + (before > 0 and empty[before - 1] + 1 == position)


def _repairs(edit_id: str, changes: Iterable[Change], runs: Iterable[Run]) -> Iterator[Repair]:
    for change in changes:
        yield from change.repairs
    yield from repairs_of(by_source(runs), lambda _start, _end: Source(edits=(edit_id,)))


def _shares(standing: Iterable[Run], edit_id: str, first: int, last: int) -> Iterator[Share]:
    """Tell, counted from `first`, whose words the runs are that make a new text, as far as they stand before `last`."""
    position = 0
    for run in standing:
        for share in _shares_of_run(run, edit_id):
            start = max(position + share.start - run.start, first)
            end = min(position + share.end - run.start, last)
            if start < end:
                yield Share(start - first, end - first, share.edits)
        position += run.end - run.start + len(run.space)


def _shares_of_run(run: Run, edit_id: str) -> Iterator[Share]:
    if run.kind is PieceKind.KEPT:
        yield Share(run.start, run.end, (edit_id,))
    for share in run.shares or ([Share(run.start, run.end, run.edits)] if run.kind is PieceKind.INSERTED else []):
        start, end = max(share.start, run.start), min(share.end, run.end)
        if start < end:
            yield Share(start, end, share.edits)
