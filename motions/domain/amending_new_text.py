"""Which edits come of what is asked for within the new text of another amendment?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from motions.domain.address import LineRange, parse_lines
from motions.domain.edit import Amendment, Edit
from motions.domain.errors import Invalid
from motions.domain.insertion import Shape, Where, as_words
from motions.domain.new_text import NewTexts, has_new_text
from motions.domain.notation import read_notation
from motions.domain.passage import Block, Opening, Passage, join, passage_of
from motions.domain.proposal import ChangeSubject, Insert, Instruction, PassageProposal, Proposal, ReplaceAll, wordings
from motions.domain.quotation import find_in_range
from motions.domain.text import Text
from motions.domain.words import BLOCK_END, BLOCK_START

_BORDER = BLOCK_END + BLOCK_START
_OPENED = Passage(BLOCK_START, (), (Opening(),))

EditsOf = Callable[[Text, Proposal], tuple[Edit, ...]]


@dataclass(frozen=True, slots=True)
class NewText:
    """What an edit puts in, as it stands in the edit and as a text with lines of its own."""

    edit: Edit
    text: Text


def new_texts_of(new_texts: NewTexts, amendment: Amendment) -> tuple[NewText, ...]:
    """Give what the edits of an amendment put in, in their order; nothing if they only take away."""
    return tuple(NewText(edit, new_texts.of(edit.id)) for edit in amendment.edits if has_new_text(edit))


def edits_in_new_text(found: Sequence[NewText], proposal: Proposal, edits_of: EditsOf) -> tuple[Edit, ...]:
    """Give the edits, without numbers, that a proposal comes to in one of the new texts of an amendment.

    Which one is meant is told by its lines ("Ä3:44a" or "44a"), or else by the quote that stands in only one of them.
    `edits_of` gives the edits of a proposal in a text.

    Raises Invalid if it does not fit exactly one of the new texts, or nothing would change there.
    """
    match proposal:
        case ChangeSubject():
            raise Invalid("Ein Antrag zum neuen Text eines anderen kann nicht den Betreff ändern.", code="not_in_text")
        case Instruction():
            new, edits = _understood(found, proposal, edits_of)
        case ReplaceAll():
            new = _only(found)
            edits = (_replaced_all(new, proposal),)
        case _:
            new = _named_by_lines(found, proposal.lines) if proposal.lines else _named_by_quote(found, proposal)
            edits = edits_of(new.text, _as_words_at_the_edge(new, proposal))
    return tuple(replace(_inside(new, edit), within=new.edit.id) for edit in edits)


def lines_asked_for(texts: Iterable[Text], proposal: Proposal) -> LineRange | None:
    """Give the lines that a proposal names in one of the texts, if it does."""
    if isinstance(proposal, ReplaceAll | ChangeSubject | Instruction):
        return None
    for text in texts:
        with suppress(Invalid):
            return parse_lines(text, proposal.lines)
    return None


def _understood(found: Sequence[NewText], proposal: Instruction, edits_of: EditsOf) -> tuple[NewText, tuple[Edit, ...]]:
    understood: list[tuple[NewText, tuple[Edit, ...]]] = []
    refusals: list[Invalid] = []
    for new in found:
        try:
            understood.append((new, edits_of(new.text, proposal)))
        except Invalid as refusal:
            refusals.append(refusal)
    if not understood:
        raise refusals[0]
    if len(understood) > 1:
        raise _several([new for new, _ in understood])
    return understood[0]


def _only(found: Sequence[NewText]) -> NewText:
    if len(found) > 1:
        raise _several(found)
    return found[0]


def _several(found: Sequence[NewText]) -> Invalid:
    return Invalid(
        "Gemeint sein kann der neue Text von %(lines)s; die Nummer der Zeile macht es eindeutig.",
        code="ambiguous_quote",
        lines=_all_lines(found, " oder "),
    )


def _named_by_lines(found: Sequence[NewText], lines: str) -> NewText:
    codes = set()
    for new in found:
        try:
            parse_lines(new.text, lines)
        except Invalid as refusal:
            codes.add(refusal.code)
        else:
            return new
    raise Invalid(
        "„%(written)s“ nennt keine Zeilen des neuen Textes von %(number)s; er hat %(lines)s.",
        code="no_such_line" if "no_such_line" in codes else "not_understood",
        written=lines if len(lines) <= 40 else f"{lines[:39]}…",
        number=found[0].edit.amendment,
        lines=_all_lines(found, " und "),
    )


def _named_by_quote(found: Sequence[NewText], proposal: PassageProposal) -> NewText:
    if not proposal.quote:
        raise Invalid(
            "Es fehlt, welche Zeilen gemeint sind; der neue Text von %(number)s hat %(lines)s.",
            code="not_understood",
            number=found[0].edit.amendment,
            lines=_all_lines(found, " und "),
        )
    having = [new for new in found if find_in_range(new.text, proposal.quote, 0, len(new.text.stream))]
    return _only(having or found[:1])


def _all_lines(found: Iterable[NewText], between: str) -> str:
    numbers = ((new.text, new.text.lines[0].number, new.text.lines[-1].number) for new in found)
    return between.join(str(LineRange(first, last, text.lettered_after)) for text, first, last in numbers)


def _is_run_of_words(new: NewText) -> bool:
    return not new.edit.new.stream.startswith(BLOCK_START)


def _as_words_at_the_edge(new: NewText, proposal: PassageProposal) -> PassageProposal:
    """Let what is put in beside a run of words go on with it, unless it was said to be a block of its own."""
    if not isinstance(proposal, Insert) or proposal.shape or not _is_run_of_words(new):
        return proposal
    lines = parse_lines(new.text, proposal.lines) if proposal.lines else LineRange(1, 1)
    edge, number = (len(new.text.ranges) - 1, lines.last) if proposal.where is Where.AFTER else (0, lines.first)
    at_edge = proposal.lines and new.text.block_index(new.text.line(number).start) == edge
    return replace(proposal, shape=Shape.WORDS) if at_edge else proposal


def _inside(new: NewText, edit: Edit) -> Edit:
    """Let a block put in before or behind a run of words divide the block in which those words stand."""
    length = len(new.text.stream)
    if not edit.is_insertion or not _is_run_of_words(new) or 0 < edit.start < length:
        return edit
    place = 1 if edit.start == 0 else length - 1
    return replace(edit, start=place, end=place, new=join([Passage(BLOCK_END), edit.new, _OPENED]))


def _replaced_all(new: NewText, proposal: ReplaceAll) -> Edit:
    blocks = read_notation(proposal.text)
    if not blocks:
        raise Invalid("Der neue Text ist leer; soll etwas wegfallen, wird es gestrichen.", code="no_words")
    own = new.edit.new.stream
    start, end = (1, len(new.text.stream) - 1) if _is_run_of_words(new) else (0, len(new.text.stream))
    begins, ends = own.startswith((BLOCK_START, _BORDER)), own.endswith((BLOCK_END, _BORDER))
    start, end = start + own.startswith(_BORDER), end - own.endswith(_BORDER)
    passage = _whole(blocks, begins, ends)
    if wordings(passage.stream) == wordings(new.text.stream[start:end]):
        raise Invalid("Der neue Text hat denselben Wortlaut wie der alte; das ist keine Änderung.", code="unchanged")
    return Edit(start, end, new.text.part(start, end), passage)


def _whole(blocks: Sequence[Block], begins: bool, ends: bool) -> Passage:
    """Give blocks as what stands between other words, or as blocks of their own where a block begins and ends."""
    if begins:
        whole = passage_of(blocks)
        return whole if ends else whole.part(0, len(whole.stream) - 1)
    words = as_words(blocks, begins_block=False)
    return join([words, Passage(BLOCK_END)]) if ends else words
