"""How is it said why one item is put to the vote before another?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motions.domain.ranking import Rank
from motions.domain.reach import Extent, Reach

_EXTENT_WORDS = {
    Extent.WHOLE_TEXT: "eine Änderung des ganzen Textes",
    Extent.DELETION: "eine Streichung",
    Extent.REPLACEMENT: "eine Ersetzung",
    Extent.INSERTION: "eine Einfügung",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """What of an item is compared with others; `place` sorts by where in the text it first changes something."""

    name: str
    reach: Reach
    place: tuple[object, ...]
    received: datetime | None
    rank: Rank | None
    compromise: bool


@dataclass(frozen=True, slots=True)
class Two:
    """An item and its neighbour in the order; `before` tells that the item comes first."""

    own: Compared
    other: Compared
    before: bool


def of_compromise(two: Two) -> str:
    """Say that a compromise comes first."""
    return f"als Kompromiss vor {two.other.name}" if two.before else f"nach dem Kompromiss {two.other.name}"


def of_rank(two: Two) -> str:
    """Say on which place a person has set it, and why; or that another has been set."""
    if two.own.rank is not None:
        because = f": {two.own.rank.reason}" if two.own.rank.reason else ""
        return f"auf Platz {two.own.rank.place} gesetzt{because}"
    place = f" (Platz {two.other.rank.place})" if two.other.rank else ""
    return f"ohne gesetzten Platz und deshalb nach {two.other.name}{place}"


def of_touched(two: Two) -> str:
    """Say which of the two touches more words of the original."""
    touched, of_other = two.own.reach.touched, two.other.reach.touched
    return f"berührt {_count(touched)}, {_comparative(touched, of_other)} als {two.other.name} mit {of_other}"


def of_extent(two: Two) -> str:
    """Say which of the two kinds goes further."""
    step = "geht weiter" if two.own.reach.extent < two.other.reach.extent else "geht weniger weit"
    return (
        f"berührt {_count(two.own.reach.touched)} wie {two.other.name}; "
        f"{_EXTENT_WORDS[two.own.reach.extent]} {step} als {_EXTENT_WORDS[two.other.reach.extent]}"
    )


def of_new(two: Two) -> str:
    """Say which of the two brings more new words."""
    new, of_other = two.own.reach.new, two.other.reach.new
    return f"bringt {_count(new, 'neues ', 'neue ')}, {_comparative(new, of_other)} als {two.other.name} mit {of_other}"


def of_place(two: Two) -> str:
    """Say which of the two stands first in the text."""
    return f"steht im Text {'vor' if two.before else 'nach'} {two.other.name}"


def of_receipt(two: Two) -> str:
    """Say which of the two was received first."""
    return f"{_alike(two)} und ist {'früher' if two.before else 'später'} eingegangen"


def of_number(two: Two) -> str:
    """Say which of the two has the lower number."""
    return f"{_alike(two)} und hat die {'niedrigere' if two.before else 'höhere'} Nummer"


def _alike(two: Two) -> str:
    if two.own.reach == two.other.reach:
        return f"reicht so weit wie {two.other.name}"
    return f"steht an derselben Stelle wie {two.other.name}"


def _comparative(own: int, other: int) -> str:
    return "mehr" if own > other else "weniger"


def _count(count: int, one: str = "", many: str = "") -> str:
    return f"1 {one}Wort" if count == 1 else f"{count} {many}Wörter"
