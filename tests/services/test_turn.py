"""Is a right that was taken away still used by whoever had it when they came?"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from motions.domain.actor import Actor
from motions.domain.errors import NotPermitted
from motions.domain.facts import Audience
from motions.domain.outcome import Outcome
from motions.domain.people_file import PeopleFileKind
from motions.domain.permission import Action, Role
from motions.domain.workflow import ConferenceState
from motions.services.amendments import Submission, submit_amendment, withdraw_amendment
from motions.services.conferences import close_conference
from motions.services.drafts import import_motion
from motions.services.functions import take_function
from motions.services.offices import give_office, take_office
from motions.services.people import give_role, remove_person
from motions.services.people_files import keep_file
from motions.services.recommendations import Advice, recommend
from motions.services.results import declare_result
from motions.store.database import transaction
from motions.store.journal import entries
from motions.store.participants import function_mark, function_of
from motions.store.people import has_role
from motions.store.turn import permitted
from tests.services.cast import PRINTED, Cast, adopts, twelve_to
from tests.services.people import row_of
from tests.services.test_closed import THERE, asked, use_cases
from tests.services.test_permits import ASKS_ELSEWHERE
from tests.store.builders import CountedQueries

# What only shows something: whoever was let in to the page may still see it once.
ONLY_SHOWS = {
    "amendments.preview_amendment",
    "cards.overview",
    "journal_export.exported",
    "journal_export.verify_journal",
    "people_files.preview",
    "people_files.template_of",
    "people_files.waiting_files",
    "results.foresee",
}


def kinds(cast: Cast) -> list[str]:
    return [entry.kind for entry in entries(cast.founder.conference, Audience)]


MEMBERS = b"Name;E-Mail\nUwe Amsel;uwe@erlbach.example\n"
# What is read before the turn is asked for; it is there, so that who asks gets as far as their turn.
SENT: dict[str, dict[str, Any]] = {
    "drafts.import_motion": {"content": PRINTED},
    "people_files.keep_file": {"content": MEMBERS, "file_name": "mitglieder.csv", "kind": PeopleFileKind.MEMBERS},
}


def another_secretary(cast: Cast, name: str) -> Actor:
    person = give_role(cast.founder, f"{name}@erlbach.example", Role.SECRETARIAT, name=name.title())
    return replace(cast.secretariat, person=person)


def test_no_use_case_is_done_by_who_was_removed_while_they_came(cast: Cast) -> None:
    cast.submits(twelve_to("15"))
    there = THERE | {"motion_id": import_motion(cast.secretariat, PRINTED.replace(b"A1", b"A2"))}
    there |= {"file_id": keep_file(cast.secretariat, PeopleFileKind.MEMBERS, "mitglieder.csv", MEMBERS)}
    stale = replace(another_secretary(cast, "another"), roles=frozenset(Role))
    row = row_of(cast, "Another")
    remove_person(cast.founder, row.id, row.mark)
    before = kinds(cast)
    wrong = []
    for name, function in use_cases():
        if name in ASKS_ELSEWHERE.keys() | ONLY_SHOWS:
            continue
        try:
            asked(function, stale, there | SENT.get(name, {}))()
        except NotPermitted:
            continue
        except Exception as fault:
            wrong.append((name, repr(fault)))
        else:
            wrong.append((name, "let in"))
    assert wrong == [], wrong
    assert kinds(cast) == before


def test_what_only_shows_something_is_there() -> None:
    assert {name for name, _ in use_cases()} >= ONLY_SHOWS


def test_an_office_that_is_taken_counts_no_more_for_a_page_that_is_still_open(cast: Cast) -> None:
    number = cast.submits(twelve_to("15"))
    take_office(cast.secretariat, row_of(cast, "Committee").id, Role.COMMITTEE)
    with pytest.raises(NotPermitted, match="Das darf"):
        recommend(cast.committee, "A1", number, 0, Advice(Outcome.ADOPTED))
    take_office(cast.secretariat, row_of(cast, "Chair").id, Role.CHAIR)
    with pytest.raises(NotPermitted):
        declare_result(cast.chair, "A1", adopts("Ä1.1"))
    assert kinds(cast)[-2:] == ["role_taken", "role_taken"]


def test_who_loses_a_function_submits_and_withdraws_no_more_for_its_unit(cast: Cast) -> None:
    number, row, unit = cast.submits(twelve_to("15")), row_of(cast, "Member"), cast.member.units[0]
    mark = function_mark(function_of(cast.founder.conference, row.person, unit))
    take_function(cast.secretariat, row.id, unit, mark)
    with pytest.raises(NotPermitted):
        submit_amendment(cast.member, "A1", Submission(1, (twelve_to("20"),), unit=unit))
    with pytest.raises(NotPermitted):
        withdraw_amendment(cast.member, "A1", number)


def test_of_two_who_take_the_office_from_each_other_at_once_one_is_refused(cast: Cast, at_once) -> None:
    for turn in range(5):
        pair = [another_secretary(cast, f"{name}{turn}") for name in ("ada", "bea")]
        rows = [row_of(cast, f"{name}{turn}") for name in ("Ada", "Bea")]
        answers = at_once(
            partial(take_office, pair[0], rows[1].id, Role.SECRETARIAT),
            partial(take_office, pair[1], rows[0].id, Role.SECRETARIAT),
        )
        assert sorted(type(answer).__name__ for answer in answers) == ["NoneType", "NotPermitted"]
        still = [has_role(row.person, cast.founder.conference, Role.SECRETARIAT) for row in rows]
        assert sorted(still) == [False, True]


def test_of_giving_and_losing_ones_own_right_at_once_nothing_is_given_after_it_is_lost(cast: Cast, at_once) -> None:
    for turn in range(5):
        another, member = another_secretary(cast, f"ada{turn}"), row_of(cast, "Member").id
        role = (Role.COMMITTEE, Role.CHAIR, Role.COUNTING, Role.AUDITOR, Role.GUEST)[turn]
        at_once(
            partial(give_office, another, member, role),
            partial(take_office, cast.secretariat, row_of(cast, f"Ada{turn}").id, Role.SECRETARIAT),
        )
        assert kinds(cast)[-1] == "role_taken"


def test_what_somebody_was_given_meanwhile_counts_from_the_next_page_on(cast: Cast) -> None:
    """So a card gives nothing but its mandate, whatever else the person is who carries it."""
    by_card = replace(cast.secretariat, roles=frozenset({Role.GUEST, Role.DELEGATE}))
    with permitted(by_card, Action.READ_PUBLISHED) as (actor, _):
        assert actor.roles == {Role.GUEST}


def test_a_command_has_no_person_who_could_have_lost_anything(cast: Cast) -> None:
    with permitted(cast.founder, Action.MANAGE_PEOPLE) as (actor, _):
        assert actor == cast.founder


def test_how_the_conference_stands_is_read_again_where_that_matters(cast: Cast) -> None:
    close_conference(cast.secretariat)
    with permitted(cast.secretariat, Action.FOUND_CONFERENCE) as (actor, _):
        assert actor.conference_state is ConferenceState.CLOSED


def test_reading_it_again_is_one_query(cast: Cast) -> None:
    with permitted(cast.secretariat, Action.MANAGE_PEOPLE):
        pass
    for actor, wanted in ((cast.founder, 0), (cast.secretariat, 1)):
        with CountedQueries() as counted, permitted(actor, Action.MANAGE_PEOPLE):
            pass
        with CountedQueries() as bare, transaction(cast.founder.conference):
            pass
        assert counted.count - bare.count == wanted
