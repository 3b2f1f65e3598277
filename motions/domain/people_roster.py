"""Who and what is at a conference, as far as a file of persons can change it?"""

from __future__ import annotations

from dataclasses import dataclass

from motions.domain.mandate import DeputyKind

SHORT_NAME_LENGTH = 80


@dataclass(frozen=True, slots=True)
class UnitHere:
    """A unit of the conference; one that is to be created has an id below 0."""

    id: int
    short_name: str
    name: str


@dataclass(frozen=True, slots=True)
class PersonHere:
    """A person as the conference knows them; one who is to join it has an id below 0.

    `email` and `number`, the membership number, are "" where they are not known.
    """

    id: int
    name: str
    email: str = ""
    number: str = ""
    is_member: bool = False


@dataclass(frozen=True, slots=True)
class FunctionHere:
    """What a person is in a unit."""

    person: int
    unit: int
    title: str = ""
    may_submit: bool = False


@dataclass(frozen=True, slots=True)
class MandateHere:
    """A mandate by its number; units and persons are ids."""

    number: int
    unit: int | None = None
    holder: int | None = None
    deputy: int | None = None
    deputy_kind: DeputyKind | None = None
    weight: int = 1
    may_vote: bool = True


@dataclass(frozen=True, slots=True)
class Roster:
    """All of it, and whether mandates can have different weights."""

    units: tuple[UnitHere, ...] = ()
    persons: tuple[PersonHere, ...] = ()
    functions: tuple[FunctionHere, ...] = ()
    mandates: tuple[MandateHere, ...] = ()
    has_weights: bool = False
