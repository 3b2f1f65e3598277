"""Which lines of its own has the text that an amendment puts in, until the whole is numbered anew?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from motions.domain.address import lines_of_range
from motions.domain.edit import Amendment, Edit, Scope
from motions.domain.errors import Invalid
from motions.domain.passage import Opening, Passage, blocks_of
from motions.domain.text import DEFAULT_WIDTH, Text
from motions.domain.typesetting import typeset
from motions.domain.words import BLOCK_END, BLOCK_START


def has_new_text(edit: Edit) -> bool:
    """Tell whether an edit puts in words, and not only takes some away, divides a block or joins two."""
    return bool(edit.new.stream.strip())


def shift_of_new_text(edit: Edit) -> int:
    """Give by how much positions in the new text of an edit are greater than in `edit.new.stream`.

    Whole blocks stand there as they are; words, and blocks that begin or end amid others, are set as one run with a
    block's beginning before it.
    """
    return 0 if edit.new.stream.startswith(BLOCK_START) else 1


def new_text(text: Text, edit: Edit, first_number: int = 1) -> Text:
    """Set what an edit of a text puts in as a text of its own, at the width of that text, its lines with letters.

    The lines stand after the last one that the edit changes, or the one it puts something in after: Ä3:44a, Ä3:44b.
    `first_number` counts on (3 for c) where another edit of the amendment stands after the same line. What is put in
    after such a lettered line parts the two with a stroke: Ä3-1:44b/a.
    """
    new = new_text_in_blocks(edit)
    width = text.width or DEFAULT_WIDTH
    own = typeset(blocks_of(new), width, first_number=first_number)
    return replace(own, lettered_after=f"{edit.amendment}:{line_before_new_text(text, edit)}")


def new_text_in_blocks(edit: Edit) -> Passage:
    """Give what an edit puts in as the whole blocks in which positions of sub-amendments count."""
    shift = shift_of_new_text(edit)
    stream = BLOCK_START * shift + edit.new.stream
    openings = (*[Opening()] * shift, *edit.new.openings)
    if stream.count(BLOCK_END) < len(openings):
        stream += BLOCK_END
    return Passage(stream, tuple(mark.moved(shift) for mark in edit.new.marks), openings)


def line_before_new_text(text: Text, edit: Edit) -> str:
    """Name the line after which the new text of an edit stands; before the first it is one less, for a subject 0."""
    if not text.body:
        return "0"
    before_all = text.body[0].number - 1
    if edit.scope is Scope.SUBJECT:
        number = 0
    elif edit.is_insertion:
        before = text.line_at(edit.start - 1)
        number = before.number if before else before_all
    else:
        number = lines_of_range(text, edit.start, edit.end).last
    if not text.lettered_after:
        return str(number)
    return f"{text.line_name(number)}/".rpartition(":")[2]


@dataclass(frozen=True)
class NewTexts:
    """A frozen text with its amendments, and what each of their edits puts in as a text with lines of its own."""

    text: Text
    amendments: tuple[Amendment, ...] = ()

    def text_of(self, edit: Edit) -> Text:
        """Give the text in which the edit's positions count: the frozen one, or the new text that it changes.

        Raises Invalid if it changes the new text of an edit that is not there.
        """
        return self.of(edit.within) if edit.within else self.text

    def of(self, edit_id: str) -> Text:
        """Give what the edit of this id ("Ä3.1") puts in as a text with lines of its own (Ä3:44a).

        Raises Invalid if there is no such edit, or it puts no words in.
        """
        amendment, _ = self._found(edit_id)
        if edit_id not in self._set:
            self._set.update(self._new_texts(amendment.edits))
        found = self._set.get(edit_id)
        if found is None:
            raise Invalid("%(edit)s fügt keine Wörter ein, die geändert werden könnten.", code="no_words", edit=edit_id)
        return found

    def shift_of(self, edit_id: str) -> int:
        """Give by how much positions in `of(edit_id)` are greater than in the edit's `new.stream`; see `new_text`.

        Raises Invalid if there is no such edit.
        """
        return shift_of_new_text(self._found(edit_id)[1])

    def _found(self, edit_id: str) -> tuple[Amendment, Edit]:
        found = self._edits.get(edit_id)
        if found is None:
            raise Invalid("Eine Änderung mit der Nummer %(edit)s gibt es nicht.", code="not_in_text", edit=edit_id)
        return found

    def _new_texts(self, edits: Iterable[Edit]) -> dict[str, Text]:
        found: dict[str, Text] = {}
        following: dict[str, int] = {}
        for edit in filter(has_new_text, edits):
            around = self.text_of(edit)
            line = line_before_new_text(around, edit)
            found[edit.id] = new_text(around, edit, following.get(line, 1))
            following[line] = following.get(line, 1) + len(found[edit.id].lines)
        return found

    @cached_property
    def _edits(self) -> dict[str, tuple[Amendment, Edit]]:
        return {edit.id: (amendment, edit) for amendment in self.amendments for edit in amendment.edits}

    @cached_property
    def _set(self) -> dict[str, Text]:
        return {}
