"""What is a person told whose quote does not stand in its lines exactly once?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from motions.domain.address import LineRange, lines_of_range
from motions.domain.errors import Invalid
from motions.domain.near_miss import Vocabulary
from motions.domain.text import Text
from motions.domain.words import BLOCK_END, BLOCK_START

_NEARBY_LINES = 5
_MOST_NAMED = 12
_MOST_SHOWN = 80
_AS_QUOTED = str.maketrans({BLOCK_START: None, BLOCK_END: " ", "„": "‚", "“": "‘", "”": "’"})

Range = tuple[int, int]


def not_found(text: Text, quote: str, start: int, end: int) -> Invalid:
    """Give the refusal of a quote that does not stand in [start, end).

    It names the lines where the quote does stand, those within five lines first, and where something like it stands:
    near by if the quote itself stands farther off, anywhere if it stands nowhere.
    """
    nearby = _nearby(text, start, end)
    places = text.quote_indexes.whole.find(quote, 0, len(text.stream))
    exact = list(dict.fromkeys(lines_of_range(text, first.word_start, last.word_end) for first, last in places))
    like = {} if any(lines.first in nearby for lines in exact) else _like(text, quote, nearby, anywhere=not exact)
    if exact:
        message = "„%(quote)s“ steht nicht %(place)s, wohl aber in %(others)s"
    elif _is_whole(text, start, end):
        message = "„%(quote)s“ steht nirgends %(whole)s"
    else:
        message = "„%(quote)s“ steht weder %(place)s noch sonst %(whole)s"
    return Invalid(
        f"{message}; gemeint vielleicht %(like)s." if like else f"{message}.",
        code="quote_not_found",
        suggestions=_first_lines(_nearby_first([*exact, *(one for lines in like.values() for one in lines)], nearby)),
        quote=_shown(quote),
        place=_place(text, start, end),
        whole=_whole(text),
        others=_enumerated(_nearby_first(exact, nearby)),
        like=" oder ".join(f"„{_shown(words)}“ in {_enumerated(lines)}" for words, lines in like.items()),
    )


def ambiguous(text: Text, quote: str, start: int, end: int, places: Sequence[Range]) -> Invalid:
    """Give the refusal of a quote that stands at several places in [start, end); it names the lines of all of them."""
    lines = tuple(dict.fromkeys(lines_of_range(text, *place) for place in places))
    where = _place(text, start, end)
    named = _enumerated(lines)
    return Invalid(
        "„%(quote)s“ steht %(place)s %(count)d-mal%(places)s; gemeint sein kann nur eine Stelle. "
        "Mehr Wörter oder die Nummer des Vorkommens machen sie eindeutig.",
        code="ambiguous_quote",
        suggestions=_first_lines(lines),
        quote=_shown(quote),
        place=where,
        count=len(places),
        places="" if where.endswith(named) else f" ({named})",
    )


def too_few(text: Text, quote: str, start: int, end: int, places: Sequence[Range], occurrence: int) -> Invalid:
    """Give the refusal of a quote of which an occurrence is meant that there is not, since it stands less often."""
    return Invalid(
        "„%(quote)s“ steht %(place)s nur %(count)d-mal; ein %(occurrence)d. Vorkommen gibt es nicht.",
        code="quote_not_found",
        suggestions=_first_lines(lines_of_range(text, *place) for place in places),
        quote=_shown(quote),
        place=_place(text, start, end),
        count=len(places),
        occurrence=occurrence,
    )


def _like(text: Text, quote: str, nearby: range, anywhere: bool) -> Mapping[str, Sequence[LineRange]]:
    """Give what is most like a quote, with the lines on which it stands: near by first, then the most like first."""
    found: list[Range] = []
    close = [line for line in text.body if line.number in nearby]
    if close:
        pieces = text.quote_indexes.whole.between(close[0].start, close[-1].end)
        found += [(one.start, one.end) for one in Vocabulary(pieces).near_misses(quote, _MOST_NAMED)]
    if anywhere:
        found += [(one.start, one.end) for one in text.vocabulary.near_misses(quote, _MOST_NAMED)]
    lines_of: dict[str, list[LineRange]] = {}
    for start, end in tuple(dict.fromkeys(found))[:_MOST_NAMED]:
        lines = lines_of.setdefault(text.stream[start:end], [])
        lines += [one for one in [lines_of_range(text, start, end)] if one not in lines]
    return lines_of


def _first_lines(lines: Iterable[LineRange]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one.first for one in lines))


def _nearby(text: Text, start: int, end: int) -> range:
    if _is_whole(text, start, end):
        return range(0)
    lines = lines_of_range(text, start, end)
    return range(lines.first - _NEARBY_LINES, lines.last + _NEARBY_LINES + 1)


def _nearby_first(lines: Iterable[LineRange], nearby: range) -> tuple[LineRange, ...]:
    return tuple(sorted(dict.fromkeys(lines), key=lambda one: one.first not in nearby))


def _is_whole(text: Text, start: int, end: int) -> bool:
    return start <= text.body[0].start and end >= text.body[-1].end


def _place(text: Text, start: int, end: int) -> str:
    return _whole(text) if _is_whole(text, start, end) else f"in {lines_of_range(text, start, end)}"


def _whole(text: Text) -> str:
    return "im neuen Text" if text.lettered_after else "im Text"


def _enumerated(lines: Sequence[LineRange]) -> str:
    named = sorted(lines[:_MOST_NAMED], key=lambda one: (one.first, one.last))
    names = [str(one).removeprefix("Z. ") for one in named]
    if len(lines) > _MOST_NAMED:
        return f"Z. {', '.join(names)} und weiteren"
    return f"Z. {' und '.join(filter(None, [', '.join(names[:-1]), *names[-1:]]))}"


def _shown(quote: str) -> str:
    words = " ".join(quote.translate(_AS_QUOTED).split(" "))
    return words if len(words) <= _MOST_SHOWN else f"{words[: _MOST_SHOWN - 1]}…"
