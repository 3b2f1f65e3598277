"""How does a test of a page get a small conference of its own, and browsers of those who take part in it?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from motions.domain.actor import Actor
from motions.domain.deliberation import Deliberation
from motions.domain.permission import GIVEN_ROLES, Role
from motions.domain.proposal import Proposal
from motions.services.conferences import create_conference
from motions.services.people import give_role
from motions.store.database import db
from motions.store.migration import upgrade
from motions.store.people import person_by_id
from tests.services.cast import Cast, a_cast
from tests.store.builders import CountedQueries
from tests.web.conftest import application, browser_of

A1 = "/erlbach/antraege/A1"


@dataclass(frozen=True)
class Small:
    """An application with nothing but the conference of the use cases' tests and its motion A1."""

    app: Flask
    cast: Cast

    def browser(self, who: Actor) -> FlaskClient:
        return self.browser_of(who.person or 0)

    def browser_of(self, person_id: int) -> FlaskClient:
        with self.app.app_context():
            person = person_by_id(person_id)
            assert person is not None
            return browser_of(self.app, person)

    def stranger(self) -> int:
        """Let somebody take part in another conference only, and give their id."""
        other = create_conference("neustadt", "Parteitag Neustadt", is_public=False)
        return give_role(other, "stranger@neustadt.example", Role.SECRETARIAT, name="Fremd")

    def with_every_role(self, founder: Actor, email: str) -> int:
        """Let somebody have every role that is given by name, and give their id."""
        with self.app.app_context():
            return max(give_role(founder, email, role, name="Alle") for role in GIVEN_ROLES)

    def arguments_of(self, endpoint: str) -> set[str]:
        rules = self.app.url_map.iter_rules(endpoint)
        return {name for rule in rules for name in rule.arguments} - {"conference"}

    def submits(self, *proposals: Proposal, reason: str = "", indivisible: bool = False) -> str:
        with self.app.app_context():
            return self.cast.submits(*proposals, reason=reason, indivisible=indivisible)

    @property
    def deliberation(self) -> Deliberation:
        with self.app.app_context():
            return self.cast.deliberation


@contextmanager
def small_conference(folder: Path) -> Iterator[Small]:
    """Set the conference up in a new database in the folder."""
    file = folder / "small.sqlite"
    upgrade(f"sqlite:///{file}")
    app = application(file)
    with app.app_context():
        cast = a_cast()
    yield Small(app, cast)
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def queries_of(small: Small, client: FlaskClient, address: str) -> int:
    """Count the queries of a page that was asked for once before."""
    client.get(address)
    with small.app.app_context(), CountedQueries() as counted:
        assert client.get(address).status_code == 200
    return counted.count
