"""What do all pages share: extensions, blueprints, and what their frame shows?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, g, request, url_for
from flask_babel import Babel, get_locale, gettext
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from motions.domain.permission import Role
from motions.web import (
    access,
    adopted,
    amendments,
    drafts,
    errors,
    headers,
    motions,
    people_files,
    recommendations,
    results,
    session,
    start,
    wording,
)

MEGABYTE = 1024 * 1024
MOST_SENT = 6 * MEGABYTE
PAGES = (session, start, motions, amendments, adopted, drafts, recommendations, results, people_files)

csrf = CSRFProtect()
babel = Babel()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigation."""

    label: str
    address: str
    current: bool


def register(app: Flask) -> None:
    """Put the pages on the application."""
    _configure(app)
    csrf.init_app(app)
    babel.init_app(app, default_locale="de", default_timezone="Europe/Berlin")
    access.register(app)
    errors.register(app)
    headers.register(app)
    for pages in PAGES:
        app.register_blueprint(pages.blueprint)
    app.context_processor(_frame)
    app.add_template_filter(wording.with_firm_spaces, "firm")


def _configure(app: Flask) -> None:
    """Protect sessions, bound what may be sent, answer for one's own host only, and believe only named proxies."""
    public = urlsplit(app.config["BASE_URL"])
    app.config.update(
        SESSION_COOKIE_NAME="zeilentreu",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=public.scheme == "https",
        MAX_CONTENT_LENGTH=MOST_SENT,
        MAX_FORM_MEMORY_SIZE=MOST_SENT,
        TRUSTED_HOSTS=[public.hostname] if public.hostname else None,
        WTF_CSRF_TIME_LIMIT=None,
        BABEL_DEFAULT_LOCALE="de",
    )
    proxies = app.config["TRUSTED_PROXIES"]
    if proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies
        )


def _frame() -> dict[str, Any]:
    """Give what the frame around every page shows."""
    visit = access.visit()
    here = g.get("conference")
    return {
        "language": str(get_locale()),
        "home_name": here.name if here else "",
        "home_address": url_for("motions.index") if here else url_for("start.index"),
        "navigation": list(_navigation()) if here else [],
        "demo_mode": bool(here and here.is_demo),
        "person_name": g.actor.name if "actor" in g and visit else visit.name if visit else "",
        "person_role": _roles(),
        "sign_in_address": access.sign_in_address(),
        "sign_out_address": url_for("session.sign_out"),
    }


def _roles() -> str:
    """Name the roles of who has signed in; everybody is a guest, so that is said only of who is nothing else."""
    if "actor" not in g or g.actor.person is None:
        return ""
    roles = g.actor.roles - {Role.GUEST} or {Role.GUEST}
    return ", ".join(wording.role_words(role.value for role in roles))


def _navigation() -> Iterator[Entry]:
    yield Entry(gettext("Anträge"), url_for("motions.index"), request.blueprint not in ("drafts", "session"))
    if access.may("import_motion"):
        yield Entry(gettext("Antrag einlesen"), url_for("drafts.new"), request.blueprint == "drafts")
