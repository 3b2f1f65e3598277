import pytest

from motions.domain.ballot import Judgement, Result, Way
from motions.domain.errors import Conflict, Invalid, NotPermitted, NotPossible
from motions.domain.outcome import Outcome
from motions.domain.standing import Standing
from motions.services import load
from motions.services.results import (
    Declaration,
    annul_result,
    confirm_fall,
    correct_result,
    declare_result,
    reconsider,
)
from motions.store.decisions import decisions_of
from motions.store.journal import verify_chain
from tests.services.cast import LOST, THE_BENCH, THE_PARAGRAPH, UNANIMOUS, Cast, adopts, rejects, twelve_to


def standing(cast: Cast, edit: str) -> Standing:
    return cast.deliberation.standings.standing(edit)


def adopted_words(cast: Cast) -> str:
    return " ".join(block.prose for block in cast.deliberation.adopted.blocks)


def test_an_adopted_amendment_writes_the_text_and_what_falls_has_lapsed(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    cast.submits(twelve_to("20"))
    assert declare_result(cast.chair, "A1", adopts("Ä1.1")) == 1
    assert "Wir wollen 15 neue Brunnen bauen" in adopted_words(cast)
    assert standing(cast, "Ä2.1") is Standing.LAPSED
    with pytest.raises(NotPossible, match="hinfällig wegen Ä1.1"):
        declare_result(cast.chair, "A1", adopts("Ä2.1", seen=1))


def test_what_yes_means_is_kept_with_the_result(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    declare_result(cast.chair, "A1", adopts("Ä1.1"))
    kept = decisions_of(load.motion(cast.guest, "A1").id)[0]
    assert kept.means == "JA bedeutet: In Z. 8 wird „12“ durch „15“ ersetzt."


def test_a_correction_undoes_what_the_wrong_record_had_caused(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    cast.submits(twelve_to("20"))
    declare_result(cast.chair, "A1", adopts("Ä1.1"))
    correct_result(cast.chair, "A1", 1, rejects("Ä1.1", seen=1))
    assert standing(cast, "Ä1.1") is Standing.REJECTED
    assert standing(cast, "Ä2.1") is Standing.OPEN
    assert "Wir wollen 12 neue Brunnen bauen" in adopted_words(cast)


def test_a_fact_is_corrected_once_and_then_its_correction_is(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    declare_result(cast.chair, "A1", adopts("Ä1.1"))
    correct_result(cast.chair, "A1", 1, rejects("Ä1.1", seen=1))
    with pytest.raises(NotPossible, match="Nr. 1"):
        correct_result(cast.chair, "A1", 1, adopts("Ä1.1", seen=2))
    correct_result(cast.chair, "A1", 2, adopts("Ä1.1", seen=2))
    assert standing(cast, "Ä1.1") is Standing.ADOPTED


def test_an_annulled_result_leaves_the_item_open(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    declare_result(cast.chair, "A1", adopts("Ä1.1"))
    annul_result(cast.chair, "A1", 1, "Es wurde gar nicht abgestimmt.", 1)
    assert standing(cast, "Ä1.1") is Standing.OPEN


def test_a_reconsidered_rejection_can_be_adopted(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    declare_result(cast.chair, "A1", rejects("Ä1.1"))
    reconsider(cast.chair, "A1", 1, adopts("Ä1.1", seen=1))
    assert standing(cast, "Ä1.1") is Standing.ADOPTED


def test_two_chairs_do_not_record_twice(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    cast.submits(THE_BENCH)
    declare_result(cast.chair, "A1", adopts("Ä1.1"))
    with pytest.raises(Conflict, match="nichts gespeichert"):
        declare_result(cast.chair, "A1", adopts("Ä2.1"))
    assert standing(cast, "Ä2.1") is Standing.OPEN


def test_outcome_and_vote_must_agree(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    with pytest.raises(Invalid, match="passen nicht zusammen"):
        Declaration(("Ä1.1",), Outcome.ADOPTED, 0, LOST)
    with pytest.raises(Invalid, match="wie abgestimmt wurde"):
        Declaration(("Ä1.1",), Outcome.REJECTED, 0)


def test_a_referral_names_its_body(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    by_eye = Result(Way.BY_EYE, Judgement.MAJORITY)
    with pytest.raises(Invalid, match="an wen überwiesen"):
        declare_result(cast.chair, "A1", Declaration(("Ä1.1",), Outcome.REFERRED, 0, by_eye))
    declare_result(cast.chair, "A1", Declaration(("Ä1.1",), Outcome.REFERRED, 0, by_eye, "Ratsfraktion"))
    assert standing(cast, "Ä1.1") is Standing.REFERRED


def test_what_overlaps_is_held_until_its_fall_is_confirmed(cast: Cast) -> None:
    from motions.domain.proposal import Delete

    cast.submits(Delete("7", quote="kalt und klar, und"))
    cast.submits(Delete("7", quote="klar, und es kostet"))
    declare_result(cast.chair, "A1", adopts("Ä1.1"))
    assert standing(cast, "Ä2.1") is Standing.HELD
    with pytest.raises(NotPossible):
        declare_result(cast.chair, "A1", adopts("Ä2.1", seen=1))
    confirm_fall(cast.chair, "A1", ["Ä2.1"], 1)
    assert standing(cast, "Ä2.1") is Standing.LAPSED


def test_the_final_vote_comes_last_and_is_about_one_text(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    before = cast.deliberation.adopted_hash
    final = Declaration((), Outcome.ADOPTED_AS_AMENDED, 0, UNANIMOUS, text_hash=before)
    with pytest.raises(NotPossible, match="noch nicht"):
        declare_result(cast.chair, "A1", final)
    declare_result(cast.chair, "A1", adopts("Ä1.1"))
    stale = Declaration((), Outcome.ADOPTED_AS_AMENDED, 1, UNANIMOUS, text_hash=before)
    with pytest.raises(NotPossible, match="Text hat sich geändert"):
        declare_result(cast.chair, "A1", stale)
    now = Declaration((), Outcome.ADOPTED_AS_AMENDED, 1, UNANIMOUS, text_hash=cast.deliberation.adopted_hash)
    declare_result(cast.chair, "A1", now)
    decision = cast.deliberation.motion_decision
    assert decision is not None
    assert decision.outcome is Outcome.ADOPTED_AS_AMENDED


def test_a_corrected_amendment_ends_the_final_vote_on_the_old_text(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    declare_result(cast.chair, "A1", adopts("Ä1.1"))
    text_hash = cast.deliberation.adopted_hash
    declare_result(cast.chair, "A1", Declaration((), Outcome.ADOPTED, 1, UNANIMOUS, text_hash=text_hash))
    correct_result(cast.chair, "A1", 1, rejects("Ä1.1", seen=2))
    assert cast.deliberation.motion_decision is None


def test_a_containing_edit_overrides_what_was_adopted_in_it(cast: Cast) -> None:
    cast.submits(THE_BENCH)
    cast.submits(THE_PARAGRAPH)
    declare_result(cast.chair, "A1", adopts("Ä1.1"))
    declare_result(cast.chair, "A1", adopts("Ä2.1", seen=1))
    assert standing(cast, "Ä1.1") is Standing.OVERRIDDEN
    assert "Bank" not in adopted_words(cast)


def test_only_the_chair_declares(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    for actor in (cast.guest, cast.member, cast.committee, cast.secretariat):
        with pytest.raises(NotPermitted):
            declare_result(actor, "A1", adopts("Ä1.1"))


def test_everything_stands_in_a_journal_whose_chain_is_whole(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    declare_result(cast.chair, "A1", adopts("Ä1.1"))
    correct_result(cast.chair, "A1", 1, rejects("Ä1.1", seen=1))
    assert verify_chain(cast.guest.conference) is None
