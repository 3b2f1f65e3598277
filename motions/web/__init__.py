"""What do all pages share: extensions, blueprints, and what their frame shows?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, g, request, url_for
from flask_babel import Babel, get_locale, gettext
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from motions.domain.permission import Role
from motions.web import (
    access,
    account,
    addresses,
    administration,
    adopted,
    amendments,
    card_sign_in,
    cards,
    conferences,
    drafts,
    errors,
    headers,
    history,
    links,
    mail_settings,
    mandates,
    motions,
    people,
    people_files,
    permissions,
    recommendations,
    results,
    session,
    start,
    units,
    wording,
)

MEGABYTE = 1024 * 1024
MOST_SENT = 6 * MEGABYTE
TRANSLATIONS = Path(__file__).parents[1] / "translations"
PAGES = (
    session,
    administration,
    start,
    motions,
    amendments,
    adopted,
    drafts,
    recommendations,
    results,
    account,
    addresses,
    card_sign_in,
    cards,
    conferences,
    links,
    mail_settings,
    mandates,
    people,
    permissions,
    units,
    history,
    people_files,
)

# The pages behind "Verwaltung".
LOOKED_AFTER = frozenset(
    {"administration", "people", "mandates", "units", "people_files", "cards", "conferences", "permissions"}
)

# The pages of signing in and of what belongs to oneself.
OWN = frozenset({"session", "links", "account", "addresses", "mail_settings", "card_sign_in"})

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
    babel.init_app(
        app, default_locale="de", default_timezone="Europe/Berlin", default_translation_directories=str(TRANSLATIONS)
    )
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
        SESSION_COOKIE_NAME="__Host-zeilentreu" if public.scheme == "https" else "zeilentreu",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=public.scheme == "https",
        MAX_CONTENT_LENGTH=MOST_SENT,
        MAX_FORM_MEMORY_SIZE=MOST_SENT,
        TRUSTED_HOSTS=[public.hostname] if public.hostname else None,
        WTF_CSRF_TIME_LIMIT=None,
        # Pages with secrets send no referrer; each form holds its token anyway.
        WTF_CSRF_SSL_STRICT=False,
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
        "account_address": url_for("account.index") if visit else "",
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
    """Lead to the motions, to what one may look after, and to what happened; the page one is on is marked."""
    here = request.blueprint
    elsewhere = {
        *LOOKED_AFTER,
        "drafts",
        "session",
        "links",
        "account",
        "addresses",
        "mail_settings",
        "history",
        "card_sign_in",
    }
    yield Entry(gettext("Anträge"), url_for("motions.index"), here not in elsewhere)
    if access.may("import_motion"):
        yield Entry(gettext("Antrag einlesen"), url_for("drafts.new"), here == "drafts")
    if access.may("read_people"):
        yield Entry(gettext("Verwaltung"), url_for("administration.index"), here in LOOKED_AFTER)
    yield Entry(gettext("Verlauf"), url_for("history.index"), here == "history")
