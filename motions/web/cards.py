"""Which mandates have cards, and how are they printed?"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from motions.domain.card import CardState
from motions.domain.permission import Action
from motions.exports.cards import PrintedCard, cards_pdf
from motions.services import cards
from motions.services.cards import FreshCard
from motions.web.access import actor, conference, needs
from motions.web.forms import id_in
from motions.web.site import site_address

PAGE = 100
LOOKS = {
    CardState.NONE: "lapsed",
    CardState.ISSUED: "pending",
    CardState.USED: "adopted",
    CardState.RELEASED: "referred",
    CardState.VOID: "rejected",
}

blueprint = Blueprint("cards", __name__, url_prefix="/<conference>/karten")


@blueprint.get("")
@needs(Action.RELEASE_CARD)
def index() -> str:
    """List the mandates with the state of their cards, a hundred a page; a number finds one."""
    wanted = request.args.get("suche", "")
    every = cards.overview(actor())
    found = cards.overview(actor(), wanted) if wanted.strip() else every
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, request.args.get("seite", 1, int)), pages)
    counts = [(state.word, sum(line.state is state for line in every)) for state in CardState]
    return render_template(
        "cards/index.html",
        lines=found[(page - 1) * PAGE : page * PAGE],
        looks=LOOKS,
        wanted=wanted,
        page=page,
        pages=pages,
        counts=[(word, count) for word, count in counts if count],
        total=len(every),
        without=sum(not line.is_in_force for line in every),
    )


@blueprint.post("/drucken")
@needs(Action.ISSUE_CARDS, confirmed=True)
def issue() -> ResponseReturnValue:
    """Issue cards to the chosen mandates, or to all without one, and answer with the sheet to be printed."""
    site = site_address()
    chosen = None if "alle" in request.form else _chosen()
    return _sheet(cards.issue_cards(actor(), chosen), site)


@blueprint.post("/sperren")
@needs(Action.ISSUE_CARDS, confirmed=True)
def void() -> ResponseReturnValue:
    """Void the card of a mandate."""
    number = cards.void_card(actor(), _mandate())
    flash(gettext("Die Karte von Mandat %(number)d ist ungültig.", number=number), "success")
    return _back()


@blueprint.post("/freigeben")
@needs(Action.RELEASE_CARD)
def release() -> ResponseReturnValue:
    """Let the card of a mandate sign in on one more device."""
    number = cards.release_card(actor(), _mandate())
    flash(
        gettext(
            "Die Karte von Mandat %(number)d meldet auf einem weiteren Gerät an; das erste ist dann abgemeldet.",
            number=number,
        ),
        "success",
    )
    return _back()


def _chosen() -> list[int]:
    """Give the mandates to issue cards to: the one whose button was pressed, or those that are ticked."""
    return [id_in(typed) or 0 for typed in request.form.getlist("mandat") or request.form.getlist("auswahl")]


def _mandate() -> int:
    return id_in(request.form.get("mandat")) or 0


def _back() -> ResponseReturnValue:
    wanted, page = request.form.get("suche", ""), request.form.get("seite", 1, int)
    return redirect(url_for("cards.index", suche=wanted or None, seite=page if page > 1 else None), 303)


def _sheet(fresh: tuple[FreshCard, ...], site: str) -> Response:
    """Answer with the PDF, which no browser or proxy keeps: what stands on it is kept nowhere else."""
    printed = [_printed(card, site) for card in fresh]
    pdf = cards_pdf(conference().name, printed, _words(urlsplit(site).netloc))
    answer = make_response(pdf)
    answer.content_type = "application/pdf"
    name = gettext("Karten %(conference)s.pdf", conference=conference().slug)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _printed(card: FreshCard, site: str) -> PrintedCard:
    return PrintedCard(
        heading=gettext("Mandat %(number)d", number=card.mandate),
        unit=card.unit,
        name=card.name,
        public_number=card.public_number,
        address=site + url_for("card_sign_in.ask", secret=card.code),
        code=card.code,
    )


def _words(host: str) -> dict[str, str]:
    return {
        "title": gettext("Karten"),
        "sheet": gettext(
            "an den Kreuzen schneiden, dann die rechte Lasche nach links auf den Code falten und am Rand zukleben"
        ),
        "number": gettext("Nummer der Karte"),
        "number_picture": gettext("Die Nummer der Karte als QR-Code, für den Zähltisch"),
        "how": gettext(
            "So melden Sie sich an: Lasche öffnen, den Code darunter mit dem Telefon scannen, dann „Anmelden“ drücken. "
            "Zeigen Sie den Code niemandem."
        ),
        "inside": gettext("Innen:\nzum Anmelden"),
        "code_picture": gettext("Der geheime Code zum Anmelden als QR-Code"),
        "typed": gettext("oder eintippen unter"),
        "address": host + url_for("card_sign_in.type_code"),
        "flap": gettext("Nach links auf den Code falten und zukleben"),
    }
