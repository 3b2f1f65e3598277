"""Does a person get in with a phone: by a link from a mail, then by the password they set?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.serving import copy_of, served

EMAIL = "ole.prantke@erlbach.example"
NAME = "Ole Prantke"
PASSWORD = "Sieben Brunnen im Hof"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Give a page as wide as a phone that runs no scripts."""
    context = browser.new_context(locale="de-DE", viewport=PHONE, has_touch=True, java_script_enabled=False)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def link_in_the_last_mail(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        ((body,),) = connection.execute("SELECT body FROM mail ORDER BY id DESC LIMIT 1")
    return next(line for line in str(body).splitlines() if "/link/" in line)


def fits(page: Page) -> bool:
    """Tell whether nothing on the page is wider than the screen."""
    box = page.locator("body").bounding_box()
    return box is not None and box["width"] <= PHONE["width"]


def test_in_by_a_link_then_by_the_password_that_was_set(phone: Page, sample_database: Path, tmp_path: Path) -> None:
    database = copy_of(sample_database, tmp_path)
    with served(database) as site:
        phone.goto(f"{site}/anmelden")
        phone.get_by_role("link", name="Passwort vergessen?").click()
        phone.get_by_label("E-Mail-Adresse").fill(EMAIL)
        phone.get_by_role("button", name="Link schicken").click()
        expect(phone.get_by_role("heading", level=1)).to_have_text("Bitte sehen Sie in Ihre Mails")

        link = link_in_the_last_mail(database)
        phone.goto(link)
        assert fits(phone)
        phone.get_by_role("button", name=f"Anmelden als {NAME}").click()

        expect(phone.get_by_role("heading", level=1)).to_have_text("Passwort setzen")
        phone.get_by_label("Neues Passwort").fill(PASSWORD)
        phone.get_by_label("Noch einmal").fill(PASSWORD)
        phone.get_by_role("button", name="Passwort setzen").click()
        expect(phone.get_by_role("heading", level=1)).to_have_text("Ihr Konto")
        expect(phone.get_by_text("dieses Gerät")).to_be_visible()
        assert fits(phone)

        phone.goto(link)
        expect(phone.get_by_text("Dieser Link gilt nicht mehr")).to_be_visible()
        phone.get_by_role("button", name="Abmelden").first.click()

        phone.goto(f"{site}/anmelden")
        phone.get_by_role("textbox", name="E-Mail-Adresse").fill(EMAIL)
        phone.get_by_label("Passwort", exact=True).fill(PASSWORD)
        phone.get_by_role("button", name="Anmelden", exact=True).click()
        expect(phone.locator(".who")).to_contain_text(NAME)
