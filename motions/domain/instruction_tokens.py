"""Which words, numbers, quotes and signs is an instruction made of?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from motions.domain.errors import Invalid
from motions.domain.instruction_slips import meaning_of
from motions.domain.instruction_words import Known, Meaning

MOST_TOKENS = 3000
_MOST_NESTED = 50
_MOST_FILLERS = 8

_OPENS_BEFORE = re.compile(r"[\s(\[„‚»:/>]")
_MARKS = re.compile("[„“”\"«»‚‘’'‹›]")
_CLOSED_BY = {
    "„": '“”"',
    "“": "”“",
    "”": "”",
    '"': '"”',
    "»": "«",
    "«": "»",
    "‚": "‘’'",
    "‘": "’'",
    "'": "'’",
    "‹": "›",
    "›": "‹",
}
_SINGLE = "‚‘’'"
_TYPED_OPENING = re.compile(r"(?<![^\s(\[:/])(?:,,|''|``|<<|>>)(?=[^\s,'`<>])")
_TYPED_CLOSING = re.compile(r"(?<=[^\s,'`<>])(?:''|``|´´|>>|<<)(?![^\s.,;:!?)\]/])")
_TOKEN = re.compile(
    r"(?P<line_name>Ä\d+(?:-\d+)*:[ ]?\d+[a-z]{1,3}(?:/[a-z]{1,3})*(?!\w)|\d+(?!ff?\b)[a-z]{1,3}(?:/[a-z]{1,3})*(?!\w))"
    r"|(?P<number>\d+(?:[.,]\d+)*(?![.,]?\d)(?:[ \u00a0\u202f]?(?:%|‰|€|(?:Euro|Prozent|Mio\.|Mrd\.)(?![\w-])"
    r"(?:[ \u00a0\u202f](?:€|Euro(?![\w-])))?))?)"
    r"|(?P<word>[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*)"
    r"|(?P<sign>->|=>|-->|\.{3}|\[\.{3}\]|\[…\]|[^\s\w]|_)"
    r"|(?P<line_break>\r\n?|\n|\u2028|\u2029)"
)


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    LINE_NAME = "line name"
    QUOTE = "quote"
    SIGN = "sign"
    BREAK = "break"


_KINDS = {
    "line_name": Kind.LINE_NAME,
    "word": Kind.WORD,
    "number": Kind.NUMBER,
    "sign": Kind.SIGN,
    "line_break": Kind.BREAK,
}


@dataclass(frozen=True, slots=True)
class Token:
    """One token at [start, end) of an instruction: a word, number with its unit, line "Ä3:44a", quote, sign or break.

    The text of a quote is what stands between its marks.
    """

    kind: Kind
    text: str
    start: int
    end: int


class Tokens:
    """The tokens of an instruction, read by their index; beyond the last there is nothing."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    def kind(self, index: int) -> Kind | None:
        """Give the kind of a token."""
        return self.tokens[index].kind if index < len(self.tokens) else None

    def text(self, index: int) -> str:
        """Give the text of a token."""
        return self.tokens[index].text if index < len(self.tokens) else ""

    def meaning(self, index: int) -> Known | None:
        """Give the meaning of a word; that of a sign is "und" for & and +."""
        if self.kind(index) is Kind.WORD:
            return meaning_of(self.text(index))
        return Meaning.AND if self.kind(index) is Kind.SIGN and self.text(index) in "&+" else None

    def is_sign(self, index: int, signs: str) -> bool:
        """Tell whether a token is one of the signs."""
        return self.kind(index) is Kind.SIGN and self.text(index) in signs

    def is_whole_number(self, index: int) -> bool:
        """Tell whether a token is a number without sign, fraction or unit."""
        return self.kind(index) is Kind.NUMBER and self.text(index).isdecimal() and len(self.text(index)) < 10

    def after_nothing(self, index: int) -> int:
        """Give the index of the first token from this one on that says something."""
        for _ in range(_MOST_FILLERS):
            index += self.meaning(index) is Meaning.NOTHING
        return index


def with_marks(written: str) -> str:
    """Put quotation marks in place of signs that are typed for them: ,,Rad'' and >>Rad<<.

    >>> with_marks(",,Rad'' durch >>Bus<<")
    '„Rad“ durch „Bus“'
    """
    return _TYPED_CLOSING.sub("“", _TYPED_OPENING.sub("„", written))


def is_open(written: str) -> bool:
    """Tell whether the last „ or » of a part of an instruction is not closed in it, so that its quote may go on.

    >>> is_open("Z. 39: „Erstens."), is_open("Z. 39: „fast“ streichen")
    (True, False)
    """
    marks = with_marks(written)
    opening = max(marks.rfind("„"), marks.rfind("»"))
    closing = max(map(marks.rfind, _CLOSED_BY[marks[opening]])) if opening >= 0 else 0
    return closing < opening


def are_quotes_closed(written: str) -> bool:
    """Tell whether each quote of an instruction is closed."""
    try:
        _quotes(with_marks(written))
    except Invalid:
        return False
    return True


def tokens_of(written: str) -> tuple[Token, ...]:
    """Cut an instruction into tokens, at most the first three thousand; quotes inside of quotes belong to them.

    „ “ ” " » « ‚ ‘ ' are read as marks in every usual pairing.

    Raises Invalid if a quote is not closed.
    """
    found: list[Token] = []
    position = 0
    for start, end in (*_quotes(written), (len(written), len(written))):
        for token in _plain(written, position, start):
            found.append(token)
            if len(found) >= MOST_TOKENS:
                return tuple(found)
        if start < end:
            found.append(Token(Kind.QUOTE, written[start + 1 : end - 1], start, end))
        position = end
    return tuple(found)


def _plain(written: str, start: int, end: int) -> Iterator[Token]:
    for found in _TOKEN.finditer(written, start, end):
        yield Token(_KINDS[found.lastgroup or "sign"], found.group(), found.start(), found.end())


def _quotes(written: str) -> tuple[tuple[int, int], ...]:
    """Give the ranges of all quotes that stand in no other, their marks included."""
    outer: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    count = dict.fromkeys(_CLOSED_BY, 0)
    for found in _MARKS.finditer(written):
        mark, position = found.group(), found.start()
        closes = _closed_opening(written, opened, count, mark, position)
        if closes:
            start = _closed(opened, count, closes)
            if not opened:
                outer.append((start, position + 1))
                if len(outer) >= MOST_TOKENS:
                    break
        elif _opens(written, opened, mark, position):
            opened.append((mark, position))
            if len(opened) > _MOST_NESTED:
                break
            count[mark] += 1
    if opened:
        raise _not_closed(written, opened[0][1])
    return tuple(outer)


def _closed(opened: list[tuple[str, int]], count: dict[str, int], closes: str) -> int:
    """Close the innermost quote with this opening mark, and all that stand open in it; give where it begins."""
    while True:
        opening, start = opened.pop()
        count[opening] -= 1
        if opening == closes:
            return start


def _closed_opening(
    written: str, opened: list[tuple[str, int]], count: dict[str, int], mark: str, position: int
) -> str:
    """Give the opening mark that this one closes, the innermost that it can close; nothing if it closes none."""
    if mark in "’'" and written[position + 1 : position + 2].isalnum() and written[position - 1 : position].isalnum():
        return ""
    if mark == '"' and len(opened) > 0 and _looks_opening(written, position):
        return ""
    innermost = opened[-1][0] if opened else ""
    if innermost and mark in _CLOSED_BY[innermost]:
        return innermost
    return next((opening for opening in '„“"»«' if count[opening] and mark in _CLOSED_BY[opening][:2]), "")


def _looks_opening(written: str, position: int) -> bool:
    before, after = written[position - 1 : position], written[position + 1 : position + 2]
    return (not before or bool(_OPENS_BEFORE.match(before))) and bool(after) and not after.isspace()


def _opens(written: str, opened: list[tuple[str, int]], mark: str, position: int) -> bool:
    if mark in "„»«‹›" or (mark in '“”"' and not opened):
        return True
    if mark == "‚":
        return _looks_opening(written, position)
    return mark not in "”’" and _looks_opening(written, position) and (mark not in _SINGLE or not opened)


def _not_closed(written: str, position: int) -> Invalid:
    if not written[position + 1 :].strip():
        return Invalid(
            "Das Anführungszeichen hinter „%(words)s“ gehört zu keinem Zitat; an dessen Anfang oder Ende fehlt eines.",
            code="not_understood",
            words=written[max(position - 30, 0) : position].strip(),
        )
    return Invalid(
        "Das Anführungszeichen vor „%(words)s“ wird nicht geschlossen; am Ende des Zitats fehlt ein Anführungszeichen.",
        code="not_understood",
        words=written[position + 1 : position + 31].strip(),
    )
