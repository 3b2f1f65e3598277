"""What stands on the paper of a motion: its printed lines, its headings, and the places of its amendments?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from motions.domain.address import address
from motions.domain.edit import Amendment, Edit, Scope
from motions.domain.passage import BlockKind
from motions.domain.printing import Stretch, printed_stretches
from motions.domain.standing import Standing, Standings
from motions.domain.text import Line, LineKind, Text
from motions.web.wording import State, change_words, joined_state

# Characters that fit on one row of the paper as it is, a little smaller, and small; what is longer wraps.
ROOMY = 93
BROAD = 99
WIDE = 112
STRONG_EVERY = 5
CHARACTERS_OF_SUBJECT = 12


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A printed line for the page: its number, its classes, and what stands on it; `printed` if all of it is plain."""

    number: int
    css: str
    stretches: tuple[Stretch, ...]

    @property
    def plain(self) -> str | None:
        """The words if nothing on the line is set apart, else None."""
        if not self.stretches:
            return ""
        only = self.stretches[0]
        return only.text if len(self.stretches) == 1 and not (only.bold or only.italic) else None


@dataclass(frozen=True, slots=True)
class PaperBlock:
    """Lines that belong together, and their kind."""

    kind: LineKind
    lines: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A text as it lies on the page.

    `contents` are the headings with the numbers of their first lines; `css` says how wide the longest line is.
    """

    blocks: tuple[PaperBlock, ...]
    contents: tuple[tuple[int, str], ...]
    css: str

    def around(self, ranges: Iterable[tuple[int, int]], more: int) -> Paper:
        """Give the lines of the ranges (first and last number) with `more` lines around them, in their blocks."""
        kept = {number for first, last in ranges for number in range(first - more, last + more + 1)}
        blocks = (
            PaperBlock(block.kind, tuple(line for line in block.lines if line.number in kept)) for block in self.blocks
        )
        return Paper(tuple(block for block in blocks if block.lines), (), self.css)


@dataclass(frozen=True, slots=True)
class Tag:
    """One place of an amendment in the margin. `id` is its anchor, `line` the number of the line it stands at."""

    id: str
    amendment: str
    unit: str
    state: State
    where: str
    line: int


@dataclass(frozen=True, slots=True)
class _Version:
    """A text known by its hash, so that finding its paper does not compare whole texts."""

    text_hash: str
    text: Text = field(compare=False)


def paper_of(text: Text, text_hash: str) -> Paper:
    """Lay a text out for the page; done once for each hash."""
    return _laid_out(_Version(text_hash, text))


@lru_cache(maxsize=64)
def _laid_out(version: _Version) -> Paper:
    text = version.text
    blocks = tuple(
        PaperBlock(lines[0].kind, tuple(_paper_line(text, line) for line in lines)) for lines in _together(text)
    )
    longest = max((len(line.printed) for line in text.lines), default=0)
    fit = "" if longest <= ROOMY else " broad" if longest <= BROAD else " wide"
    return Paper(blocks, tuple(_contents(text)), fit)


def _together(text: Text) -> Iterator[list[Line]]:
    """Put the lines of one block together, and those of the head and of the form; a blank line stands alone."""

    def block_of(line: Line) -> tuple[LineKind, int]:
        if line.has_prose:
            return line.kind, text.block_index(line.start)
        return line.kind, line.number if line.kind is LineKind.BLANK else 0

    for _, lines in groupby(text.lines, key=block_of):
        yield list(lines)


def _paper_line(text: Text, line: Line) -> PaperLine:
    names = ["line"]
    if line.number % STRONG_EVERY == 0:
        names.append("five")
    if not line.printed:
        names.append("blank")
    if len(line.printed) > WIDE:
        names.append("wraps")
    return PaperLine(line.number, " ".join(names), printed_stretches(text, line) if line.printed else ())


def _contents(text: Text) -> Iterator[tuple[int, str]]:
    for block, (start, end) in zip(text.blocks, text.ranges, strict=True):
        line = text.line_at(start) if end > start else None
        if block.kind is BlockKind.HEADING and line is not None:
            yield line.number, f"{block.mark} {block.prose}".strip()


def touched_lines(text: Text, edits: Iterable[Edit]) -> frozenset[int]:
    """Give the numbers of the lines on which one of these edits changes something."""
    return frozenset(number for edit in edits for number in _lines_of(text, edit))


def first_line(text: Text, edit: Edit) -> int:
    """Give the number of the line an edit stands at; of an insertion it is the line before it."""
    if edit.scope is Scope.SUBJECT:
        return subject_line(text)
    if edit.is_insertion:
        line = text.line_at(max(edit.start - 1, 0))
        return line.number if line else text.body[0].number
    return next(iter(_lines_of(text, edit)), text.lines[0].number)


def subject_line(text: Text) -> int:
    """Give the number of the line on which the subject begins, or of the first line if it is not printed."""
    begins = text.head.subject[:CHARACTERS_OF_SUBJECT]
    heads = (line for line in text.lines if line.kind is LineKind.HEAD and begins and begins in line.printed)
    return next(heads, text.lines[0]).number


def _lines_of(text: Text, edit: Edit) -> Sequence[int]:
    if edit.scope is Scope.WHOLE_TEXT:
        return [text.body[0].number]
    if edit.scope is Scope.SUBJECT or edit.is_insertion:
        return [first_line(text, edit)]
    return [line.number for line in text.lines_at(edit.start, edit.end)]


def tags_of(text: Text, amendments: Iterable[Amendment], standings: Standings) -> tuple[Tag, ...]:
    """Give the tags for the margin by their lines: one for each line at which edits of one amendment begin."""
    tags = [tag for amendment in amendments for tag in _tags_of_amendment(text, amendment, standings)]
    return tuple(sorted(tags, key=lambda tag: tag.line))


def _tags_of_amendment(text: Text, amendment: Amendment, standings: Standings) -> Iterator[Tag]:
    at_line: dict[int, list[Edit]] = {}
    for edit in amendment.edits:
        at_line.setdefault(first_line(text, edit), []).append(edit)
    for count, (line, edits) in enumerate(at_line.items(), 1):
        found: list[Standing] = [standings.standing(edit.id) for edit in edits]
        anchor = f"ae{amendment.number.lstrip('Ä')}"
        yield Tag(
            anchor if count == 1 else f"{anchor}-{count}",
            amendment.number,
            amendment.submitter,
            joined_state(found),
            _where(text, edits),
            line,
        )


def _where(text: Text, edits: Sequence[Edit]) -> str:
    changes = list(dict.fromkeys(change_words(edit) for edit in edits))
    place = address(text, edits[0])
    if edits[0].scope is not Scope.PASSAGE:
        return changes[0]
    return f"{place} · {', '.join(changes)}"
