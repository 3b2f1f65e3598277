"""Is it kept who exercises which mandate, and who is there?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from motions.domain.errors import Conflict, Invalid, NotFound, NotPermitted, NotPossible
from motions.domain.mandate import DeputyKind
from motions.domain.permission import Role
from motions.domain.settings import Settings, settings_to_data
from motions.domain.signing_in import Method
from motions.services import load
from motions.services.mandates import (
    MandateEntry,
    add_mandates,
    change_mandate,
    end_deputy,
    mark_present,
    remove_mandate,
    set_deputy,
)
from motions.services.people import give_role
from motions.store.conferences import conference_by_slug, units_of
from motions.store.database import transaction
from motions.store.journal import verify_chain
from motions.store.mandates import MandateRow, mandates
from motions.store.people import part_of
from motions.store.secrets import hash_of_secret
from motions.store.tables import Card, SignInSession
from tests.services.cast import Cast, a_cast
from tests.services.people import last_entry, row_of
from tests.store.builders import NOON, CountedQueries, kept


def only(cast: Cast, number: int) -> MandateRow:
    return next(row for row in mandates(cast.founder.conference) if row.number == number)


def add(cast: Cast, number: int, holder: str = "") -> int:
    entry = MandateEntry(number, holder=row_of(cast, holder).id if holder else None)
    return add_mandates(cast.secretariat, number, number, entry)[0]


def substitute(cast: Cast, number: int, deputy: str, kind: DeputyKind = DeputyKind.SUBSTITUTE) -> None:
    row = only(cast, number)
    set_deputy(cast.secretariat, row.id, row.mark, row_of(cast, deputy).id, kind)


def with_settings(cast: Cast, settings: Settings) -> None:
    with transaction():
        conference = conference_by_slug("erlbach")
        assert conference is not None
        conference.settings = settings_to_data(settings)


def a_card(mandate: int, conference: int, used_at: datetime | None = None) -> Card:
    return Card(
        conference_id=conference,
        mandate_id=mandate,
        public_number=f"{mandate}",
        secret_hash=hash_of_secret(f"card {mandate}"),
        issued_at=NOON,
        used_at=used_at,
    )


def test_a_range_of_vacant_mandates_is_added_in_one_entry(cast: Cast) -> None:
    north = units_of(cast.founder.conference)[0]
    assert len(add_mandates(cast.secretariat, 5, 7, MandateEntry(5, north.id))) == 3
    found = [(row.number, row.unit_name, row.holder) for row in mandates(cast.founder.conference)]
    assert found == [(number, "OV Nord", None) for number in (5, 6, 7)]
    kind, data = last_entry(cast)
    assert kind == "mandates_added"
    assert [one["number"] for one in data["mandates"]] == [5, 6, 7]
    assert verify_chain(cast.founder.conference) is None


def test_one_mandate_has_its_holder_and_an_entry_with_the_whole_row(cast: Cast) -> None:
    mandate = add(cast, 114, "Member")
    data = {
        "mandate": mandate,
        "number": 114,
        "unit": None,
        "holder": row_of(cast, "Member").person,
        "deputy": None,
        "deputy_kind": None,
        "weight": 1,
        "may_vote": True,
        "is_present": False,
    }
    assert last_entry(cast) == ("mandate_set", data)
    part = part_of(row_of(cast, "Member").person, cast.founder.conference)
    assert Role.DELEGATE in part.roles
    assert part.mandates == (mandate,)


def test_numbers_are_taken_once(cast: Cast) -> None:
    add(cast, 6)
    with pytest.raises(Invalid, match="Mandat 6 gibt es schon"):
        add_mandates(cast.secretariat, 5, 7, MandateEntry(5))
    add(cast, 7)
    row = only(cast, 7)
    with pytest.raises(Invalid, match="Mandat 6 gibt es schon"):
        change_mandate(cast.secretariat, row.id, row.mark, MandateEntry(6))
    assert [row.number for row in mandates(cast.founder.conference)] == [6, 7]


def test_several_mandates_at_once_have_no_holder(cast: Cast) -> None:
    add_mandates(cast.secretariat, 1, 2, MandateEntry(1, holder=row_of(cast, "Member").id))
    assert [row.holder for row in mandates(cast.founder.conference)] == [None, None]


def test_a_mandate_is_changed_by_who_saw_it_as_it_is(cast: Cast) -> None:
    add(cast, 1, "Member")
    row = only(cast, 1)
    entry = MandateEntry(2, units_of(cast.founder.conference)[1].id, row.holder, may_vote=False)
    change_mandate(cast.secretariat, row.id, row.mark, entry)
    changed = only(cast, 2)
    assert (changed.unit_name, changed.holder_name, changed.may_vote) == ("OV Süd", "Member", False)
    with pytest.raises(Conflict, match="nichts überschrieben"):
        change_mandate(cast.secretariat, row.id, row.mark, MandateEntry(1))
    with pytest.raises(Conflict):
        remove_mandate(cast.secretariat, row.id, row.mark)
    assert only(cast, 2) == changed


def test_with_another_holder_the_deputy_ends_and_nobody_is_there_yet(cast: Cast) -> None:
    mandate = add(cast, 1, "Member")
    substitute(cast, 1, "Chair")
    mark_present(cast.secretariat, mandate, is_present=True)
    row = only(cast, 1)
    change_mandate(cast.secretariat, mandate, row.mark, MandateEntry(1, holder=row_of(cast, "Committee").id))
    row = only(cast, 1)
    assert (row.holder_name, row.deputy, row.is_present) == ("Committee", None, False)


def test_a_substitute_exercises_the_mandate_and_the_holder_does_not(cast: Cast) -> None:
    mandate = add(cast, 1, "Member")
    substitute(cast, 1, "Chair")
    here = cast.founder.conference
    assert part_of(row_of(cast, "Member").person, here).mandates == ()
    assert part_of(row_of(cast, "Chair").person, here).mandates == (mandate,)
    end_deputy(cast.secretariat, mandate, only(cast, 1).mark)
    assert part_of(row_of(cast, "Member").person, here).mandates == (mandate,)
    with pytest.raises(NotPossible, match="keine Vertretung"):
        end_deputy(cast.secretariat, mandate, only(cast, 1).mark)


def test_who_exercises_one_mandate_gets_no_second_one(cast: Cast) -> None:
    add(cast, 1, "Member")
    add(cast, 2, "Chair")
    with pytest.raises(Invalid, match="hat schon Mandat 1"):
        add(cast, 3, "Member")
    with pytest.raises(Invalid, match="hat schon Mandat 1"):
        substitute(cast, 2, "Member")
    substitute(cast, 2, "Committee")
    with pytest.raises(Invalid, match="hat schon Mandat 2"):
        add(cast, 3, "Committee")


def test_votes_are_handed_over_only_where_the_standing_orders_allow_it(cast: Cast) -> None:
    add(cast, 1, "Member")
    add(cast, 2, "Chair")
    with pytest.raises(Invalid, match="nicht übertragen"):
        substitute(cast, 1, "Chair", DeputyKind.PROXY)
    with_settings(cast, Settings(has_proxies=True))
    with pytest.raises(Invalid, match="selbst ein Mandat"):
        substitute(cast, 1, "Committee", DeputyKind.PROXY)
    substitute(cast, 1, "Chair", DeputyKind.PROXY)
    assert len(part_of(row_of(cast, "Chair").person, cast.founder.conference).mandates) == 2


def test_weights_are_for_standing_orders_that_know_them(cast: Cast) -> None:
    with pytest.raises(Invalid, match="jedes Mandat eine Stimme"):
        add_mandates(cast.secretariat, 1, 1, MandateEntry(1, weight=3))
    with_settings(cast, Settings(has_weights=True))
    (mandate,) = add_mandates(cast.secretariat, 1, 1, MandateEntry(1, weight=3))
    with_settings(cast, Settings())
    row = only(cast, 1)
    change_mandate(cast.secretariat, mandate, row.mark, MandateEntry(2, weight=3))
    with pytest.raises(Invalid):
        change_mandate(cast.secretariat, mandate, only(cast, 2).mark, MandateEntry(2, weight=4))


def test_twice_present_is_refused_as_it_may_be_two_persons(cast: Cast, at_once) -> None:
    mandate = add(cast, 1, "Member")
    answers = at_once(*[partial(mark_present, cast.secretariat, mandate, is_present=True)] * 2)
    assert [str(answer) for answer in answers if answer] == ["Mandat 1 ist schon als anwesend eingetragen."]
    assert only(cast, 1).is_present
    mark_present(cast.secretariat, mandate, is_present=False)
    with pytest.raises(Conflict, match="nicht mehr als anwesend"):
        mark_present(cast.secretariat, mandate, is_present=False)


def test_a_mandate_that_was_used_is_not_removed(cast: Cast) -> None:
    here = cast.founder.conference
    there, used, fresh = (add(cast, number) for number in (1, 2, 3))
    mark_present(cast.secretariat, there, is_present=True)
    kept(a_card(used, here, used_at=NOON))
    kept(a_card(fresh, here))
    with pytest.raises(NotPossible, match="als anwesend"):
        remove_mandate(cast.secretariat, there, only(cast, 1).mark)
    with pytest.raises(NotPossible, match="Mit seiner Karte"):
        remove_mandate(cast.secretariat, used, only(cast, 2).mark)
    remove_mandate(cast.secretariat, fresh, only(cast, 3).mark)
    assert [row.number for row in mandates(here)] == [1, 2]
    assert last_entry(cast) == ("mandate_removed", {"mandate": fresh})


def test_a_session_by_card_ends_when_somebody_else_exercises_the_mandate(cast: Cast) -> None:
    mandate = add(cast, 1, "Member")
    card = kept(a_card(mandate, cast.founder.conference, used_at=NOON))
    now = datetime.now(UTC)
    moments = {"began_at": now, "seen_at": now, "confirmed_at": now, "ends_at": now + timedelta(days=1)}
    kept(SignInSession(token_hash=hash_of_secret("token"), card_id=card.id, method=Method.CARD, **moments))
    mark_present(cast.secretariat, mandate, is_present=True)
    assert load.visit("token", datetime.now(UTC)) is not None
    substitute(cast, 1, "Chair")
    assert load.visit("token", datetime.now(UTC)) is None


def test_what_belongs_to_another_conference_is_not_found(cast: Cast) -> None:
    other = a_cast("anderswo", with_motion=False)
    foreign = add(other, 1, "Member")
    mandate = add(cast, 1, "Member")
    row, foreign_row = only(cast, 1), only(other, 1)
    stranger = row_of(other, "Chair").id
    wishes = (
        partial(change_mandate, cast.secretariat, foreign, foreign_row.mark, MandateEntry(1)),
        partial(remove_mandate, cast.secretariat, foreign, foreign_row.mark),
        partial(mark_present, cast.secretariat, foreign, is_present=True),
        partial(end_deputy, cast.secretariat, foreign, foreign_row.mark),
        partial(set_deputy, cast.secretariat, foreign, foreign_row.mark, stranger, DeputyKind.SUBSTITUTE),
        partial(set_deputy, cast.secretariat, mandate, row.mark, stranger, DeputyKind.SUBSTITUTE),
        partial(change_mandate, cast.secretariat, mandate, row.mark, MandateEntry(1, holder=stranger)),
        partial(add_mandates, cast.secretariat, 2, 2, MandateEntry(2, holder=stranger)),
        partial(add_mandates, cast.secretariat, 2, 2, MandateEntry(2, units_of(other.founder.conference)[0].id)),
    )
    for wish in wishes:
        with pytest.raises(NotFound):
            wish()
    assert (only(cast, 1), only(other, 1)) == (row, foreign_row)


def test_the_counting_committee_keeps_presence_and_deputies_and_nothing_else(cast: Cast) -> None:
    give_role(cast.founder, "chair@erlbach.example", Role.COUNTING)
    counting = cast.chair.__class__(cast.founder.conference, cast.chair.person, roles=frozenset({Role.COUNTING}))
    mandate = add(cast, 1, "Member")
    mark_present(counting, mandate, is_present=True)
    set_deputy(counting, mandate, only(cast, 1).mark, row_of(cast, "Chair").id, DeputyKind.SUBSTITUTE)
    end_deputy(counting, mandate, only(cast, 1).mark)
    row = only(cast, 1)
    for wish in (
        partial(add_mandates, counting, 2, 2, MandateEntry(2)),
        partial(change_mandate, counting, mandate, row.mark, MandateEntry(1)),
        partial(remove_mandate, counting, mandate, row.mark),
    ):
        with pytest.raises(NotPermitted):
            wish()
    for actor in (cast.guest, cast.member, cast.committee):
        with pytest.raises(NotPermitted):
            mark_present(actor, mandate, is_present=True)


def test_a_thousand_mandates_are_listed_in_one_query(cast: Cast) -> None:
    add_mandates(cast.secretariat, 1, 1000, MandateEntry(1))
    with CountedQueries() as listed:
        assert len(mandates(cast.founder.conference)) == 1000
    assert listed.count == 1
