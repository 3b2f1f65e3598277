"""Which edits come of one thing that a person asks for?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from motions.domain.address import LineRange, lines_of_range, lines_of_text, parse_lines, range_of_lines
from motions.domain.comparison import word_around
from motions.domain.edit import Edit, Scope
from motions.domain.errors import Invalid
from motions.domain.insertion import Shape, Where, as_words, insert_after, insert_before, insert_in_gap
from motions.domain.list_marks import list_mark, without_list_mark
from motions.domain.minimal import minimal_edits
from motions.domain.notation import read_notation, read_words
from motions.domain.passage import Block, Passage, join, passage_of, words_of
from motions.domain.quotation import Quotation, find_quote
from motions.domain.quote_index import ends_with_unit
from motions.domain.subject import are_lines_of_subject, change_in_subject, change_of_subject
from motions.domain.text import Text
from motions.domain.wording import wording
from motions.domain.words import words


@dataclass(frozen=True, slots=True)
class Replace:
    """Replace what is printed on lines, or words quoted from them, by a text in the notation of the editing field."""

    lines: str
    text: str
    quote: str = ""
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete what is printed on lines, or words quoted from them."""

    lines: str
    quote: str = ""
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a text in after or before lines, or words quoted from them.

    Without a shape it is words beside a quote or inside a block, and a block of its own at a block's edge.
    """

    lines: str
    text: str
    where: Where = Where.AFTER
    quote: str = ""
    occurrence: int | None = None
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class ReplaceAll:
    """Replace the whole text."""

    text: str


@dataclass(frozen=True, slots=True)
class ChangeSubject:
    """Give the motion another subject."""

    text: str


@dataclass(frozen=True, slots=True)
class Instruction:
    """Do what is written: "Z. 39: ersetze „12 %“ durch „15 %“"."""

    written: str


_HYPHENS = frozenset("-\u2010\u2011")

PassageProposal = Replace | Delete | Insert
Change = PassageProposal | ReplaceAll | ChangeSubject
Proposal = Change | Instruction


def edits_of(text: Text, proposal: Change) -> tuple[Edit, ...]:
    """Give the separate edits, without numbers, that a proposal over a text comes to; see `minimal_edits`.

    A change to the lines of the subject is a change of the subject.

    Raises Invalid if its lines do not exist, its quote does not stand in them exactly once, its new text is empty, or
    nothing would change.
    """
    match proposal:
        case ReplaceAll():
            return (_whole_text(text, proposal.text),)
        case ChangeSubject():
            return (change_of_subject(text, read_words(proposal.text)),)
    lines = _lines(text, proposal)
    if are_lines_of_subject(text, lines):
        return (_in_subject(text, lines, proposal),)
    match proposal:
        case Insert():
            return _inserted(text, lines, proposal)
        case Replace():
            return _replaced(text, lines, proposal)
        case Delete():
            place = _place(text, lines, proposal)
            return minimal_edits(text, place.start, place.end, _number_that_stays(place))


def _lines(text: Text, proposal: PassageProposal) -> LineRange:
    """Read the lines of a proposal; words quoted without lines are sought in the whole text."""
    if proposal.lines.strip() or not proposal.quote or not text.body:
        return parse_lines(text, proposal.lines)
    return lines_of_range(text, 0, len(text.stream))


def _whole_text(text: Text, notation: str) -> Edit:
    new = passage_of(_blocks(notation))
    if wordings(new.stream) == wordings(text.stream):
        raise Invalid("Der neue Text hat denselben Wortlaut wie der alte; das ist keine Änderung.", code="unchanged")
    return Edit(0, len(text.stream), text.passage, new, Scope.WHOLE_TEXT)


def wordings(stream: str) -> list[str]:
    """Give the words and borders of a stream as they are compared: two texts with equal ones have one wording."""
    return [wording(word.text) or word.text for word in words(stream)]


def _blocks(notation: str) -> tuple[Block, ...]:
    blocks = read_notation(notation)
    if not blocks:
        raise Invalid("Der neue Text ist leer; soll etwas wegfallen, wird es gestrichen.", code="no_words")
    return blocks


def _in_subject(text: Text, lines: LineRange, proposal: PassageProposal) -> Edit:
    new = Passage() if isinstance(proposal, Delete) else _words(proposal.text)
    where = proposal.where if isinstance(proposal, Insert) else None
    return change_in_subject(text, lines, proposal.quote, new, where)


def _words(notation: str) -> Passage:
    new = read_words(notation)
    if not new.stream:
        raise Invalid("Der neue Text ist leer; soll etwas wegfallen, wird es gestrichen.", code="no_words")
    return new


def _place(text: Text, lines: LineRange, proposal: PassageProposal) -> Quotation:
    start, end = range_of_lines(text, lines)
    if not proposal.quote:
        return Quotation(start, end)
    return find_quote(text, proposal.quote, start, end, proposal.occurrence)


def _replaced(text: Text, lines: LineRange, proposal: Replace) -> tuple[Edit, ...]:
    place = _place(text, lines, proposal)
    new = in_place_of(text, place.start, place.end, _blocks(proposal.text))
    return minimal_edits(text, place.start, place.end, _with_rest_of_numeral(place, new))


def in_place_of(text: Text, start: int, end: int, blocks: Sequence[Block]) -> Passage:
    """Give blocks as what shall stand in place of [start, end).

    Where the range ends within a word, as a line does whose last word is cut, a hyphen at the end of the new text is
    the one that is printed there, and no part of the word. A list mark is the one printed before the item, unless the
    words of the item begin with such a mark, too.
    """
    block = text.block_index(start)
    begins_block = start == text.ranges[block][0]
    new = as_words(blocks, begins_block)
    mark = text.blocks[block].mark
    if begins_block and list_mark(new.stream) == mark != list_mark(text.stream[start:end]):
        new = new.part(without_list_mark(new.stream), len(new.stream))
    has_printed_hyphen = new.stream[-1] in _HYPHENS and text.stream[end - 1] not in _HYPHENS
    if len(new.stream) > 1 and has_printed_hyphen and word_around(text, end) is not None:
        return new.part(0, len(new.stream) - 1)
    return new


def _with_rest_of_numeral(place: Quotation, new: Passage) -> Passage:
    """Keep what of a numeral was not quoted ("12" of "12 %"), unless the new text has it or another unit."""
    has_before = wording(new.stream).startswith(wording(place.before))
    has_after = wording(new.stream).endswith(wording(place.after)) or ends_with_unit(new.stream)
    before, after = "" if has_before else place.before, "" if has_after else place.after
    return join([words_of(before), new, words_of(after)])


def _number_that_stays(place: Quotation) -> Passage:
    """Give the number of a numeral of which only the unit was quoted ("%" of "12 %"): that is not taken away."""
    return words_of(place.before.strip() if any(map(str.isdecimal, place.before)) else "")


def _inserted(text: Text, lines: LineRange, proposal: Insert) -> tuple[Edit, ...]:
    blocks = _blocks(proposal.text)
    is_after = proposal.where is Where.AFTER
    printed = lines_of_text(text, lines)
    if not proposal.quote and not any(line.start < line.end for line in printed):
        return insert_in_gap(text, printed[-1 if is_after else 0].start, blocks, proposal.shape)
    place = _place(text, lines, proposal)
    shape = proposal.shape or (Shape.WORDS if proposal.quote else None)
    if is_after:
        return insert_after(text, place.end, blocks, shape)
    return insert_before(text, place.start, blocks, shape)
