"""What does a case file set up: a motion, its amendments, and how the conference votes on them?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from motions.domain.composition import Submission, compose_amendments
from motions.domain.consolidation import Consolidation
from motions.domain.deliberation import Deliberation
from motions.domain.edit import Amendment
from motions.domain.link import Link, LinkKind
from motions.domain.proposal import Instruction
from motions.domain.ranking import Order, Rank
from motions.domain.text import Text
from motions.imports.printed_text import read_text
from tests.domain.case_files import CaseFile

ORDERS = {
    "weitestgehend": Order.FURTHEST,
    "nächstliegend": Order.NEAREST,
    "Textreihenfolge": Order.TEXT,
    "Alternativen": Order.ALTERNATIVES,
}
LINKS = {
    "schließt aus": LinkKind.EXCLUDES,
    "braucht": LinkKind.REQUIRES,
    "ersetzt als Kompromiss": LinkKind.COMPROMISE,
}


@dataclass
class Conference:
    """What a case sets up, and what is adopted so far while its sections are gone through."""

    case: CaseFile
    text: Text
    deliberation: Deliberation
    adopted: Consolidation | None = None

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        return self.deliberation.amendments

    @property
    def result(self) -> Consolidation:
        assert self.adopted is not None, "nothing is adopted before this section"
        return self.adopted


def set_up(case: CaseFile) -> Conference:
    text = motion(case, "Antrag")
    given = list(_submissions(case))
    composed = compose_amendments(text, [submission for submission, _ in given])
    amendments = tuple(replace(one, adapts=_adapted(one.number)) for one in composed)
    ranks = tuple(rank for _, rank in given if rank is not None)
    vote = case.section("Abstimmung")
    same = case.section("Gleiche Stelle")
    deliberation = Deliberation(
        text,
        amendments,
        links=tuple(_links(case)),
        ranks=ranks,
        order=ORDERS[vote.filled[0]] if vote else Order.FURTHEST,
        same_place=(same.listed,) if same else (),
    )
    return Conference(case, text, deliberation)


def _adapted(number: str) -> str:
    return number.removesuffix(" neu") if number.endswith(" neu") else ""


def motion(case: CaseFile, name: str) -> Text:
    section = case.section(name)
    assert section is not None, f"the case has no section {name}"
    width = case.section("Breite")
    return read_text("\n".join(section.lines).encode(), int(width.filled[0]) if width else 95)


def _submissions(case: CaseFile) -> Iterator[tuple[Submission, Rank | None]]:
    section = case.section("Änderungsanträge")
    own: list[str] = []
    head = ""
    for line in [*section.lines, "end"] if section else ():
        if line[:1].isspace() or not line.strip():
            own += [line.strip()] if line.strip() else []
            continue
        if head:
            yield _submission(head, own)
        head, own = line, []


def _submission(head: str, instructions: list[str]) -> tuple[Submission, Rank | None]:
    number, submitter, *said = (part.strip() for part in f"{head}||".split("|")[:3])
    details = [detail.strip() for detail in said[0].split(",") if detail.strip()]
    received = next((detail.removeprefix("eingegangen ") for detail in details if detail.startswith("ein")), None)
    rank = next((detail.removeprefix("Rang ") for detail in details if detail.startswith("Rang ")), None)
    editorial = next((line for line in instructions if line.startswith("redaktionell:")), "")
    submission = Submission(
        number,
        tuple(Instruction(line.replace(" ¶ ", "\n\n")) for line in instructions if line != editorial),
        submitter=submitter,
        received=datetime.fromisoformat(received) if received else None,
        indivisible="unteilbar" in details,
        amends=next((detail.removeprefix("zu ") for detail in details if detail.startswith("zu ")), ""),
        editorial=editorial.removeprefix("redaktionell:").strip(),
    )
    return submission, Rank(number, int(rank)) if rank else None


def _links(case: CaseFile) -> Iterator[Link]:
    section = case.section("Verknüpfungen")
    for line in section.filled if section else ():
        what, _, reason = line.partition(":")
        of, words, to = re.fullmatch(rf"(\S+) ({'|'.join(LINKS)}) (.+)", what.strip()).groups()  # type: ignore[union-attr]
        yield Link(LINKS[words], of, tuple(one.strip() for one in to.split(",")), reason.strip())
