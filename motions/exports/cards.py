"""How do cards become a sheet to be printed, cut and folded?"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import segno

from motions.domain.card import in_groups
from motions.exports.pdf import set_document

GROUPS_ON_A_LINE = 2
# Always the same mask: to look for the best one takes longer than everything else, and any can be scanned.
MASK = 3
SMALL_MASK = 1


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """What stands on one card: its heading ("Mandat 114"), whose it is, the public number, and the secret.

    `address` is what scanning opens; `code` is what can be typed instead.
    """

    heading: str
    unit: str
    name: str
    public_number: str
    address: str = field(repr=False)
    code: str = field(repr=False)


def cards_pdf(
    conference: str,
    cards: Iterable[PrintedCard],
    words: Mapping[str, str],
    made_at: datetime | None = None,
    language: str = "de",
) -> bytes:
    """Set cards on A4 pages, eight a page with marks to cut along.

    The secret stands on the middle third, on which the right third is folded and glued. `words` are the sentences that
    are the same on every card, in the language of the reader: title, sheet, number, number_picture, how, inside,
    code_picture, typed, address, flap. The result is a tagged PDF with embedded fonts; equal input with an equal
    `made_at` gives equal bytes. Raises NotPossible if the typesetter fails.
    """
    document = {
        "conference": conference,
        "language": language,
        "words": dict(words),
        "cards": [_card(card) for card in cards],
    }
    return set_document("cards.typ", document, made_at)


def _card(card: PrintedCard) -> dict[str, object]:
    groups = in_groups(card.code)
    return {
        "heading": card.heading,
        "unit": card.unit,
        "name": card.name,
        "public_number": card.public_number,
        "number-picture": _picture(card.public_number, SMALL_MASK),
        "code-picture": _picture(card.address, MASK),
        "groups": [groups[start : start + GROUPS_ON_A_LINE] for start in range(0, len(groups), GROUPS_ON_A_LINE)],
    }


def _picture(content: str, mask: int) -> str:
    """Draw a QR code as SVG, without the quiet zone: on the card the paper around it is empty."""
    drawn = io.BytesIO()
    made = segno.make_qr(content, error="m", mask=mask)
    made.save(drawn, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None)
    return drawn.getvalue().decode()
