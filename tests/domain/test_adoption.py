"""Do numbers name the edits a person means?"""

from __future__ import annotations

import pytest

from motions.domain.adoption import edits_named
from motions.domain.edit import Amendment, number_edits
from motions.domain.errors import Invalid, NotPossible
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
