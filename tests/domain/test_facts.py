"""Is every fact of the journal fit to be kept and read?"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

import motions.domain.facts_of_people  # noqa: F401 - so that its facts are known
from motions.domain.facts import AmendmentWithdrawn, Audience, Fact, ResultCorrected
from motions.domain.serialisation import canonical_json


def all_facts(fact: type[Fact] = Fact) -> Iterator[type[Fact]]:
    for kind in fact.__subclasses__():
        yield kind
        yield from all_facts(kind)


FACTS = sorted(all_facts(), key=lambda fact: fact.__name__)


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_says_its_kind_and_its_audience_itself(fact):
    assert isinstance(vars(fact).get("kind"), str)
    assert isinstance(vars(fact).get("audience"), Audience)


def test_no_two_facts_have_the_same_kind():
    kinds = [fact.kind for fact in FACTS]
    assert len(kinds) == len(set(kinds)) > 10


@pytest.mark.parametrize("fact", FACTS)
def test_facts_are_frozen_and_hold_nothing_but_plain_data(fact):
    assert fact.__dataclass_params__.frozen
    plain = {"int", "str", "bool", "int | None", "str | None", "tuple[str, ...]", "tuple[int, ...]"}
    plain |= {f"tuple[{fact.__name__}, ...]" for fact in FACTS}
    assert {field.type for field in dataclasses.fields(fact)} <= plain


def test_a_person_and_a_free_text_stand_in_a_fact_only_as_id_or_hash():
    names = {field.name: field.type for fact in FACTS for field in dataclasses.fields(fact)}
    assert names["person"] == "int"
    assert not names.keys() & {"name", "email", "reason", "remark", "means", "referred_to", "submitter", "text"}


def test_a_fact_gives_its_data_for_the_journal():
    assert AmendmentWithdrawn(motion=7, amendment="Ä3").data() == {"motion": 7, "amendment": "Ä3"}


def test_a_corrected_result_names_the_fact_it_corrects():
    fact = ResultCorrected(
        motion=7,
        decision=4,
        corrects=2,
        edits=("Ä3.1", "Ä3.2"),
        outcome="rejected",
        way="counted",
        judgement=None,
        yes=41,
        no=84,
        abstentions=7,
        text_hash="",
        means_hash="",
        referral_hash="",
        remark_hash="",
    )
    assert '"corrects":2' in canonical_json(fact.data())
    assert '"edits":["Ä3.1","Ä3.2"]' in canonical_json(fact.data())
