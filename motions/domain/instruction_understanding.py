"""In which ways can an instruction be understood, whatever the text is, and how far if in none?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, product

from motions.domain.address import parse_lines
from motions.domain.errors import Invalid, Refused
from motions.domain.instruction_arrows import ARROWS
from motions.domain.instruction_bare_word import refuse_bare_words
from motions.domain.instruction_grammar import Clause, readings
from motions.domain.instruction_missing import missing
from motions.domain.instruction_phrases import VERBS, NewKind, Phrase, Said, Spot
from motions.domain.instruction_reader import PhraseReader, read_lines_at
from motions.domain.instruction_slips import meaning_of
from motions.domain.instruction_tokens import MOST_TOKENS, Kind, Tokens, tokens_of, with_marks
from motions.domain.instruction_words import Meaning
from motions.domain.quotation import find_in_range
from motions.domain.text import Text

Way = tuple[Clause, ...]

_MAYBE_REASON = re.compile(r"(?:\A|[\n.!?;“”\"«»’)])[ \t*_]*([^\W\d_]+)\.?[ \t*_]*(?=:|\n|\Z)")
_MOST_REASONS = 5
_MOST_WAYS = 8
_FEWEST_NUMBERED = 2
_MOST_COLONS = 6
_SHOWN = 120
_TAKES_UNQUOTED = frozenset({Meaning.VERSION, Meaning.READS, Meaning.INSERT, Meaning.APPEND, Meaning.BY})


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the numbered parts of an instruction: its tokens [start, end); `is_last` if none follows."""

    start: int
    end: int
    is_last: bool


def understood_ways(text: Text, written: str) -> list[Way]:
    """Give the ways in which an instruction can be understood as clauses, at least one.

    Raises Invalid if there is none, saying what was read; `suggestions` are the lines that were named or quoted.
    """
    told = _without_reason(with_marks(written))
    tokens = Tokens(tokens_of(told))
    if all(token.kind is Kind.BREAK for token in tokens.tokens):
        raise Invalid("Die Anweisung ist leer; richtig wäre zum Beispiel „Z. 39 streichen“.", code="not_understood")
    understanding = _Understanding(text, told, tokens)
    ways = [understanding.ways(part) for part in _parts(tokens)]
    whole = [tuple(clause for way in chosen for clause in way) for chosen in islice(product(*ways), _MOST_WAYS)]
    refuse_bare_words(text, tokens, whole)
    return whole


def _without_reason(written: str) -> str:
    """Leave out the reason that stands after an instruction."""
    for found in islice(_reasons(written), _MOST_REASONS):
        before = written[: found.start(1)].rstrip(" \t*_")
        try:
            tokens_of(before)
        except Refused:
            continue
        return before
    return written


def _reasons(written: str) -> Iterator[re.Match[str]]:
    return (found for found in _MAYBE_REASON.finditer(written) if meaning_of(found[1]) is Meaning.REASON)


def _parts(tokens: Tokens) -> list[_Part]:
    """Part an instruction at the numbers 1., 2., 3. … that lines begin with; one number alone parts nothing."""
    starts: list[int] = []
    for index in range(len(tokens.tokens)):
        begins_line = index == 0 or tokens.kind(index - 1) is Kind.BREAK
        if begins_line and tokens.text(index) == str(len(starts) + 1) and tokens.is_sign(index + 1, ".)"):
            starts.append(index)
    end = len(tokens.tokens)
    if len(starts) < _FEWEST_NUMBERED:
        return [_Part(0, end, is_last=True)]
    before = [_Part(0, starts[0], is_last=False)] if starts[0] else []
    numbered = [_Part(start + 2, end_of, end_of == end) for start, end_of in pairwise([*starts, end])]
    return before + numbered


class _Understanding:
    """An instruction while it is read, and what the errors need to know of it."""

    def __init__(self, text: Text, written: str, tokens: Tokens) -> None:
        self._text = text
        self._written = written
        self._tokens = tokens
        self._reader = PhraseReader(written, tokens)
        self._is_complete = len(tokens.tokens) < MOST_TOKENS

    def ways(self, part: _Part) -> list[Way]:
        """Give the ways in which a part can be understood, at least one."""
        read = self._reader.phrases(part.start, part.end)
        if read.stuck is None and self._is_complete:
            found = readings(read.phrases, may_end_with_places=not part.is_last)
            if found.ways:
                return _after_stop(found.ways, part.start > 0)
            understood = found.understood
        else:
            understood = len(read.phrases)
        unquoted = list(dict.fromkeys(self._with_unquoted_text(part)))
        if unquoted:
            return _after_stop(unquoted, part.start > 0)
        raise self._not_understood(part, read.phrases, understood, read.stuck)

    def _with_unquoted_text(self, part: _Part) -> Iterator[Way]:
        """Read what stands after a colon as new text without quotes, where nothing else can be meant."""
        colons = [index for index in range(part.start, part.end) if self._tokens.is_sign(index, ":")]
        for colon in colons[:_MOST_COLONS]:
            head = self._reader.phrases(part.start, colon + 1)
            if head.stuck is None and any(map(_takes_unquoted, head.phrases)):
                yield from self._unquoted_after(head.phrases, colon, part)

    def _unquoted_after(self, head: tuple[Phrase, ...], colon: int, part: _Part) -> Iterator[Way]:
        listed = self._tokens.tokens
        start = listed[colon].end
        is_rest = part.is_last or part.end >= len(listed)
        words = self._written[start : None if is_rest else listed[part.end].start].strip()
        is_whole_text = any(isinstance(phrase.value, Spot) and phrase.value.kind in _TEXTS for phrase in head)
        if not words or not (self._is_new_text(colon + 1, part.end) or is_whole_text):
            return
        if self._first_said(colon + 1) is Kind.QUOTE or not (self._is_complete or is_whole_text):
            return
        said = Phrase(Meaning.NOTHING, Said(words), start, start + len(words))
        for way in readings((*head, said)).ways:
            wish = way[-1].wish
            if wish is not None and wish.new == words:
                yield way

    def _first_said(self, index: int) -> Kind | None:
        while self._tokens.kind(index) is Kind.BREAK:
            index += 1
        return self._tokens.kind(index)

    def _is_new_text(self, start: int, end: int) -> bool:
        """Tell whether tokens are prose and name no place, no change and not only words of instructions."""
        tokens = self._tokens
        span = range(start, end)
        if any(tokens.text(index) in ARROWS or read_lines_at(tokens, index) for index in span):
            return False
        has_quote = any(tokens.kind(index) is Kind.QUOTE for index in span)
        has_verb = any(tokens.meaning(index) in VERBS for index in span)
        is_prose = any(tokens.kind(index) is Kind.WORD and tokens.meaning(index) is None for index in span)
        return is_prose and not (has_quote and has_verb)

    def _not_understood(self, part: _Part, phrases: Sequence[Phrase], understood: int, stuck: int | None) -> Invalid:
        listed = self._tokens.tokens
        begins = listed[part.start].start if part.start < len(listed) else 0
        place = len(self._written)
        if stuck is not None:
            place = listed[stuck].start
        elif 0 < understood < len(phrases):
            place = phrases[understood].start
        read, rest = self._written[begins:place].strip(), self._written[place:].strip()
        message = "Gelesen wurde „%(read)s“. " if read else ""
        if not self._is_complete:
            message += "Die Anweisung ist zu lang, um sie sicher zu verstehen; richtig wären mehrere kürzere. "
        elif rest:
            message += "Nicht verstanden wurde „%(rest)s“. "
        else:
            message += "Es fehlt, %(missing)s. "
        return Invalid(
            f"{message}Richtig wäre zum Beispiel: In Z. 39 „alt“ durch „neu“ ersetzen.",
            code="not_understood",
            suggestions=self._lines_named(phrases),
            read=_ending(read),
            rest=_beginning(rest),
            missing=missing(phrases),
        )

    def _lines_named(self, phrases: Sequence[Phrase]) -> tuple[int, ...]:
        """Give the lines that were named or, where none were, on which the quotes stand."""
        named: dict[int, None] = {}
        for phrase in phrases[:50]:
            if isinstance(phrase.value, Spot):
                for written in phrase.value.lines[:12]:
                    try:
                        named[parse_lines(self._text, written).first] = None
                    except Refused:
                        continue
        quotes = [phrase.value.text for phrase in phrases[:50] if isinstance(phrase.value, Said)]
        for quote in [] if named else quotes[:3]:
            for place in find_in_range(self._text, quote, 0, len(self._text.stream))[:12]:
                line = self._text.line_at(place.start)
                named.update({line.number: None} if line else {})
        return tuple(named)[:12]


_TEXTS = (Meaning.TEXT, Meaning.WHOLE)


def _takes_unquoted(phrase: Phrase) -> bool:
    return phrase.meaning in _TAKES_UNQUOTED or isinstance(phrase.value, NewKind)


def _after_stop(ways: Sequence[Way], follows_stop: bool) -> list[Way]:
    if not follows_stop:
        return list(ways)
    return [(replace(way[0], follows_stop=True), *way[1:]) for way in ways]


def _ending(words: str) -> str:
    return words if len(words) <= _SHOWN else f"… {words[-_SHOWN:]}"


def _beginning(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]} …"
