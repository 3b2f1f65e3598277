"""What is the adopted text, and where does each of its words come from?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import repeat

from motions.domain.assembly import assemble, standing_runs
from motions.domain.change import Change
from motions.domain.edit import Edit, Scope
from motions.domain.line_sources import LineSources
from motions.domain.moved import moved_halves
from motions.domain.parts import Parts
from motions.domain.passage import Block, BlockKind, Passage, blocks_of, passage_of
from motions.domain.pieces import RedlineReader
from motions.domain.provenance import (
    BlockState,
    Moved,
    Piece,
    PieceKind,
    RedlineBlock,
    RemovedWord,
    Repair,
    Source,
    SourcedWord,
)
from motions.domain.repairs import repairs_of
from motions.domain.side_by_side import side_by_side
from motions.domain.spliced import Run, by_source
from motions.domain.splicing import splice
from motions.domain.sub_amendments import adopted_changes
from motions.domain.text import Text
from motions.domain.words import BLOCK_END, BLOCK_START, is_border, words

__all__ = [
    "BlockState",
    "Consolidation",
    "Moved",
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

    `changes` are what was adopted, in the order of the text, and `halves` those of its edits that move a passage.
    `runs` and `subject_runs` are what was kept, put in and taken out, in order; everything else is read from them.
    """

    text: Text
    passage: Passage
    subject: str
    changes: tuple[Change, ...]
    halves: tuple[Edit, ...]
    runs: tuple[Run, ...]
    subject_text: Text
    subject_runs: tuple[Run, ...]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the result."""
        return blocks_of(self.passage)

    @cached_property
    def standing(self) -> tuple[Run, ...]:
        """The runs that stand in the result, each naming only the edits that put it there."""
        return tuple(by_source(standing_runs(self.runs)))

    @cached_property
    def words(self) -> tuple[SourcedWord, ...]:
        """Every word of the result with its source and its block."""
        return tuple(_sourced_words(self.standing, self.sources))

    @cached_property
    def removed(self) -> tuple[RemovedWord, ...]:
        """Every word of the original that is not in the result, with the edits that removed it."""
        return tuple(
            RemovedWord(word.text, source, run.edits, run.repaired)
            for run in self.runs
            if run.kind is PieceKind.DELETED
            for word, source in self.sources.of_words(words(run.passage.stream, run.start, run.end))
            if not is_border(word)
        )

    @cached_property
    def redline(self) -> tuple[RedlineBlock, ...]:
        """The blocks with everything kept, put in and taken out, to be read.

        Where the whole text is replaced, words that old and new text have in common show as kept; by their source all
        of them are new, see `sourced_blocks`.
        """
        whole = next((change for change in self.changes if change.edit.scope is Scope.WHOLE_TEXT), None)
        compared = side_by_side(self.sources, whole, self.blocks) if whole is not None else None
        return self.sourced_blocks if compared is None else compared

    @cached_property
    def sourced_blocks(self) -> tuple[RedlineBlock, ...]:
        """The blocks with everything kept, put in and taken out, every word by its source."""
        return RedlineReader(self.sources, Parts(self.text.passage), self._moved).read(by_source(self.runs))

    @cached_property
    def subject_pieces(self) -> tuple[Piece, ...]:
        """The subject with everything kept, put in and taken out; its words name no lines."""
        reader = RedlineReader(LineSources(self.subject_text), Parts(self.subject_text.passage))
        return tuple(piece for block in reader.read(by_source(self.subject_runs)) for piece in block.pieces)

    @cached_property
    def repairs(self) -> tuple[Repair, ...]:
        """Every space and punctuation mark that was changed only because an edit met its neighbours."""
        return (
            *(repair for change in self.changes for repair in change.repairs),
            *repairs_of(by_source(self.subject_runs), LineSources(self.subject_text).at),
            *repairs_of(by_source(self.runs), self.sources.at),
        )

    @cached_property
    def sources(self) -> LineSources:
        """The printed lines of the original."""
        return LineSources(self.text)

    @cached_property
    def _moved(self) -> Mapping[str, Moved]:
        return moved_halves(self.text, self.halves)


def consolidate(text: Text, edits: Iterable[Edit], same_place: Sequence[Sequence[str]] = ()) -> Consolidation:
    """Work adopted edits into a frozen text, in one pass over its original positions.

    The result is a function of the text, the edits as a set, and `same_place`: lists of edit numbers that set the order
    of insertions at one place, which otherwise stand in number order. Identical edits are worked in once and all named
    as source. Edits of sub-amendments change the new texts of the edits they are within, and nothing if those are not
    among the edits. A deletion across blocks leaves the border between two remainders, a replacement takes it; a block
    that has lost all its words vanishes. Blocks that no edit touches stay as they are to the character.

    Raises NotPossible if two of the edits compete, and Invalid if one belongs to another text.
    """
    adopted = tuple(edits)
    changes = adopted_changes(text, adopted, same_place)
    in_text = [change for change in changes if change.edit.scope is not Scope.SUBJECT]
    in_subject = [_behind_border(change) for change in changes if change.edit.scope is Scope.SUBJECT]
    runs = splice(text.passage, in_text)
    passage = assemble(Parts(text.passage), standing_runs(runs)) if in_text else text.passage
    subject_text = Text(passage_of([Block(BlockKind.PARAGRAPH, text.head.subject)]), ())
    subject_runs = splice(subject_text.passage, in_subject)
    subject = assemble(Parts(subject_text.passage), standing_runs(subject_runs)).stream.strip("\t\n")
    halves = tuple(sorted((edit for edit in adopted if edit.move), key=lambda edit: edit.id))
    return Consolidation(text, passage, subject, changes, halves, runs, subject_text, subject_runs)


def _behind_border(change: Change) -> Change:
    """Move a change of the subject to where the subject stands when it is read as a block."""
    edit = change.edit
    return change._replace(edit=replace(edit, start=edit.start + 1, end=edit.end + 1))


def _sourced_words(standing: Iterable[Run], sources: LineSources) -> Iterator[SourcedWord]:
    block = -1
    for run in standing:
        found = words(run.passage.stream, run.start, run.end)
        put_in = repeat(Source(edits=run.edits))
        for word, source in (
            zip(found, put_in, strict=False) if run.kind is PieceKind.INSERTED else sources.of_words(found)
        ):
            if word.text == BLOCK_START:
                block += 1
            elif word.text != BLOCK_END:
                yield SourcedWord(word.text, source, block)
