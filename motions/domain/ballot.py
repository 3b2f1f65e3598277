"""Was there a majority, and how is a result said in words?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from motions.domain.errors import Invalid
from motions.domain.outcome import Outcome


class Majority(Enum):
    """Which majority is needed."""

    SIMPLE = "simple"
    ABSOLUTE = "absolute"
    TWO_THIRDS = "two_thirds"


class Base(Enum):
    """Of which number an absolute or two-thirds majority is counted."""

    YES_AND_NO = "yes_and_no"
    VALID = "valid"
    CAST = "cast"
    PRESENT = "present"
    ENTITLED = "entitled"


@dataclass(frozen=True, slots=True)
class Tally:
    """The counted votes of one ballot, and how many were present and entitled where that is known.

    Raises Invalid for a number below zero, for more votes than persons present, and for more present than entitled.
    """

    yes: int
    no: int
    abstentions: int = 0
    invalid: int = 0
    present: int | None = None
    entitled: int | None = None

    def __post_init__(self) -> None:
        for word, count in zip(("Ja", "Nein", "Enthaltungen", "ungültig"), self._counts, strict=True):
            if count < 0:
                raise Invalid("%(word)s: %(count)d ist keine Zahl von Stimmen.", word=word, count=count)
        if self.present is not None and self.cast > self.present:
            raise Invalid(
                "%(cast)d Stimmen sind mehr, als Personen anwesend sind (%(present)d).",
                cast=self.cast,
                present=self.present,
            )
        if self.entitled is not None and max(self.cast, self.present or 0) > self.entitled:
            raise Invalid(
                "%(count)d sind mehr, als stimmberechtigt sind (%(entitled)d).",
                count=max(self.cast, self.present or 0),
                entitled=self.entitled,
            )

    @property
    def _counts(self) -> tuple[int, int, int, int]:
        return self.yes, self.no, self.abstentions, self.invalid

    @property
    def cast(self) -> int:
        """How many votes were cast, valid or not."""
        return sum(self._counts)


def carried(tally: Tally, majority: Majority = Majority.SIMPLE, base: Base = Base.YES_AND_NO) -> bool:
    """Tell whether the majority is reached, reckoned in whole numbers.

    Simple: more yes than no. Absolute: more than half of the base. Two thirds: at least two thirds of the base. Without
    a single yes nothing carries; a tie is a rejection; abstentions count in no base of yes and no alone.
    Raises Invalid if the base is the number present or entitled and the tally does not have it.

    >>> carried(Tally(2, 1), Majority.TWO_THIRDS), carried(Tally(41, 41)), carried(Tally(0, 0), Majority.TWO_THIRDS)
    (True, False, False)
    """
    if tally.yes == 0:
        return False
    if majority is Majority.SIMPLE:
        return tally.yes > tally.no
    if majority is Majority.ABSOLUTE:
        return 2 * tally.yes > _counted_in(tally, base)
    return 3 * tally.yes >= 2 * _counted_in(tally, base)


def _counted_in(tally: Tally, base: Base) -> int:
    counts = {
        Base.YES_AND_NO: tally.yes + tally.no,
        Base.VALID: tally.yes + tally.no + tally.abstentions,
        Base.CAST: tally.cast,
        Base.PRESENT: tally.present,
        Base.ENTITLED: tally.entitled,
    }
    count = counts[base]
    if count is None:
        raise Invalid(
            "Für diese Mehrheit fehlt eine Zahl: wie viele %(word)s sind.",
            word="anwesend" if base is Base.PRESENT else "stimmberechtigt",
        )
    return count


class Way(Enum):
    """How the chair found the result."""

    GENERAL_CONSENT = "general_consent"
    BY_EYE = "by_eye"
    COUNTED = "counted"


class Judgement(Enum):
    """How many the chair saw in favour, from all to nobody."""

    UNANIMOUS = "unanimous"
    LARGE_MAJORITY = "large_majority"
    MAJORITY = "majority"
    MINORITY = "minority"
    SMALL_MINORITY = "small_minority"
    NOBODY = "nobody"

    @property
    def in_favour(self) -> bool:
        """Tell whether the chair saw the majority in favour."""
        return self in (Judgement.UNANIMOUS, Judgement.LARGE_MAJORITY, Judgement.MAJORITY)


@dataclass(frozen=True, slots=True)
class Result:
    """A vote's result: a judgement by eye, or a tally where votes were counted, or nobody objected.

    `votes_against` and `abstentions` say whether the chair saw any, `clearly_two_thirds` that the chair confirms
    clearly more than two thirds. Raises Invalid if what belongs to the way is missing or something else is there, and
    for "einstimmig" with votes against.
    """

    way: Way
    judgement: Judgement | None = None
    tally: Tally | None = None
    votes_against: bool = False
    abstentions: bool = False
    clearly_two_thirds: bool = False
    remark: str = ""

    def __post_init__(self) -> None:
        if (self.way is Way.COUNTED) != (self.tally is not None):
            raise Invalid("Zu einer Auszählung gehören die gezählten Stimmen, und nur zu ihr.")
        if (self.way is Way.BY_EYE) != (self.judgement is not None):
            raise Invalid("Zu einer Feststellung nach Augenschein gehört, was zu sehen war, und nur zu ihr.")
        if self.votes_against and (self.judgement is Judgement.UNANIMOUS or self.way is Way.GENERAL_CONSENT):
            raise Invalid("„Einstimmig“ und „ohne Widerspruch“ schließen Gegenstimmen aus; richtig wäre eine Mehrheit.")

    def carried(self, majority: Majority = Majority.SIMPLE, base: Base = Base.YES_AND_NO) -> bool:
        """Tell whether the majority is reached.

        A judgement by eye says so itself, two thirds only if it is unanimous or the chair confirms clearly more.
        Raises Invalid if a count is needed that the tally does not have.
        """
        if self.tally is not None:
            return carried(self.tally, majority, base)
        if self.judgement is None:
            return True
        if majority is Majority.TWO_THIRDS:
            return self.judgement is Judgement.UNANIMOUS or (self.judgement.in_favour and self.clearly_two_thirds)
        return self.judgement.in_favour


_SEEN = {
    Judgement.UNANIMOUS: "einstimmig",
    Judgement.LARGE_MAJORITY: "mit großer Mehrheit",
    Judgement.MAJORITY: "mit Mehrheit",
    Judgement.MINORITY: "mit Mehrheit",
    Judgement.SMALL_MINORITY: "mit großer Mehrheit",
    Judgement.NOBODY: "einstimmig",
}


def in_words(result: Result | None, outcome: Outcome) -> str:
    """Say a result and what follows from it as the minutes do; without a vote the outcome alone.

    Where a counted vote was lost, both sides are named, so that nobody takes the first number for the yes votes.

    >>> in_words(Result(Way.COUNTED, tally=Tally(84, 41, 7)), Outcome.ADOPTED)
    'mit 84 zu 41 Stimmen bei 7 Enthaltungen angenommen'
    >>> in_words(Result(Way.COUNTED, tally=Tally(41, 84)), Outcome.REJECTED)
    'mit 41 Ja- zu 84 Nein-Stimmen abgelehnt'
    """
    if result is None:
        return outcome.word
    if result.tally is not None:
        return f"{_count_in_words(result.tally, outcome)} {outcome.word}"
    if result.judgement is None:
        return f"ohne Widerspruch {outcome.word}"
    return f"{_judgement_in_words(result, result.judgement)} {outcome.word}"


def _count_in_words(tally: Tally, outcome: Outcome) -> str:
    lost = outcome is Outcome.REJECTED
    votes = f"mit {tally.yes} Ja- zu {tally.no} Nein-Stimmen" if lost else f"mit {tally.yes} zu {tally.no} Stimmen"
    beside = [
        f"{count} {one if count == 1 else many}"
        for count, one, many in (
            (tally.abstentions, "Enthaltung", "Enthaltungen"),
            (tally.invalid, "ungültigen Stimme", "ungültigen Stimmen"),
        )
        if count
    ]
    return f"{votes} bei {' und '.join(beside)}" if beside else votes


def _judgement_in_words(result: Result, judgement: Judgement) -> str:
    seen = [_SEEN[judgement]]
    if judgement.in_favour and result.clearly_two_thirds and judgement is not Judgement.UNANIMOUS:
        seen = ["mit deutlich mehr als zwei Dritteln"]
    beside = [
        word
        for word, there in (
            ("Gegenstimmen", result.votes_against and judgement.in_favour),
            ("Enthaltungen", result.abstentions),
        )
        if there
    ]
    return " bei ".join([*seen, " und ".join(beside)] if beside else seen)
