from datetime import UTC, datetime

from motions.domain.ballot import Judgement, Result, Way
from motions.domain.decision import Decision
from motions.domain.deliberation import Deliberation
from motions.domain.outcome import Outcome
from motions.domain.passage import Block, BlockKind
from motions.domain.proposal import Delete, Replace, compose_amendment
from motions.domain.text import Head
from motions.domain.typesetting import typeset

TEXT = typeset(
    [Block(BlockKind.PARAGRAPH, "Wir pflanzen 40 Linden. Sie stehen am Ufer und am Markt.")],
    head=Head("A1", "", "Bäume"),
)
LINDEN = compose_amendment(
    TEXT,
    "Ä1",
    "OV Nord",
    [Replace("1", "Buchen", quote="Linden")],
    datetime(2026, 5, 1, tzinfo=UTC).replace(tzinfo=None),
)
SAME = compose_amendment(
    TEXT,
    "Ä2",
    "OV Süd",
    [Replace("1", "Buchen", quote="Linden")],
    datetime(2026, 5, 2, tzinfo=UTC).replace(tzinfo=None),
)
WHOLE_SENTENCE = compose_amendment(TEXT, "Ä3", "AG", [Delete("1", quote="Wir pflanzen 40 Linden.")])
YES = Result(Way.BY_EYE, Judgement.UNANIMOUS)


def decided(*decisions: Decision) -> Deliberation:
    return Deliberation(TEXT, (LINDEN, SAME, WHOLE_SENTENCE), decisions)


def test_what_is_identical_to_something_adopted_is_named_as_source_too() -> None:
    adopted = decided(Decision(1, Outcome.ADOPTED, ("Ä1.1",), result=YES)).adopted
    assert [word.source.edits for word in adopted.words if word.text == "Buchen"] == [("Ä1.1", "Ä2.1")]


def test_a_settled_edit_is_no_source_once_its_cause_is_overridden() -> None:
    first = Decision(1, Outcome.ADOPTED, ("Ä1.1",), result=YES)
    second = Decision(2, Outcome.ADOPTED, ("Ä3.1",), result=YES)
    deliberation = decided(first, second)
    assert [block.prose for block in deliberation.adopted.blocks] == ["Sie stehen am Ufer und am Markt."]


def test_the_text_a_final_vote_is_about_changes_its_hash_with_every_adopted_word() -> None:
    adopted = decided(Decision(1, Outcome.ADOPTED, ("Ä1.1",), result=YES))
    rejected = decided(Decision(1, Outcome.REJECTED, ("Ä1.1",)))
    assert adopted.adopted_hash != rejected.adopted_hash == decided().adopted_hash


def test_nothing_adopted_is_the_text_itself() -> None:
    assert decided().adopted.passage == TEXT.passage
