"""What does a change to the lines of the head in which the subject stands make of the subject?"""

from __future__ import annotations

import re

from motions.domain.address import LineRange
from motions.domain.assembly import assemble, standing_runs
from motions.domain.change import Change
from motions.domain.edit import Edit, Scope
from motions.domain.errors import Invalid
from motions.domain.insertion import Where
from motions.domain.parts import Parts
from motions.domain.passage import Block, BlockKind, Passage, passage_of, words_of
from motions.domain.quotation import find_all
from motions.domain.splicing import splice
from motions.domain.text import LineKind, Text
from motions.domain.wording import wording
from motions.domain.words import words

_LABEL = re.compile(r"Betreff\s*:\s*", re.IGNORECASE)
_OTHER_LABEL = re.compile(r"Antrag[^:]*:", re.IGNORECASE)


def change_of_subject(text: Text, new: Passage) -> Edit:
    """Give the subject new words, all of them at once.

    Raises Invalid if there are none, or the same as before.
    """
    before = text.head.subject
    if not new.stream:
        raise Invalid("Der neue Betreff ist leer.", code="no_words")
    if _wordings(new.stream) == _wordings(before):
        raise Invalid("Der Betreff lautet schon so; das ist keine Änderung.", code="unchanged")
    return Edit(0, len(before), words_of(before), new, Scope.SUBJECT)


def _wordings(stream: str) -> list[str]:
    return [wording(word.text) for word in words(stream)]


def are_lines_of_subject(text: Text, lines: LineRange) -> bool:
    """Tell whether nothing but the subject is printed on lines."""
    if not text.head.subject or not text.has_line(lines.first) or text.line(lines.first).kind is not LineKind.HEAD:
        return False
    return lines.first in _lines(text) and lines.last in _lines(text)


def change_in_subject(text: Text, lines: LineRange, quote: str, new: Passage, where: Where | None) -> Edit:
    """Put new words for what is quoted from the subject or, without a quote, printed on lines of it; or beside that.

    "Betreff:" before the new words of lines is what is printed there, and no part of the subject.

    Raises Invalid if it does not stand in the subject exactly once, or nothing changes.
    """
    start, end = _place(text, lines, quote)
    label = _LABEL.match(new.stream)
    if label is not None and not quote:
        new = new.part(label.end(), len(new.stream))
    if where is not None:
        start = end = end if where is Where.AFTER else start
    return change_of_subject(text, _spliced(text.head.subject, start, end, new))


def _spliced(subject: str, start: int, end: int, new: Passage) -> Passage:
    """Put new words in the place of [start, end) of the subject, with the spaces that belong around them."""
    old = passage_of([Block(BlockKind.PARAGRAPH, subject)])
    edit = Edit(start + 1, end + 1, old.part(start + 1, end + 1), new)
    whole = assemble(Parts(old), standing_runs(splice(old, [Change(edit, ())])))
    return whole.part(1, len(whole.stream) - 1)


def _place(text: Text, lines: LineRange, quote: str) -> tuple[int, int]:
    subject = text.head.subject
    if not quote and [*range(lines.first, lines.last + 1)] == [*_lines(text)]:
        return 0, len(subject)
    printed = " ".join(_LABEL.sub("", text.line(number).printed) for number in range(lines.first, lines.last + 1))
    found = find_all(subject, quote or printed)
    if len(found) == 1:
        return found[0].start, found[0].end
    raise Invalid(
        "„%(quote)s“ steht %(times)s im Betreff; möglich ist auch, den ganzen Betreff neu zu fassen.",
        code="ambiguous_quote" if found else "quote_not_found",
        suggestions=tuple(_lines(text)),
        quote=quote or printed,
        times=f"{len(found)}-mal" if found else "nicht",
    )


def _lines(text: Text) -> range:
    head = [line for line in text.lines if line.kind is LineKind.HEAD]
    first = next((index for index, line in enumerate(head) if _LABEL.match(line.printed)), len(head))
    last = first + 1
    while last < len(head) and head[last].printed and not _OTHER_LABEL.match(head[last].printed):
        last += 1
    return range(head[first].number, head[first].number + last - first) if first < len(head) else range(0)
