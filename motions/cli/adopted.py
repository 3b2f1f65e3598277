"""How is an adopted text written to the terminal?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any

from motions.domain.adopted import adopted_text
from motions.domain.blame import blame, written_blame
from motions.domain.consolidation import Consolidation
from motions.domain.passage import Block, BlockKind
from motions.domain.provenance import RedlineBlock, Source
from motions.domain.redline import to_html
from motions.domain.text import Line, Text


class Format(Enum):
    """In which form the adopted text is wanted."""

    PROSE = "prose"
    NUMBERED = "numbered"
    JSON = "json"
    REDLINE = "redline"
    BLAME = "blame"


def written(result: Consolidation, form: Format, width: int) -> str:
    """Write an adopted text in a form; `width` is that of numbered lines, in characters."""
    writers: dict[Format, Callable[[], str]] = {
        Format.PROSE: lambda: _prose(result.blocks),
        Format.NUMBERED: lambda: _numbered(adopted_text(result, width)),
        Format.JSON: lambda: json.dumps(words_report(result), ensure_ascii=False, indent=2),
        Format.REDLINE: lambda: _redline(result),
        Format.BLAME: lambda: written_blame(blame(result, adopted_text(result, width))),
    }
    return writers[form]()


def _prose(blocks: Iterable[Block]) -> str:
    return "\n\n".join(f"{block.mark} {block.prose}" if block.mark else block.prose for block in blocks)


def _numbered(text: Text) -> str:
    """Write each line with its number, and an empty line without one between blocks."""
    blocks: dict[int, list[Line]] = {}
    for line in text.body:
        blocks.setdefault(text.block_index(line.start), []).append(line)
    return "\n\n".join("\n".join(f"{line.number} {line.printed}" for line in lines) for lines in blocks.values())


def _redline(result: Consolidation) -> str:
    subject = RedlineBlock(BlockKind.HEADING, "", result.subject_pieces)
    return to_html([*([subject] if subject.changed else []), *result.redline]).rstrip("\n")


def words_report(result: Consolidation) -> dict[str, Any]:
    """Describe an adopted text block by block, each word with its source, and what was removed by which edits."""
    blocks: list[dict[str, Any]] = [
        {"kind": block.kind.value, "mark": block.mark, "words": []} for block in result.blocks
    ]
    for word in result.words:
        blocks[word.block]["words"].append({"text": word.text, "source": _source(word.source)})
    removed = [
        {"text": word.text, "source": _source(word.source), "removed_by": list(word.removed_by)}
        for word in result.removed
    ]
    return {"subject": result.subject, "blocks": blocks, "removed": removed}


def _source(source: Source) -> dict[str, Any]:
    """Name one line or edit as such, several as a list: a word over two lines, or identical edits."""
    if source.edits:
        return {"edit": source.edits[0]} if len(source.edits) == 1 else {"edits": list(source.edits)}
    return {"line": source.lines[0]} if len(source.lines) == 1 else {"lines": list(source.lines)}
