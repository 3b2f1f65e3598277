"""Do numbers name the edits a person means?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from motions.domain.adoption import edits_named
from motions.domain.edit import Amendment, number_edits
from motions.domain.errors import Invalid, NotPossible
from motions.domain.link import Link, LinkKind
from motions.domain.passage import Block, BlockKind
from motions.domain.typesetting import typeset
from tests.domain.strategies import edit_of

TEXT = typeset([Block(BlockKind.PARAGRAPH, "eins zwei drei")])


def amendment(number: str, *, indivisible: bool = False) -> Amendment:
    edits = [edit_of(TEXT, 1, 5, "1"), edit_of(TEXT, 11, 15, "3")]
    return Amendment(number, "OV Nord", number_edits(number, edits), indivisible=indivisible)


def ids(*numbers: str, indivisible: bool = False) -> list[str]:
    amendments = [amendment("Ä1"), amendment("Ä3", indivisible=indivisible)]
    return [edit.id for edit in edits_named(amendments, numbers)]


def test_an_amendment_names_all_its_edits_and_an_edit_itself() -> None:
    assert ids("Ä3", "Ä1.2") == ["Ä3.1", "Ä3.2", "Ä1.2"]


def test_what_is_named_twice_is_meant_once() -> None:
    assert ids("Ä3.2", "Ä3") == ["Ä3.2", "Ä3.1"]


def test_nothing_named_is_nothing() -> None:
    assert ids() == []


def test_an_unknown_number_is_refused() -> None:
    with pytest.raises(Invalid, match="„Ä3.7“ gibt es"):
        ids("Ä1", "Ä3.7")


def test_a_part_of_an_indivisible_amendment_alone_is_refused() -> None:
    with pytest.raises(NotPossible, match="Ä3.2 kann nicht allein angenommen werden: Ä3 ist unteilbar"):
        ids("Ä3.2", indivisible=True)

    assert ids("Ä3.1", "Ä3.2", indivisible=True) == ["Ä3.1", "Ä3.2"]


def test_a_sub_amendment_without_the_edit_it_changes_is_refused() -> None:
    sub = replace(edit_of(TEXT, 0, 0, ""), start=2, end=2, id="Ä3-1.1", within="Ä3.1")
    amendments = [amendment("Ä3"), Amendment("Ä3-1", "OV Süd", (sub,), amends="Ä3")]

    with pytest.raises(NotPossible, match="Ä3-1.1 kann nicht ohne Ä3.1 angenommen werden"):
        edits_named(amendments, ["Ä3-1", "Ä3.2"])

    assert [edit.id for edit in edits_named(amendments, ["Ä3-1", "Ä3.1"])] == ["Ä3-1.1", "Ä3.1"]


@pytest.mark.parametrize("numbers", [["Ä1", "Ä3"], ["Ä3.2", "Ä1.1"]])
def test_alternatives_together_are_refused_and_both_are_named(numbers: list[str]) -> None:
    links = [Link(LinkKind.EXCLUDES, "Ä1", ("Ä9", "Ä3"), "zwei Wege zum selben Ziel")]

    with pytest.raises(NotPossible) as refused:
        edits_named([amendment("Ä1"), amendment("Ä3")], numbers, links)

    assert str(refused.value) == (
        "Ä1 und Ä3 schließen sich aus und können nicht zusammen angenommen werden (zwei Wege zum selben Ziel)."
    )


def test_alternatives_named_as_edits_leave_the_other_edits_free() -> None:
    links = [Link(LinkKind.EXCLUDES, "Ä1.1", ("Ä3.1",))]
    amendments = [amendment("Ä1"), amendment("Ä3")]

    assert len(edits_named(amendments, ["Ä1", "Ä3.2"], links)) == 3
    with pytest.raises(NotPossible, match="Ä1.1 und Ä3.1 schließen sich aus"):
        edits_named(amendments, ["Ä1", "Ä3"], links)


def test_a_compromise_together_with_what_it_replaces_is_refused() -> None:
    links = [Link(LinkKind.COMPROMISE, "Ä1", ("Ä3",)), Link(LinkKind.REQUIRES, "Ä1", ("Ä3",))]

    with pytest.raises(NotPossible, match="Ä1 tritt als Kompromiss an die Stelle von Ä3"):
        edits_named([amendment("Ä1"), amendment("Ä3")], ["Ä1", "Ä3"], links)
    assert len(edits_named([amendment("Ä1"), amendment("Ä3")], ["Ä1", "Ä3"], links[1:])) == 4
