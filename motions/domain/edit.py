"""What is an amendment: which words of a frozen text does it replace by which?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from motions.domain.numbering import natural_order
from motions.domain.passage import Passage


class Scope(Enum):
    """What an edit changes: a passage of the text, the whole text, or the subject in the head."""

    PASSAGE = "passage"
    WHOLE_TEXT = "whole_text"
    SUBJECT = "subject"


class Operation(Enum):
    """How an edit reads to a person; it follows from the edit and is not stored."""

    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"
    REPLACE_ALL = "replace_all"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Edit:
    r"""Replaces the positions [start, end) of one frozen version by new text; insert, delete and replace are one type.

    start = end is an insertion, an empty new text a deletion. `start` is where a word begins and `end` where one ends;
    an insertion stands at the beginning of the word that follows it, where the border characters `\t` and `\n` count as
    words. `old` holds the words found at [start, end). An edit of the whole text spans it from its first to its last
    border; an edit of the subject counts positions in the subject. `id` is "Ä3.2" once the amendment is numbered.

    An edit of a sub-amendment names in `within` the edit whose new text it changes ("Ä3.1"); its positions count in
    that new text as `new_text` sets it. A passage that is moved is a deletion and an insertion with the same `move`,
    counted from 1 within the amendment; 0 is no move.
    """

    start: int
    end: int
    old: Passage
    new: Passage
    scope: Scope = Scope.PASSAGE
    id: str = ""
    within: str = ""
    move: int = 0

    @property
    def is_insertion(self) -> bool:
        """Tell whether nothing is taken away."""
        return self.start == self.end

    @property
    def is_deletion(self) -> bool:
        """Tell whether nothing is put in."""
        return not self.new.stream

    @property
    def operation(self) -> Operation:
        """Name how the edit reads to a person."""
        if self.scope is Scope.SUBJECT:
            return Operation.SUBJECT
        if self.scope is Scope.WHOLE_TEXT:
            return Operation.REPLACE_ALL
        if self.is_insertion:
            return Operation.INSERT
        return Operation.DELETE if self.is_deletion else Operation.REPLACE

    @property
    def amendment(self) -> str:
        """The number of the amendment the edit is a part of: "Ä3" for "Ä3.2"."""
        return self.id.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment as submitted: its number, who submits it, and its edits in text order, none overlapping another.

    `received` has no time zone; it only orders amendments of one conference. An indivisible amendment is voted on and
    lapses as one. A sub-amendment names in `amends` the amendment whose new text it changes. An amendment that asks for
    something only to be worded ("redaktionell") says so in `editorial` and needs no edits. `adapts` names the amendment
    whose held edits this one replaces once the chair takes it in their place.
    """

    number: str
    submitter: str
    edits: tuple[Edit, ...]
    received: datetime | None = None
    indivisible: bool = False
    reason: str = ""
    amends: str = ""
    editorial: str = ""
    adapts: str = ""


def number_edits(amendment: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Number the edits of an amendment in text order: Ä3.1, Ä3.2 …; a change of the subject comes first.

    Those of a sub-amendment stand in the order of the edits they change.
    """
    ordered = sorted(
        edits, key=lambda edit: (edit.scope is not Scope.SUBJECT, natural_order(edit.within), edit.start, edit.end)
    )
    return tuple(replace(edit, id=f"{amendment}.{count}") for count, edit in enumerate(ordered, 1))


def overlap(first: Edit, second: Edit) -> bool:
    """Tell whether two edits of passages change a common word, or one inserts strictly inside the other.

    Ranges that only touch, and insertions at the edge of a changed range, do not overlap.
    """
    return first.start < second.end and second.start < first.end
