"""What can a conference's standing orders say otherwise?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any

from motions.domain.ballot import Base, Majority
from motions.domain.errors import Invalid
from motions.domain.ranking import Order
from motions.domain.text import DEFAULT_WIDTH

NARROWEST, WIDEST = 40, 160
MOST_SUPPORTERS = 1_000
LARGEST_QUORUM = 100_000


class Level(Enum):
    """At which level of the party a conference is held; the preset of its settings."""

    BRANCH = "branch"
    DISTRICT = "district"
    STATE = "state"
    FEDERAL = "federal"

    @property
    def word(self) -> str:
        """The German name."""
        return _LEVEL_WORDS[self]


_LEVEL_WORDS = {
    Level.BRANCH: "Ortsverein",
    Level.DISTRICT: "Unterbezirk oder Kreis",
    Level.STATE: "Landesverband oder Bezirk",
    Level.FEDERAL: "Bund",
}


class Quorum(Enum):
    """How many of those entitled must be present."""

    NONE = "none"
    MORE_THAN_HALF = "more_than_half"
    AT_LEAST_HALF = "at_least_half"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the standing orders of one conference say, where the rules leave it to them.

    `line_width` (40 to 160 characters) holds for texts typeset from now on. `quorum_number` (persons) is for a fixed
    quorum only. `supporters` is how many an amendment from the floor needs. A `count_needs_release` is released by a
    second person. Weights and proxies are for votes by name only.
    """

    level: Level = Level.DISTRICT
    line_width: int = DEFAULT_WIDTH
    order: Order = Order.FURTHEST
    majority: Majority = Majority.SIMPLE
    base: Base = Base.YES_AND_NO
    quorum: Quorum = Quorum.MORE_THAN_HALF
    quorum_number: int = 0
    quorum_is_presumed: bool = True
    withdrawn_can_be_taken_up: bool = True
    supporters: int = 0
    has_weights: bool = False
    has_proxies: bool = False
    vote_can_be_changed: bool = False
    names_are_public: bool = False
    presence_is_kept: bool = True
    card_checks_in: bool = False
    count_needs_release: bool = True


_PRESETS: Mapping[Level, Settings] = {
    Level.BRANCH: Settings(level=Level.BRANCH, quorum=Quorum.NONE, presence_is_kept=False, count_needs_release=False),
    Level.DISTRICT: Settings(level=Level.DISTRICT),
    Level.STATE: Settings(level=Level.STATE, supporters=10),
    Level.FEDERAL: Settings(level=Level.FEDERAL, supporters=25),
}

_BOUNDS = {"line_width": (NARROWEST, WIDEST), "supporters": (0, MOST_SUPPORTERS), "quorum_number": (0, LARGEST_QUORUM)}


def preset(level: Level) -> Settings:
    """Give the settings that are usual at a level of the party."""
    return _PRESETS[level]


def check_settings(settings: Settings) -> None:
    """Let settings pass that fit together.

    Raises Invalid for a number out of its bounds, and for a fixed quorum without its number.
    """
    for name, (least, most) in _BOUNDS.items():
        value = getattr(settings, name)
        if not least <= value <= most:
            raise Invalid(
                "Erlaubt sind %(least)d bis %(most)d, nicht %(value)d.", least=least, most=most, value=value, code=name
            )
    if settings.quorum is Quorum.FIXED and not settings.quorum_number:
        raise Invalid("Zu einer festen Zahl für die Beschlussfähigkeit gehört die Zahl.", code="quorum_number")


def settings_to_data(settings: Settings) -> dict[str, Any]:
    """Write settings as plain data; enums as their values."""
    values = {field.name: getattr(settings, field.name) for field in fields(settings)}
    return {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}


def settings_from_data(data: Mapping[str, Any]) -> Settings:
    """Read settings from plain data; what is not said is as the preset of the level has it.

    Raises Invalid, with the setting as code, for what is of another kind, and for what does not fit together.
    """
    usual = preset(_value("level", Level.DISTRICT, data.get("level", Level.DISTRICT.value)))
    known = {field.name: getattr(usual, field.name) for field in fields(usual)}
    given = {name: _value(name, known[name], value) for name, value in data.items() if name in known}
    settings = replace(usual, **given)
    check_settings(settings)
    return settings


def _value(name: str, usual: Any, given: Any) -> Any:
    """Give a value of the kind of the usual one; a number is no yes or no, nor the other way round."""
    kind = type(usual)
    if isinstance(usual, Enum) and given in [member.value for member in kind]:
        return kind(given)
    if type(given) is kind and not isinstance(usual, Enum):
        return given
    raise Invalid("„%(value)s“ passt nicht zu dieser Einstellung.", value=given, code=name)
