"""Which ordinals does an instruction name from a token on: "zweiten", "2.", "(2. Vorkommen)"?"""

from __future__ import annotations

from motions.domain.instruction_phrases import UNITS
from motions.domain.instruction_tokens import Kind, Tokens
from motions.domain.instruction_words import Meaning

_MOST_LISTED = 8


def ordinal(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read "zweiten", or "2." before what it counts: the number, negative from the end on, and what follows."""
    meaning = tokens.meaning(index)
    if isinstance(meaning, int):
        return meaning, index + 1
    if tokens.is_whole_number(index) and tokens.is_sign(index + 1, "."):
        noun = _behind_ordinals(tokens, index + 2)
        is_noun = tokens.meaning(noun) in (*UNITS, Meaning.WORD, Meaning.OCCURRENCE)
        if is_noun or tokens.kind(noun) is Kind.QUOTE:
            return int(tokens.text(index)), index + 2
    return None


def _behind_ordinals(tokens: Tokens, index: int) -> int:
    """Give the index behind further ordinals in figures: of ", 2. und 4."."""
    for _ in range(_MOST_LISTED):
        is_joint = tokens.meaning(index) is Meaning.AND or tokens.is_sign(index, ",")
        if not (is_joint and tokens.is_whole_number(index + 1) and tokens.is_sign(index + 2, ".")):
            break
        index += 3
    return index


def after_joint(tokens: Tokens, index: int) -> int:
    """Give the index of a further ordinal behind "und" or a comma: "den zweiten und dritten Spiegelstrich"."""
    is_joint = tokens.meaning(index) is Meaning.AND or tokens.is_sign(index, ",")
    further = tokens.after_nothing(index + 1)
    return further if is_joint and ordinal(tokens, further) else index


def counted_behind(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read "(2. Vorkommen)" behind a quote."""
    if not tokens.is_sign(index, "("):
        return None
    read = ordinal(tokens, tokens.after_nothing(index + 1))
    if read and tokens.meaning(read[1]) is Meaning.OCCURRENCE and tokens.is_sign(read[1] + 1, ")"):
        return read[0], read[1] + 2
    return None
