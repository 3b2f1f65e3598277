from datetime import UTC, datetime

from motions.domain.ballot import Judgement, Result, Way
from motions.domain.composition import compose_amendment
from motions.domain.decision import Decision
from motions.domain.deliberation import Deliberation
from motions.domain.edit import Amendment, Edit, number_edits
from motions.domain.link import Link, LinkKind
from motions.domain.outcome import Outcome
from motions.domain.passage import Block, BlockKind, Passage, words_of
from motions.domain.proposal import Delete, Replace
from motions.domain.ranking import Order, Rank
from motions.domain.standing import Standing
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


def insertion(number: str, words: str) -> Amendment:
    start = TEXT.stream.index("Linden")
    return Amendment(number, "OV", number_edits(number, [Edit(start, start, Passage(), words_of(words))]))


def sub_amendment(number: str, within: Edit, new: str) -> Amendment:
    size = len(within.new.stream)
    edit = Edit(1, 1 + size, within.new, words_of(new), within=within.id)
    return Amendment(number, "OV", number_edits(number, [edit]), amends=within.amendment)


def prose(deliberation: Deliberation) -> str:
    return deliberation.adopted.blocks[0].prose.partition(".")[0]


def test_insertions_at_one_place_stand_in_the_order_that_was_set() -> None:
    both = (insertion("Ä1", "schöne"), insertion("Ä2", "alte"))
    adopted = (Decision(1, Outcome.ADOPTED, ("Ä1.1",)), Decision(2, Outcome.ADOPTED, ("Ä2.1",)))
    assert prose(Deliberation(TEXT, both, adopted)) == "Wir pflanzen 40 schöne alte Linden"
    turned = Deliberation(TEXT, both, adopted, same_place=(("Ä2.1", "Ä1.1"),))
    assert prose(turned) == "Wir pflanzen 40 alte schöne Linden"


def test_links_ranks_and_order_hold_for_all_that_follows() -> None:
    links = (Link(LinkKind.EXCLUDES, "Ä1", ("Ä4",), "nur eines"),)
    submitted = (LINDEN, WHOLE_SENTENCE, insertion("Ä4", "alte"))
    plain = Deliberation(TEXT, submitted)
    assert [one.edit for one in plain.consequences(("Ä1.1",))] == []
    linked = Deliberation(TEXT, submitted, links=links)
    assert [one.edit for one in linked.consequences(("Ä1.1",))] == ["Ä4.1"]
    assert [one.edit for one in linked.consequences(("Ä4.1",))] == ["Ä1.1"]
    first = [item.edit_ids for item in plain.items]
    nearest = [item.edit_ids for item in Deliberation(TEXT, submitted, order=Order.NEAREST).items]
    assert (first[0], nearest[0]) == (("Ä3.1",), ("Ä4.1",))
    ranked = Deliberation(TEXT, submitted, ranks=(Rank("Ä1", 1, "so gewünscht"),))
    assert ranked.items[0].edit_ids == ("Ä1.1",)


def test_what_requires_another_is_put_with_it_unless_the_chair_parts_them() -> None:
    links = (Link(LinkKind.REQUIRES, "Ä4", ("Ä1",)),)
    submitted = (LINDEN, insertion("Ä4", "alte"))
    assert [item.edit_ids for item in Deliberation(TEXT, submitted, links=links).items] == [("Ä4.1", "Ä1.1")]
    parted = Deliberation(TEXT, submitted, links=links, parted=frozenset({"Ä4"}))
    assert [item.edit_ids for item in parted.items] == [("Ä1.1",), ("Ä4.1",)]


def test_an_adopted_sub_amendment_is_in_the_text_with_its_amendment_and_in_what_yes_means() -> None:
    submitted = (LINDEN, SAME, sub_amendment("Ä1-1", LINDEN.edits[0], "Eichen"))
    sub = Decision(1, Outcome.ADOPTED, ("Ä1-1.1",))
    amended = Deliberation(TEXT, submitted, (sub,))
    assert prose(amended) == "Wir pflanzen 40 Linden"
    assert "„Eichen“" in amended.means(("Ä1.1",))
    assert "„Eichen“" in Deliberation(TEXT, submitted).means(("Ä1-1.1",))
    adopted = Deliberation(TEXT, submitted, (sub, Decision(2, Outcome.ADOPTED, ("Ä1.1",))))
    assert prose(adopted) == "Wir pflanzen 40 Eichen"
    assert adopted.standings.standing("Ä2.1") is Standing.LAPSED


def test_what_a_compromise_settled_is_no_source_of_the_adopted_text() -> None:
    submitted = (LINDEN, insertion("Ä4", "alte"))
    links = (Link(LinkKind.COMPROMISE, "Ä1", ("Ä4",)),)
    adopted = Deliberation(TEXT, submitted, (Decision(1, Outcome.ADOPTED, ("Ä1.1",)),), links=links)
    assert adopted.standings.standing("Ä4.1") is Standing.SETTLED
    assert prose(adopted) == "Wir pflanzen 40 Buchen"
