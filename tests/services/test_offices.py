"""Are offices given and taken once, and never the last of the secretariat?"""

from __future__ import annotations

from functools import partial

import pytest

from motions.domain.errors import Conflict, Invalid, NotFound, NotPermitted, NotPossible
from motions.domain.permission import Role
from motions.services.functions import set_function, take_function
from motions.services.offices import give_office, take_office
from motions.services.people import PersonEntry, add_person, give_role
from motions.store.conferences import units_of
from motions.store.journal import verify_chain
from motions.store.participants import NO_FUNCTION, participants
from motions.store.people import part_of
from tests.services.cast import Cast, a_cast
from tests.services.people import last_entry, row_of


@pytest.fixture
def ada(cast: Cast) -> int:
    return add_person(cast.secretariat, PersonEntry("Ada Kern"))


def test_offices_and_roles_are_given_and_taken(cast: Cast, ada: int) -> None:
    for role in (Role.COUNTING, Role.AUDITOR, Role.GUEST):
        give_office(cast.secretariat, ada, role)
    person = row_of(cast, "Ada Kern").person
    assert last_entry(cast) == ("role_given", {"person": person, "role": "guest", "unit": None})
    take_office(cast.secretariat, ada, Role.AUDITOR)
    assert last_entry(cast) == ("role_taken", {"person": person, "role": "auditor"})
    assert row_of(cast, "Ada Kern").roles == {Role.COUNTING, Role.GUEST}


def test_what_somebody_has_is_not_given_again_and_what_they_have_not_is_not_taken(cast: Cast, ada: int) -> None:
    give_office(cast.secretariat, ada, Role.CHAIR)
    with pytest.raises(Conflict, match="Ada Kern hat das inzwischen schon: Tagungspräsidium"):
        give_office(cast.secretariat, ada, Role.CHAIR)
    with pytest.raises(Conflict, match="Ada Kern hat das inzwischen nicht mehr: Prüfung"):
        take_office(cast.secretariat, ada, Role.AUDITOR)


def test_a_delegate_is_who_has_a_mandate(cast: Cast, ada: int) -> None:
    for wish in (give_office, take_office):
        with pytest.raises(Invalid, match="vergeben wird das Mandat"):
            wish(cast.secretariat, ada, Role.DELEGATE)


def test_the_last_of_the_secretariat_stays(cast: Cast, ada: int) -> None:
    own = row_of(cast, "Secretariat").id
    with pytest.raises(NotPossible, match="Ohne geht es nicht weiter"):
        take_office(cast.secretariat, own, Role.SECRETARIAT)
    give_office(cast.secretariat, ada, Role.SECRETARIAT)
    take_office(cast.secretariat, own, Role.SECRETARIAT)
    assert Role.SECRETARIAT in row_of(cast, "Ada Kern").roles


def test_only_the_secretariat_gives_and_takes(cast: Cast, ada: int) -> None:
    for actor in (cast.guest, cast.member, cast.committee, cast.chair):
        for role in (Role.CHAIR, Role.MEMBER):
            for wish in (give_office, take_office):
                with pytest.raises(NotPermitted):
                    wish(actor, ada, role)


def test_of_two_who_give_the_same_office_at_once_the_second_is_told(cast: Cast, ada: int, at_once) -> None:
    answers = at_once(*[partial(give_office, cast.secretariat, ada, Role.CHAIR)] * 2)
    assert [type(answer) for answer in answers].count(Conflict) == 1
    assert None in answers
    assert verify_chain(cast.founder.conference) is None


def test_of_two_who_take_the_same_office_at_once_the_second_is_told(cast: Cast, ada: int, at_once) -> None:
    give_office(cast.secretariat, ada, Role.CHAIR)
    answers = at_once(*[partial(take_office, cast.secretariat, ada, Role.CHAIR)] * 2)
    refused = [str(answer) for answer in answers if isinstance(answer, Conflict)]
    assert refused == ["Ada Kern hat das inzwischen nicht mehr: Tagungspräsidium."]


def test_of_two_in_the_secretariat_who_take_it_from_each_other_at_once_one_stays(cast: Cast, at_once) -> None:
    give_role(cast.founder, "chair@erlbach.example", Role.SECRETARIAT)
    both = [row.id for row in participants(cast.founder.conference) if Role.SECRETARIAT in row.roles]
    answers = at_once(*(partial(take_office, cast.secretariat, one, Role.SECRETARIAT) for one in both))
    # Whoever has taken it from themself first may not take it from anybody any more.
    assert [isinstance(answer, NotPossible | NotPermitted) for answer in answers].count(True) == 1
    assert sum(Role.SECRETARIAT in row.roles for row in participants(cast.founder.conference)) == 1


def test_who_has_a_function_may_submit_for_the_unit_if_it_says_so(cast: Cast, ada: int) -> None:
    north, south = (unit.id for unit in units_of(cast.founder.conference))
    set_function(cast.secretariat, ada, north, NO_FUNCTION, title=" Vorsitz ", may_submit=True)
    set_function(cast.secretariat, ada, south, NO_FUNCTION, may_submit=False)
    row = row_of(cast, "Ada Kern")
    assert [(one.unit_name, one.title, one.may_submit) for one in row.functions] == [
        ("OV Nord", "Vorsitz", True),
        ("OV Süd", "", False),
    ]
    assert part_of(row.person, cast.founder.conference).units == (north,)
    take_function(cast.secretariat, ada, north, row.functions[0].mark)
    assert last_entry(cast) == ("function_taken", {"person": row.person, "unit": north})
    assert [one.unit for one in row_of(cast, "Ada Kern").functions] == [south]


def test_whoever_builds_on_an_older_state_of_a_function_overwrites_nothing(cast: Cast, ada: int) -> None:
    north, _ = (unit.id for unit in units_of(cast.founder.conference))
    set_function(cast.secretariat, ada, north, NO_FUNCTION, title="Vorsitz")
    for title in ("Kasse", "Vorsitz"):
        with pytest.raises(Conflict):
            set_function(cast.secretariat, ada, north, NO_FUNCTION, title=title)
    with pytest.raises(Conflict):
        take_function(cast.secretariat, ada, north, NO_FUNCTION)
    assert row_of(cast, "Ada Kern").functions[0].title == "Vorsitz"


def test_there_is_nothing_to_take_where_there_is_no_function(cast: Cast, ada: int) -> None:
    north, _ = (unit.id for unit in units_of(cast.founder.conference))
    with pytest.raises(NotFound):
        take_function(cast.secretariat, ada, north, NO_FUNCTION)


def test_persons_and_units_of_another_conference_are_none_here(cast: Cast, ada: int) -> None:
    other = a_cast("anderswo", with_motion=False)
    foreign, foreign_unit = row_of(other, "Member").id, units_of(other.founder.conference)[0].id
    north, _ = (unit.id for unit in units_of(cast.founder.conference))
    for wish in (give_office, take_office):
        with pytest.raises(NotFound):
            wish(cast.secretariat, foreign, Role.MEMBER)
    for person, unit in ((foreign, north), (ada, foreign_unit)):
        with pytest.raises(NotFound):
            set_function(cast.secretariat, person, unit, NO_FUNCTION)
        with pytest.raises(NotFound):
            take_function(cast.secretariat, person, unit, NO_FUNCTION)


def test_only_the_secretariat_keeps_functions(cast: Cast, ada: int) -> None:
    north, _ = (unit.id for unit in units_of(cast.founder.conference))
    for actor in (cast.guest, cast.member, cast.committee, cast.chair):
        with pytest.raises(NotPermitted):
            set_function(actor, ada, north, NO_FUNCTION)
        with pytest.raises(NotPermitted):
            take_function(actor, ada, north, NO_FUNCTION)
