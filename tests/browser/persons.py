"""What do persons do in the browser, step by step, finding everything by what the screen says?"""

from __future__ import annotations

import io
import re

import pypdfium2
from playwright.sync_api import Page, expect


def sign_in_as(page: Page, site: str, role: str) -> None:
    page.goto(f"{site}/anmelden")
    page.get_by_role("button", name=role, exact=True).click()
    expect(page.get_by_role("button", name="Abmelden")).to_be_visible()


def open_motion(page: Page, number: str = "A1") -> None:
    page.get_by_role("link", name="Anträge").click()
    row = page.get_by_role("row").filter(has=page.get_by_role("cell", name=number, exact=True))
    row.get_by_role("rowheader").get_by_role("link").click()


def open_view(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Ansicht").first.get_by_role("link", name=name).click()


def rewrite(page: Page, lines: str, old: str, new: str, reason: str) -> str:
    """Amend lines of the motion that is open, and give the number the amendment gets."""
    page.get_by_label("Zeilen ändern").fill(lines)
    page.get_by_role("button", name="Ändern", exact=True).click()
    # The preview listens once the page is complete; whoever types sooner is heard with the next key.
    page.wait_for_load_state("load")
    wording = page.get_by_label("Neuer Wortlaut")
    wording.fill(wording.input_value().replace(old, new))
    expect(page.locator("ins")).to_contain_text(new)
    expect(page.locator("del")).to_contain_text(old)
    page.get_by_label("Begründung").fill(reason)
    page.get_by_role("button", name="Einreichen").click()
    message = page.get_by_role("status").filter(has_text="ist eingereicht")
    expect(message).to_be_visible()
    found = re.search(r"Ä\d+", message.inner_text())
    assert found
    return found[0]


def recommend_adoption(page: Page, number: str, reason: str) -> None:
    open_view(page, "Voten")
    row = page.locator("[data-row]").filter(has=page.get_by_role("link", name=number, exact=True))
    row.get_by_label("Begründung des Votums").fill(reason)
    row.get_by_role("button", name="Annahme").click()
    expect(row.get_by_text("gespeichert")).to_be_visible()


def call(page: Page, number: str) -> None:
    open_view(page, "Abstimmung")
    page.get_by_role("navigation", name="Reihenfolge").get_by_role("link", name=re.compile(rf"^{number}\b")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)


def pdf_words(page: Page, link: str) -> str:
    address = page.get_by_role("link", name=link).get_attribute("href")
    answer = page.request.get(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + str(address))
    assert answer.headers["content-type"] == "application/pdf"
    with pypdfium2.PdfDocument(io.BytesIO(answer.body())) as document:
        return "\n".join(sheet.get_textpage().get_text_bounded() for sheet in document)
