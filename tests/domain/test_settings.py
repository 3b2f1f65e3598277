"""Do settings come back as they were, and are those refused that do not fit?"""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.domain.ballot import Base, Majority
from motions.domain.errors import Invalid
from motions.domain.ranking import Order
from motions.domain.serialisation import canonical_json
from motions.domain.settings import (
    Level,
    Quorum,
    Settings,
    check_settings,
    preset,
    settings_from_data,
    settings_to_data,
)

settings_of_any_kind = st.builds(
    Settings,
    level=st.sampled_from(Level),
    line_width=st.integers(40, 160),
    order=st.sampled_from(Order),
    majority=st.sampled_from(Majority),
    base=st.sampled_from(Base),
    quorum=st.sampled_from(Quorum),
    quorum_number=st.integers(1, 500),
    supporters=st.integers(0, 1_000),
    **{field.name: st.booleans() for field in fields(Settings) if field.type == "bool"},
)


@given(settings_of_any_kind)
def test_settings_come_back_as_they_were(settings):
    check_settings(settings)
    data = settings_to_data(settings)
    assert settings_from_data(data) == settings
    assert canonical_json(data)


@pytest.mark.parametrize("level", Level)
def test_every_preset_fits_together_and_is_what_is_taken_where_nothing_is_said(level):
    check_settings(preset(level))
    assert settings_from_data({"level": level.value}) == preset(level)
    assert level.word


def test_a_count_is_released_by_a_second_person_from_the_district_up():
    assert [preset(level).count_needs_release for level in Level] == [False, True, True, True]


def test_what_a_later_release_does_not_know_is_left_out():
    assert settings_from_data({"level": "branch", "colour": "red"}) == preset(Level.BRANCH)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"line_width": 39}, "line_width"),
        ({"line_width": 161}, "line_width"),
        ({"supporters": -1}, "supporters"),
        ({"quorum": Quorum.FIXED, "quorum_number": 0}, "quorum_number"),
    ],
)
def test_a_number_out_of_its_bounds_and_a_fixed_quorum_without_number_are_refused(wrong, field):
    with pytest.raises(Invalid) as refused:
        check_settings(replace(Settings(), **wrong))
    assert refused.value.code == field


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"line_width": 39}, "line_width"),
        ({"line_width": "95"}, "line_width"),
        ({"line_width": True}, "line_width"),
        ({"has_weights": "false"}, "has_weights"),
        ({"has_weights": 1}, "has_weights"),
        ({"order": "random"}, "order"),
        ({"order": None}, "order"),
        ({"order": ["furthest"]}, "order"),
        ({"level": "planet"}, "level"),
        ({"quorum": "fixed"}, "quorum_number"),
    ],
)
def test_settings_that_were_spoilt_are_refused_when_they_are_read(wrong, field):
    with pytest.raises(Invalid) as refused:
        settings_from_data(wrong)
    assert refused.value.code == field
