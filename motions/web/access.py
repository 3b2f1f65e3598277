"""Who asks for a page, at which conference, and may they see it?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from flask import Flask, current_app, g, request, url_for
from flask import session as kept
from flask_login import LoginManager, UserMixin, current_user, login_user
from werkzeug.routing import IntegerConverter

from motions.domain.actor import Actor
from motions.domain.errors import NotConfirmed, NotFound, NotPermitted
from motions.domain.permission import Action
from motions.services import load, sessions
from motions.store.tables import Conference, Person
from motions.store.visit import Visit

login = LoginManager()

LARGEST_ID = 2_147_483_647

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Guard:
    """Who sees a view, None for everyone, and how others are answered.

    Where it is hidden, others are answered like at an address that does not exist. What is dangerous needs somebody of
    whom it was made sure lately who they are. Of what is untraced it is not kept that anybody was there.
    """

    needs: Action | None
    is_hidden: bool = False
    is_dangerous: bool = False
    is_untraced: bool = False


_GUARDS: WeakKeyDictionary[Callable[..., Any], Guard] = WeakKeyDictionary()


def guard_of(view: Callable[..., Any] | None) -> Guard | None:
    """Give what a view says of who sees it; None for one that says nothing, as files do."""
    return _GUARDS.get(view) if view is not None else None


def is_untraced() -> bool:
    """Tell whether nothing is kept of who asks for the page that is asked for, nor when."""
    guard = guard_of(current_app.view_functions.get(request.endpoint or ""))
    return guard is not None and guard.is_untraced


class SignedIn(UserMixin):
    """Who has signed in, as the session knows them; the cookie holds nothing but the session's token."""

    def __init__(self, token: str, visit: Visit | None = None) -> None:
        self.id = token
        self.visit = visit


class IdConverter(IntegerConverter):
    """A number in an address that a database can hold; with a larger one there is no such page."""

    def __init__(self, map: Any, max: int = LARGEST_ID) -> None:
        super().__init__(map, max=max)


def register(app: Flask) -> None:
    """Let every page with a conference in its address know the conference and who acts."""
    app.url_map.converters["int"] = IdConverter
    login.init_app(app)
    # Sessions are kept and ended in the database; a phone that changes its network stays signed in.
    login.session_protection = None
    login.user_loader(_signed_in)
    app.url_value_preprocessor(_take_conference)
    app.url_defaults(_give_conference)
    app.add_template_global(may)


def _signed_in(token: str) -> SignedIn | None:
    found = load.visit(token, datetime.now(UTC))
    if found is None:
        return None
    if not is_untraced():
        sessions.note_use(found)
    return SignedIn(token, found)


def _take_conference(_: str | None, values: dict[str, Any] | None) -> None:
    if values is None or "conference" not in values:
        return
    found = load.conference(values.pop("conference"))
    g.actor = load.actor_in(found, visit())
    g.conference = found


def _give_conference(endpoint: str, values: dict[str, Any]) -> None:
    if "conference" in g and current_app.url_map.is_endpoint_expecting(endpoint, "conference"):
        values.setdefault("conference", g.conference.slug)


def needs(
    action: Action, *, hidden: bool = False, confirmed: bool = False, untraced: bool = False
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Let a view be seen by those only who may do this; every view says so, or that it is for `everyone`.

    To others it answers who may, or, where it is `hidden`, like an address that does not exist. What is dangerous needs
    somebody who has signed in, or been `confirmed`, within the last 15 minutes; others are asked to do so first. Where
    people vote in secret it is `untraced`: neither session nor log tells that somebody was there, or when.
    """

    def guard(view: Callable[P, T]) -> Callable[P, T]:
        @wraps(view)
        def guarded(*given: P.args, **named: P.kwargs) -> T:
            _require(action, hidden=hidden)
            if confirmed:
                _require_confirmed()
            return view(*given, **named)

        _GUARDS[guarded] = Guard(action, hidden, confirmed, untraced)
        return guarded

    return guard


def everyone(view: Callable[P, T]) -> Callable[P, T]:
    """Say of a view that it is for everyone, whoever they are."""
    _GUARDS.setdefault(view, Guard(None))
    return view


def confirmed(view: Callable[P, T]) -> Callable[P, T]:
    """Let a view that is for everyone who has signed in be seen only after it was made sure lately who that is."""

    @wraps(view)
    def guarded(*given: P.args, **named: P.kwargs) -> T:
        own_visit()
        _require_confirmed()
        return view(*given, **named)

    _GUARDS[guarded] = Guard(None, is_dangerous=True)
    return guarded


def _require(action: Action, *, hidden: bool) -> None:
    try:
        actor().permit(action)
    except NotPermitted as refusal:
        if hidden:
            raise NotFound("Diese Seite gibt es nicht.") from refusal
        raise


def _require_confirmed() -> None:
    found = visit()
    if found is None or not found.is_confirmed(datetime.now(UTC)):
        raise NotConfirmed("Bitte bestätigen Sie zuerst, dass Sie es sind; danach geht es hier weiter.")


def begin(token: str) -> None:
    """Let the browser hold the token of a session that has just begun, and nothing from before, which ends."""
    before = kept.get("_user_id")
    if before is not None:
        sessions.end_session(str(before))
    kept.clear()
    login_user(SignedIn(token))


def own_visit() -> Visit:
    """Give who has signed in; raises NotPermitted for a visitor who has not."""
    found = visit()
    if found is None:
        raise NotPermitted("Dafür müssen Sie sich anmelden.")
    return found


def visit() -> Visit | None:
    """Give who has signed in, None for a visitor who has not."""
    return current_user.visit if current_user.is_authenticated else None


def person() -> Person | None:
    """Give the person who has signed in, None for a visitor and for who carries a card."""
    found = visit()
    return found.person if found else None


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
