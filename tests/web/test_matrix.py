"""Does every route answer every role as the one table of permissions says?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from motions.domain.facts import Audience
from motions.domain.permission import GIVEN_ROLES, PERMISSIONS, Action, Role, may
from motions.domain.workflow import ConferenceState
from motions.services.conferences import close_conference
from motions.services.people import give_role
from motions.store.database import transaction
from motions.store.journal import entries, head
from motions.store.tables import Conference, Mandate
from motions.web.access import guard_of, safe_return
from tests.web.furnished import WORDS, furnish
from tests.web.routes import Route, routes, views
from tests.web.small import Small, small_conference

TOKEN = re.compile(r'name="csrf_token" value="[^"]*"')
VISITOR, STRANGER = "visitor", "stranger"
CHANGES_THE_STATE = {Action.CLOSE_CONFERENCE, Action.REOPEN_CONFERENCE}
WRITTEN_WHEN_CLOSED = {"people_exported", "journal_exported"}
WHO = (*(role.value for role in Role), VISITOR, STRANGER)


@dataclass
class Hall:
    """A conference with one person for each role, a visitor, and somebody who takes part elsewhere only."""

    small: Small
    numbers: dict[str, int]
    browsers: dict[str, FlaskClient] = field(default_factory=dict)

    @property
    def routes(self) -> list[Route]:
        """Every route below the conference, to something that is there."""
        return routes(self.small.app, "erlbach", self.numbers, WORDS)

    def open(self) -> None:
        """Let the conference go on, if a form has closed it."""
        with self.small.app.app_context(), transaction() as session:
            session.execute(update(Conference).values(state=ConferenceState.OPEN))


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with small_conference(tmp_path_factory.mktemp("matrix")) as small:
        made = Hall(small, furnish(small))
        founder = small.cast.founder
        with small.app.app_context():
            persons = {
                role.value: give_role(founder, f"only-{role.value}@erlbach.example", role, name=f"Nur {role.word}")
                for role in GIVEN_ROLES
            }
            persons[Role.DELEGATE.value] = give_role(founder, "delegate@erlbach.example", Role.GUEST, name="Delegierte")
            with transaction() as session:
                session.add(Mandate(conference_id=founder.conference, number=2, holder_id=persons[Role.DELEGATE.value]))
            persons[STRANGER] = small.stranger()
        made.browsers = {name: small.browser_of(person) for name, person in persons.items()}
        made.browsers[VISITOR] = small.app.test_client()
        yield made


def roles_of(who: str) -> set[Role]:
    return set() if who in (VISITOR, STRANGER) else {Role(who)}


def expected(route: Route, who: str) -> str:
    """Say how a route answers: let in, hidden, forbidden, or led to the page to sign in."""
    if (route.endpoint, who) in NOT_THEIR_OWN:
        return "forbidden"
    if route.needs is None or may(roles_of(who), route.needs):
        return "let in"
    if route.is_hidden:
        return "hidden"
    return "asked to sign in" if who == VISITOR and route.method == "GET" else "forbidden"


# Where the table lets in, and it is looked who it is: an amendment is withdrawn by whoever may act for its submitter.
NOT_THEIR_OWN = {("amendments.withdraw", Role.MEMBER.value)}


def answer(route: Route, browser: FlaskClient) -> str:
    """Ask, and say how it answered; a form sent empty is let in, too, if it is refused for what is missing."""
    given = browser.open(route.address, method=route.method)
    if given.status_code == 403:
        return "forbidden"
    if given.status_code == 302 and given.location.startswith("/anmelden"):
        return "asked to sign in"
    if given.status_code == 404:
        return "hidden"
    return "let in" if given.status_code < 500 else f"broken ({given.status_code})"


def test_every_view_says_what_it_needs_or_that_it_is_for_everyone(hall: Hall) -> None:
    assert [endpoint for endpoint, view in views(hall.small.app) if guard_of(view) is None] == []


def test_no_view_below_a_conference_is_without_permission(hall: Hall) -> None:
    found = hall.routes
    assert len(found) > 60
    assert [route.address for route in found if route.needs is None] == []


def test_nobody_without_permission_is_let_in_and_whoever_has_it_is_not_turned_away(hall: Hall) -> None:
    """Pages are asked for first, when everything is there; of a form that is sent empty, something may not be found."""
    wrong = []
    for route in hall.routes:
        for who in WHO:
            wanted, given = expected(route, who), answer(route, hall.browsers[who])
            is_right = given == wanted or (route.method == "POST" and wanted == "let in" and given == "hidden")
            if not is_right:
                wrong.append((route.method, route.address, who, wanted, given))
            if route.endpoint == "conferences.close":
                hall.open()
    assert wrong == [], wrong


def test_a_visitor_comes_back_to_the_page_for_which_they_were_asked_to_sign_in(hall: Hall) -> None:
    visitor, found = hall.browsers[VISITOR], 0
    for route in hall.routes:
        if expected(route, VISITOR) != "asked to sign in":
            continue
        for address in (route.address, f"{route.address}?ansicht=alle"):
            led = urlsplit(visitor.get(address).location)
            back = parse_qs(led.query)["weiter"][0]
            assert (led.netloc, led.path) == ("", "/anmelden")
            assert unquote(back) == unquote(address)
            assert safe_return(back) == back
        assert visitor.head(route.address).status_code == 302
        found += 1
    assert found >= 10


def test_what_is_hidden_is_to_visitors_and_to_the_wrong_persons_as_if_it_were_nowhere(hall: Hall) -> None:
    """A draft of which nobody but the secretariat may know is answered like an address that does not exist."""
    hidden = [route for route in hall.routes if route.is_hidden]
    assert {route.method for route in hidden} == {"GET", "POST"}
    for who in (VISITOR, STRANGER, Role.GUEST.value, Role.MEMBER.value, Role.CHAIR.value):
        browser = hall.browsers[who]
        browser.get("/erlbach/gibt-es-nicht")
        nowhere = browser.get("/erlbach/gibt-es-nicht")
        for route in hidden:
            given = browser.open(route.address, method=route.method)
            assert (given.status_code, TOKEN.sub("", given.text)) == (404, TOKEN.sub("", nowhere.text)), (who, route)


def test_a_closed_conference_can_be_read_and_is_changed_by_nobody(hall: Hall) -> None:
    """One person with every role asks for everything: what the table leaves open is answered, the rest is refused."""
    with hall.small.app.app_context():
        founder = hall.small.cast.founder
        everybody = hall.small.with_every_role(founder, "all@erlbach.example")
        close_conference(founder)
        before = head(founder.conference).number
    browser = hall.small.browser_of(everybody)
    wrong = []
    for route in hall.routes:
        if route.needs in CHANGES_THE_STATE:
            continue
        goes_on = route.needs is None or PERMISSIONS[route.needs].when_closed
        given = browser.open(route.address, method=route.method)
        is_refused = given.status_code == 409 and "Die Konferenz ist abgeschlossen." in given.text
        if is_refused == goes_on or given.status_code >= 500:
            wrong.append((route.method, route.address, given.status_code))
    hall.open()
    assert wrong == [], wrong
    with hall.small.app.app_context():
        assert {entry.kind for entry in entries(founder.conference, Audience, before)} <= WRITTEN_WHEN_CLOSED


@pytest.mark.parametrize("action", Action)
def test_every_permission_is_asked_for_somewhere(hall: Hall, action: Action) -> None:
    asked = {guard.needs for _, view in views(hall.small.app) if (guard := guard_of(view))}
    assert action in asked | ONLY_INSIDE


# What no route needs by itself: it widens what another permission lets in.
ONLY_INSIDE = {Action.SUBMIT_FOR_ANY_UNIT}
