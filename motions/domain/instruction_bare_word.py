"""Does an instruction name a word of the text without quotation marks, so that a whole line could be meant instead?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from motions.domain.address import LineRange, range_of_lines
from motions.domain.errors import Invalid, Refused
from motions.domain.instruction_forms import Change
from motions.domain.instruction_grammar import Clause
from motions.domain.instruction_phrases import Spot
from motions.domain.instruction_place import line_ranges
from motions.domain.instruction_tokens import Tokens
from motions.domain.instruction_words import Meaning, may_be_of_text
from motions.domain.quotation import find_in_range
from motions.domain.text import Text


def refuse_bare_words(text: Text, tokens: Tokens, ways: Sequence[Sequence[Clause]]) -> None:
    """Refuse "Z. 8 jetzt streichen" where "jetzt" stands on the line.

    Raises Invalid, naming the word and the lines.
    """
    written = _before_delete(tokens)
    if not written:
        return
    for lines in _lines_deleted(text, ways):
        found = next((word for word in written if find_in_range(text, word, *range_of_lines(text, lines))), None)
        if found is not None:
            raise Invalid(
                "„%(word)s“ steht auch in %(lines)s, und gemeint sein kann das Wort oder alles, was dort steht; ein "
                "Wort gehört in Anführungszeichen.",
                code="not_understood",
                suggestions=(lines.first,),
                word=found,
                lines=lines,
            )


def _before_delete(tokens: Tokens) -> list[str]:
    return [
        tokens.text(index)
        for index in range(len(tokens.tokens) - 1)
        if tokens.meaning(index + 1) is Meaning.DELETE and may_be_of_text(tokens.text(index))
    ]


def _lines_deleted(text: Text, ways: Sequence[Sequence[Clause]]) -> Iterator[LineRange]:
    """Give the lines with words that are struck out as a whole."""
    for wish in (clause.wish for way in ways for clause in way):
        spots = wish.old if wish is not None and wish.change is Change.DELETE else ()
        for spot in spots:
            if isinstance(spot, Spot) and spot.kind is Meaning.LINE:
                yield from _with_words(text, spot)


def _with_words(text: Text, spot: Spot) -> list[LineRange]:
    try:
        found = line_ranges(text, spot)
        for lines in found:
            range_of_lines(text, lines)
    except Refused:
        return []
    return found
