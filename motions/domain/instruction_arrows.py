"""Where do the arrows of an instruction stand that say what becomes what: "12 % → 15 %"?"""

from __future__ import annotations

from collections.abc import Iterator

from motions.domain.instruction_tokens import Kind, Tokens

ARROWS = frozenset({"->", "=>", "-->", "→", "⇒", "➔", "➜", "⟶"})


def next_arrows(tokens: Tokens) -> dict[int, int]:
    """Give for each token before an arrow, with no quote and no line break between them, the index of that arrow."""
    following: dict[int, int] = {}
    for arrow, token in enumerate(tokens.tokens):
        if token.text in ARROWS and token.kind is Kind.SIGN:
            following.update(dict.fromkeys(_stretch_before(tokens, arrow), arrow))
    return following


def _stretch_before(tokens: Tokens, arrow: int) -> Iterator[int]:
    index = arrow
    while index > 0 and tokens.kind(index - 1) not in (Kind.QUOTE, Kind.BREAK):
        if tokens.text(index - 1) in ARROWS or tokens.is_sign(index - 1, ";"):
            return
        index -= 1
        yield index
