import pytest

from motions.domain.card import (
    CODE_LENGTH,
    CODE_SIGNS,
    CardFacts,
    CardState,
    Redemption,
    check_code,
    in_groups,
    may_redeem,
    may_release,
    normal_code,
    public_number,
)
from motions.domain.errors import Invalid, NotFound, NotPossible

FRESH = CardFacts()
USED = CardFacts(is_used=True)
RELEASED = CardFacts(is_used=True, is_released=True)
VOID = CardFacts(is_void=True, is_used=True, is_released=True)
CODE = "K7QM3ZRT9ABCDEFGHJKMNPQRSTV0"


def test_a_fresh_card_signs_in_wherever_it_is_redeemed_first() -> None:
    assert may_redeem(FRESH, holds_here=False, ballot_is_open=False) is Redemption.FIRST
    assert may_redeem(FRESH, holds_here=False, ballot_is_open=True) is Redemption.FIRST


def test_redeeming_again_where_the_session_holds_is_no_new_device() -> None:
    for card in (USED, RELEASED):
        redemption = may_redeem(card, holds_here=True, ballot_is_open=False)
        assert redemption is Redemption.AGAIN
        assert not redemption.begins_session
        assert not redemption.ends_others


def test_a_used_card_needs_a_release_before_it_moves_to_another_device() -> None:
    with pytest.raises(NotPossible, match="Zähltisch"):
        may_redeem(USED, holds_here=False, ballot_is_open=False)
    moved = may_redeem(RELEASED, holds_here=False, ballot_is_open=False)
    assert (moved, moved.begins_session, moved.ends_others) == (Redemption.MOVE, True, True)


def test_while_a_ballot_is_open_a_move_takes_the_first_device_nothing_away() -> None:
    beside = may_redeem(RELEASED, holds_here=False, ballot_is_open=True)
    assert (beside, beside.begins_session, beside.ends_others) == (Redemption.BESIDE, True, False)
    assert beside.keeps_others


@pytest.mark.parametrize("holds_here", [True, False])
def test_a_void_card_does_nothing_and_is_not_known(holds_here: bool) -> None:
    with pytest.raises(NotFound):
        may_redeem(VOID, holds_here=holds_here, ballot_is_open=False)


def test_only_a_used_card_is_released_and_only_once() -> None:
    may_release(USED, 114)
    for card, why in ((FRESH, "noch unbenutzt"), (RELEASED, "schon freigegeben")):
        with pytest.raises(NotPossible, match=why):
            may_release(card, 114)


def test_a_card_is_issued_then_used_then_released_and_void_above_all() -> None:
    assert [card.state for card in (FRESH, USED, RELEASED, VOID)] == [
        CardState.ISSUED,
        CardState.USED,
        CardState.RELEASED,
        CardState.VOID,
    ]
    assert len({state.word for state in CardState}) == len(CardState)


def test_a_code_has_at_least_128_bits_and_no_two_signs_that_look_alike() -> None:
    assert len(CODE_SIGNS) ** CODE_LENGTH >= 2**128
    assert len(set(CODE_SIGNS)) == 32
    assert not set(CODE_SIGNS) & set("ILOU")


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        " ".join(in_groups(CODE)),
        "-".join(in_groups(CODE)),
        "–".join(in_groups(CODE)) + "\n",
        "\t" + CODE.replace("0", "o"),
        CODE.replace("0", "O"),
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert check_code(typed) == CODE


def test_letters_taken_for_a_one_are_read_as_one() -> None:
    assert normal_code("il1IL") == "11111"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "28 Zeichen, das hier sind 0"),
        (CODE[1:], "hier sind 27"),
        (CODE + "A", "hier sind 29"),
        (CODE[1:] + "ü", "„Ü“"),
    ],
)
def test_what_stands_on_no_card_is_refused_with_what_to_compare(typed: str, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        check_code(typed)


def test_the_public_number_names_the_mandate() -> None:
    assert public_number(7, "ABCD") == "7-ABCD"
