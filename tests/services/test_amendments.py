import pytest

from motions.domain.collision import collision_sentence
from motions.domain.errors import Conflict, Invalid, NotFound, NotPermitted, NotPossible
from motions.domain.proposal import ChangeSubject, Delete, Replace, ReplaceAll
from motions.domain.standing import Standing
from motions.services.amendments import (
    Submission,
    preview_amendment,
    submit_amendment,
    units_to_act_for,
    withdraw_amendment,
)
from motions.services.results import declare_result
from tests.services.cast import THE_PARAGRAPH, Cast, a_cast, adopts, rejects, twelve_to


def test_an_amendment_gets_the_next_number_and_its_minimal_edits(cast: Cast) -> None:
    text = cast.deliberation.text.line(8).printed.replace("12", "15").replace("Norden", "Süden")
    assert cast.submits(Replace("8", text), reason="Weil.") == "Ä1"
    assert cast.submits(twelve_to("20")) == "Ä2"
    first = cast.deliberation.amendment("Ä1")
    assert [(edit.id, edit.old.stream, edit.new.stream) for edit in first.edits] == [
        ("Ä1.1", "12", "15"),
        ("Ä1.2", "Norden", "Süden"),
    ]
    assert (first.submitter, first.reason) == ("OV Nord", "Weil.")


def test_a_quote_that_stands_elsewhere_is_refused_with_its_lines(cast: Cast) -> None:
    with pytest.raises(Invalid, match=r"Z\. 10") as refusal:
        cast.submits(Delete("7", quote="Bank"))
    assert refusal.value.suggestions == (10,)
    assert cast.deliberation.amendments == ()


def test_a_change_of_nothing_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid):
        cast.submits(Replace("8", cast.deliberation.text.line(8).printed))


def test_a_preview_says_what_is_changed_and_what_it_meets_and_keeps_nothing(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    preview = preview_amendment(cast.other_member, "A1", [twelve_to("20"), ChangeSubject("Wasser")])
    assert preview.sentences[1] == "In Z. 8 wird „12“ durch „20“ ersetzt."
    assert [collision_sentence(one, 2) for one in preview.collisions] == [
        "Wird Ä1 angenommen, entfällt Ihre Stelle .2; der Rest bleibt."
    ]
    assert "Wir wollen 20 neue Brunnen" in " ".join(block.prose for block in preview.alone.blocks)
    assert len(cast.deliberation.amendments) == 1


def test_what_is_adopted_already_is_named_as_such(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    declare_result(cast.chair, "A1", adopts("Ä1.1"))
    adopted = preview_amendment(cast.member, "A1", [twelve_to("20")]).collisions
    assert collision_sentence(adopted[0], 1) == "Ä1 ist schon angenommen; Ihre Stelle entfällt damit."


def test_what_was_rejected_or_has_lapsed_is_no_collision(cast: Cast) -> None:
    for number in ("15", "16", "17"):
        cast.submits(twelve_to(number))
    declare_result(cast.chair, "A1", rejects("Ä1.1"))
    declare_result(cast.chair, "A1", adopts("Ä2.1", seen=1))
    found = preview_amendment(cast.member, "A1", [twelve_to("20")]).collisions
    assert [collision.theirs for collision in found] == ["Ä2"]


def test_a_whole_text_collides_with_everything(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    cast.submits(THE_PARAGRAPH)
    preview = preview_amendment(cast.member, "A1", [ReplaceAll("Alles neu.\n\nUnd kurz.")])
    assert [one.theirs for one in preview.collisions] == ["Ä1", "Ä2"]


def test_an_amendment_to_another_version_is_refused(cast: Cast) -> None:
    with pytest.raises(Conflict, match="neue Fassung"):
        submit_amendment(cast.member, "A1", Submission(2, (twelve_to("15"),)))


def test_a_person_submits_only_for_the_units_they_act_for(cast: Cast) -> None:
    theirs = cast.other_member.units[0]
    with pytest.raises(NotPermitted):
        submit_amendment(cast.member, "A1", Submission(1, (twelve_to("15"),), unit=theirs))
    assert submit_amendment(cast.secretariat, "A1", Submission(1, (twelve_to("15"),), unit=theirs)) == "Ä1"
    assert [unit.short_name for unit in units_to_act_for(cast.member)] == ["OV Nord"]
    assert len(units_to_act_for(cast.secretariat)) == 2


def test_guests_chairs_and_committee_do_not_submit(cast: Cast) -> None:
    for actor in (cast.guest, cast.chair, cast.committee):
        with pytest.raises(NotPermitted):
            submit_amendment(actor, "A1", Submission(1, (twelve_to("15"),)))


def test_another_conference_does_not_know_the_motion(cast: Cast) -> None:
    with pytest.raises(NotFound):
        submit_amendment(a_cast("anderswo", with_motion=False).member, "A1", Submission(1, (twelve_to("15"),)))


def test_a_withdrawn_amendment_is_not_put_to_the_vote(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    withdraw_amendment(cast.member, "A1", "Ä1")
    assert cast.deliberation.standings.standing("Ä1.1") is Standing.WITHDRAWN
    assert cast.deliberation.items == ()
    with pytest.raises(NotPossible):
        withdraw_amendment(cast.member, "A1", "Ä1")


def test_only_its_unit_or_the_secretariat_withdraws_and_only_before_the_decision(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    with pytest.raises(NotPermitted):
        withdraw_amendment(cast.other_member, "A1", "Ä1")
    declare_result(cast.chair, "A1", adopts("Ä1.1"))
    with pytest.raises(NotPossible, match="schon entschieden"):
        withdraw_amendment(cast.secretariat, "A1", "Ä1")


def test_no_amendment_after_the_final_vote(cast: Cast) -> None:
    from motions.domain.outcome import Outcome
    from motions.services.results import Declaration
    from tests.services.cast import UNANIMOUS

    final = Declaration((), Outcome.ADOPTED, 0, UNANIMOUS, text_hash=cast.deliberation.adopted_hash)
    declare_result(cast.chair, "A1", final)
    with pytest.raises(NotPossible, match="schon entschieden"):
        cast.submits(twelve_to("15"))


def test_who_may_not_withdraw_learns_no_more_of_an_unknown_motion_than_others(cast: Cast) -> None:
    for actor in (cast.guest, cast.member):
        with pytest.raises(NotFound):
            withdraw_amendment(actor, "A99", "Ä1")
