"""Who may read an entry of the journal?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import motions.domain.facts_of_people  # noqa: F401 - so that its facts are known
from motions.domain.actor import Actor
from motions.domain.facts import Audience, Fact
from motions.domain.journal import about_person
from motions.domain.permission import Role

_ROLES: Mapping[Audience, frozenset[Role]] = {
    Audience.PUBLIC: frozenset(Role),
    Audience.CONFERENCE: frozenset(),
    Audience.COMMITTEE: frozenset({Role.COMMITTEE, Role.SECRETARIAT}),
    Audience.SECRETARIAT: frozenset({Role.SECRETARIAT, Role.AUDITOR}),
    Audience.OWN: frozenset({Role.SECRETARIAT, Role.AUDITOR}),
}

# Entries are never changed: those of earlier releases keep the audience that their kind had then.
_FORMER = {"unit_created": Audience.SECRETARIAT, "role_given": Audience.SECRETARIAT}


def may_read(actor: Actor, audience: Audience, subject: str, by: int | None) -> bool:
    """Tell whether the actor may read an entry for this audience about this subject; `by` is the id of who did it.

    What is public everyone may read; what is for the conference, who takes part in it; what is a person's own, the
    person it is about, who did it, and those who look after all.
    """
    if audience in audiences_of(actor):
        return True
    is_own = audience is Audience.OWN and actor.person is not None
    return is_own and (subject == about_person(actor.person or 0) or by == actor.person)


def audiences_of(actor: Actor) -> frozenset[Audience]:
    """Give the audiences of which the actor may read every entry, whomever it is about."""
    found = {audience for audience, roles in _ROLES.items() if not roles.isdisjoint({*actor.roles, Role.GUEST})}
    return frozenset(found | {Audience.CONFERENCE} if actor.is_known else found)


def kinds_of_facts(fact: type[Fact] = Fact) -> Iterator[type[Fact]]:
    """Give every kind of fact that there is."""
    for kind in fact.__subclasses__():
        yield kind
        yield from kinds_of_facts(kind)


def audiences_of_kind(kind: str) -> frozenset[Audience]:
    """Give the audiences that an entry of this kind can have; none for a kind that there never was."""
    now = {fact.audience for fact in kinds_of_facts() if fact.kind == kind}
    return frozenset(now | {_FORMER[kind]} if kind in _FORMER else now)
