"""Are conferences, units, persons and their roles found?"""

from __future__ import annotations

from datetime import date

from motions.domain.mandate import DeputyKind
from motions.domain.permission import Role
from motions.store.conferences import (
    conference_by_slug,
    conferences,
    conferences_readable_by,
    is_demo_database,
    unit_by_short_name,
    units_of,
)
from motions.store.database import db
from motions.store.people import (
    Part,
    has_role,
    part_of,
    person_by_email,
    person_by_id,
    persons_with_role,
)
from tests.store.builders import (
    CountedQueries,
    a_conference,
    a_function,
    a_mandate,
    a_membership,
    a_participant,
    a_person,
    a_unit,
    kept,
)


def test_a_person_is_found_by_an_address_however_it_is_written(app):
    ada = kept(a_person())
    assert person_by_email(" Ada@Example.org") is ada
    assert person_by_email("bo@example.org") is None
    assert person_by_id(ada.id) is ada


def test_what_a_person_is_at_a_conference_takes_one_query(conference):
    other = kept(a_conference(slug="neustadt"))
    ada = kept(a_person())
    north, south = kept(a_unit(conference)), kept(a_unit(conference, short_name="OV Süd"))
    for at in (conference, other):
        kept(a_participant(ada, at, name=f"Ada in {at.slug}"))
    kept(a_membership(ada, conference, role=Role.CHAIR))
    kept(a_membership(ada, other, role=Role.SECRETARIAT))
    kept(a_function(ada, north))
    kept(a_function(ada, south, may_submit=False))
    mandate = kept(a_mandate(conference, holder_id=ada.id))
    ids = ada.id, conference.id
    db.session.expire_all()
    with CountedQueries() as queries:
        part = part_of(*ids)
    assert part.name == "Ada in erlbach"
    assert part.roles == {Role.CHAIR, Role.MEMBER, Role.DELEGATE}
    assert (part.units, part.mandates) == ((north.id,), (mandate.id,))
    assert queries.count == 1


def test_who_takes_no_part_is_nothing_there(conference):
    assert part_of(kept(a_person()).id, conference.id) == Part(None, frozenset(), (), ())
    assert part_of(0, 0) == Part(None, frozenset(), (), ())


def test_a_mandate_is_exercised_by_the_deputy_where_there_is_one(conference):
    ada, bo = kept(a_person()), kept(a_person(email="bo@example.org"))
    for person in (ada, bo):
        kept(a_participant(person, conference))
    mandate = kept(a_mandate(conference, holder_id=ada.id, deputy_id=bo.id, deputy_kind=DeputyKind.SUBSTITUTE))
    assert part_of(ada.id, conference.id).mandates == ()
    assert part_of(bo.id, conference.id).mandates == (mandate.id,)


def test_persons_are_found_by_their_role(conference):
    ada, bo = kept(a_person()), kept(a_person(email="bo@example.org"))
    for person in (bo, ada):
        kept(a_participant(person, conference))
        kept(a_membership(person, conference))
    assert persons_with_role(conference.id, Role.MEMBER) == [bo, ada]
    assert persons_with_role(conference.id, Role.CHAIR) == []
    assert has_role(ada.id, conference.id, Role.MEMBER)
    assert not has_role(ada.id, conference.id, Role.CHAIR)


def test_the_latest_conference_comes_first(app):
    for slug, day in (("old", date(2024, 5, 4)), ("undated", None), ("new", date(2026, 11, 21))):
        kept(a_conference(slug=slug, starts_on=day))
    assert [conference.slug for conference in conferences()] == ["new", "old", "undated"]
    assert conference_by_slug("unknown") is None


def test_a_conference_that_is_not_public_is_read_by_those_who_take_part_there(app):
    public, closed = kept(a_conference(slug="open")), kept(a_conference(slug="closed", is_public=False))
    ada, bo = kept(a_person()), kept(a_person(email="bo@example.org"))
    kept(a_participant(ada, closed))
    assert set(conferences_readable_by(ada.id)) == {public, closed}
    assert conferences_readable_by(bo.id) == [public]
    assert conferences_readable_by(None) == [public]


def test_a_database_with_a_demo_conference_is_a_demo_database(app):
    assert not is_demo_database()
    kept(a_conference())
    assert not is_demo_database()
    kept(a_conference(slug="demo", is_demo=True))
    assert is_demo_database()


def test_units_are_found_by_their_short_names(conference):
    south, north = kept(a_unit(conference, short_name="OV Süd")), kept(a_unit(conference))
    assert units_of(conference.id) == [north, south]
    assert unit_by_short_name(conference.id, "OV Süd") is south
    assert unit_by_short_name(conference.id, "OV West") is None
