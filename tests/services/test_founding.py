"""Does a conference come from another with what was chosen, whole or not at all?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from motions.domain.actor import Actor
from motions.domain.errors import Conflict, Invalid, NotPermitted, NotPossible
from motions.domain.facts import Audience
from motions.domain.journal import title_hash
from motions.domain.permission import Role
from motions.domain.settings import Level, Settings, preset, settings_from_data
from motions.domain.workflow import ConferenceState
from motions.services.conferences import (
    Description,
    change_settings,
    close_conference,
    create_conference,
    describe_conference,
    reopen_conference,
    seen_of,
)
from motions.services.founding import Founding, found_conference
from motions.services.journal_export import verify_journal
from motions.services.units import create_unit
from motions.store.conferences import conference_by_id, conference_by_slug, units_of
from motions.store.database import db, transaction
from motions.store.journal import entries, verify_chain
from motions.store.people import part_of
from motions.store.tables import Conference, Mandate, Membership, Motion, Participant, Unit
from tests.services.cast import Cast
from tests.store.builders import kept

NEXT = Founding("erlbach-2027", "Parteitag 2027", "Erlbach", date(2027, 11, 20))


def own(cast: Cast) -> Conference:
    found = conference_by_id(cast.founder.conference)
    assert found is not None
    return found


def seen(cast: Cast) -> str:
    return seen_of(own(cast))


def acting(actor: Actor, cast: Cast) -> Actor:
    return replace(actor, conference_state=own(cast).state)


def test_units_persons_and_offices_come_along_and_nothing_else(cast: Cast):
    create_unit(cast.secretariat, "UB", "Unterbezirk")
    with transaction() as session:
        session.query(Unit).filter_by(short_name="OV Nord").one().parent_id = (
            session.query(Unit).filter_by(short_name="UB").one().id
        )
        session.add(Mandate(conference_id=cast.founder.conference, number=1, holder_id=cast.member.person))
    new = conference_by_slug(found_conference(cast.secretariat, NEXT))
    assert new is not None
    units = {unit.short_name: unit for unit in units_of(new.id)}
    assert set(units) == {"OV Nord", "OV Süd", "UB"}
    assert units["OV Nord"].parent_id == units["UB"].id
    member = part_of(cast.member.person or 0, new.id)
    assert member.roles == {Role.MEMBER}
    assert (member.units, member.mandates) == ((units["OV Nord"].id,), ())
    assert part_of(cast.chair.person or 0, new.id).roles == {Role.CHAIR}
    assert db.session.query(Motion).filter_by(conference_id=new.id).count() == 0


def test_who_is_a_member_or_a_guest_without_a_function_stays_so_also_where_offices_do_not_come_along(cast: Cast):
    here = cast.founder.conference
    kept(Membership(person_id=cast.chair.person, conference_id=here, role=Role.MEMBER))
    kept(Membership(person_id=cast.chair.person, conference_id=here, role=Role.GUEST))
    new = conference_by_slug(found_conference(cast.secretariat, replace(NEXT, with_offices=False)))
    assert new is not None
    assert part_of(cast.chair.person or 0, new.id).roles == {Role.MEMBER, Role.GUEST}
    assert verify_journal(replace(cast.founder, conference=new.id)) is None


def test_its_journal_begins_with_one_entry_that_tells_all(cast: Cast):
    new = conference_by_slug(found_conference(cast.secretariat, NEXT))
    assert new is not None
    (entry,) = entries(new.id, Audience)
    assert (entry.kind, entry.number, entry.data["origin"]) == ("conference_founded", 1, cast.founder.conference)
    assert len(entry.data["persons"]) == db.session.query(Participant).filter_by(conference_id=new.id).count()
    told = (entry.data["starts_on"], entry.data["is_public"], entry.data["title_hash"])
    assert told == ("2027-11-20", False, title_hash("Parteitag 2027", "Erlbach"))
    assert verify_chain(new.id) is None


def test_the_journal_of_the_conference_it_comes_from_tells_nothing_as_nothing_changed_there(cast: Cast):
    before = list(entries(cast.founder.conference, Audience))
    found_conference(cast.secretariat, NEXT)
    assert list(entries(cast.founder.conference, Audience)) == before


@pytest.mark.parametrize("column", ["name", "place"])
def test_name_and_place_are_in_one_line_and_bounded_wherever_they_come_from(cast: Cast, column: str):
    typed: dict[str, Any] = {"name": "Parteitag", "place": "Ort", column: " Erl\x00bach\nam\tMeer "}
    new = conference_by_slug(found_conference(cast.secretariat, replace(NEXT, **typed)))
    made = conference_by_id(create_conference("neu", is_public=True, **typed).conference)
    describe_conference(cast.secretariat, Description(**typed), seen(cast))
    assert {getattr(each, column) for each in (new, made, own(cast))} == {"Erlbach am Meer"}
    too_long = {**typed, column: "x" * 201}
    with pytest.raises(Invalid):
        found_conference(cast.secretariat, replace(NEXT, slug="lang", **too_long))
    with pytest.raises(Invalid):
        create_conference("lang", is_public=True, **too_long)
    with pytest.raises(Invalid):
        describe_conference(cast.secretariat, Description(**too_long), seen(cast))


@pytest.mark.parametrize("column", ["name", "place", "starts_on", "is_public"])
def test_how_a_conference_was_called_at_first_is_checked(cast: Cast, column: str):
    new = conference_by_slug(found_conference(cast.secretariat, NEXT))
    assert new is not None
    values = {"name": "Anders", "place": "Anderswo", "starts_on": date(2027, 1, 1), "is_public": True}
    with transaction() as session:
        setattr(session.get_one(Conference, new.id), column, values[column])
    assert verify_journal(replace(cast.founder, conference=new.id)) is not None


def test_its_tables_are_as_its_journal_tells(cast: Cast):
    new = conference_by_slug(found_conference(cast.secretariat, replace(NEXT, level=Level.STATE)))
    assert new is not None
    assert verify_journal(replace(cast.founder, conference=new.id)) is None
    kept(Membership(person_id=cast.member.person, conference_id=new.id, role=Role.CHAIR))
    assert verify_journal(replace(cast.founder, conference=new.id)) is not None


def test_who_founds_it_is_its_secretariat_also_where_nobody_else_comes_along(cast: Cast):
    alone = replace(NEXT, with_units=False, with_persons=False, with_offices=False, level=Level.BRANCH)
    new = conference_by_slug(found_conference(cast.secretariat, alone))
    assert new is not None
    assert part_of(cast.secretariat.person or 0, new.id).roles == {Role.SECRETARIAT}
    assert part_of(cast.chair.person or 0, new.id).name is None
    assert units_of(new.id) == []
    assert settings_from_data(new.settings) == preset(Level.BRANCH)


@pytest.mark.parametrize(
    "wrong",
    [
        {"slug": "erlbach"},
        {"slug": "Mit Leerzeichen"},
        {"slug": "konto"},
        {"name": " "},
        {"with_units": False},
        {"with_persons": False},
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_left(cast: Cast, wrong: dict[str, Any]):
    before = db.session.query(Conference).count()
    with pytest.raises(Invalid):
        found_conference(cast.secretariat, replace(NEXT, **wrong))
    assert db.session.query(Conference).count() == before


def test_only_the_secretariat_founds_and_sets_up(cast: Cast):
    with pytest.raises(NotPermitted):
        found_conference(cast.chair, NEXT)
    with pytest.raises(NotPermitted):
        change_settings(cast.chair, Settings(), seen(cast))
    with pytest.raises(NotPermitted):
        close_conference(cast.member)


def test_settings_are_kept_whole_and_told_once(cast: Cast):
    wanted = replace(Settings(), line_width=80, supporters=12)
    change_settings(cast.secretariat, wanted, seen(cast))
    assert settings_from_data(own(cast).settings) == wanted
    change_settings(cast.secretariat, wanted, seen(cast))
    told = [entry for entry in entries(cast.founder.conference, Audience) if entry.kind == "settings_changed"]
    assert len(told) == 1


def test_who_has_not_seen_the_last_change_overwrites_nothing(cast: Cast):
    stale = seen(cast)
    change_settings(cast.secretariat, replace(Settings(), supporters=3), stale)
    with pytest.raises(Conflict):
        change_settings(cast.secretariat, replace(Settings(), supporters=4), stale)
    with pytest.raises(Conflict):
        describe_conference(cast.secretariat, Description("Anders"), stale)
    assert settings_from_data(own(cast).settings).supporters == 3


def test_a_conference_is_described_anew(cast: Cast):
    describe_conference(cast.secretariat, Description(" Neuer Name ", "Hafen", date(2026, 12, 1), True), seen(cast))
    conference = own(cast)
    assert (conference.name, conference.place, conference.starts_on) == ("Neuer Name", "Hafen", date(2026, 12, 1))
    with pytest.raises(Invalid):
        describe_conference(cast.secretariat, Description("x" * 201), seen(cast))


def test_a_closed_conference_is_changed_by_nobody_until_it_is_opened_again(cast: Cast):
    close_conference(cast.secretariat)
    closed = acting(cast.secretariat, cast)
    assert own(cast).state is ConferenceState.CLOSED
    with pytest.raises(NotPossible, match="abgeschlossen"):
        create_unit(closed, "OV West", "Ortsverein West")
    with pytest.raises(NotPossible):
        close_conference(closed)
    reopen_conference(closed)
    create_unit(acting(cast.secretariat, cast), "OV West", "Ortsverein West")
    with pytest.raises(NotPossible):
        reopen_conference(acting(cast.secretariat, cast))
