import pytest

from motions.domain.errors import NotPermitted
from motions.domain.permission import Role
from motions.services.people import give_role
from motions.services.units import create_unit
from motions.store.conferences import units_of
from tests.services.cast import Cast


def test_only_the_secretariat_adds_units_and_gives_roles(cast: Cast) -> None:
    for actor in (cast.guest, cast.member, cast.committee, cast.chair):
        with pytest.raises(NotPermitted):
            create_unit(actor, "OV West", "Ortsverein West")
        with pytest.raises(NotPermitted):
            give_role(actor, "neu@erlbach.example", Role.CHAIR, name="Neu")
    assert [unit.short_name for unit in units_of(cast.founder.conference)] == ["OV Nord", "OV Süd"]
    assert create_unit(cast.secretariat, "OV West", "Ortsverein West")
