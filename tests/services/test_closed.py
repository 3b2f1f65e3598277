"""Does nothing change at a closed conference, whatever is asked for?"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import Any

import pytest

from motions.domain.actor import Actor
from motions.domain.errors import NotPossible
from motions.domain.facts import Audience
from motions.domain.permission import Role
from motions.domain.workflow import ConferenceState
from motions.services.conferences import close_conference, reopen_conference
from motions.services.drafts import import_motion
from motions.services.units import create_unit
from motions.store.conferences import conference_by_id, units_of
from motions.store.journal import entries
from tests.services.cast import PRINTED, Cast, twelve_to
from tests.services.test_permits import ASKS_ELSEWHERE, SERVICES, WITHOUT

SENTENCE = "Das geht nicht mehr: Die Konferenz ist abgeschlossen."

# What is looked up before it is asked who may: these are there, and a draft as `motion_id`.
THERE: dict[str, Any] = {"motion_number": "A1", "amendment_number": "Ä1", "number": 1, "edits": (), "role": Role.MEMBER}

# What goes on at a closed conference, each with a permission that says so.
GOES_ON = {
    "conferences.reopen_conference",
    "founding.found_conference",
    "journal_export.export_journal",
    "journal_export.exported",
    "journal_export.verify_journal",
    "people_files.export_people",
}


def use_cases() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Give every use case by its module and name."""
    for path in SERVICES:
        module = import_module(f"motions.services.{path.stem}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_own = function.__module__ == module.__name__ and not name.startswith("_")
            if (
                is_own
                and path.stem not in WITHOUT
                and next(iter(inspect.signature(function).parameters), "") == "actor"
            ):
                yield f"{path.stem}.{name}", function


def asked(function: Callable[..., Any], actor: Actor, there: Mapping[str, Any]) -> Callable[[], Any]:
    """Ask for a use case with what is there; what else it wants is nothing, as it is not to be looked at."""
    wanted = list(inspect.signature(function).parameters.values())[1:]
    given = {each.name: there.get(each.name) for each in wanted if each.default is inspect.Parameter.empty}
    return partial(function, actor, **given)


def everything_at(cast: Cast) -> Actor:
    """Give somebody who has every role at the closed conference."""
    close_conference(cast.secretariat)
    return replace(cast.secretariat, roles=frozenset(Role), conference_state=ConferenceState.CLOSED)


def test_every_use_case_that_changes_something_says_that_the_conference_is_closed(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    there = THERE | {"motion_id": import_motion(cast.secretariat, PRINTED.replace(b"A1", b"A2"))}
    actor = everything_at(cast)
    before = list(entries(actor.conference, Audience))
    wrong = []
    for name, function in use_cases():
        if name in GOES_ON or name in ASKS_ELSEWHERE:
            continue
        try:
            asked(function, actor, there)()
        except NotPossible as refusal:
            if refusal.message != SENTENCE and name != "conferences.close_conference":
                wrong.append((name, refusal.message))
        except Exception as fault:
            wrong.append((name, repr(fault)))
        else:
            wrong.append((name, "let in"))
    assert wrong == [], wrong
    assert list(entries(actor.conference, Audience)) == before


def test_what_goes_on_is_there() -> None:
    assert {name for name, _ in use_cases()} >= GOES_ON


def test_who_came_before_it_was_closed_changes_nothing_after(cast: Cast) -> None:
    """Their page was made, and they were found to be permitted, while the conference was still open."""
    close_conference(cast.secretariat)
    with pytest.raises(NotPossible, match="abgeschlossen"):
        create_unit(cast.secretariat, "OV West", "Ortsverein West")
    with pytest.raises(NotPossible, match="abgeschlossen"):
        cast.submits(twelve_to("15"))
    assert "OV West" not in {unit.short_name for unit in units_of(cast.founder.conference)}
    reopen_conference(cast.secretariat)
    cast.submits(twelve_to("15"))


def test_of_a_change_and_the_closing_at_once_nothing_comes_after_the_closing(cast: Cast, at_once) -> None:
    change = partial(create_unit, cast.secretariat, "OV West", "Ortsverein West")
    at_once(change, partial(close_conference, cast.secretariat))
    found = conference_by_id(cast.founder.conference)
    assert found is not None
    assert found.state is ConferenceState.CLOSED
    assert [entry.kind for entry in entries(found.id, Audience)][-1] == "conference_closed"
