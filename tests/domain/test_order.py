"""Is the furthest-reaching item put first, and is the reason said?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.new_text import NewTexts
from motions.domain.order import Contender, ordered
from motions.domain.ranking import Order, Rank
from tests.domain.contested import TEXT, amendment, amendments, change_words, insert_before, subject, whole_text
from tests.domain.linked import NEW_WORDS, sub_edit


def text_of(_edit):
    return TEXT


def ranked(*contenders, order=Order.FURTHEST):
    return [(placed.contender.name, placed.reason) for placed in ordered(contenders, text_of, order)]


def names(*contenders, order=Order.FURTHEST):
    return [name for name, _ in ranked(*contenders, order=order)]


def contender(name, *edits, received=None, rank=None, reason="", compromise=False):
    return Contender(name, edits, received, Rank(name, rank, reason) if rank else None, compromise)


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


@given(amendments(), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_given(submitted, random):
    contenders = [Contender(one.number, one.edits) for one in submitted]
    shuffled = list(contenders)
    random.shuffle(shuffled)
    for order in Order:
        assert ordered(shuffled, text_of, order) == ordered(contenders, text_of, order)


def test_each_reason_compares_with_the_neighbour_in_the_order():
    placed = ranked(*(contender(f"Ä{count}", insert_before("drei", "x " * count + "y")) for count in range(1, 5)))
    for (_, reason), (neighbour, _) in zip(placed, [*placed[1:], placed[-2]], strict=True):
        assert f"als {neighbour} mit" in reason


WIDE = contender("Ä1", change_words("eins", "vier"))
SMALL = contender("Ä2", change_words("drei", "drei", "neu"))
ADDED = contender("Ä3", insert_before("zwei", "ganz neu"))


def test_a_compromise_comes_first_however_little_it_touches():
    agreed = contender("Ä9", change_words("drei", "drei"), compromise=True)
    assert ranked(WIDE, SMALL, agreed) == [
        ("Ä9", "als Kompromiss vor Ä1"),
        ("Ä1", "berührt 4 Wörter, mehr als Ä2 mit 1"),
        ("Ä2", "berührt 1 Wort, weniger als Ä1 mit 4"),
    ]
    assert ranked(WIDE, agreed)[-1] == ("Ä1", "nach dem Kompromiss Ä9")


def test_a_place_that_a_person_has_set_comes_before_all_measures_and_says_why():
    first = contender("Ä3", *ADDED.edits, rank=1, reason="auf Wunsch der Antragskommission")
    second = contender("Ä2", *SMALL.edits, rank=2)
    assert ranked(WIDE, second, first) == [
        ("Ä3", "auf Platz 1 gesetzt: auf Wunsch der Antragskommission"),
        ("Ä2", "auf Platz 2 gesetzt"),
        ("Ä1", "ohne gesetzten Platz und deshalb nach Ä2 (Platz 2)"),
    ]


def test_of_two_on_one_set_place_the_measures_decide_and_the_reasons_are_still_said():
    first = contender("Ä2", *SMALL.edits, rank=1, reason="Ältestenrat")
    second = contender("Ä1", *WIDE.edits, rank=1)
    assert ranked(first, second) == [
        ("Ä1", "berührt 4 Wörter, mehr als Ä2 mit 1; auf Platz 1 gesetzt"),
        ("Ä2", "berührt 1 Wort, weniger als Ä1 mit 4; auf Platz 1 gesetzt: Ältestenrat"),
    ]


def test_a_compromise_comes_even_before_what_has_a_set_place():
    agreed = contender("Ä9", change_words("drei", "drei"), compromise=True)
    placed = contender("Ä2", *SMALL.edits, rank=1, reason="Ältestenrat")
    assert ranked(placed, agreed) == [
        ("Ä9", "als Kompromiss vor Ä2"),
        ("Ä2", "nach dem Kompromiss Ä9; auf Platz 1 gesetzt: Ältestenrat"),
    ]


def test_nearest_first_puts_what_touches_fewer_words_first():
    assert ranked(WIDE, SMALL, ADDED, order=Order.NEAREST) == [
        ("Ä3", "berührt 0 Wörter, weniger als Ä2 mit 1"),
        ("Ä2", "berührt 1 Wort, weniger als Ä1 mit 4"),
        ("Ä1", "berührt 4 Wörter, mehr als Ä2 mit 1"),
    ]


def test_nearest_first_turns_the_kinds_and_the_new_words_round_but_not_receipt_and_number():
    deletion = contender("Ä1", change_words("drei", "drei"))
    long = contender("Ä2", change_words("drei", "drei", "ganz neu"))
    short = contender("Ä3", change_words("drei", "drei", "neu"))
    late = contender("Ä4", change_words("drei", "drei", "sonst"), received=datetime.fromisoformat("2026-05-02T10:00"))
    early = contender("Ä5", change_words("drei", "drei", "da"), received=datetime.fromisoformat("2026-05-01T10:00"))
    assert names(deletion, long, short, late, early, order=Order.NEAREST) == ["Ä5", "Ä4", "Ä3", "Ä2", "Ä1"]
    assert names(deletion, long, short, late, early) == ["Ä1", "Ä2", "Ä5", "Ä4", "Ä3"]


def test_text_order_puts_what_stands_first_in_the_text_first():
    title = contender("Ä8", subject("Zahlwörter"))
    behind = contender("Ä4", change_words("zehn", "zehn"))
    assert ranked(SMALL, behind, ADDED, WIDE, title, order=Order.TEXT) == [
        ("Ä8", "steht im Text vor Ä1"),
        ("Ä1", "steht im Text vor Ä3"),
        ("Ä3", "steht im Text vor Ä2"),
        ("Ä2", "steht im Text vor Ä4"),
        ("Ä4", "steht im Text nach Ä2"),
    ]


def test_in_text_order_receipt_and_number_decide_at_one_place():
    one = contender("Ä7", change_words("drei", "vier"))
    early = contender("Ä9", change_words("drei", "fünf"), received=datetime.fromisoformat("2026-05-01T10:00"))
    assert ranked(one, SMALL, early, order=Order.TEXT) == [
        ("Ä9", "steht an derselben Stelle wie Ä2 und ist früher eingegangen"),
        ("Ä2", "steht an derselben Stelle wie Ä7 und hat die niedrigere Nummer"),
        ("Ä7", "steht an derselben Stelle wie Ä2 und hat die höhere Nummer"),
    ]


def test_alternatives_stand_on_one_ballot_in_the_order_of_furthest_first():
    assert ranked(SMALL, WIDE, order=Order.ALTERNATIVES) == [
        ("Ä1", "auf einem Stimmzettel mit den anderen; berührt 4 Wörter, mehr als Ä2 mit 1"),
        ("Ä2", "auf einem Stimmzettel mit den anderen; berührt 1 Wort, weniger als Ä1 mit 4"),
    ]


def test_sub_amendments_are_measured_in_the_new_text_that_they_change():
    submitted = (amendment("Ä1", change_words("eins", "zwei", NEW_WORDS)),)
    wide = Contender("Ä1-2", (sub_edit("Ä1.1", submitted, "alpha", "gamma"),))
    small = Contender("Ä1-1", (sub_edit("Ä1.1", submitted, "beta", "beta", "neu"),))
    found = ordered([small, wide], NewTexts(TEXT, submitted).text_of)
    assert [(placed.contender.name, placed.reason) for placed in found] == [
        ("Ä1-2", "berührt 3 Wörter, mehr als Ä1-1 mit 1"),
        ("Ä1-1", "berührt 1 Wort, weniger als Ä1-2 mit 3"),
    ]


@st.composite
def contenders(draw):
    times = st.none() | st.sampled_from([datetime.fromisoformat(f"2026-05-0{day}T10:00") for day in (1, 2)])
    ranks = st.none() | st.builds(Rank, st.just("Ä1"), st.integers(1, 3), st.sampled_from(["", "so beraten"]))
    return [
        Contender(one.number, one.edits, draw(times), draw(ranks), draw(st.booleans())) for one in draw(amendments())
    ]


@given(contenders(), st.sampled_from(Order))
def test_of_any_two_the_same_comes_first_whoever_else_is_there(all_of_them, order):
    in_order = [placed.contender for placed in ordered(all_of_them, text_of, order)]
    for count, first in enumerate(in_order):
        for second in in_order[count + 1 :]:
            alone = ordered([second, first], text_of, order)
            assert [placed.contender for placed in alone] == [first, second]


@given(contenders())
def test_nearest_first_is_furthest_first_turned_round_where_nothing_ties(all_of_them):
    plain = [replace(one, received=None, rank=None, compromise=False) for one in all_of_them]
    by_reach: dict[object, Contender] = {}
    for one in plain:
        by_reach.setdefault(ranked_alike(one), one)
    distinct = list(by_reach.values())
    furthest = [placed.contender for placed in ordered(distinct, text_of)]
    assert [placed.contender for placed in ordered(distinct, text_of, Order.NEAREST)] == furthest[::-1]


def ranked_alike(one):
    """What furthest-first measures, counted by hand: words touched, the kind, new words."""
    distinct = {(edit.scope, edit.start, edit.end, edit.new) for edit in one.edits}
    texts = {"subject": TEXT.head.subject}
    touched = sum(len(texts.get(scope.value, TEXT.stream)[start:end].split()) for scope, start, end, _ in distinct)
    forms = {
        ("whole" if scope.value == "whole_text" else (start == end, not new.stream))
        for scope, start, end, new in distinct
    }
    kind = "whole" if "whole" in forms else forms.pop() if len(forms) == 1 else (False, False)
    return touched, kind, sum(len(new.stream.split()) for _, _, _, new in distinct)


@given(contenders(), st.data())
def test_a_set_place_moves_exactly_the_one_it_is_set_for(all_of_them, data):
    plain = [replace(one, rank=None, compromise=False) for one in all_of_them]
    chosen = data.draw(st.sampled_from(plain))
    moved = [replace(one, rank=Rank(one.name, 1)) if one is chosen else one for one in plain]
    for order in Order:
        before = [placed.contender.name for placed in ordered(plain, text_of, order)]
        after = [placed.contender.name for placed in ordered(moved, text_of, order)]
        assert after == [chosen.name, *(name for name in before if name != chosen.name)]


@pytest.mark.parametrize("order", Order)
@given(contenders())
def test_everything_has_a_reason_unless_it_stands_alone(order, all_of_them):
    reasons = [placed.reason for placed in ordered(all_of_them, text_of, order)]
    assert all(reasons) == (len(reasons) > 1)
