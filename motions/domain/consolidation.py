"""What is the adopted text, and where does each of its words come from?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from motions.domain.assembly import Parts, assemble, standing_runs
from motions.domain.competing import Change, changes_of
from motions.domain.edit import Edit, Scope
from motions.domain.line_sources import LineSources
from motions.domain.passage import Block, BlockKind, Passage, blocks_of, passage_of
from motions.domain.pieces import RedlineReader
from motions.domain.provenance import (
    BlockState,
    Piece,
    PieceKind,
    RedlineBlock,
    RemovedWord,
    Repair,
    Source,
    SourcedWord,
)
from motions.domain.repairs import repairs_of
from motions.domain.splicing import Run, splice
from motions.domain.text import Text
from motions.domain.words import BLOCK_START, is_border, words

__all__ = [
    "BlockState",
    "Consolidation",
    "Piece",
    "PieceKind",
    "RedlineBlock",
    "RemovedWord",
    "Repair",
    "Source",
    "SourcedWord",
    "consolidate",
]


@dataclass(frozen=True)
class Consolidation:
    """The text that adopted edits make of a frozen text, with what stands behind each of its words.

    `runs` and `subject_runs` are what was kept, put in and taken out, in order; everything else is read from them.
    """

    text: Text
    passage: Passage
    subject: str
    runs: tuple[Run, ...]
    subject_text: Text
    subject_runs: tuple[Run, ...]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the result."""
        return blocks_of(self.passage)

    @cached_property
    def words(self) -> tuple[SourcedWord, ...]:
        """Every word of the result with its source and its block."""
        return tuple(_sourced_words(standing_runs(self.runs), self._sources))

    @cached_property
    def removed(self) -> tuple[RemovedWord, ...]:
        """Every word of the original that is not in the result, with the edits that removed it."""
        return tuple(_removed_words(self.runs, self._sources))

    @cached_property
    def redline(self) -> tuple[RedlineBlock, ...]:
        """The blocks with everything kept, put in and taken out."""
        return RedlineReader(self._sources, Parts(self.text.passage)).read(self.runs)

    @cached_property
    def subject_pieces(self) -> tuple[Piece, ...]:
        """The subject with everything kept, put in and taken out; its words name no lines."""
        reader = RedlineReader(LineSources(self.subject_text), Parts(self.subject_text.passage))
        return tuple(piece for block in reader.read(self.subject_runs) for piece in block.pieces)

    @cached_property
    def repairs(self) -> tuple[Repair, ...]:
        """Every space and punctuation mark that was changed only because an edit met its neighbours."""
        return (*repairs_of(self.subject_runs, LineSources(self.subject_text)), *repairs_of(self.runs, self._sources))

    @cached_property
    def _sources(self) -> LineSources:
        return LineSources(self.text)


def consolidate(text: Text, edits: Iterable[Edit], same_place: Sequence[Sequence[str]] = ()) -> Consolidation:
    """Work adopted edits into a frozen text, in one pass over its original positions.

    The result is a function of the text, the edits as a set, and `same_place`: lists of edit numbers that set the order
    of insertions at one place, which otherwise stand in number order. Identical edits are worked in once and all named
    as source. A deletion across blocks leaves the border between two remainders, a replacement takes it; a block that
    has lost all its words vanishes. Blocks that no edit touches stay as they are to the character.

    Raises NotPossible if two of the edits compete, and Invalid if one belongs to another text.
    """
    changes = changes_of(text, edits, same_place)
    in_text = [change for change in changes if change.edit.scope is not Scope.SUBJECT]
    in_subject = [_behind_border(change) for change in changes if change.edit.scope is Scope.SUBJECT]
    runs = splice(text.passage, in_text)
    passage = assemble(Parts(text.passage), standing_runs(runs)) if in_text else text.passage
    subject_text = Text(passage_of([Block(BlockKind.PARAGRAPH, text.head.subject)]), ())
    subject_runs = splice(subject_text.passage, in_subject)
    subject = assemble(Parts(subject_text.passage), standing_runs(subject_runs))
    return Consolidation(text, passage, subject.stream.strip("\t\n"), runs, subject_text, subject_runs)


def _behind_border(change: Change) -> Change:
    """Move a change of the subject to where the subject stands when it is read as a block."""
    edit = change.edit
    return replace(change, edit=replace(edit, start=edit.start + 1, end=edit.end + 1))


def _sourced_words(standing: Iterable[Run], sources: LineSources) -> Iterator[SourcedWord]:
    block = -1
    for run in standing:
        put_in = Source(edits=run.edits)
        for word in words(run.passage.stream, run.start, run.end):
            if word.text == BLOCK_START:
                block += 1
            if not is_border(word):
                source = put_in if run.kind is PieceKind.INSERTED else sources.at(word.start, word.end)
                yield SourcedWord(word.text, source, block)


def _removed_words(runs: Iterable[Run], sources: LineSources) -> Iterator[RemovedWord]:
    for run in runs:
        if run.kind is PieceKind.DELETED:
            for word in words(run.passage.stream, run.start, run.end):
                if not is_border(word):
                    yield RemovedWord(word.text, sources.at(word.start, word.end), run.edits, run.repaired)
