"""What can happen to a conference's units, persons, mandates and settings that the journal keeps?"""

from __future__ import annotations

from dataclasses import dataclass

from motions.domain.facts import Audience, Fact, RoleGiven


@dataclass(frozen=True, kw_only=True)
class SettingsChanged(Fact):
    """What the standing orders say was changed. `settings` is all of them as canonical JSON."""

    kind = "settings_changed"
    audience = Audience.CONFERENCE
    settings: str


@dataclass(frozen=True, kw_only=True)
class ConferenceDescribed(Fact):
    """The conference has another name, place or day, or another part of the public may read it."""

    kind = "conference_described"
    audience = Audience.CONFERENCE
    title_hash: str
    starts_on: str | None
    is_public: bool


@dataclass(frozen=True, kw_only=True)
class ConferenceClosed(Fact):
    """The conference is closed: nothing can be changed any more."""

    kind = "conference_closed"
    audience = Audience.PUBLIC


@dataclass(frozen=True, kw_only=True)
class ConferenceReopened(Fact):
    """The conference goes on."""

    kind = "conference_reopened"
    audience = Audience.PUBLIC


@dataclass(frozen=True, kw_only=True)
class UnitSet(Fact):
    """A unit was added or changed; this is what it is now."""

    kind = "unit_set"
    audience = Audience.CONFERENCE
    unit: int
    short_name: str
    title: str
    level: str
    parent: int | None


@dataclass(frozen=True, kw_only=True)
class UnitRemoved(Fact):
    """A unit that nothing hangs on was removed."""

    kind = "unit_removed"
    audience = Audience.CONFERENCE
    unit: int


@dataclass(frozen=True, kw_only=True)
class PersonSet(Fact):
    """A person takes part in the conference from now on, or is called otherwise there."""

    kind = "person_set"
    audience = Audience.OWN
    person: int
    called_hash: str
    membership_number_hash: str


@dataclass(frozen=True, kw_only=True)
class PersonRemoved(Fact):
    """A person takes no part any more; roles, functions and mandates went with them."""

    kind = "person_removed"
    audience = Audience.OWN
    person: int


@dataclass(frozen=True, kw_only=True)
class PersonReplaced(Fact):
    """Another account stands for a person from now on: all that was theirs at the conference is that of `by`."""

    kind = "person_replaced"
    audience = Audience.OWN
    person: int
    by: int
    called_hash: str
    membership_number_hash: str


@dataclass(frozen=True, kw_only=True)
class PersonInvited(Fact):
    """A person was sent a link by which to set a password."""

    kind = "person_invited"
    audience = Audience.OWN
    person: int


@dataclass(frozen=True, kw_only=True)
class RoleTaken(Fact):
    """A person does not have a role any more."""

    kind = "role_taken"
    audience = Audience.OWN
    person: int
    role: str


@dataclass(frozen=True, kw_only=True)
class FunctionSet(Fact):
    """A person has a function in a unit; `may_submit` lets them submit for it."""

    kind = "function_set"
    audience = Audience.OWN
    person: int
    unit: int
    title_hash: str
    may_submit: bool


@dataclass(frozen=True, kw_only=True)
class FunctionTaken(Fact):
    """A person does not have their function in a unit any more."""

    kind = "function_taken"
    audience = Audience.OWN
    person: int
    unit: int


@dataclass(frozen=True, kw_only=True)
class MandateSet(Fact):
    """A mandate was added or changed; this is what it is now.

    `holder` was elected; `deputy` exercises it in their place, as substitute or, at the same time as an own one, as
    proxy (`deputy_kind`).
    """

    kind = "mandate_set"
    audience = Audience.SECRETARIAT
    mandate: int
    number: int
    unit: int | None
    holder: int | None
    deputy: int | None
    deputy_kind: str | None
    weight: int
    may_vote: bool
    is_present: bool


@dataclass(frozen=True, kw_only=True)
class MandatesAdded(Fact):
    """Several vacant mandates were added at once."""

    kind = "mandates_added"
    audience = Audience.SECRETARIAT
    mandates: tuple[MandateSet, ...]


@dataclass(frozen=True, kw_only=True)
class MandateRemoved(Fact):
    """A mandate that was not used was removed."""

    kind = "mandate_removed"
    audience = Audience.SECRETARIAT
    mandate: int


@dataclass(frozen=True, kw_only=True)
class CardsIssued(Fact):
    """Cards were printed for these mandates, by number; the ones they had before are void."""

    kind = "cards_issued"
    audience = Audience.SECRETARIAT
    mandates: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class CardVoided(Fact):
    """The card of a mandate is void without a new one."""

    kind = "card_voided"
    audience = Audience.SECRETARIAT
    mandate: int


@dataclass(frozen=True, kw_only=True)
class CardReleased(Fact):
    """The card of a mandate may sign in on one more device."""

    kind = "card_released"
    audience = Audience.SECRETARIAT
    mandate: int


@dataclass(frozen=True, kw_only=True)
class PeopleExported(Fact):
    """Persons or mandates were given out as a file."""

    kind = "people_exported"
    audience = Audience.SECRETARIAT
    what: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class JournalExported(Fact):
    """The journal was given out for checking."""

    kind = "journal_exported"
    audience = Audience.SECRETARIAT
    entries: int
    head: str


@dataclass(frozen=True, kw_only=True)
class PeopleImported(Fact):
    """Persons, functions, roles and mandates were read from a file; these are all that are new or otherwise now."""

    kind = "people_imported"
    audience = Audience.SECRETARIAT
    source_hash: str
    units: tuple[UnitSet, ...] = ()
    persons: tuple[PersonSet, ...] = ()
    roles: tuple[RoleGiven, ...] = ()
    functions: tuple[FunctionSet, ...] = ()
    mandates: tuple[MandateSet, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConferenceFounded(Fact):
    """A conference was set up from another one (`origin`), with what it took along; `settings` as canonical JSON.

    What has a value of its own here was not said by entries of earlier releases.
    """

    kind = "conference_founded"
    audience = Audience.SECRETARIAT
    slug: str
    is_demo: bool
    settings: str
    origin: int
    units: tuple[UnitSet, ...]
    persons: tuple[PersonSet, ...]
    roles: tuple[RoleGiven, ...]
    functions: tuple[FunctionSet, ...]
    title_hash: str = ""
    starts_on: str | None = None
    is_public: bool = False
