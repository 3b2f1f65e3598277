"""Is every conference closed to the others, on every route, in page and time?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from motions.services.conferences import create_conference
from motions.store.database import transaction
from motions.store.journal import last_hashes
from motions.store.tables import Conference
from tests.store.builders import CountedQueries
from tests.web.furnished import WORDS, furnish
from tests.web.routes import Route, routes
from tests.web.small import Small, small_conference

TOKEN = re.compile(r'name="csrf_token" value="[^"]*"')
UNKNOWN = "/gibt-es-nicht/antraege"
# Words in addresses that name nothing of a conference.
KINDS_OF_FILES = {"kind", "ending"}
NOWHERE = {"motion": "Z99", "amendment": "Ä99"}


class Answer(NamedTuple):
    """How an address was answered, whatever numbers stand in it."""

    method: str
    endpoint: str
    status: int
    location: str | None
    text: str


@dataclass
class TwoConferences:
    """A conference that is not public with something of everything, and the browser of another one's secretariat."""

    small: Small
    numbers: dict[str, int]
    insider: int
    stranger: FlaskClient

    @property
    def theirs(self) -> list[Route]:
        return routes(self.small.app, "erlbach", self.numbers, WORDS)

    @property
    def journal(self) -> dict[str, str]:
        with self.small.app.app_context():
            return last_hashes(self.small.cast.founder.conference)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoConferences]:
    with small_conference(tmp_path_factory.mktemp("two")) as small:
        numbers = furnish(small)
        with small.app.app_context():
            with transaction() as session:
                session.execute(update(Conference).values(is_public=False))
            other = create_conference("neustadt", "Parteitag Neustadt", is_public=False)
            stranger = small.with_every_role(other, "stranger@neustadt.example")
            insider = small.with_every_role(small.cast.founder, "insider@erlbach.example")
        yield TwoConferences(small, numbers, insider, small.browser_of(stranger))


def seen(browser: FlaskClient, method: str, address: str) -> tuple[int, str, list[str]]:
    answer = browser.open(address, method=method)
    return answer.status_code, TOKEN.sub("", answer.text), [name for name, _ in answer.headers]


def queries(two: TwoConferences, method: str, address: str) -> int:
    with two.small.app.app_context(), CountedQueries() as counted:
        two.stranger.open(address, method=method)
    return counted.count


def test_to_whoever_takes_no_part_every_address_is_one_that_does_not_exist(two: TwoConferences) -> None:
    visitor = two.small.app.test_client()
    for browser in (two.stranger, visitor):
        browser.get(UNKNOWN)
        unknown = {method: seen(browser, method, UNKNOWN) for method in ("GET", "POST")}
        assert unknown["GET"][0] == 404
        differing = [
            (route.method, route.address)
            for route in two.theirs
            if seen(browser, route.method, route.address) != unknown["GET"]
        ]
        assert differing == []


def test_it_takes_as_many_queries_to_say_so(two: TwoConferences) -> None:
    two.stranger.get(UNKNOWN)
    wanted = queries(two, "GET", UNKNOWN)
    assert {queries(two, route.method, route.address) for route in two.theirs} == {wanted}


def same_as(two: TwoConferences, numbers: dict[str, int], words: dict[str, str], otherwise: int) -> Iterator[Answer]:
    """Ask for everything below the other person's own conference that is named in this way."""
    for route in routes(two.small.app, "neustadt", numbers, words, otherwise=otherwise):
        if two.small.arguments_of(route.endpoint) - KINDS_OF_FILES:
            given = two.stranger.open(route.address, method=route.method)
            yield Answer(route.method, route.endpoint, given.status_code, given.location, TOKEN.sub("", given.text))


def test_what_belongs_to_another_conference_is_to_ones_own_as_if_it_were_nowhere(two: TwoConferences) -> None:
    """Who asks has every role, so that nothing is refused before it is looked for."""
    before = two.journal
    theirs = list(same_as(two, two.numbers, WORDS, otherwise=1))
    nowhere = list(same_as(two, dict.fromkeys(two.numbers, 999_999), WORDS | NOWHERE, otherwise=999_999))
    assert len(theirs) > 30
    assert theirs == nowhere
    assert {answer.status for answer in theirs} <= {302, 400, 404}
    assert two.journal == before


def test_all_of_it_is_there_for_whoever_takes_part(two: TwoConferences) -> None:
    """Without this the tests above could be about nothing."""
    own = two.small.browser_of(two.insider)
    wanted = [route for route in two.theirs if route.method == "GET" and two.small.arguments_of(route.endpoint)]
    missing = [route.address for route in wanted if own.get(route.address).status_code == 404]
    assert missing == []


def test_a_number_larger_than_any_is_not_found_either(two: TwoConferences) -> None:
    own = two.small.browser_of(two.insider)
    for route in routes(two.small.app, "erlbach", {}, WORDS, otherwise=10**30):
        if two.small.arguments_of(route.endpoint) and route.method == "GET":
            assert own.get(route.address).status_code < 500, route


def test_their_ids_in_forms_of_ones_own_change_nothing_there(two: TwoConferences) -> None:
    names = ("unit", "unit_id", "parent", "person", "person_id", "participant", "holder", "deputy", "mandate", "card")
    before = two.journal
    for route in routes(two.small.app, "neustadt", two.numbers, WORDS):
        if route.method == "POST" and not route.endpoint.startswith("conferences."):
            two.stranger.post(route.address, data=dict.fromkeys(names, "1"))
    assert two.journal == before
