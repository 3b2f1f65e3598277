r"""How are bold and italic words written and read inside a block of a plain editing field?

`**bold**` and `__italic__` set words apart; `\` before a sign takes its meaning away, and so do spaces on either side
of one that has no partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from motions.domain.passage import Mark, MarkKind

SIGNS = {MarkKind.BOLD: "**", MarkKind.ITALIC: "__"}
_ALONE = re.compile("(?<= ).. ")
_TOKEN = re.compile(r"\\(?P<escaped>[!-/:-@\[-`{-~•–])|\\$|(?P<sign>\*\*|__)|(?P<run>[^\\*_ ]+|.)", re.DOTALL)
_SIGN = re.compile(r"[\\*_]|  ")


def read_inline(words: str) -> tuple[str, tuple[Mark, ...]]:
    """Read the words of one block: its prose, and what is set apart in it; signs left over are dropped."""
    if _SIGN.search(words) is None:
        return words.strip(" "), ()
    pieces: list[str] = []
    length = 0
    turns: dict[MarkKind, list[int]] = {kind: [] for kind in MarkKind}
    signs = {place: kind for kind in MarkKind for place in _places_of_signs(words, SIGNS[kind])}
    for token in _TOKEN.finditer(words):
        kind = signs.get(token.start())
        if kind is not None:
            _turn(turns[kind], length)
        piece = "" if kind is not None else token["escaped"] or token["sign"] or token["run"] or ""
        if piece.strip(" ") or (piece and pieces and pieces[-1] != " "):
            pieces.append(piece)
            length += len(piece)
    prose = "".join(pieces).rstrip(" ")
    marks = (
        Mark(start, min(end, len(prose)), kind)
        for kind, positions in turns.items()
        for start, end in zip(positions[::2], positions[1::2], strict=False)
        if start < len(prose)
    )
    return prose, tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.kind.value)))


def _places_of_signs(words: str, sign: str) -> list[int]:
    """Give where a sign stands; if one is left over, not the last of those with spaces around them: that is text."""
    places = [token.start() for token in _TOKEN.finditer(words) if token["sign"] == sign]
    alone = [place for place in places if _ALONE.match(words, place)]
    return [place for place in places if place != alone[-1]] if len(places) % 2 and alone else places


def _turn(positions: list[int], position: int) -> None:
    """Note that a kind of mark begins or ends; ended and begun anew at one place is neither."""
    if positions and positions[-1] == position:
        positions.pop()
    else:
        positions.append(position)


def write_inline(prose: str, marks: Iterable[Mark]) -> str:
    """Write prose with its marks so that reading it gives both again; what reads like a sign is escaped."""
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    # Bold is opened first and closed last, so that a heading begins and ends with it.
    for mark in sorted(marks, key=lambda mark: mark.kind is not MarkKind.BOLD):
        opening[mark.start] = opening.get(mark.start, "") + SIGNS[mark.kind]
        closing[mark.end] = SIGNS[mark.kind] + closing.get(mark.end, "")
    text = set(_places_of_text_signs(prose, opening, closing))
    pieces: list[str] = []
    for position, character in enumerate(prose):
        signs = closing.get(position, "") + opening.get(position, "")
        ends = signs or position + 1 in closing or position + 1 in opening
        escape = "\\" if position not in text and _needs_escape(prose, position, bool(ends)) else ""
        pieces.append(f"{signs}{escape}{character}")
    return "".join(pieces) + closing.get(len(prose), "")


def _places_of_text_signs(prose: str, opening: Mapping[int, str], closing: Mapping[int, str]) -> Iterator[int]:
    """Give where a sign stands that is read as text: between spaces, and the only one of its kind."""
    for sign in SIGNS.values():
        place = prose.find(f" {sign} ") + 1
        is_only_one = prose.count(sign) == 1 and not any(sign in signs for signs in opening.values())
        if place and is_only_one and not any(at in opening or at in closing for at in range(place, place + 3)):
            yield from (place, place + 1)


def _needs_escape(prose: str, position: int, is_beside_sign: bool) -> bool:
    if prose[position] == "\\":
        return True
    around = prose[max(position - 1, 0) : position] + prose[position + 1 : position + 2]
    return prose[position] in "*_" and (is_beside_sign or "*" in around or "_" in around)
