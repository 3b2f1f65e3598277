"""Which answer does a person get when something is refused?"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, current_app, flash, g, make_response, redirect, render_template, request, url_for
from flask_babel import gettext
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from motions.domain.errors import Conflict, Invalid, NotConfirmed, NotFound, NotPermitted, NotPossible, Refused, TooMany
from motions.web.access import is_untraced

STATUS: dict[type[Refused], int] = {
    Invalid: 400,
    NotPermitted: 403,
    NotFound: 404,
    NotPossible: 409,
    Conflict: 409,
    TooMany: 429,
}


def register(app: Flask) -> None:
    """Map every error to an answer; this is the one place that does."""
    app.register_error_handler(SecurityError, foreign_host)
    app.register_error_handler(Refused, refused)
    app.register_error_handler(CSRFError, stale_form)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, broken)


def sentence_of(error: Refused) -> str:
    """Give the error's sentence in the reader's language."""
    return gettext(error.message, **error.values) if error.values else gettext(error.message)


def status_of(error: Refused) -> int:
    """Give the HTTP status of a refusal."""
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 400)


def refused(error: Refused) -> Response:
    """Answer a refusal: what cannot be known to exist is answered like an unknown address."""
    if isinstance(error, NotFound):
        return _not_found()
    if isinstance(error, NotPermitted):
        return _not_permitted(error)
    if isinstance(error, NotConfirmed):
        return _not_confirmed(error)
    status = status_of(error)
    title = gettext("So geht es nicht") if status == 400 else gettext("Das ist gerade nicht möglich")
    return _page(status, title, sentence_of(error))


def _not_permitted(error: NotPermitted) -> Response:
    """Ask a visitor to sign in and come back; the refusal's sentence tells everybody else who may."""
    if request.method in ("GET", "HEAD") and not current_user.is_authenticated:
        flash(gettext("Dafür müssen Sie sich anmelden."), "other")
        return make_response(redirect(url_for("session.sign_in", weiter=request.full_path.rstrip("?"))))
    return _page(403, gettext("Das ist Ihnen nicht erlaubt"), sentence_of(error))


def _not_confirmed(error: NotConfirmed) -> Response:
    """Lead to the page that makes sure who sits there, and from it back; what was sent has to be sent again."""
    flash(sentence_of(error), "other")
    routes = current_app.create_url_adapter(request)
    is_page = routes is not None and routes.test(method="GET")
    back = request.full_path.rstrip("?") if is_page else urlsplit(request.referrer or "").path
    return make_response(redirect(url_for("session.confirm", weiter=back)))


def stale_form(_: CSRFError) -> Response:
    """Answer a form whose protection is missing or too old."""
    return _page(
        400,
        gettext("Das Formular ist veraltet"),
        gettext("Bitte gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal ab."),
    )


def foreign_host(_: SecurityError) -> Response:
    """Answer a request under a name that is not this site's; without a name of its own no page can have links."""
    answer = make_response(gettext("Unter diesem Namen ist hier keine Seite."), 400)
    answer.content_type = "text/plain; charset=utf-8"
    return answer


def http_error(error: HTTPException) -> Response:
    """Answer an error of the protocol; redirects are no errors and go through."""
    if error.code is not None and error.code < 400 and error.response is not None:
        return make_response(error.get_response())
    if error.code == 404:
        return _not_found()
    known = {
        405: gettext("Diese Adresse kann so nicht aufgerufen werden."),
        413: gettext("Das ist zu groß: Erlaubt sind höchstens 5 MB."),
        400: gettext("Die Anfrage war unvollständig."),
    }
    sentence = known.get(error.code or 500, gettext("Die Anfrage konnte nicht beantwortet werden."))
    return _page(error.code or 500, gettext("So geht es nicht"), sentence)


def broken(error: Exception) -> Response:
    """Answer a fault of the program itself; the details go to the log and not to the page."""
    _note_fault("fault at %s", error)
    return _page(
        500,
        gettext("Da ist etwas kaputtgegangen"),
        gettext("Es wurde nichts gespeichert. Bitte versuchen Sie es noch einmal."),
    )


def _note_fault(sentence: str, error: Exception) -> None:
    """Log a fault; where nobody is to be traced it is not said when somebody was there: not at all."""
    if not is_untraced():
        current_app.logger.error(sentence, request.endpoint, exc_info=error)


def _not_found() -> Response:
    g.pop("conference", None)
    g.pop("actor", None)
    return _page(
        404, gettext("Diese Seite gibt es nicht"), gettext("Unter dieser Adresse ist nichts, was Sie sehen können.")
    )


def _page(status: int, title: str, sentence: str) -> Response:
    """Show an error; where even that fails, as without a database, say it plainly.

    Otherwise the framework would write the address to the log, and addresses of cards and links hold secrets.
    """
    template = "errors/_sentence.html" if request.headers.get("HX-Request") else "errors/error.html"
    try:
        return make_response(render_template(template, status=status, title=title, sentence=sentence), status)
    # Whatever keeps the page from being made, from the database to the template, the person gets the sentence.
    except Exception as error:
        _note_fault("fault in the error page of %s", error)
        answer = make_response(f"{title}. {sentence}", status)
        answer.content_type = "text/plain; charset=utf-8"
        return answer
