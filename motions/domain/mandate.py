"""Who exercises a mandate, and may it vote?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from motions.domain.errors import Invalid
from motions.domain.settings import Settings

LARGEST_NUMBER = 100_000
LARGEST_WEIGHT = 1_000
MOST_AT_ONCE = 1_000


class DeputyKind(Enum):
    """In which way somebody exercises a mandate in place of who was elected."""

    SUBSTITUTE = "substitute"
    PROXY = "proxy"

    @property
    def word(self) -> str:
        """The German name."""
        return {DeputyKind.SUBSTITUTE: "Ersatz", DeputyKind.PROXY: "Stimmübertragung"}[self]


@dataclass(frozen=True, slots=True)
class Holding:
    """Who was elected to a mandate, who exercises it in their place and how, and whether somebody is there for it.

    `holder` and `deputy` are ids of persons; a mandate without holder is vacant, or its holder is not known here.
    """

    holder: int | None = None
    deputy: int | None = None
    kind: DeputyKind | None = None
    is_present: bool = False

    @property
    def exercised_by(self) -> int | None:
        """Who exercises it: the deputy, or the holder where there is none."""
        return self.holder if self.deputy is None else self.deputy

    def with_holder(self, holder: int | None) -> Holding:
        """Give it to another holder: the deputy of the earlier one ends, and the new one has yet to come."""
        return self if holder == self.holder else Holding(holder)

    def with_deputy(self, deputy: int, kind: DeputyKind) -> Holding:
        """Let a deputy exercise it, who has yet to come.

        Raises Invalid for a mandate without holder, and for the holder as their own deputy.
        """
        if self.holder is None:
            raise Invalid("Ein freies Mandat hat keine Vertretung; bitte die Person als Inhaber*in eintragen.")
        if deputy == self.holder:
            raise Invalid("Niemand vertritt sich selbst.", code="deputy")
        return Holding(self.holder, deputy, kind)

    def without_deputy(self) -> Holding:
        """Let the holder exercise it again, who has yet to come."""
        return self if self.deputy is None else Holding(self.holder)

    def without_person(self, person: int) -> Holding:
        """Take a person out of it who takes no part any more; without its holder it is vacant."""
        if person == self.holder:
            return Holding()
        return self.without_deputy() if person == self.deputy else self

    def in_place_of(self, person: int, other: int) -> Holding:
        """Put another account in the place of a person's."""
        holder = other if self.holder == person else self.holder
        return replace(self, holder=holder, deputy=other if self.deputy == person else self.deputy)


def can_vote(*, may_vote: bool, is_present: bool, presence_is_kept: bool) -> bool:
    """Tell whether a mandate can vote now: it has a voting right and, where presence is kept, somebody is there."""
    return may_vote and (is_present or not presence_is_kept)


def check_exercised(kind: DeputyKind | None, exercised: Iterable[int]) -> None:
    """Let a person exercise one more mandate as its holder (`kind` is None) or deputy.

    `exercised` are the numbers of the others that the person exercises in their own right: as holder or substitute.
    Raises Invalid for a second one in one's own right, and for votes handed to somebody who exercises none.
    """
    own = min(exercised, default=None)
    if kind is DeputyKind.PROXY and own is None:
        raise Invalid(
            "Eine Stimme kann nur übertragen werden auf jemanden, der selbst ein Mandat ausübt.", code="deputy"
        )
    if kind is not DeputyKind.PROXY and own is not None:
        raise Invalid("Diese Person hat schon Mandat %(number)d.", number=own)


def check_kind(kind: DeputyKind, settings: Settings) -> None:
    """Let votes be handed over only where the standing orders allow it; raises Invalid elsewhere."""
    if kind is DeputyKind.PROXY and not settings.has_proxies:
        raise Invalid("Stimmen werden an dieser Konferenz nicht übertragen; möglich ist ein Ersatz.", code="kind")


def check_weight(weight: int, settings: Settings) -> None:
    """Let a weight of 1 to 1,000 votes pass; raises Invalid for others, and for any but 1 without weights."""
    if weight != 1 and not settings.has_weights:
        raise Invalid("An dieser Konferenz hat jedes Mandat eine Stimme.", code="weight")
    if not 1 <= weight <= LARGEST_WEIGHT:
        raise Invalid("Ein Mandat hat 1 bis %(most)d Stimmen, nicht %(weight)d.", most=LARGEST_WEIGHT, weight=weight)


def check_numbers(first: int, last: int) -> None:
    """Let a range of numbers of mandates pass; raises Invalid outside 1 to 100,000, and for more than 1,000 at once."""
    if not 1 <= first <= last <= LARGEST_NUMBER:
        raise Invalid(
            "Mandate haben Nummern von 1 bis %(most)d, die kleinere zuerst.", most=LARGEST_NUMBER, code="first"
        )
    if last - first >= MOST_AT_ONCE:
        raise Invalid("Auf einmal lassen sich höchstens %(most)d Mandate anlegen.", most=MOST_AT_ONCE, code="last")


@dataclass(frozen=True, slots=True)
class Sums:
    """How many mandates there are, how many of them have a voting right, and for how many somebody is there."""

    entitled: int
    voting: int
    present: int


def sums_of(mandates: Iterable[tuple[bool, bool]]) -> Sums:
    """Count mandates, of each of which is said whether it has a voting right, and whether somebody is there."""
    counted = tuple(mandates)
    return Sums(len(counted), sum(voting for voting, _ in counted), sum(present for _, present in counted))
