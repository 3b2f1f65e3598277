"""What stands in the committee's table, row by row?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext

from motions.domain.deliberation import Deliberation
from motions.domain.edit import Amendment, Scope
from motions.domain.outcome import Outcome
from motions.domain.relation import groups, text_order
from motions.services.recommendations import RECOMMENDABLE, is_decided
from motions.store.tables import Recommendation
from motions.web.excerpt import ExcerptBlock, excerpt
from motions.web.naming import listed, places_of
from motions.web.wording import State, amendment_state, recommendation_state

WORDS_AROUND = 6

KEYS = {
    Outcome.ADOPTED: "a",
    Outcome.REJECTED: "r",
    Outcome.REFERRED: "u",
    Outcome.SETTLED: "e",
    Outcome.NOT_CONSIDERED: "n",
}


@dataclass(frozen=True, slots=True)
class Fields:
    """What the fields of a row hold; `based_on` is the version they build on, `outcome` the value of one or nothing."""

    outcome: str = ""
    referred_to: str = ""
    reason: str = ""
    consensus: bool = False
    based_on: int = 0

    @property
    def state(self) -> State | None:
        """Show the outcome, if one is chosen."""
        return recommendation_state(Outcome(self.outcome)) if self.outcome in _RECOMMENDABLE else None


_RECOMMENDABLE = {outcome.value for outcome in RECOMMENDABLE}


@dataclass(frozen=True, slots=True)
class Theirs:
    """What another person has saved meanwhile."""

    fields: Fields
    by: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One amendment: where and what it changes, how it stands, and what is recommended or being typed.

    Of one that is decided `fields` are what was recommended, to be read only; `too_late` is what was typed after that.
    """

    amendment: Amendment
    anchor: str
    places: str
    blocks: tuple[ExcerptBlock, ...]
    state: State
    version: int
    fields: Fields
    is_saved: bool = False
    error: str = ""
    theirs: Theirs | None = None
    is_decided: bool = False
    too_late: Fields | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Amendments that compete, under one title; one that competes with none has no title."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the committee has come with what is still to be decided; `decided` is how many are not any more."""

    total: int
    done: int
    consensus: int
    decided: int

    @property
    def open(self) -> int:
        """How many have no recommendation yet."""
        return self.total - self.done


def fields_of(recommendation: Recommendation | None) -> Fields:
    """Give what is recommended as fields; without a recommendation they are empty."""
    if recommendation is None:
        return Fields()
    return Fields(
        recommendation.outcome.value,
        recommendation.referred_to,
        recommendation.reason,
        recommendation.consensus,
        recommendation.version,
    )


def entry_of(deliberation: Deliberation, number: str, recommendation: Recommendation | None) -> Entry:
    """Give the row of one amendment."""
    amendment = deliberation.amendment(number)
    is_whole = any(edit.scope is Scope.WHOLE_TEXT for edit in amendment.edits)
    return Entry(
        amendment=amendment,
        anchor=f"ae{number.lstrip('Ä')}",
        places=places_of(deliberation.text, amendment.edits),
        blocks=() if is_whole else excerpt(deliberation.text, amendment.edits, WORDS_AROUND),
        state=amendment_state(deliberation.standings, number),
        version=recommendation.version if recommendation else 0,
        fields=fields_of(recommendation),
        is_decided=is_decided(deliberation, number),
    )


def progress_of(deliberation: Deliberation, recommended: Mapping[str, Recommendation]) -> Progress:
    """Count what has been recommended, and what with consensus, among what is still to be decided."""
    numbers = [amendment.number for amendment in deliberation.amendments]
    undecided = [number for number in numbers if not is_decided(deliberation, number)]
    done = [recommended[number] for number in undecided if number in recommended]
    consensus = sum(recommendation.consensus for recommendation in done)
    return Progress(len(undecided), len(done), consensus, len(numbers) - len(undecided))


def numbers_in_frames(deliberation: Deliberation) -> tuple[tuple[str, ...], ...]:
    """Give the numbers of all amendments in line order, those that compete together.

    Changes of the whole text compete with everything, and would put all in one frame; they stand alone.
    """
    in_passages = [edit.id for edit in deliberation.edits if edit.scope is not Scope.WHOLE_TEXT]
    frame_of = {edit.amendment: [edit.amendment] for edit in sorted(deliberation.edits, key=text_order)}
    for group in groups(deliberation.relations.among(in_passages), deliberation.amendments):
        competing = dict.fromkeys(deliberation.relations.edits[edit_id].amendment for edit_id in group)
        together = list(dict.fromkeys(number for one in competing for number in frame_of[one]))
        frame_of.update(dict.fromkeys(together, together))
    return tuple(dict.fromkeys(tuple(frame) for frame in frame_of.values()))


def frames_of(
    deliberation: Deliberation, recommended: Mapping[str, Recommendation], instead: Entry | None
) -> Iterator[Frame]:
    """Give all rows in their frames; `instead` stands in for the row of its amendment."""
    for numbers in numbers_in_frames(deliberation):
        entries = (
            instead
            if instead is not None and instead.amendment.number == number
            else entry_of(deliberation, number, recommended.get(number))
            for number in numbers
        )
        title = gettext("%(names)s betreffen dieselbe Stelle", names=listed(numbers)) if len(numbers) > 1 else ""
        yield Frame(title, tuple(entries))
