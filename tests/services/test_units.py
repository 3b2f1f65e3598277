"""Are units kept in a tree, and does nobody overwrite anybody there?"""

from __future__ import annotations

import pytest

from motions.domain.errors import Conflict, Invalid, NotFound, NotPermitted, NotPossible
from motions.services.functions import take_function
from motions.services.mandates import MandateEntry, add_mandates
from motions.services.units import UnitEntry, change_unit, create_unit, remove_unit
from motions.store.conferences import conference_by_slug, units_of
from motions.store.journal import verify_chain
from motions.store.tables import Unit
from motions.store.units import unit_by_id, unit_mark
from tests.services.cast import THE_BENCH, Cast, a_cast
from tests.services.people import last_entry, row_of
from tests.store.builders import a_motion, kept

WEST = UnitEntry("OV West", "Ortsverein West", "OV")


@pytest.fixture
def west(cast: Cast) -> int:
    return create_unit(cast.secretariat, "OV West", "Ortsverein West", "OV")


def mark(cast: Cast, unit_id: int) -> str:
    found = unit_by_id(cast.founder.conference, unit_id)
    assert found is not None
    return unit_mark(found)


def unit(cast: Cast, short_name: str) -> Unit:
    return next(unit for unit in units_of(cast.founder.conference) if unit.short_name == short_name)


def test_a_unit_is_renamed_and_moved_and_the_journal_has_what_it_is_now(cast: Cast, west: int) -> None:
    north = unit(cast, "OV Nord").id
    change_unit(cast.secretariat, west, mark(cast, west), UnitEntry(" AG  West", "Arbeitsgemeinschaft", "AG", north))
    found = unit(cast, "AG West")
    assert (found.id, found.name, found.kind, found.parent_id) == (west, "Arbeitsgemeinschaft", "AG", north)
    data = {"unit": west, "short_name": "AG West", "title": "Arbeitsgemeinschaft", "level": "AG", "parent": north}
    assert last_entry(cast) == ("unit_set", data)
    assert verify_chain(cast.founder.conference) is None


def test_no_unit_stands_below_itself(cast: Cast, west: int) -> None:
    below = create_unit(cast.secretariat, "AG Hof", "Arbeitsgemeinschaft Hof", "AG", west)
    for parent in (west, below):
        with pytest.raises(Invalid, match="unter sich selbst"):
            change_unit(cast.secretariat, west, mark(cast, west), UnitEntry("OV West", "Ortsverein West", "OV", parent))
    assert unit(cast, "OV West").parent_id is None


def test_a_short_name_is_taken_only_once(cast: Cast, west: int) -> None:
    with pytest.raises(Invalid, match="„OV Nord“ hat schon eine andere"):
        create_unit(cast.secretariat, " OV Nord ", "Noch einer")
    with pytest.raises(Invalid, match="„OV Nord“ hat schon eine andere"):
        change_unit(cast.secretariat, west, mark(cast, west), UnitEntry("OV Nord", "Ortsverein West"))
    change_unit(cast.secretariat, west, mark(cast, west), UnitEntry("OV West", "Ortsverein Weststadt"))


def test_whoever_builds_on_an_older_state_overwrites_nothing(cast: Cast, west: int) -> None:
    seen = mark(cast, west)
    change_unit(cast.secretariat, west, seen, UnitEntry("OV West", "Ortsverein Weststadt", "OV"))
    with pytest.raises(Conflict, match="nichts überschrieben"):
        change_unit(cast.secretariat, west, seen, UnitEntry("OV West", "Ortsverein Westend", "OV"))
    with pytest.raises(Conflict):
        remove_unit(cast.secretariat, west, seen)
    assert unit(cast, "OV West").name == "Ortsverein Weststadt"


def test_a_unit_that_nothing_hangs_on_is_removed(cast: Cast, west: int) -> None:
    remove_unit(cast.secretariat, west, mark(cast, west))
    assert unit_by_id(cast.founder.conference, west) is None
    assert last_entry(cast) == ("unit_removed", {"unit": west})


def test_what_hangs_on_a_unit_is_named_and_the_unit_stays(cast: Cast) -> None:
    cast.submits(THE_BENCH)
    north = unit(cast, "OV Nord")
    create_unit(cast.secretariat, "AG Hof", "Arbeitsgemeinschaft Hof", "AG", north.id)
    add_mandates(cast.secretariat, 1, 3, MandateEntry(1, north.id))
    expected = "Gliederungen darunter (1), Funktionen (1), Mandate (3), Änderungsanträge (1)"
    with pytest.raises(NotPossible) as refusal:
        remove_unit(cast.secretariat, north.id, unit_mark(north))
    assert str(refusal.value) == f"„OV Nord“ bleibt: Daran hängen noch {expected}."


def test_a_motion_keeps_its_unit(cast: Cast, west: int) -> None:
    conference = conference_by_slug("erlbach")
    assert conference is not None
    kept(a_motion(conference, number="A9", unit_id=west))
    with pytest.raises(NotPossible, match=r"Anträge \(1\)"):
        remove_unit(cast.secretariat, west, mark(cast, west))


def test_a_unit_of_another_conference_is_none(cast: Cast, west: int) -> None:
    other = a_cast("anderswo", with_motion=False)
    foreign = unit(other, "OV Nord")
    with pytest.raises(NotFound):
        create_unit(cast.secretariat, "OV Ost", "Ortsverein Ost", "OV", foreign.id)
    with pytest.raises(NotFound):
        change_unit(cast.secretariat, foreign.id, unit_mark(foreign), WEST)
    with pytest.raises(NotFound):
        remove_unit(cast.secretariat, foreign.id, unit_mark(foreign))
    with pytest.raises(NotFound):
        change_unit(cast.secretariat, west, mark(cast, west), UnitEntry("OV West", "West", "OV", foreign.id))


def test_only_the_secretariat_changes_units(cast: Cast, west: int) -> None:
    for actor in (cast.guest, cast.member, cast.committee, cast.chair):
        with pytest.raises(NotPermitted):
            change_unit(actor, west, mark(cast, west), WEST)
        with pytest.raises(NotPermitted):
            remove_unit(actor, west, mark(cast, west))


def test_a_function_keeps_its_unit_until_it_is_taken(cast: Cast) -> None:
    north = unit(cast, "OV Nord")
    row = row_of(cast, "Member")
    with pytest.raises(NotPossible, match=r"Funktionen \(1\)"):
        remove_unit(cast.secretariat, north.id, unit_mark(north))
    take_function(cast.secretariat, row.id, north.id, row.functions[0].mark)
    remove_unit(cast.secretariat, north.id, unit_mark(north))
