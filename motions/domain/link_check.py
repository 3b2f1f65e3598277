"""Do the relations that persons have set fit the amendments and one another?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from motions.domain.edit import Edit
from motions.domain.errors import Invalid
from motions.domain.link import Link, LinkKind
from motions.domain.numbering import numbers_kept

MOST_LINKS = 5_000

_SAYS = {
    LinkKind.EXCLUDES: "%(of)s schließt %(to)s aus",
    LinkKind.REQUIRES: "%(of)s setzt %(to)s voraus",
    LinkKind.COMPROMISE: "%(of)s ist der Kompromiss statt %(to)s",
}
_CIRCLES = {
    LinkKind.REQUIRES: "Diese Änderungen setzen einander im Kreis voraus: %(circle)s; eine muss ohne die nächste "
    "auskommen.",
    LinkKind.COMPROMISE: "Diese Kompromisse sollen einander im Kreis ersetzen: %(circle)s; einer muss der letzte sein.",
}


@dataclass(frozen=True, slots=True)
class _Tie:
    """One link from one number to one other."""

    kind: LinkKind
    of: str
    to: str

    def __str__(self) -> str:
        return _SAYS[self.kind] % {"of": self.of, "to": self.to}


class _Numbers:
    """The numbers that a link may name, each with its amendment; what takes an amendment's place counts as that."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self.amendment: dict[str, str] = {}
        self.parts: set[str] = set()
        for edit in edits:
            names = numbers_kept(edit.amendment)
            self.amendment.update(dict.fromkeys((edit.id, *names), names[-1]))
            self.parts.add(edit.id)

    def touch(self, x: str, y: str) -> bool:
        """Tell whether two numbers are the same, or one is an amendment and the other a part of it."""
        whole = x not in self.parts or y not in self.parts
        return x == y or (whole and self.amendment[x] == self.amendment[y])


def check_links(links: Sequence[Link], edits: Sequence[Edit]) -> None:
    """Make sure that links can all hold together.

    Raises Invalid, and says which, if there are more than MOST_LINKS; if one names nothing, what does not exist, or
    itself; if parts of one amendment exclude or replace one another; if two links between the same two say different
    things, where a sub-amendment requires its amendment; or if REQUIRES or COMPROMISE run in a circle.
    """
    if not links:
        return
    numbers = _Numbers(edits)
    count = sum(len(link.to) for link in links)
    if count > MOST_LINKS:
        raise Invalid("Es sind %(count)d Beziehungen gesetzt; möglich sind %(most)d.", count=count, most=MOST_LINKS)
    ties = [tie for link in links for tie in _ties(link, numbers)]
    ties += [_Tie(LinkKind.REQUIRES, edit.id, edit.within) for edit in edits if edit.within in numbers.parts]
    _check_contradictions(ties, numbers)
    for kind, sentence in _CIRCLES.items():
        _check_circle([tie for tie in ties if tie.kind is kind], sentence, numbers)


def _ties(link: Link, numbers: _Numbers) -> list[_Tie]:
    if not link.to:
        raise Invalid(
            "Die Beziehung von %(of)s nennt keine andere Änderung; richtig wäre zum Beispiel „Ä3“.", of=link.of
        )
    for number in (link.of, *link.to):
        if number not in numbers.amendment:
            raise Invalid(
                "Eine Beziehung nennt %(number)s; einen Änderungsantrag oder eine Teiländerung mit dieser Nummer gibt "
                "es zu diesem Text nicht.",
                number=number,
            )
    ties = [_Tie(link.kind, link.of, to) for to in dict.fromkeys(link.to)]
    for tie in ties:
        _check_tie(tie, numbers)
    return ties


def _check_tie(tie: _Tie, numbers: _Numbers) -> None:
    if numbers.touch(tie.of, tie.to):
        raise Invalid(
            "„%(tie)s“ kann nicht gelten: Eine Beziehung verbindet zwei verschiedene Änderungen.", tie=str(tie)
        )
    if tie.kind is not LinkKind.REQUIRES and numbers.amendment[tie.of] == numbers.amendment[tie.to]:
        raise Invalid(
            "„%(tie)s“ kann nicht gelten: Teile eines Änderungsantrags schließen einander nicht aus und ersetzen "
            "einander nicht.",
            tie=str(tie),
        )


def _check_contradictions(ties: Iterable[_Tie], numbers: _Numbers) -> None:
    by_amendments: dict[frozenset[str], dict[LinkKind, list[_Tie]]] = {}
    for tie in ties:
        between = frozenset((numbers.amendment[tie.of], numbers.amendment[tie.to]))
        by_amendments.setdefault(between, {}).setdefault(tie.kind, []).append(tie)
    for kinds in by_amendments.values():
        for some, others in combinations(kinds.values(), 2):
            for one in some:
                for other in others:
                    _check_two(one, other, numbers)


def _check_two(one: _Tie, other: _Tie, numbers: _Numbers) -> None:
    touch = numbers.touch
    alike = touch(one.of, other.of) and touch(one.to, other.to)
    if alike or (touch(one.of, other.to) and touch(one.to, other.of)):
        raise Invalid(
            "„%(one)s“ und „%(other)s“ können nicht beide gelten; nur eine Beziehung kann bleiben.",
            one=str(one),
            other=str(other),
        )


def _check_circle(ties: Sequence[_Tie], sentence: str, numbers: _Numbers) -> None:
    starts: dict[str, set[str]] = {}
    for tie in ties:
        starts.setdefault(numbers.amendment[tie.of], set()).add(tie.of)
    # From where a link begins it leads to where it ends, and from there to each beginning that means a common edit.
    graph: dict[tuple[str, bool], set[tuple[str, bool]]] = {}
    for tie in ties:
        graph.setdefault((tie.of, True), set()).add((tie.to, False))
        near = starts.get(numbers.amendment[tie.to], ())
        graph.setdefault((tie.to, False), {(start, True) for start in near if numbers.touch(start, tie.to)})
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # What the sorter names first is what it calls a predecessor: the end of a link before its beginning.
        circle = [number for number, begins in reversed(error.args[1]) if begins]
        closed = circle if circle[0] == circle[-1] else [*circle, circle[0]]
        raise Invalid(sentence, circle=" → ".join(closed)) from None
