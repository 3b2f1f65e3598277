"""What is asked for, and may the person know that it exists? The first beat of every use case."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from threading import Lock

from motions.domain.actor import Actor
from motions.domain.deliberation import Deliberation
from motions.domain.errors import NotFound
from motions.domain.journal import about_motion
from motions.domain.permission import Action, Role
from motions.domain.workflow import AmendmentState, MotionState
from motions.store import amendments, conferences, decisions, motions, people
from motions.store.database import address_of_database
from motions.store.journal import last_hash, last_hashes
from motions.store.secrets import hash_of_secret
from motions.store.sessions import session_by_token_hash
from motions.store.tables import Amendment, Conference, Motion, Person, TextVersion
from motions.store.visit import Visit

DELIBERATIONS_IN_MEMORY = 64


def conference(slug: str) -> Conference | None:
    """Give the conference with this name in addresses, None if there is none; `actor_in` refuses both alike."""
    return conferences.conference_by_slug(slug)


def visit(token: str, now: datetime) -> Visit | None:
    """Give who sits before the browser with this session token; None once the session is ended or has run out."""
    session = session_by_token_hash(hash_of_secret(token), now)
    if session is None:
        return None
    mandate = session.card.mandate if session.card else None
    return Visit(
        session.id, session.method, session.confirmed_at, session.person, mandate, session.seen_at, session.card_id
    )


def person(person_id: int) -> Person | None:
    """Give the person with this id, if there still is one."""
    return people.person_by_id(person_id)


def actor_in(at: Conference | None, who: Visit | None) -> Actor:
    """Give what a visitor is at a conference; without a visit it is one who has not signed in.

    What is public may be read by everyone. Raises NotFound, after the same queries, for a conference that does not
    exist and for those who may not know of one that is not public.
    """
    part = _part(at.id if at else 0, who)
    is_known = part is not None and (part.name is not None or bool(part.mandates))
    if at is None or not (is_known or at.is_public):
        raise NotFound("Diese Konferenz gibt es nicht.")
    if who is None or part is None:
        return Actor(at.id, conference_state=at.state)
    return Actor(
        conference=at.id,
        person=who.person_at(at.id),
        name=part.name or who.name,
        roles=frozenset({Role.GUEST, *part.roles}),
        units=part.units,
        salt=who.salt,
        is_known=is_known,
        mandates=part.mandates,
        conference_state=at.state,
    )


def _part(conference_id: int, who: Visit | None) -> people.Part | None:
    """Give what the visitor is there; the card of a mandate gives nothing but the mandate, at its own conference."""
    if who is None:
        return None
    if who.mandate is None:
        return people.part_of(who.person.id if who.person else 0, conference_id)
    found = people.part_of(0, conference_id)
    if who.mandate.conference_id != conference_id:
        return found
    return people.Part(None, frozenset({Role.DELEGATE}), (), (who.mandate.id,))


def motion(actor: Actor, number: str) -> Motion:
    """Give the published motion of the actor's conference with this number.

    Raises NotFound if there is none; a draft is not known by its number.
    """
    found = motions.motion_by_number(actor.conference, number)
    if found is None or found.state is MotionState.DRAFT:
        raise NotFound("Diesen Antrag gibt es nicht.")
    return found


def draft(actor: Actor, motion_id: int) -> tuple[Motion, TextVersion]:
    """Give an imported motion that is not published yet, and its text with what the import read.

    Raises NotFound if there is none, or if the actor may not know of drafts.
    """
    found = motions.motion_by_id(actor.conference, motion_id)
    version = motions.draft_of(motion_id) if found and actor.may(Action.READ_DRAFT) else None
    if found is None or version is None:
        raise NotFound("Diesen Entwurf gibt es nicht.")
    return found, version


def version_of(found: Motion, ordinal: int | None = None) -> TextVersion:
    """Give a published version of a motion, the current one if no ordinal is given.

    Raises NotFound if there is none.
    """
    version = motions.version(found.id, ordinal) if ordinal is not None else motions.current_version(found)
    if version is None or not version.is_published:
        raise NotFound("Diese Fassung gibt es nicht.")
    return version


def amendment(found: Motion, number: str) -> Amendment:
    """Give the amendment to a motion with this number.

    Raises NotFound if there is none.
    """
    row = amendments.amendment_by_number(found.id, number)
    if row is None:
        raise NotFound("Diesen Änderungsantrag gibt es nicht.")
    return row


def deliberation(found: Motion) -> Deliberation:
    """Give how a motion stands, with its amendments and decisions.

    It is worked out once for each motion and last journal entry about it, and kept in memory under that key.
    """
    return _kept_or_worked_out(found, version_of(found), last_hash(found.conference_id, about_motion(found.id)))


def overview(actor: Actor) -> tuple[tuple[Motion, Deliberation], ...]:
    """Give the published motions of the actor's conference, in the order of their numbers, and how each stands.

    The number of queries does not depend on the number of motions, once they are in memory.
    """
    found = [motion for motion in motions.motions_of(actor.conference) if motion.state is not MotionState.DRAFT]
    versions = motions.current_versions([motion.id for motion in found])
    last = last_hashes(actor.conference)
    return tuple(
        (motion, _kept_or_worked_out(motion, versions[motion.id], last.get(about_motion(motion.id), "")))
        for motion in found
    )


def drafts(actor: Actor) -> tuple[Motion, ...]:
    """Give the imported motions that are not published yet, none to those who may not know of them."""
    if not actor.may(Action.READ_DRAFT):
        return ()
    return tuple(motion for motion in motions.motions_of(actor.conference) if motion.state is MotionState.DRAFT)


def conferences_for(who: Visit | None) -> tuple[Conference, ...]:
    """Give the conferences that a visitor, or without one everybody, may read: first those they take part in."""
    person_id = who.person.id if who and who.person else None
    of_card = who.mandate.conference_id if who and who.mandate else None
    return tuple(conferences.conferences_readable_by(person_id, of_card))


def own_conferences(who: Visit) -> tuple[Conference, ...]:
    """Give the conferences in which a visitor takes part; with a card it is that of the mandate."""
    of_card = who.mandate.conference_id if who.mandate else None
    return tuple(conferences.conferences_of(who.person.id if who.person else None, of_card))


def _kept_or_worked_out(found: Motion, version: TextVersion, last: str) -> Deliberation:
    key = (address_of_database(), found.id, version.id, last)
    return _KEPT.get(key) or _KEPT.put(key, _deliberation(found, version))


def _deliberation(found: Motion, version: TextVersion) -> Deliberation:
    rows = amendments.amendments_of(version.id)
    return Deliberation(
        text=motions.text_of(version),
        amendments=tuple(amendments.domain_amendment(row) for row in rows),
        decisions=decisions.decision_facts(decisions.decisions_of(found.id)),
        withdrawn=frozenset(row.number for row in rows if row.state is AmendmentState.WITHDRAWN),
    )


class _Kept:
    """The deliberations used last; threads of one process share them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._values: OrderedDict[tuple[str, int, int, str], Deliberation] = OrderedDict()

    def get(self, key: tuple[str, int, int, str]) -> Deliberation | None:
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def put(self, key: tuple[str, int, int, str], value: Deliberation) -> Deliberation:
        with self._lock:
            self._values[key] = value
            while len(self._values) > DELIBERATIONS_IN_MEMORY:
                self._values.popitem(last=False)
        return value


_KEPT = _Kept()
