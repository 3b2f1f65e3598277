"""Who takes part in the tests of the use cases, and over which motion?"""

from __future__ import annotations

from dataclasses import dataclass

from motions.domain.actor import Actor
from motions.domain.ballot import Judgement, Result, Tally, Way
from motions.domain.deliberation import Deliberation
from motions.domain.outcome import Outcome
from motions.domain.permission import Role
from motions.domain.proposal import Delete, Proposal, Replace
from motions.services import load
from motions.services.amendments import Submission, submit_amendment
from motions.services.conferences import create_conference
from motions.services.drafts import import_motion, publish_motion, read_draft
from motions.services.people import give_role
from motions.services.results import Declaration
from motions.services.units import create_unit

PRINTED = """- 1 **Antrag-Nummer:** A1
- 2 **Antragsteller:** Vorstand
- 3 **Betreff:** Brunnen und Bänke
4
5 **Vom Wasser**
6
7 Die Brunnen der Stadt laufen von April bis Oktober. Das Wasser ist kalt und klar, und es kostet
8 nichts. Wir wollen 12 neue Brunnen bauen, die meisten davon im Norden, wo es keine gibt.
9
10 Neben jedem Brunnen steht eine Bank. Auf ihr haben drei Leute Platz.
""".encode()

UNANIMOUS = Result(Way.BY_EYE, Judgement.UNANIMOUS)
LOST = Result(Way.COUNTED, tally=Tally(12, 30, 2))


@dataclass(frozen=True)
class Cast:
    """A conference with one person for each role, and its published motion A1."""

    founder: Actor
    secretariat: Actor
    committee: Actor
    chair: Actor
    member: Actor
    other_member: Actor
    guest: Actor

    @property
    def deliberation(self) -> Deliberation:
        return load.deliberation(load.motion(self.guest, "A1"))

    def submits(self, *proposals: Proposal, reason: str = "", indivisible: bool = False) -> str:
        submission = Submission(1, proposals, reason=reason, indivisible=indivisible)
        return submit_amendment(self.member, "A1", submission)


def a_cast(slug: str = "erlbach", *, with_motion: bool = True) -> Cast:
    founder = create_conference(slug, f"Parteitag {slug}", is_public=True)
    north, south = create_unit(founder, "OV Nord", "Ortsverein Nord"), create_unit(founder, "OV Süd", "Ortsverein Süd")
    people = {
        name: _person(founder, slug, name, role, unit)
        for name, role, unit in (
            ("secretariat", Role.SECRETARIAT, None),
            ("committee", Role.COMMITTEE, None),
            ("chair", Role.CHAIR, None),
            ("member", Role.MEMBER, north),
            ("other_member", Role.MEMBER, south),
        )
    }
    cast = Cast(founder, guest=Actor(founder.conference), **people)
    if with_motion:
        publish(cast)
    return cast


def _person(founder: Actor, slug: str, name: str, role: Role, unit: int | None) -> Actor:
    person = give_role(founder, f"{name}@{slug}.example", role, name=name.title(), unit_id=unit)
    units = () if unit is None else (unit,)
    kept = load.person(person)
    salt = kept.salt if kept else ""
    return Actor(founder.conference, person, name, frozenset({role}), units, salt=salt, is_known=True)


def publish(cast: Cast, content: bytes = PRINTED) -> str:
    draft = import_motion(cast.secretariat, content)
    return publish_motion(cast.secretariat, draft, read_draft(cast.secretariat, draft).revision)


def adopts(*edits: str, seen: int = 0) -> Declaration:
    return Declaration(edits, Outcome.ADOPTED, seen, UNANIMOUS)


def rejects(*edits: str, seen: int = 0) -> Declaration:
    return Declaration(edits, Outcome.REJECTED, seen, LOST)


def twelve_to(number: str) -> Replace:
    return Replace("8", number, quote="12")


THE_BENCH = Delete("10", quote="Auf ihr haben drei Leute Platz.")
THE_PARAGRAPH = Delete("10")
