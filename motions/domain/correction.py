"""How does a person correct where the blocks of a printed text begin, before it is published?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from motions.domain.blocks import Part, PrintedLine, Reading, Start
from motions.domain.characters import check_characters, tidy
from motions.domain.errors import Invalid
from motions.domain.list_marks import list_mark
from motions.domain.passage import BlockKind
from motions.domain.text import Head


def join_block(starts: Sequence[Start], line: int) -> tuple[Start, ...]:
    """Join the block that begins at the line of this number to the one before it, whose kind it takes.

    Raises Invalid if no block begins there, if it is the first, or if a blank line, which always parts blocks, stands
    before it.
    """
    index = _index_of(starts, line)
    if index == 0:
        raise Invalid(
            "Der Block in Zeile %(line)d ist der erste; davor ist keiner, mit dem er verbunden werden kann.", line=line
        )
    if starts[index].after_blank:
        raise Invalid("Vor Zeile %(line)d steht eine leere Zeile; leere Zeilen trennen Blöcke immer.", line=line)
    return (*starts[:index], *starts[index + 1 :])


def split_block(reading: Reading, starts: Sequence[Start], line: int) -> tuple[Start, ...]:
    """Let a block begin at the line of this number: an item if a list mark is printed there, a paragraph otherwise.

    Raises Invalid if there is no such line, no amendable words stand on it, or a block begins there already.
    """
    printed = reading.line(line)
    if printed is None:
        raise Invalid("Zeile %(line)d gibt es in diesem Text nicht.", line=line)
    _refuse_without_words(printed)
    if any(start.line == line for start in starts):
        raise Invalid("In Zeile %(line)d beginnt schon ein Block.", line=line)
    mark = list_mark(printed.words)
    start = Start(line, BlockKind.ITEM if mark else BlockKind.PARAGRAPH, mark)
    return tuple(sorted((*starts, start), key=lambda start: start.line))


def _refuse_without_words(line: PrintedLine) -> None:
    if line.part is Part.BLANK:
        raise Invalid("Zeile %(line)d ist leer; ein Block beginnt in einer Zeile mit Wörtern.", line=line.number)
    if line.part is Part.HEAD:
        raise Invalid("Zeile %(line)d gehört zum Kopf des Antrags; ein Block beginnt erst danach.", line=line.number)
    if line.part is Part.FORM:
        raise Invalid("Zeile %(line)d gehört zum Beschlussfeld; ein Block beginnt nur davor.", line=line.number)


def retype_block(starts: Sequence[Start], line: int, kind: BlockKind) -> tuple[Start, ...]:
    """Give the block that begins at the line of this number another kind.

    Raises Invalid if no block begins there.
    """
    index = _index_of(starts, line)
    return (*starts[:index], replace(starts[index], kind=kind), *starts[index + 1 :])


def with_head(reading: Reading, head: Head) -> Reading:
    """Put another head in place of the one that was recognised; runs of spaces in its fields become one.

    Raises Invalid if a control character stands in it.
    """
    return replace(reading, head=Head(_field(head.number), _field(head.submitter), _field(head.subject)))


def _field(words: str) -> str:
    check_characters(words)
    return tidy(words).strip()


def _index_of(starts: Sequence[Start], line: int) -> int:
    for index, start in enumerate(starts):
        if start.line == line:
            return index
    raise Invalid("In Zeile %(line)d beginnt kein Block.", line=line)
