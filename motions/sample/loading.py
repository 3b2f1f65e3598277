"""How does the sample conference come into an empty database? Through the use cases, like everything else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path
from typing import Any

from motions.domain.actor import Actor
from motions.domain.ballot import Judgement, Result, Tally, Way
from motions.domain.outcome import Outcome
from motions.domain.permission import Role
from motions.imports.amendments import read_amendments
from motions.sample.delegates import load_delegates
from motions.services import load
from motions.services.amendments import Submission, submit_amendment
from motions.services.conferences import create_conference
from motions.services.drafts import import_motion, publish_motion, read_draft
from motions.services.people import give_role
from motions.services.recommendations import Advice, recommend
from motions.services.results import Declaration, declare_result
from motions.services.units import create_unit

HERE = Path(__file__).parent
Data = Mapping[str, Any]


@dataclass(frozen=True)
class _Cast:
    """Who is who: the founder, the ids of units and persons by the names they have in the file."""

    founder: Actor
    units: Mapping[str, int]
    persons: Mapping[str, int]
    file: Data

    def first(self, role: Role) -> Actor:
        """Act as the first person with this role."""
        person = next(person for person in self.file["persons"] if person["role"] == role.value)
        return self.acting(person["email"], role)

    def acting(self, email: str, role: Role) -> Actor:
        """Act as the person with this address."""
        person = next(person for person in self.file["persons"] if person["email"] == email)
        units = (self.units[person["unit"]],) if person["unit"] else ()
        known = load.person(self.persons[email])
        salt = known.salt if known else ""
        return Actor(self.founder.conference, self.persons[email], person["name"], frozenset({role}), units, salt)


def load_sample() -> str:
    """Put the sample conference into the database, marked as one for trying out, and give its name in addresses."""
    file: Data = json.loads((HERE / "conference.json").read_text("utf-8"))
    cast = _cast(file)
    motion = _publish(cast, file["conference"]["motion"])
    _submit(cast, motion)
    for recommendation in file["recommendations"]:
        _recommend(cast, motion, recommendation)
    for decision in file["decisions"]:
        _declare(cast, motion, decision)
    slug: str = file["conference"]["slug"]
    return slug


def _cast(file: Data) -> _Cast:
    about = file["conference"]
    founder = create_conference(
        about["slug"],
        about["name"],
        place=about["place"],
        starts_on=date.fromisoformat(about["date"]),
        is_public=True,
        is_demo=True,
    )
    units = _units(founder, file["units"])
    persons = {
        person["email"]: give_role(
            founder,
            person["email"],
            Role(person["role"]),
            name=person["name"],
            unit_id=units[person["unit"]] if person["unit"] else None,
        )
        for person in file["persons"]
    }
    load_delegates(founder, units, file)
    return _Cast(founder, units, persons, file)


def _units(founder: Actor, given: Iterable[Data]) -> dict[str, int]:
    """Create the units, each after the one it stands below; give their ids by the names they have in the file."""
    units: dict[str, int] = {}
    for unit in given:
        parent = units[unit["parent"]] if unit["parent"] else None
        units[unit["slug"]] = create_unit(founder, unit["short"], unit["name"], unit["kind"], parent)
    return units


def _publish(cast: _Cast, about: Data) -> str:
    secretariat = cast.first(Role.SECRETARIAT)
    draft = import_motion(secretariat, (HERE / about["file"]).read_bytes())
    revision = read_draft(secretariat, draft).revision
    return publish_motion(secretariat, draft, revision, cast.units[about["unit"]])


def _submit(cast: _Cast, motion: str) -> None:
    """Submit all amendments in the order of their numbers, each by its person."""
    given = {amendment["id"]: amendment for amendment in cast.file["amendments"]}
    for amendment in read_amendments(_as_amendments(given.values())).amendments:
        submission = Submission(
            version=1,
            proposals=amendment.proposals,
            reason=given[amendment.number]["reason"],
            indivisible=amendment.indivisible,
            received=amendment.received.replace(tzinfo=UTC) if amendment.received else None,
        )
        submit_amendment(cast.acting(given[amendment.number]["person"], Role.MEMBER), motion, submission)


def _as_amendments(given: Iterable[Data]) -> bytes:
    ours = ("unit", "person", "reason")
    amendments = [{key: value for key, value in one.items() if key not in ours} for one in given]
    return json.dumps({"amendments": amendments}).encode()


def _recommend(cast: _Cast, motion: str, given: Data) -> None:
    advice = Advice(Outcome(given["outcome"]), given["reason"], given.get("referred_to", ""), given["consensus"])
    recommend(cast.first(Role.COMMITTEE), motion, given["amendment"], 0, advice)


def _declare(cast: _Cast, motion: str, given: Data) -> None:
    chair = cast.first(Role.CHAIR)
    deliberation = load.deliberation(load.motion(chair, motion))
    declaration = Declaration(
        edits=tuple(edit.id for edit in deliberation.amendment(given["amendment"]).edits),
        outcome=Outcome(given["outcome"]),
        seen=len(deliberation.decisions),
        result=_result(given),
        referred_to=given.get("referred_to", ""),
    )
    declare_result(chair, motion, declaration)


def _result(given: Data) -> Result:
    if given["way"] == Way.COUNTED.value:
        return Result(Way.COUNTED, tally=Tally(given["yes"], given["no"], given["abstentions"]))
    return Result(Way.BY_EYE, Judgement(given["judgement"]))
