"""Is a new amendment told what it meets, over the text and over new texts?"""

from __future__ import annotations

from motions.domain.collision import collision_sentence, collisions
from motions.domain.deliberation import Deliberation
from motions.domain.outcome import Outcome
from motions.domain.relation import Kind
from tests.domain.contested import TEXT, adapted, amendment, change_words, sub_amendment
from tests.domain.sessions import decide

FIRST = amendment("Ä1", change_words("drei", "drei", "neu"))
SUB = sub_amendment("Ä1-1", FIRST.edits[0], ("neu", "frisch"))


def told(deliberation, new):
    return [collision_sentence(one, len(new.edits)) for one in collisions(deliberation, new)]


def test_a_new_amendment_meets_what_changes_its_words():
    new = amendment("Ä2", change_words("zwei", "vier"))
    assert told(Deliberation(TEXT, (FIRST,)), new) == ["Ihre Stelle reicht weiter: Wird sie angenommen, entfällt Ä1."]


def test_a_sub_amendment_meets_others_to_the_same_new_text_only():
    new = sub_amendment("Ä1-2", FIRST.edits[0], ("neu", "jung"))
    (one,) = collisions(Deliberation(TEXT, (FIRST, SUB)), new)
    assert (one.theirs, one.address) == ("Ä1-1", "Z. Ä1:1a")
    assert one.those(Kind.FALLS) == ("Ä1-2.1",)


def test_an_adapted_amendment_that_was_not_taken_is_not_met():
    waiting = adapted("Ä1", change_words("drei", "drei", "anders"))
    assert not collisions(Deliberation(TEXT, (waiting,)), amendment("Ä2", change_words("drei", "drei")))


def test_an_edit_is_met_as_its_adopted_sub_amendments_make_it():
    new = amendment("Ä2", change_words("drei", "drei", "frisch"))
    before = Deliberation(TEXT, (FIRST, SUB))
    after = Deliberation(TEXT, (FIRST, SUB), (decide(1, Outcome.ADOPTED, "Ä1-1.1"),))
    assert [collisions(one, new)[0].meets[0][0] for one in (before, after)] == [Kind.FALLS, Kind.SAME]
