"""Is every conference closed to the others, on every route, in page and time?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from motions.domain.proposal import Replace
from motions.services.drafts import import_motion
from motions.store.database import transaction
from motions.store.journal import last_hashes
from motions.store.tables import Conference, Mandate
from tests.services.cast import PRINTED
from tests.store.builders import CountedQueries
from tests.web.routes import Route, routes
from tests.web.small import Small, small_conference

TOKEN = re.compile(r'name="csrf_token" value="[^"]*"')
UNKNOWN = "/gibt-es-nicht/antraege"


@dataclass
class TwoConferences:
    """A conference that is not public with something of everything, and the browser of another one's secretariat."""

    small: Small
    stranger: FlaskClient

    @property
    def theirs(self) -> list[Route]:
        return routes(self.small.app, "erlbach")

    @property
    def journal(self) -> dict[str, str]:
        with self.small.app.app_context():
            return last_hashes(self.small.cast.founder.conference)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoConferences]:
    with small_conference(tmp_path_factory.mktemp("two")) as small:
        small.submits(Replace("8", "13", quote="12"))
        with small.app.app_context():
            import_motion(small.cast.secretariat, PRINTED.replace(b"A1", b"A2"))
            with transaction() as session:
                session.execute(update(Conference).values(is_public=False))
                session.add(Mandate(conference_id=small.cast.founder.conference, number=1))
            stranger = small.stranger()
        yield TwoConferences(small, small.browser_of(stranger))


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


def test_what_belongs_to_another_conference_is_not_found_under_ones_own(two: TwoConferences) -> None:
    """Their ids are all 1, which were given first; their motion is A1, and the other conference has none."""
    before = two.journal
    found = []
    for route in routes(two.small.app, "neustadt"):
        if not two.small.arguments_of(route.endpoint):
            continue
        status = two.stranger.open(route.address, method=route.method).status_code
        # A form that is refused for what is missing in it, or at its step to sign in again, has told nothing either.
        if status != 404 and not (route.method == "POST" and status in (400, 403)) and status != 403:
            found.append((route.method, route.address, status))
    assert found == []
    assert two.journal == before


def test_their_ids_in_forms_of_ones_own_change_nothing_there(two: TwoConferences) -> None:
    names = ("unit", "unit_id", "parent", "person", "person_id", "participant", "holder", "deputy", "mandate", "card")
    before = two.journal
    for route in routes(two.small.app, "neustadt"):
        if route.method == "POST" and not route.endpoint.startswith("conferences."):
            two.stranger.post(route.address, data=dict.fromkeys(names, "1"))
    assert two.journal == before
