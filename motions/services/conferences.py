"""Which conference is held, under which standing orders, and until when?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from motions.domain.actor import Actor
from motions.domain.errors import Conflict, NotFound
from motions.domain.facts import ConferenceCreated, Fact
from motions.domain.facts_of_people import ConferenceClosed, ConferenceDescribed, ConferenceReopened, SettingsChanged
from motions.domain.journal import about_conference, open_hash
from motions.domain.permission import Action, Role
from motions.domain.serialisation import canonical_json
from motions.domain.settings import Level, Settings, check_settings, preset, settings_from_data, settings_to_data
from motions.domain.typed import bounded, named
from motions.domain.workflow import Step, after
from motions.store.conferences import add_conference, conference_by_id, conference_by_slug, told_of
from motions.store.database import transaction
from motions.store.journal import append
from motions.store.tables import Conference
from motions.store.turn import permitted


@dataclass(frozen=True, slots=True)
class Description:
    """What a conference is called, where and on which day it is held, and whether everyone may read it."""

    name: str
    place: str = ""
    starts_on: date | None = None
    is_public: bool = False


def create_conference(
    slug: str,
    name: str,
    *,
    place: str = "",
    starts_on: date | None = None,
    is_public: bool,
    is_demo: bool = False,
    level: Level = Level.DISTRICT,
) -> Actor:
    """Set up a conference and give the one who may do everything the secretariat may there, without being a person.

    `slug` is its name in addresses: lower-case letters, digits and hyphens. `is_public` lets everyone read what is
    published. `level` chooses the settings that are usual there. Raises Invalid for a name that is taken or not of that
    form, and for a demo conference beside real ones or a real one beside demo ones: a marked database never becomes a
    real one.
    """
    with transaction() as session:
        conference = Conference(
            slug=slug,
            name=named(name),
            place=bounded(place, code="place"),
            starts_on=starts_on,
            is_public=is_public,
            is_demo=is_demo,
            settings=settings_to_data(preset(level)),
        )
        add_conference(conference)
        session.flush()
        founder = Actor(conference.id, None, "", frozenset({Role.SECRETARIAT}))
        _record(founder, ConferenceCreated(slug=slug, is_demo=is_demo, **told_of(conference)))
        return founder


def founder_of(slug: str) -> Actor:
    """Give who may do at a conference what the secretariat may, for commands of whoever runs the server.

    Raises NotFound if there is no such conference.
    """
    conference = conference_by_slug(slug)
    if conference is None:
        raise NotFound("Eine Konferenz mit der Adresse „%(slug)s“ gibt es nicht.", slug=slug)
    return Actor(conference.id, None, "", frozenset({Role.SECRETARIAT}), conference_state=conference.state)


def description_of(conference: Conference) -> Description:
    """Give what a conference is called, where and when it is, and for whom."""
    return Description(conference.name, conference.place, conference.starts_on, conference.is_public)


def seen_of(conference: Conference) -> str:
    """Name what a person saw of a conference's set-up, so that it can be told whether it is still so."""
    described = description_of(conference)
    told = [described.name, described.place, str(described.starts_on), described.is_public, conference.settings]
    return open_hash(canonical_json(told))


def change_settings(actor: Actor, settings: Settings, seen: str) -> None:
    """Change what the standing orders of the conference say; `seen` is what the person saw (`seen_of`).

    Raises NotPermitted; NotPossible at a closed conference; Invalid for what does not fit together; Conflict if
    somebody else has changed the set-up meanwhile.
    """
    with permitted(actor, Action.SET_UP_CONFERENCE):
        check_settings(settings)
        conference = _as_seen(actor, seen)
        if settings == settings_from_data(conference.settings):
            return
        conference.settings = settings_to_data(settings)
        _record(actor, SettingsChanged(settings=canonical_json(conference.settings)))


def describe_conference(actor: Actor, description: Description, seen: str) -> None:
    """Change name, place, day, and whether everyone may read; for `seen` and what is raised see `change_settings`."""
    with permitted(actor, Action.SET_UP_CONFERENCE):
        wanted = replace(description, name=named(description.name), place=bounded(description.place, code="place"))
        conference = _as_seen(actor, seen)
        if wanted == description_of(conference):
            return
        conference.name, conference.place = wanted.name, wanted.place
        conference.starts_on, conference.is_public = wanted.starts_on, wanted.is_public
        _record(actor, ConferenceDescribed(**told_of(conference)))


def close_conference(actor: Actor) -> None:
    """Close the conference: everything can still be read, and nothing changed.

    Raises NotPermitted; NotPossible if it is closed already.
    """
    _step(actor, Step.CLOSE, Action.CLOSE_CONFERENCE, ConferenceClosed())


def reopen_conference(actor: Actor) -> None:
    """Let a closed conference go on.

    Raises NotPermitted; NotPossible if it is open.
    """
    _step(actor, Step.REOPEN, Action.REOPEN_CONFERENCE, ConferenceReopened())


def _step(actor: Actor, step: Step, action: Action, fact: Fact) -> None:
    with permitted(actor, action) as (actor, _):
        conference = _own(actor)
        actor.permit(action, conference.state)
        conference.state = after(conference.state, step)
        _record(actor, fact)


def _as_seen(actor: Actor, seen: str) -> Conference:
    conference = _own(actor)
    if seen_of(conference) != seen:
        raise Conflict(current=conference)
    return conference


def _own(actor: Actor) -> Conference:
    found = conference_by_id(actor.conference)
    if found is None:
        raise NotFound("Diese Konferenz gibt es nicht.")
    return found


def _record(actor: Actor, fact: Fact) -> None:
    append(
        fact,
        actor_id=actor.person,
        conference_id=actor.conference,
        subject=about_conference(),
        at=datetime.now(UTC),
    )
