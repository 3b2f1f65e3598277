"""Is the furthest-reaching item put first, and is the reason said?"""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from motions.domain.order import Contender, furthest_first, touched_words
from motions.domain.passage import Block, BlockKind
from motions.domain.typesetting import typeset
from tests.domain.contested import TEXT, amendments, change_words, insert_before, subject, whole_text
from tests.domain.strategies import edit_of


def ranked(*contenders):
    return [(placed.contender.name, placed.reason) for placed in furthest_first(contenders, TEXT)]


def contender(name, *edits, received=None):
    return Contender(name, edits, received)


def test_what_touches_more_words_of_the_original_comes_first():
    assert ranked(
        contender("Ä1", change_words("zwei", "zwei", "ganz viele neue Wörter")),
        contender("Ä2", change_words("eins", "vier")),
        contender("Ä3", change_words("zwei", "drei")),
    ) == [
        ("Ä2", "berührt 4 Wörter, mehr als Ä3 mit 2"),
        ("Ä3", "berührt 2 Wörter, mehr als Ä1 mit 1"),
        ("Ä1", "berührt 1 Wort, weniger als Ä3 mit 2"),
    ]


def test_a_change_of_the_whole_text_touches_all_words_and_comes_before_a_deletion_of_them():
    assert ranked(contender("Ä1", change_words("eins", "zehn")), contender("Ä2", whole_text("Ein anderer Text."))) == [
        ("Ä2", "berührt 10 Wörter wie Ä1; eine Änderung des ganzen Textes geht weiter als eine Streichung"),
        ("Ä1", "berührt 10 Wörter wie Ä2; eine Streichung geht weniger weit als eine Änderung des ganzen Textes"),
    ]


def test_of_the_same_words_a_deletion_comes_before_a_replacement():
    assert [
        name
        for name, _ in ranked(
            contender("Ä1", change_words("zwei", "drei", "anders")), contender("Ä2", change_words("zwei", "drei"))
        )
    ] == ["Ä2", "Ä1"]


def test_a_deletion_mixed_with_an_insertion_counts_as_a_replacement():
    mixed = contender("Ä1", change_words("zwei", "drei"), insert_before("neun", "neu"))
    pure = contender("Ä2", change_words("zwei", "drei"))
    assert ranked(mixed, pure) == [
        ("Ä2", "berührt 2 Wörter wie Ä1; eine Streichung geht weiter als eine Ersetzung"),
        ("Ä1", "berührt 2 Wörter wie Ä2; eine Ersetzung geht weniger weit als eine Streichung"),
    ]


def test_of_two_insertions_the_one_with_more_new_words_comes_first():
    assert ranked(
        contender("Ä1", insert_before("drei", "neu")), contender("Ä2", insert_before("drei", "ganz neu"))
    ) == [
        ("Ä2", "bringt 2 neue Wörter, mehr als Ä1 mit 1"),
        ("Ä1", "bringt 1 neues Wort, weniger als Ä2 mit 2"),
    ]


def test_what_was_received_earlier_comes_first_and_what_was_received_unknown_when_last():
    edit = change_words("zwei", "drei", "neu")
    other = change_words("zwei", "drei", "anders")
    third = change_words("zwei", "drei", "sonst")
    assert ranked(
        contender("Ä1", edit),
        contender("Ä2", other, received=datetime.fromisoformat("2026-05-02T10:00")),
        contender("Ä3", third, received=datetime.fromisoformat("2026-05-01T10:00")),
    ) == [
        ("Ä3", "reicht so weit wie Ä2 und ist früher eingegangen"),
        ("Ä2", "reicht so weit wie Ä1 und ist früher eingegangen"),
        ("Ä1", "reicht so weit wie Ä2 und ist später eingegangen"),
    ]


def test_the_lower_number_decides_last_and_counts_by_value():
    assert ranked(
        contender("Ä10", change_words("zwei", "drei", "neu")), contender("Ä9", change_words("zwei", "drei", "anders"))
    ) == [
        ("Ä9", "reicht so weit wie Ä10 und hat die niedrigere Nummer"),
        ("Ä10", "reicht so weit wie Ä9 und hat die höhere Nummer"),
    ]


def test_what_stands_alone_needs_no_reason():
    assert ranked(contender("Ä1", change_words("zwei", "drei"))) == [("Ä1", "")]
    assert ranked() == []


def test_identical_edits_put_together_count_once():
    twice = contender("Ä1 und Ä2", change_words("zwei", "drei"), change_words("zwei", "drei"))
    assert [name for name, _ in ranked(twice, contender("Ä3", change_words("zwei", "vier")))] == ["Ä3", "Ä1 und Ä2"]


def test_punctuation_and_numerals_with_their_unit_count_as_words_and_borders_do_not():
    text = typeset([Block(BlockKind.PARAGRAPH, "Um 12 %, mehr."), Block(BlockKind.PARAGRAPH, "Und so.")], 40)
    assert touched_words(edit_of(text, 0, len(text.stream), ""), text) == 5 + 3
    border = text.stream.index("\n")
    assert touched_words(edit_of(text, border, border + 2, " "), text) == 0


def test_a_change_of_the_subject_counts_the_words_of_the_subject():
    assert touched_words(subject("Zahlwörter"), TEXT) == 1


@given(amendments(), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_given(submitted, random):
    contenders = [Contender(one.number, one.edits) for one in submitted]
    shuffled = list(contenders)
    random.shuffle(shuffled)
    assert furthest_first(shuffled, TEXT) == furthest_first(contenders, TEXT)


def test_each_reason_compares_with_the_neighbour_in_the_order():
    placed = ranked(*(contender(f"Ä{count}", insert_before("drei", "x " * count + "y")) for count in range(1, 5)))
    for (_, reason), (neighbour, _) in zip(placed, [*placed[1:], placed[-2]], strict=True):
        assert f"als {neighbour} mit" in reason
