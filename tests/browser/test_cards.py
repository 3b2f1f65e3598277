from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, ViewportSize, expect

from motions.domain.card import in_groups
from motions.services.cards import FreshCard, issue_cards
from motions.store import embedded
from motions.store.database import initialise, transaction
from motions.store.tables import Mandate
from tests.browser.serving import served
from tests.services.cast import a_cast

PHONE = ViewportSize(width=390, height=844)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[tuple[str, FreshCard]]:
    """Give the address of a server, outside demo mode, and the card of mandate 114."""
    fresh: list[FreshCard] = []

    def fill() -> None:
        cast = a_cast()
        with transaction() as session:
            session.add(Mandate(conference_id=cast.founder.conference, number=114))
        fresh.extend(issue_cards(cast.secretariat))

    app = Flask("zeilentreu")
    app.config.update(SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path / 'hall.sqlite'}", SECRET_KEY="browser tests")
    initialise(app)
    with app.app_context():
        embedded.make(tmp_path / "hall.sqlite", fill)
        embedded.close()
    with served(tmp_path / "hall.sqlite") as address:
        yield address, fresh[0]


@pytest.fixture
def phones(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """Give the browsers of two phones."""
    contexts = [browser.new_context(locale="de-DE", viewport=PHONE, has_touch=True, is_mobile=True) for _ in "12"]
    first, second = (context.new_page() for context in contexts)
    yield first, second
    for context in contexts:
        context.close()


def test_a_delegate_scans_the_card_and_signs_in_and_another_phone_does_not(hall, phones: tuple[Page, Page]) -> None:
    (site, card), (phone, other) = hall, phones
    phone.goto(f"{site}/karte/{card.code}")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Anmelden als Mandat 114")
    expect(phone.get_by_role("main").get_by_text("Parteitag erlbach")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    phone.get_by_role("main").get_by_role("button", name="Anmelden").tap()
    expect(phone.get_by_role("banner").get_by_text("Mandat 114")).to_be_visible()
    expect(phone.get_by_role("status")).to_have_text("Sie sind als Mandat 114 angemeldet.")

    other.goto(f"{site}/karte/{card.code}")
    expect(other.get_by_text("Zähltisch freigeben")).to_be_visible()
    expect(other.get_by_role("main").get_by_role("button")).to_have_count(0)


def test_a_delegate_types_the_code_where_the_camera_fails(hall, phones: tuple[Page, Page]) -> None:
    (site, card), (phone, _) = hall, phones
    phone.goto(f"{site}/karte")
    phone.get_by_label("Code").fill(" ".join(in_groups(card.code)[:-1]).lower())
    phone.get_by_role("button", name="Weiter").tap()
    said = re.compile("Ein Code hat 28 Zeichen, das hier sind 24")
    expect(phone.get_by_text(said)).to_be_visible()
    expect(phone.get_by_label("Code")).to_be_focused()
    expect(phone.get_by_label("Code")).to_have_accessible_description(said)
    phone.get_by_label("Code").fill(" ".join(in_groups(card.code)).lower())
    phone.get_by_role("button", name="Weiter").tap()
    phone.get_by_role("main").get_by_role("button", name="Anmelden").tap()
    expect(phone.get_by_role("banner").get_by_text("Mandat 114")).to_be_visible()
