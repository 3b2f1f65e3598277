"""What is printed on the card of a mandate, and may it sign in here?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from motions.domain.errors import Invalid, NotFound, NotPossible

# Nothing that is taken for something else: no I, L, O, U.
CODE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 28
NUMBER_SIGNS = CODE_SIGNS.replace("0", "").replace("1", "")
NUMBER_LENGTH = 4
GROUP = 4
UNKNOWN_CODE = "Mit diesem Code geht es nicht."
_TAKEN_FOR = str.maketrans("OIL", "011")
_BETWEEN = "-‐‑–—"


class CardState(Enum):
    """How far the card of a mandate has come."""

    NONE = "none"
    ISSUED = "issued"
    USED = "used"
    RELEASED = "released"
    VOID = "void"

    @property
    def word(self) -> str:
        """The German word."""
        return _STATE_WORDS[self]


_STATE_WORDS = {
    CardState.NONE: "keine Karte",
    CardState.ISSUED: "ausgestellt",
    CardState.USED: "benutzt",
    CardState.RELEASED: "freigegeben",
    CardState.VOID: "ungültig",
}


class Redemption(Enum):
    """What comes of redeeming a card in a browser."""

    FIRST = "first"
    AGAIN = "again"
    MOVE = "move"
    BESIDE = "beside"

    @property
    def begins_session(self) -> bool:
        """Tell whether a session begins; where the browser's own still holds, it goes on."""
        return self is not Redemption.AGAIN

    @property
    def ends_others(self) -> bool:
        """Tell whether the card's sessions on other devices end."""
        return self is Redemption.MOVE

    @property
    def keeps_others(self) -> bool:
        """Tell whether those sessions are kept beside the new one, until the ballot is closed."""
        return self is Redemption.BESIDE


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What has happened to a card; `is_released` lets a used one sign in on one more device."""

    is_void: bool = False
    is_used: bool = False
    is_released: bool = False

    @property
    def state(self) -> CardState:
        """How far the card has come."""
        if self.is_void:
            return CardState.VOID
        if self.is_released:
            return CardState.RELEASED
        return CardState.USED if self.is_used else CardState.ISSUED


def may_redeem(card: CardFacts, *, holds_here: bool, ballot_is_open: bool) -> Redemption:
    """Decide what comes of redeeming a card.

    `holds_here` tells whether the browser already has a session by this card; `ballot_is_open` whether the mandate can
    vote in a ballot just now: then a move to another device takes the first one nothing away.
    Raises NotFound for a void card; NotPossible for one that is used elsewhere and not released.
    """
    if card.is_void:
        raise NotFound(UNKNOWN_CODE)
    if holds_here:
        return Redemption.AGAIN
    if not card.is_used:
        return Redemption.FIRST
    if not card.is_released:
        raise NotPossible(
            "Mit dieser Karte hat sich schon ein anderes Gerät angemeldet. Bitte lassen Sie sie am Zähltisch "
            "freigeben; danach geht es hier weiter."
        )
    return Redemption.BESIDE if ballot_is_open else Redemption.MOVE


def may_release(card: CardFacts, mandate: int) -> None:
    """Let a used card sign in on one more device; `mandate` is the number of its mandate.

    Raises NotPossible for a card that is not used yet, or is released already.
    """
    if not card.is_used:
        raise NotPossible(
            "Die Karte von Mandat %(number)d ist noch unbenutzt und meldet auf jedem Gerät an.",
            number=mandate,
        )
    if card.is_released:
        raise NotPossible("Die Karte von Mandat %(number)d ist schon freigegeben.", number=mandate)


def public_number(mandate: int, letters: str) -> str:
    """Write the number that is printed plainly on a card, from the mandate's number and four letters by chance.

    >>> public_number(114, "K7QM")
    '114-K7QM'
    """
    return f"{mandate}-{letters}"


def in_groups(code: str) -> tuple[str, ...]:
    """Part a code into groups of four, as it is printed and typed.

    >>> in_groups("K7QM3ZRT")
    ('K7QM', '3ZRT')
    """
    return tuple(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def normal_code(typed: str) -> str:
    """Write a code as it is kept: without spaces and hyphens, in capitals, with the digits that letters were taken for.

    >>> normal_code(" k7qm-3zrt io ")
    'K7QM3ZRT10'
    """
    kept = "".join(sign for sign in typed if not sign.isspace() and sign not in _BETWEEN)
    return kept.upper().translate(_TAKEN_FOR)


def check_code(typed: str) -> str:
    """Give a typed code as it is kept.

    Raises Invalid, saying what to compare, for one that cannot stand on any card.
    """
    code = normal_code(typed)
    strange = next((sign for sign in code if sign not in CODE_SIGNS), "")
    if strange:
        raise Invalid("Das Zeichen „%(sign)s“ steht in keinem Code. Bitte vergleichen Sie mit der Karte.", sign=strange)
    if len(code) != CODE_LENGTH:
        raise Invalid(
            "Ein Code hat %(right)d Zeichen, das hier sind %(wrong)d. Bitte vergleichen Sie mit der Karte.",
            right=CODE_LENGTH,
            wrong=len(code),
        )
    return code
