"""Who asks for a page, at which conference, and may they see it?"""

from __future__ import annotations

from typing import Any

from flask import Flask, g, request, url_for
from flask_login import LoginManager, UserMixin, current_user

from motions.domain.actor import Actor
from motions.domain.permission import Action
from motions.services import load
from motions.store.tables import Conference, Person

login = LoginManager()


class SignedIn(UserMixin):
    """The person who has signed in, as the session knows them."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.id = person.id


def register(app: Flask) -> None:
    """Let every page with a conference in its address know the conference and who acts."""
    login.init_app(app)
    login.user_loader(_signed_in)
    app.url_value_preprocessor(_take_conference)
    app.url_defaults(_give_conference)
    app.add_template_global(may)


def _signed_in(person_id: str) -> SignedIn | None:
    person = load.person(int(person_id)) if person_id.isdecimal() else None
    return SignedIn(person) if person else None


def _take_conference(_: str | None, values: dict[str, Any] | None) -> None:
    if values is None or "conference" not in values:
        return
    found = load.conference(values.pop("conference"))
    g.actor = load.actor_in(found, person())
    g.conference = found


def _give_conference(endpoint: str, values: dict[str, Any]) -> None:
    from flask import current_app

    if "conference" in g and current_app.url_map.is_endpoint_expecting(endpoint, "conference"):
        values.setdefault("conference", g.conference.slug)


def person() -> Person | None:
    """Give the person who has signed in, None for a visitor."""
    return current_user.person if current_user.is_authenticated else None


def conference() -> Conference:
    """Give the conference the page belongs to."""
    found: Conference = g.conference
    return found


def actor() -> Actor:
    """Give who acts, in their roles at this conference."""
    acting: Actor = g.actor
    return acting


def may(action: str) -> bool:
    """Tell whether who acts may do this; `action` is the name of a permission, in small letters."""
    return "actor" in g and actor().may(Action[action.upper()])


def require(action: Action) -> None:
    """Let only those see the page who may do this.

    Raises NotPermitted, with the roles that may; visitors are then asked to sign in.
    """
    actor().permit(action)


def safe_return(address: str | None) -> str:
    """Give the address to go on to after signing in, if it is one of this site; else the start page.

    >>> safe_return("/erlbach/antraege/A1#z39"), safe_return("//elsewhere.example"), safe_return("https:/elsewhere")
    ('/erlbach/antraege/A1#z39', '/', '/')
    """
    wanted = address or "/"
    is_local = wanted.startswith("/") and wanted[1:2] not in ("/", "\\")
    return wanted if is_local and wanted.isprintable() else "/"


def sign_in_address() -> str:
    """Give the address of the sign-in page; from it one comes back to the page that is being read."""
    if "conference" not in g or request.method != "GET":
        return url_for("session.sign_in")
    return url_for("session.sign_in", weiter=request.full_path.rstrip("?"))
